"""Pages with items in both languages, made at random: as authors write them, and a little worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

_TEXT = """
rents rise where few flats are built and owners keep what they have a cap helps those inside models
write their reasoning down Größe naïve 東京 sure e.g. 5% – some — many; others: (few) 2027 "quoted"
it's 1,000 3:1 #hash @you ~tilde
"""
_PLAIN = _TEXT.split()
WORDS = [
    *_PLAIN,
    "**bold words**",
    "*slanted*",
    "`code: x`",
    "[a link](https://example.org/a)",
    "A_b",
]
RST_WORDS = [
    *_PLAIN,
    "**bold words**",
    "*slanted*",
    "``code: x``",
    "`a link <https://example.org/a>`__",
]

HEADINGS = {
    "belief": ("Current beliefs", "Beliefs"),
    "uncertainty": ("Uncertainties", "Open questions"),
    "update-trigger": ("What would update me",),
    "reading": ("Recent reading",),
}
CREDENCES = ("~70%", "60-80%", ">95%", "about 40%", "3:1", "~XX%", "5%", "99.5%", "likely")
SOURCES = ("https://example.org/q/1", "site:{}", "site:{} https://example.org/q_(2)")
DATES = ("2026-05-01", "2025-03", "2024", "2026-11-20")


class RandomPage:
    """Makes one page; ``prefix`` keeps its names apart from those of others."""

    def __init__(
        self, rng: random.Random, prefix: str, *, is_rst: bool, has_lists: bool = True
    ) -> None:
        self.rng = rng
        self.prefix = prefix
        self.is_rst = is_rst
        self.has_lists = has_lists
        self.count = 0
        self.names: list[str] = []

    def text(self) -> str:
        """The source of the page."""
        lines = self.head()
        for kind, headings in self.rng.sample(list(HEADINGS.items()), self.rng.randint(1, 4)):
            heading = self.rng.choice((*headings, f"On {self.words(2)}"))
            lines += ["", *self.heading(heading, "-"), *self.maybe(0.4, self.paragraph)]
            for _ in range(self.rng.choice((0, 1, 2, 3, 5))):
                own = kind if self.rng.random() < 0.9 else self.rng.choice(list(HEADINGS))
                lines += [""] * self.rng.choice((1, 1, 1, 1, 2)) + self.item(own)
                lines += self.maybe(0.12, self.between)
        return "\n".join([*lines, ""])

    # -- parts ------------------------------------------------------------------------------

    def head(self) -> list[str]:
        if self.is_rst:
            return [
                *self.heading(f"Page {self.prefix}", "="),
                *("", ".. topic-meta::", "   :region: tech", "   :stub: true"),
            ]
        topic = ["topic:", "  region: tech", "  stub: true"]
        return ["---", *topic, "---", "", *self.heading(f"Page {self.prefix}", "=")]

    def heading(self, text: str, mark: str) -> list[str]:
        if self.is_rst:
            return [text, mark * (2 * len(text) + 2)]
        return [f"{'#' if mark == '=' else '##'} {text}"]

    def item(self, kind: str) -> list[str]:
        title = self.words(self.rng.randint(2, 12)).rstrip(",;:")
        title += self.rng.choice(("", ".", "?", "!") if kind != "uncertainty" else ("?", "?", ""))
        body = self.body(kind)
        if self.is_rst:
            lines = [f".. {kind}:: {title}", *(f"   :{o}: {v}" for o, v in self.options(kind))]
            return [*lines, *([""] if body else []), *(f"   {line}".rstrip() for line in body)]
        options = [f":{name}: {value}".rstrip() for name, value in self.options(kind)]
        if options and self.rng.random() < 0.15:
            options = ["---", *(line[1:].replace(":", ": ", 1) for line in options), "---"]
            options = [line.replace(":  ", ": ") for line in options]
        if title and self.rng.random() < 0.1:
            title, body = "", [title, "", *body]
        has_fence = any(line.startswith(":::") for line in body)
        has_code = any(line.startswith("```") for line in body)
        char = self.rng.choice(":::`") if "`" not in title else ":"
        length = 4 if (has_fence if char == ":" else has_code) else 3
        opening = f"{char * length}{{{kind}}} {title}".rstrip()
        return [opening, *options, *([""] if body else []), *body, char * length]

    def options(self, kind: str) -> list[tuple[str, str]]:
        """Options in any order; those of other kinds of items are not among them."""
        beliefs = self.rng.choice(self.names) if self.names else f"none-{self.prefix}"
        if kind == "belief":
            name = self.name()
            pool = {
                "name": name,
                "since": self.rng.choice(DATES),
                "resolve-by": "2031-12-31",
                "criteria": self.words(4),
                "source": self.rng.choice(SOURCES).format(name),
                "tags": "law, flats",
                "class": "wide",
            }
            if self.rng.random() < 0.2:
                pool["normative"] = ""
            else:
                pool["credence"] = self.rng.choice(CREDENCES)
        elif kind == "uncertainty":
            pool = {"name": self.name(), "beliefs": beliefs, "if-yes": self.words(4), "tags": "law"}
            pool["if-no"] = self.words(3)
        elif kind == "reading":
            pool = {
                "name": self.name(),
                "date": self.rng.choice((*DATES, "forthcoming")),
                "url": "https://example.org/read?a=1",
                "authors": self.rng.choice(("Korbak et al.", "A. Author, B. Writer")),
                "venue": "A Journal, 2nd series",
                "beliefs": beliefs,
            }
        else:
            pool = {"name": self.name(), "strength": "clearly", "fired": self.rng.choice(DATES)}
            pool |= self.rng.choice(
                (
                    {"beliefs": beliefs, "direction": self.rng.choice(("up", "down", "either"))},
                    {"raises": beliefs, "to": "~85%"},
                    {"lowers": beliefs},
                    {"beliefs": beliefs, "likelihood-ratio": "3:1"},
                )
            )
        chosen = [pair for pair in pool.items() if self.rng.random() < 0.6]
        self.rng.shuffle(chosen)
        return chosen

    def name(self) -> str:
        self.count += 1
        self.names.append(f"{self.prefix}-{self.count}")
        return self.names[-1]

    def body(self, kind: str) -> list[str]:
        lines: list[str] = []
        for _ in range(self.rng.choice((0, 1, 1, 1, 2, 3))):
            lines += [""] if lines else []
            lines += self.rng.choice((self.paragraph, self.paragraph, self.list, self.code))()
        if kind == "belief" and self.rng.random() < 0.2:
            lines += [""] if lines else []
            lines += self.log()
        return lines

    def paragraph(self) -> list[str]:
        return [self.words(self.rng.randint(3, 14)) for _ in range(self.rng.randint(1, 3))]

    def list(self) -> list[str]:
        found = []
        for _ in range(self.rng.randint(1, 3)):
            found += [f"- {self.words(4)}", *self.maybe(0.2, lambda: [f"  {self.words(3)}"])]
        return found

    def code(self) -> list[str]:
        if self.is_rst:
            return [".. code-block:: text", "", f"   {self.words(3)}", "", "   - x"]
        return ["```text", self.words(3), "", "- x", "```"]

    def log(self) -> list[str]:
        lines = ["2025-01-03 60% " + self.words(4), "2026-02 ~70% " + self.words(3)]
        if self.is_rst:
            return [".. credence-log::", "", *(f"   {line}" for line in lines)]
        return [":::{credence-log}", *lines, ":::"]

    def between(self) -> list[str]:
        """Something that stands between items."""
        comment = ".. a comment" if self.is_rst else "% a comment"
        choices = (self.paragraph, lambda: [comment], *[self.list] * self.has_lists)
        written = self.rng.choice(choices)()
        return ["", *written]

    def maybe(self, chance: float, make: object) -> list[str]:
        return list(make()) if callable(make) and self.rng.random() < chance else []

    def words(self, number: int) -> str:
        pool = RST_WORDS if self.is_rst else WORDS
        first = self.rng.choice(("Rents", "A", "Models", "Few", "This"))
        return " ".join([first, *(self.rng.choice(pool) for _ in range(number - 1))])


def random_pages(rng: random.Random, number: int, *, has_lists: bool = True) -> dict[str, str]:
    """Some pages by the names of their files; every third is in reStructuredText. ``has_lists``
    says whether lists stand between items, which can be items too.
    """
    found = {}
    for n in range(number):
        is_rst = n % 3 == 2
        page = RandomPage(rng, f"p{n}", is_rst=is_rst, has_lists=has_lists)
        found[f"page{n}.{'rst' if is_rst else 'md'}"] = page.text()
    return found
