"""A site in which things are called by their names: topics, beliefs, a question and essays."""

from making import a_belief, a_site

from sphinx_beliefs.model.notation.dates import parse_date
from sphinx_beliefs.model.notation.placeholders import BlankKind
from sphinx_beliefs.model.records.items import Uncertainty
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    regions={"tech": "Technical Safety", "gov": "Governance"},
    statuses={"exploring": "Exploring"},
)
BLANKS = ((BlankKind.CREDENCE, 2), (BlankKind.WHY, 1))


def essay(docname: str, date: str, *tags: str) -> Page:
    return Page(
        docname=docname,
        title=docname.title(),
        tags=tags,
        date=parse_date(date, field="date")[0],
        is_writing=True,
    )


SITE = a_site(
    Topic(
        docname="t/interp", title="Interp", region="tech", tags=("deployment",), related=("gov",)
    ),
    a_belief("t/interp", "low", "20%"),
    a_belief("t/interp", "high", "90%", tags=("x",)),
    a_belief("t/interp", "should", "normative"),
    Uncertainty(docname="t/interp", anchor="beliefs-q", name="q", title="Question?"),
    Topic(docname="t/monitor", title="Monitor", region="tech", order=1, related=("interp", "nope")),
    a_belief("t/monitor", "middle", "~60%", tags=("x",)),
    Topic(docname="t/gov", title="Gov", region="gov", blanks=BLANKS),
    a_belief("t/gov", "open", "~XX%"),
    Topic(docname="t/free", title="Free", region="elsewhere", stub=True),
    Page(docname="notes", title="Notes"),
    a_belief("notes", "stray", "50%", tags=("x",)),
    essay("e/old", "2025-01", "interp"),
    essay("e/new", "2026-01-02", "Deployment"),
    essay("e/undated", "", "/t/interp"),
    essay("e/other", "2026-02-02", "governance"),
    vocabulary=VOCABULARY,
)
