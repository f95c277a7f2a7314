"""What someone at a terminal sees of a command that takes a while."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING, Any

from sphinx_beliefs.command.speech import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.live import Live
    from rich.progress import Progress
    from rich.spinner import Spinner as Dots
    from sphinx.application import Sphinx

#: How long a command may take without a word, in seconds.
PATIENCE = 2.0
#: How long a text stays before another is painted at once, in seconds. A thread paints what is
#: there a few times a second.
PAUSE = 0.1


@contextlib.contextmanager
def show_progress(app: Sphinx, *, is_wanted: bool) -> Iterator[None]:
    """Show on a terminal which page is read, after a while.

    A thread turns the spinner. So there is none where several processes read: each is a copy of
    this one, and must not be made while a thread holds a lock.
    """
    if not is_wanted or not sys.stderr.isatty() or app.parallel > 1:
        yield
        return
    spinner = Spinner()
    progress = _Progress(app, spinner)
    app.connect("source-read", progress.note_read, priority=0)
    app.connect("doctree-resolved", progress.note_resolved, priority=0)
    try:
        yield
    finally:
        spinner.stop()


@contextlib.contextmanager
def show_steps() -> Iterator[Callable[[str], None]]:
    """Show on a terminal what is done, after a while: what the function was last told."""
    if not sys.stderr.isatty():
        yield lambda _text: None
        return
    spinner = Spinner()
    try:
        yield spinner.show
    finally:
        spinner.stop()


@contextlib.contextmanager
def show_bar(text: str) -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how much is done, after a while, beside a text: the function is called
    with the number of parts that are done, and of all.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    bar = _Bar(text)
    try:
        yield bar.show
    finally:
        bar.stop()


class _Progress:
    """A count of pages beside a spinner."""

    def __init__(self, app: Sphinx, spinner: Spinner) -> None:
        self._app = app
        self._spinner = spinner
        self._read = self._resolved = 0

    def note_read(self, _app: Sphinx, _docname: str, _content: list[str]) -> None:
        """Count a page that is read."""
        self._read += 1
        self._show(_("Reading page {n} of {all}"), self._read)

    def note_resolved(self, _app: Sphinx, _doctree: Any, _docname: str) -> None:
        """Count a page that is resolved."""
        self._resolved += 1
        self._show(_("Checking page {n} of {all}"), self._resolved)

    def _show(self, message: str, number: int) -> None:
        self._spinner.show(message.format(n=number, all=len(self._app.env.found_docs)))


class Spinner:
    """A spinner with a text, which is there once a while has passed."""

    def __init__(self) -> None:
        self._began = self._painted = time.monotonic()
        self._live: Live | None = None
        self._dots: Dots | None = None

    def show(self, text: str) -> None:
        """Show a text beside it."""
        now = time.monotonic()
        if now - self._began < PATIENCE:
            return
        if self._live is None or self._dots is None:
            from rich.spinner import Spinner as Dots

            self._dots = Dots("dots", text)
            self._live = _display(self._dots)
            self._live.start(refresh=True)
        elif now - self._painted >= PAUSE:
            self._dots.update(text=text)
            self._live.refresh()
        else:
            self._dots.update(text=text)
            return
        self._painted = now

    def stop(self) -> None:
        """Leave nothing of it on the terminal."""
        if self._live is not None:
            self._live.stop()


class _Bar:
    """A bar with a text, which is there once a while has passed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._began = self._painted = time.monotonic()
        self._bar: Progress | None = None

    def show(self, done: int, all_parts: int) -> None:
        """Show how much is done."""
        now = time.monotonic()
        if now - self._began < PATIENCE or (self._bar and now - self._painted < PAUSE):
            return
        self._painted = now
        if self._bar is None:
            self._bar = _bar_display()
            self._bar.start()
            self._bar.add_task(self._text, total=all_parts)
        self._bar.update(self._bar.task_ids[0], completed=done, total=all_parts)

    def stop(self) -> None:
        """Leave nothing of it on the terminal."""
        if self._bar is not None:
            self._bar.stop()


def _bar_display() -> Progress:
    """A bar on the terminal, with the count and the time that is left."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


def _display(dots: Dots) -> Live:
    """The place on the terminal. What others print must not be sent there."""
    from rich.console import Console
    from rich.live import Live

    return Live(
        dots,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
