"""Taglines: lines in the markup of their page, wherever they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_beliefs.authoring.lines import take_harm_out, without_html
from sphinx_beliefs.authoring.page_heads import HEAD
from sphinx_beliefs.authoring.simple_markdown import simple_markdown
from sphinx_beliefs.authoring.topic_places import BY_PLACE, FIELDS
from sphinx_beliefs.doctree.nodes import TAGLINE, beliefs_tagline
from sphinx_beliefs.doctree.titles import plain_title
from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.late import Late
from sphinx_beliefs.reporting import location_of, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from myst_parser.config.main import MdParserConfig
    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.model.records.pages import Topic


read_fields = Late("sphinx_beliefs.authoring.field_heads:read_fields")


class ReadTagline(SphinxTransform):
    """Parses the tagline in the front matter of a page, so that it is processed like all text of
    the page (translations, smart quotes, links).
    """

    def apply(self, **kwargs: Any) -> None:
        """Put the line at the head of the page, where it is invisible."""
        document = self.env.current_document
        if FIELDS in document and BY_PLACE in document:
            read_fields(self.env, self.document)
        topic = beliefs_domain(self.env).store.topic(document.docname)
        if topic is None or not topic.tagline or TAGLINE in document:
            return
        place = topic.place_of("tagline")
        line = nodes.paragraph(topic.tagline, "", *self._parsed(topic.tagline, place.line))
        line.source, line.line = place.source or self.document.get("source"), place.line or None
        document[TAGLINE] = beliefs_tagline("", line)
        self.document.insert(0, document[TAGLINE])

    def _parsed(self, text: str, line: int) -> Sequence[nodes.Node]:
        config = self.env.config
        # Other Markdown parsers offer no way to parse a line.
        if "myst_enable_extensions" not in config:
            return [nodes.Text(text)]
        simple = simple_markdown([text], config, self.document["source"], line)
        if simple is not None:
            return simple
        head = str(self.env.current_document.get(HEAD) or "")
        return _parsed_by_myst(self.document, text, line, head)


def _parsed_by_myst(
    document: nodes.document, text: str, line: int, head: str
) -> Sequence[nodes.Node]:
    """A line as MyST parses it on a page with the front matter ``head``."""
    from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
    from myst_parser.parsers.mdit import create_md_parser

    wrapper = nodes.Element()
    parser = create_md_parser(config_of_page(document.settings.env, head), SphinxRenderer)
    parser.options["document"] = document
    parser.options["current_node"] = wrapper
    renderer = cast("SphinxRenderer", parser.renderer)
    renderer.setup_render(dict(parser.options), {})
    # Lines of inline text are counted from 0.
    renderer.nested_render_text(text, line - 1, inline=True)
    return wrapper.children


def config_of_page(env: BuildEnvironment, head: str) -> MdParserConfig:
    """The options of MyST, updated with those in the front matter of the page."""
    from myst_parser.config.main import TopmatterReadError, merge_file_level, read_topmatter

    config: MdParserConfig = vars(env)["myst_config"]
    try:
        topmatter = read_topmatter(head) if head else None
    except TopmatterReadError:
        topmatter = None
    # MyST has already reported the problems in them.
    return merge_file_level(config, topmatter, lambda *_said: None) if topmatter else config


def take_tagline(domain: BeliefsDomain, topic: Topic, holder: beliefs_tagline) -> nodes.paragraph:
    """The tagline of a page for its header, moved from ``holder``.

    For use elsewhere, its words are recorded as plain text. It contains no HTML, no harmful link,
    and nothing that would be a block.
    """
    line = cast("nodes.paragraph", holder[0])
    if holder.parent is not None:
        holder.parent.remove(holder)
    children = line.children
    line.children = []
    line += without_html(_in_line(children))
    for problem in take_harm_out(line, "tagline"):
        warn(problem, location_of(topic.docname, topic.place_of("tagline")))
    domain.store.note_tagline(topic.docname, plain_title(line))
    return line


def _in_line(children: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    for child in children:
        if isinstance(child, nodes.Inline | nodes.Text):
            yield child
        elif not isinstance(child, nodes.system_message):
            yield nodes.Text(child.astext())
