"""Structure for pages that say what their author believes, how strongly, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the extension; its modules are imported only now."""
    from sphinx_beliefs.extension import setup_extension

    return setup_extension(app)
