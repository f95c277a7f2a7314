"""Every mistake is one warning that says where it is and how to fix it; nothing else is lost."""

import datetime

import pytest
from conftest import Site, words

from sphinx_beliefs.model.known_names import GENERATED_PAGES
from sphinx_beliefs.options.config import BeliefsConfig

TOPIC = "---\ntopic:\n  region: tech\n---\n# A topic\n\n"


def page_with(site: Site, text: str, suffix: str = "md") -> Site:
    site.write(f"page.{suffix}", text)
    return site.build()


def checked(site: Site, text: str, suffix: str = "md") -> Site:
    """The site with such a page, where only what is warned of is looked at."""
    site.write(f"page.{suffix}", text)
    return site.check()


def types(site: Site) -> list[tuple[int | None, str]]:
    return [(warned.line, warned.type.removeprefix("beliefs.")) for warned in site.ours()]


# -- topic metadata ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "line", "subtype", "fix"),
    [
        ("  colour: red", 4, "unknown_key", "region, status"),
        ("  sttaus: exploring", 4, "unknown_key", "did you mean status"),
        ("  region: gvo", 4, "unknown_region", "did you mean gov?"),
        ("  status: explorin", 4, "unknown_status", "did you mean exploring"),
        ("  last_reviewed: 2026-13-45", 4, "date", "2026-05-01"),
        ("  last_reviewed: soon", 4, "date", "2026-05-01"),
        ("  last_reviewed: 9998-01-01", 4, "future_date", "on which it was done"),
        ("  stub: perhaps", 4, "topic_value", "true or false"),
        ("  order: first", 4, "topic_value", "a whole number"),
        ("  related: {a: b}", 4, "topic_value", "[one, two]"),
        ("  tags: [a\n  stub: false", 4, "front_matter", "quotes"),
        ("  last_reviewed: 'a", 4, "front_matter", "quotes"),
        ("  order: How: bad", 4, "front_matter", "quotes"),
        ("\tstatus: exploring", 4, "front_matter", "has a tab in it"),
        ("  stub: !!python/object:os.system x", 4, "topic_value", "true or false"),
        ("  tagline: Another.", 4, "unknown_key", "written twice"),
    ],
)
def test_a_wrong_line_of_front_matter_is_one_warning_at_its_line(
    site: Site, lines: str, line: int, subtype: str, fix: str
) -> None:
    page_with(site, f"---\ntopic:\n  tagline: Kept here.\n{lines}\n---\n# A topic\n")
    assert types(site) == [(line, subtype)]
    assert fix in site.ours()[0].text
    assert site.warnings == site.ours(), "nobody else warns of the same line"
    assert "Kept here." in site.text("page")


def test_front_matter_that_is_no_mapping_is_one_warning(site: Site) -> None:
    page_with(site, "---\n- topic: x\n---\n# A page\n\nText.\n")
    [warned] = site.warnings
    assert warned.file.startswith("page.md")
    assert warned.type == "myst.topmatter"
    assert "Text." in site.text("page")


@pytest.mark.parametrize("value", ["yes please", "[a, b]", "3"])
def test_a_topic_that_is_no_mapping_may_be_another_tools_and_is_one_warning(
    site: Site, value: str
) -> None:
    page_with(site, f"---\ntopic: {value}\n---\n# A page\n\n<why>\n")
    assert types(site) == [(2, "front_matter")]
    assert not site.body("page").select(".beliefs-placeholder, .beliefs-stub-notice")


def test_a_page_is_a_topic_in_one_place_only(site: Site) -> None:
    text = "```{topic-meta}\n:region: gov\n```\n"
    page_with(site, TOPIC + text)
    assert types(site) == [(7, "unknown_key")]
    assert "Technical Safety" in site.text("page")


def test_metadata_in_restructuredtext_is_warned_of_at_the_line_of_its_option(site: Site) -> None:
    text = "Title\n=====\n\n.. topic-meta::\n   :region: gvo\n   :stub: perhaps\n   :colour: red\n"
    checked(site, text, "rst")
    assert sorted(types(site)) == [(5, "unknown_region"), (6, "topic_value"), (7, "option")]


