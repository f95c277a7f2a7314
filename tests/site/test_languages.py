"""What is said to readers and authors can be said in any language."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from make_template import KEYWORDS, main, make_template
from test_catalogues import LANGUAGES
from test_manual import SECTIONS, code_in
from test_slips import FILES, read_slip

import sphinx_beliefs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conftest import Site

PACKAGE = Path(sphinx_beliefs.__file__).parent

#: Has the site use a catalogue of its own, for readers and for the author.
SETUP = """
import sphinx.locale

def setup(app):
    app.add_message_catalog("sphinx_beliefs", {folder!r})
    sphinx.locale.init([{folder!r}], {language!r}, "sphinx_beliefs", "console")
"""


def translate(
    site: Site, language: str, messages: Mapping[str | tuple[str, ...], str | tuple[str, ...]]
) -> None:
    """Give a site a catalogue in some language."""
    catalogue = Catalog(locale=language, charset="utf-8")
    for message, translation in messages.items():
        catalogue.add(message, translation)
    path = site.root / f"_locales/{language}/LC_MESSAGES/sphinx_beliefs.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)
    folder = str(site.root / "_locales")
    site.configure(f"language = {language!r}\n" + SETUP.format(folder=folder, language=language))


@pytest.mark.parametrize(
    ("count", "left"),
    [
        (1, "Залишилося: 1 ймовірність."),
        (2, "Залишилося: 2 ймовірності."),
        (5, "Залишилося: 5 ймовірностей."),
        (22, "Залишилося: 22 ймовірності."),
    ],
)
def test_a_language_with_three_forms_has_the_right_one(site: Site, count: int, left: str) -> None:
    translate(
        site,
        "uk",  # of the languages with three forms, one that is not shipped
        {
            ("{n} credence", "{n} credences"): (
                "{n} ймовірність",
                "{n} ймовірності",
                "{n} ймовірностей",
            ),
            "Still to write: {left}.": "Залишилося: {left}.",
        },
    )
    items = "".join(f"\n:::{{belief}} Claim {n}\n:credence: ~XX%\n:::\n" for n in range(count))
    site.write("page", f"---\ntopic:\n  region: tech\n---\n# Page\n{items}")
    site.build()
    assert not site.ours()
    assert left in site.text("page")


@pytest.mark.parametrize(
    ("count", "told"), [(2, "2 pola"), (5, "5 pól"), (22, "22 pola"), (25, "25 pól")]
)
def test_a_warning_with_a_count_has_the_right_form(site: Site, count: int, told: str) -> None:
    [message] = [
        found.id
        for found in make_template()
        if isinstance(found.id, tuple) and re.search("map.*cannot be read", found.id[1])
    ]
    translate(site, "pl", {message: ("{count} pole", "{count} pola", "{count} pól")})
    conf = (site.root / "conf.py").read_text(encoding="utf-8")
    site.write(
        "conf.py", f"{conf}\nextensions.append('sphinx.ext.graphviz')\ngraphviz_dot = 'true'\n"
    )
    items = "".join(f"\n:::{{belief}} Claim {n}\n:credence: 70%\n:::\n" for n in range(count))
    site.write("page", f"# Page\n{items}\n:::{{belief-graph}}\n:of: beliefs\n:limit: 1\n:::\n")
    site.build()
    assert [w.text for w in site.ours()] == [told]


def test_kinds_are_words_with_their_articles(site: Site) -> None:
    site.write(
        "page",
        "# Page\n\n:::{uncertainty}\n:::\n\n:::{update-trigger}\n:::\n\n"
        ":::{uncertainty} Q?\n:name: q\n:::\n\n{belief}`q` and {update-trigger}`u`\n",
    )
    site.check()
    assert [w.text for w in site.warnings] == [
        "an uncertainty needs a title line; write it after the name of the directive",
        "an update trigger needs a title line; write it after the name of the directive",
        "'q' is an uncertainty, but this must be a belief; write the name of one",
        "there is no update trigger named 'u'; give one that name, or fix this name",
    ]


def test_the_words_in_a_message_are_translated_with_it(site: Site) -> None:
    translate(
        site,
        "de",
        {
            "{kind} needs a title line; write it after the name of the directive": (
                "{kind} braucht eine Titelzeile"
            ),
            "an uncertainty": "eine offene Frage",
            "{field}: {written} cannot stand here; write {wanted}": "{field}: {written}? {wanted}!",
            "a mapping": "eine Zuordnung",
            "a whole number": "eine ganze Zahl",
        },
    )
    site.write(
        "page",
        "---\ntopic:\n  region: tech\n  order: {a: 1}\n---\n# Page\n\n:::{uncertainty}\n:::\n",
    )
    site.check()
    assert sorted(w.text for w in site.ours()) == [
        "eine offene Frage braucht eine Titelzeile",
        "order: eine Zuordnung? eine ganze Zahl!",
    ]


#: What a page with three mistakes is warned of, by the language of the terminal.
THREE_MISTAKES = {
    "en_US": [
        "an update trigger needs a title line; write it after the name of the directive",
        "region: 'tehc' is not one of those in conf.py; did you mean tech?",
        "there is no belief named 'rent'; give one that name, or fix this name",
    ],
    "de_DE": [
        "ein Auslöser braucht eine Titelzeile; sie hinter den Namen der Direktive schreiben",
        "keine Überzeugung heißt 'rent'; diesen Namen vergeben oder hier berichtigen",
        "region: 'tehc' steht nicht in conf.py; ist vielleicht tech gemeint?",
    ],
}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("terminal", THREE_MISTAKES)
def test_warnings_are_in_the_language_of_the_terminal_whatever_the_site_speaks(
    site: Site, monkeypatch: pytest.MonkeyPatch, terminal: str, language: str
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda _category=None: (terminal, "UTF-8"))
    site.configure(f"language = {language!r}\n")
    site.write(
        "page",
        "---\ntopic:\n  region: tehc\n---\n# Page\n\n:::{update-trigger}\n:::\n\n{belief}`rent`\n"
        "\n:::{belief-index}\n:::\n",
    )
    site.build()
    assert sorted(w.text for w in site.ours()) == THREE_MISTAKES[terminal]
    nothing = {"en": "No beliefs here yet.", "de": "Hier stehen noch keine Überzeugungen."}
    assert nothing[language] in site.text("page")


def test_no_warning_says_a_word_that_cannot_be_translated(site: Site) -> None:
    """All slips, and the failing examples of the manual, in a language that puts what is ours in
    brackets."""
    marked = {
        found.id: tuple(f"⟦{form}⟧" for form in found.id)
        if isinstance(found.id, tuple)
        else f"⟦{found.id}⟧"
        for found in make_template()
        if found.id
    }
    translate(site, "en", marked)
    conf = (site.root / "conf.py").read_text(encoding="utf-8")
    site.write("conf.py", f"{conf}\nbeliefs_today = '2026-06-01'\nbeliefs_checks = ['one_sided']\n")
    for number, path in enumerate(FILES):
        site.write(f"slip{number}{path.suffix}", read_slip(path).page)
    for section in SECTIONS:
        site.write(section.label, code_in(section.text.partition("\nFixed:\n")[0], "markdown"))
    site.build("dummy")
    assert len({w.type for w in site.ours()}) > 30
    for warned in site.ours():
        assert re.fullmatch(r"⟦.*⟧", warned.text, re.DOTALL), warned


def calls(*names: str) -> Iterator[tuple[Path, ast.Call]]:
    """The calls of functions and methods of these names in the code."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in names:
                    yield path, node


