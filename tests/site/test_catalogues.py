"""Each message is there in every language that is shipped, and fits the message it translates."""

from __future__ import annotations

import re
from gettext import c2py
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from make_template import make_template

import sphinx_beliefs
from sphinx_beliefs.model.notation.prose_numbers import prose_reader
from sphinx_beliefs.model.notation.prose_words import ENGLISH, ProseWords, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message

LOCALE = Path(sphinx_beliefs.__file__).parent / "locale"

#: All languages that are shipped.
LANGUAGES = sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/sphinx_beliefs.po"))

#: Values such as ``%s``, which a few messages take.
_VALUE = re.compile(r"%[sdr]")

#: The values that are counts. A form for one number alone need not give the number.
_COUNTS = {"n", "count"}


def read(language: str) -> Catalog:
    with (LOCALE / f"{language}/LC_MESSAGES/sphinx_beliefs.po").open("rb") as file:
        return read_po(file)


def translated(language: str) -> Iterator[Message]:
    """The messages that have a translation, or the beginning of one."""
    for message in read(language):
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and any(texts):
            yield message


def values(text: str) -> list[str]:
    """The names in braces in a message, each once, and the values without a name."""
    named = {name for _text, name, _spec, _how in Formatter().parse(text) if name is not None}
    return [*sorted(named), *_VALUE.findall(text)]


def forms_for_one_number(language: str) -> set[int]:
    """The plural forms that stand for a single number, such as that for two in Arabic."""
    form_of = c2py(read(language).plural_expr)
    forms = [form_of(number) for number in range(1000)]
    return {form for form in forms if forms.count(form) == 1}


def test_no_message_is_taken_for_a_format_by_chance() -> None:
    """A percent sign before "for" or "or" would be a value that each translation has to have."""
    found = [message for message in make_template() if message.python_format]
    assert [message.id for message in found if not _VALUE.search(str(message.id))] == []


def test_a_catalogue_is_there() -> None:
    assert {"ar", "de", "es", "fr", "ja", "pl", "pt_BR", "zh_CN"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_in_every_language(language: str) -> None:
    """What readers see, what authors are warned of, and the help of options, which is part of a
    warning.
    """
    catalogue, wanted = read(language), {message.id for message in make_template() if message.id}
    known = {message.id for message in catalogue if message.id}
    assert not (wanted - known), "these are missing"
    assert not (known - wanted), "these are no longer used"
    whole = {message.id for message in translated(language)}
    assert not (known - whole), "these are not translated"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_values_of_its_message(language: str) -> None:
    one_number = forms_for_one_number(language)
    for message in translated(language):
        if not isinstance(message.id, tuple):
            assert values(str(message.string)) == values(message.id), message.id
            continue
        for number, text in enumerate(message.string):
            found, wanted = values(text), values(message.id[1])
            if number in one_number:
                wanted = [name for name in wanted if name not in _COUNTS or name in found]
            assert found == wanted, (message.id, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_plural_forms_of_its_language(language: str) -> None:
    catalogue = read(language)
    own, usual = c2py(catalogue.plural_expr), c2py(get_plural(language).plural_expr)
    # Some give millions a form of their own, and some do not.
    pairs = {(own(number), usual(number)) for number in range(1000)}
    assert (
        len(pairs) == len({form for form, _usual in pairs}) == len({form for _own, form in pairs})
    )
    for message in translated(language):
        if isinstance(message.id, tuple):
            assert len(message.string) == catalogue.num_plurals, message.id
            assert all(message.string), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess_or_malformed(language: str) -> None:
    catalogue = read(language)
    assert catalogue.locale == Locale.parse(language)
    assert [message.id for message in catalogue if message.fuzzy] == []
    assert [(message.id, errors) for message, errors in catalogue.check()] == []
    assert not catalogue.obsolete
    for message in translated(language):
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        first = message.id[0] if isinstance(message.id, tuple) else message.id
        for text in texts:
            assert text[:1].isspace() == first[:1].isspace(), (message.id, text)
            assert text[-1:].isspace() == first[-1:].isspace(), (message.id, text)


def words_of(language: str) -> ProseWords:
    """The words by which checks read prose in a language; empty where it has none yet."""
    found = {message.id: str(message.string) for message in translated(language)}
    return ProseWords(*(found.get(english, "") for english in ENGLISH))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_prose_find_what_they_are_for(language: str) -> None:
    words = words_of(language)
    reader = prose_reader(words)
    for entry in listed(words.numbers):
        word, _space, figures = entry.rpartition(" ")
        assert word, f"{entry} has no figures"
        assert int(figures) in range(101), entry
    for pattern, names in {
        words.compounds: ["{ones}", "{tens}"],
        words.shares: ["{part}", "{whole}"],
        words.ordinals: ["{number}"],
    }.items():
        for part in listed(pattern):
            assert sorted(re.findall(r"{\w+}", part)) == names, part
    if words.of_something:
        numbers = [entry.rpartition(" ")[::2] for entry in listed(words.numbers)]
        for percent in listed(words.percent):
            assert [*reader.percentages_in(f"70 {percent}")] == [70], percent
            for word, figures in numbers:
                assert [*reader.percentages_in(f"{word} {percent}")] == [int(figures)], word
        assert [*reader.percentages_in("70%")] == [70]
        of_what = listed(words.of_something)[0]
        assert [*reader.percentages_in(f"70% {of_what}")] == []
    for ordinal in listed(words.ordinals):
        said = ordinal.replace("{number}", "3")
        assert [found.number for found in reader.numbered_in(said)] == [3], said
