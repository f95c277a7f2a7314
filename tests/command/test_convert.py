"""``sphinx-beliefs convert`` turns directives into lists and back, and loses nothing."""

from __future__ import annotations

import os
import random
import shutil
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_sites import make_site, run

sys.path.insert(0, str(Path(__file__).parents[1] / "hunt"))

from random_pages import random_pages
from round_trips import CONF, there_and_back, words_of

if TYPE_CHECKING:
    from click.testing import Result

DOCS = Path(__file__).parents[2] / "docs"

DIRECTIVES = """\
---
topic:
  region: tech
---

# Rents

Some prose.

:::{belief} A cap lowers the rents of those who stay.
:name: cap-lowers
:credence: ~90%

It is what the law says,
and flats are inspected.
:::

:::{belief} Nobody should pay half of their income.
:normative:
:::

% a comment

::::{belief} Fewer flats are let.
:credence: ~70%

Owners sell.

:::{credence-log}
2025-01 60% At first.
2026-01 ~70% Later.
:::
::::

More prose.

:::{uncertainty} Do owners build less?
:beliefs: cap-lowers

It decides who pays.
:::
"""

LISTS = """\
---
topic:
  region: tech
---

# Rents

Some prose.

:::{beliefs}
- **A cap lowers the rents of those who stay.** ~90% — It is what the law says,
  and flats are inspected.
  :name: cap-lowers
- **(Normative.) Nobody should pay half of their income.**
:::

% a comment

::::{beliefs}
- **Fewer flats are let.** ~70% — Owners sell.

  :::{credence-log}
  2025-01 60% At first.
  2026-01 ~70% Later.
  :::
::::

More prose.

:::{uncertainties}
- **Do owners build less?** Why it matters: It decides who pays.
  :beliefs: cap-lowers
:::
"""

IN_RST = """\
Rents
=====

.. belief:: A cap lowers rents.
   :name: cap-lowers
   :credence: ~90%

   It is what the law says.

.. belief:: Fewer flats are let.

   Owners sell.

..
   A comment.

Prose.

.. reading:: The street
   :date: 2026-03
   :url: https://example.org/street

   Two of nine.
"""

LISTS_IN_RST = """\
Rents
=====

.. beliefs::

   - **A cap lowers rents.** ~90% — It is what the law says.

     :name: cap-lowers

   - **Fewer flats are let.** — Owners sell.

..
   A comment.

Prose.

.. readings::

   - 2026-03 — `The street <https://example.org/street>`__ — Two of nine.
"""


def page(root: Path, text: str, name: str = "page.md", conf: str = "") -> Path:
    """A page of a site whose file is not below a folder of pages."""
    make_site(root, {}, conf)
    path = root / name
    path.write_bytes(text.encode())
    return path


def convert(path: Path, target: str = "lists", *words: str) -> Result:
    return run("convert", path, "--to", target, "--in-place", *words)


@pytest.mark.parametrize(
    ("directives", "lists", "name"),
    [(DIRECTIVES, LISTS, "page.md"), (IN_RST, LISTS_IN_RST, "page.rst")],
    ids=["markdown", "restructuredtext"],
)
def test_directives_become_lists_and_come_back_as_they_were(
    tmp_path: Path, directives: str, lists: str, name: str
) -> None:
    path = page(tmp_path, directives, name)
    result = convert(path)
    assert (result.exit_code, path.read_text("utf-8")) == (0, lists)
    result = convert(path, "directives")
    assert (result.exit_code, path.read_text("utf-8")) == (0, directives)


def test_how_beliefs_hang_together_is_kept_both_ways(tmp_path: Path) -> None:
    directive = (
        ":::{belief} Rents fall.\n:name: fall\n:credence: 20%\n:implies: one, two\n"
        ":excludes: three\n:exactly-one-of: year\n:given: four\n:ladder: fall, by 2030\n\nWhy.\n:::\n"
    )
    path = page(tmp_path, directive)
    convert(path)
    assert path.read_text("utf-8") == (
        ":::{beliefs}\n- **Rents fall.** 20% — Why.\n  :name: fall\n  :implies: one, two\n"
        "  :excludes: three\n  :exactly-one-of: year\n  :given: four\n  :ladder: fall, by 2030\n:::\n"
    )
    convert(path, "directives")
    assert path.read_text("utf-8") == directive


