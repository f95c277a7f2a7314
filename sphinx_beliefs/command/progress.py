"""What someone at a terminal sees of a command that takes a while."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING, Any

from sphinx_beliefs.command.speech import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.live import Live
    from sphinx.application import Sphinx

#: How long a command may take without a word, in seconds.
PATIENCE = 2.0


@contextlib.contextmanager
def show_progress(app: Sphinx, *, is_wanted: bool) -> Iterator[None]:
    """Show on a terminal which page is read, after a while.

    A thread turns the spinner. So there is none where several processes read: each is a copy of
    this one, and must not be made while a thread holds a lock.
    """
    if not is_wanted or not sys.stderr.isatty() or app.parallel > 1:
        yield
        return
    progress = _Progress(app)
    app.connect("source-read", progress.note_read, priority=0)
    app.connect("doctree-resolved", progress.note_resolved, priority=0)
    try:
        yield
    finally:
        progress.stop()


class _Progress:
    """A spinner with a count of pages."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._began = time.monotonic()
        self._read = self._resolved = 0
        self._live: Live | None = None

    def note_read(self, _app: Sphinx, _docname: str, _content: list[str]) -> None:
        """Count a page that is read."""
        self._read += 1
        self._show(_("Reading page {n} of {all}"), self._read)

    def note_resolved(self, _app: Sphinx, _doctree: Any, _docname: str) -> None:
        """Count a page that is resolved."""
        self._resolved += 1
        self._show(_("Checking page {n} of {all}"), self._resolved)

    def stop(self) -> None:
        """Leave nothing of it on the terminal."""
        if self._live is not None:
            self._live.stop()

    def _show(self, message: str, number: int) -> None:
        if time.monotonic() - self._began < PATIENCE:
            return
        from rich.spinner import Spinner

        text = message.format(n=number, all=len(self._app.env.found_docs))
        if self._live is None:
            self._live = _display()
            self._live.start()
        self._live.update(Spinner("dots", text))


def _display() -> Live:
    """The place on the terminal. What others print must not be sent there."""
    from rich.console import Console
    from rich.live import Live

    return Live(
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
