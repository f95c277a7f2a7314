"""What triggers would do to the credences of beliefs, or have done."""

import pytest
from making import a_belief, a_date, a_log, a_site, a_trigger

from sphinx_beliefs.model.notation.bayes import Ratio
from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.records.items import Direction, Resolution
from sphinx_beliefs.model.site.facts import page_facts


@pytest.mark.parametrize(
    ("credence", "fields", "effect"),
    [
        ("70%", {"to": "40%"}, ("70%", "40%")),
        ("~70%", {"to": "~40%"}, ("~70%", "~40%")),
        ("70%", {"to": "~XX%"}, ("70%", "~XX%")),
        ("50%", {"likelihood_ratio": Ratio(favour=4)}, ("50%", "~80%")),
        ("20-50%", {"likelihood_ratio": Ratio(favour=4)}, ("20–50%", "~50–80%")),
        ("1:3", {"to": "3:1"}, ("25%", "75%")),
        ("50%", {"likelihood_ratio": Ratio(favour=4), "to": "85%"}, ("50%", "85%")),
        ("50%", {}, None),
        ("50%", {"direction": Direction.UP}, None),
        ("~XX%", {"to": "40%"}, ("", "40%")),
        ("normative", {"to": "40%"}, None),
        ("120%", {"to": "40%"}, ("", "40%")),
        ("", {"to": "40%"}, ("", "40%")),
    ],
)
def test_the_effect_of_a_trigger(
    credence: str, fields: dict[str, object], effect: tuple[str, str] | None
) -> None:
    if isinstance(to := fields.get("to"), str):
        fields = fields | {"to": parse_credence(to)[0]}
    site = a_site(a_belief("a", "one", credence), a_trigger("b", "one", **fields))
    found = [
        (effect.before, effect.after)
        for trigger_facts in page_facts(site, "b").triggers
        for effect in trigger_facts.effects
    ]
    assert found == ([effect] if effect else [])


@pytest.mark.parametrize(
    ("fired", "effect"),
    [
        ("2026-03-15", [("60%", "40%")]),
        ("2026-04-01", [("60%", "40%")]),
        ("2026-02-01", []),
        ("2026-05-01", []),
    ],
)
def test_the_effect_of_a_trigger_that_has_fired_is_what_the_log_says(
    fired: str, effect: list[tuple[str, str]]
) -> None:
    site = a_site(
        a_belief("a", "one", "40%"),
        a_log("a", "2026-03-01 60%", "2026-04-01 40%", inside="one"),
        a_trigger("b", "one", "nothing", fired=a_date(fired), to=parse_credence("10%")[0]),
    )
    found = [
        (effect.before, effect.after)
        for trigger_facts in page_facts(site, "b").triggers
        for effect in trigger_facts.effects
    ]
    assert found == effect


def test_nothing_moves_a_belief_that_is_closed() -> None:
    site = a_site(
        a_belief("a", "one", "70%", resolution=Resolution.FALSE),
        a_trigger("b", "one", to=parse_credence("10%")[0]),
    )
    assert page_facts(site, "b").triggers == ()
