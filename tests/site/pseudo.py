"""A site whose author writes Greek alone, and which uses everything there is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from babel.dates import get_month_names
from make_template import make_template
from test_languages import translate

from sphinx_beliefs.words.spoken import spoken_number

if TYPE_CHECKING:
    from conftest import Site

#: Every message in brackets, so that what is not translated stands out.
MARKED = {
    found.id: tuple(f"⟦{form}⟧" for form in found.id)
    if isinstance(found.id, tuple)
    else f"⟦{found.id}⟧"
    for found in make_template()
    if found.id
}

CONF = """
beliefs_today = "2026-11-01"
beliefs_regions = {"tech": {"title": "Τεχνική", "description": "Τι μπορούμε."}, "gov": "Νόμος"}
beliefs_statuses = {"exploring": "Exploring", "settled": "Σίγουρος"}
beliefs_contact = "mailto:me@example.org"
beliefs_review_in = "6 months"
beliefs_sortable_rows = 2
beliefs_verbal_scale = {"πιθανό": "55-80%"}
beliefs_search_all = True
beliefs_previews = True
beliefs_discuss = "https://example.org/new?title={title}"
beliefs_date_format = "yyyy-MM-dd"
"""

TOPIC = """
---
topic:
  region: tech
  status: exploring
  tagline: Η πρώτη σελίδα.
  last_reviewed: 2026-02-01
  last_substantive_update: 2026-01
  related: [second]
tags: [άλφα]
---
# Πρώτη

::::{belief} Οι τιμές θα ανέβουν.
:name: rise
:credence: 85%
:since: 2025
:resolve-by: 2026-06
:source: https://example.org/1
:tags: άλφα

Χτίζονται λίγα.

:::{credence-log}
2025-03-01 70% πρώτα
2026-04-01 85% μετά
:::
::::

:::{belief} Πιθανό είναι.
:name: word
:credence: πιθανό

Λόγος.
:::

:::{belief} Πρέπει να γίνει.
:name: ought
:normative:

Λόγος.
:::

:::{belief} Το παλιό.
:name: old
:credence: 3:1
:resolution: superseded
:superseded-by: rise
:resolved: 2026-01-02

Λόγος.
:::
"""
for _number, _outcome in enumerate(("true", "false", "ambiguous", "annulled", "withdrawn")):
    TOPIC += f"""
:::{{belief}} Κρίθηκε {"α" * (_number + 1)}.
:name: done{_number}
:credence: {10 + _number}%
:resolution: {_outcome}
:resolved: 2026-01-0{_number + 1}

Λόγος.
:::
"""
TOPIC += """
:::{uncertainty} Θα κρατήσει;
:name: lasts
:beliefs: rise, word
:if-yes: Ανεβαίνει.
:if-no: Πέφτει.

Κρίνει πολλά. {belief}`rise` και {credence}`rise`.
:::

:::{reading} Το βιβλίο
:date: 2024-05
:url: https://example.org/
:authors: Ομάδα
:venue: Τόπος
:beliefs: rise

Συμπέρασμα.
:::

:::{reading} Θα έρθει
:date: forthcoming
:url: forthcoming

Συμπέρασμα.
:::
"""
for _way in ("up", "down", "either", ""):
    for _strength in ("slightly", "clearly", "strongly", ""):
        for _fired in ("2026-03-01", ""):
            _options = {
                "beliefs": "rise, word" if _strength else "",
                "direction": _way,
                "strength": _strength,
                "fired": _fired,
            }
            _lines = [f":{name}: {value}" for name, value in _options.items() if value]
            _title = " ".join(["Κάτι", "πάνω" * bool(_way), "τώρα" * bool(_fired)]).strip()
            TOPIC += "\n".join(
                ["", f":::{{update-trigger}} {_title}", *_lines, "", "Δείχνει.", ":::", ""]
            )
TOPIC += """
:::{update-trigger} Και τα δύο
:raises: rise
:lowers: word
:to: 60-70%

Δείχνει.
:::

:::{update-trigger} Λόγος
:beliefs: rise
:likelihood-ratio: 4

Δείχνει.
:::

{beliefs-count}`beliefs`.
"""

SECOND = """
---
topic:
  region: gov
  status: settled
  tagline: Η δεύτερη <why>.
  review_in: 90 days
---
# Δεύτερη

