"""The command ``new``: a page in the shape of its site, found by a toctree, and a stub."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from new_sites import (
    MARKDOWN,
    built,
    directives,
    empty,
    list_directives,
    lists,
    nested,
    restructuredtext,
    run,
    text_of,
    write,
    write_catalogue,
)

if TYPE_CHECKING:
    from click.testing import Result


def new(site: Path, *arguments: str) -> Result:
    return run("new", "topic", *arguments, "--src", site)


@pytest.mark.parametrize(
    ("make", "file", "beginning", "belief", "wanted"),
    [
        (lists, "topics/rent-caps.md", "---\nregion: ", "- **<claim>** ~XX% — <why>", ""),
        (directives, "topics/rent-caps.md", "---\nregion: ", ":::{belief} <claim>", ""),
        (
            nested,
            "map/topics/rent-caps.md",
            "---\ntopic:\n  region: ",
            ":::{belief} <claim>\n:credence: ~XX%",
            "topics/rent-caps",
        ),
        (
            list_directives,
            "rent-caps.md",
            "---\ntopic: true\nregion: ",
            ":::{beliefs}\n- **<claim>** ~XX% — <why>\n:::",
            "",
        ),
        (
            restructuredtext,
            "notes/rent-caps.rst",
            "Rent caps\n=========\n\n.. topic-meta::\n   :region: ",
            ".. belief:: <claim>\n   :credence: ~XX%",
            "",
        ),
        (empty, "rent-caps.md", "---\ntopic:\n  region: ", ":::{belief} <claim>", ""),
    ],
)
def test_a_new_page_has_the_shape_of_its_site(
    tmp_path: Path, make: object, file: str, beginning: str, belief: str, wanted: str
) -> None:
    assert callable(make)
    site = make(tmp_path / "site")
    result = new(site, "Rent caps", "--region", "Homes" if make is directives else "")
    assert (result.exit_code, result.exception) == (0, None)
    page = (site / file).read_text("utf-8")
    assert page.startswith(beginning)
    assert belief in page
    assert (f"\n    {wanted}\n" in result.output) == bool(wanted)
    if wanted:
        contents = site / "map" / "index.md"
        assert "index.md" in result.output
        contents.write_text(
            contents.read_text("utf-8").replace("topics/rents", f"topics/rents\n{wanted}"), "utf-8"
        )
    assert built(site) == ""
    shown = text_of((site / "_build" / file).with_suffix(".html"))
    assert "This page is a stub" in shown
    assert "Rent caps" in text_of(site / "_build" / "beliefs-stubs.html")


def test_the_manual_shows_what_is_written(tmp_path: Path) -> None:
    manual = (Path(__file__).parents[2] / "docs/manual/start.md").read_text("utf-8")
    site = lists(tmp_path / "notes")
    assert new(site, "Rent caps", "--region", "housing").exit_code == 0
    page = (site / "topics" / "rent-caps.md").read_text("utf-8")
    shown = page.partition("\n## Uncertainties")[0]
    assert f"```markdown\n{shown}```" in manual


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    site = nested(tmp_path)
    before = (site / "map/topics/caps.md").read_text("utf-8")
    result = new(site, "Caps")
    assert result.exit_code == 2
    assert "caps.md already" in result.output
    assert (site / "map/topics/caps.md").read_text("utf-8") == before
    # Nor is the same page written in another markup.
    (site / "map/topics/roofs.rst").write_text("Roofs\n=====\n", "utf-8")
    assert new(site, "Roofs").exit_code == 2
    assert not (site / "map/topics/roofs.md").exists()


@pytest.mark.parametrize(
    ("option", "value", "choices"),
    [
        ("--region", "oceans", "homes, streets"),
        ("--status", "done", "exploring, developing, settled"),
    ],
)
def test_a_region_or_status_that_the_site_does_not_have_is_refused_with_those_that_it_has(
    tmp_path: Path, option: str, value: str, choices: str
) -> None:
    result = new(nested(tmp_path), "Roofs", option, value)
    assert result.exit_code == 2
    assert choices in " ".join(result.output.split())
    assert not (tmp_path / "map/topics/roofs.md").exists()


def test_a_region_is_named_by_its_title_as_well(tmp_path: Path) -> None:
    site = nested(tmp_path)
    assert (
        new(site, "Roofs", "--region", "Streets and squares", "--status", "Settled").exit_code == 0
    )
    page = (site / "map/topics/roofs.md").read_text("utf-8")
    assert "  region: streets\n  status: settled\n" in page


@pytest.mark.parametrize(
    ("make", "folder", "suffix"),
    [(list_directives, ".", ".md"), (restructuredtext, "notes", ".rst")],
)
def test_a_name_is_a_title_or_a_file_name_in_any_letters(
    tmp_path: Path, make: object, folder: str, suffix: str
) -> None:
    assert callable(make)
    site = make(tmp_path / "site")
    names = {
        "rent-caps": ("rent-caps", "Rent caps"),
        "AI": ("ai", "AI"),
        "Wärmepumpen: *was* sie kosten": ("warmepumpen-was-sie-kosten", ""),
        "熱ポンプ": ("熱ポンプ", ""),
        "हिन्दी में": ("हिन्दी-में", ""),
        "../../etc/<passwd>": ("etc-passwd", "../../etc/&lt;passwd&gt;"),
    }
    for name, (file, _title) in names.items():
        assert new(site, name).exit_code == 0
        assert (site / folder / f"{file}{suffix}").is_file()
    assert built(site) == ""
    for name, (file, title) in names.items():
        page = (site / "_build" / folder / f"{file}.html").read_text("utf-8")
        assert f"<h1>{title or name}<" in page


def test_a_name_without_letters_is_refused(tmp_path: Path) -> None:
    assert new(nested(tmp_path), "???").exit_code == 2


def test_a_site_without_the_extension_is_asked_to_add_it(tmp_path: Path) -> None:
    site = write(tmp_path, {"conf.py": "", "index.rst": "Front\n=====\n"})
    result = new(site, "Caps")
    assert result.exit_code == 2
    assert "add it to extensions in conf.py" in result.output


def test_the_patterns_of_topics_say_where_the_first_one_lies(tmp_path: Path) -> None:
    site = empty(tmp_path)
    conf = MARKDOWN + 'beliefs_topics = ["!notes/old/*", "notes/topics/**"]\n'
    (site / "conf.py").write_text(conf, "utf-8")
    result = new(site, "Caps")
    assert "\n    notes/topics/caps\n" in result.output
    page = (site / "notes" / "topics" / "caps.md").read_text("utf-8")
    assert page.startswith("---\nregion: ")


def test_a_site_that_cannot_be_read_is_an_error_of_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text("extensions = ['not_there']\n", "utf-8")
    for site in (tmp_path, tmp_path / "nowhere"):
        result = new(site, "Caps")
        assert result.exit_code == 2
        assert "Traceback" not in result.output


@pytest.mark.parametrize("make", [list_directives, restructuredtext])
def test_the_headings_are_in_the_language_of_the_site(tmp_path: Path, make: object) -> None:
    assert callable(make)
    write_catalogue("de")
    site = make(tmp_path / "site")
    conf = site / "conf.py"
    conf.write_text(conf.read_text("utf-8") + 'language = "de"\nbeliefs_sections = True\n', "utf-8")
    assert new(site, "Mietdeckel").exit_code == 0
    [page] = [path for path in site.rglob("mietdeckel.*") if "_build" not in path.parts]
    text = page.read_text("utf-8")
    assert "Current beliefs" not in text
    assert "Where" not in text
    assert "Why it matters" not in text
    assert built(site) == ""
    shown = text_of(site / "_build" / page.relative_to(site).with_suffix(".html"))
    assert "Diese Seite ist ein Entwurf" in shown
