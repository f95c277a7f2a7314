"""The command ``init``: a new site builds at once, and nothing that is there is lost."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner
from new_sites import built, text_of

from sphinx_beliefs.command.main import main
from sphinx_beliefs.command.new_files import write_new_files
from sphinx_beliefs.command.subjects import summaries

if TYPE_CHECKING:
    from click.testing import Result

SUBJECTS = [(name, shape) for name in summaries() for shape in ("lists", "directives")]
OTHERS = [
    ("urban beekeeping", "lists"),
    ("C*-algebras: [what] they `are`", "directives"),
    ("日本の電車", "lists"),
]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["init", *map(str, arguments)])


@pytest.mark.parametrize(("about", "shape"), [*SUBJECTS, *OTHERS])
def test_a_new_site_builds_without_a_warning(tmp_path: Path, about: str, shape: str) -> None:
    site = tmp_path / "site"
    result = run(site, "--about", about, "--shape", shape, "--author", "Ada Lovelace")
    assert (result.exit_code, result.exception) == (0, None)
    assert built(site) == ""
    front = text_of(site / "_build" / "index.html")
    assert "~75%" in front or "~70%" in front
    assert "stub" in text_of(site / "_build" / "beliefs-topics.html")
    left = [name for name in site.rglob("*") if name.is_file() and "@" in name.name]
    assert left == []
    for page in site.rglob("*.md"):
        assert not re.search(r"@\w+@", page.read_text("utf-8"))


def test_both_shapes_say_the_same(tmp_path: Path) -> None:
    pages = []
    for shape in ("lists", "directives"):
        run(tmp_path / shape, "--about", "energy", "--shape", shape)
        assert built(tmp_path / shape) == ""
        pages.append(text_of(tmp_path / shape / "_build" / "topics" / "heat-pumps.html"))
        source = (tmp_path / shape / "topics" / "heat-pumps.md").read_text("utf-8")
        assert (":::{belief}" in source) == (shape == "directives")
    assert pages[0] == pages[1]


def test_what_conf_offers_can_be_switched_on(tmp_path: Path) -> None:
    run(tmp_path)
    conf = tmp_path / "conf.py"
    text = conf.read_text("utf-8")
    assert len(re.findall(r"^# beliefs_\w+ = ", text, re.MULTILINE)) > 5
    # The example has triggers that push one way.
    on = re.sub(r"^# (?!beliefs_checks)(\w+ = )", r"\1", text, flags=re.MULTILINE)
    conf.write_text(on, "utf-8")
    assert built(tmp_path) == ""
    page = (tmp_path / "_build/topics/learning-to-forecast.html").read_text("utf-8")
    assert "Taking shape" in page
    assert "Disagree?" in page


def test_the_title_and_the_author_are_shown_as_they_are(tmp_path: Path) -> None:
    title = 'Tea & "cake" <b> *now*'
    result = run(tmp_path / "a", "--title", title, "--author", 'O\'Neil "X" \\n')
    assert result.exit_code == 0
    conf = ast.parse((tmp_path / "a" / "conf.py").read_text("utf-8"))
    values = {
        target.id: ast.literal_eval(statement.value)
        for statement in conf.body
        if isinstance(statement, ast.Assign) and not isinstance(statement.value, ast.Name)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    assert (values["project"], values["author"]) == (title, 'O\'Neil "X" \\n')
    assert built(tmp_path / "a") == ""
    heading = re.search(r"<h1>(.*?)<a", (tmp_path / "a/_build/index.html").read_text("utf-8"))
    assert heading is not None
    assert heading[1] == "Tea &amp; “cake” &lt;b&gt; *now*"


def test_what_is_printed_next_can_be_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("my notes", "--about", "cities")
    commands = [line.split("    ")[0].split() for line in result.output.splitlines()]
    commands = [shlex.split(" ".join(words)) for words in commands if "sphinx-b" in " ".join(words)]
    assert commands == [
        ["sphinx-build", "my notes", str(Path("my notes") / "_build")],
        ["sphinx-beliefs", "new", "topic", "A topic of yours", "--src", "my notes"],
    ]
    assert Path("my notes/conf.py").is_file()


def test_a_file_that_is_there_is_left_and_named(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# Mine\n", "utf-8")
    (tmp_path / ".gitignore").symlink_to("nowhere")
    result = run(tmp_path, "--about", "health")
    assert result.exit_code == 1
    there = result.output.partition("already")[2].partition("\n\n")[0]
    assert "index.md" in there
    assert ".gitignore" in there
    assert "conf.py" not in there
    assert (tmp_path / "index.md").read_text("utf-8") == "# Mine\n"
    assert (tmp_path / ".gitignore").is_symlink()
    assert (tmp_path / "topics" / "salt.md").is_file()


def test_notes_that_are_there_are_counted(tmp_path: Path) -> None:
    for name in ("README.md", ".obsidian/x.md", "notes/a.md", "notes/b.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("# Mine\n", "utf-8")
    result = run(tmp_path)
    assert result.exit_code == 0
    assert "There are 2 other pages in" in result.output
    warnings = built(tmp_path)
    assert warnings.count("\n") == warnings.count("isn't included in any toctree") == 2


@pytest.mark.parametrize("home", [".", "docs", "source"])
def test_a_folder_with_a_site_is_refused_with_the_lines_to_add(tmp_path: Path, home: str) -> None:
    conf = tmp_path / home / "conf.py"
    conf.parent.mkdir(exist_ok=True)
    conf.write_text("extensions = []\n", "utf-8")
    result = run(tmp_path)
    assert result.exit_code == 2
    assert 'extensions.append("sphinx_beliefs")' in result.output
    assert str(conf) in result.output
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [conf]


def test_a_site_of_ours_is_shown_how_to_get_a_topic(tmp_path: Path) -> None:
    run(tmp_path / "site")
    result = run(tmp_path / "site")
    assert result.exit_code == 2
    assert "sphinx-beliefs new topic" in result.output


def test_either_all_files_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "topics").write_text("a file", "utf-8")
    result = run(tmp_path / "site")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert "topics" in result.output
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["topics"]


def test_a_file_that_fails_takes_those_before_it_along(tmp_path: Path) -> None:
    class Stopped(BaseException):
        pass

    def files() -> Any:
        yield tmp_path / "new" / "one.md", "1"
        raise Stopped

    class Files(dict[Path, str]):
        def items(self) -> Any:
            return files()

    with pytest.raises(Stopped):
        write_new_files(Files())
    assert list(tmp_path.iterdir()) == []


#: The keys of version 2, as Read the Docs documents them, as far as a site of Sphinx has them.
READTHEDOCS = {
    "": {"version", "build", "sphinx", "python", "formats", "search", "submodules"},
    "build": {"os", "tools", "jobs", "apt_packages", "commands"},
    "build.tools": {"python", "nodejs", "rust", "golang", "ruby"},
    "build.jobs": {"post_checkout", "pre_install", "install", "post_install", "pre_build", "build"},
    "build.jobs.build": {"html", "htmlzip", "pdf", "epub"},
    "sphinx": {"builder", "configuration", "fail_on_warning"},
    "python": {"install"},
}


def unknown_keys(value: Any, path: str = "") -> list[str]:
    if not isinstance(value, dict):
        return []
    found = [f"{path}.{key}" for key in value if key not in READTHEDOCS[path]]
    for key, each in value.items():
        found += unknown_keys(each, f"{path}.{key}".strip("."))
    return found


GATE = "sphinx-build -E -n -W --keep-going"


@pytest.mark.parametrize("place", ["", "docs", "docs/my notes"])
def test_the_files_that_publish_a_site_are_where_they_are_looked_for(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / ".git").mkdir()
    site = tmp_path / place
    result = run(site, "--deploy", "readthedocs,github-pages", "--deploy", "github-pages")
    assert result.exit_code == 0
    source, folder = shlex.quote(place or "."), f"{place}/" if place else ""

    config = yaml.safe_load((tmp_path / ".readthedocs.yaml").read_text("utf-8"))
    assert unknown_keys(config) == []
    assert (config["version"], config["sphinx"]["configuration"]) == (2, f"{folder}conf.py")
    assert config["python"]["install"] == [{"requirements": f"{folder}requirements.txt"}]
    [command] = config["build"]["jobs"]["build"]["html"]
    assert command.startswith(GATE)
    assert command.endswith(f" {source} $READTHEDOCS_OUTPUT/html")

    workflows = tmp_path / ".github" / "workflows"
    publish = yaml.safe_load((workflows / "publish.yml").read_text("utf-8"))
    steps = [step for job in publish["jobs"].values() for step in job["steps"]]
    [command] = [step["run"] for step in steps if "sphinx-build" in step.get("run", "")]
    assert command.startswith(GATE)
    assert command.endswith(f" {source} _build/html")
    assert any(step.get("with") == {"path": "_build/html"} for step in steps)
    assert publish["jobs"]["deploy"]["needs"] == "build"
    install = f"pip install -r {shlex.quote(f'{folder}requirements.txt')}"
    assert install in [step.get("run") for step in steps]

    due = yaml.safe_load((workflows / "due.yml").read_text("utf-8"))
    [script] = [s["run"] for s in due["jobs"]["due"]["steps"] if "issue" in s.get("run", "")]
    assert f"sphinx-beliefs due {source} " in script
    for name in ("publish.yml", "due.yml"):
        assert "@v" in (workflows / name).read_text("utf-8")
        assert not re.search(r"@[a-z_]+@", (workflows / name).read_text("utf-8"))


def test_the_weekly_issue_is_opened_when_something_is_due(tmp_path: Path) -> None:
    run(tmp_path, "--deploy", "github-pages")
    script = (tmp_path / ".github/workflows/due.yml").read_text("utf-8")
    line = script.partition("  sphinx-beliefs ")[2].partition(" > ")[0]
    words = shlex.split(line.replace("\\\n", ""))
    place = words.index(".")
    words[place] = str(tmp_path)

    def due() -> Result:
        return CliRunner().invoke(main, words)

    assert (due().exit_code, due().exception) == (0, None)
    page = tmp_path / "topics" / "learning-to-forecast.md"
    text = re.sub(r"resolve-by: \S+", "resolve-by: 2020-12-31", page.read_text("utf-8"))
    page.write_text(text, "utf-8")
    result = due()
    assert result.exit_code == 1
    assert "- [ ]" in result.output


def test_only_what_was_asked_for_is_published(tmp_path: Path) -> None:
    run(tmp_path / "none")
    assert not (tmp_path / "none" / ".github").exists()
    run(tmp_path / "rtd", "--deploy", "readthedocs")
    assert (tmp_path / "rtd" / ".readthedocs.yaml").is_file()
    assert not (tmp_path / "rtd" / ".github" / "workflows" / "publish.yml").exists()
    assert run(tmp_path / "odd", "--deploy", "heroku").exit_code == 2
    assert not (tmp_path / "odd").exists()


def test_the_help_lists_the_subjects() -> None:
    help_text = " ".join(run("--help").output.split())
    for name, summary in summaries().items():
        assert f"{name} ({summary})" in help_text


def test_the_requirements_have_lower_bounds(tmp_path: Path) -> None:
    run(tmp_path / "site")
    lines = (tmp_path / "site" / "requirements.txt").read_text("utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    assert [re.split(r"[>@ ]", line)[0] for line in wanted] == [
        "Sphinx",
        "myst-parser",
        "furo",
        "sphinx-beliefs",
    ]
    assert all(">=" in line or " @ git+https://" in line for line in wanted)