:::{belief} Άλλο.
:name: other
:credence: 40%

Λόγος.
:::

:::{belief} Κενό.
:credence: ~XX%

<why>
:::

:::{reading} Χωρίς
:date: <date>

<takeaway>
:::

:::{related-topics}
:::

:::{related-writing}
:::

:::{credence-log} other
2025-03-01 40% πρώτα
:::
"""

STUB = """
---
topic: {region: gov}
---
# Τρίτη

:::{belief} <claim>
:credence: ~XX%

<why>
:::
"""

VIEWS = "# Πίνακες\n"
for _kind in ("belief", "uncertainty", "update-trigger", "reading", "topic", "stub"):
    _stubs = "" if _kind == "stub" else ":stubs: include\n"
    for _layout in ("table", "list", "cards"):
        VIEWS += f"\n:::{{{_kind}-index}}\n:format: {_layout}\n{_stubs}:::\n"
    for _by in ("topic", "status", "tag", "year", "region", "none"):
        _no_group = {"year": ("uncertainty", "stub"), "topic": ("topic", "stub")}
        if _kind not in _no_group.get(_by, ()):
            VIEWS += f"\n:::{{{_kind}-index}}\n:group-by: {_by}\n:limit: 3\n{_stubs}:::\n"
    VIEWS += f"\n:::{{{_kind}-index}}\n:region: gov\n:status: exploring\n:::\n"
VIEWS += """
:::{belief-index}
:columns: title, credence, resolution, date, due, status, tags, topic, region
:resolution: all
:::

:::{belief-index}
:columns: title, credence, resolution, date, due, status, tags, topic, region
:resolution: all
:format: list
:::

:::{uncertainty-index}
:columns: title, if-yes, if-no, beliefs
:::

:::{uncertainty-index}
:columns: title, if-yes, if-no, beliefs
:format: list
:::

:::{update-trigger-index}
:columns: title, direction, strength, beliefs, date
:fired: all
:::

:::{update-trigger-index}
:columns: title, direction, strength, beliefs, date
:fired: all
:format: list
:::

:::{update-trigger-index}
:fired: yes
:region: gov
:status: exploring
:::

:::{reading-index}
:group-by: venue
:columns: title, date, venue, beliefs, authors
:::

:::{topic-index}
:columns: title, status, date, due, left, tagline
:format: table
:::

:::{belief-graph}
:::

:::{belief-graph}
:of: beliefs
:::

:::{belief-graph}
:topic: third
:of: beliefs
:::
"""

ESSAY = """
---
tags: [first]
date: 2026-01-01
---
# Δοκίμιο

Το {belief}`rise` και το {topic}`first`.
"""


def write_pseudo_site(site: Site, conf: str = "") -> None:
    """Write a site that says nothing but Greek and what is ours, in brackets."""
    translate(site, "en", MARKED)
    spoken_number.cache_clear()  # of words in the English of other sites in this process
    written = (site.root / "conf.py").read_text(encoding="utf-8")
    site.write("conf.py", f"{written}\n{CONF}\n{conf}")
    site.write("index", "# Αρχή\n\n```{toctree}\n:glob:\n\n*\n```\n")
    pages = {"first": TOPIC, "second": SECOND, "third": STUB, "views": VIEWS, "essay": ESSAY}
    for name, text in pages.items():
        site.write(name, text.lstrip())


_OURS = re.compile(r"⟦[^⟦⟧]*⟧")

#: What is no message: addresses, the blank for a number, and what Babel writes: months, and percent.
_NO_WORDS = re.compile(
    r"https?://\S+|mailto:\S+|example\.org|\bXX\b|\bpercent\b|"
    + "|".join(get_month_names("wide", locale="en").values())
)


def unmarked(text: str) -> list[str]:
    """The words in Latin letters that are no message."""
    before = None
    while text != before:
        before, text = text, _OURS.sub("", text)
    return re.findall(r"[A-Za-z]{2,}", _NO_WORDS.sub("", text))


def search_labels(site: Site) -> list[str]:
    """What the search says that it has found: the labels of the types of objects."""
    index = (site.outdir / "searchindex.js").read_text(encoding="utf-8")
    names = json.loads(index.partition("(")[2].rpartition(")")[0])["objnames"]
    return [label for domain, _type, label in names.values() if domain == "beliefs"]
