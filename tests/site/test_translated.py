"""An author's own words go to translators and come back: on pages, in indexes, roles and maps."""

from __future__ import annotations

import gettext
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po, write_po

from sphinx_beliefs.doctree.nodes import beliefs_graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import Site

CONF = """
locale_dirs = ["locale"]
gettext_compact = False
beliefs_today = "2026-06-01"
beliefs_page_rows = 500
beliefs_regions = {
    "tech": {"title": "Technical Safety", "description": "What models can be made to do."},
    "gov": "Governance",
}
beliefs_statuses = {"exploring": "Exploring", "shelved": "Put aside"}
beliefs_stub_notice = "I have not come to this yet."
"""

FIRST = """
---
topic:
  region: tech
  status: shelved
  tagline: How rents come about.
  related: [second]
---
# Rents

::::{belief} Rents will rise.
:name: rise
:credence: ~70%

Few homes are built.

:::{credence-log}
2025-01-01 60% a first look
2026-01-01 ~70% after *a crane* left
:::
::::

:::{uncertainty} Will homes be built?
:name: built
:beliefs: rise
:if-yes: Rents stay.
:if-no: Rents rise.

It decides all.
:::

:::{update-trigger} A boom of cranes
:name: boom
:beliefs: rise
:direction: down

It would show homes.
:::

:::{reading} A report on cranes
:name: report
:date: 2024-05-21
:url: https://example.org/
:authors: Crane and others
:venue: Building Weekly
:beliefs: rise

Cranes build homes.
:::
"""

SECOND = """
---
topic:
  region: Governance
---
# Caps

:::{belief} Caps help.
:name: caps
:credence: ~XX%

<why>
:::
"""

ELSEWHERE = """
# Elsewhere

See {belief}`rise`, {topic}`first` and {credence}`rise`.

:::{belief-index}
:caption: What I hold
:::

:::{belief-index}
:region: gov
:empty: Not a single one.
:::

:::{uncertainty-index}
:columns: title, if-yes, if-no
:::

:::{reading-index}
:columns: title, authors, venue
:group-by: venue
:::

:::{topic-index}
:format: cards
:::

:::{belief-graph}
:of: beliefs
:caption: The lie of the land
:::

:::{belief-graph}
:of: topics
:::

:::{credence-log} far
2025-01-01 30% seen from afar
2026-01-01 40% seen closer
:::
"""

THIRD = """
Third
=====

.. belief:: It is far away.
   :name: far
   :credence: 40%

   So it is.

.. belief:: It is near.
   :credence: 40%

   .. credence-log::

      2025-01-01 40% *nearly* touched

.. reading:: A map
   :authors: A surveyor
"""

#: All that a translator is asked for, in a German that no English word is left in.
GERMAN = {
    "The atlas": "Der Atlas",
    "Rents": "Mieten",
    "How rents come about.": "Wie Mieten entstehen.",
    "Rents will rise.": "Die Mieten steigen.",
    "Few homes are built.": "Es wird wenig gebaut.",
    "a first look": "ein erster Blick",
    "after *a crane* left": "nachdem *ein Kran* ging",
    "Will homes be built?": "Wird gebaut?",
    "Rents stay.": "Mieten bleiben.",
    "Rents rise.": "Mieten klettern.",
    "It decides all.": "Es entscheidet alles.",
    "A boom of cranes": "Kräne im Überfluss",
    "It would show homes.": "Es zeigte Wohnungen.",
    "A report on cranes": "Ein Bericht zu Kränen",
    "Crane and others": "Kran und andere",
    "Building Weekly": "Bauwoche",
    "Cranes build homes.": "Kräne bauen Wohnungen.",
    "Caps": "Deckel",
    "Caps help.": "Deckel helfen.",
    "Elsewhere": "Anderswo",
    "See {belief}`rise`, {topic}`first` and {credence}`rise`.": (
        "Siehe {belief}`rise`, {topic}`first` und {credence}`rise`."
    ),
    "What I hold": "Was ich vertrete",
    "Not a single one.": "Keine einzige.",
    "The lie of the land": "Die Lage",
    "seen from afar": "von fern gesehen",
    "seen closer": "von nah gesehen",
    "Third": "Drittes",
    "It is far away.": "Es ist fern.",
    "It is near.": "Es ist nah.",
    "*nearly* touched": "*fast* berührt",
    "A map": "Eine Karte",
    "A surveyor": "Ein Vermesser",
    "So it is.": "So ist es.",
    "Technical Safety": "Technische Sicherheit",
    "What models can be made to do.": "Was man Modelle tun lässt.",
    "Governance": "Steuerung",
    "Put aside": "Beiseitegelegt",
    "I have not come to this yet.": "Dazu bin ich noch nicht gekommen.",
}

