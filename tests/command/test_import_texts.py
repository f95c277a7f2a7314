"""Texts of others on pages: what was typed is what is shown, whatever markup it looks like."""

from __future__ import annotations

import datetime
import io
import random
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinx_beliefs.command.importing.site_files import numbers_in
from sphinx_beliefs.doctree.nodes import beliefs_block, beliefs_title
from sphinx_beliefs.importing.forecasts import Forecast, Question
from sphinx_beliefs.importing.page_texts import PlainTexts
from sphinx_beliefs.importing.question_beliefs import (
    BeliefForm,
    belief_lines,
    belief_of,
    log_of,
)
from sphinx_beliefs.model.entries.entry_words import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXTENSIONS = [
    *("colon_fence", "dollarmath", "amsmath", "deflist", "fieldlist", "html_admonition"),
    *("html_image", "replacements", "smartquotes", "strikethrough", "substitution", "tasklist"),
    *("attrs_inline", "attrs_block"),
]

#: What is markup somewhere, or a word of this extension's.
_WORDS = r"""
    <b> </b> <script>alert(1)</script> <why> <your ~XX% ??% & &amp; &copy; &#65; * ** *a* **b** _a_
    __b__ snake_case a_ __ ` `` `x` ```py ``` ~~~ ~~x~~ ::: :::{belief} {belief}`x` {credence} {#id}
    {.cls} [x](javascript:alert(1)) [x] [^1] [^1]: [x]: http://a.example ![i](x.png) | |a|b| |-|-|
    $x$ $$ \ \\ \( \begin{equation} # ## - + 1. 2) a. (a) i. A) #. > >>> --- === ... *** +++ % %% ..
    ..note:: :: :x: :credence: credence: tags = :class: (tgt)= @user a@b.example
    http://a.example/c_d?e=f&g javascript:alert(1) data:text/html,x "quoted" 'single' -- (c) (tm) +-
    ?!? !!! ,, é 中文 --option /V -a RFC PEP 8 70% ~70% 60-80% 2026-01-01 : ; , . ? ! = ~ ^ Why:
    {{sub}} #2 [ ] • ‣ /path/to C:\x http://[bad TODO |sub| `a`_ x__ <http://a.example> &lt;
    normative (70%) — lowers → ((x)) word another
    """

PARTS = [
    *_WORDS.split(),
    *("belief 1", "the first belief", "- [ ] task", "1. one", "> quote", "# Heading", "    code"),
    *("```{note}", ":::{note} x", ".. belief:: x", "a\nb", "one\n\ntwo", "- a\n- b", "| a\n| b"),
    *("Title\n=====", "T\n---", "term\n: def", "..\n   x", "a::\n\n  b", "credence: 5%"),
    *(
        "key: value\n:opt: v",
        "\t\ttab",
        "trailing  \nbreak",
        "<your takeaway>",
        "\ue000belief:x\ue001",
    ),
]


def text(rng: random.Random, most: int) -> str:
    """A text of several of these."""
    between = rng.choice([" ", "", "  ", " ", " "])
    return between.join(rng.choice(PARTS) for _ in range(rng.randint(1, most)))


def question(rng: random.Random, number: int) -> Question:
    """A question with such texts."""
    return Question(
        source=f"csv:{number}",
        title=f"{text(rng, 4)}?",
        notes=text(rng, 8) if rng.random() < 0.7 else "",
        forecasts=tuple(
            Forecast(
                day=datetime.date(2024, 1, 1 + day),
                percent=Decimal(rng.randint(0, 100)),
                comment=text(rng, 4) if rng.random() < 0.8 else "",
            )
            for day in range(rng.randint(1, 3))
        ),
    )


def letters(text: str) -> str:
    """A text without what is not seen: white space, and characters without width."""
    unseen = "\u2060\ue000\ue001\ufeff"
    return "".join(sign for sign in text if not sign.isspace() and sign not in unseen)


