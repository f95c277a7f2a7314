"""Sites of any kind for Hypothesis: small, with few names, so that much on them has to do with each
other, and contradicts itself.
"""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from making import TODAY, a_credence, a_date, by_page, log_entries
from msgspec import Struct

from sphinx_beliefs.model.fields.rung_texts import read_rung
from sphinx_beliefs.model.notation.bayes import Ratio
from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.items import Belief, Direction, Reading, Resolution, UpdateTrigger
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.mention import Mention
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.query import CountView, Query, Question
from sphinx_beliefs.model.records.questions import GraphView, MindChangesView, Subject
from sphinx_beliefs.model.records.record import Condition, Record
from sphinx_beliefs.model.records.relations import Relations
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.site import Site

#: To be put on a test that is given sites: drawing one takes a while on a machine that is busy.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

_DOCNAMES = st.sampled_from(["a", "b", "c", "in/a", "in/d", "to/d"])
_NAMES = st.sampled_from(["one", "two", "three", "four", "onee"])
_UNSURE = st.sampled_from(["", "one", "two", "three", "four", "onee", "nope", "one two"])
_TOPICS = st.sampled_from(["a", "b", "c", "d", "/in/a", "one", "e"])
_TAGS = st.sampled_from(["tag", "Tag", "tagg", "other"])
_REGIONS = st.sampled_from(["", "north", "nroth", "south"])
_CREDENCES = st.sampled_from(["10%", "50%", "70%", "20-60%", "~XX%", "normative"])
_DATES = st.sampled_from(["2025-01-01", "2026-02", "2026-05-31", "2026-09-01"])
_PATTERNS = st.sampled_from(["a", "b*", "in/*", "e", "bb", "*"])


