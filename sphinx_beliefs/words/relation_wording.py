"""The words for how beliefs hang together, in the language of the site."""

from __future__ import annotations

from typing import assert_never

from sphinx_beliefs.model.site.maps import Relation
from sphinx_beliefs.words.joining import _
from sphinx_beliefs.words.wording import counted, filled


def implies_label() -> str:
    """The label of the beliefs that are true if a belief is."""
    # Translators: before the claims that must be true as well if the claim above is true.
    return _("Implies:")


def implied_by_label() -> str:
    """The label of the beliefs that imply another."""
    # Translators: before the claims from whose truth it follows that the claim above is true.
    return _("Implied by:")


def excludes_label() -> str:
    """The label of the beliefs that are false if a belief is true."""
    # Translators: before the claims that cannot be true if the claim above is true.
    return _("Excludes:")


def excluded_by_label() -> str:
    """The label of the beliefs that exclude another."""
    # Translators: before the claims that cannot be true together with the claim above.
    return _("Excluded by:")


def conditional_on_label() -> str:
    """The label of the belief that the credence of another is conditional on."""
    # Translators: before the claim on whose truth the probability above depends: it is the
    # probability in case that claim is true.
    return _("Conditional on:")


def if_true_label() -> str:
    """The label of the beliefs whose credences are conditional on a belief."""
    # Translators: before claims whose probability is given for the case that the claim above is
    # true.
    return _("If this is true:")


def exactly_one_label() -> str:
    """The label of the other beliefs of a group of which exactly one is true."""
    # Translators: before other claims. Of the claim above and of these, one is true, and only one.
    return _("Exactly one is true, this or:")


def group_label() -> str:
    """The label of the names of groups of which exactly one belief is true."""
    # Translators: before the name of a group of claims, of which one is true, and only one.
    return _("Exactly one is true of the group:")


def rung_label(place: int, count: int) -> str:
    """The label of the other rungs of the ladder of a belief, which is at a place of it."""
    # Translators: before other claims that differ from the claim above only in a deadline or a
    # threshold, as in "by 2028", "by 2030", "by 2035". Such claims are rungs of a ladder, from the
    # most likely one (1) to the least likely.
    phrase = _("Rung {place} of {count}, with:")
    return filled(phrase, place=str(place), count=str(count))


def more_text(count: int) -> str:
    """The number of beliefs of a group that are not shown."""
    # Translators: at the end of a list of claims that is cut short.
    return counted("{n} more", "{n} more", count)


def relation_word(relation: Relation) -> str:
    """The word on an arrow of a map between two beliefs."""
    match relation:
        case Relation.IMPLIES:
            return _("implies")
        case Relation.EXCLUDES:
            return _("excludes")
        case Relation.EITHER | Relation.ONE_OF:
            return _("one of them")
        case Relation.GIVEN:
            # Translators: on an arrow from one claim to another, whose probability is given for the
            # case that the first is true.
            return _("if true")
    assert_never(relation)


def relation_label(relation: Relation, *, is_start: bool) -> str:
    """The label of a belief in the list of a map, below one that it hangs together with.

    ``is_start`` says whether the arrow begins at it.
    """
    match relation:
        case Relation.IMPLIES:
            return implied_by_label() if is_start else implies_label()
        case Relation.EXCLUDES:
            return excludes_label()
        case Relation.EITHER:
            return exactly_one_label()
        case Relation.ONE_OF:
            # Translators: before a claim. It is in a group with the claim above and with others,
            # and of this group one claim is true, and only one.
            return _("One of the same group, of which exactly one is true:")
        case Relation.GIVEN:
            return conditional_on_label() if is_start else if_true_label()
    assert_never(relation)
