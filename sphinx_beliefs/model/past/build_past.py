"""What git says of a site in one build: it is asked once, and only where it matters."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_beliefs.model.past.versions import History, Version


class BuildPast:
    """The past of a site, as far as git has it.

    ``is_linked`` says that pages lead to the commits.
    """

    def __init__(
        self,
        ask_state: Callable[[], str],
        read: Callable[[], History | None],
        *,
        is_linked: bool = False,
    ) -> None:
        self._ask_state = ask_state
        self._read = read
        self.is_linked = is_linked

    @cached_property
    def state(self) -> str:
        """A text that differs whenever git may say something else; empty without git."""
        return self._ask_state()

    @cached_property
    def history(self) -> History | None:
        """The history of the beliefs; None if git has none, or not the whole of it."""
        return self._read()

    def of(self, name: str, claim: str) -> Sequence[Version]:
        """The versions of a belief, the oldest first; none if it is not in the history."""
        return self.history.of(name, claim) if self.history is not None else ()