def test_the_difference_is_shown_and_nothing_written(tmp_path: Path) -> None:
    path = page(tmp_path, ":::{belief} Claim\n:credence: ~70%\n:::\n\nProse.\n")
    result = run("convert", path, "--to", "lists")
    shown = Path(os.path.relpath(path)).as_posix()
    assert result.stdout == (
        f"--- a/{shown}\n+++ b/{shown}\n@@ -1,5 +1,5 @@\n"
        "-:::{belief} Claim\n-:credence: ~70%\n+:::{beliefs}\n+- **Claim** ~70%\n :::\n \n Prose.\n"
    )
    assert (result.stderr, result.exit_code) == ("", 0)
    assert path.read_text("utf-8").startswith(":::{belief} Claim")


def test_the_difference_has_colours_where_they_are_wanted(tmp_path: Path) -> None:
    path = page(tmp_path, ":::{belief} Claim\n:credence: ~70%\n:::\n")
    assert (
        "\x1b[32m+- **Claim** ~70%\x1b[0m" in run("convert", path, "--to=lists", "--color").stdout
    )
    assert "\x1b" not in run("convert", path, "--to=lists").stdout


def test_a_page_in_the_form_that_is_asked_for_is_not_touched(tmp_path: Path) -> None:
    path = page(tmp_path, DIRECTIVES)
    os.utime(path, (1, 1))
    result = convert(path, "directives")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing is to be changed." in result.stderr
    assert path.stat().st_mtime == 1


def test_line_ends_the_byte_order_mark_the_mode_and_the_last_line_stay(tmp_path: Path) -> None:
    text = "\ufeff" + DIRECTIVES.replace("\n", "\r\n").removesuffix("\r\n")
    path = page(tmp_path, text)
    path.chmod(0o640)
    assert convert(path).exit_code == 0
    lists = "\ufeff" + LISTS.replace("\n", "\r\n").removesuffix("\r\n")
    assert path.read_bytes().decode() == lists
    assert path.stat().st_mode & 0o777 == 0o640
    assert convert(path, "directives").exit_code == 0
    assert path.read_bytes().decode() == text
    assert [entry.name for entry in tmp_path.iterdir() if "page" in entry.name] == ["page.md"]


def test_a_copy_is_kept_where_one_is_wanted(tmp_path: Path) -> None:
    path = page(tmp_path, DIRECTIVES)
    assert convert(path, "lists", "--backup").exit_code == 0
    assert (tmp_path / "page.md.bak").read_text("utf-8") == DIRECTIVES


def test_a_copy_is_only_kept_of_what_is_written(tmp_path: Path) -> None:
    path = page(tmp_path, DIRECTIVES)
    result = run("convert", path, "--to", "lists", "--backup")
    assert "--backup has no meaning without --in-place" in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_link_to_a_page_stays_a_link(tmp_path: Path) -> None:
    path = page(tmp_path, DIRECTIVES, "page.md")
    real = path.rename(tmp_path / "real.txt")
    path.symlink_to(real)
    assert convert(path).exit_code == 0
    assert path.is_symlink()
    assert real.read_text("utf-8") == LISTS


def test_a_site_can_lie_behind_a_link(tmp_path: Path) -> None:
    page(tmp_path / "real", DIRECTIVES)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert convert(tmp_path / "link" / ".." / "link" / "page.md").exit_code == 0
    assert (tmp_path / "real" / "page.md").read_text("utf-8") == LISTS


LEFT = [
    (
        ":::{note}\n```{belief} Claim\n:credence: ~70%\n```\n:::\n",
        "2: belief stays as it is: it stands inside another block.",
    ),
    (
        "- ```{belief} Claim\n  :credence: ~70%\n  ```\n",
        "1: belief stays as it is: it stands inside another block.",
    ),
    (
        ":::{belief} Claim\n:credense: ~70%\n:::\n",
        "1: belief stays as it is: line 2 has a warning that has to be dealt with first: ",
    ),
    (
        ":::{belief} Claim\n:credence: ~70%\n% a comment\n:name: claim\n:::\n",
        "1: belief stays as it is: line 3 has a warning that has to be dealt with first: ",
    ),
    (
        ":::{belief} This – is **bold** and it\n:since: 2026\n:::\n",
        "1: belief stays as it is: no entry of a list can say this.",
    ),
    (
        ":::{belief}\n:credence: ~70%\n\n- a list\n- for a claim\n:::\n",
        "1: belief stays as it is: the page would not say the same.",
    ),
]


