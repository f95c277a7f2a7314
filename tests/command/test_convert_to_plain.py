"""``sphinx-beliefs convert --to plain`` writes pages that read well without the extension."""

from __future__ import annotations

import io
import random
import sys
from pathlib import Path

from small_sites import make_site, run
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

sys.path.insert(0, str(Path(__file__).parents[1] / "hunt"))

from random_pages import random_pages
from round_trips import CONF, words_of

PAGE = """\
---
topic:
  region: tech
---

# Rents

I put {credence}`cap-lowers` on {belief}`cap-lowers`: see {topic}`other`, {belief}`this one <builders>`,
and {belief}`builders`. There are {beliefs-count}`beliefs`.

:::{belief} A cap lowers the rents of those who stay.
:name: cap-lowers
:credence: ~90%
:since: 2025-03
:resolve-by: 2028-12-31
:criteria: The *office* says so.
:tags: law, flats
:class: wide

It is what the law says.

:::

::::{belief} It was raining.
:credence: 60%
:resolution: superseded
:superseded-by: builders
:resolved: 2026-01-02

:::{credence-log}
2025-01 60% At first.
  And still.
- 2026-01 ~70% Later.
:::

More.
::::

:::{uncertainty} Do owners build less?
:beliefs: cap-lowers, builders
:if-yes: I would drop the cap.

It decides who pays.
:::

:::{update-trigger} A city drops its cap
:lowers: builders
:strength: clearly
:to: ~40%
:::

:::{reading} The street
:date: 2026-03
:url: https://example.org/street
:authors: Korbak et al.
:venue: A Journal
:::

:::{beliefs}
- **One.** ~70%
  :name: one

Between.

- **Two.** ~60% — why
:::

:::{related-topics}
:::
"""

OTHER = """\
---
topic:
  region: tech
---

# The *other* page

:::{belief} Builders [go](https://example.org) elsewhere.
:name: builders
:credence: ~20%
:::
"""

PLAIN = """\
---
topic:
  region: tech
---

# Rents

I put ~90% on A cap lowers the rents of those who stay: see [The other page](other.md), [this one](other.md),
and [Builders go elsewhere](other.md). There are {beliefs-count}`beliefs`.

- **A cap lowers the rents of those who stay.** ~90% — It is what the law says.

  Criteria: The *office* says so.

  Held since 2025-03 · to be decided by 2028-12-31

  Tags: law, flats

- **It was raining.** 60%

  - 2025-01 60% At first.
    And still.
  - 2026-01 ~70% Later.

  More.

  Superseded by [Builders go elsewhere](other.md) · 2026-01-02

- **Do owners build less?** Why it matters: It decides who pays.

  If yes: I would drop the cap.

  Bears on: A cap lowers the rents of those who stay; [Builders go elsewhere](other.md)

- A city drops its cap

  Would clearly lower: [Builders go elsewhere](other.md) (→ ~40%)

- 2026-03 — [The street](https://example.org/street), Korbak et al.

  A Journal

- **One.** ~70%

Between.

- **Two.** ~60% — why

:::{related-topics}
:::
"""


def site(root: Path) -> Path:
    return make_site(root, {"rents": PAGE, "other": OTHER}) / "pages" / "rents.md"


def test_items_are_entries_options_are_sentences_and_roles_are_links(tmp_path: Path) -> None:
    path = site(tmp_path)
    result = run("convert", path, "--to", "plain", "--in-place")
    assert path.read_text("utf-8") == PLAIN
    place = "rents.md:{}: {} stays as it is: nothing takes its place without the extension"
    assert place.format(9, "{beliefs-count}`beliefs`") in result.stderr
    assert place.format(52, "related-topics") not in result.stderr  # a line of the page as it was
    assert "related-topics stays as it is" in result.stderr
    assert result.exit_code == 1


