"""The picture of a map: in HTML it is inline, so that it takes the colours of the theme; in LaTeX
it is a file.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from html import escape
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.reporting import warn
from sphinx_beliefs.words.direction import is_leftward

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

    from sphinx_beliefs.doctree.nodes import beliefs_graph

_LINK = LazyPattern(r'xlink:href="beliefs:(\d+)"')

#: The outline of a box in a picture.
_OUTLINE = LazyPattern(r'class="node.*?\b(?:d|points)="([^"]*)"', re.DOTALL)
_POINT = LazyPattern(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")

#: The height of a map that a phone shows at first, and the margin before a box, in points.
_FIRST_GLANCE = 180
_MARGIN = 12

#: The first bytes of a picture, by format; in a file, something else may come before them.
_BEGINNINGS = {"svg": b"<svg", "pdf": b"%PDF"}


def visit_graph(self: HTML5Translator, node: beliefs_graph) -> None:
    """Write the picture, with its boxes' links in it; the list is folded up below it."""
    self.body.append(self.starttag(node, "div"))
    drawn = _drawn(self.config, node, "svg")
    if drawn is None:
        return
    uris = [escape(uri) for uri in node["uris"]]
    picture = _LINK.sub(lambda match: f'href="{uris[int(match[1])]}"', _part_of_page(drawn))
    # Written from right to left, a map begins at its right edge, and so does scrolling.
    start = "" if is_leftward(self.config.language) else _start_of(picture)
    label = f'role="group" aria-label="{escape(node["alt"])}"'
    self.body.append(f'<div class="beliefs-graph" {label}>\n{start}{picture}</div>\n')


def depart_graph(self: HTML5Translator, node: beliefs_graph) -> None:
    """Close the map."""
    self.body.append("</div>\n")


def visit_graph_latex(self: LaTeXTranslator, node: beliefs_graph) -> None:
    """Write the picture; the list follows below it."""
    drawn = _drawn(self.config, node, "pdf")
    if drawn is not None:
        key = hashlib.blake2b(node["code"].encode(), digest_size=12).hexdigest()
        name = f"beliefs-map-{key}.pdf"
        Path(self.builder.outdir, name).write_bytes(drawn)
        self.body.append(f"\n\\sphinxincludegraphics[]{{{name}}}\n\n")


def depart_graph_latex(self: LaTeXTranslator, node: beliefs_graph) -> None:
    """Do nothing, since nothing was opened."""


def _drawn(config: Config, node: beliefs_graph, file_format: str) -> bytes | None:
    """Draw a map; None if Graphviz fails, and then only the list is shown.

    Sphinx's own function would report a failure without its place and with all of the code; and in
    HTML it would put the picture into a file, and make the links in it relative to that file.
    """
    try:
        text: str = node["code"]
        done = subprocess.run(  # noqa: S603 - a program that the site names, as for Sphinx itself
            _command(config, file_format),
            input=text.encode(),
            capture_output=True,
            check=True,
            timeout=60,
        )
        return _only_picture(done.stdout, file_format)
    except (OSError, TypeError, ValueError, subprocess.SubprocessError) as error:
        message = N_(
            "this map cannot be drawn ({what}); only its list is shown; check the options "
            "graphviz_dot and graphviz_dot_args"
        )
        what = (getattr(error, "stderr", None) or b"").decode(errors="replace") or str(error)
        warn(Subtype.GRAPH.problem(message, what=" ".join(what.split())), node)
        _summary, same = node[0].children
        node[:] = [same]
        return None


def _command(config: Config, file_format: str) -> list[str | PathLike[str]]:
    """The command that draws a map; raises TypeError if the options of the site are not valid."""
    program: object = config.graphviz_dot
    arguments: object = config.graphviz_dot_args
    if not isinstance(program, str | PathLike):
        raise TypeError(f"graphviz_dot is {program!r}, and should be the name of a program")
    if not isinstance(arguments, list | tuple):
        raise TypeError(f"graphviz_dot_args is {arguments!r}, and should be a list of texts")
    if wrong := [argument for argument in arguments if not isinstance(argument, str)]:
        raise TypeError(f"{wrong[0]!r} in graphviz_dot_args should be a text")
    return [program, *arguments, f"-T{file_format}"]


def _only_picture(output: bytes, file_format: str) -> bytes:
    """The one picture in a program's output; raises ValueError unless there is exactly one, and
    it is readable.
    """
    beginning = _BEGINNINGS[file_format]
    if output.count(beginning) != 1:
        raise ValueError(
            f"{output.count(beginning)} pictures instead of one; graphviz_dot_args should have no "
            "-T, -o or -O in it"
        )
    picture = output[output.index(beginning) :]
    if file_format == "svg":
        picture.decode()
    return picture


def _start_of(picture: str) -> str:
    """An empty element from which phones should show a wide map; empty text for its left edge.

    The first box may be far from the upper left corner. A strict content security policy forbids
    positions in styles, so an empty picture is as wide as the part to be skipped.
    """
    boxes = []
    for line in _OUTLINE.findall(picture):
        points = [(float(point[1]), float(point[2])) for point in _POINT.finditer(line)]
        if points:
            boxes.append((min(x for x, _y in points), min(y for _x, y in points)))
    if not boxes:
        return ""
    above = min(top for _left, top in boxes)
    left = min(left for left, top in boxes if top <= above + _FIRST_GLANCE)
    if left < _FIRST_GLANCE / 2:
        return ""
    passed = f'<svg width="{left - _MARGIN:g}pt" height="1"></svg>'
    return f'<div class="beliefs-start" aria-hidden="true">{passed}<span></span></div>\n'


def _part_of_page(drawn: bytes) -> str:
    """A picture in a form that can be put into a page beside others."""
    # Another map on the page has the same ids, and titles such as "n0" are of no use to readers.
    picture = re.sub(r'(<[^>]*?) id="[^"]*"', r"\1", drawn.decode())
    picture = re.sub(r"<title>[^<]*</title>\n?", "", picture)
    # On hovering, browsers show <title> elements, but not xlink:title attributes.
    return re.sub(
        r'<a ([^>]*?)\s*xlink:title="([^"]*)"([^>]*)>', r"<a \1\3><title>\2</title>", picture
    )
