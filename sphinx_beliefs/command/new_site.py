"""The files of a new site."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_beliefs.command.filling import as_yaml, filled, filled_page, literal, template
from sphinx_beliefs.command.page_shape import with_directives

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from sphinx_beliefs.command.subjects import Subject


class Shape(Enum):
    """The way in which the items of a page are written."""

    LISTS = "lists"
    DIRECTIVES = "directives"


class Deploy(Enum):
    """A place where a site can be published from its repository."""

    READTHEDOCS = "readthedocs"
    GITHUB_PAGES = "github-pages"


@dataclass(frozen=True, kw_only=True)
class NewSite:
    """The choices of an author: the ``title`` and ``author`` are as readers see them, and an empty
    author is none; ``has_theme`` says whether the theme furo is there; ``today`` is the day of the
    review of what is written, and ``version`` that of this package.
    """

    subject: Subject
    title: str
    author: str
    shape: Shape
    has_theme: bool
    today: datetime.date
    version: str


def site_files(site: NewSite) -> dict[str, str]:
    """The text of each file of a site, by path below its folder; conf.py comes last."""
    values = _values(site)
    pages = {
        "index.md": template("site/index.md"),
        "beliefs.md": template("site/beliefs.md"),
        **site.subject.pages,
    }
    written = {name: filled_page(page, values) for name, page in pages.items()}
    if site.shape is Shape.DIRECTIVES:
        written = {name: with_directives(page) for name, page in written.items()}
    return {
        **written,
        ".gitignore": template("site/gitignore"),
        "requirements.txt": filled(
            template("site/requirements.txt"), {"version": site.version}, _chosen(site)
        ),
        "conf.py": _conf(site),
    }


def deploy_files(deploys: set[Deploy], folder: str) -> dict[str, str]:
    """The text of each file that publishes a site, by path below the top of its repository, in
    which the site lies in ``folder`` (empty for the top itself).
    """
    if not deploys:
        return {}
    names = {".github/workflows/due.yml": "deploy/due.yml"}
    if Deploy.READTHEDOCS in deploys:
        names[".readthedocs.yaml"] = "deploy/readthedocs.yaml"
    if Deploy.GITHUB_PAGES in deploys:
        names[".github/workflows/publish.yml"] = "deploy/publish.yml"
    home = PurePosixPath(folder)
    requirements = str(home / "requirements.txt")
    values = {
        "source": shlex.quote(str(home)),
        "conf": as_yaml(str(home / "conf.py")),
        "requirements": as_yaml(requirements),
        "shell_requirements": shlex.quote(requirements),
    }
    return {path: filled(template(name), values) for path, name in names.items()}


def _values(site: NewSite) -> dict[str, str]:
    """The fillings of the gaps of pages."""
    return {
        "title": site.title,
        "subject": site.subject.phrase,
        "today": site.today.isoformat(),
        "next_year": str(site.today.year + 1),
        "in_two_years": str(site.today.year + 2),
        **site.subject.values,
    }


def _chosen(site: NewSite) -> set[str]:
    """The parts of the files that go with the choices."""
    return {
        "theme" if site.has_theme else "no_theme",
        "author" if site.author else "no_author",
        site.shape.value,
    }


def _conf(site: NewSite) -> str:
    values = {
        "title": literal(site.title),
        "author": literal(site.author),
        "copyright": literal(f"%Y, {site.author}"),
        "regions": "\n".join(_region_lines(site.subject)),
    }
    return filled(template("site/conf.py.txt"), values, _chosen(site))


def _region_lines(subject: Subject) -> Iterator[str]:
    for name, region in subject.regions.items():
        yield f"    {literal(name)}: {{"
        yield f'        "title": {literal(region.title)},'
        yield f'        "description": {literal(region.description)},'
        yield "    },"
