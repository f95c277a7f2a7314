"""The packages that scores and coherent credences are computed with, which are an extra."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec

#: What an author installs to have them.
EXTRA = "sphinx-beliefs[scores]"

_PACKAGES = ("numpy", "scipy")


@lru_cache(maxsize=1)
def can_compute() -> bool:
    """Return whether the packages are installed, without importing them."""
    return all(find_spec(package) is not None for package in _PACKAGES)
