"""The list of all pages for search engines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import assert_at_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built, Site

NEIGHBOUR = "sphinx-sitemap"

CONF = 'html_baseurl = "https://example.org/"\nsitemap_url_scheme = "{link}"\n'


@pytest.fixture(scope="module")
def site(make_site: Callable[..., Site]) -> Site:
    return make_site("sphinx_sitemap", conf=CONF)


def listed(built: Built) -> set[str]:
    return set(re.findall(r"<loc>https://example.org/([^<]*)</loc>", built.text("sitemap.xml")))


def test_generated_pages(site: Site) -> None:
    """The sitemap lists topics and the pages that the extension generates, each once."""
    built = site.build(jobs=2)
    assert {
        "law.html",
        "index.html",
        "beliefs-all.html",
        "beliefs-topics.html",
        "beliefs-stubs.html",
    } <= listed(built)
    assert built.text("sitemap.xml").count("beliefs-all.html") == 1
    assert_at_home(site, "law", "70%", "75%")


@pytest.mark.named
def test_incremental(site: Site) -> None:
    """The sitemap of a build with what an earlier one left lists only the pages that were written
    again. Build from nothing (`-E -a`) what you publish.
    """
    site.build()
    assert "law.html" not in listed(site.build())
    assert "law.html" in listed(site.build("html", "-E", "-a"))
