"""Cards of pages in social media, and the description in search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from conftest import assert_at_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built, Site

NEIGHBOUR = "sphinxext-opengraph"

CONF = """
ogp_site_url = "https://example.org/"
ogp_social_cards = {"enable": False}
"""

OWN = """\
---
og:description: The author's own.
topic:
  region: gov
  tagline: "A tagline with \\"quotes\\" & signs."
---
# Own

Text.
"""


@pytest.fixture(scope="module", params=[True, False], ids=["before", "after"])
def built(make_site: Callable[..., Site], request: pytest.FixtureRequest) -> Built:
    site = make_site("sphinxext.opengraph", conf=CONF)
    if not request.param:
        site.write("conf.py", (site.root / "conf.py").read_text() + "\nextensions.reverse()\n")
    site.write("own", OWN)
    site.write(
        "marks", OWN.replace("og:description: The author's own.\n", "").replace("# Own", "# Marks")
    )
    site.write("plain", "# Plain\n\nWhat stands here.\n")
    return assert_at_home(site, "law", "70%", "75%")[1]


def described(built: Built, page: str) -> dict[str, list[str]]:
    soup = BeautifulSoup(built.text(f"{page}.html"), "html.parser")
    return {
        name: [str(each["content"]) for each in soup.select(f"meta[{attribute}='{name}']")]
        for attribute, name in (("name", "description"), ("property", "og:description"))
    }


def test_tagline(built: Built) -> None:
    """A topic is described by its tagline, once, for cards and for search engines, whatever the
    order of the extensions.
    """
    tagline = "What courts can do."
    assert described(built, "law") == {"description": [tagline], "og:description": [tagline]}
    tagline = 'A tagline with "quotes" & signs.'
    for texts in described(built, "marks").values():
        assert [text.replace("“", '"').replace("”", '"') for text in texts] == [tagline]


def test_others(built: Built) -> None:
    """Other pages are described by their text, and a page with an `og:description` of its own by
    that.
    """
    assert described(built, "plain")["og:description"] == ["What stands here."]
    assert described(built, "own")["og:description"] == ["The author's own."]
