"""The directive of this manual that lists the languages of the extension, from its catalogues."""

from __future__ import annotations

import datetime
from gettext import c2py
from pathlib import Path
from typing import TYPE_CHECKING

import babel
from babel.messages.pofile import read_po
from docutils import nodes
from reference_tables import TableDirective
from sphinx import addnodes

import sphinx_beliefs
from sphinx_beliefs.words.daytext import day_text, locale_of
from sphinx_beliefs.words.figures import Figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

LOCALE = Path(sphinx_beliefs.__file__).parent / "locale"
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/sphinx_beliefs.po"))

#: What the columns show of a language.
_DAY = datetime.date(2026, 5, 1)
_CREDENCE = "~72.5%"

#: The first character after those of Latin scripts.
_FOREIGN = 0x250


class LanguagesTable(TableDirective):
    """The languages, each with its name, and what its dates, credences and plurals are like."""

    titles = ("Language", "Code", "A date", "A credence", "Plural forms")
    widths = (34, 14, 24, 16, 12)
    sources = tuple(map(str, CATALOGUES))

    def rows(self) -> Iterable[Sequence[Sequence[nodes.Node]]]:
        """A row for English, in which all is written, and one for each catalogue."""
        forms = {"en": 2} | {path.parts[-3]: _forms(path) for path in CATALOGUES}
        names = {language: _name(language, "en") for language in forms}
        for language in sorted(forms, key=lambda language: names[language]):
            own = [] if language == "en" else [_shown(_name(language, language), before=": ")]
            if locale_of(language).text_direction == "rtl":
                own.append(nodes.Text(", from right to left"))
            yield (
                [nodes.Text(names[language]), *own],
                [nodes.literal(language, language)],
                [_shown(day_text(_DAY, language, "long"))],
                [nodes.Text(Figures(language).text(_CREDENCE))],
                [nodes.Text(str(forms[language]))],
            )


def _name(language: str, shown_in: str) -> str:
    """The name of a language in some language; of Chinese, that of its script."""
    locale = locale_of(language)
    if locale.script:
        locale = babel.Locale(locale.language, script=locale.script)
    return str(locale.get_display_name(shown_in))


def _shown(text: str, *, before: str = "") -> nodes.Node:
    """A text, and what stands before it, that HTML alone shows if it is in a script for which LaTeX
    needs other fonts.
    """
    if all(ord(letter) < _FOREIGN for letter in text):
        return nodes.Text(before + text)
    # Its own direction does not change the order of what stands beside it.
    return addnodes.only("", nodes.Text(f"{before}\u2068{text}\u2069"), expr="html")


def _forms(path: Path) -> int:
    """How many plural forms a catalogue has for numbers that are met: the millions of some
    languages are not.
    """
    with path.open("rb") as file:
        form_of = c2py(read_po(file).plural_expr)
    return len({form_of(number) for number in range(1000)})


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("languages-table", LanguagesTable)
    return {"version": babel.__version__, "parallel_read_safe": True, "parallel_write_safe": True}
