"""The command ``init``: a new site that builds at once."""

from __future__ import annotations

import datetime
import importlib.util
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_beliefs import __version__
from sphinx_beliefs.command.frame import Command, CommandError, Example, Option
from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.new_files import write_or_fail
from sphinx_beliefs.command.new_site import Deploy, NewSite, Shape, deploy_files, site_files
from sphinx_beliefs.command.speech import _, counted
from sphinx_beliefs.command.subjects import subject_about, summaries
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.notation.names import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_beliefs.command.new_files import Written

#: The folders in which the site of a folder may lie.
_HOMES = (".", "docs", "doc", "source", "docs/source")


class _AboutOption(Option):
    """The option for the subject, whose help lists those that are prepared."""

    def help_by(self, translate: Callable[[str], str]) -> str:
        """The help, of which ``translate`` translates each message."""
        listed = "; ".join(f"{name} ({summary})" for name, summary in summaries().items())
        return super().help_by(translate).format(subjects=listed)


@click.command(
    "init",
    cls=Command,
    help=N_(
        "Write a new site into the folder DIR: settings, a front page, an index and two topics. It "
        "builds at once. A file that is there is never overwritten."
    ),
    examples=[
        Example("init notes --about cities", N_("A site about cities:")),
        Example('init notes --about "urban beekeeping"', N_("About anything else:")),
        Example("init . --deploy github-pages", N_("In a repository, to be published from there:")),
    ],
)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--about",
    cls=_AboutOption,
    metavar="SUBJECT",
    default="forecasting",
    help=N_(
        "What the topics are about: {subjects}; or any words of yours. Without it, forecasting."
    ),
)
@click.option("--title", cls=Option, default="", help=N_("The title of the site."))
@click.option(
    "--author", cls=Option, default="", help=N_("The name that stands at the end of each page.")
)
@click.option(
    "--shape",
    cls=Option,
    type=click.Choice([shape.value for shape in Shape]),
    default=Shape.LISTS.value,
    help=N_("The way in which beliefs are written: as plain lists, or a directive for each."),
)
@click.option(
    "--deploy",
    cls=Option,
    multiple=True,
    metavar="PLACE",
    help=N_(
        "Also write the files that publish the site, and say each week what is due: readthedocs, "
        "github-pages, or both with a comma between them."
    ),
)
def init(
    folder: Path, about: str, title: str, author: str, shape: str, deploy: tuple[str, ...]
) -> None:
    """Write a new site."""
    deploys = set(_deploys(deploy))
    conf = _existing_conf(folder)
    if conf is not None:
        raise _refused(conf)
    subject = subject_about(printable(about) or "forecasting")
    site = NewSite(
        subject=subject,
        title=printable(title) or subject.title,
        author=printable(author),
        shape=Shape(shape),
        has_theme=importlib.util.find_spec("furo") is not None,
        today=datetime.date.today(),
        version=__version__,
    )
    written = write_or_fail(_files(folder, site, deploys))
    for line in _report(folder, site, written):
        click.echo(line)
    if written.left:
        raise SystemExit(1)


def _files(folder: Path, site: NewSite, deploys: set[Deploy]) -> dict[Path, str]:
    """The text of each file, by path. What publishes a site lies at the top of its repository."""
    home = folder.resolve()
    top = _repository_of(home) or home
    place = home.relative_to(top).as_posix()
    deployed = deploy_files(deploys, "" if place == "." else place)
    return {
        **{top / name: text for name, text in deployed.items()},
        **{folder / name: text for name, text in site_files(site).items()},
    }


def _deploys(values: tuple[str, ...]) -> Iterator[Deploy]:
    """The places that are named, each value one or several of them."""
    for word in ",".join(values).replace(",", " ").split():
        try:
            yield Deploy(word.casefold())
        except ValueError:
            known = ", ".join(each.value for each in Deploy)
            message = _("{place} is not known; write {known}").format(place=word, known=known)
            raise click.BadOptionUsage("deploy", f"--deploy: {message}") from None


def _existing_conf(folder: Path) -> Path | None:
    """The conf.py of the site that a folder holds already; None if there is none."""
    files = (folder / home / "conf.py" for home in _HOMES)
    return next((file for file in files if file.exists()), None)


def _repository_of(folder: Path) -> Path | None:
    """The top of the git repository in which a folder lies, or is to lie; None if in none."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)


def _refused(conf: Path) -> CommandError:
    """The answer where there is a site already: what to write into its conf.py."""
    if "sphinx_beliefs" in conf.read_text("utf-8", errors="replace"):
        message = _(
            "There is a site in {folder} already, and it uses sphinx-beliefs. "
            "Write a topic of it with: {command}"
        ).format(folder=conf.parent, command=f'sphinx-beliefs new topic "..." --src {conf.parent}')
    else:
        message = _(
            "There is a site in {folder} already, and it stays as it is. To use sphinx-beliefs on "
            "it, add these lines to {conf}:"
        ).format(folder=conf.parent, conf=conf)
        message = f"{message}\n\n{_LINES}"
    return CommandError(message)


_LINES = """\
    extensions.append("sphinx_beliefs")
    myst_enable_extensions = ["colon_fence"]  # if its pages are in Markdown
"""


def _report(folder: Path, site: NewSite, written: Written) -> Iterator[str]:
    """Say what was written, what was not, and what to do next."""
    yield _("A site about {subject}, in {folder}:").format(
        subject=site.subject.phrase, folder=folder
    )
    yield from (f"  {shown_path(str(path))}" for path in written.new)
    if written.left:
        yield ""
        yield _("These files were there already, and stay as they are:")
        yield from (f"  {shown_path(str(path))}" for path in written.left)
    others = _other_pages(folder, written)
    if others:
        yield ""
        yield counted(
            "There is another page in {folder}. It will be built as well: put it into a toctree, "
            "or into exclude_patterns in conf.py.",
            "There are {n} other pages in {folder}. They will be built as well: put them into a "
            "toctree, or into exclude_patterns in conf.py.",
            others,
            folder=folder,
        )
    yield ""
    if not site.has_theme:
        yield _("The theme furo is not installed. The site looks better with it; conf.py says how.")
    yield _(
        "Its beliefs are an example: keep what you think yourself, and delete the rest before you "
        "publish."
    )
    yield ""
    yield _("Next, look at it, and write a topic of your own:")
    place, output = shlex.quote(str(folder)), shlex.quote(str(folder / "_build"))
    yield f"  sphinx-build {place} {output}    # {folder / '_build' / 'index.html'}"
    title = _("A topic of yours")
    yield f'  sphinx-beliefs new topic "{title}" --src {place}'


def _other_pages(folder: Path, written: Written) -> int:
    """The number of pages that the site reads besides those that were written."""
    ours = {path.resolve() for path in (*written.new, *written.left)}
    others = (
        path.relative_to(folder) for path in folder.rglob("*.md") if path.resolve() not in ours
    )
    return sum(1 for path in others if not _is_left_out(path.parts[0]))


def _is_left_out(name: str) -> bool:
    """Return whether the site leaves out a file or folder; see its exclude_patterns."""
    return name.startswith(".") or name in {"_build", "venv", "README.md"}
