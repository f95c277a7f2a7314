"""PDFs of the example site, and of one with all that is hard to set in type."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width, name

import pytest
from conftest import ROOT, Pdf, build, run
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable

#: The languages whose letters pdflatex has.
LATIN = ("de", "es", "fr", "pl", "pt_BR")

#: Characters that authors like to write beside those.
OTHERS = "±×½¼¾−≠∞←→↑↓↔↗↘⇒✓✔✗✘△▽◇●○‐‑‒‰∶∕∼≃≅≪≫°§€\u2009\u202f"

MADE = [
    pytest.param(site, engine, id=f"{site}-{engine}")
    for site in ("docs", "gallery")
    for engine in ("pdflatex", "xelatex")
]


@pytest.mark.parametrize(("site", "engine"), MADE)
def test_it_compiles_without_errors_and_with_all_characters(
    make_pdf: Callable[[str, str], Pdf], site: str, engine: str
) -> None:
    log = make_pdf(site, engine).log
    assert [line for line in log.splitlines() if line.startswith("! ")] == []
    assert set(re.findall(r"Missing character.*", log)) == set()
    assert set(re.findall(r"Hyper reference `([^']*)'.*undefined", log)) == set()
    assert "multiply defined" not in log


@pytest.mark.parametrize(("site", "engine"), MADE)
def test_its_links_lead_somewhere(
    make_pdf: Callable[[str, str], Pdf], site: str, engine: str
) -> None:
    reader = PdfReader(make_pdf(site, engine).path)
    there = set(reader.named_destinations)
    links = [
        str(action["/D"])
        for page in reader.pages
        for annotation in page.get("/Annots") or ()
        if (action := annotation.get_object().get("/A", {})).get("/S") == "/GoTo"
    ]
    assert len(links) > 400
    assert {link for link in links if link not in there} == set()


def test_a_site_without_beliefs_loads_nothing_of_ours(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/conf.py").write_text('extensions = ["sphinx_beliefs"]\n')
    (tmp_path / "site/index.rst").write_text("Plain\n=====\n\nText.\n")
    out = build(tmp_path / "site", tmp_path / "out", "latex")
    assert not (out / "sphinxbeliefs.sty").exists()
    [tex] = out.glob("*.tex")
    assert "beliefs" not in tex.read_text()


def is_of_other_fonts(character: str) -> bool:
    """Return whether a character is Chinese, Japanese or Arabic, or punctuation of these."""
    return east_asian_width(character) in "FW" or name(character, "").startswith("ARABIC")


def characters() -> set[str]:
    """All that the extension writes and reads, beyond ASCII: what stands in its code, and in the
    catalogues of languages in Latin letters.
    """
    package = ROOT / "sphinx_beliefs"
    latin = [package / f"locale/{language}/LC_MESSAGES/sphinx_beliefs.po" for language in LATIN]
    found = {
        character
        for path in (*package.rglob("*.py"), *filter(Path.exists, latin))
        for character in path.read_text(encoding="utf-8")
        if character > "~" and character.isprintable() and not is_of_other_fonts(character)
    }
    assert found > set("≈≥≤▲▼◆→–—…’·")
    return found


@pytest.mark.parametrize("engine", ["pdflatex", "xelatex"])
def test_every_character_of_ours_can_be_set(tmp_path: Path, engine: str) -> None:
    source = tmp_path / "site"
    source.mkdir()
    (source / "conf.py").write_text('extensions = ["myst_parser", "sphinx_beliefs"]\n')
    words = " ".join(sorted(characters()))
    page = f"# All {words}\n\n```{{belief}} A {words}\n:credence: 70%\n\n{OTHERS} `{words}`\n```\n"
    (source / "index.md").write_text(page, encoding="utf-8")
    out = build(source, tmp_path / "out", "latex", "-D", f"latex_engine={engine}")
    run("make", "all-pdf", cwd=out)
    log = Pdf(out).log
    assert "Missing character" not in log


def test_characters_that_a_site_declares_are_left_alone(tmp_path: Path) -> None:
    source = tmp_path / "site"
    source.mkdir()
    preamble = r"\DeclareUnicodeCharacter{2265}{\mysign}\newcommand\mysign{mine}"
    (source / "conf.py").write_text(
        f'extensions = ["myst_parser", "sphinx_beliefs"]\nlatex_elements = {{"preamble": r"{preamble}"}}\n'
    )
    (source / "index.md").write_text(
        "# A\n\n```{belief} B\n:credence: ≥ 70%\n```\n\nThis is ≥ that.\n"
    )
    out = build(source, tmp_path / "out", "latex")
    run("make", "all-pdf", cwd=out)
    text = "".join(page.extract_text() for page in PdfReader(Pdf(out).path).pages)
    assert "This is mine that." in text


def test_nothing_of_an_item_is_left_alone_at_the_end_or_the_top_of_a_page(tmp_path: Path) -> None:
    source = tmp_path / "site"
    source.mkdir()
    (source / "conf.py").write_text('extensions = ["myst_parser", "sphinx_beliefs"]\n')
    beliefs = "".join(
        f"```{{belief}} Claim {number}.\n:credence: 70%\n:since: 2025-01\n\n"
        f"{'It is argued for at some length. ' * (number * 7 % 23 + 3)}\n```\n\n"
        for number in range(120)
    )
    (source / "index.md").write_text(f"# Site\n\n# Beliefs\n\n{beliefs}", encoding="utf-8")
    out = build(source, tmp_path / "out", "latex")
    run("make", "all-pdf", cwd=out)
    pdf = Pdf(out)
    # An item notes where it begins and ends, for the rule at its side.
    assert pdf.tex.with_suffix(".aux").read_text().count(r"\beliefs@place{") == 240
    pages = [page.extract_text() for page in PdfReader(pdf.path).pages]
    full = [text for text in pages if text.count("Held since") > 3]  # not those of the index
    assert len(full) > 10
    for text in full:
        found = re.findall(r"Claim \d+\.|Held since|It is argued|length\.", text)
        assert not found[-1].startswith("Claim")
        assert found[0] != "Held since"
