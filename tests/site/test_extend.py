"""The extension that the manual shows: a field of a site's own, shown, listed and checked."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from conftest import words

if TYPE_CHECKING:
    from conftest import Site

EXAMPLE = Path(__file__).parents[2] / "docs" / "_examples" / "reviewers.py"

CONF = """
import re
import sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent))
extensions = ["myst_parser", "reviewers"]
templates_path = ["_templates"]
"""

LIST = "# Reviewers\n\n:::{reviewer-list}\n:::\n"

LAYOUT = """{% extends "!layout.html" %}
{% block body %}
{%- if beliefs_topic %}<p class="state">{{ beliefs_topic.state.value }}</p>{% endif %}
{{ super() }}
{% endblock %}
"""


def topic(reviewer: str = "", status: str = "settled") -> str:
    line = f"reviewer: {reviewer}\n" if reviewer else ""
    return f"---\ntopic:\n  status: {status}\n{line}---\n\n# Salt\n\nText.\n"


@pytest.fixture
def site(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    site.configure(CONF)
    site.write("reviewers.py", EXAMPLE.read_text("utf-8"))
    site.write("list", LIST)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.delitem(sys.modules, "reviewers", raising=False)
    return site


@pytest.mark.parametrize("parallel", [0, 2])
def test_the_field_is_shown_and_listed(site: Site, parallel: int) -> None:
    site.write("salt", topic("Ada"))
    site.write(
        "iron.rst",
        ":reviewer: Ben\n\nIron\n====\n\n.. topic-meta::\n   :status: settled\n\nText.\n",
    )
    site.build(parallel=parallel)
    assert site.warnings == []
    assert site.text("salt") == "Salt Settled Reviewed by Ada. Text."
    assert site.text("iron") == "Iron Settled Reviewed by Ben. Text."
    assert site.text("list") == "Reviewers Iron: Ben Salt: Ada"


def test_the_list_is_as_fresh_as_after_a_build_from_nothing(site: Site) -> None:
    site.write("salt", topic("Ada"))
    site.build()
    site.write("salt", topic("Ben"))
    site.build()
    assert site.text("list") == "Reviewers Salt: Ben"


def test_a_rule_of_the_site_is_a_warning_at_its_line(site: Site) -> None:
    site.write("salt", topic())
    site.write("iron", topic(status="exploring"))
    [warned] = site.build().warnings
    assert (warned.file, warned.line) == ("salt.md", 2)
    assert warned.text == "this topic is settled, and has no reviewer"


def test_a_template_knows_the_topic(site: Site) -> None:
    site.write("_templates/layout.html", LAYOUT)
    site.write("salt", topic("Ada") + "\n<why>\n")
    site.build()
    assert words(site.page("salt").select_one("p.state")) == "stub"
    assert site.page("list").select_one("p.state") is None


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_it_works_in_other_formats(site: Site, builder: str) -> None:
    site.configure(CONF + "version = '1'\ncopyright = author = 'me'\n")
    site.write("salt", topic("Ada"))
    assert site.build(builder).warnings == []


# -- what else the manual says of extending and translating ----------------------------------

MANUAL = Path(__file__).parents[2] / "docs" / "manual"


def templates_of(page: str) -> list[str]:
    """The templates that a page of the manual shows."""
    text = (MANUAL / page).read_text("utf-8")
    return re.findall(r"^```html\+jinja\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_the_template_of_the_manual_marks_stubs(site: Site) -> None:
    [template] = templates_of("extend.md")
    site.write("_templates/page.html", template)
    site.write("salt", topic("Ada") + "\n<why>\n")
    site.build()
    assert words(site.page("salt").select_one("p.draft")) == "Draft"
    assert site.page("list").select_one("p.draft") is None


@pytest.mark.parametrize(
    ("language", "link"), [("en", "../de/a/salt.html"), ("de", "../../a/salt.html")]
)
def test_the_template_of_the_manual_leads_to_the_other_language(
    site: Site, language: str, link: str
) -> None:
    [template] = templates_of("translate.md")
    site.configure(f"{CONF}language = {language!r}\n")
    site.write("_templates/page.html", template)
    site.write("a/salt", topic("Ada"))
    site.build()
    assert site.page("a/salt").select_one(f'a[href="{link}"]') is not None


def test_a_catalogue_for_english_gives_readers_other_words(site: Site) -> None:
    setup = (
        "\n\ndef setup(app):\n"
        '    app.add_message_catalog("sphinx_beliefs", Path(__file__).parent / "locale")\n'
    )
    site.configure(CONF + setup)
    path = site.write("locale/en/LC_MESSAGES/sphinx_beliefs.mo", "")
    catalogue = Catalog(locale="en")
    catalogue.add("This page is a stub.", "Under construction.")
    with path.open("wb") as file:
        write_mo(file, catalogue)
    site.write("salt", "---\ntopic:\n  stub: true\n---\n# Salt\n")
    site.build()
    assert "Under construction." in site.text("salt")
