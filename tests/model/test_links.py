"""The titles to which links lead."""

from making import a_belief, a_site
from msgspec.structs import replace

from sphinx_beliefs.model.records.record import quoted


def test_titles_that_quote_titles_do_not_grow_without_end() -> None:
    chain = [
        replace(a_belief("a", f"b{level}"), title=quoted("belief", f"b{level + 1}") * 300)
        for level in range(4)
    ]
    last = replace(a_belief("a", "b4"), title="ha " * 300)
    found = a_site(*chain, last)
    # Filled in to the end, these would be nearly 30 GB.
    assert len(found.title(chain[0])) < 200_000
    assert found.title(chain[3]).startswith("ha ha ")