@pytest.mark.parametrize(
    "tagline",
    [
        "0x" + "f" * 4000,
        "9" * 5000,
        '"a \\x07 b"',
        "a\u2028b\x85c",
        '"\\uD800"',
        ".inf",
        "[" * 3000,
    ],
    ids=["hexadecimal", "decimal", "bell", "breaks", "surrogate", "infinity", "nested"],
)
def test_no_scalar_of_yaml_is_too_much(site: Site, tagline: str) -> None:
    page_with(
        site,
        f"---\ntopic:\n  region: gov\n  tagline: {tagline}\ntags: [x]\n---\n# Title\n\nText.\n",
    )
    assert "Text." in site.text("page")
    kinds = ["front_matter"] if "D800" in tagline or "[" in tagline else []
    assert [warned.type for warned in site.warnings] == [f"beliefs.{kind}" for kind in kinds]
    assert "Governance" in site.text("page")
    assert "\x07" not in site.text("beliefs-topics")


def test_a_control_character_is_one_warning_at_its_line(site: Site) -> None:
    page_with(
        site,
        "---\ntopic:\n  tagline: é信念 \U0004d854\n  region: gov\n  status: \x07\n---\n# Title\n",
    )
    assert types(site) == [(5, "front_matter")]
    assert site.warnings == site.ours()
    assert "Governance" in site.text("page")


def test_front_matter_beyond_mending_costs_only_itself(site: Site) -> None:
    broken = "".join(f"  key{number}: [\n" for number in range(60))
    page_with(site, f"---\ntopic:\n{broken}---\n# Title\n\nText <why>.\n")
    assert {kind for _line, kind in types(site)} == {"front_matter"}
    assert site.warnings == site.ours()
    assert "This page is a stub." in site.text("page")


def test_metadata_can_be_merged_as_yaml_has_it(site: Site) -> None:
    page_with(
        site,
        "---\nshared: &shared {region: gov, status: settled}\ntopic:\n  <<: *shared\n"
        "  status: exploring\n---\n# Title\n",
    )
    assert site.warnings == []
    assert site.text("page") == "Title Governance · Exploring"


# -- items -------------------------------------------------------------------------


def test_without_title_and_body_nothing_is_rendered(site: Site) -> None:
    page_with(site, "# Page\n\nBefore.\n\n:::{belief}\n:::\n\nAfter.\n")
    assert types(site) == [(5, "title")]
    assert site.text("page") == "Page Before. After."


def test_without_a_title_line_the_body_is_kept(site: Site) -> None:
    page_with(site, "# Page\n\n:::{belief}\n:credence: 70%\n\n- only a list\n:::\n")
    assert types(site) == [(3, "title")]
    assert "only a list" in site.text("page")


@pytest.mark.parametrize("written", ["170%", "forty", "-3%", "70", ""])
def test_a_credence_that_cannot_be_read_is_shown_as_written(site: Site, written: str) -> None:
    page_with(site, f"# Page\n\n:::{{belief}} Claim\n:credence: {written}\n\nWhy.\n:::\n")
    assert types(site) == [(4, "credence")]
    assert "%" in site.ours()[0].text
    assert f"Claim {written}".strip() in site.text("page")
    assert not site.body("page").select("svg")


@pytest.mark.parametrize("option", [":credence:", ":tags: x"])
def test_a_quoted_credence_that_is_not_there_is_a_dash(site: Site, option: str) -> None:
    page_with(
        site, f"# Page\n\n:::{{belief}} Claim\n:name: x\n{option}\n:::\n\nI say {{credence}}`x`.\n"
    )
    assert site.text("page") == "Page Claim I say —."


def test_an_unreadable_credence_counts_as_unstated(site: Site) -> None:
    page_with(
        site,
        "# Page\n\n:::{belief} Odd\n:credence: 170%\n:::\n\n:::{belief} Low\n:credence: 5%\n:::\n\n"
        ":::{belief-index}\n:::\n",
    )
    rows = [words(cell) for cell in site.body("page").select("table .beliefs-claim-cell")]
    assert rows == ["Low", "Odd"]


def test_a_belief_has_a_credence_or_is_normative(site: Site) -> None:
    checked(site, TOPIC + ":::{belief} Claim\n:name: x\n\nWhy.\n:::\n")
    assert types(site) == [(7, "no_credence")]