@pytest.mark.parametrize(("text", "said"), LEFT, ids=range(len(LEFT)))
def test_what_cannot_be_an_entry_is_left_and_named(tmp_path: Path, text: str, said: str) -> None:
    beside = "\n:::{belief} Beside\n:credence: ~70%\n:::\n"
    path = page(tmp_path, text + beside)
    result = convert(path)
    assert f"{os.path.relpath(path)}:{said}" in result.stderr
    assert result.exit_code == 1
    assert path.read_text("utf-8") == text + "\n:::{beliefs}\n- **Beside** ~70%\n:::\n"


def test_a_slip_in_the_name_of_a_directive_is_fixed_by_the_way(tmp_path: Path) -> None:
    path = page(tmp_path, ":::{beleif}Claim\n:credence: ~70%\n:::\n")
    assert convert(path).exit_code == 0
    assert path.read_text("utf-8") == ":::{beliefs}\n- **Claim** ~70%\n:::\n"


def test_a_list_with_an_entry_that_cannot_be_read_is_left(tmp_path: Path) -> None:
    text = ":::{beliefs}\n- **One.** ~70%\n- \n:::\n\n:::{beliefs}\n- **Two.** ~70%\n:::\n"
    path = page(tmp_path, text)
    result = convert(path, "directives")
    assert "page.md:1: beliefs stays as it is: " in result.stderr
    assert result.exit_code == 1
    assert path.read_text("utf-8").endswith(":::\n\n:::{belief} Two.\n:credence: ~70%\n:::\n")


def test_an_item_in_an_included_file_is_named_with_its_place(tmp_path: Path) -> None:
    path = page(tmp_path, "# Page\n\n```{include} part.txt\n```\n")
    (tmp_path / "part.txt").write_text("\n:::{belief} Claim\n:credence: ~70%\n:::\n")
    result = convert(path)
    # MyST 4 counts one line too many in what it includes.
    line = 3 if version("myst-parser").startswith("4.") else 2
    assert (
        f"part.txt:{line}: belief stays as it is: it is written in another file." in result.stderr
    )
    assert result.exit_code == 1


SAYS_ANYTHING_ELSE = """
def setup(app):
    def change(app, docname, source):
        source[0] = source[0].replace("- **Claim", "- **Other")

    app.connect("source-read", change)
"""


def test_what_would_then_say_anything_else_is_left(tmp_path: Path) -> None:
    claims = [
        f":::{{belief}} {words}\n:credence: ~70%\n:::\n" for words in ("One", "Claim", "Three")
    ]
    path = page(tmp_path, "\n".join(claims), conf=SAYS_ANYTHING_ELSE)
    result = convert(path)
    assert "page.md:5: belief stays as it is: the page would not say the same." in result.stderr
    assert result.exit_code == 1
    assert path.read_text("utf-8") == (
        ":::{beliefs}\n- **One** ~70%\n:::\n\n"
        + claims[1]
        + "\n:::{beliefs}\n- **Three** ~70%\n:::\n"
    )


def test_blank_lines_between_entries_and_text_between_lists_stay(tmp_path: Path) -> None:
    text = (
        ":::{beliefs}\n:tags: law\n\n- **One.** ~70%\n\n\n- **Two.** ~60%\n* **Three.** ~50%\n\n"
        "Some text\nof two lines.\n\n1. Four (~40%): because\n   of this\n\n   - and this\n:::\n"
    )
    path = page(tmp_path, text)
    assert convert(path, "directives").exit_code == 0
    assert path.read_text("utf-8") == (
        ":::{belief} One.\n:credence: ~70%\n:tags: law\n:::\n\n\n"
        ":::{belief} Two.\n:credence: ~60%\n:tags: law\n:::\n\n"
        ":::{belief} Three.\n:credence: ~50%\n:tags: law\n:::\n\n"
        "Some text\nof two lines.\n\n"
        ":::{belief} Four\n:credence: ~40%\n:tags: law\n\nbecause\nof this\n\n- and this\n:::\n"
    )


