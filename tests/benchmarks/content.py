"""The content of the benchmark's sites: made from a seed, the same in every dialect."""

from __future__ import annotations

import random
from dataclasses import dataclass

WORDS = [
    "model",
    "safety",
    "claim",
    "risk",
    "evidence",
    "policy",
    "compute",
    "monitor",
    "audit",
    "scaling",
    "growth",
    "rate",
    "method",
    "result",
    "agent",
    "system",
    "deployment",
    "training",
    "oversight",
    "capability",
    "forecast",
    "threshold",
    "incident",
    "frontier",
    "regulator",
    "benchmark",
    "detector",
    "assumption",
    "incentive",
    "margin",
    "interval",
    "estimate",
]

REGIONS = {
    "technical": "Technical Safety",
    "governance": "Governance",
    "forecasting": "Forecasting",
}
STATUSES = ("exploring", "developing", "settled")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

#: The number of topics that quote the first belief of the first topic, on sites that are large enough.
QUOTING = 50

BELIEFS, UNCERTAINTIES, TRIGGERS, READINGS = 3, 2, 2, 3

#: One topic in ten is a stub, and there is one essay for every ten topics.
STUB_EVERY = ESSAY_EVERY = 10


@dataclass
class Belief:
    name: str
    claim: str
    credence: int
    why: str


@dataclass
class Question:
    name: str
    question: str
    why: str
    belief: Belief


@dataclass
class Trigger:
    name: str
    evidence: str
    effect: str
    direction: str
    belief: Belief


@dataclass
class Reading:
    name: str
    title: str
    year: int
    month: int
    url: str
    authors: str
    takeaway: str


@dataclass
class Topic:
    name: str
    title: str
    tagline: str
    region: str
    status: str
    reviewed: tuple[int, int, int]
    is_stub: bool
    related: list[str]
    prose: str
    beliefs: list[Belief]
    questions: list[Question]
    triggers: list[Trigger]
    readings: list[Reading]
    essays: list[Essay]

    #: The beliefs of other topics whose credence the prose quotes.
    quotes: list[Belief]

    def linked(self) -> list[Belief]:
        """The beliefs of this topic that something on the site refers to."""
        referring = [*self.questions, *self.triggers]
        return [self.beliefs[0], *(item.belief for item in referring)]


@dataclass
class Essay:
    name: str
    title: str
    topics: list[Topic]
    paragraphs: list[str]


@dataclass
class Content:
    topics: list[Topic]
    essays: list[Essay]

    def by_name(self) -> dict[str, Topic]:
        """The topics by their names."""
        return {topic.name: topic for topic in self.topics}

    def change_prose(self, number: int) -> tuple[Topic, str]:
        """Change one word of a topic's prose; return the topic, and the new word.

        A ``number`` leads to the same written topic as in ``change_credence``, which never is that
        of the belief that many quote.
        """
        topic = self._written(number)
        words = topic.prose.split()
        word = f"reworded{number}"
        words[len(words) // 2] = word
        topic.prose = " ".join(words)
        return topic, word

    def change_credence(self, number: int) -> tuple[Topic, Belief]:
        """Change the credence of one belief of a written topic, as an author would."""
        topic = self._written(number)
        belief = topic.beliefs[number % BELIEFS]
        belief.credence = belief.credence % 98 + 1
        return topic, belief

    def change_quoted(self) -> tuple[Topic, Belief]:
        """Change the credence of the belief that many topics quote."""
        topic = self.topics[0]
        belief = topic.beliefs[0]
        belief.credence = belief.credence % 98 + 1
        return topic, belief

    def _written(self, number: int) -> Topic:
        """A topic that is no stub, and neither the first, whose belief is quoted."""
        written = [topic for topic in self.topics[1:] if not topic.is_stub]
        return written[37 * number % len(written)]


def quoting(size: int) -> range:
    """The numbers of the topics that quote the first belief of the first topic."""
    step = max(1, size // QUOTING)
    return range(1, size, step)[:QUOTING]


def make_content(size: int, seed: int = 1) -> Content:
    """Make a site of ``size`` topics, each with ten items, and the essays about them."""
    topics = [_topic(number, size, random.Random(f"{seed}.{number}")) for number in range(size)]
    for number in quoting(size):
        topics[number].quotes.append(topics[0].beliefs[0])
    essays = []
    for number in range(size // ESSAY_EVERY):
        rng = random.Random(f"{seed}.essay.{number}")
        about = rng.sample(topics, 2)
        essay = Essay(
            f"e{number:04}",
            _sentence(rng, 5, mark=False),
            about,
            [_prose(rng, 60) for _ in range(3)],
        )
        essays.append(essay)
        for topic in about:
            topic.essays.append(essay)
    return Content(topics, essays)


def _topic(number: int, size: int, rng: random.Random) -> Topic:
    name = f"t{number:04}"
    beliefs = [
        Belief(f"{name}-b{i}", _sentence(rng, 12), rng.randrange(3, 97), _prose(rng, 30))
        for i in range(BELIEFS)
    ]
    return Topic(
        name=name,
        title=f"{_sentence(rng, 2, mark=False)} {number}",
        tagline=f"{_sentence(rng, 10, mark=False)}.",
        region=list(REGIONS)[number % 3],
        status=rng.choice(STATUSES),
        reviewed=(2026, rng.randrange(1, 11), rng.randrange(1, 29)),
        is_stub=number % STUB_EVERY == STUB_EVERY - 1,
        related=[f"t{rng.randrange(size):04}" for _ in range(3)],
        prose=_prose(rng, 60),
        beliefs=beliefs,
        questions=[
            Question(f"{name}-u{i}", _sentence(rng, 10) + "?", _prose(rng, 20), rng.choice(beliefs))
            for i in range(UNCERTAINTIES)
        ],
        triggers=[
            Trigger(
                f"{name}-t{i}",
                _sentence(rng, 12),
                _prose(rng, 15),
                rng.choice(("up", "down")),
                rng.choice(beliefs),
            )
            for i in range(TRIGGERS)
        ],
        readings=[
            Reading(
                f"{name}-r{i}",
                _sentence(rng, 6, mark=False),
                rng.randrange(2019, 2026),
                rng.randrange(1, 13),
                f"https://example.org/{name}/{i}",
                f"{_sentence(rng, 1, mark=False)} et al.",
                _prose(rng, 20),
            )
            for i in range(READINGS)
        ],
        essays=[],
        quotes=[],
    )


def _sentence(rng: random.Random, length: int, *, mark: bool = True) -> str:
    words = rng.choices(WORDS, k=length)
    words[0] = words[0].capitalize()
    if mark and rng.random() < 0.1:
        words[-1] = f"*{words[-1]}*"
    return " ".join(words)


def _prose(rng: random.Random, length: int) -> str:
    words = rng.choices(WORDS, k=length)
    words[0] = words[0].capitalize()
    if length > 2:
        for form in ("*{}*", "**{}**", "`{}`"):
            at = rng.randrange(1, length)
            if rng.random() < 0.25:
                words[at] = form.format(words[at].strip("*`"))
    return f"{' '.join(words)}."
