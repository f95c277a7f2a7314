"""The data in topic pages, as programs of other people read them; and whether its terms exist."""

from __future__ import annotations

import inspect
import json
import re
from typing import TYPE_CHECKING, Any

import extruct
import msgspec_schemaorg.models as schema_org
import pytest
import rdflib
from conftest import DOCS, run
from schema_terms import ABOVE, TERMS, wrong_terms

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://beliefs.example.org/atlas/topics/"

#: What the vocabulary has had since the copy of it was made.
NEWER = {("reviewAspect", "StructuredValue")}

#: What the copy calls types of values.
NAMES = {"str": "Text", "int": "Number", "float": "Number", "date": "Date", "datetime": "DateTime"}

MOST_PROBABLE = """
PREFIX s: <https://schema.org/>
SELECT ?text ?value WHERE {
  ?page a s:WebPage ; s:hasPart ?claim .
  ?claim a s:Claim ; s:appearance ?page ; s:text ?text ; s:review/s:reviewRating ?rating .
  ?rating s:ratingValue ?value ; s:bestRating 100 ; s:worstRating 0 .
} ORDER BY DESC(?value)
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """The data in each topic page of the example site, by name of the page."""
    folder: Path = tmp_path_factory.mktemp("pages")
    run("sphinx", "-q", "-b", "html", "-d", folder / "doctrees", DOCS, folder / "html")
    return {
        page.stem: extruct.extract(
            page.read_text(encoding="utf-8"),
            base_url=f"{ADDRESS}{page.name}",
            syntaxes=["json-ld"],
            errors="strict",
        )["json-ld"]
        for page in (folder / "html/atlas/topics").glob("*.html")
    }


def test_each_written_topic_has_one_page_with_claims(found: dict[str, list[Any]]) -> None:
    assert len(found) > 10
    pages = [data for [data] in filter(None, found.values())]
    assert {page["@type"] for page in pages} == {"WebPage"}
    assert sum(len(page.get("hasPart", [])) for page in pages) > 20
    assert [wrong for page in pages for wrong in wrong_terms(page)] == []


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_as_a_graph_it_can_be_asked(found: dict[str, list[Any]]) -> None:
    [data] = found["timelines"]
    # The context of schema.org itself is on the network.
    local = data | {"@context": {"@vocab": "https://schema.org/"}}
    graph = rdflib.Graph().parse(
        data=json.dumps(local), format="json-ld", publicID=f"{ADDRESS}timelines.html"
    )
    rows = [(str(row.text), int(row.value)) for row in graph.query(MOST_PROBABLE)]
    values = [value for _text, value in rows]
    assert len(rows) == len(data["hasPart"]) > 2
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize("kind", ABOVE)
def test_each_type_stands_where_the_table_has_it(kind: str) -> None:
    assert issubclass(getattr(schema_org, kind), getattr(schema_org, ABOVE[kind]))


@pytest.mark.parametrize("term", TERMS)
def test_each_term_is_used_as_the_vocabulary_has_it(term: str) -> None:
    domain, range_ = (set(types.split()) for types in TERMS[term])
    for kind in domain:
        hints = [
            inspect.get_annotations(cls)[term]
            for cls in getattr(schema_org, kind).__mro__
            if term in inspect.get_annotations(cls)
        ]
        words = set(re.findall(r"\w+", str(hints[0]))) - {"Union", "List", "None"}
        known = {NAMES.get(word, word) for word in words}
        assert known == range_ - {wanted for name, wanted in NEWER if name == term}