def test_an_entry_without_a_credence_is_told_of_the_form_of_lists(site: Site) -> None:
    checked(site, TOPIC + ":::{beliefs}\n- **Claim.** Why.\n:::\n")
    assert types(site) == [(8, "no_credence")]
    assert "write ~70% behind the claim" in site.ours()[0].text


def test_a_number_that_is_not_read_as_a_credence_is_one_warning_that_quotes_it(site: Site) -> None:
    checked(site, TOPIC + ":::{beliefs}\n- **Claim.** I'd say 60%\n:::\n")
    assert types(site) == [(8, "credence")]
    assert "60% is not read as a credence here" in site.ours()[0].text


@pytest.mark.parametrize("more", ["stub: true", ""])
def test_on_a_stub_a_belief_may_still_lack_its_credence(site: Site, more: str) -> None:
    head = f"---\ntopic:\n  region: tech\n  {more}\n---\n# A topic\n\n"
    checked(site, head + ":::{belief} Claim\n\n<why>\n:::\n")
    assert types(site) == []


def test_a_normative_belief_carries_no_credence(site: Site) -> None:
    page_with(site, "# Page\n\n:::{belief} Claim\n:normative:\n:credence: 70%\n:::\n")
    assert types(site) == [(4, "credence")]
    assert "Claim 70%" in site.text("page")


@pytest.mark.parametrize(
    ("option", "subtype", "fix"),
    [
        (":direction: sideways", "direction", "up, down, either"),
        (":direction: dwon", "direction", "did you mean down?"),
        (":colour: red", "option", "the options are"),
        (":belief: two words", "option", "did you mean beliefs?"),
        (":direction up", "option", "write :direction: up"),
        (":name: two words", "name", "write two-words"),
    ],
)
@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_wrong_option_costs_only_itself(
    site: Site, suffix: str, option: str, subtype: str, fix: str
) -> None:
    if suffix == "md":
        text = (
            f"# Page\n\n\n:::{{update-trigger}} Evidence\n{option}\n:class: kept\n\nEffect.\n:::\n"
        )
    else:
        text = f"Page\n====\n\n.. update-trigger:: Evidence\n   {option}\n   :class: kept\n\n   Effect.\n"
    page_with(site, text, suffix)
    assert types(site) == [(5, subtype)]
    assert site.warnings == site.ours()
    assert fix in site.ours()[0].text
    assert "Evidence Effect." in words(site.body("page").select_one(".beliefs-item.kept"))


def test_a_bad_date_is_shown_as_written(site: Site) -> None:
    page_with(site, "# Page\n\n:::{reading} A book\n:date: 2026-13-45\n\nTakeaway.\n:::\n")
    assert types(site) == [(4, "date")]
    assert site.text("page") == "Page 2026-13-45 A book Takeaway."


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "a b"]
)
def test_a_link_that_harms_is_text(site: Site, url: str) -> None:
    page_with(site, f"# Page\n\n:::{{reading}} A book\n:url: {url}\n:::\n")
    assert types(site) == [(4, "url")]
    assert words(site.body("page").select_one(".beliefs-item")) == f"A book {url}"
    assert not site.body("page").select(".beliefs-item a:not(.headerlink)")


@pytest.mark.parametrize("title", ["`A book <javascript:alert(1)>`_", "A book javascript:alert(1)"])
def test_a_link_that_harms_is_text_in_a_title(site: Site, title: str) -> None:
    page_with(site, f"Page\n====\n\n.. reading:: {title}\n   :url: papers/one.pdf\n", "rst")
    assert types(site) == [(4, "url")]
    [link] = site.body("page").select(".beliefs-item a:not(.headerlink)")
    assert link["href"] == "papers/one.pdf"
    assert words(link).startswith("A book")


def test_text_right_below_the_options_is_kept_in_restructuredtext(site: Site) -> None:
    text = "Page\n====\n\n.. belief:: Claim\n   :credence: 70%\n   Stray *text*\n\n   Why.\n"
    page_with(site, text, "rst")
    assert types(site) == [(6, "option")]
    assert "Claim 70% Stray text Why." in site.text("page")


