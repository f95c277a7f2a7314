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
    assert place.format(51, "related-topics") not in result.stderr  # a line of the page as it was
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
