"""What holds of the parsers for any text at all: tried by Hypothesis in the suite, and by
``tests/fuzz`` for as long as one likes.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from entry_checks import SEEDS, check_entries
from section_checks import SEEDS as PAGES
from section_checks import check_sections

from sphinx_beliefs.model.checks.log_checks import find_entry_problems
from sphinx_beliefs.model.notation.bayes import Ratio, parse_ratio, posterior
from sphinx_beliefs.model.notation.credence import CredenceKind, parse_credence
from sphinx_beliefs.model.notation.dates import DateKind, parse_date, parse_period
from sphinx_beliefs.model.notation.html_tags import find_unclosed_tags
from sphinx_beliefs.model.notation.log_lines import parse_log_line
from sphinx_beliefs.model.notation.names import nearest, parse_name, printable, slug, split_names
from sphinx_beliefs.model.notation.option_lines import is_option_line, read_options
from sphinx_beliefs.model.notation.placeholders import (
    blank_kind,
    count_blanks,
    find_opening,
    find_placeholders,
    is_placeholder,
)
from sphinx_beliefs.model.notation.scales import SCALES
from sphinx_beliefs.model.notation.urls import parse_url
from sphinx_beliefs.model.records.logs import LogEntry, course, in_order, last_change
from sphinx_beliefs.model.slips.markdown_slips import fix_markdown
from sphinx_beliefs.model.slips.openings import Dialect
from sphinx_beliefs.model.slips.rst_slips import fix_rst

if TYPE_CHECKING:
    from sphinx_beliefs.model.notation.scales import Scale
    from sphinx_beliefs.model.problem import Problem

OPTIONS = ("name", "credence", "normative", "tags", "last-reviewed")


def check_problem(problem: Problem | None) -> None:
    """A problem can be said: its message takes all the values it names."""
    if problem is not None:
        assert problem.message.format(**problem.values)


def check_credence(text: str) -> None:
    """What is shown of a credence is what was written, and means the same when read again."""
    for scale in ({}, *SCALES.values()):
        _check_credence(text, scale)


def _check_credence(text: str, scale: Scale) -> None:
    credence, problem = parse_credence(text, scale)
    check_problem(problem)
    assert credence.text in {printable(text), "normative"}
    assert (problem is not None) == (credence.kind is CredenceKind.UNREADABLE)
    states_none = {CredenceKind.PLACEHOLDER, CredenceKind.NORMATIVE, CredenceKind.UNREADABLE}
    assert credence.is_stated == (credence.kind not in states_none)
    assert parse_credence(credence.text, scale) == (credence, problem)
    if credence.low is None or credence.high is None or credence.midpoint is None:
        assert credence.low is credence.high is credence.midpoint is None
        return
    assert 0 <= credence.low <= credence.midpoint <= credence.high <= 100
    if credence.meaning:
        # What is said in percent is near to what it means, and can be written.
        said, problem = parse_credence(credence.meaning)
        assert problem is None
        assert said.low is not None
        assert said.high is not None
        assert abs(said.low - credence.low) <= Decimal("0.5")
        assert abs(said.high - credence.high) <= Decimal("0.5")
        # Nine digits behind the point are all that is written, at either end.
        is_extreme = min(credence.low, 100 - credence.low) < 1e-8
        assert (said.low in {0, 100}) == (credence.low in {0, 100}) or is_extreme
    if credence.kind is CredenceKind.POINT:
        assert credence.low == credence.high
        number = float(re.sub(r"[~≈%\s]", "", credence.text))
        percent = number if "%" in credence.text else number * 100
        assert abs(float(credence.midpoint) - percent) < 1e-9
    # As a number for the bar, which needs plain digits.
    assert re.fullmatch(r"\d+(\.\d+)?", f"{credence.low:f}")


def check_date(text: str) -> None:
    """A date is a day of the calendar, no other than the one written, and as exact."""
    for allowed in (True, False):
        date, problem = parse_date(text, field="date", allow_forthcoming=allowed)
        check_problem(problem)
        is_read = date is not None and date.kind is not DateKind.UNREADABLE
        assert is_read == (problem is None)
        if date is None:
            continue
        if date.kind is not DateKind.DATE:
            assert not date.iso
            assert date.first_day is None
            assert allowed or date.kind is not DateKind.FORTHCOMING
            # What cannot be read is shown without its control characters.
            again = parse_date(date.text, field="date", allow_forthcoming=allowed)[0]
            assert again == date or not text.isprintable()
            continue
        assert parse_date(date.iso, field="date")[0] == date
        assert [int(part) for part in date.iso.split("-")] == [
            int(part) for part in text.strip().split("-")
        ]
        first = date.first_day
        assert isinstance(first, datetime.date)
        assert first.isoformat().startswith(date.iso)


def check_period(text: str) -> None:
    """A span of time leads on from any day, and no further than the calendar goes."""
    period, problem = parse_period(text, field="review_in")
    check_problem(problem)
    assert (period is None) == (problem is not None)
    for day in (datetime.date.min, datetime.date(2024, 2, 29), datetime.date.max):
        assert period is None or period.after(day) > day or day == datetime.date.max


def check_ratio(text: str) -> None:
    """A likelihood ratio is above 0; the same ratio upside down takes back what it does."""
    ratio, problem = parse_ratio(text, field="likelihood-ratio")
    check_problem(problem)
    assert (ratio is None) == (problem is not None)
    if ratio is None:
        return
    assert ratio.exact > 0
    assert parse_ratio(f"{ratio.favour}:1", field="")[0] in {None, Ratio(favour=ratio.favour)}
    for percent in map(Fraction, (0, 1, 50, 100)):
        after = posterior(percent, ratio.exact)
        assert 0 <= after <= 100
        assert posterior(after, 1 / ratio.exact) == percent


def check_log(text: str) -> None:
    """No word of a log is lost, and its history is in order, whatever its lines are."""
    entries = []
    for written in text.split("\n"):
        line, problem = parse_log_line(written, SCALES["icd203"])
        check_problem(problem)
        assert not (line.is_entry and problem)
        rest = printable(line.reason)
        assert printable(written).endswith(rest)
        if line.date is None:
            assert len(rest) >= len(printable(written).lstrip("-*+ "))
        if line.is_entry and line.date is not None and line.credence is not None:
            assert line.credence.text in printable(written)
            entries.append(LogEntry(date=line.date, credence=line.credence, reason=line.reason))
    for number, problem in find_entry_problems(entries, datetime.date(2026, 6, 1)):
        assert 0 <= number < len(entries)
        check_problem(problem)
    history = in_order(entries)
    assert len(history) == len(entries)
    points = course(history)
    assert [time for time, _percent in points] == sorted(time for time, _percent in points)
    assert all(0 <= time <= 100 and 0 <= percent <= 100 for time, percent in points)
    change = last_change(history)
    if change is not None:
        before, after = change
        assert not before.credence.means_the_same(history[-1].credence)
        assert after.credence.means_the_same(history[-1].credence)


def check_names(text: str) -> None:
    """Names, slugs and plain text are what they are when they are made again."""
    names = split_names(text)
    assert split_names(", ".join(names)) == names
    assert len(set(names)) == len(names)
    around = set(" ,[]\"'`“”„‟‘’‚‛«»‹›")
    assert set("".join(names)) - around == set("".join(text.split())) - around

    line = printable(text)
    assert printable(line) == line
    assert not [char for char in line if unicodedata.category(char) in {"Cc", "Cs"}]
    assert not set(line) & set("\n\r\x0b\x0c\u2028\u2029")

    made = slug(text)
    assert slug(made) == made
    assert len(made) <= 60
    assert re.fullmatch(r"(?:\w|-)*", made)
    assert not made.startswith("-")

    name, problem = parse_name(text)
    check_problem(problem)
    assert not name or parse_name(name) == (name, None)
    assert (name == text.strip() and bool(name)) == (problem is None)

    found = nearest(text, names)
    assert len(found) <= 3
    assert set(found) <= set(names)


def check_url(text: str) -> None:
    """A link has a scheme that does no harm, as a browser finds it, or none."""
    url, problem = parse_url(text, field="url")
    check_problem(problem)
    assert url or problem is not None
    if problem is None:
        is_doi = url.startswith("https://doi.org/10.")
        assert is_doi or url in {text.strip(), f"mailto:{text.strip()}"}
    if not url:
        return
    assert parse_url(url, field="url") == (url, None)
    # The URL Standard (basic URL parser): control characters and spaces are taken from both
    # ends, tabs and line breaks from everywhere; then the scheme is looked for.
    seen = re.sub(r"[\t\n\r]", "", re.sub(r"^[\x00-\x20]+|[\x00-\x20]+$", "", url))
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", seen)
    assert scheme is None or scheme[1].lower() in {"http", "https", "mailto"}


def check_options(text: str) -> None:
    """Of the lines among the options, each word is in a value, or its line is reported; the
    lines after them are left for the body.
    """
    lines = text.split("\n")
    block = read_options(lines, OPTIONS)
    assert 0 <= block.length <= len(lines)
    assert block.values.keys() == block.lines.keys()
    reported = {found.line for found in block.problems}
    for found in block.problems:
        check_problem(found.problem)
        assert 0 <= found.line < len(lines)
    for name, line in block.lines.items():
        assert 0 <= line < block.length, name
    kept = " ".join([*block.values, *block.values.values()]).casefold()
    first_of_option = -1
    for number, line in enumerate(lines[: block.length]):
        if (
            (line and not line[:1].isspace())
            or number in block.lines.values()
            or number in reported
        ):
            first_of_option = number
        if first_of_option not in reported:
            for word in re.findall(r"[^\W_]+", line):
                assert word.casefold() in kept, (word, line)
    assert block.length == len(lines) or not is_option_line(lines[block.length]) or "---" in text


def check_placeholders(text: str) -> None:
    """Blanks stand apart from each other, in the text, and are of some kind."""
    end = 0
    for span in find_placeholders(text):
        assert end <= span.start < span.end <= len(text)
        written = text[span.start : span.end]
        assert is_placeholder(written)
        assert written.endswith((">", "%"))
        assert count_blanks([blank_kind(written)]) == ((blank_kind(written), 1),)
        end = span.end
    opening = find_opening(text)
    assert opening is None or (text[opening] == "<" and not set(text[opening + 1 :]) & set("<>"))
    half = len(text) // 2
    for fragments in ([text], [text[:half], text[half:]]):
        for fragment, spans in zip(fragments, find_unclosed_tags(fragments), strict=True):
            end = 0
            for span in spans:
                assert end <= span.start < span.end <= len(fragment)
                assert fragment[span.start] == "<"
                assert fragment[span.end - 1] == ">"
                end = span.end


def check_markdown(text: str) -> None:
    """Lines keep their numbers, problems have lines, and no word goes."""
    dialect = Dialect(colons=True, has_directive={"note", "code-block"}.__contains__)
    for fixed in (fix_markdown(text, 0, dialect), fix_rst(text, dialect.has_directive)):
        count = text.count("\n")
        assert fixed.text.count("\n") == count
        assert all(1 <= line <= count + 1 for _problem, line in fixed.problems)
        assert fixed.problems or fixed.text == text
        words = [word for word in text.split() if word.isalpha()]
        assert all(word in fixed.text for word in words)


#: What is tried, each with texts to begin with.
CHECKS = {
    "credence": (
        check_credence,
        [
            "~70%",
            "≈ 99.90 %",
            "0.7",
            "~XX%",
            "normative",
            "70",
            "60-80%",
            ">95%",
            "3:1",
            "very likely",
        ],
    ),
    "dates": (check_date, ["2026-05-01", "2026-5", "2026", "forthcoming", "<date>", "2026-13-45"]),
    "periods": (
        check_period,
        ["90 days", "6 months", "1 year", "2 weeks", "0 days", "99999 years"],
    ),
    "ratios": (check_ratio, ["4", "4:1", "1 : 4", "0.25", "0:1", "999999999:0.000000001"]),
    "logs": (
        check_log,
        [
            "2026-05-01 ~70% A trial failed.",
            "- 2026 60 - 80 % — wide\n- 2026-05: very likely now\n* 2026-13 70%",
            "2026-05-01 >95%\n2025-05 3:1, odds\n<date> ??% blank\n2026-05-01 170% no",
        ],
    ),
    "names": (check_names, ["a, b,\n c", "Là où ça compte", "#x <y>", "信念", "ﬁ ẛ̣ ǅ"]),
    "urls": (
        check_url,
        [
            "https://example.org/a?b=c#d",
            "me@example.org",
            "//x",
            "java\tscript:alert(1)",
            "papers/one.pdf",
            "data:text/html,x",
        ],
    ),
    "options": (
        check_options,
        [
            ":name: x\n:credence: ~70%\n  or so\n\nWhy.",
            "---\nname: x\ntags: >\n  a, b\n---\nWhy.",
            ":credence = ~70%\n:name x\n:nmae: y\n:name: z\n  more\n:tags: 'a'",
            ":::{belief} x",
        ],
    ),
    "placeholders": (
        check_placeholders,
        [
            "~XX% <why> and <b>bold</b>, List<int>",
            "<!-- a --><script>x</script><br><link to the paper>",
            '<a href="x">y</a> <https://example.org> <me@example.org> <“quoted” view>',
        ],
    ),
    "entries": (check_entries, SEEDS),
    "markdown": (
        check_markdown,
        [
            ":::{belief}A.\n\n:::{beleif} B.\n:::\n# H\n::::{note}\n:::{reading} C\n:::\nW\n::::",
            "```{belief} A `b`\n```python\n```\n```\n{credence} `x` :belief:`y`\n",
            ".. belief:: A.\n   :credence: 70%\n\n   Why.\n\n..belief: B\n   :name: x\n\n<!--\n-->",
            "::{belief} A\n::\n~~~{uncertainty\n~~~\n:::[reading] C\n:::::\n:::",
        ],
    ),
    "sections": (check_sections, PAGES),
}
