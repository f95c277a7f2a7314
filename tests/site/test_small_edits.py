"""Small edits, after which only few pages are looked at: what they reach, far from where they are."""

from __future__ import annotations

import multiprocessing
import os
from typing import TYPE_CHECKING

import pytest
from test_fresh import assert_fresh, edit

if TYPE_CHECKING:
    from conftest import Site


#: A template that says something of its own on every page.
PAGE = '{% extends "!page.html" %}{% block body %}{{ super() }}<p>As it was</p>{% endblock %}'


def belief(name: str, title: str = "", **options: str) -> str:
    """A belief in Markdown."""
    lines = [f":{key.replace('_', '-')}: {value}" for key, value in options.items()]
    return "\n".join([f":::{{belief}} {title or f'Claim {name}'}", f":name: {name}", *lines, ":::"])


def item(kind: str, title: str, **options: str) -> str:
    """An item of another kind."""
    lines = [f":{key}: {value}" for key, value in options.items()]
    return "\n".join([f":::{{{kind}}} {title}", *lines, ":::"])


def write(site: Site, **pages: str) -> None:
    """Write topics with these items on them, beside which there is no other page."""
    for path in site.root.glob("*.md"):
        path.unlink()
    site.write("index", f"# Index\n\n```{{toctree}}\n{chr(10).join(pages)}\n```\n")
    for name, text in pages.items():
        site.write(name, f"---\ntopic: true\n---\n# Page {name}\n\nSome prose.\n\n{text}\n")


def problems(site: Site) -> list[tuple[str, int | None, str]]:
    """What the last build has warned of."""
    return sorted((each.file, each.line, each.text) for each in site.warnings)


def assert_same_problems(site: Site) -> list[tuple[str, int | None, str]]:
    """The next build warns of what a build from nothing warns of, which is returned."""
    site.build()
    found = problems(site)
    site.build(folder="_clean")
    assert found == problems(site)
    return found


# -- pages ---------------------------------------------------------------------------------------


def test_a_credence_is_seen_in_a_title_on_a_third_page(site: Site) -> None:
    write(
        site,
        a=belief("first", credence="40%"),
        b=item("uncertainty", "Is {credence}`first` right?", beliefs="third"),
        c=belief("third", credence="50%"),
    )
    site.build()
    assert "Is 40% right?" in site.text("c")
    edit(site, "a", "40%", "45%")
    assert_fresh(site)
    assert "Is 45% right?" in site.text("c")


def test_an_output_catches_up_with_two_edits(site: Site) -> None:
    write(
        site,
        a=belief("first", credence="40%"),
        b=belief("second", credence="50%"),
        c="{credence}`first`",
        d="{credence}`second`",
    )
    site.build("html")
    for name, old, new in (("a", "40%", "45%"), ("b", "50%", "55%")):
        edit(site, name, old, new)
        site.build("dirhtml")
    assert_fresh(site, "html")
    assert "45%" in site.text("c")
    assert "55%" in site.text("d")


def test_an_output_that_was_left_behind_by_an_edit_of_all_pages_catches_up(site: Site) -> None:
    reading = item("reading", "A book", date="2026-01")
    write(site, a=f"{belief('first', credence='40%')}\n\n{reading}", b="Nothing yet.")
    site.build("html")
    edit(site, "a", "A book", "Another book")
    site.build("dirhtml")
    edit(site, "a", "40%", "45%")
    edit(site, "b", "Nothing", "Little")
    edit(site, "index", "# Index", "# Index\n\nSome prose.")
    site.build("dirhtml")
    assert_fresh(site, "html")
    assert "45%" in (site.outdir / "beliefs-all.html").read_text()


def test_generated_pages_follow_an_option_that_another_builder_has_noticed(site: Site) -> None:
    options = "html_title = 'A title'\ntemplates_path = ['_templates']\n"
    site.write("_templates/page.html", PAGE.replace("As it was", "Version {{ version }}"))
    site.configure(f"{options}version = '1'\n")
    write(site, a=belief("first", credence="40%"))
    site.build("html")
    site.configure(f"{options}version = '2'\n")
    site.build("dirhtml")
    site.build("html")
    # Sphinx leaves ordinary pages as they are.
    assert "Version 2" in (site.outdir / "beliefs-all.html").read_text()


def test_generated_pages_follow_a_template_that_was_there_before(site: Site) -> None:
    site.configure("templates_path = ['_templates']\n")
    template = site.write("_templates/page.html", PAGE)
    write(site, a=belief("first", credence="40%"))
    site.build()
    template.write_text(PAGE.replace("was", "is"))
    later = template.stat().st_mtime + 10
    os.utime(template, (later, later))
    assert_fresh(site)
    assert "As it is" in (site.outdir / "beliefs-all.html").read_text()