def test_options_in_any_form_and_a_title_in_the_body_are_read(tmp_path: Path) -> None:
    text = (
        "```{belief}\n---\nname: long\ncredence: ~70%\ntags: one,\n  two\n---\n\n"
        "A claim that is\ntoo long for a line.\n\nThe why.\n```\n"
    )
    path = page(tmp_path, text)
    assert convert(path).exit_code == 0
    assert path.read_text("utf-8") == (
        "```{beliefs}\n- **A claim that is too long for a line.** ~70% — The why.\n"
        "  :name: long\n  :tags: one, two\n```\n"
    )


def test_without_colon_fences_the_marks_are_backticks(tmp_path: Path) -> None:
    path = page(
        tmp_path,
        "```{beliefs}\n- **One.** ~70%\n```\n",
        conf="myst_enable_extensions = []\n",
    )
    assert convert(path, "directives").exit_code == 0
    assert path.read_text("utf-8") == "```{belief} One.\n:credence: ~70%\n```\n"


OTHERS = """
from sphinx.util.docutils import SphinxDirective


class Other(SphinxDirective):
    has_content = True

    def run(self):
        return []


def setup(app):
    app.add_directive("belief", Other)
    app.add_directive("beliefs", Other)
"""


def test_the_long_form_is_written_where_another_has_the_name(tmp_path: Path) -> None:
    text = ":::{beliefs:belief} One.\n:credence: ~70%\n:::\n"
    path = page(tmp_path, text, conf=OTHERS)
    assert convert(path).exit_code == 0
    assert path.read_text("utf-8") == ":::{beliefs:beliefs}\n- **One.** ~70%\n:::\n"
    assert convert(path, "directives").exit_code == 0
    assert path.read_text("utf-8") == text


def test_a_page_without_a_site_is_read_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "note [1].md"
    path.write_text(DIRECTIVES, encoding="utf-8")
    assert convert(path).exit_code == 0
    assert convert(path, "directives").exit_code == 0
    assert path.read_text("utf-8") == DIRECTIVES


def test_pages_of_several_sites_and_of_one_name_are_converted_in_one_go(tmp_path: Path) -> None:
    one, other = page(tmp_path / "one", DIRECTIVES), page(tmp_path / "two", DIRECTIVES)
    same = one.with_suffix(".rst")
    same.write_text(IN_RST, encoding="utf-8")
    result = run("convert", one, other, same, "--to", "lists", "--in-place")
    assert result.exit_code == 0, result.output
    assert [path.read_text("utf-8") for path in (one, other, same)] == [LISTS, LISTS, LISTS_IN_RST]


def test_a_file_that_cannot_be_converted_is_named_and_the_status_is_2(tmp_path: Path) -> None:
    good = page(tmp_path, DIRECTIVES)
    bad = tmp_path / "latin.md"
    bad.write_bytes("# Größe\n".encode("latin-1"))
    text = tmp_path / "notes.txt"
    text.write_text("Notes.\n")
    result = run("convert", good, bad, text, "--to", "lists", "--in-place")
    assert "latin.md: this file is in another encoding than the site" in result.stderr
    assert "notes.txt: Sphinx does not take this file for a page of the site" in result.stderr
    assert result.exit_code == 2
    assert good.read_text("utf-8") == LISTS


@pytest.mark.parametrize(
    ("conf", "said"),
    [
        ("raise ValueError('no')\n", "raised ValueError: no"),
        ("extensions = ['myst_parser']\n", "add it to extensions in conf.py"),
        ("extensions.append('not_installed')\n", "not_installed"),
    ],
)
def test_a_site_that_cannot_be_read_is_a_sentence(tmp_path: Path, conf: str, said: str) -> None:
    result = convert(page(tmp_path, DIRECTIVES, conf=conf))
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert result.exit_code == 2


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    result = convert(tmp_path / "nothing.md")
    assert (result.exit_code, "There is no file" in result.stderr) == (2, True)


def test_a_folder_is_not_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = convert(tmp_path)
    assert result.exit_code == 2
    said = f"{tmp_path} is a folder; name files in it, such as {tmp_path / '*.md'}."
    assert said in result.stderr


