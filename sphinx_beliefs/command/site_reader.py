"""A site, read by Sphinx itself, for commands that ask something of it."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import logging
import os
import sys
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_beliefs.command.failures import is_raised_in, sentence_for
from sphinx_beliefs.command.frame import CommandError
from sphinx_beliefs.command.heard import Listener, heard_at, without_colours
from sphinx_beliefs.command.own_catalogues import copy_catalogues
from sphinx_beliefs.command.progress import show_progress
from sphinx_beliefs.command.speech import _, counted
from sphinx_beliefs.domain import BeliefsDomain
from sphinx_beliefs.model.known_names import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from sphinx_beliefs.command.heard import Heard
    from sphinx_beliefs.command.sources import Source
    from sphinx_beliefs.model.problem import Subtype

#: The tags that Sphinx sets for HTML: what a site says there is what is read.
_TAGS_OF_HTML = ("html", "format_html", "builder_html")


@dataclasses.dataclass(frozen=True, kw_only=True)
class SiteRead:
    """A site that has been read: the application, and the warnings in the order of the build."""

    source: Source
    app: Sphinx
    heard: Sequence[Heard]

    @property
    def uses_beliefs(self) -> bool:
        """True if the site loads this extension."""
        return "sphinx_beliefs" in self.app.extensions

    @property
    def domain(self) -> BeliefsDomain:
        """What this extension knows of the site.

        Raises ``CommandError`` if the site does not use it.
        """
        domain = self.app.env.domains.get(DOMAIN)
        if not isinstance(domain, BeliefsDomain):
            raise CommandError(without_extension())
        return domain


def hint_at_warnings(read: SiteRead, expected: Collection[Subtype] = ()) -> None:
    """Say that a site has mistakes, if it has others than those ``expected``: something may be
    missing from what a command shows.
    """
    codes = {subtype.code for subtype in expected}
    heard = [each for each in read.heard if each.type == "beliefs" and each.subtype not in codes]
    if heard:
        text = counted(
            "The site has {n} mistake; sphinx-beliefs check shows it.",
            "The site has {n} mistakes; sphinx-beliefs check shows them.",
            len(heard),
        )
        click.echo(text, err=True)


def without_extension() -> str:
    """A sentence for a site that does not use this extension."""
    return _("This site does not use sphinx_beliefs; add it to extensions in conf.py.")


def read_site(source: Source, *, prepare: Callable[[Sphinx], None] | None = None) -> SiteRead:
    """Read all pages of a site, and resolve them, without writing any.

    ``prepare`` is called before any page is read. Raises ``CommandError`` with a sentence for all
    that keeps Sphinx from reading.
    """
    with opened_site(source) as app:
        if prepare is not None:
            prepare(app)
        with show_progress(app, is_wanted=not source.is_verbose):
            app.build(force_all=True)
        return SiteRead(source=source, app=app, heard=app.listener.heard)


@contextlib.contextmanager
def opened_site(source: Source) -> Iterator[SiteApp]:
    """An application that has loaded a site, and has read none of its pages.

    All is read anew, and nothing is kept: doctrees go into a folder that is removed afterwards.
    What is printed meanwhile is lost. Raises ``CommandError`` with a sentence for all that keeps
    Sphinx from going on; an error of this package is raised as it is.
    """
    # conf.py may change the current folder.
    conf_file = (source.conf_folder / "conf.py").resolve()
    with contextlib.ExitStack() as stack:
        scratch = Path(stack.enter_context(_scratch_folder()))
        stack.enter_context(_nothing_left_behind())
        stack.enter_context(_standard_output_kept_free(is_shown=source.is_verbose))
        stack.enter_context(patch_docutils(str(source.conf_folder)))
        stack.enter_context(docutils_namespace())
        try:
            app = SiteApp(source, scratch)
            for tag in _TAGS_OF_HTML:
                app.tags.add(tag)
            yield app
        except click.ClickException:
            raise
        except Exception as error:  # a site's own conf.py and extensions can raise anything
            if is_raised_in(_OURS, error):
                raise
            raise CommandError(sentence_for(error, conf_file)) from error


class SiteApp(Sphinx):
    """An application that writes nothing, and takes down all warnings."""

    def __init__(self, source: Source, scratch: Path) -> None:
        self.listener = Listener()
        self._early = io.StringIO()
        self._scratch = scratch
        self._is_listening = False
        super().__init__(
            srcdir=source.folder,
            confdir=source.conf_folder,
            outdir=scratch / "out",
            doctreedir=scratch / "doctrees",
            buildername="dummy",
            confoverrides=dict(source.defined),
            status=_Plain(sys.stderr) if source.is_verbose else None,
            warning=self._early,
            freshenv=True,
            tags=source.tags,
            parallel=source.jobs,
        )

    def setup_extension(self, extname: str) -> None:
        """Begin to listen before the first extension is loaded: Sphinx has set up its log, and read
        conf.py, just before.
        """
        if not self._is_listening:
            self._is_listening = True
            self._listen()
            copy_catalogues(self.config, Path(self.srcdir), self._scratch)
        super().setup_extension(extname)

    def _listen(self) -> None:
        # What conf.py itself was warned of has no place.
        for line in self._early.getvalue().splitlines():
            text = line.removeprefix("WARNING: ")
            self.listener.heard.append(heard_at("", text, "", "", is_error=False))
        for handler in logging.getLogger("sphinx").handlers:
            if handler.level == logging.WARNING:
                handler.addFilter(self.listener)


class _Plain(io.StringIO):
    """What Sphinx says, with the colours that its place can have."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text."""
        return self._stream.write(text if self._stream.isatty() else without_colours(text))

    def flush(self) -> None:
        """Have it appear."""
        self._stream.flush()


@contextlib.contextmanager
def _scratch_folder() -> Iterator[str]:
    """A folder for what Sphinx has to write, which is removed afterwards."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="sphinx-beliefs-", ignore_cleanup_errors=True)
    except OSError as error:
        message = _("There is no place for temporary files: {error}").format(error=error)
        raise CommandError(message) from error
    with folder as path:
        yield path


@contextlib.contextmanager
def _nothing_left_behind() -> Iterator[None]:
    """Have nothing of a site remain in this process, and no compiled module in its folders."""
    folder, path, modules = Path.cwd(), list(sys.path), set(sys.modules)
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = writes
        sys.path[:] = path
        os.chdir(folder)
        # Two sites can have a module of one name.
        for name in set(sys.modules) - modules:
            if not _is_installed(sys.modules[name]):
                del sys.modules[name]


def _is_installed(module: Any) -> bool:
    """Return whether a module belongs to Python or to a package, and not to a site."""
    file = getattr(module, "__file__", None)
    if not isinstance(file, str):
        return True
    return "site-packages" in file or file.startswith((sys.prefix, sys.base_prefix, _OURS))


_OURS = str(Path(__file__).parents[1])


@contextlib.contextmanager
def _standard_output_kept_free(*, is_shown: bool) -> Iterator[None]:
    """Keep what conf.py and others print out of the output of a command; show it in the other
    output, or not at all.
    """
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(sys.stderr if is_shown else io.StringIO()),
        _programs_kept_quiet(is_shown=is_shown),
    ):
        if not is_shown:
            warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def _programs_kept_quiet(*, is_shown: bool) -> Iterator[None]:
    """Do the same for the programs that conf.py starts."""
    kept = None
    with contextlib.suppress(OSError):  # one of them can be closed
        kept = os.dup(1)
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(2 if is_shown else nowhere.fileno(), 1)
    try:
        yield
    finally:
        if kept is not None:
            os.dup2(kept, 1)
            os.close(kept)
