"""The options of a list of what has changed an author's mind make the question that it asks."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from sphinx_beliefs.model.fields.change_options import read_mind_changes
from sphinx_beliefs.model.fields.reader import FieldReader
from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.records.questions import MindChangesView
from sphinx_beliefs.model.records.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("written", "asked", "warned"),
    [
        ({}, {}, ""),
        ({"since": "2026-05-01"}, {"since": datetime.date(2026, 5, 1)}, ""),
        ({"since": "2026-05"}, {"since": datetime.date(2026, 5, 1)}, ""),
        ({"until": "2026"}, {"until": datetime.date(2026, 12, 31)}, ""),
        ({"since": "90 days"}, {"back": Period(days=90)}, ""),
        ({"since": "1 Year"}, {"back": Period(months=12)}, ""),
        ({"since": "90"}, {}, "since: '90' is not a date"),
        ({"since": "01.05.2026"}, {}, "for '01.05.2026' write"),
        ({"since": "90 days ago"}, {}, "write one such as 90 days"),
        ({"since": "last month"}, {}, "write one such as 90 days"),
        ({"since": "3 moons"}, {}, "or 1 year, or a date such as 2026-05-01"),
        ({"since": "soon"}, {}, "since: 'soon' is not a time back from today"),
        ({"since": "2026-13"}, {}, "is not in the calendar"),
        ({"since": "0 days"}, {}, "write one such as 90 days"),
        ({"since": "<date>"}, {}, "since: '<date>' is not a date yet"),
        ({"since": ""}, {}, "since: nothing is written here"),
        (
            {"since": "2026", "until": "2025"},
            {"since": datetime.date(2026, 1, 1), "until": datetime.date(2025, 12, 31)},
            "since: 2026-01-01 is later than until",
        ),
        ({"region": "Governance"}, {"regions": ("gov",)}, ""),
        ({"region": "nowhere"}, {"regions": ("nowhere",)}, "there is no region 'nowhere'"),
        ({"tags": "a, b", "any-tag": "c"}, {"tags": ("a", "b"), "any_tags": ("c",)}, ""),
        ({"pages": "/topics/, x"}, {"pages": ("topics/*", "x")}, ""),
        ({"pages": "this"}, {"is_of_own_page": True}, ""),
        ({"pages": "This, x"}, {"is_of_own_page": True, "pages": ("x",)}, ""),
        ({"pages": "/this"}, {"pages": ("this",)}, ""),
        ({"moved": "10"}, {"moved": Decimal(10)}, ""),
        ({"moved": ">=10"}, {"moved": Decimal(10)}, ""),
        ({"moved": "≥ 2.5 points"}, {"moved": Decimal("2.5")}, ""),
        ({"moved": ">10%"}, {"moved": Decimal(10), "moves_further": True}, ""),
        ({"moved": "> 10 Percentage Points"}, {"moved": Decimal(10), "moves_further": True}, ""),
        ({"moved": "<10"}, {}, "moved: '<10' asks for less than that, which is not supported"),
        ({"moved": "<= 10 pp"}, {}, "write one such as 10, or >10"),
        ({"moved": ">150"}, {}, "moved: '>150' is not between 0 and 100 percentage points"),
        ({"moved": "101"}, {}, "write one such as 10, or >10"),
        ({"moved": "-10"}, {}, "moved: '-10' is not between 0 and 100 percentage points; write"),
        ({"moved": "10-20"}, {}, "moved: '10-20' is not a number of percentage points"),
        ({"moved": "much"}, {}, "write one such as 10, or >10"),
        (
            {"limit": "5", "caption": "C", "empty": "E"},
            {"limit": 5, "caption": "C", "empty": "E"},
            "",
        ),
        ({"limit": "few"}, {}, "not a number of rows"),
    ],
)
def test_each_option_narrows_the_list_or_is_reported_once(
    written: dict[str, str], asked: dict[str, object], warned: str
) -> None:
    reader = FieldReader(written)
    view = read_mind_changes(reader, Vocabulary(regions={"gov": "Governance"}))
    assert view == MindChangesView(**asked)  # type: ignore[arg-type]
    said = [problem.message.format(**problem.values) for problem in reader.problems]
    assert len(said) == bool(warned)
    assert warned in "".join(said)
