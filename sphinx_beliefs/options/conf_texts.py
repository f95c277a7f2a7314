"""The texts for readers in conf.py, and their translations: titles of regions and the like.

Sphinx translates the text of pages, and nothing of conf.py. So these texts have a catalogue of
their own, beside those of the pages: ``sphinx-build -b gettext`` writes its template, and its
translations are found in the same folders.
"""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx.builders.gettext import MessageCatalogBuilder, MsgOrigin
from sphinx.util.i18n import CatalogInfo, docname_to_domain

from sphinx_beliefs.model.known_names import DOMAIN, STATUSES
from sphinx_beliefs.options.config import BeliefsConfig

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def texts_of(config: Config) -> Iterator[str]:
    """The texts in conf.py that readers see."""
    options = BeliefsConfig.from_config(config)
    # The others are ours.
    labels = (text for key, text in options.statuses.items() if STATUSES.get(key) != text)
    titles, descriptions = options.region_titles, options.region_descriptions
    for text in (*titles.values(), *descriptions.values(), *labels, options.stub_notice):
        if text.strip():
            yield text


def read_translations(app: Sphinx, config: Config) -> None:
    """Note the translations of these texts, in an option that has all pages read again when a
    translation changes.
    """
    wanted = dict.fromkeys(texts_of(config))
    found: dict[str, str] = {}
    # An earlier folder takes precedence.
    for folder in reversed([str(folder) for folder in config.locale_dirs]):
        found |= _translated(wanted, Path(app.srcdir, folder), config)
    config.beliefs_translations = found


def _translated(texts: Mapping[str, None], folder: Path, config: Config) -> dict[str, str]:
    """The translations of texts that a folder has."""
    domain = catalogue_of(config)
    base = folder / config.language / "LC_MESSAGES"
    catalogue = CatalogInfo(base, domain, config.source_encoding)
    if config.gettext_auto_build and Path(catalogue.po_path).exists() and catalogue.is_outdated():
        catalogue.write_mo(config.language, config.gettext_allow_fuzzy_translations)
    try:
        with Path(catalogue.mo_path).open("rb") as file:
            translated = gettext.GNUTranslations(file).gettext
    except (OSError, ValueError):
        return {}  # there is none, or Sphinx has said what is wrong with it
    return {text: shown for text in texts if (shown := translated(text)) != text}


def catalogue_of(config: Config) -> str:
    """The name of the catalogue, which is that of a page ``beliefs`` if there is one."""
    return docname_to_domain(DOMAIN, config.gettext_compact)


def offer_texts(app: Sphinx, env: BuildEnvironment) -> None:
    """Put the texts into the templates for translators."""
    builder = cast("MessageCatalogBuilder", app.builder)
    source = Path(app.confdir, "conf.py")
    # With options on the command line alone, there is no such file.
    written = source.read_text(encoding="utf-8", errors="replace") if source.is_file() else ""
    lines = written.splitlines()
    catalogue = builder.catalogs[catalogue_of(app.config)]
    for text in texts_of(app.config):
        line = next((number for number, line in enumerate(lines, 1) if text in line), 1)
        catalogue.add(text, MsgOrigin(str(source), line))