@pytest.mark.parametrize("blank", ["\n", "\n\n\n"])
def test_what_is_wrong_below_the_options_is_told_at_its_line_in_restructuredtext(
    site: Site, blank: str
) -> None:
    log = ".. credence-log:: b\n   :class: x\n   no date\n   2026-01 70%\n"
    text = f"Page\n====\n\n.. belief:: Claim\n   :name: b\n   :credence: 70%\n\n{log}{blank}   no more\n"
    checked(site, text, "rst")
    last = text.splitlines().index("   no more") + 1
    assert types(site) == [(10, "option"), (10, "credence_log"), (last, "credence_log")]


@pytest.mark.parametrize(
    "body",
    ["# A heading\n\nText.\n", "## A heading\n\nText.\n", "A heading\n=========\n\nText.\n"],
)
def test_a_heading_in_a_body_stays_there_in_markdown(site: Site, body: str) -> None:
    page_with(site, f"# Page\n\n:::{{belief}} Claim\n:credence: 70%\n\n{body}:::\n\nAfter.\n")
    assert types(site) == [(6, "heading")]
    assert words(site.body("page").select_one(".beliefs-item")) == "Claim 70% A heading Text."
    assert site.text("page").endswith("After.")
    assert len(site.body("page").select("h1, h2")) == 1


def test_a_heading_in_a_body_stays_there_in_restructuredtext(site: Site) -> None:
    text = (
        "Page\n====\n\n.. belief:: Claim\n   :credence: 70%\n\n   A heading\n   =========\n\n"
        "   Text.\n\n   Lower\n   -----\n\n   More.\n\nSection\n-------\n\nAfter.\n"
    )
    page_with(site, text, "rst")
    assert [kind for _line, kind in types(site)] == ["heading", "heading"]
    assert words(site.body("page").select_one(".beliefs-item")) == (
        "Claim 70% A heading Text. Lower More."
    )
    assert [words(heading) for heading in site.body("page").select("h1, h2")] == ["Page", "Section"]


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_directive_inside_its_own_kind_is_kept(site: Site, suffix: str) -> None:
    if suffix == "md":
        text = (
            "# Page\n\n::::{belief} Outer\n:credence: 70%\n\n:::{belief} Inner\n"
            ":credence: 60%\n:::\n\nRest.\n::::\n\nAfter.\n"
        )
    else:
        text = (
            "Page\n====\n\n.. belief:: Outer\n   :credence: 70%\n\n   .. belief:: Inner\n"
            "      :credence: 60%\n\n   Rest.\n\nAfter.\n"
        )
    page_with(site, text, suffix)
    assert [kind for _line, kind in types(site)] == ["nesting"]
    outer = site.body("page").select_one(".beliefs-item")
    assert words(outer) == "Outer 70% Inner 60% Rest."
    assert site.text("page").endswith("After.")


def test_another_kind_may_stand_inside(site: Site) -> None:
    checked(site, "# Page\n\n::::{uncertainty} Q?\n\n:::{belief} B\n:credence: 70%\n:::\n::::\n")
    assert types(site) == []


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_html_in_any_field_is_text(site: Site, suffix: str) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    options = f":authors: {evil}\n:tags: {evil}\n:class: {evil}\n:date: {evil}\n:url: {evil}"
    if suffix == "md":
        text = (
            f"---\ntopic:\n  tagline: '{evil}'\n  region: '{evil}'\n  status: '{evil}'\n"
            f"  related: ['{evil}']\n---\n# Page\n\n:::{{reading}} {evil} title\n{options}\n:::\n\n"
            f":::{{belief}} {evil} claim\n:credence: {evil}\n:name: {evil}\n:::\n\n"
            f":::{{belief-index}}\n:caption: {evil}\n:stubs: include\n:region: {evil}\n:::\n\n"
            ":::{related-topics}\n:::\n"
        )
    else:
        text = f".. reading:: {evil} title\n" + "".join(f"   {o}\n" for o in options.split("\n"))
    page_with(site, text, suffix)
    for name in ("page", *GENERATED_PAGES):
        if (site.outdir / f"{name}.html").exists():
            body = site.page(name)
            assert not body.select("img")
            assert not [tag for tag in body.select("script") if "alert" in tag.get_text()]
    assert "<script>alert(1)</script>" in site.text("page")


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_options_below_a_blank_line_are_heard(site: Site, suffix: str) -> None:
    if suffix == "md":
        text = "# Page\n\n\n:::{belief} Claim\n\n:credence: 70%\n\nWhy.\n:::\n"
    else:
        text = "Page\n====\n\n.. belief:: Claim\n\n   :credence: 70%\n\n   Why.\n"
    page_with(site, text, suffix)
    assert types(site) == [(6, "option")]
    assert site.text("page") == "Page Claim 70% Why."


