"""The problems in a site's conf.py, which are reported when a build begins."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from inspect import ismodule
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sphinx_beliefs.late import Late
from sphinx_beliefs.model.notation.discuss import parse_discuss
from sphinx_beliefs.model.notation.names import nearest
from sphinx_beliefs.model.notation.urls import parse_url
from sphinx_beliefs.model.problem import N_, Message, Problem, Subtype
from sphinx_beliefs.options.config import (
    PREFIX,
    BeliefsConfig,
    is_usable,
    names_in_conf,
    set_options,
    unknown_names,
)
from sphinx_beliefs.options.file_needs import MAKERS, base_url_of, has_maker, is_whole_url
from sphinx_beliefs.options.option_checks import (
    are_labels,
    are_sections,
    is_commit_url,
    is_flag,
    is_structured,
)
from sphinx_beliefs.reporting import warn
from sphinx_beliefs.words.daytext import first_unwritten_day, is_date_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_beliefs.model.fields.flat_keys import problems_of_mapping
    from sphinx_beliefs.model.sections.section_headings import problems_of_headings
    from sphinx_beliefs.options.structured_author import problems_of_author
else:
    # Needed only where the option is set.
    problems_of_mapping = Late("sphinx_beliefs.model.fields.flat_keys:problems_of_mapping")
    problems_of_headings = Late(
        "sphinx_beliefs.model.sections.section_headings:problems_of_headings"
    )
    problems_of_author = Late("sphinx_beliefs.options.structured_author:problems_of_author")


def report_config_problems(app: Sphinx, config: Config) -> None:
    """Warn of the problems in a site's options."""
    for problem in find_config_problems(config):
        warn(problem, None)
    for problem in _problems_of_keys(config):
        warn(problem, _place_of(problem, Path(app.confdir, "conf.py")))


def _problems_of_keys(config: Config) -> Iterator[Problem]:
    """Find the problems that stand at a key of a mapping; each has its ``option``, and the key or
    the value as it is ``written``.
    """
    option = PREFIX + "front_matter"
    mapping = config[option]
    if mapping and are_labels(mapping):
        yield from problems_of_mapping(option, mapping)
    option = PREFIX + "sections"
    mapping = config[option]
    if isinstance(mapping, Mapping) and are_sections(mapping):
        yield from problems_of_headings(option, mapping)
    option = PREFIX + "structured_data"
    mapping = config[option]
    if isinstance(mapping, Mapping) and are_labels(mapping):
        yield from problems_of_author(option, mapping)
    yield from _problems_of_names(config)


def _problems_of_names(config: Config) -> Iterator[Problem]:
    """Find names in conf.py that are nearly those of options.

    A site can have names of its own there, so all others are left alone, and so is what the option
    itself may be made of.
    """
    options = [field.name for field in dataclasses.fields(BeliefsConfig)]
    in_conf = names_in_conf(config)
    for name, value in unknown_names(config).items():
        near = nearest(name.removeprefix(PREFIX), options)
        known = PREFIX + near[0] if near else ""
        if near and known not in in_conf and not (callable(value) or ismodule(value)):
            message = N_("there is no option {option}; did you mean {known}?")
            yield Subtype.CONFIG.problem(message, option=name, written=repr(name), known=known)


