"""The language server esbonio on the example site: what it offers, and what it says is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import DOCS

from sphinx_beliefs.extension import DIRECTIVES, ROLES

if TYPE_CHECKING:
    from conftest import Editor

PAGE = DOCS / "atlas" / "topics" / "monitoring.md"


@pytest.mark.parametrize(
    ("text", "name"), [("# Page\n\n```{", "new.md"), ("Page\n====\n\n.. ", "new.rst")]
)
def test_it_lists_our_directives_under_both_names(editor: Editor, text: str, name: str) -> None:
    offered = editor.completions(text, name).keys()
    assert offered >= {*DIRECTIVES, *(f"beliefs:{name}" for name in DIRECTIVES)}


@pytest.mark.parametrize(("text", "name"), [("See {", "new.md"), ("See :", "new.rst")])
def test_it_lists_our_roles_under_both_names(editor: Editor, text: str, name: str) -> None:
    offered = editor.completions(text, name).keys()
    assert offered >= {*ROLES, *(f"beliefs:{name}" for name in ROLES)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("See {belief}`", "new.md"),
        ("See {beliefs:belief}`", "new.md"),
        ("See :belief:`", "new.rst"),
    ],
)
def test_after_a_role_it_lists_the_names_with_their_claims(
    editor: Editor, text: str, name: str
) -> None:
    claim = "Rents in the city will rise more slowly than wages until 2030."
    assert editor.completions(text, name)["snippet-belief"] == claim


def test_after_the_role_for_a_credence_it_lists_the_credences(editor: Editor) -> None:
    assert editor.completions("At {credence}`")["snippet-belief:credence"] == "~65%"


def test_our_warnings_stand_at_their_lines_as_one_types(editor: Editor) -> None:
    text = PAGE.read_text("utf-8")
    first = text.count("\n") + 2
    wrong = "\n:::{belief} Claim\n:credence: high\n:::\n\nSee {belief}`no-such-name`.\n"
    editor.open(PAGE, text)
    editor.build_once(lambda: editor.type(PAGE, text + wrong))
    said = editor.warnings[PAGE.as_uri()]
    assert sorted((one.range.start.line, one.message.split(";")[0]) for one in said) == [
        (first, "credence: high cannot be read"),
        (first + 3, "there is no belief named 'no-such-name'"),
    ]
    editor.build_once(lambda: editor.type(PAGE, text, version=3))
    assert editor.warnings[PAGE.as_uri()] == []
    editor.close(PAGE)


def test_the_outline_of_a_page_has_its_items(editor: Editor) -> None:
    editor.open(PAGE, PAGE.read_text("utf-8"))
    outline = editor.outline(PAGE)
    editor.close(PAGE)
    assert outline[0] == "Monitoring"
    assert {"Current beliefs", "Uncertainties", "Recent reading"} <= set(outline)


def test_restructuredtext_has_warnings_and_an_outline_too(small: Editor) -> None:
    page = small.folder / "salt.rst"
    text = page.read_text("utf-8")
    small.open(page, text, "restructuredtext")
    assert small.outline(page) == ["Salt", "Salt is fine.", "A paper"]
    small.build_once(lambda: small.type(page, text.replace("70%", "high")))
    [said] = small.warnings[page.as_uri()]
    assert said.range.start.line == text.split("\n").index("   :credence: 70%")
    small.close(page)


# -- what does not work: docs/manual/editors.md says so --------------------------------------


def test_it_offers_nothing_after_colons(editor: Editor) -> None:
    assert editor.completions("# Page\n\n:::{bel") == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Page\n\n```{belief} Claim\n:", "new.md"),
        ("Page\n====\n\n.. belief:: Claim\n   :", "new.rst"),
    ],
)
def test_it_offers_no_options(editor: Editor, text: str, name: str) -> None:
    assert editor.completions(text, name) == {}


def test_it_takes_a_credence_that_begins_with_a_mark_of_yaml_for_a_mistake(
    editor: Editor,
) -> None:
    said = editor.warnings.get((DOCS / "manual" / "indexes.md").as_uri(), [])
    assert [one.message.split(":")[1].strip() for one in said] == ["Invalid options format"]