def page(blocks: list[list[str]], markup: Markup) -> str:
    head = ["---", "topic: true", "---", "", "# T", "", "## Current beliefs"]
    if markup is Markup.RST:
        head = ["T", "====", "", ".. topic-meta::", "   :status: exploring", ""]
        head += ["Current beliefs", "---------------"]
    return "\n".join(line for block in [head, *blocks] for line in [*block, ""])


def shown(item: nodes.Element) -> Iterator[str]:
    """The texts of a belief on its page: the claim, the notes, and the reasons in its log."""
    yield next(item.findall(nodes.strong)).astext()
    ours = {"beliefs-details", "beliefs-resolution"}
    yield "".join(
        child.astext()
        for child in item.children
        if isinstance(child, nodes.paragraph)
        and not isinstance(child, beliefs_title)
        and ours.isdisjoint(child["classes"])
    )
    for entry in item.findall(nodes.list_item):
        _head, dash, reason = entry.astext().partition(" — ")
        if dash:
            yield reason


#: What no text of others becomes; an address on the web may be a link.
MARKUP = (
    *(nodes.raw, nodes.literal, nodes.math, nodes.emphasis, nodes.problematic, nodes.image),
    *(nodes.footnote_reference, nodes.substitution_reference, nodes.literal_block, nodes.rubric),
    *(nodes.reference, nodes.target, nodes.comment, nodes.block_quote, nodes.enumerated_list),
)


@pytest.mark.parametrize("extensions", [["colon_fence"], EXTENSIONS], ids=["few", "all"])
@pytest.mark.parametrize("is_entry", [False, True], ids=["directives", "entries"])
@pytest.mark.parametrize("markup", list(Markup))
def test_what_was_typed_elsewhere_is_what_is_shown(
    tmp_path: Path, markup: Markup, is_entry: bool, extensions: list[str]
) -> None:
    if markup is Markup.RST and extensions is EXTENSIONS:
        pytest.skip("these are of Markdown")
    rng = random.Random(f"{markup} {is_entry}")
    texts = PlainTexts(markup=markup, extensions=extensions, numbers_in=numbers_in("en"))
    questions = [question(rng, number) for number in range(50)]
    blocks = [
        belief_lines(belief_of(each, texts), texts, BeliefForm(is_entry=is_entry))[0]
        for each in questions
    ]
    conf = f"""
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = {extensions}
beliefs_today = "2026-06-01"
beliefs_sections = True
smartquotes = False
"""
    (tmp_path / "conf.py").write_text(conf, "utf-8")
    name = "index.rst" if markup is Markup.RST else "index.md"
    (tmp_path / name).write_text(page(blocks, markup), "utf-8")
    warnings = io.StringIO()
    with docutils_namespace():
        out = tmp_path / "_out"
        app = Sphinx(
            tmp_path, tmp_path, out, out / "trees", "dummy", {"nitpicky": True}, None, warnings
        )
        app.build()
        tree = app.env.get_doctree("index")
    assert warnings.getvalue() == ""
    items = [
        block for block in tree.findall(beliefs_block) if block["classes"][0] == "beliefs-item"
    ]
    assert len(items) == len(questions)
    for each, item in zip(questions, items, strict=True):
        reasons = [forecast.comment for forecast in log_of(each.forecasts)]
        wanted = [each.title, each.notes, *filter(letters, reasons)]
        assert list(map(letters, shown(item))) == list(map(letters, wanted))
        for node in item.findall(lambda node: isinstance(node, MARKUP)):
            address = node.get("refuri", "") if isinstance(node, nodes.reference) else ""
            assert address.startswith(("http:", "mailto:")), node


def test_plain_words_are_written_as_they_are() -> None:
    plain = "It rained (again) at 5:30, didn't it? 70% -- I'd say snake_case; see 1.5, a/b & C#."
    for markup in Markup:
        assert PlainTexts(markup=markup).line(plain) == plain
