"""Problems with names that mean nothing on a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.kinds import Kind, kind_of

if TYPE_CHECKING:
    from sphinx_beliefs.model.problem import Problem
    from sphinx_beliefs.model.site.site import Site


def unknown_name(site: Site, role: str, name: str) -> Problem:
    """The problem with a name that means nothing; it says what could have been meant."""
    if role == "topic" and (topics := site.finder.find_topics(name)):
        message = N_("{name} fits more than one topic; write one of {close}")
        close = ", ".join(f"/{topic.docname}" for topic in topics)
        return Subtype.AMBIGUOUS_NAME.problem(message, name=repr(name), close=close)
    row = Kind("belief" if role in {"credence", "implied"} else role).row
    other = site.contents.item_named(name)
    close = ", ".join(site.finder.nearest_names(role, name))
    values = {"name": repr(name), "kind": row.no_kind, "close": close}
    hidden = site.finder.find_hidden(name) if other is None else None
    if hidden is not None:
        values["condition"] = ", ".join(condition.written for condition in hidden.conditions)
        message = N_(
            "{name} stands under a condition that does not hold in this build: {condition}; "
            "put what refers to it under the same condition, or remove the condition"
        )
    elif other is not None:
        values |= {"kind": row.a_kind, "other": kind_of(other).row.a_kind}
        message = N_("{name} is {other}, but this must be {kind}; write the name of one")
    elif close:
        message = N_("there is {kind} named {name}; did you mean {close}?")
    elif parted := _known_words(site, role, name):
        message = N_("there is {kind} named {name}; write commas between names: {close}")
        values["close"] = ", ".join(parted)
    else:
        message = N_("there is {kind} named {name}; give one that name, or fix this name")
    return Subtype.UNKNOWN_NAME.problem(message, **values)


def _known_words(site: Site, role: str, name: str) -> list[str]:
    """The names that are written in a row without commas; empty unless all of them are known."""
    words = name.split()
    is_list = len(words) > 1 and all(site.find(role, word) is not None for word in words)
    return words if is_list else []
