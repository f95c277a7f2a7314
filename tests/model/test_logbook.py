"""Which belief a log belongs to, and the history that it tells."""

from making import a_belief, a_log, a_site, facts_of

from sphinx_beliefs.model.records.items import Uncertainty


def test_a_log_belongs_to_the_belief_around_it_or_to_the_one_it_names() -> None:
    site = a_site(
        a_belief("a", "one", "70%"),
        a_log("a", "2026-01 60%", inside="one"),
        a_belief("b", "two", "70%"),
        a_log("c", "2026-02 50%", of="two"),
        a_log("d", "2026-03 40%", of="nothing"),
        a_log("e", "2026-03 30%"),
    )
    owners = [site.logbook.belief_of(log) for log in site.contents.logs]
    assert [owner.name if owner else None for owner in owners] == ["one", "two", None, None]
    assert [entry.credence.text for entry in site.history(a_belief("b", "two", "70%"))] == ["50%"]


def test_the_log_inside_a_belief_goes_before_one_that_names_it() -> None:
    site = a_site(
        a_log("a", "2026-01 60%", of="one"),
        a_belief("b", "one", "70%"),
        a_log("b", "2026-02 70%", inside="one"),
    )
    [entry] = site.history(a_belief("b", "one", "70%"))
    assert entry.credence.text == "70%"
    assert facts_of(site, "one").log == ()


def test_the_history_is_in_order_whatever_the_log_is() -> None:
    one = a_belief("a", "one", "70%")
    site = a_site(one, a_log("a", "2026-02 60%", "2026-01 70%", inside="one"))
    assert [entry.date.iso for entry in site.history(one)] == ["2026-01", "2026-02"]
    assert a_site(one).history(one) == ()


def test_a_belief_shows_the_log_that_is_written_elsewhere() -> None:
    site = a_site(a_belief("a", "one", "70%"), a_log("b", "2026-01 60%", "2026-02 70%", of="one"))
    found = facts_of(site, "one")
    assert [entry.credence.text for entry in found.log] == ["60%", "70%"]
    assert found.log_at is not None
    assert (found.log_at.docname, found.log_at.anchor) == ("b", "beliefs-log")


def test_a_log_that_names_something_else_belongs_to_nothing() -> None:
    site = a_site(Uncertainty(docname="a", anchor="q", name="q"), a_log("a", "2026 60%", of="q"))
    assert site.logbook.belief_of(site.contents.logs[0]) is None