def test_what_a_parser_complains_of_in_a_title_is_no_part_of_it(site: Site) -> None:
    page_with(
        site,
        "# Page\n\n:::{belief} A {nope}`x` claim\n:credence: 70%\n:::\n\n:::{belief-index}\n:::\n",
    )
    assert {warned.line for warned in site.warnings} == {3}
    assert site.body("page").select_one(".beliefs-item")["id"] == "beliefs-a-claim"
    assert words(site.body("page").select_one(".beliefs-claim-cell")) == "A claim"


@pytest.mark.parametrize(
    ("text", "suffix", "line"),
    [
        ("# Page\n\n:::{belief} A {ref}`nowhere` b\n:credence: 70%\n:::\n", "md", 3),
        ("Page\n====\n\n.. belief:: A :ref:`nowhere` b\n   :credence: 70%\n", "rst", 4),
        ("Page\n====\n\n.. belief::\n   A :ref:`nowhere` b\n   :credence: 70%\n", "rst", 5),
        ("Page\n====\n\n.. belief::\n   A title\n   :credence: forty\n", "rst", 6),
        ("Page\n====\n\n.. belief::\n   :credence: forty\n\n   A title\n", "rst", 5),
    ],
)
def test_a_mistake_is_reported_at_its_line(site: Site, text: str, suffix: str, line: int) -> None:
    checked(site, text, suffix)
    assert [warned.line for warned in site.warnings] == [line]


def test_a_warning_quotes_no_more_than_it_has_to(site: Site) -> None:
    checked(site, f"# Page\n\n:::{{belief}} Claim\n:credence: {'x' * 100_000}\n:::\n")
    assert types(site) == [(4, "credence")]
    assert len(site.ours()[0].text) < 1000


def test_a_very_long_title_costs_no_more_than_its_length(site: Site) -> None:
    # Quadratic work would take minutes here.
    page_with(site, f"# Page\n\n:::{{belief}} {'long ' * 50_000}\n:credence: 70%\n:::\n")
    assert types(site) == []
    assert len(site.body("page").select_one(".beliefs-item")["id"]) < 80


# -- names -------------------------------------------------------------------------


@pytest.mark.parametrize("parallel", [0, 2])
def test_a_name_that_is_taken_is_one_warning_that_names_both_places(
    site: Site, parallel: int
) -> None:
    site.write("a", "# A\n\n:::{belief} First\n:name: x\n:credence: 70%\n:::\n")
    site.write("b", "# B\n\n{belief}`x`\n\n:::{belief} Second\n:name: x\n:credence: 60%\n:::\n")
    site.write("c", "# C\n")
    site.build(parallel=parallel)
    [warned] = site.ours()
    assert (warned.file, warned.line, warned.type) == ("b.md", 5, "beliefs.duplicate_name")
    assert "a.md:3" in warned.text
    assert site.body("b").select_one("p a")["href"] == "a.html#beliefs-x"
    assert "Second 60%" in site.text("b")


def test_a_name_that_is_taken_on_the_same_page_gets_another_anchor(site: Site) -> None:
    page_with(
        site,
        "# A\n\n:::{belief} First\n:name: x\n:credence: 70%\n:::\n\n"
        ":::{belief} Second\n:name: x\n:credence: 60%\n:::\n",
    )
    assert types(site) == [(8, "duplicate_name")]
    first, second = (item["id"] for item in site.body("page").select(".beliefs-item"))
    assert first == "beliefs-x"
    assert second != first