def test_the_template_has_every_message_of_the_code(tmp_path: Path) -> None:
    main(str(tmp_path / "new.pot"))
    with (tmp_path / "new.pot").open("rb") as file:
        template = read_po(file)
    count = 0
    for path, call in calls(*KEYWORDS):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        positions = KEYWORDS[name] or (1,)
        texts = [argument for n, argument in enumerate(call.args, 1) if n in positions]
        # A variable holds what was marked elsewhere; what is put together is not found by anyone.
        assert all(isinstance(text, ast.Constant | ast.Name | ast.Attribute) for text in texts), (
            path,
            call.lineno,
        )
        for text in texts[:1]:
            if isinstance(text, ast.Constant) and text.value:
                assert text.value in template, (path, text.value)
                count += 1
    assert count > 300


def test_every_message_of_a_problem_is_marked() -> None:
    count = 0
    for path, call in calls("problem"):
        messages = call.args[:2]
        assert messages, (path, call.lineno)
        for message in messages:
            assert isinstance(message, ast.Name | ast.Call), (path, call.lineno)
            assert isinstance(message, ast.Name) or message.func.id == "N_", (path, call.lineno)
            count += 1
    assert count > 80


def test_there_is_one_way_to_report_a_problem() -> None:
    assert [path.name for path, _call in calls("Problem")] == ["problem.py"]
    # The help of an option is marked where it is written, which is where it is read otherwise.
    made = [path.name for path, _call in calls("Message")]
    assert sorted(set(made)) == ["config_problems.py", "message.py", "problem.py"]


