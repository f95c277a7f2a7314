"""The view directives: each leaves a node that holds the question it asks of the site."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from sphinx.util.nodes import make_id

from sphinx_beliefs.directives.base import BeliefsDirective
from sphinx_beliefs.model.names import nearest, slug
from sphinx_beliefs.model.problem import Problem, Subtype, mark
from sphinx_beliefs.model.views import (
    BeliefIndexView,
    RelatedTopicsView,
    RelatedWritingView,
    StubIndexView,
    Stubs,
    View,
)
from sphinx_beliefs.nodes import beliefs_view

if TYPE_CHECKING:
    from docutils import nodes


class ViewDirective(BeliefsDirective):
    """Asks one question; what is written in its body is kept below the answer."""

    def build(self) -> list[nodes.Node]:
        """The place of the answer, and the question with it."""
        docname = self.env.current_document.docname
        question = self.question()
        self.domain.note_shown(docname, question)
        node = beliefs_view("", view=question, docname=docname)
        # A table with a caption has to have an id.
        node["ids"].append(make_id(self.env, self.state.document, "beliefs-view"))
        self.set_source_info(node)
        return [node, *self.parse_stray_text()]

    @abstractmethod
    def question(self) -> View:
        """What this directive asks, of its options."""

    def regions(self) -> tuple[str, ...]:
        """The regions of the option, as slugs where they are configured."""
        titles = self.domain.options.region_titles
        by_slug = {slug(word): region for region in titles for word in (titles[region], region)}
        found = []
        for name in self.reader.names("region"):
            if titles and slug(name) not in by_slug:
                message = mark("region: there is no region {name}; did you mean {close}?")
                close = ", ".join(nearest(name, titles) or titles)
                values = {"name": repr(name), "close": close}
                self.warn(
                    Problem(
                        subtype=Subtype.UNKNOWN_REGION,
                        message=message,
                        values=values,
                        field="region",
                    )
                )
            found.append(by_slug.get(slug(name), name))
        return tuple(found)


class BeliefIndexDirective(ViewDirective):
    """A table of beliefs, by region."""

    option_names = ("region", "tags", "stubs", "resolution", "caption")

    def question(self) -> BeliefIndexView:
        """Which beliefs."""
        stubs = self.reader.choice("stubs", tuple(choice.value for choice in Stubs))
        return BeliefIndexView(
            regions=self.regions(),
            tags=self.reader.names("tags"),
            stubs=Stubs(stubs) if stubs else Stubs.EXCLUDE,
            resolutions=self.reader.resolutions(),
            caption=self.reader.text("caption"),
        )


class StubIndexDirective(ViewDirective):
    """The topics still to be written, by region, with what is left on each."""

    option_names = ("region", "tags", "caption")

    def question(self) -> StubIndexView:
        """Which topics."""
        return StubIndexView(
            regions=self.regions(),
            tags=self.reader.names("tags"),
            caption=self.reader.text("caption"),
        )


class RelatedTopicsDirective(ViewDirective):
    """The topics that this page names, and those that name it."""

    def question(self) -> RelatedTopicsView:
        """Those of this page, which has to be a topic."""
        if self.domain.topic(self.env.current_document.docname) is None:
            message = mark(
                "related-topics stands on a page that is no topic; give the page topic metadata "
                "before this directive"
            )
            self.warn(Problem(subtype=Subtype.NOT_A_TOPIC, message=message))
        return RelatedTopicsView()


class RelatedWritingDirective(ViewDirective):
    """The essays of the site that carry a tag of this page, or its name."""

    def question(self) -> RelatedWritingView:
        """Those of this page."""
        return RelatedWritingView()
