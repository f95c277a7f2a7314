"""Links regions in the headers of topics to their place in the list of all topics."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_beliefs.doctree.nodes import beliefs_region
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.site.answers import region_anchor
from sphinx_beliefs.rendering.copies import is_copy

#: The page that the links lead to.
_TOPICS = Kind.TOPIC.row.page.name


class RegionLinks(SphinxPostTransform):
    """Links the region in the header to its part of the generated page of topics."""

    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Link the regions, if that page will be written."""
        domain = beliefs_domain(self.env)
        output = domain.output
        docname = self.env.current_document.docname
        if (
            output.is_one_html_page
            or (domain.store.topic(docname) is None and not is_copy(domain, self.document))
            or _TOPICS not in output.pages_of(domain.settled.is_used)
        ):
            return
        page = output.builder.get_relative_uri(docname, _TOPICS)
        node = self.document.next_node(beliefs_region)
        if node is not None:
            uri = f"{page}#{region_anchor(node['region'])}"
            link = nodes.reference("", "", *node.children, refuri=uri, internal=True)
            node.children = []
            node += link