def test_a_file_that_cannot_be_written_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = page(tmp_path, DIRECTIVES)

    def refuse(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", refuse)
    result = convert(path)
    assert "page.md cannot be written, and is as it was: the disk is full" in result.stderr
    assert (result.exit_code, path.read_text("utf-8")) == (2, DIRECTIVES)
    assert [entry.name for entry in tmp_path.iterdir() if "page" in entry.name] == ["page.md"]


def test_only_the_pages_that_are_named_are_read(tmp_path: Path) -> None:
    path = page(tmp_path, DIRECTIVES)
    (tmp_path / "other.md").write_text("```{include} nothing.txt\n```\n")
    (tmp_path / "conf.py").write_text(
        (tmp_path / "conf.py").read_text("utf-8")
        + "\n\ndef setup(app):\n"
        + "    app.connect('source-read', lambda app, docname, source: print_to(docname))\n\n\n"
        + "def print_to(docname):\n"
        + f"    with open({str(tmp_path / 'read.txt')!r}, 'a') as file:\n"
        + "        file.write(docname + '\\n')\n"
    )
    assert convert(path).exit_code == 0
    assert set((tmp_path / "read.txt").read_text().split()) == {"page"}


# -- where headings say what lists hold ----------------------------------------------------------

UNDER_HEADINGS = """\
---
topic:
  region: tech
---

# Rents

## Current beliefs

Some prose.

:::{belief} A cap lowers rents.
:name: cap-lowers
:credence: ~90%

It is what the law says.
:::

:::{belief} Fewer flats are let.
:credence: ~70%
:::

## Elsewhere

:::{belief} Owners sell.
:credence: ~60%
:::

## Uncertainties

:::{uncertainty} Do owners build less?
It decides who pays.
:::
Prose right below.

:::{reading} The street
:date: 2026-03
:::

- a list of other things
"""

BARE = """\
---
topic:
  region: tech
---

# Rents

## Current beliefs

Some prose.

- **A cap lowers rents.** ~90% — It is what the law says.
  :name: cap-lowers
- **Fewer flats are let.** ~70%

## Elsewhere

:::{beliefs}
- **Owners sell.** ~60%
:::

## Uncertainties

- **Do owners build less?** Why it matters: It decides who pays.

Prose right below.

:::{readings}
- 2026-03 — The street
:::

<!-- list -->
- a list of other things
"""


def test_no_directive_is_around_a_list_where_a_heading_says_what_it_holds(tmp_path: Path) -> None:
    text = UNDER_HEADINGS.replace("- a list", "<!-- list -->\n- a list")
    path = page(tmp_path, text, conf="beliefs_sections = True\n")
    result = convert(path)
    assert (result.exit_code, path.read_text("utf-8")) == (0, BARE)
    assert convert(path, "directives").exit_code == 0
    expected = text.replace("less?\nIt", "less?\n\nIt").replace("pays.\n:::\n", "pays.\n:::\n\n")
    assert path.read_text("utf-8") == expected


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
def test_what_an_editor_indents_further_than_needed_is_not_so_in_a_directive(
    tmp_path: Path, indent: str
) -> None:
    below = f"{indent}- 2026-08 ~30%\n{indent}- 2026-11-20 ~70%\n"
    text = f"# Rents\n\n:::{{beliefs}}\n- **One.** 70% — Why.\n{below}- **Two.** 60%\n:::\n"
    path = page(tmp_path, text)
    assert convert(path, "directives").exit_code == 0
    written = path.read_text("utf-8")
    assert "Why.\n- 2026-08 ~30%\n- 2026-11-20 ~70%\n:::" in written


def test_nor_is_a_log_in_restructuredtext(tmp_path: Path) -> None:
    text = (
        "Rents\n=====\n\n.. beliefs::\n\n   - **One.** 70% — Why.\n\n"
        "       - 2026-08 ~30%\n       - 2026-11-20 ~70%\n\n   - **Two.** 60%\n"
    )
    path = page(tmp_path, text, "page.rst")
    assert convert(path, "directives").exit_code == 0
    written = path.read_text("utf-8")
    assert "   Why.\n\n   - 2026-08 ~30%\n   - 2026-11-20 ~70%\n" in written


IN_RST_UNDER_HEADINGS = """\
Rents
=====

.. topic-meta::
   :region: tech

Current beliefs
---------------

.. belief:: A cap lowers rents.
   :credence: ~90%

   It is what the law says.

.. belief:: Fewer flats are let.
   :credence: ~70%

Recent reading
--------------

.. reading:: The street
   :date: 2026-03
"""

BARE_IN_RST = """\
Rents
=====

.. topic-meta::
   :region: tech

Current beliefs
---------------

- **A cap lowers rents.** ~90% — It is what the law says.
- **Fewer flats are let.** ~70%

Recent reading
--------------

- 2026-03 — The street
"""


def test_the_same_in_restructuredtext(tmp_path: Path) -> None:
    path = page(tmp_path, IN_RST_UNDER_HEADINGS, "page.rst", "beliefs_sections = True\n")
    result = convert(path)
    assert (result.exit_code, path.read_text("utf-8")) == (0, BARE_IN_RST)
    assert convert(path, "directives").exit_code == 0
    assert path.read_text("utf-8") == IN_RST_UNDER_HEADINGS


def test_a_page_that_is_not_a_topic_keeps_its_directives_around_lists(tmp_path: Path) -> None:
    text = "# Rents\n\n## Current beliefs\n\n:::{belief} Claim\n:credence: ~70%\n:::\n"
    path = page(tmp_path, text, conf="beliefs_sections = True\n")
    assert convert(path).exit_code == 0
    assert ":::{beliefs}\n- **Claim** ~70%\n:::\n" in path.read_text("utf-8")


# -- there and back ---------------------------------------------------------------------------


def test_every_page_of_the_example_site_says_the_same_there_and_back(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    shutil.copytree(DOCS, root, ignore=shutil.ignore_patterns("_build"))
    # Some of its own extensions look for the package beside the folder.
    (tmp_path / "sphinx_beliefs").symlink_to(DOCS.parent / "sphinx_beliefs")
    before = {
        path: path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
        if path.suffix in {".md", ".rst"}
        and (path.parent.name == "snippets" or "atlas" in path.parts or path.name == "index.md")
    }
    there = run("convert", *before, "--to", "lists", "--in-place")
    had_directives = {path for path, text in before.items() if path.read_text("utf-8") != text}
    back = run("convert", *before, "--to", "directives", "--in-place")
    for result in (there, back):
        assert (result.exit_code, "stays as it is" in result.stderr) == (0, False)
    assert len(had_directives) > 20
    for path, text in before.items():
        now = path.read_text("utf-8")
        if path in had_directives:
            # Options come back in an order of their own.
            assert sorted(now.splitlines()) == sorted(text.splitlines()), path
        else:
            # In lists, words have marks around them.
            text = text.casefold()
            lost = [word for word in words_of(now) if word.casefold() not in text]
            assert lost == [], path


def test_pages_at_random_say_the_same_there_and_back(tmp_path: Path) -> None:
    assert there_and_back(tmp_path, random_pages(random.Random(15), 12)) == {}


def test_so_do_pages_at_random_whose_headings_say_what_lists_hold(tmp_path: Path) -> None:
    pages = random_pages(random.Random(16), 12, has_lists=False)
    assert there_and_back(tmp_path, pages, CONF + "beliefs_sections = True\n") == {}


def test_what_is_a_word_of_a_page_and_what_of_the_form() -> None:
    assert words_of(LISTS)["Why"] == 1
    assert words_of(":::{belief} A claim\n:name: x\n- y\n:::") == {
        "A": 1,
        "claim": 1,
        "x": 1,
        "y": 1,
    }


SOURCES = """\
:::{belief} One.
:credence: ~90%
:source: https://example.org/one

Why.
:::

:::{belief} Two.
:credence: ~80%
:source: site:2 https://example.org/two_(2)
:::

:::{belief} Three.
:credence: ~70%
:source: site:3
:::
"""

AS_ENTRIES = """\
:::{beliefs}
- **One.** ~90% ([source](https://example.org/one)) — Why.
- **Two.** ~80% ([source](https://example.org/two_(2) "site:2"))
- **Three.** ~70%
  :source: site:3
:::
"""


def test_where_a_belief_comes_from_is_a_link_in_a_list_and_comes_back(tmp_path: Path) -> None:
    path = page(tmp_path, SOURCES)
    convert(path)
    assert path.read_text("utf-8") == AS_ENTRIES
    convert(path, "directives")
    assert path.read_text("utf-8") == SOURCES
    convert(path, "plain")
    assert path.read_text("utf-8").replace("\n\n- ", "\n- ") == (
        "- **One.** ~90% ([source](https://example.org/one)) — Why.\n"
        '- **Two.** ~80% ([source](https://example.org/two_(2) "site:2"))\n'
        "- **Three.** ~70%\n\n  Source: site:3\n"
    )
