"""The conversion of files: each is read as a page of its site, or by itself if it has none."""

from __future__ import annotations

import os
import re
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sphinx_beliefs.authoring.slip_fixer import has_directive
from sphinx_beliefs.command.converting.page_reader import PageReader
from sphinx_beliefs.command.converting.rewriting import rewrite
from sphinx_beliefs.command.converting.source_file import read_source
from sphinx_beliefs.command.converting.to_directives import AsDirectives
from sphinx_beliefs.command.converting.to_lists import AsLists
from sphinx_beliefs.command.converting.to_plain import AsPlain
from sphinx_beliefs.command.converting.written_page import Written
from sphinx_beliefs.command.frame import CommandError
from sphinx_beliefs.command.site_reader import opened_site, without_extension
from sphinx_beliefs.command.sources import Source
from sphinx_beliefs.command.speech import _
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.known_names import DOMAIN, LISTS
from sphinx_beliefs.model.problem import N_
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.words.entry_wording import entry_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx.application import Sphinx

    from sphinx_beliefs.command.converting.rewriting import Form
    from sphinx_beliefs.command.converting.source_file import SourceFile
    from sphinx_beliefs.command.site_reader import SiteApp
    from sphinx_beliefs.model.entries.entry_words import EntryWords
    from sphinx_beliefs.model.message import Message

#: The conf.py of a page that belongs to no site.
_CONF = """\
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "strikethrough", "tasklist"]
beliefs_topics = ["**"]
beliefs_sections = True
"""


