"""Structure for pages that say what their author believes, how strongly, and why.

Other extensions can rely on the names in ``__all__`` and on the event ``beliefs-read``, as the page
"Use the site from another extension" of the manual documents them. Everything else in this package
is private, and may change in any release.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_beliefs.model.notation.bayes import Ratio
    from sphinx_beliefs.model.notation.credence import Credence, CredenceKind
    from sphinx_beliefs.model.notation.dates import Date, DateKind
    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.records.items import (
        BearingItem,
        Belief,
        Direction,
        Item,
        Reading,
        Resolution,
        Strength,
        Uncertainty,
        UpdateTrigger,
    )
    from sphinx_beliefs.model.records.logs import LogEntry
    from sphinx_beliefs.model.records.pages import Topic, TopicState
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.records.relations import Relations, Rung, RungWay
    from sphinx_beliefs.model.records.vocabulary import Vocabulary
    from sphinx_beliefs.model.site.site import Site

__all__ = [
    "BearingItem",
    "Belief",
    "Credence",
    "CredenceKind",
    "Date",
    "DateKind",
    "Direction",
    "Item",
    "LogEntry",
    "Place",
    "Ratio",
    "Reading",
    "Record",
    "Relations",
    "Resolution",
    "Rung",
    "RungWay",
    "Site",
    "Strength",
    "Topic",
    "TopicState",
    "Uncertainty",
    "UpdateTrigger",
    "Vocabulary",
    "site_of",
]

__version__ = "0.1.0"

#: The modules that define the classes of the API. They are imported only when such a class is used,
#: so that importing the version, or one module of the model, stays fast.
_HOMES = (
    "notation.bayes",
    "notation.credence",
    "notation.dates",
    "problem",
    "records.items",
    "records.logs",
    "records.pages",
    "records.record",
    "records.relations",
    "records.vocabulary",
    "site.site",
)


def site_of(env: BuildEnvironment) -> Site:
    """Return the content of a site in this build: its topics and items, and the relations between
    them.

    It is available once all pages have been read: in the event ``beliefs-read``, whose handlers
    receive it, and in all later events, such as ``doctree-resolved``, ``html-page-context`` and
    ``build-finished``.

    Raises ``sphinx.errors.ExtensionError`` before that, and if the site does not load
    ``sphinx_beliefs``.
    """
    from sphinx.errors import ExtensionError

    from sphinx_beliefs.domain import BeliefsDomain

    domain = env.domains.get(BeliefsDomain.name)
    if not isinstance(domain, BeliefsDomain):
        message = "site_of: add sphinx_beliefs to the extensions in conf.py"
        raise ExtensionError(message)
    if not domain.is_read:
        message = (
            "site_of: not all pages have been read yet; ask for the site in the event "
            "beliefs-read, or later"
        )
        raise ExtensionError(message)
    return domain.site


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the extension; its modules are imported only now."""
    from sphinx_beliefs.extension import setup_extension

    return setup_extension(app)


if not TYPE_CHECKING:  # else a type checker would believe any name

    def __getattr__(name: str) -> object:
        """Return a class of the API."""
        if name in __all__:
            for home in _HOMES:
                module = import_module(f"{__name__}.model.{home}")
                if hasattr(module, name):
                    return getattr(module, name)
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