def _few(of: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(of, max_size=2, unique=True).map(tuple)


def _or_none(of: st.SearchStrategy[str], make: object) -> st.SearchStrategy[object]:
    return st.none() | of.map(make)  # type: ignore[arg-type]


_PLACES = st.builds(Place, line=st.integers(1, 9))
_ON_A_PAGE = {"docname": _DOCNAMES, "place": _PLACES, "tags": _few(_TAGS)}
_ITEM = {**_ON_A_PAGE, "name": _UNSURE, "anchor": st.sampled_from(["i", "j", "k"])}
_LINES = st.lists(
    st.builds("{} {}".format, _DATES, _CREDENCES.filter(lambda text: "%" in text)), max_size=3
)


def _a_log(docname: str, belief: str, inside: str, place: Place, lines: list[str]) -> CredenceLog:
    return CredenceLog(
        docname=docname,
        place=place,
        entries=log_entries(*lines),
        places=tuple(Place(line=10 + number) for number, _ in enumerate(lines)),
        belief="" if inside else belief,
        belief_anchor=inside,
    )


_RELATIONS = st.builds(
    Relations,
    implies=_few(_NAMES),
    excludes=_few(_NAMES),
    exactly_one_of=_few(st.sampled_from(["colour", "year"])),
    given=_UNSURE,
    ladder=st.sampled_from(["", "it"]),
    rung=_or_none(st.sampled_from(["by 2030", "by 2035", "at least 5"]), read_rung),
)
_RECORDS: st.SearchStrategy[Record] = st.one_of(
    st.builds(
        Belief,
        **_ITEM,
        credence=_or_none(_CREDENCES, a_credence),
        since=_or_none(_DATES, a_date),
        resolve_by=_or_none(_DATES, a_date),
        resolution=st.none()
        | st.sampled_from([Resolution.SUPERSEDED, Resolution.TRUE, Resolution.FALSE]),
        resolved=_or_none(_DATES, a_date),
        superseded_by=_NAMES | _UNSURE,
        source=st.sampled_from(["", "", "site:1", "site:2"]),
        relations=st.none() | _RELATIONS,
    ),
    st.builds(
        UpdateTrigger,
        **_ITEM,
        beliefs=_few(_NAMES),
        raises=_few(_NAMES),
        direction=st.none() | st.sampled_from(Direction),
        to=_or_none(_CREDENCES, a_credence),
        likelihood_ratio=st.none() | st.just(Ratio(favour=4)),
        fired=_or_none(_DATES, a_date),
    ),
    st.builds(Reading, **_ITEM, beliefs=_few(_UNSURE)),
    st.builds(
        _a_log,
        docname=_DOCNAMES,
        belief=_UNSURE,
        inside=st.sampled_from(["", "i", "j"]),
        place=_PLACES,
        lines=_LINES,
    ),
)


def _topics(docname: str) -> st.SearchStrategy[Record]:
    return st.builds(
        Topic,
        docname=st.just(docname),
        place=_PLACES,
        tags=_few(_TAGS),
        region=_REGIONS,
        status=_REGIONS,
        related=_few(_TOPICS),
        last_reviewed=_or_none(_DATES, a_date),
        stub=st.none() | st.booleans(),
    )


_QUERIES = st.builds(
    Query,
    kind=st.sampled_from([Kind.BELIEF, Kind.READING]),
    regions=_few(_REGIONS.filter(bool)),
    statuses=_few(_REGIONS.filter(bool)),
    tags=_few(_TAGS),
    any_tags=_few(_TAGS),
    pages=_few(_PATTERNS),
)
_VIEWS: st.SearchStrategy[Question] = (
    _QUERIES
    | st.builds(CountView, query=_QUERIES)
    | st.builds(
        GraphView,
        subject=st.sampled_from(Subject),
        regions=_few(_REGIONS.filter(bool)),
        pages=_few(_PATTERNS),
        topic=st.just("") | _TOPICS,
        belief=_UNSURE,
        limit=st.just(9),
    )
    | st.builds(
        MindChangesView,
        regions=_few(_REGIONS.filter(bool)),
        tags=_few(_TAGS),
        any_tags=_few(_TAGS),
        pages=_few(_PATTERNS),
        is_of_own_page=st.booleans(),
    )
)
_MENTIONS = st.builds(
    Mention,
    beliefs=st.lists(_UNSURE, min_size=1, max_size=2).map(tuple),
    percentages=st.sampled_from([(Decimal(10),), (Decimal(65), Decimal(50))]),
    place=_PLACES,
)


class Parts(Struct, frozen=True):
    """Parts that a site is made of."""

    records: dict[str, list[Record]]
    hidden: list[Record]
    shown: dict[str, dict[Question, Place | None]]
    mentions: dict[str, list[Mention]]
    vocabulary: Vocabulary

    def site(self) -> Site:
        """A site that nobody has asked anything."""
        return Site(self.records, self.vocabulary, self.shown, hidden=lambda: self.hidden)


@st.composite
def parts(draw: st.DrawFn) -> Parts:
    """The parts of any site."""
    topics = [draw(_topics(name)) for name in draw(st.sets(_DOCNAMES))]
    return Parts(
        records=by_page(*topics, *draw(st.lists(_RECORDS, max_size=14))),
        hidden=draw(
            st.lists(
                st.builds(
                    Belief,
                    docname=_DOCNAMES,
                    anchor=st.just("h"),
                    name=st.just("nope"),
                    conditions=st.just((Condition(expression="draft"),)),
                ),
                max_size=1,
            )
        ),
        shown=draw(
            st.dictionaries(
                _DOCNAMES, st.dictionaries(_VIEWS, st.none() | _PLACES, max_size=2), max_size=2
            )
        ),
        mentions=draw(
            st.dictionaries(_DOCNAMES, st.lists(_MENTIONS, max_size=2), max_size=2),
        ),
        vocabulary=Vocabulary(
            today=TODAY,
            review_in=draw(st.none() | st.just(Period(months=6))),
            regions=draw(st.sampled_from([{}, {"north": "North"}])),
        ),
    )