#: English words of the author; none may be left on a page in German.
_ENGLISH = [
    *("rents", "rise", "homes", "built", "crane", "look", "caps", "cranes", "boom", "report"),
    *("Weekly", "Safety", "Governance", "aside", "afar", "closer", "away", "hold", "land"),
    *("models", "decides", "stay", "come", "single", "far away", "others"),
]


@pytest.fixture
def translated(site: Site) -> Site:
    """A site that went to a translator, with all that it has."""
    pytest.importorskip("sphinx_intl")
    site.configure(CONF)
    pages = {"first": FIRST, "second": SECOND, "elsewhere": ELSEWHERE, "third.rst": THIRD}
    for name, text in pages.items():
        site.write(name, text.lstrip())
    return send_to_translator(site)


def send_to_translator(site: Site) -> Site:
    """Make the templates, have sphinx-intl make catalogues of them, and fill these in."""
    site.build("gettext", folder="_gettext")
    assert not site.warnings
    run = [sys.executable, "-c", "from sphinx_intl.commands import main; main()", "update"]
    options = ["-p", str(site.outdir), "-d", "locale", "-l", "de", "-j", "1"]
    subprocess.run([*run, *options], cwd=site.root, check=True, capture_output=True)  # noqa: S603
    fill_in(site, GERMAN)
    return site


def fill_in(site: Site, texts: Mapping[str, str]) -> None:
    """Translate all messages of all catalogues."""
    for path in sorted((site.root / "locale/de/LC_MESSAGES").rglob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale="de")
        for message in catalogue:
            if message.id and message.id in texts:
                message.string = texts[message.id]
        with path.open("wb") as file:
            write_po(file, catalogue)
        later = path.stat().st_mtime + 10
        os.utime(path, (later, later))  # than what has been compiled of it
    # Python keeps what it has read, as no two builds of an author share a process.
    gettext._translations.clear()  # noqa: SLF001


def messages_of(site: Site) -> set[str]:
    """All messages that translators are asked for."""
    found = set()
    for path in (site.root / "locale/de/LC_MESSAGES").rglob("*.po"):
        with path.open("rb") as file:
            found |= {message.id for message in read_po(file) if message.id}
    return found


def in_german(site: Site) -> None:
    site.configure(CONF + "language = 'de'\nextensions.append('sphinx.ext.graphviz')\n")


def everything(site: Site) -> dict[str, str]:
    """What readers read on each page, with what they see on hovering or hear."""
    found = {}
    for path in sorted(site.outdir.glob("*.html")):
        if path.stem in {"search", "genindex"}:
            continue
        body = site.body(path.stem)
        said = [
            str(element[key])
            for element in body.find_all(True)
            for key in ("title", "aria-label", "data-beliefs-order")
            if key in element.attrs
        ]
        found[path.stem] = " ".join([site.text(path.stem), *said])
    return found


def test_translators_are_asked_for_every_word(translated: Site) -> None:
    assert messages_of(translated) == set(GERMAN)
    with (translated.root / "locale/de/LC_MESSAGES/beliefs.po").open("rb") as file:
        catalogue = read_po(file)
    [found] = [message for message in catalogue if message.id == "Put aside"]
    [(source, line)] = found.locations
    assert source.endswith("conf.py")
    written = (translated.root / "conf.py").read_text(encoding="utf-8").splitlines()
    assert "Put aside" in written[line - 1]


def test_and_every_word_comes_back(translated: Site) -> None:
    in_german(translated)
    translated.build()
    assert not [warned for warned in translated.warnings if "dot" not in warned.text]
    pages = everything(translated)
    assert {"first", "elsewhere", "beliefs-all", "beliefs-topics", "beliefs-readings"} <= set(pages)
    for name, text in pages.items():
        left = [word for word in _ENGLISH if f" {word.lower()} " in f" {text.lower()} "]
        assert not left, name
    everywhere = " ".join(pages.values())
    for english, german in GERMAN.items():
        if "{" not in german and english != "Governance":
            plain = german.replace("*", "").rstrip(".")
            assert plain in everywhere, english
    elsewhere = pages["elsewhere"]
    for word in (
        *("Siehe Die Mieten steigen, Mieten und ~70 %.", "Was ich vertrete", "Keine einzige."),
        *("Mieten bleiben", "Kran und andere", "Bauwoche", "Technische Sicherheit"),
        *("Beiseitegelegt", "Was man Modelle tun lässt.", "Die Lage"),
    ):
        assert word in elsewhere, word
    # A log that stands on another page than its belief.
    assert "von fern gesehen" in pages["third"]
    assert "Dazu bin ich noch nicht gekommen." in pages["second"]
    codes = [graph["code"] for graph in translated.trees["elsewhere"].findall(beliefs_graph)]
    assert any("Technische" in code and "Mieten" in code for code in codes) or not codes


