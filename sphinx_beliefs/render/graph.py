"""A map in HTML: the picture stands in the page, so that it takes the colours of the theme."""

from __future__ import annotations

import re
import subprocess
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.model.problem import Problem, Subtype, mark
from sphinx_beliefs.problems import warn

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_beliefs.nodes import beliefs_graph

_LINK = re.compile(r'xlink:href="beliefs:(\d+)"')


def visit_graph(self: HTML5Translator, node: beliefs_graph) -> None:
    """Draw the map, and put its boxes' links in."""
    try:
        picture = _draw(self.config, node["code"])
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        message = mark(
            "this map cannot be drawn ({what}); the list says the same, so check the options "
            "graphviz_dot and graphviz_dot_args"
        )
        what = getattr(error, "stderr", "") or str(error)
        values = {"what": " ".join(what.split())}
        warn(Problem(subtype=Subtype.GRAPH, message=message, values=values), node)
        raise nodes.SkipNode from error
    uris = [escape(uri) for uri in node["uris"]]
    picture = _LINK.sub(lambda match: f'href="{uris[int(match[1])]}"', picture)
    label = {"role": "group", "aria-label": node["alt"]}
    self.body.append(self.starttag(node, "div", **label) + picture)


def depart_graph(self: HTML5Translator, node: beliefs_graph) -> None:
    """Close the map."""
    self.body.append("</div>\n")


def _draw(config: Config, code: str) -> str:
    """The picture of a graph in the DOT language: an ``svg`` element.

    Sphinx would put it into a file, and change the links in it to be seen from there.
    """
    command = [config.graphviz_dot, *config.graphviz_dot_args, "-Tsvg"]
    done = subprocess.run(  # noqa: S603 - a program that the site names, as for Sphinx itself
        command, input=code, capture_output=True, check=True, encoding="utf-8", timeout=60
    )
    picture = done.stdout[done.stdout.index("<svg") :]
    # Another map on the page has the same ids, and nobody wants to be told "n0".
    picture = re.sub(r'(<[^>]*?) id="[^"]*"', r"\1", picture)
    picture = re.sub(r"<title>[^<]*</title>\n?", "", picture)
    # Browsers show the one kind of title on pointing, and not the other.
    return re.sub(
        r'<a ([^>]*?)\s*xlink:title="([^"]*)"([^>]*)>', r"<a \1\3><title>\2</title>", picture
    )
