"""What is almost a directive or a role is read as it was meant, line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patience import patience
from properties import check_markdown

from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.model.slips.markdown_slips import fix_markdown, unread_colons
from sphinx_beliefs.model.slips.markup_names import DIRECTIVES, meant_directive
from sphinx_beliefs.model.slips.openings import Dialect
from sphinx_beliefs.model.slips.rst_slips import fix_rst

DIALECT = Dialect(
    colons=True, has_directive={"note", "admonition", "code-block", "todo"}.__contains__
)

#: What fences are made of, so that random pages have some.
PIECES = st.sampled_from(
    [
        ":::{belief} A claim.",
        ":::{belief}A claim.",
        "::{belief} A claim.",
        "::::{belief} A claim.",
        "```{belief} A claim.",
        "```{belief} A `claim`.",
        ":::{credence-log}",
        ":::{note}",
        "::::{note}",
        ":::{beleif} A claim.",
        "~~~{reading} A book",
        "```python",
        "```",
        "~~~",
        ":::",
        "::::",
        "::",
        "",
        "  :::",
        "    :::",
        "# A heading",
        ":credence: 70%",
        "Some prose.",
        "- An entry",
        "<!--",
        "-->",
        ".. belief:: A claim.",
        "   :credence: 70%",
        "My {credence} `x` and :belief:`y`.",
    ]
)


def fixed(text: str, first: int = 0) -> tuple[str, list[tuple[int, Subtype]]]:
    result = fix_markdown(text, first, DIALECT)
    return result.text, [(line, problem.subtype) for problem, line in result.problems]


@pytest.mark.parametrize(
    ("written", "read", "subtype"),
    [
        (":::{belief}Claim.\n:::", ":::{belief} Claim.\n:::", Subtype.SYNTAX),
        ("::{belief} Claim.\n::", ":::{belief} Claim.\n:::", Subtype.SYNTAX),
        (":::belief Claim.\n:::", ":::{belief} Claim.\n:::", Subtype.SYNTAX),
        ("::::{belief} Claim.\n:::", "::::{belief} Claim.\n::::", Subtype.FENCE),
        ("```{belief} A `b`\nWhy.\n```", "~~~{belief} A `b`\nWhy.\n~~~", Subtype.SYNTAX),
        (":::{question} Why?\n:::", ":::{uncertainty} Why?\n:::", Subtype.SYNTAX),
        (":::{beliefs:beleif} C.\n:::", ":::{belief} C.\n:::", Subtype.SYNTAX),
        ("My {credence} `x`.", "My {credence}`x`.", Subtype.SYNTAX),
        ("My :credence:`x`.", "My {credence}`x`.", Subtype.SYNTAX),
        (
            ":::{belief} A.\n\n:::{belief} B.\n:::",
            ":::{belief} A.\n:::\n:::{belief} B.\n:::",
            Subtype.FENCE,
        ),
        (":::{belief} A.\n\n# H\n", ":::{belief} A.\n:::\n# H\n", Subtype.FENCE),
        (
            ":::{belief} A.\n:::{note}\n:::\nWhy.\n:::",
            "::::{belief} A.\n:::{note}\n:::\nWhy.\n::::",
            Subtype.FENCE,
        ),
        (":::{belief} A.\n:::\n\n:::\n", ":::{belief} A.\n:::\n\n\n", Subtype.FENCE),
    ],
)
def test_what_was_meant_is_read(written: str, read: str, subtype: Subtype) -> None:
    text, problems = fixed(written)
    assert text == read
    assert [subtype for _line, subtype in problems] == [subtype]
    assert fixed(read) == (read, [])


@pytest.mark.parametrize(
    "text",
    [
        ":::{belief} A.\n:credence: 70%\n:::",
        "::::{belief} A.\n:::{credence-log}\n:::\n::::",
        "::::{belief} A.\n:::{credence-log}\n::::",
        ":::{belief} A.\n```python\n```\n:::",
        "````{belief} A.\n```\ncode\n```\n````",
        "```md\n:::{beleif} A.\n```",
        "```md\n{belief} `x`\n```",
        "~~~\n:::{belief}A.\n~~~",
        "`` {belief} `x` `` in code",
        "    :::{belief}A.",
        "<!--\n:::{belief}A.\n-->",
        ":::{note}\n:::{note}\n:::\n",  # none of ours
        ":::\ncode\n:::",
        ":::{todo} A.\n:::",
        "A paragraph with a :colon: and ::\n\n  a literal",
        ":::{reading-list}\n:::",
        "```reading\n```",
    ],
)
def test_what_is_right_or_not_ours_stays(text: str) -> None:
    assert fixed(text) == (text, [])


def test_front_matter_is_left_alone() -> None:
    text = "---\nnote: |\n :::{belief}A.\n---\n:::{belief}A.\n:::"
    result, problems = fixed(text, 4)
    assert result == text.replace("---\n:::{belief}A", "---\n:::{belief} A")
    assert problems == [(5, Subtype.SYNTAX)]


def test_a_name_that_something_else_has_is_not_ours() -> None:
    dialect = Dialect(colons=True, has_directive={"belief", "question"}.__contains__)
    text = ":::{belief}A.\n:::\n\n:::{question} Why?\n:::\n\n:::{beleif} A.\n:::"
    assert fix_markdown(text, 0, dialect).text == text
    assert (
        fix_markdown(":::{beliefs:belief}A.\n:::", 0, dialect).text == ":::{beliefs:belief} A.\n:::"
    )


def test_colons_are_no_fences_where_the_site_does_not_say_so() -> None:
    dialect = Dialect(colons=False, has_directive=DIALECT.has_directive)
    text = "# T\n\n:::{note}\n:::\n\n:::{belief} A.\n:::\n"
    assert fix_markdown(text, 0, dialect) == (text, [])
    assert unread_colons(text, 0, dialect) == 6
    assert unread_colons("```md\n:::{belief} A.\n```\n", 0, dialect) is None
    assert unread_colons(text, 0, DIALECT) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("beleif", "belief"),
        ("elief", "belief"),
        ("beliefs", "beliefs"),
        ("readigns", "readings"),
        ("Uncertanty", "uncertainty"),
        ("updatetrigger", "update-trigger"),
        ("credence_log", "credence-log"),
        ("question", "uncertainty"),
        ("trigger", "update-trigger"),
        ("figure", ""),
        ("tab-set", ""),
        ("grid", ""),
        ("include", ""),
        ("toctree", ""),
        ("related", ""),
        ("index", ""),
    ],
)
def test_which_directive_a_word_means(written: str, meant: str) -> None:
    assert meant_directive(written) == meant


def test_every_directive_means_itself() -> None:
    assert [meant_directive(name) for name in DIRECTIVES] == list(DIRECTIVES)


@given(st.lists(PIECES, max_size=14).map("\n".join))
def test_lines_keep_their_numbers_and_no_word_goes(text: str) -> None:
    check_markdown(text)


@pytest.mark.parametrize(
    "piece",
    [
        ":::{belief} A.\n",
        "```{belief} A.\n",
        "```python\n",
        ":::{note}\n```a\n",
        ":::\n",
        ".. belief:: A.\n   Why.\n\n",
        "{belief} `x` ",
        "`` ` ``` ```` {belief} `x`\n",
        "<!--\n",
    ],
)
def test_a_page_of_very_many_lines_takes_time_with_its_length(piece: str) -> None:
    text = piece * 20_000
    with patience(8):
        fix_markdown(text, 0, DIALECT)
        fix_rst(text, DIALECT.has_directive)