class Target(Enum):
    """The form that pages are to have."""

    DIRECTIVES = "directives"
    LISTS = "lists"
    PLAIN = "plain"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A file as it was and as it would be, with the parts of it that stay as they are. One that
    cannot be read as a page has an ``error``, and nothing else.
    """

    path: Path
    before: SourceFile | None = None
    after: SourceFile | None = None
    left: Sequence[Written] = ()
    error: Message | None = None

    @property
    def is_changed(self) -> bool:
        """True if the file would be another."""
        return self.after != self.before


@dataclass(kw_only=True)
class _Site:
    """The files of one site, and its folder; ``has_conf`` is false for a folder that is none."""

    folder: Path
    has_conf: bool
    files: list[Path] = field(default_factory=list)


def convert_files(
    files: Sequence[Path],
    target: Target,
    settings: Mapping[str, Any],
    tell: Callable[[str], None] = lambda _text: None,
) -> list[Outcome]:
    """Convert files, site by site. ``settings`` take the place of options of conf.py, and ``tell``
    is told what is being done.

    Raises ``CommandError`` if a site or a page cannot be read.
    """
    outcomes: list[Outcome] = []
    for site in _sites_of(files):
        with _opened(site, settings, reads_all=target is Target.PLAIN) as app:
            convert = _converter(app, target, tell)
            for path in site.files:
                message = _("Converting page {n} of {all}")
                tell(message.format(n=len(outcomes) + 1, all=len(files)))
                outcomes.append(convert(site.folder, path))
    return outcomes


def _converter(
    app: SiteApp, target: Target, tell: Callable[[str], None]
) -> Callable[[Path, Path], Outcome]:
    """What converts a file in the folder of a site."""
    reader, words = PageReader(app), entry_words(beliefs_domain(app.env).options.scale)
    if target is not Target.PLAIN:
        return partial(_converted, reader, _forms(app, target, words))
    pages = sorted(reader.docnames)
    for number, docname in enumerate(pages, start=1):
        tell(_("Reading page {n} of {all}").format(n=number, all=len(pages)))
        reader.read_file(docname)
    plain = AsPlain(env=app.env, site=beliefs_domain(app.env).site, words=words)
    return partial(_made_plain, reader, plain)


def _sites_of(files: Iterable[Path]) -> list[_Site]:
    """The sites to which files belong, in order. A site is read twice if two of its files would be
    pages of one name.
    """
    sites: dict[tuple[Path, int], _Site] = {}
    same: Counter[Path] = Counter()
    # A link to a file is a page where the link is.
    for path in dict.fromkeys(Path(os.path.normpath(path.absolute())) for path in files):
        conf = next((above for above in path.parents if (above / "conf.py").is_file()), None)
        folder, page = conf or path.parent, path.with_suffix("")
        key = folder, same[page]
        same[page] += 1
        site = sites.setdefault(key, _Site(folder=folder, has_conf=conf is not None))
        site.files.append(path)
    return list(sites.values())


@contextmanager
def _opened(site: _Site, settings: Mapping[str, Any], *, reads_all: bool) -> Iterator[SiteApp]:
    """The application of a site, which finds no other pages than the files, or all of them."""
    names = [path.relative_to(site.folder).as_posix() for path in site.files]
    only: dict[str, Any] = {"include_patterns": [_escaped(name) for name in names]}
    only |= {"exclude_patterns": []}
    if reads_all and site.has_conf:
        only = {}
    with ExitStack() as stack:
        conf_folder = site.folder
        if not site.has_conf:
            conf_folder = Path(stack.enter_context(TemporaryDirectory()))
            (conf_folder / "conf.py").write_text(_CONF, encoding="utf-8")
        source = Source(
            folder=site.folder,
            conf_folder=conf_folder,
            defined={**settings, **only},
            tags=(),
            jobs=1,
            is_verbose=False,
        )
        app = stack.enter_context(opened_site(source))
        if DOMAIN not in app.env.domains:
            raise CommandError(without_extension())
        yield app


def _escaped(name: str) -> str:
    """A path as a pattern of Sphinx that fits it alone."""
    return re.sub(r"([\[*?])", r"[\1]", name)


def _forms(app: Sphinx, target: Target, words: EntryWords) -> list[Form]:
    """The forms that pages are given, one after the other."""
    is_ours = [not has_directive(app.env, name) for name in ("belief", "beliefs")]
    prefixes = ["" if ours else f"{DOMAIN}:" for ours in is_ours]
    if target is Target.DIRECTIVES:
        has_colons = "colon_fence" in getattr(app.config, "myst_enable_extensions", ())
        names = {kind: prefixes[0] + kind.value for kind in Kind}
        return [AsDirectives(names=names, mark=":" if has_colons else "`")]
    names = {Kind(kind): prefixes[1] + name for name, kind in LISTS.items()}
    forms: list[Form] = [AsLists(words=words, names=names, is_bare=False)]
    if getattr(app.config, "beliefs_sections", False):
        # Whether a heading says what a list below it holds is seen when it is read.
        forms.insert(0, AsLists(words=words, names=names, is_bare=True))
    return forms


def _converted(reader: PageReader, forms: Sequence[Form], folder: Path, path: Path) -> Outcome:
    """A file in the first form of each part that leaves the page what it is."""
    found = _read(reader, folder, path)
    if isinstance(found, Outcome):
        return found
    docname, before = found
    after, left = before, list[Written]()
    for form in forms:
        rewritten = rewrite(reader, docname, after, form)
        after, left = rewritten.file, list(rewritten.left)
    return Outcome(path=path, before=before, after=after, left=left)


def _made_plain(reader: PageReader, plain: AsPlain, folder: Path, path: Path) -> Outcome:
    """A file without anything of ours."""
    found = _read(reader, folder, path)
    if isinstance(found, Outcome):
        return found
    docname, before = found
    after, left = plain.rewritten(reader, docname, before)
    return Outcome(path=path, before=before, after=after, left=left)


def _read(reader: PageReader, folder: Path, path: Path) -> tuple[str, SourceFile] | Outcome:
    """The name of the page that a file is, and the file; or the reason why it cannot be read."""
    docname = reader.docname_of(path.relative_to(folder))
    if docname is None:
        return Outcome(path=path, error=N_("Sphinx does not take this file for a page of the site"))
    try:
        return docname, read_source(path, reader.app.config.source_encoding)
    except UnicodeDecodeError:
        return Outcome(path=path, error=N_("this file is in another encoding than the site"))
