"""Makes the template that translators start from, with all messages marked in the code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The functions that mark messages, with the positions of their singular and plural arguments.
KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "_option": (2,),
    "N_plural": (1, 2),
    "counted": (1, 2),
    "ngettext": (1, 2),
}

#: The beginning of a comment for translators, above a message.
_COMMENT = "Translators:"

_PACKAGE = Path(__file__).parents[1] / "sphinx_beliefs"


def make_template() -> Catalog:
    """The template: all messages of the package, with the files and lines where they occur."""
    template = Catalog(project="sphinx-beliefs", charset="utf-8")
    found = extract_from_dir(
        _PACKAGE,
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=[_COMMENT],
        strip_comment_tags=True,
    )
    for file, line, message, comments, context in found:
        if message:  # the default of an option can be empty
            place = f"sphinx_beliefs/{Path(file).as_posix()}"
            template.add(message, None, [(place, line)], auto_comments=comments, context=context)
    return template


def main(path: str) -> None:
    """Write the template to a file."""
    with Path(path).open("wb") as file:
        write_po(file, make_template(), sort_by_file=True, width=100)


if __name__ == "__main__":
    main(*sys.argv[1:] or [str(_PACKAGE / "locale" / "sphinx_beliefs.pot")])