def find_config_problems(config: Config) -> Iterator[Problem]:
    """Find the problems in a site's options."""
    for field, value in set_options(config):
        if not is_usable(field, value):
            message = N_("{option} cannot be {written}; it is ignored. {help}")
            if field.metadata["is_usable"] is is_flag:
                message = N_("{option} cannot be {written}; it is ignored. Write True or False.")
            elif field.metadata["is_usable"] is is_structured:
                message = N_(
                    "{option} cannot be {written}; it is ignored. Write True, or a mapping with "
                    "author, type and url."
                )
            yield Subtype.CONFIG.problem(
                message,
                option=PREFIX + field.name,
                written=repr(value)[:80],
                help=Message(field.metadata["help"]),
            )
    contact = config[PREFIX + "contact"]
    if contact and isinstance(contact, str):
        problem = parse_url(contact, field=PREFIX + "contact")[1]
        if problem is not None:
            yield replace(problem, subtype=Subtype.CONFIG)
    yield from _problems_of_discuss(config)
    yield from _problems_of_sections(config)
    yield from _problems_of_files(config)
    yield from _problems_of_commits(config)
    date_format = config[PREFIX + "date_format"]
    if isinstance(date_format, str) and is_date_format(date_format):
        day = first_unwritten_day(date_format, config.language)
        if day is not None:
            message = N_(
                "{option}: the pattern {written} cannot show the day {day}, which is shown as "
                "it stands here; if Y is meant as the year, write y"
            )
            yield Subtype.CONFIG.problem(
                message,
                option=PREFIX + "date_format",
                written=repr(date_format),
                day=day.isoformat(),
            )


def _place_of(problem: Problem, conf: Path) -> str | None:
    """The file and the line of the first key that is written so, after the option; None where
    options do not stand in a file.
    """
    if not conf.is_file():
        return None
    lines = conf.read_text(encoding="utf-8", errors="replace").splitlines()
    option, written = problem.values["option"], problem.values["written"]
    begin = next((at for at, line in enumerate(lines) if option in line), 0)
    ways = (written, f'"{written[1:-1]}"')
    places = range(begin, len(lines))
    found = (at for at in places if any(way in lines[at] for way in ways))
    return f"{conf}:{next(found, begin) + 1}"


def _problems_of_sections(config: Config) -> Iterator[Problem]:
    option = PREFIX + "sections"
    if config[option] is False or not are_sections(config[option]):
        return
    if any(getattr(config, f"myst_{only}_only", False) for only in ("gfm", "commonmark")):
        message = N_(
            "{option}: lists in Markdown are left alone, since MyST is told to read it without "
            "directives; remove myst_gfm_only or myst_commonmark_only"
        )
        yield Subtype.CONFIG.problem(message, option=option)


def _problems_of_files(config: Config) -> Iterator[Problem]:
    """Find what is missing for files that the site asks for."""
    for name, package in MAKERS.items():
        option = PREFIX + name
        if config[option] is not True:
            continue
        base_url = base_url_of(config)
        if base_url and not is_whole_url(base_url):
            message = N_(
                "{option}: nothing is written, since the address of the site, {written}, is not "
                "whole; begin it with https://"
            )
            yield Subtype.CONFIG.problem(message, option=option, written=repr(base_url))
        if not base_url:
            message = N_(
                "{option}: nothing is written as long as the site does not say its address; set "
                "html_baseurl to where the site begins"
            )
            yield Subtype.CONFIG.problem(message, option=option)
        if not has_maker(name):
            message = N_(
                "{option}: nothing is written, since the package {package} is not installed; run "
                'pip install "{extra}"'
            )
            extra = f"sphinx-beliefs[{name}]"
            yield Subtype.CONFIG.problem(message, option=option, package=package, extra=extra)


def _problems_of_commits(config: Config) -> Iterator[Problem]:
    """Find an address of commits on a site that does not say whether git is asked."""
    option, needed = PREFIX + "commit_url", PREFIX + "git"
    is_needed = config[option] and is_commit_url(config[option])
    if is_needed and config[needed] is False and needed not in names_in_conf(config):
        message = N_("{option} does nothing without git; write {line} as well")
        yield Subtype.CONFIG.problem(message, option=option, line=f"{needed} = True")


def _problems_of_discuss(config: Config) -> Iterator[Problem]:
    option = PREFIX + "discuss"
    written = config[option]
    if not written or not isinstance(written, str):
        return
    link, problems = parse_discuss(written, field=option)
    yield from problems
    if link is not None and link.names_url and not config.html_baseurl:
        message = N_(
            "{option}: the address of a belief is only its path on the site, such as {path}, as "
            "long as html_baseurl is not set; set it to where the site begins"
        )
        yield Subtype.CONFIG.problem(message, option=option, path="topics/page.html#name")
