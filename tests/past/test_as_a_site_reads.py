"""Old pages are read without Sphinx, and say what a site of today says with the same text."""

from __future__ import annotations

import random
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.locale import translators

from sphinx_beliefs.command.site_reader import read_site
from sphinx_beliefs.command.sources import find_source
from sphinx_beliefs.model.past.versions import name_of_claim
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.past.old_pages import OldBelief, OldPages
from sphinx_beliefs.past.site_rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

CONF = """
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
beliefs_sections = True
beliefs_topics = ["p*"]
beliefs_verbal_scale = "icd203"
"""
PAGES = 40


@pytest.fixture(autouse=True)
def _no_language_is_left() -> Iterator[None]:
    yield
    translators.clear()


def hunting(name: str) -> Any:
    """A module of the machines that make pages at random."""
    path = Path(__file__).parents[1] / "hunt" / f"{name}.py"
    spec = spec_from_file_location(f"pages_for_the_past_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def both(folder: Path, texts: dict[str, str]) -> Iterator[tuple[str, Counter[Any], Counter[Any]]]:
    """Each page with what the site says of its beliefs, and what is read of it as of an old page."""
    (folder / "conf.py").write_text(CONF)
    (folder / "index.md").write_text("# Site\n\n```{toctree}\n:glob:\n\np*\n```\n")
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    read = read_site(find_source(str(folder)))
    rules = rules_of(read.app.config, read.domain.options)
    pages = OldPages(rules)
    for name, text in texts.items():
        markup = rules.markup_of(name)
        assert markup is not None
        records = read.domain.store.records(Path(name).stem)
        site = Counter(said(each, each.title) for each in records if isinstance(each, Belief))
        past = Counter(said(each, each.claim) for each in pages.read(text.encode(), markup, name))
        yield f"{name}\n{text}", site, past


def said(belief: Belief | OldBelief, claim: str) -> tuple[object, ...]:
    credence = belief.credence.text if belief.credence is not None else None
    date = belief.resolve_by.iso if belief.resolve_by is not None else None
    return name_of_claim(claim), belief.name, credence, belief.resolution, date


def test_pages_as_authors_write_them(tmp_path: Path) -> None:
    make = hunting("random_pages").RandomPage
    texts = {
        f"p{n}.{'rst' if n % 2 else 'md'}": make(
            random.Random(n), f"p{n}", is_rst=bool(n % 2)
        ).text()
        for n in range(PAGES)
    }
    beliefs = 0
    for text, site, past in both(tmp_path, texts):
        assert past == site, text
        beliefs += site.total()
    assert beliefs > PAGES / 2


def test_what_a_site_reads_in_spite_of_a_slip(tmp_path: Path) -> None:
    make = hunting("random_slips").make_page
    texts = {
        f"p{n}.{'rst' if n % 2 else 'md'}": make(random.Random(n), f"p{n}", is_rst=bool(n % 2)).text
        for n in range(PAGES)
    }
    for text, site, past in both(tmp_path, texts):
        assert site <= past, text