def test_what_comes_out_needs_no_extension(tmp_path: Path) -> None:
    path = site(tmp_path)
    run("convert", path, path.with_name("other.md"), "--to", "plain", "--in-place")
    kept = path.read_text("utf-8").replace("{beliefs-count}`beliefs`", "three")
    path.write_text(kept.replace(":::{related-topics}\n:::\n", ""), encoding="utf-8")
    (tmp_path / "conf.py").write_text(
        'extensions = ["myst_parser"]\nmyst_enable_extensions = ["colon_fence"]\n'
    )
    warned = io.StringIO()
    with docutils_namespace():
        out = tmp_path / "_build"
        app = Sphinx(tmp_path, tmp_path, out, out, "text", None, None, warned, True)
        app.build()
    assert warned.getvalue() == ""
    text = " ".join((out / "pages" / "rents.txt").read_text("utf-8").split())
    assert "* **A cap lowers the rents of those who stay.** ~90% — It is what" in text


IN_RST = """\
Rents
=====

I put :credence:`cap` on :belief:`cap` and :belief:`builders`.

.. belief:: A cap lowers rents.
   :name: cap
   :credence: ~90%
   :since: 2025-03

   It is what the law says.

   .. credence-log::

      2025-01 60% At first.
        And still.
      2026-01 ~90% Later.

.. belief:: Fewer flats are let.
   :normative:
"""

PLAIN_RST = """\
Rents
=====

I put ~90% on A cap lowers rents and :doc:`Builders go elsewhere </pages/other>`.

- **A cap lowers rents.** ~90% — It is what the law says.

  - 2025-01 60% At first.
    And still.
  - 2026-01 ~90% Later.

  Held since 2025-03

- **(Normative.) Fewer flats are let.**
"""


def test_the_same_in_restructuredtext(tmp_path: Path) -> None:
    path = site(tmp_path).with_name("in-rst.rst")
    path.write_text(IN_RST, encoding="utf-8")
    result = run("convert", path, "--to", "plain", "--in-place")
    assert path.read_text("utf-8") == PLAIN_RST
    assert result.exit_code == 0


def test_pages_at_random_keep_the_words_of_titles_and_bodies(tmp_path: Path) -> None:
    pages = random_pages(random.Random(17), 20)
    (tmp_path / "conf.py").write_text(CONF)
    for name, text in pages.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("convert", *(tmp_path / name for name in pages), "--to", "plain", "--in-place")
    assert result.exit_code in (0, 1)
    for name, text in pages.items():
        plain = (tmp_path / name).read_text("utf-8").casefold()
        lost = {word for word in words_of(text) if word.casefold() not in plain}
        # Names, classes and directions are for the extension alone.
        own = f"p{name[4:].split('.')[0]}-"
        assert {w for w in lost if own not in w} <= {"wide", "up", "down", "either"}


# -- what is plain already -----------------------------------------------------------------------

LISTS = """\
---
topic:
  region: tech
---

# Trees

## Current beliefs

1. **Trees cool streets.** ~80% — shade\tand water ^trees-cool
2. Rents rise (~60%): wages do.
+ **Nobody else will**: p = .15

* One sentence
lazily continued. ~40%


* Another.

## Uncertainties

- Who pays? I read two answers. ^wages
-   **Does it last?** It may.

## What would update me

- A city that dropped its cap and got cheaper → lowers trees-cool (to ~30%)
- [ ] A task

## Recent reading

- [The street](https://example.org/street), Jane Doe (2026). Two of nine.
"""

SECTIONS = "beliefs_sections = True\n"


def converted(root: Path, text: str, conf: str = SECTIONS, name: str = "page.md") -> str:
    """The text of a page as a plain page."""
    make_site(root, {}, conf)
    (root / name).write_bytes(text.encode())
    run("convert", root / name, "--to", "plain", "--in-place")
    return (root / name).read_bytes().decode()


def test_plain_lists_stay_byte_for_byte(tmp_path: Path) -> None:
    text = LISTS.replace("\n", "\r\n")
    make_site(tmp_path, {}, SECTIONS)
    path = tmp_path / "page.md"
    path.write_bytes(text.encode())
    result = run("convert", path, "--to", "plain", "--in-place")
    assert path.read_bytes().decode() == text
    assert (result.exit_code, result.stderr) == (0, "Nothing is to be changed.\n")


