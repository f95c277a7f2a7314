"""Words of ours, marked for the translators."""

from __future__ import annotations


class Message(str):
    """A text of ours, which is translated when it is shown: a message, or a value in one.

    An author's words, and words to be written literally (names of options, ``up``), are plain str.
    """

    __slots__ = ()


def N_(words: str) -> Message:  # noqa: N802 - as gettext has it
    """Mark words for the translators' catalogue.

    The model has no language; ``reporting.py`` translates the words when they are shown.
    """
    return Message(words)


def N_plural(one: str, many: str) -> tuple[Message, Message]:  # noqa: N802 - as above
    """Mark a message with a count in it, in its forms for one and for many."""
    return Message(one), Message(many)
