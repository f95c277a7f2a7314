"""``sphinx-beliefs snippets`` and ``schema``: files for editors, made from the tables of the code."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from small_sites import make_site, run

from sphinx_beliefs.command.front_matter_schema import KEY_HELP
from sphinx_beliefs.extension import DIRECTIVES
from sphinx_beliefs.model.fields.topic_fields import TOPIC_KEYS
from sphinx_beliefs.model.records.item_options import ITEM_OPTIONS

if TYPE_CHECKING:
    from pathlib import Path

_STOP = re.compile(r"\$\{\d+:(?P<text>[^}]*)\}|\$\{\d+\|(?P<first>[^,|]*)[^}]*\}|\$0")


def snippets() -> dict[str, dict[str, Any]]:
    result = run("snippets", "--vscode")
    assert result.exit_code == 0
    found: dict[str, dict[str, Any]] = json.loads(result.stdout)
    return found


def expanded(snippet: dict[str, Any]) -> str:
    """The text that an editor writes if nothing is filled in."""
    text = "\n".join(snippet["body"])
    text = _STOP.sub(lambda match: match["text"] or match["first"] or "", text)
    return text.replace("\\$", "$").replace("\\\\", "\\")


def test_there_is_a_snippet_for_each_directive_option_list_and_page() -> None:
    found = snippets()
    for language in ("Markdown", "reStructuredText"):
        assert found.keys() >= {f"{name} ({language})" for name in DIRECTIVES}
        assert found.keys() >= {f"{kind.value}-entry ({language})" for kind in ITEM_OPTIONS}
        assert {f"topic-page ({language})", f"topic-page-lists ({language})"} <= found.keys()
    options = {option for names in ITEM_OPTIONS.values() for option in names}
    assert found.keys() >= {f":{option}:" for option in options}
    assert found[":direction:"]["body"] == [":direction: ${1|up,down,either|}"]
    assert found[":normative:"]["body"] == [":normative:"]
    for snippet in found.values():
        assert snippet.keys() == {"prefix", "scope", "body", "description"}
        assert snippet["description"]


@pytest.mark.parametrize("language", ["Markdown", "reStructuredText"])
def test_what_a_snippet_writes_can_be_built_as_it_is(tmp_path: Path, language: str) -> None:
    suffix = "md" if language == "Markdown" else "rst"
    conf = "beliefs_sections = True\nbeliefs_topics = ['pages/*']\n"
    make_site(tmp_path, {"first": "# First\n"}, conf)
    names = []
    for name, snippet in snippets().items():
        if language not in name or name.startswith(("topic-meta", "credence-log")):
            continue
        text = expanded(snippet)
        if not name.startswith("topic-page"):
            head = "# Page\n\n" if suffix == "md" else "Page\n====\n\n"
            text = head + text
        path = tmp_path / "pages" / f"{name.split()[0]}-page.{suffix}"
        path.write_text(text, encoding="utf-8")
        names.append(path.stem)
    result = run("check", tmp_path, "--format", "json")
    assert json.loads(result.stdout) == []
    assert len(names) > 20


def test_a_log_and_metadata_can_be_built_where_they_belong(tmp_path: Path) -> None:
    found = snippets()
    log = expanded(found["credence-log (Markdown)"])
    page = expanded(found["topic-meta (Markdown)"]).join(("# Page\n\n", "\n"))
    page += f"::::{{belief}} Claim\n:name: claim\n:credence: ~XX%\n\n{log}\n::::\n"
    make_site(tmp_path, {"page": page})
    result = run("check", tmp_path, "--format", "json")
    assert json.loads(result.stdout) == []


# -- the schema ---------------------------------------------------------------------------


def schema(*words: object) -> dict[str, Any]:
    result = run("schema", *words)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_schema_knows_and_explains_all_keys() -> None:
    found = schema()
    assert tuple(KEY_HELP) == TOPIC_KEYS
    assert {key for key in found["definitions"] if key != "topic"} == set(TOPIC_KEYS)
    assert found["definitions"]["status"]["anyOf"][0] == {
        "enum": ["exploring", "developing", "settled"]
    }
    assert all(found["definitions"][key]["description"] for key in TOPIC_KEYS)


def test_the_schema_of_a_site_has_its_regions_statuses_and_keys(tmp_path: Path) -> None:
    conf = (
        "beliefs_topics = ['pages/*']\nbeliefs_statuses = {'firm': 'Firm'}\n"
        "beliefs_front_matter = {'updated': 'last_reviewed', 'bad': 'no-key'}\n"
    )
    found = schema(make_site(tmp_path, {}, conf))
    assert found["definitions"]["region"]["anyOf"][0] == {"enum": ["tech", "gov"]}
    assert found["definitions"]["status"]["anyOf"][:2] == [{"enum": ["firm"]}, {"enum": ["Firm"]}]
    assert found["properties"].keys() == {"topic", "title", "updated", *TOPIC_KEYS}
    assert "last_reviewed" in found["properties"]["updated"]["description"]


# -- files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["snippets", "schema"])
def test_a_file_is_written_and_never_overwritten_without_force(
    tmp_path: Path, command: str
) -> None:
    path = tmp_path / ".vscode" / "file.json"
    assert run(command, "--output", path).output == ""
    text = path.read_text("utf-8")
    assert json.loads(text)
    assert run(command, "--output", path).exit_code == 0
    path.write_text("mine", encoding="utf-8")
    result = run(command, "--output", path)
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert path.read_text("utf-8") == "mine"
    assert run(command, "--output", path, "--force").exit_code == 0
    assert path.read_text("utf-8") == text


def test_a_folder_that_is_no_site_is_one_sentence(tmp_path: Path) -> None:
    result = run("schema", tmp_path)
    assert result.exit_code == 2
    assert "conf.py" in result.stderr
