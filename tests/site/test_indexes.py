"""Indexes of beliefs and stubs, lists of related pages, and the generated pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import Site, words

if TYPE_CHECKING:
    from collections.abc import Callable


def topic(region: str, *beliefs: str, more: str = "", title: str = "Topic") -> str:
    head = f"---\ntopic:\n  region: {region}\n{more}---\n# {title}\n"
    return head + "".join(
        f"\n:::{{belief}} {claim}\n:name: {claim.lower().replace(' ', '-')}\n:credence: {number}\n:::\n"
        for claim, _equals, number in (belief.partition("=") for belief in beliefs)
    )


@pytest.fixture
def site(make_site: Callable[[str], Site]) -> Site:
    """Three written topics in two regions, two stubs, an essay."""
    site = make_site("site")
    more = "  tags: [deployment]\n  tagline: About it.\n  status: settled\n"
    site.write(
        "interp", topic("tech", "Low=20%", "High=90%", "Ought=normative", more=more, title="Interp")
    )
    site.write("monitor", topic("tech", "Middle=~60%", title="Monitor"))
    site.write("law", topic("gov", "Law=0.5", title="Law"))
    site.write("stub", topic("gov", "Open=~XX%", title="A stub") + "\n<why>\n")
    site.write("bare", topic("gov", title="A bare stub", more="  stub: true\n"))
    return site


def rows(site: Site, name: str = "page") -> list[str]:
    return [words(row) for row in site.body(name).select("table.beliefs-index tbody tr")]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            "",
            [
                "High 90% Interp Technical Safety",
                "Middle ~60% Monitor Technical Safety",
                "Low 20% Interp Technical Safety",
                "Ought normative Interp Technical Safety",
                "Law 0.5 Law Governance",
            ],
        ),
        (":region: gov", ["Law 0.5 Law Governance"]),
        (":region: Governance", ["Law 0.5 Law Governance"]),
        (
            ":region: gov\n:stubs: include",
            ["Law 0.5 Law Governance", "Open · stub ~XX% A stub Governance"],
        ),
        (":stubs: only", ["Open ~XX% A stub Governance"]),
        (
            ":tags: deployment",
            [
                "High 90% Interp Technical Safety",
                "Low 20% Interp Technical Safety",
                "Ought normative Interp Technical Safety",
            ],
        ),
    ],
)
def test_a_belief_index_shows_claim_credence_topic_and_region(
    site: Site, options: str, expected: list[str]
) -> None:
    site.write("page", f"# Page\n\n:::{{belief-index}}\n{options}\n:::\n")
    site.build()
    assert site.warnings == []
    assert rows(site) == expected
    assert [words(cell) for cell in site.body("page").select("thead th")] == [
        "Claim",
        "Credence",
        "Topic",
        "Region",
    ]


def test_a_claim_links_to_the_belief_and_a_topic_to_its_page(site: Site) -> None:
    site.write("sub/page", "# Page\n\n:::{belief-index}\n:region: gov\n:caption: By law\n:::\n")
    site.build()
    body = site.body("sub/page")
    assert [link["href"] for link in body.select("tbody a")] == [
        "../law.html#beliefs-law",
        "../law.html",
    ]
    assert words(body.select_one("caption")) == "By law"
    assert site.warnings == []


@pytest.mark.parametrize(
    ("view", "text"),
    [
        ("belief-index", "No beliefs here yet."),
        ("stub-index", "Nothing is left to write here."),
        ("related-writing", "No essays tagged with this topic yet."),
    ],
)
def test_an_empty_list_says_so(make_site: Callable[[str], Site], view: str, text: str) -> None:
    site = make_site("empty")
    site.write("page", f"# Page\n\n:::{{{view}}}\n:::\n")
    site.build()
    assert site.text("page") == f"Page {text}"


def test_a_stub_index_says_what_is_left_on_each(site: Site) -> None:
    site.write("page", "# Page\n\n:::{stub-index}\n:caption: To do\n:::\n")
    site.build()
    assert site.text("page") == (
        "Page To do Governance A bare stub — views to be written A stub — 1 credence, 1 why"
    )
    assert [link["href"] for link in site.body("page").select("li a")] == ["bare.html", "stub.html"]


def listed(site: Site, page: str) -> str:
    """The text of a generated page, without the links to other lists at its end."""
    body = site.body(page)
    body.select_one("nav").decompose()
    return words(body)


def test_the_generated_pages_lead_to_each_other(site: Site) -> None:
    site.build()
    links = site.body("beliefs-stubs").select("nav a")
    assert {words(link): link["href"] for link in links} == {
        "All beliefs": "beliefs-all.html",
        "All uncertainties": "beliefs-uncertainties.html",
        "All update triggers": "beliefs-update-triggers.html",
        "All readings": "beliefs-readings.html",
        "All topics": "beliefs-topics.html",
    }
    site.configure('html_domain_indices = ["beliefs-all", "beliefs-stubs"]\n')
    site.build()
    links = site.body("beliefs-stubs").select("nav a")
    assert [words(link) for link in links] == ["All beliefs"]
    site.configure('html_domain_indices = ["beliefs-all"]\n')
    site.build()
    assert not site.body("beliefs-all").select("nav")


@pytest.mark.parametrize(
    ("options", "link"),
    [
        ("", ""),
        (":region: gov", "beliefs-all.html"),
        (":credence: >50%", "beliefs-all.html"),
        (":pages: law, interp", "beliefs-all.html"),
        (":limit: 1", "beliefs-all.html"),
        (":limit: 1\n:region: tech", "beliefs-all.html#region-tech"),
        # That page lists neither of these.
        (":resolution: all", ""),
        (":stubs: include", ""),
        (":credence: 1%", ""),
    ],
)
def test_an_index_of_some_leads_to_the_page_of_all(site: Site, options: str, link: str) -> None:
    site.write("page", f"# Page\n\n:::{{belief-index}}\n{options}\n:::\n")
    site.build()
    assert site.warnings == []
    found = site.body("page").select("a[href^='beliefs-all']")
    assert [(words(a), a["href"]) for a in found] == ([("All beliefs", link)] if link else [])


@pytest.mark.parametrize("builder", ["html", "text", "singlehtml"])
def test_it_does_not_where_there_is_no_such_page(site: Site, builder: str) -> None:
    site.configure("html_domain_indices = False\n" if builder == "html" else "")
    site.write("page", "# Page\n\n:::{belief-index}\n:region: gov\n:::\n")
    assert site.build(builder).warnings == []
    found = [path.read_text(encoding="utf-8") for path in site.outdir.rglob("*.[htx]*")]
    assert found
    assert not [text for text in found if "All beliefs" in text]


def test_the_generated_pages_list_everything(site: Site) -> None:
    site.configure(
        "beliefs_regions = {'tech': {'title': 'Technical Safety', 'description': 'Machines.'},"
        " 'gov': 'Governance'}\n"
    )
    site.build()
    assert listed(site, "beliefs-all") == (
        "All beliefs Claim Credence Topic Technical Safety High 90% Interp Middle ~60% Monitor "
        "Low 20% Interp Ought normative Interp Governance Law 0.5 Law"
    )
    assert listed(site, "beliefs-stubs") == (
        "Topics still to be written Governance A bare stub — views to be written "
        "A stub — 1 credence, 1 why"
    )
    assert listed(site, "beliefs-topics") == (
        "All topics Technical Safety Machines. 2 of 2 written Interp · Settled About it. Monitor "
        "Governance 1 of 3 written Law A bare stub · stub A stub · stub"
    )
    region = site.body("interp").select_one(".beliefs-region a")
    page, _hash, anchor = region["href"].partition("#")
    assert page == "beliefs-topics.html"
    assert words(site.body("beliefs-topics").select_one(f"#{anchor} h2")) == "Technical Safety"


def test_the_generated_pages_say_when_nothing_is_left(make_site: Callable[[str], Site]) -> None:
    site = make_site("written")
    site.write("law", topic("gov", title="Law"))
    site.build()
    nothing = "Topics still to be written Nothing is left to write here."
    assert listed(site, "beliefs-stubs") == nothing
    assert listed(site, "beliefs-all") == "All beliefs No beliefs here yet."


def test_the_generated_pages_can_be_switched_off(site: Site) -> None:
    site.configure("html_domain_indices = False\n")
    site.build()
    assert not list(site.outdir.glob("beliefs-*.html"))
    assert not site.body("interp").select(".beliefs-region a")


def test_related_topics_name_each_other(site: Site) -> None:
    more = "  related: [law, stub]\n"
    site.write("interp", topic("tech", title="Interp", more=more) + "\n:::{related-topics}\n:::\n")
    site.write(
        "law",
        topic("gov", title="Law", more="  tagline: Rules.\n  status: exploring\n")
        + "\n:::{related-topics}\n:::\n",
    )
    site.build()
    assert [words(entry) for entry in site.body("interp").select(".beliefs-topics li")] == [
        "Law · Governance · Exploring Rules.",
        "A stub · Governance · stub",
    ]
    assert [words(entry) for entry in site.body("law").select(".beliefs-topics li")] == [
        "Interp · Technical Safety"
    ]


def test_related_writing_is_found_by_tag_and_name_newest_first(site: Site) -> None:
    site.write(
        "page", topic("tech", more="  tags: [Deployment]\n") + "\n:::{related-writing}\n:::\n"
    )
    site.write("essays/a", "---\ntags: [deployment]\ndate: 2025-02\n---\n# Older\n")
    site.write("essays/b", "---\ntags: x, page\ndate: 2026-01-02\n---\n# Newer\n")
    site.write("essays/c", "---\ntags: [other]\n---\n# Unrelated\n")
    site.write("essays/d.rst", ":tags: page\n:date: 2024-01-01\n\nIn reST\n=======\n")
    site.build()
    assert site.warnings == []
    entries = [words(entry) for entry in site.body("page").select(".beliefs-writing li")]
    assert entries == [
        "Newer · January 2, 2026",
        "Older · February 2025",
        "In reST · January 1, 2024",
    ]


def test_what_counts_as_writing_can_be_configured(site: Site) -> None:
    site.configure("beliefs_writing = ['essays/*']\n")
    site.write("page", topic("tech") + "\n:::{related-writing}\n:::\n")
    for name in ("essays/a", "other/b"):
        site.write(name, "---\ntags: [page]\n---\n# Writing\n")
    site.build()
    links = [link["href"] for link in site.body("page").select(".beliefs-writing a")]
    assert links == ["essays/a.html"]


def test_regions_that_are_not_configured_come_by_name_and_none_comes_last(
    make_site: Callable[[str], Site],
) -> None:
    site = make_site("free")
    site.configure("beliefs_regions = {}\n")
    for region in ("zebra", "apple", '""'):
        name = region.strip('"') or "none"
        site.write(name, topic(region, f"Claim {name}=70%", title=name))
    site.write("page", "# Page\n\n:::{belief-index}\n:::\n")
    site.build()
    assert site.warnings == []
    assert rows(site) == [
        "Claim apple 70% apple apple",
        "Claim zebra 70% zebra zebra",
        "Claim none 70% none —",
    ]


def test_each_region_has_a_place_of_its_own(make_site: Callable[[str], Site]) -> None:
    site = make_site("regions")
    site.configure("beliefs_regions = {}\n")
    regions = ["日本", "中国", "a b", "a-b", "A b"]
    for number, region in enumerate(regions):
        site.write(f"t{number}", topic(f'"{region}"', title=f"T{number}"))
    site.build()
    for number, region in enumerate(regions):
        href = site.body(f"t{number}").select_one(".beliefs-region a")["href"]
        section = site.body("beliefs-topics").find(id=href.partition("#")[2])
        assert words(section.select_one("h2")) == region
    ids = [tag["id"] for tag in site.body("beliefs-topics").select("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("options", "link"),
    [
        (":limit: 1", "beliefs-all.html"),
        (":limit: 1\n:region: tech", "beliefs-all.html#region-tech"),
        (":limit: 1\n:credence: >10%\n:group-by: tag", "beliefs-all.html"),
        # These are not on that page.
        (":limit: 1\n:resolution: all", None),
        (":limit: 1\n:stubs: include", None),
    ],
)
def test_a_limit_leads_to_all_where_all_are_listed(
    site: Site, options: str, link: str | None
) -> None:
    site.write("page", f"# Page\n\n:::{{belief-index}}\n{options}\n:::\n")
    site.build()
    count = site.body("page").select_one("p.beliefs-count")
    assert words(count).startswith("1 of ")
    assert [tag["href"] for tag in count.select("a")] == [link] * bool(link)
    if link and "#" in link:
        assert site.page("beliefs-all").find(id=link.partition("#")[2])


def test_rows_on_stubs_are_marked_among_others(site: Site) -> None:
    options = ":stubs: include\n:region: gov\n:columns: claim"
    site.write("page", f"# Page\n\n:::{{belief-index}}\n{options}\n:::\n")
    site.build()
    assert rows(site) == ["Governance", "Law", "Open · stub"]


def test_an_index_that_finds_nothing_keeps_its_caption(site: Site) -> None:
    options = ":credence: >99%\n:caption: Almost sure\n:empty: Nothing is."
    site.write("page", f"# Page\n\n:::{{belief-index}}\n{options}\n:::\n")
    site.build()
    assert site.text("page") == "Page Almost sure Nothing is."


@pytest.mark.parametrize("layout", ["table", "list", "cards"])
def test_a_view_can_be_referred_to_by_name_or_label(site: Site, layout: str) -> None:
    body = f":format: {layout}\n:caption: Some beliefs\n"
    site.write(
        "page",
        f"# Page\n\n:::{{belief-index}}\n{body}:name: mine\n:class: wide\n:::\n\n"
        f"(theirs)=\n:::{{belief-index}}\n{body}:::\n",
    )
    site.write("more", "# More\n\n{ref}`mine`, {ref}`theirs`, [](#mine), {ref}`these <theirs>`.\n")
    for builder in ("html", "singlehtml", "latex"):
        site.configure(
            "numfig = True\nlatex_documents = [('index', 'book.tex', 'B', 'M', 'manual')]\n"
        )
        assert site.build(builder).warnings == []
        if builder == "latex":
            text = (site.outdir / "book.tex").read_text()
            assert all(
                text.count(rf"\label{{\detokenize{{page:{n}}}}}") == 1 for n in ("mine", "theirs")
            )
            continue
        if builder == "html":
            assert "Some beliefs, Some beliefs, Some beliefs, these." in site.text("more")
            links = [tag["href"] for tag in site.body("more").select("a.internal")]
            assert links == [f"page.html#{n}" for n in ("mine", "theirs", "mine", "theirs")]
        page = site.page("page" if builder == "html" else "index")
        assert all(page.find(id=name) for name in ("mine", "theirs"))
        assert page.select_one(".wide").find(string="Some beliefs")


def test_captions_and_words_for_nothing_are_translated(make_site: Callable[[str], Site]) -> None:
    words = ":caption: Sure beliefs\n:empty: None is."
    page = f"# Page\n\n:::{{belief-index}}\n:credence: >99%\n{words}\n:::\n"
    catalogue = make_site("catalogue")
    catalogue.write("page", page)
    catalogue.build("gettext")
    found = (catalogue.outdir / "page.pot").read_text()
    assert '#: ../../page.md:5\nmsgid "Sure beliefs"' in found
    assert '#: ../../page.md:6\nmsgid "None is."' in found
    site = make_site("german")
    site.write("page", page)
    pairs = (("Sure beliefs", "Sicheres"), ("None is.", "Nichts davon."))
    site.write(
        "locales/de/LC_MESSAGES/page.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        + "\n".join(f'msgid "{english}"\nmsgstr "{german}"\n' for english, german in pairs),
    )
    site.configure("language = 'de'\nlocale_dirs = ['locales']\n")
    site.build()
    assert site.text("page") == "Page Sicheres Nichts davon."


def test_print_and_manual_pages_have_tables_that_they_can_show(site: Site) -> None:
    site.write("page", "# Page\n\n:::{uncertainty-index}\n:::\n\n:::{belief-index}\n:::\n")
    questions = "".join(f":::{{uncertainty}} Question {n}\n:::\n\n" for n in range(20))
    site.write("more", topic("gov", title="More") + "\n" + questions)
    site.configure("latex_documents = [('index', 'book.tex', 'Book', 'Me', 'manual')]\n")
    for builder in ("man", "latex"):
        assert site.build(builder).warnings == []
    text = (site.outdir / "book.tex").read_text()
    assert r"\begin{longtable}{\X{45}" in text
    assert r"\begin{tabular}[t]{\X{45}" in text


def test_cards_of_topics_have_the_stubs_below_under_a_heading(site: Site) -> None:
    site.write("page", "# Page\n\n:::{topic-index}\n:format: cards\n:::\n")
    site.build()
    body = site.body("page")
    assert [words(tag) for tag in body.select(".beliefs-cards, .beliefs-marked")] == [
        "Interp Settled Monitor",
        "Law",
        "Territory marked, views not yet written",
        "A bare stub A stub",
    ]
    assert [words(tag) for tag in body.select(".beliefs-stub-card")] == ["A bare stub", "A stub"]
    site.build("text")
    written = (site.outdir / "page.txt").read_text()
    assert "Law\n\nTerritory marked, views not yet written\n\nA bare stub\n\nA stub" in written


def test_cards_in_an_order_of_their_own_say_which_are_stubs(site: Site) -> None:
    options = ":format: cards\n:sort: title\n:region: gov\n"
    site.write("page", f"# Page\n\n:::{{topic-index}}\n{options}:::\n")
    site.build()
    body = site.body("page")
    assert not body.select(".beliefs-marked")
    cards = [words(tag) for tag in body.select(".beliefs-card")]
    assert cards == ["A bare stub stub", "A stub stub", "Law"]


@pytest.mark.parametrize("options", [":limit: 1", ":tags: deployment", ":status: settled"])
def test_how_much_of_a_region_is_written_is_said_of_the_whole_region(
    site: Site, options: str
) -> None:
    site.write("notes", topic("tech", title="Notes", more="  stub: true\n"))
    site.write("page", f"# Page\n\n:::{{topic-index}}\n{options}\n:::\n")
    site.build()
    assert "2 of 3 written" in site.text("page")