#: A title line, a note, a label and the rest in the marks of a language that has its own.
MARKS = {
    "{one}; {two}": "{one}；{two}",
    "{one}, {two}": "{one}、{two}",
    "{text} ({note})": "{text}（{note}）",
    "{label}:": "{label}：",
    "Would raise it:": "提高：",
    "strongly": "强烈",
    "Why it matters:": "为何重要：",
    "why it matters, why this matters, why": "为何重要、原因",
    "Superseded by {belief}": "由{belief}取代",
    "Ambiguous": "不明",
    "Ambiguous: it cannot be told": "不明：无法判断",
    "This page is a stub.": "此页未完成。",
    "Still to write: {left}.": "待写：{left}。",
    ("{n} credence", "{n} credences"): ("{n}个信度",),
    ("{n} why", "{n} whys"): ("{n}个理由",),
    "belief {number}, belief no. {number}, belief number {number}, belief #{number}, "
    "beliefs #{number}": "信念{number}、第{number}个信念",
}


def test_marks_between_words_are_those_of_the_language(site: Site) -> None:
    """Wide ones, with no spaces around them; a language that is not shipped has none of its own."""
    translate(site, "yue", MARKS)
    conf = (site.root / "conf.py").read_text(encoding="utf-8")
    site.write("conf.py", f"{conf}\nbeliefs_verbal_scale = {{'很可能': '80-95%'}}\n")
    site.write(
        "page",
        "# Page\n\n:::{belief} 房租上涨。\n:name: rents\n:credence: 很可能\n:::\n\n"
        ":::{belief} 旧的\n:name: old\n:credence: 20%\n:resolution: superseded\n:superseded-by: rents\n:::\n\n"
        ":::{belief} 不清楚\n:name: vague\n:credence: 20%\n:resolution: ambiguous\n:::\n\n"
        ":::{update-trigger} 建设\n:beliefs: rents, vague\n:direction: up\n:strength: strongly\n:::\n\n"
        ":::{update-trigger} 迁入\n:beliefs: rents\n:direction: up\n:::\n\n"
        ":::{uncertainty} 多久？\n**为何重要：**关系重大。\n:::\n\n"
        "见信念1。\n\n"
        ":::{belief-index}\n:columns: title, resolution\n:resolution: all\n:::\n",
    )
    site.write(
        "stub",
        "---\ntopic:\n  region: tech\n---\n# 草稿\n\n:::{belief} 空\n:credence: ~XX%\n\n<why>\n:::\n",
    )
    site.build()
    assert sorted(w.type for w in site.ours()) == ["beliefs.label", "beliefs.ordinal"]
    text = site.text("page")
    assert "提高：建设（强烈）；迁入" in text
    assert "房租上涨；不清楚" in text  # the full stop of a title gives way to the mark
    assert "由 房租上涨 取代" in text
    assert "不明：无法判断" in text
    assert "为何重要：关系重大。" in text
    cells = site.body("page").select("td.beliefs-resolution-cell")
    assert "不明" in [cell.get_text() for cell in cells]
    assert "此页未完成。" in site.text("stub")
    assert "待写：1个信度、1个理由。" in site.text("stub")
    site.build("text")
    assert "很可能（80–95%）" in (site.outdir / "page.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_in_its_language_in_all_that_is_ours(site: Site, language: str) -> None:
    site.configure(f"language = {language!r}\nbeliefs_today = '2026-06-01'\n")
    site.write(
        "page",
        "---\ntopic:\n  region: tech\n  status: exploring\n  last_reviewed: 2026-05-01\n---\n# 1\n\n"
        ":::{belief} 2\n:name: b\n:credence: 72.5%\n:since: 2025-01\n:resolve-by: 2030\n\n3\n:::\n\n"
        ":::{update-trigger} 4\n:beliefs: b\n:to: 40%\n:::\n\n:::{uncertainty} 5\n:beliefs: b\n\n6\n:::\n",
    )
    site.build()
    assert not site.ours()
    text = site.text("page").replace("Technical Safety", "")
    english = (
        "Exploring",
        "Last",
        "reviewed",
        "Held",
        "since",
        "decided",
        "Would",
        "matters",
        "May",
    )
    assert not [word for word in english if re.search(rf"\b{word}\b", text)]
