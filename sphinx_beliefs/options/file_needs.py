"""What files for other programs need besides the option that asks for them."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.config import Config

#: The package that makes the files of an option, which is an extra of ours of the option's name.
MAKERS: Mapping[str, str] = {"feeds": "feedgenerator", "calendar": "icalendar"}


def base_url_of(config: Config) -> str:
    """The address of the site, with a slash at its end; empty if conf.py does not say it.

    Extensions for blogs have an option of their own for it.
    """
    url = config.html_baseurl or getattr(config, "blog_baseurl", "")
    return f"{str(url).rstrip('/')}/" if url else ""


def is_whole_url(url: str) -> bool:
    """Return whether an address says how to get there: ``https://``."""
    scheme, sign, rest = url.partition("://")
    return scheme.isalnum() and bool(sign and rest)


def has_maker(option: str) -> bool:
    """Return whether the package that makes the files of an option is installed."""
    return find_spec(MAKERS[option]) is not None


def can_be_made(config: Config, option: str) -> bool:
    """Return whether the files of an option can be made."""
    return is_whole_url(base_url_of(config)) and has_maker(option)
