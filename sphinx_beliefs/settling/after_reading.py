"""The steps between the reading of all pages and the writing of any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.late import Late
from sphinx_beliefs.reporting import tell_states

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.rendering.domain_indices import note_labels
    from sphinx_beliefs.settling.freshness import Freshness
    from sphinx_beliefs.settling.past_of_site import past_of
    from sphinx_beliefs.settling.settle import settle
    from sphinx_beliefs.storage.settled import States
else:
    # Not needed by a build in which nothing has changed.
    note_labels = Late("sphinx_beliefs.rendering.domain_indices:note_labels")
    past_of = Late("sphinx_beliefs.settling.past_of_site:past_of")
    settle = Late("sphinx_beliefs.settling.settle:settle")

#: The event for other extensions. Its handlers are called with the application and the site.
BELIEFS_READ = "beliefs-read"


def after_reading(freshness: Freshness, app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Take the steps, each of which needs those before it; return the pages to be written again.

    They are taken in each build, even if no page was read: for another builder, with other tags or
    on another day, there may still be something to write.
    """
    domain = beliefs_domain(env)
    if domain.options.git:
        domain.note_past(past_of(app, domain.options))
    were_read = domain.were_read
    if were_read or not domain.settled.is_for(domain.output.judge):
        # The values that every build needs are kept, with a token of this reading.
        settle(domain)
        # References, and the comparison below, ask which names Sphinx knows.
        note_labels(env, domain.site)
    # Only from here on does ``site_of`` return the site.
    domain.is_read = True
    if were_read:
        # The author is told only if something was read.
        _tell_states(domain.settled.states)
    if app.events.listeners.get(BELIEFS_READ):
        # Other extensions come before anything is compared or written, so that no page is under
        # way yet. If none listens, no notes of pages have to be opened.
        app.emit(BELIEFS_READ, domain.site)
    # The comparison comes last: it needs the labels, the token, and the conditions that hold.
    return freshness.find_stale(app, env)


def _tell_states(states: States) -> None:
    """Tell the author how many topics are not written, if there are topics."""
    if states.topics:
        tell_states(states.stubs, states.unfinished)