@pytest.mark.parametrize(
    ("text", "shown", "fix"),
    [
        ("{belief}`interp-sufficent`", "interp-sufficent", "did you mean interp-sufficient?"),
        ("{credence}`interp-sufficent`", "interp-sufficent", "did you mean interp-sufficient?"),
        ("{belief}`own text <nope>`", "own text", "no belief named 'nope'"),
        ("{uncertainty}`interp-sufficient`", "interp-sufficient", "is a belief, but this must be"),
        ("{topic}`topc`", "topc", "did you mean topic?"),
        ("{reading}`interp-sufficient`", "interp-sufficient", "is a belief, but this must be"),
        ("{update-trigger}`nope`", "nope", "no update trigger named 'nope'"),
    ],
)
def test_a_role_that_names_nothing_is_plain_text(
    site: Site, text: str, shown: str, fix: str
) -> None:
    belief = ":::{belief} Claim\n:name: interp-sufficient\n:credence: 70%\n:::\n"
    site.write("topic", TOPIC + belief)
    page_with(site, f"# Page\n\nSee {text}.\n")
    [warned] = site.ours()
    assert (warned.file, warned.line, warned.type) == ("page.md", 3, "beliefs.unknown_name")
    assert fix in warned.text
    assert site.text("page") == f"Page See {shown}."


def test_an_option_that_names_nothing_is_plain_text(site: Site) -> None:
    page_with(
        site,
        "# Page\n\n:::{belief} Claim\n:name: right\n:credence: 70%\n:::\n\n"
        ":::{uncertainty} Question?\n:beliefs: rihgt, right\n:::\n",
    )
    [warned] = site.ours()
    assert (warned.line, warned.type) == (9, "beliefs.unknown_name")
    assert "did you mean right?" in warned.text
    assert "Bears on: rihgt; Claim" in site.text("page")


def test_a_related_topic_that_is_not_there_is_plain_text(site: Site) -> None:
    page_with(
        site,
        "---\ntopic:\n  tagline: x\n  related: [pgae]\n---\n# Page\n\n:::{related-topics}\n:::\n",
    )
    [warned] = site.ours()
    assert (warned.line, warned.type) == (4, "beliefs.unknown_name")
    assert "did you mean page?" in warned.text
    entry = site.body("page").select_one(".beliefs-topics li")
    assert words(entry) == "pgae"
    assert not entry.select("a")


def test_a_short_topic_name_that_fits_two_is_one_warning(site: Site) -> None:
    for folder in ("one", "two"):
        site.write(f"{folder}/same", TOPIC)
    checked(site, "# Page\n\n{topic}`same` {topic}`/one/same`\n")
    [warned] = site.ours()
    assert warned.type == "beliefs.ambiguous_name"
    assert "/one/same, /two/same" in warned.text


# -- views and configuration -----------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "subtype"),
    [
        (":stubs: perhaps", "option_value"),
        (":region: gvo", "unknown_region"),
        (":colour: red", "option"),
    ],
)
def test_a_wrong_option_of_an_index_is_one_warning(site: Site, option: str, subtype: str) -> None:
    page_with(site, f"# Page\n\n:::{{belief-index}}\n{option}\n:::\n")
    assert types(site) == [(4, subtype)]
    assert "No beliefs here yet." in site.text("page")


@pytest.mark.parametrize(
    ("option", "fix"),
    [
        ("resolution", "it belongs to belief-index"),
        ("due", "it belongs to belief-index, topic-index"),
        ("xyz", "the options are"),
    ],
)
def test_an_option_of_another_index_is_told_as_such(site: Site, option: str, fix: str) -> None:
    checked(site, f"# Page\n\n:::{{reading-index}}\n:{option}: x\n:::\n")
    [warned] = site.ours()
    assert fix in warned.text


def test_text_in_a_view_is_kept_beside_it(site: Site) -> None:
    page_with(site, "# Page\n\n:::{belief-index} All of *them*\n\nMore.\n:::\n")
    assert types(site) == [(3, "option")]
    assert site.text("page") == "Page No beliefs here yet. All of them More."


