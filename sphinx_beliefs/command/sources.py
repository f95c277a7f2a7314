"""The site that a command is about: where it is, and how Sphinx is to read it."""

from __future__ import annotations

import dataclasses
import multiprocessing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sphinx_beliefs.command.frame import CommandError, Option
from sphinx_beliefs.command.speech import _
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Where a site is, below the folder in which a command is started.
_USUAL = (".", "docs", "doc", "source", "docs/source", "doc/source")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Source:
    """A site: the folder of its pages, that of its conf.py, and what sphinx-build would be told.

    ``defined`` are values of options of conf.py, as Python has them or as they were written;
    ``jobs`` is the number of processes.
    """

    folder: Path
    conf_folder: Path
    defined: Mapping[str, Any]
    tags: tuple[str, ...]
    jobs: int
    is_verbose: bool


def find_source(
    written: str | None = None,
    *,
    conf_dir: str | None = None,
    defined: Mapping[str, str] | None = None,
    tags: tuple[str, ...] = (),
    jobs: int = 1,
    is_verbose: bool = False,
) -> Source:
    """Find a site from the folder that a user has named, or else from the current one.

    Raises ``CommandError`` if there is none.
    """
    folder = Path(written) if written is not None else _usual_folder(conf_dir)
    if folder.is_file():
        message = _("{path} is a file; name the folder of the site that it is in.")
        raise CommandError(message.format(path=folder))
    if not folder.is_dir():
        raise CommandError(_("There is no folder {path}.").format(path=folder))
    conf_folder = Path(conf_dir) if conf_dir is not None else folder
    if not (conf_folder / "conf.py").is_file():
        raise CommandError(_without_conf(conf_folder))
    return Source(
        folder=folder,
        conf_folder=conf_folder,
        defined=defined or {},
        tags=tags,
        jobs=jobs,
        is_verbose=is_verbose,
    )


def _usual_folder(conf_dir: str | None) -> Path:
    """The folder of the pages, if none was named."""
    if conf_dir is None:
        for usual in _USUAL:
            if Path(usual, "conf.py").is_file():
                return Path(usual)
    return Path()


def _without_conf(folder: Path) -> str:
    """A sentence for a folder that is not a site."""
    if not folder.is_dir():
        return _("There is no folder {path}.").format(path=folder)
    below = [folder / usual for usual in _USUAL[1:] if (folder / usual / "conf.py").is_file()]
    if below:
        message = _("There is no conf.py in {path}; the site seems to be in {other}.")
        return message.format(path=folder.resolve(), other=below[0])
    message = _(
        "There is no conf.py in {path}; name the folder of your site, or make a site with "
        "sphinx-beliefs init."
    )
    return message.format(path=folder.resolve())


def site_options(function: Callable[..., Any], *, below: str = "") -> Callable[..., Any]:
    """Give a command the argument SRC and the options of sphinx-build that say how to read it.

    The function is called with a ``Source`` as ``source``, in their place. As the decorator next to
    the function, it lists its options last. Where another argument, called ``below``, stands before
    SRC, a folder that is written in its place is SRC.
    """

    def with_source(
        src: str | None,
        conf_dir: str | None,
        defined: Mapping[str, str],
        tags: tuple[str, ...],
        jobs: int,
        verbose: bool,
        **rest: Any,
    ) -> Any:
        first = rest.get(below)
        if first is not None and src is None and Path(first).is_dir():
            src, rest[below] = first, None
        source = find_source(
            src, conf_dir=conf_dir, defined=defined, tags=tags, jobs=jobs, is_verbose=verbose
        )
        return function(source=source, **rest)

    decorated: Callable[..., Any] = with_source
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def read_definitions(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    """Read what stands after ``-D``: ``name=value``."""
    found = {}
    for written in values:
        name, equals, value = written.partition("=")
        if not equals or not name.strip():
            message = _("{value} is not of the form name=value").format(value=repr(written))
            raise click.BadParameter(message)
        found[name.strip()] = value
    return found


def _read_jobs(_ctx: click.Context, _param: click.Parameter, value: str) -> int:
    """Read the number of processes."""
    if value == "auto":
        return multiprocessing.cpu_count()
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 10_000):
        message = _("{value} is not a number of processes; write one, or auto")
        raise click.BadParameter(message.format(value=repr(value)))
    return int(value)


#: The option that sets others of conf.py, as ``sphinx-build`` has it.
define_option = click.option(
    "-D",
    "defined",
    cls=Option,
    multiple=True,
    metavar="NAME=VALUE",
    callback=read_definitions,
    help=N_("A value for an option of conf.py, in place of what stands there."),
)

_OPTIONS = (
    click.argument("src", required=False),
    click.option(
        "-c",
        "--conf-dir",
        cls=Option,
        metavar="PATH",
        help=N_("The folder of conf.py, if it is not that of the pages."),
    ),
    define_option,
    click.option(
        "-t",
        "--tag",
        "tags",
        cls=Option,
        multiple=True,
        metavar="TAG",
        help=N_("A tag: parts of pages that Sphinx reads only with this tag."),
    ),
    click.option(
        "-j",
        "--jobs",
        cls=Option,
        default="1",
        metavar="N",
        callback=_read_jobs,
        help=N_("The number of processes that read pages; auto: one for each processor."),
    ),
    click.option(
        "-v",
        "--verbose",
        cls=Option,
        is_flag=True,
        help=N_("Show what Sphinx and conf.py say meanwhile."),
    ),
)