def test_so_they_do_when_items_are_to_be_lists(tmp_path: Path) -> None:
    make_site(tmp_path, {}, SECTIONS)
    path = tmp_path / "page.md"
    path.write_text(LISTS, encoding="utf-8")
    result = run("convert", path, "--to", "lists", "--in-place")
    assert path.read_text("utf-8") == LISTS
    assert (result.exit_code, result.stderr) == (0, "Nothing is to be changed.\n")


def test_of_other_entries_only_what_is_ours_is_changed(tmp_path: Path) -> None:
    changed = LISTS.replace(
        "2. Rents rise (~60%): wages do.\n",
        "2. Rents rise (~60%): wages do.\n   :name: rents\n   :since: 2025-03\n   :tags: law\n",
    )
    changed = changed.replace("* Another.\n", "* Another. {#other}\n  :class: wide\n\n  Why.\n")
    changed = changed.replace("It may.", "It may. {.wide}\n    :beliefs: rents\n\n    More.")
    expected = LISTS.replace("wages do.\n", "wages do.\n\n   Held since 2025-03\n\n   Tags: law\n")
    expected = expected.replace("* Another.\n", "* Another.\n\n  Why.\n")
    expected = expected.replace("It may.", "It may.\n\n    More.\n\n    Bears on: Rents rise")
    assert converted(tmp_path, changed) == expected


def test_a_directive_around_entries_is_removed_and_they_stay(tmp_path: Path) -> None:
    text = (
        "Text.\n\n::::{beliefs}\n:tags: law\n\n1. One (~70%): why ^one\n2) **Two.** {#two}\n\n"
        "   :::{credence-log}\n   2025-01 60% At first.\n   2026-01 ~70%\n   :::\n::::\nMore.\n"
    )
    assert converted(tmp_path, text) == (
        "Text.\n\n1. One (~70%): why ^one\n\n   Tags: law\n2) **Two.**\n\n"
        "   - 2025-01 60% At first.\n   - 2026-01 ~70%\n\n   Tags: law\n\nMore.\n"
    )


def test_entries_in_restructuredtext_lose_their_options_and_nothing_else(tmp_path: Path) -> None:
    text = (
        "Page\n====\n\n.. beliefs::\n\n   #. One (~70%): why\n\n      :name: one\n\n"
        "   #. **Two.**\n      :since: 2025-03\n\n      More.\n\nText.\n"
    )
    assert converted(tmp_path, text, name="page.rst") == (
        "Page\n====\n\n#. One (~70%): why\n\n#. **Two.**\n\n   More.\n\n   Held since 2025-03\n\n"
        "Text.\n"
    )


def test_a_credence_that_is_an_option_gets_its_place(tmp_path: Path) -> None:
    text = "## Current beliefs\n\n3. **One.** Why\n   so. ^one\n   :credence: ~70%\n"
    front = "---\ntopic:\n  region: tech\n---\n\n# Page\n\n"
    expected = "## Current beliefs\n\n3. **One.** ~70% — Why\n   so. ^one\n"
    assert converted(tmp_path, front + text) == front + expected


TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"


def test_a_table_or_code_right_below_a_claim_stays_one(tmp_path: Path) -> None:
    code = "```python\nx = 1\n```\n"
    text = "".join(
        f"::::{{belief}} {name}\n:credence: ~70%\n\n{body}::::\n\n"
        for name, body in (("One", TABLE), ("Two", code), ("Three", "- a\n- b\n"))
    )
    assert converted(tmp_path, text, "") == (
        "- **One** ~70%\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n\n"
        "- **Two** ~70%\n\n  ```python\n  x = 1\n  ```\n\n- **Three** ~70%\n\n  - a\n  - b\n\n"
    )


SWALLOWS = """
def setup(app):
    def change(app, docname, source):
        source[0] = source[0].replace("- **Two", "  **Two")

    app.connect("source-read", change, priority=1000)
"""


