"""What is kept of pages from one build to the next."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import types
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from test_fresh import assert_fresh, edit

from sphinx_beliefs.extension import ENV_VERSION
from sphinx_beliefs.model.problem import Finding
from sphinx_beliefs.model.site.changes import Change
from sphinx_beliefs.model.site.page_keys import PageKeys
from sphinx_beliefs.storage.page_notes import PageNote
from sphinx_beliefs.storage.settled import ObjectEntry, Outline, States

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Site

#: Everything that is kept.
KEPT = (PageNote, PageKeys, Outline, ObjectEntry, States, Change, Finding)

LOOKS = Path(__file__).parents[1] / "looks"

#: The shape of what is kept, by the version of the environment.
SHAPES = {11: "5923d7c60b0a09b5"}


def described(kind: Any) -> str:
    """A type in words that are the same in every version of Python."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return " | ".join(sorted(map(described, args)))
    if origin is not None:
        return f"{origin.__name__}[{', '.join(map(described, args))}]"
    return "..." if kind is ... else kind.__name__


def shape(kind: Any, known: set[Any]) -> Iterator[str]:
    """A line for all that a type is made of and that is not known yet: its fields, with what they
    are if nothing is kept of them, or its members.
    """
    for part in get_args(kind):
        yield from shape(part, known)
    if not isinstance(kind, type) or get_args(kind) or kind in known:
        return
    known.add(kind)
    if issubclass(kind, Enum):
        yield f"{kind.__name__}: {[member.value for member in kind]}"
    if issubclass(kind, tuple):
        for name, hint in get_type_hints(kind).items():
            yield f"{kind.__name__}.{name}: {described(hint)}"
            yield from shape(hint, known)
    if issubclass(kind, msgspec.Struct):
        hints = get_type_hints(kind)
        yield f"{kind.__name__}: {kind.__struct_config__.tag}"
        for field in msgspec.structs.fields(kind):
            default = "" if field.required else field.default
            if field.default_factory is not msgspec.NODEFAULT:
                default = field.default_factory()
            yield f"{kind.__name__}.{field.name}: {described(hints[field.name])} = {default!r}"
            yield from shape(hints[field.name], known)


def test_what_is_kept_has_the_shape_that_goes_with_the_version() -> None:
    known: set[Any] = set()
    lines = sorted(line for kind in KEPT for line in shape(kind, known))
    found = hashlib.blake2b("\n".join(lines).encode(), digest_size=8).hexdigest()
    assert SHAPES.get(ENV_VERSION) == found, (
        "what is kept of pages has another shape than in the last release, and notes of then would "
        "be misread: raise ENV_VERSION in extension.py, unless that was done since the release, and "
        f"write {{{ENV_VERSION}: {found!r}}}, with the new number, in SHAPES here"
    )


def test_all_that_pages_can_say_is_known_in_the_next_build(site: Site) -> None:
    shutil.rmtree(site.root)
    shutil.copytree(LOOKS, site.root)
    site.build()
    edit(site, "prose", "\n\n", "\n\nOne more paragraph.\n\n")
    assert_fresh(site)


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text elsewhere")
@pytest.mark.parametrize("parallel", [0, 2])
def test_a_page_whose_file_has_a_name_that_is_not_text_is_known_in_the_next_build(
    site: Site, parallel: int
) -> None:
    # Sphinx itself cannot write it as HTML, but can as text.
    site.write(os.fsdecode(b"caf\xe9.md"), "# Caf\n\n:::{belief} A claim\n:credence: 70%\n:::\n")
    site.write("lists", "# Lists\n\n:::{belief-index}\n:::\n")
    site.build("text", parallel=parallel)
    edit(site, "lists", "# Lists", "# All lists")
    site.build("text", parallel=parallel)
    lists = (site.outdir / "lists.txt").read_text()
    assert "All lists" in lists
    assert "A claim" in lists


def test_a_name_that_an_extension_has_marked_as_safe_is_known_in_the_next_build(site: Site) -> None:
    site.configure(
        "from markupsafe import Markup\n"
        "from sphinx.addnodes import pending_xref\n"
        "def mark(app, doctree):\n"
        "    for node in doctree.findall(pending_xref):\n"
        "        node['reftarget'] = Markup(node['reftarget'])\n"
        "def setup(app):\n"
        "    app.connect('doctree-read', mark, priority=100)\n"
    )
    site.write("first", "# First\n\n:::{belief} A claim\n:name: claim\n:credence: 70%\n:::\n")
    site.write("second", "# Second\n\nSee {belief}`claim`.\n")
    site.build()
    edit(site, "first", "A claim", "Another claim")
    assert_fresh(site)
    assert "Another claim" in site.text("second")
