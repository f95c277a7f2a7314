"""Each check, on a page with one mistake and on the same page fixed: one warning that says where
it is, of which kind and how to fix it, and then none.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from test_fresh import edit

from sphinx_beliefs.model.problem import Subtype

if TYPE_CHECKING:
    from conftest import Site

TODAY = "beliefs_today = '2026-06-01'\n"


@dataclass(frozen=True)
class Case:
    """A page with ``@`` in it, for which a mistake stands, and then what fixes it; the line at
    which the warning is, and a word of what it says; and the program without which it is not said.
    """

    subtype: str
    page: str
    wrong: str
    right: str
    line: int
    says: str
    others: dict[str, str] = field(default_factory=dict)
    conf: str = ""
    file: str = "page.md"
    program: str = ""

    def __str__(self) -> str:
        return f"{self.subtype} {' '.join(self.wrong.split())}".strip()


def topic(line: str) -> str:
    return f"---\ntopic:\n  tagline: Text.\n{line}\n---\n# Page\n"


def belief(options: str, body: str = "Why.", name: str = "b") -> str:
    return f":::{{belief}} A claim\n:name: {name}\n{options}\n\n{body}\n:::\n"


#: Where nobody says which regions and statuses there are.
FREE = "beliefs_regions = {}\nbeliefs_statuses = {}\n"
TAGGED = (
    "---\ntopic:\n  region: tech\n  status: settled\n  tags: law\n---\n# Held\n\n"
    f"{belief(':credence: 70%')}"
)
VIEW = "# Page\n\nBefore {beliefs-count}`beliefs`.\n\n\n:::{belief-index}\n@\n:::\n"
HELD = {"held": f"# Held\n\n{belief(':credence: 70%')}"}
LOGGED = {
    "held": "# Held\n\n"
    "::::{belief} A claim\n:name: b\n:credence: 40%\n\nWhy.\n\n"
    ":::{credence-log}\n2026-01 70%\n2026-05 40% A reason.\n:::\n::::\n"
}

#: What a log in a belief of 70% says.
LOG = "# Page\n\n::::{belief} A claim\n:credence: 70%\n\n:::{credence-log}\n@\n:::\n::::\n"
TRIGGER = "# Page\n\n:::{update-trigger} Evidence\n:beliefs: b\n@\n:::\n"

TOPIC_PAGE = "---\ntopic:\n  status: settled\n---\n\n# Topic\n"

CASES = [
    # -- metadata
    Case("front_matter", "---\ntopic: @\n---\n# Page\n", "yes please", "true", 2, "topic"),
    Case("unknown_key", topic("@"), "  sttaus: settled", "  status: settled", 4, "did you mean status"),
    Case("topic_value", topic("  stub: @"), "perhaps", "false", 4, "true or false"),
    Case("unknown_region", topic("  region: @"), "tehc", "tech", 4, "did you mean tech"),
    Case("unknown_status", topic("  status: @"), "setled", "settled", 4, "did you mean settled"),
    Case("unknown_tag", VIEW, ":tags: lwa", ":tags: law", 6, "did you mean law?", {"held": TAGGED}),
    Case("unknown_tag", VIEW, ":any-tag: x, law", ":any-tag: law", 6, "fix this", {"held": TAGGED}),
    Case("unknown_name", VIEW, ":topics: hel", ":topics: hel*", 6, "mean held", {"held": TAGGED}),
    Case("unknown_name", VIEW, ":topics: x/*", ":topics: held", 6, "docnames", {"held": TAGGED}),
    Case(
        "unknown_region", VIEW, ":region: tehc", ":region: tech", 6, "tech?", {"held": TAGGED}, FREE
    ),
    Case("unknown_status", VIEW, ":status: x", ":status: settled", 6, "fix this", {"held": TAGGED}, FREE),
    Case("date", topic("  last_reviewed: @"), "soon", "2026-05", 4, "write 2026-05-01"),
    Case("future_date", topic("  last_reviewed: @"), "2026-07", "2026-05", 4, "write the day"),
    Case("period", topic("  review_in: @"), "soon", "6 months\n  last_reviewed: 2026-05", 4, "90 days"),
    Case(
        "review_overdue",
        topic("  review_in: 6 months\n  last_reviewed: @"),
        "2025-11-30",
        "2025-12-01",
        5,
        "2026-05-30; read it again, and set last_reviewed",
    ),
    Case(
        "review_overdue",
        "---\ntopic: true\nlast_reviewed: @\n---\n# Page\n",
        "2025-05",
        "2025-06-01",
        3,
        "2026-05-31",
        conf="beliefs_review_in = '1 year'\n",
    ),
    Case(
        "never_reviewed",
        topic("  region: tech@"),
        "",
        "\n  last_reviewed: 2026-05",
        2,
        "add last_reviewed",
        conf="beliefs_review_in = '1 year'\n",
    ),
    Case(
        "placeholder",
        topic("  stub: false") + "\nMine is @ here.\n",
        "~XX%",
        "~70%",
        8,
        "~XX%",
    ),
    # -- directives
    Case("option", "# Page\n\n" + belief("@"), ":credenc: often\n:normative:", ":normative:", 5, "mean credence?"),
    Case("option_value", "# Page\n\n:::{belief-index}\n:stubs: @\n:::\n", "maybe", "only", 4, "include"),
    Case("option_value", "# Page\n\n:::{belief-index}\n:resolution: @\n:::\n", "clsed", "closed", 4, "closed"),
    Case("option_value", "# Page\n\n" + belief(":credence: 70%\n:resolution: @"), "yes", "true", 6, "withdrawn"),
    Case("option_value", "# Page\n\n:::{belief-graph}\n:of: @\n:belief: b\n:::\n", "topics", "beliefs", 5, "this map is of topics", others=HELD),
    Case("list", "# Page\n\n:::{@}\n- Held. ~70%\n- Too. ~60%\n:::\n", "belief", "beliefs", 3, "so write that"),
    Case("list", "# Page\n\n:::{@} A claim\n:credence: 70%\n:::\n", "beliefs", "belief", 3, "so write belief"),
    Case("list", "# Page\n\n:::{beliefs}\n@Held. ~70%\n:::\n", "", "- ", 3, "with a dash"),
    Case("title", "# Page\n\n:::{reading} @\n:::\n", "", "A book", 3, "title line"),
    Case("url", "# Page\n\n:::{reading} A book\n:url: @\n:::\n", "data:x", "https://e.org", 4, "http"),
    Case("name", "# Page\n\n" + belief(":credence: 70%", name="@"), "two words", "one", 4, "two-words"),
    Case("heading", "# Page\n\n" + belief(":credence: 70%", body="@"), "# A heading", "**Bold**", 7, "bold line"),
    Case("heading", "# Page\n\n## All @\n", "{beliefs-count}`topics`", "topics", 3, "navigation"),
    Case("syntax", "# Page\n\n:::@ A claim.\n:credence: 70%\n:::\n", "{beleif}", "{belief}", 3, "write {belief}"),
    Case("fence", "# Page\n\n:::{belief} A claim.\n:credence: 70%\n@\n\n## More\n", "", ":::", 3, "is not closed"),
    Case("angle_brackets", "---\ntopic: true\n---\n# Page\n\nIt is so @.\n", "<see appendix>", "(see appendix)", 6, "backticks"),
    Case(
        "nesting",
        "# Page\n\n::::{belief} Outer\n:credence: 70%\n@",
        "\n:::{belief} Inner\n:credence: 60%\n:::\n::::\n",
        "::::\n\n:::{belief} Inner\n:credence: 60%\n:::\n",
        6,
        "close the outer one",
    ),
    Case("not_a_topic", "---\n@: x\n---\n# Page\n\n:::{related-topics}\n:::\n", "subject", "topic:\n  region", 6, "give the page topic metadata", conf="beliefs_regions = {}\n"),
    # -- credences and logs
    Case("credence", "# Page\n\n" + belief(":credence: @"), "170%", "70%", 5, "0% to 100%"),
    Case("no_credence", "# Page\n\n" + belief("@"), ":tags: x", ":normative:", 3, ":normative:"),
    Case("credence_log", LOG, "2026-01 60%\nMay 70%", "2026-01 60%\n2026-05 70%", 8, "begin with a date"),
    Case("credence_log", LOG, "2026-01 More.\n2026-02 70%", "2026-01 60% More.\n2026-02 70%", 7, "no credence after its date"),
    Case("credence_log", LOG, "2026-05 60%\n2026-01 70%", "2026-01 60%\n2026-05 70%", 8, "the oldest entry first"),
    Case("credence_log", LOG, "", "2026 70%", 6, "write a line for each"),
    Case("credence_log", "# Page\n\n:::{credence-log} @\n2026 70%\n:::\n", "", "b", 3, "the belief's name", others=HELD),
    Case("credence_log", "# Page\n@\nEnd.\n", "\n:::{credence-log} b\n2026 40%\n:::\n", "", 3, "has a log already, at held.md:9", others=LOGGED),
    Case("credence", LOG, "2026-01 160%\n2026-02 70%", "2026-01 60%\n2026-02 70%", 7, "0% to 100%"),
    Case("future_date", LOG, "2026-06-02 70%", "2026-06-01 70%", 7, "write the day from which you"),
    Case("log_mismatch", LOG, "2026-01 70%\n2026-05 60%", "2026-01 60%\n2026-05 70%", 8, "add an entry"),
    Case(
        "log_mismatch",
        "# Page\n\n:::{credence-log} b\n2026-01 60%\n@\n:::\n",
        "",
        "2026-05 0.7",
        4,
        "60%, but the belief says 70%",
        others=HELD,
    ),
    # -- what became of a belief
    Case("resolution", "# Page\n\n" + belief(":credence: 70%\n:resolved: 2026@"), "", "\n:resolution: true", 6, "add :resolution: true"),
    Case("resolution", "# Page\n\n" + belief(":credence: 70%\n:resolution: superseded@"), "", "\n:superseded-by: b2", 6, ":superseded-by:", others={"other": "# Other\n\n" + belief(":credence: 1%", name="b2")}),
    Case("resolution", "# Page\n\n" + belief(":credence: 70%\n:superseded-by: @"), "b", "b2", 3, "held now", others={"other": "# Other\n\n" + belief(":credence: 1%", name="b2")}),
    Case("unknown_name", "# Page\n\n" + belief(":credence: 70%\n:superseded-by: @"), "b3", "b2", 6, "did you mean b", others={"other": "# Other\n\n" + belief(":credence: 1%", name="b2")}),
    Case("resolve_by", "# Page\n\n" + belief(":credence: 70%\n:resolve-by: @"), "2026-05-31", "2026-06-01", 3, ":resolution:"),
    Case("resolve_by", "# Page\n\n" + belief(":credence: 70%\n:resolve-by: 2026-05@"), "", "\n:resolution: false", 3, "2026-05, and is still open"),
    # -- how beliefs hang together
    Case("relation", "# Page\n\n" + belief(":credence: ~15%\n:exactly-one-of: @"), "color", "colour", 3, "did you mean colour?", others={"other": "# Other\n\n" + belief(":credence: 40-60%\n:exactly-one-of: colour", name="b2") + belief(":credence: 30-50%\n:exactly-one-of: colour", name="b3")}),
    Case("settled", "# Page\n\n" + belief(":credence: 1%\n:implies: b2@"), "", "\n:resolution: false", 3, "so this one is false as well", others={"other": "# Other\n\n" + belief(":credence: 1%\n:resolution: false", name="b2")}),
    Case("label", "# Page\n\n:::{uncertainty} Will it last?\n\n@It decides.\n:::\n", "Why it matters: ", "", 5, "the extension writes"),
    Case("date_order", "# Page\n\n" + belief(":credence: 70%\n:resolution: true\n:since: 2026-02\n:resolved: @"), "2026-01", "2026-05", 8, "earlier than since"),
    Case("future_date", "# Page\n\n" + belief(":credence: 70%\n:since: @"), "2027", "2026", 6, "write the day"),
    # -- triggers
    Case("direction", TRIGGER, ":direction: upp", ":direction: up", 5, "did you mean up?", others=HELD),
    Case("direction", "# Page\n\n:::{update-trigger} Evidence\n:raises: b\n@:::\n", ":direction: up\n", "", 5, "remove it", others=HELD),
    Case("update", TRIGGER, ":raises: b", ":raises: c", 5, "in the one that is right", others={"held": HELD["held"] + "\n" + belief(":credence: 70%", name="c")}),
    Case("update", "# Page\n\n:::{update-trigger} Evidence\n:raises: b\n:to: @\n:::\n", "60%", "80%", 3, "fix raises or to", others=HELD),
    Case("update", "# Page\n\n:::{update-trigger} Evidence\n:lowers: b\n:likelihood-ratio: @\n:::\n", "4", "1:4", 5, "this trigger lowers it", others=HELD),
    Case("option_value", TRIGGER, ":strength: strong", ":strength: strongly", 5, "did you mean strongly?", others=HELD),
    Case("likelihood_ratio", TRIGGER, ":likelihood-ratio: strong", ":likelihood-ratio: 4:1", 5, "such as 4, 4:1 or 1:3", others=HELD),
    Case("update", TRIGGER, ":direction: up\n:to: 60%", ":direction: up\n:to: 80%", 3, "fix direction or to", others=HELD),
    Case("update", TRIGGER, ":likelihood-ratio: 4\n:to: 75%", ":likelihood-ratio: 4\n:to: 90%", 3, "~90%, not to 75%", others=HELD),
    Case("update", TRIGGER, ":direction: up\n:likelihood-ratio: 1:4", ":direction: down\n:likelihood-ratio: 1:4", 6, "would lower a belief", others=HELD),
    Case("normative_update", TRIGGER, ":to: 60%", ":direction: up", 3, "remove the options to and likelihood-ratio", others={"held": "# Held\n\n" + belief(":normative:")}),
    Case("fired", TRIGGER, ":fired: 2026-05-02", ":fired: 2026-04-30", 3, "add one to its credence-log", others={"held": LOGGED["held"].replace("2026-05 ", "2026-05-01 ")}),
    Case("fired", TRIGGER, ":fired: 2026-05-02", ":direction: up", 3, "start a credence-log in it", others=HELD),
    Case(
        "incoherent",
        "# Page\n\n"
        + belief(":credence: @\n:implies: b", name="a")
        + "\n"
        + belief(":credence: 60%"),
        "70%",
        "55%",
        3,
        "buy a (70%) and sell b (60%), each of which pays 100",
    ),
    Case(
        "trigger_kept",
        TRIGGER,
        ":to: 30%\n:fired: 2026-03-05",
        ":to: 65%\n:fired: 2026-03-05",
        3,
        "was to take b to 30%, but its log went from 60% to 70%",
        others={
            "held": "# Held\n\n"
            + belief(":credence: 70%", ":::{credence-log}\n2026-01 60%\n2026-04 70%\n:::").replace(
                ":::{belief}", "::::{belief}"
            ).replace(":::\n:::", ":::\n::::")
        },
        conf="beliefs_checks = ['trigger_kept']\n",
    ),
    Case(
        "one_sided",
        TRIGGER,
        ":direction: up",
        ":direction: up\n:::\n\n:::{update-trigger} More\n:beliefs: b\n:direction: down",
        3,
        "add a trigger that would lower it",
        others=HELD,
        conf="beliefs_checks = ['one_sided']\n",
        file="held.md",
    ),
    Case("unknown_name", TRIGGER.replace("b\n", "@\n", 1).replace("\n@\n:::", "\n:::"), "c", "b", 4, "no belief named 'c'", others=HELD),
    Case("graph", TOPIC_PAGE + "\n:::{belief-graph}\n@\n:::\n", ":limit: 1", ":limit: 2", 8, "narrow it with region", others={"other": TOPIC_PAGE}, conf="extensions.append('sphinx.ext.graphviz')\n", program="dot"),
    # -- prose
    Case("stale_number", "# Page\n\nI say {belief}`b` is @ likely.\n", "60%", "70%", 3, "{credence}`b`", others=HELD),
    Case("stale_number", "# Page\n\nFirst line.\nAnd {belief}`b` (@).\n", "60%", "{credence}`b`", 4, "is 70%", others=HELD),
    Case("ordinal", "# Page\n\n@ says it.\n\n" + belief(":credence: 70%"), "Belief #1", "{belief}`b`", 3, "{belief}`b`"),
    Case("ordinal", "# Page\n\nAs {belief}`b` says,\nand @.\n", "belief 2", "{belief}`b`", 4, "give the belief a name", others=HELD),
    # -- names
    Case("duplicate_name", "# Page\n\n" + belief(":credence: 70%", name="@"), "b", "c", 3, "held.md:3", others=HELD),
    Case("unknown_name", "# Page\n\nSee {belief}`@`.\n", "bb", "b", 3, "did you mean b?", others=HELD),
    Case("unknown_name", "# Page\n\n:::{credence-log} @\n2026 70%\n:::\n", "bb", "b", 3, "did you mean b?", others=HELD),
    Case(
        "ambiguous_name",
        "# Page\n\nSee {topic}`@`.\n",
        "law",
        "/one/law",
        3,
        "/one/law, /two/law",
        others={"one/law": topic(""), "two/law": topic("")},
    ),
    # -- conf.py
    Case("config", "# Page\n", "", "", 0, "", conf="beliefs_review_in = 'soon'\n"),
    Case(
        "colon_fence",
        "# Page\n\n@{belief} A claim\n:credence: 70%\n\nWhy.\n@\n",
        ":::",
        "```",
        3,
        'add "colon_fence"',
        conf="myst_enable_extensions = []\n",
    ),
]  # fmt: skip
#: Those of conf.py have no page and no line.
PAGES = [case for case in CASES if case.line]


def write(site: Site, case: Case, text: str) -> None:
    if case.program and shutil.which(case.program) is None:
        pytest.skip(f"{case.program} is not installed")
    site.write("page", case.page.replace("@", text))


@pytest.mark.parametrize("case", PAGES, ids=str)
def test_a_mistake_is_one_warning_at_its_line_and_is_gone_when_it_is_fixed(
    site: Site, case: Case
) -> None:
    site.configure(TODAY + case.conf)
    for name, text in case.others.items():
        site.write(name, text)
    # A map is drawn where there are pages for readers.
    builder = "html" if case.program else "dummy"
    write(site, case, case.wrong)
    [warned] = site.build(builder).warnings
    place = (warned.type, warned.file, warned.line)
    assert place == (f"beliefs.{case.subtype}", case.file, case.line)
    assert case.says in warned.text
    assert warned.text.isprintable()
    write(site, case, case.right)
    assert site.build(builder).warnings == []
    assert site.build(builder, folder="_clean").warnings == []


@pytest.mark.parametrize(
    ("subtype", "wrong", "right", "says"),
    [
        ("config", "beliefs_review_in = 'soon'", "beliefs_review_in = '6 months'", "90 days"),
        ("config", "beliefs_checks = ['fired']", "beliefs_checks = ['one_sided']", "one_sided"),
        ("config", "beliefs_checks = 'one_sided'", "beliefs_checks = ()", "a list"),
        ("config", "beliefs_verbal_scale = 'mine'", "beliefs_verbal_scale = 'ipcc'", "icd203"),
        ("config", "beliefs_regions = []", "beliefs_regions = {}", "mapping"),
        ("config", "beliefs_contact = 'javascript:x'", "beliefs_contact = 'a@b.c'", "http"),
        ("config", "beliefs_discuss = 'javascript:x'", "beliefs_discuss = 'a@b.c'", "http"),
        ("config", "beliefs_discuss = 'me'", "beliefs_discuss = 'a@b.c'", "mail address"),
    ],
)
def test_a_mistake_in_conf_is_one_warning_and_is_gone_when_it_is_fixed(
    site: Site, subtype: str, wrong: str, right: str, says: str
) -> None:
    site.write("page", "# Page\n")
    site.configure(f"{wrong}\n")
    [warned] = site.check().warnings
    assert warned.type == f"beliefs.{subtype}"
    assert says in warned.text
    site.configure(f"{right}\n")
    assert site.check().warnings == []


def test_there_is_a_mistake_of_each_kind() -> None:
    # These need more than a page: see test_vouched.py, test_side_files.py and test_track_record.py.
    elsewhere = {"history", "suspect", "output", "missing_extra"}
    assert {case.subtype for case in CASES} | elsewhere == {subtype.code for subtype in Subtype}


def test_a_check_that_is_off_by_itself_says_nothing_until_it_is_asked_for(site: Site) -> None:
    [case] = [case for case in CASES if case.subtype == "one_sided"]
    site.write("held", HELD["held"])
    write(site, case, case.wrong)
    assert site.check().warnings == []


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_number_in_text_that_is_out_of_place_is_found_at_its_line(
    site: Site, suffix: str
) -> None:
    if suffix == "md":
        text = f"# Page\n\n{belief(':credence: 70%')}\n:::{{stub-index}} See belief #1\n:::\n"
    else:
        text = (
            "Page\n====\n\n.. belief:: A claim\n   :name: b\n   :credence: 70%\n\n\n\n"
            ".. stub-index:: See belief #1\n"
        )
    site.write(f"page.{suffix}", text)
    found = sorted((warned.type, warned.line) for warned in site.check().warnings)
    assert found == [("beliefs.option", 10), ("beliefs.ordinal", 10)]


@pytest.mark.parametrize("subtype", sorted({case.subtype for case in PAGES}))
def test_each_kind_of_warning_can_be_suppressed_by_itself(site: Site, subtype: str) -> None:
    case = next(case for case in PAGES if case.subtype == subtype)
    site.configure(f"{TODAY}{case.conf}suppress_warnings = ['beliefs.{subtype}']\n")
    for name, text in case.others.items():
        site.write(name, text)
    write(site, case, case.wrong)
    assert site.check().warnings == []


@pytest.mark.parametrize(
    "sentence",
    [
        "I moved from 50% to 70% on {belief}`b`.",
        "I doubt {belief}`b`: it is false at 30%.",
        "The 95% interval around {belief}`b` is wide.",
        "With 40% of the votes in, {belief}`b` holds.",
        "At 3% a year, {belief}`b` holds.",
        "My {credence}`b` on {belief}`b` was 40% once.",
        "I said 40%. Then came {belief}`b`.",
        "I say `40%` for {belief}`b`.",
    ],
)
def test_a_number_beside_a_belief_can_be_about_something_else(site: Site, sentence: str) -> None:
    for name, text in HELD.items():
        site.write(name, text)
    site.write("page", f"# Page\n\n{sentence}\n")
    assert site.check().warnings == []


@pytest.mark.parametrize(
    "sentence",
    [
        "I quote “belief 2” from the *manual*.",
        "A `belief 2`.",
        "Beliefs 20 years old.",
        "belief 2%",
    ],
)
def test_not_every_number_after_a_belief_is_its_own(site: Site, sentence: str) -> None:
    site.write("page", HELD["held"] + f"\n{sentence}\n")
    assert site.check().warnings == []


def test_a_log_may_tell_what_came_out_and_what_became_an_ought(site: Site) -> None:
    site.write(
        "page",
        "# Page\n\n:::{belief} One\n:credence: ~50%\n:resolution: true\n:resolved: 2026-02\n\n"
        "```{credence-log}\n2025 ~50%\n2026-03 100% It came true.\n```\n:::\n\n"
        ":::{belief} Two\n:normative:\n\n```{credence-log}\n2025 60%\n2026 normative\n```\n:::\n",
    )
    site.configure("beliefs_today = '2026-06-01'\n")
    assert site.check().warnings == []


# The include directive of MyST 5.2 asks for the application, which Sphinx 9 deprecates.
@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app. is deprecated")
@pytest.mark.parametrize("page", ["page.md", "page.rst"])
def test_what_is_wrong_with_included_text_is_told_of_its_own_file(site: Site, page: str) -> None:
    site.configure("beliefs_today = '2026-06-01'\nexclude_patterns = ['_*', 'part*']\n")
    if page.endswith("md"):
        site.write("part.md", "Text.\n\n:::{belief} One\n:credence: 50%\n:resolve-by: 2025\n:::\n")
        site.write(page, "# Page\n\n```{include} part.md\n```\n")
    else:
        site.write(
            "part.rst", "Text.\n\n.. belief:: One\n   :credence: 50%\n   :resolve-by: 2025\n"
        )
        site.write(page, "Page\n====\n\n.. include:: part.rst\n")
    [warned] = site.check().warnings
    # MyST 4 counts one line too many in what it includes.
    line = 4 if page.endswith("md") and version("myst-parser").startswith("4.") else 3
    assert (warned.file, warned.line) == (page.replace("page", "part"), line)
    assert warned.type == "beliefs.resolve_by"


# The include directive of MyST 5.2 asks for the application, which Sphinx 9 deprecates.
@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app. is deprecated")
@pytest.mark.parametrize("part", ["part.txt", "part", "part.inc", "sub/.part"])
@pytest.mark.parametrize("page", ["page.md", "page.rst"])
def test_a_file_of_any_name_can_be_included(site: Site, page: str, part: str) -> None:
    path = site.root / part
    path.parent.mkdir(exist_ok=True)
    if page.endswith("md"):
        path.write_text("Text.\n\n:::{belief} One\n:credence: 50%\n:::\n")
        site.write(page, f"# Page\n\n```{{include}} {part}\n```\n")
    else:
        path.write_text("Text.\n\n.. belief:: One\n   :credence: 50%\n")
        site.write(page, f"Page\n====\n\n.. include:: {part}\n")
    assert site.build().warnings == []
    assert "One 50%" in site.text("page")


def test_a_source_that_two_beliefs_come_to_have_is_reported_until_one_loses_it(site: Site) -> None:
    belief = (
        "# {0}\n\n:::{{belief}} {0}\n:credence: 70%\n:source: {1} https://example.org/{1}\n:::\n"
    )
    for name in ("one", "two"):
        site.write(name, belief.format(name.title(), f"site:{name}"))
    assert site.build().warnings == []
    edit(site, "two", ":source: site:two", ":source: site:one")
    [found] = site.build().warnings
    assert (found.file, found.line, found.type) == ("two.md", 3, "beliefs.duplicate_name")
    assert found.text.startswith("the source site:one is already that of a belief at one.md:3; ")
    edit(site, "one", "# One", "# One\n\nWords.")
    [found] = site.build().warnings
    assert "at one.md:5;" in found.text
    edit(site, "one", ":source: site:one", ":source: site:three")
    assert site.build().warnings == []