def test_an_item_that_would_not_be_an_entry_is_left_and_named(tmp_path: Path) -> None:
    make_site(tmp_path, {}, SWALLOWS)
    path = tmp_path / "page.md"
    claims = [f":::{{belief}} {name}\n:credence: ~70%\n:::\n" for name in ("One", "Two", "Three")]
    path.write_text("\n".join(claims), encoding="utf-8")
    result = run("convert", path, "--to", "plain", "--in-place")
    assert "page.md:5: belief stays as it is: the page would not say the same" in result.stderr
    assert path.read_text("utf-8") == (f"- **One** ~70%\n\n{claims[1]}\n- **Three** ~70%\n")
    assert result.exit_code == 1


def test_a_list_is_named_once_with_its_first_warning(tmp_path: Path) -> None:
    make_site(tmp_path, {})
    path = tmp_path / "page.md"
    text = ":::{beliefs}\n- **One.** ~70%\n- **Two.** ~70%\n  :credense: ~60%\n:::\n"
    path.write_text(text, encoding="utf-8")
    for target in ("plain", "directives"):
        result = run("convert", path, "--to", target, "--in-place")
        assert result.exit_code == 1
        assert result.stderr.count("stays as it is") == 1
        assert "page.md:1: beliefs stays as it is: line 4 has a warning" in result.stderr
        assert "credense" in result.stderr
        assert path.read_text("utf-8") == text


def test_tabs_in_an_entry_stay(tmp_path: Path) -> None:
    front = "---\ntopic:\n  region: tech\n---\n\n# Page\n\n## Current beliefs\n\n"
    text = "-\t**One.** ~20%\n\t:name: one\n\n\tMore\tof it.\n"
    expected = "-\t**One.** ~20%\n\n\tMore\tof it.\n"
    assert converted(tmp_path, front + text) == front + expected


def test_roles_behind_an_arrow_become_titles_and_so_do_those_in_prose(tmp_path: Path) -> None:
    front = "---\ntopic:\n  region: tech\n---\n\n# Page\n\nSee {belief}`cap`.\n\n"
    text = (
        "## Current beliefs\n\n- **A cap helps.** ~70%\n  {}\n"
        "## What would update me\n\n- A city drops its cap → strongly lowers {} (to ~10%)\n"
    )
    assert converted(tmp_path, front + text.format(":name: cap\n", "{belief}`cap`")) == (
        front.replace("{belief}`cap`", "A cap helps")
        + text.replace("\n  {}", "\n").format("A cap helps")
    )


def test_authors_in_an_option_leave_the_lines_of_a_reading_as_they_are(tmp_path: Path) -> None:
    front = "---\ntopic:\n  region: tech\n---\n\n# Page\n\n## Recent reading\n\n"
    text = "- 2026-01 — *The street*\n  :authors: Jane Doe\n  :venue: A Journal\n\n  Two of nine.\n"
    assert converted(tmp_path, front + text) == (
        front + "- 2026-01 — *The street*\n\n  Two of nine.\n\n  Jane Doe, A Journal\n"
    )


def test_an_entry_below_its_marker_is_one(tmp_path: Path) -> None:
    text = ":::{beliefs}\n-\n  **One.** ~70%\n  :name: one\n- **Two.** ~60%\n:::\n"
    assert converted(tmp_path, text) == "-\n  **One.** ~70%\n- **Two.** ~60%\n"


def test_how_beliefs_hang_together_is_said_in_words(tmp_path: Path) -> None:
    path = site(tmp_path)
    path.write_text(
        "# Rents\n\n:::{belief} Rents fall by 2030.\n:credence: 20%\n:implies: builders, two\n"
        ":excludes: builders\n:exactly-one-of: year, course\n:given: builders\n:ladder: fall\n"
        ":::\n\n:::{belief} Two.\n:name: two\n:credence: 30%\n:::\n",
        encoding="utf-8",
    )
    run("convert", path, "--to", "plain", "--in-place")
    link = "[Builders go elsewhere](other.md)"
    assert path.read_text("utf-8") == (
        f"# Rents\n\n- **Rents fall by 2030.** 20%\n\n  Implies: {link}; Two\n\n"
        f"  Excludes: {link}\n\n  Conditional on: {link}\n\n"
        "  Exactly one is true of the group: year, course\n\n- **Two.** 30%\n"
    )