def test_related_topics_want_a_topic(site: Site) -> None:
    page_with(site, "# Page\n\n:::{related-topics}\n:::\n")
    assert types(site) == [(3, "not_a_topic")]
    assert "No related topics yet." in site.text("page")


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("# Page\n\n:::{belief} One\n:credence: 70%\n:::\n\n:::{belief} Two\n:::\n", 3),
        ("---\nkey: 1\n---\n# Page\n\n- A list\n\n  ::::{belief-index}\n  ::::\n", 8),
        ("# Page\n\n:::{beliefs:reading} One\n:::\n", 3),
    ],
)
def test_without_colon_fence_a_page_that_needs_it_says_what_to_add(
    site: Site, page: str, line: int
) -> None:
    site.configure("myst_enable_extensions = []\n")
    checked(site, page)
    [warned] = site.warnings
    assert (warned.type, warned.file, warned.line) == ("beliefs.colon_fence", "page.md", line)
    assert 'add "colon_fence" to myst_enable_extensions' in warned.text


@pytest.mark.parametrize(
    "page",
    [
        "# Page\n\nText.\n",
        "# Page\n\n:::\nAnother tool's\n:::\n\n:::{note}\nNot ours.\n:::\n",
        "# Page\n\n```{belief} One\n:credence: 70%\n```\n",
        "# Page\n\n```markdown\n:::{belief} One\n:::\n```\n\nWrite `:::{belief}`.\n",
        "# Page\n\n    :::{belief} In code\n    :::\n",
    ],
)
def test_without_colon_fence_no_other_page_is_told_of_it(site: Site, page: str) -> None:
    site.configure("myst_enable_extensions = []\n")
    checked(site, page)
    assert site.warnings == []


def test_without_myst_nobody_is_told_about_it(site: Site) -> None:
    (site.root / "index.md").unlink()
    site.write("index.rst", "Title\n=====\n")
    site.configure('extensions = ["sphinx_beliefs"]\n')
    site.check()
    assert site.warnings == []


@pytest.mark.parametrize(
    "line",
    [
        "beliefs_regions = ['a', 'b']",
        "beliefs_statuses = {'a': 1}",
        "beliefs_contact = 3",
        "beliefs_contact = 'javascript:alert(1)'",
        "beliefs_today = 'tomorrow'",
        "beliefs_regions = {'': 'Nowhere'}",
        "beliefs_writing = 'essays/*'",
        "beliefs_date_format = None",
        "beliefs_date_format = 'nonsense qq'",
    ],
)
def test_a_wrong_option_in_conf_is_one_warning_and_the_site_is_built(site: Site, line: str) -> None:
    site.configure(f"{line}\n")
    page_with(site, TOPIC + "<why>\n")
    assert [warned.type for warned in site.ours()] == ["beliefs.config"]
    assert line.split(" ", maxsplit=1)[0] in site.ours()[0].text
    assert "This page is a stub." in site.text("page")
    assert not site.body("page").select(".beliefs-stub-notice a")


@pytest.mark.parametrize("today", ["2026-5-1", " 2026-05-01", "2026-05-01"])
def test_today_may_be_written_as_any_date(site: Site, today: str) -> None:
    site.configure(f"beliefs_today = {today!r}\n")
    checked(site, TOPIC.replace("region: tech", "last_reviewed: 2026-05-02"))
    assert types(site) == [(3, "future_date")]


@pytest.mark.parametrize(
    ("epoch", "expected"),
    [("1777593600", [(3, "future_date")]), ("99999999999999", []), ("never", [])],
)
def test_today_may_come_from_the_build_system(
    site: Site, monkeypatch: pytest.MonkeyPatch, epoch: str, expected: list[tuple[int, str]]
) -> None:
    # 1777593600 is May 1, 2026.
    site.write("page", TOPIC.replace("region: tech", "last_reviewed: 2026-05-02"))
    site.configure("source_date_epoch = None\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    if epoch == "1777593600":
        site.check()
        assert types(site) == expected
    else:
        # Sphinx itself refuses such a value, so only our reading of it is tried.
        assert BeliefsConfig().day == datetime.datetime.now().date()


def test_a_warning_can_be_suppressed_by_its_subtype(site: Site) -> None:
    site.configure("suppress_warnings = ['beliefs.credence']\n")
    checked(site, "# Page\n\n:::{belief} Claim\n:credence: forty\n:colour: red\n:::\n")
    assert [kind for _line, kind in types(site)] == ["option"]
