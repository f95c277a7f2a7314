"""The table of all beliefs at the end of a PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Site

ASKED = "beliefs_latex_table = True\n"


def write_pages(site: Site) -> None:
    site.write(
        "law",
        "---\ntopic: {region: gov}\n---\n# Law\n\n"
        ":::{belief} It *binds*.\n:name: binds\n:credence: ~70%\n\nWhy.\n:::\n",
    )
    site.write(
        "interp",
        "---\ntopic: {region: tech}\n---\n# Interpretability\n\n"
        ":::{belief} It should.\n:normative:\n\nWhy.\n:::\n",
    )
    site.write("other", "# Other\n\n:::{belief} Elsewhere.\n:credence: 20%\n\nWhy.\n:::\n")


def table_in(path: Path) -> str:
    """The section with the table, as LaTeX; empty if there is none."""
    text = path.read_text("utf-8")
    label = text.find("beliefs-table")
    return text[label:].partition(r"\end{beliefsindex}")[0] if label >= 0 else ""


def test_a_pdf_ends_with_all_beliefs_and_their_pages_if_asked(site: Site) -> None:
    write_pages(site)
    site.configure(ASKED)
    assert site.build("latex").ours() == []
    [tex] = site.outdir.glob("*.tex")
    table = table_in(tex)
    for said in ("It binds.", "It should.", "Elsewhere.", r"\textasciitilde{}70\%", "normative"):
        assert said in table
    order = [table.index(region) for region in ("Technical Safety", "Governance", "No region")]
    assert order == sorted(order)
    text = tex.read_text("utf-8")
    pages = re.findall(r"\\pageref\{\\detokenize\{(.*?)\}\}", table)
    assert [page.partition(":")[0] for page in pages] == ["interp", "law", "other"]
    for page in pages:
        assert rf"\label{{\detokenize{{{page}}}}}" in text
    assert r"\renewcommand{\indexname}{All beliefs}" not in text
    assert r"\renewcommand{\indexname}{All topics}" in text


def test_otherwise_it_ends_with_an_index(site: Site) -> None:
    write_pages(site)
    site.build("latex")
    [tex] = site.outdir.glob("*.tex")
    assert not table_in(tex)
    assert r"\renewcommand{\indexname}{All beliefs}" in tex.read_text("utf-8")


def test_each_of_several_books_lists_what_is_in_it(site: Site) -> None:
    write_pages(site)
    site.configure(
        f"{ASKED}latex_documents = [('law', 'law.tex', 'Law', 'M', 'manual'),"
        " ('interp', 'interp.tex', 'I', 'M', 'howto')]\n"
    )
    site.build("latex")
    law, interp = table_in(site.outdir / "law.tex"), table_in(site.outdir / "interp.tex")
    assert "It binds." in law
    assert "It should." not in law
    assert "It should." in interp
    assert "It binds." not in interp


def test_the_table_is_as_fresh_as_the_pages(site: Site) -> None:
    write_pages(site)
    site.configure(ASKED)
    site.build("latex")
    site.write("other", "# Other\n\n:::{belief} Here now.\n:credence: 30%\n\nWhy.\n:::\n")
    site.build("latex")
    [tex] = site.outdir.glob("*.tex")
    assert "Here now." in table_in(tex)
    assert "Elsewhere." not in table_in(tex)


def test_a_site_without_beliefs_has_no_table(site: Site) -> None:
    site.configure(ASKED)
    site.write("page", "# Page\n\nText.\n")
    site.build("latex")
    [tex] = site.outdir.glob("*.tex")
    assert not table_in(tex)
    assert "beliefs" not in tex.read_text("utf-8").partition(r"\begin{document}")[0]


def test_a_value_that_says_neither_yes_nor_no_is_reported(site: Site) -> None:
    site.configure("beliefs_latex_table = 'yes'\n")
    [warned] = site.build("latex").ours()
    assert (warned.type, "beliefs_latex_table" in warned.text) == ("beliefs.config", True)


def test_a_group_of_an_index_is_not_parted_from_its_name(site: Site) -> None:
    write_pages(site)
    site.write("list", "# List\n\n:::{belief-index}\n:group-by: region\n:columns: title\n:::\n")
    site.build("latex")
    [tex] = site.outdir.glob("*.tex")
    text = tex.read_text("utf-8").partition("{List}")[2].partition(r"\end{beliefsindex}")[0]
    assert text.count(r"\noalign{\nobreak}") == 3


def test_a_label_of_a_heading_above_a_table_is_there_once(site: Site) -> None:
    write_pages(site)
    table = ":::{belief-index}\n:::\n"
    site.write(
        "list",
        f"# List\n\n## One\n\n{table}\n(two)=\n## Two\n\n{table}\n(three)=\n# Three\n\n{table}",
    )
    site.build("latex")
    [tex] = site.outdir.glob("*.tex")
    labels = re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", tex.read_text("utf-8"))
    assert {label for label in labels if labels.count(label) > 1} == set()
    assert {"list:two", "list:three"} <= set(labels)