def test_a_changed_translation_is_on_every_page_that_shows_it(translated: Site) -> None:
    in_german(translated)
    translated.build()
    changed = {
        "Rents will rise.": "Die Mieten klettern.",
        "seen closer": "aus der Nähe",
        "Building Weekly": "Der Bau",
        "Technical Safety": "Technik",
        "Put aside": "Vertagt",
        "Rents": "Die Mieten",
        "Rents stay.": "Alles bleibt.",
    }
    fill_in(translated, GERMAN | changed)
    translated.build()
    after = everything(translated)
    translated.build(folder="_clean")
    assert after == everything(translated)
    everywhere = " ".join(after.values())
    for old, new in changed.items():
        assert new.rstrip(".") in everywhere
        assert GERMAN[old] not in everywhere or old == "Rents"


def test_what_is_not_translated_stays_as_it_is_written(translated: Site) -> None:
    fill_in(translated, dict.fromkeys(GERMAN, ""))
    in_german(translated)
    translated.build()
    assert "Technical Safety · Put aside" in translated.text("first")
    assert "60 % — a first look" in translated.text("first")
    assert "Crane and others, Building Weekly" in translated.text("first")
    assert "I have not come to this yet." in translated.text("second")


def test_a_region_is_found_by_its_title_in_the_language_of_the_author(translated: Site) -> None:
    in_german(translated)
    translated.build()
    assert "Steuerung" in translated.text("second")  # it says: region: Governance


@pytest.mark.parametrize("compact", ["True", "'docs'"])
def test_catalogues_can_be_put_together(site: Site, compact: str) -> None:
    pytest.importorskip("sphinx_intl")
    site.configure(CONF.replace("gettext_compact = False", f"gettext_compact = {compact}"))
    site.write("first", FIRST.lstrip().replace("  related: [second]\n", ""))
    send_to_translator(site)
    conf = (site.root / "conf.py").read_text(encoding="utf-8")
    site.write("conf.py", f"{conf}language = 'de'\n")
    site.build()
    assert "Technische Sicherheit · Beiseitegelegt" in site.text("first")


def test_texts_that_are_empty_are_not_asked_for(site: Site) -> None:
    site.configure('beliefs_regions = {"tech": {"title": "", "description": " "}}\n')
    site.write(
        "conf.py", (site.root / "conf.py").read_text("utf-8") + 'beliefs_statuses = {"a": ""}\n'
    )
    site.build("gettext")
    [path] = site.outdir.glob("beliefs.pot")
    with path.open("rb") as file:
        # A region without a title is shown by its slug.
        assert [message.id for message in read_po(file) if message.id] == ["tech"]


def test_a_broken_catalogue_stops_nothing(site: Site) -> None:
    site.configure(CONF + "language = 'de'\n")
    site.write("first", FIRST.lstrip())
    path = site.write("locale/de/LC_MESSAGES/beliefs.po", 'msgid "Governance\nmsgstr\n')
    path.with_suffix(".mo").write_bytes(b"nothing of the kind")
    os.utime(path, (1, 1))
    site.build()
    assert "Technical Safety" in site.text("first")


#: The items of the first page as entries of lists.
LISTS = """
::::{beliefs}
- **Rents will rise.** ~70% — Few homes are built. {#rise}

  - 2025-01-01 ~60% a first look
  - 2026-01-01 ~70% after *a crane* left
::::

:::{uncertainties}
- Will homes be built? It decides all.
  :name: built
  :beliefs: rise
  :if-yes: Rents stay.
  :if-no: Rents rise.
:::

:::{update-triggers}
- A boom of cranes → lowers rise {#boom}

  It would show homes.
:::

:::{readings}
- 2024-05-21 — [A report on cranes](https://example.org/), Crane and others — Cranes build homes. {#report}
  :venue: Building Weekly
:::
"""


def test_entries_of_lists_go_to_translators_and_come_back_as_well(translated: Site) -> None:
    in_german(translated)
    head = FIRST[: FIRST.index("::::{belief}")]
    translated.write("first", (head + LISTS).lstrip())
    translated.build("gettext", folder="_gettext")
    with (translated.outdir / "first.pot").open("rb") as file:
        asked = {message.id: message.locations for message in read_po(file) if message.id}
    assert set(asked) <= set(GERMAN)
    lines = (translated.root / "first.md").read_text(encoding="utf-8").splitlines()
    for text, [(_file, line), *_others] in asked.items():
        assert text in " ".join(lines[line - 1 :]), text
    in_german(translated)
    translated.build()
    shown = translated.text("first")
    for english in asked:
        assert english not in shown
    assert "Die Mieten steigen. ~70 % Es wird wenig gebaut." in shown
    assert "nachdem ein Kran ging" in shown