def test_the_author_is_told_how_many_topics_are_left_to_write(site: Site) -> None:
    write(site, a=belief("first", credence="~XX%"), b=belief("second", credence="~XX%"))
    site.build()
    assert "2 topics are stubs" in site.log
    edit(site, "a", "~XX%", "40%")
    site.build()
    assert "1 topic is a stub" in site.log
    edit(site, "a", "Some prose.", "Other prose.")
    site.build()
    assert "1 topic is a stub" in site.log


def test_an_edit_that_is_undone_after_a_build_that_died_at_its_end_leaves_nothing(
    site: Site,
) -> None:
    site.configure(
        "import os\n"
        "def die(app, exception):\n"
        "    if os.path.exists(os.path.join(app.confdir, 'die')):\n"
        "        os._exit(9)\n"
        "def setup(app):\n"
        "    app.connect('build-finished', die, priority=1)\n"
    )
    write(site, a=belief("first", credence="40%"))
    site.build()
    edit(site, "a", "40%", "45%")
    (site.root / "die").touch()
    process = multiprocessing.get_context("fork").Process(target=site.build)
    process.start()
    process.join()
    assert process.exitcode == 9
    (site.root / "die").unlink()
    assert "45%" in (site.outdir / "beliefs-all.html").read_text()
    edit(site, "a", "45%", "40%")
    assert_fresh(site)


def test_a_draft_that_nothing_else_shows_comes_and_goes_with_its_tag(site: Site) -> None:
    draft = f"::::{{only}} draft\n{belief('first', credence='40%')}\n::::"
    write(site, a=draft)
    page = site.root / "_build" / "text" / "a.txt"
    site.build("text")
    assert "Claim first" not in page.read_text()
    site.build("text", tags=["draft"])
    assert "Claim first" in page.read_text()
    site.build("text")
    assert "Claim first" not in page.read_text()


# -- problems between pages ----------------------------------------------------------------------


def test_a_message_gives_the_line_of_another_page_as_it_is_now(site: Site) -> None:
    write(site, a=belief("same", credence="40%"), b=belief("same", credence="50%"))
    site.build()
    edit(site, "a", "Some prose.", "Some prose.\n\nAnd more.")
    [(file, _line, text)] = assert_same_problems(site)
    assert file == "b.md"
    assert "a.md:10" in text


def test_a_message_goes_when_the_page_that_it_is_about_gets_another_name(site: Site) -> None:
    write(site, a=belief("same", credence="40%"), b=belief("same", credence="50%"), c="Prose.")
    site.build()
    edit(site, "a", ":name: same", ":name: other")
    assert assert_same_problems(site) == []
    edit(site, "a", ":name: other", ":name: same")
    assert len(assert_same_problems(site)) == 1


@pytest.mark.parametrize("far", ["likewise", "likewise-not"])
def test_a_message_suggests_a_name_that_is_new_on_a_page_far_away(site: Site, far: str) -> None:
    log = ":::{credence-log} likewize\n2026-01: 40%\n:::"
    write(site, a=log, b=belief("other", credence="50%"))
    site.build()
    edit(site, "b", ":name: other", f":name: {far}")
    [(file, _line, text)] = assert_same_problems(site)
    assert file == "a.md"
    assert (far in text) is (far == "likewise")


def test_a_circle_is_reported_far_from_where_a_name_has_closed_it(site: Site) -> None:
    chain = dict(zip(("b", "c", "d", "e"), ("one", "two", "three", "four"), strict=True))
    after = dict(zip(chain, ("two", "three", "four", "one"), strict=True))
    write(
        site,
        # As long as a reading has the name, no belief is meant by it.
        a=item("reading", "A book", name="three"),
        **{
            page: belief(name, credence="40%", superseded_by=after[page])
            for page, name in chain.items()
        },
    )
    site.build()
    edit(site, "a", ":name: three", ":name: book")
    found = assert_same_problems(site)
    assert [(file, "circle" in text) for file, _line, text in found] == [("b.md", True)]


def test_a_view_is_warned_of_when_the_last_page_with_its_tag_loses_it(site: Site) -> None:
    write(
        site,
        a=belief("first", credence="40%", tags="rare"),
        b=":::{belief-index}\n:tags: rare\n:::",
    )
    site.build()
    assert problems(site) == []
    edit(site, "a", ":tags: rare", ":tags: common")
    [(file, _line, text)] = assert_same_problems(site)
    assert file == "b.md"
    assert "rare" in text
