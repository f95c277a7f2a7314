"""Every directive and role has a long form, for sites where another has taken the short one."""

import pytest
from conftest import Site

from sphinx_beliefs.extension import DIRECTIVES, ROLES
from sphinx_beliefs.model.slips import markup_names

#: An extension of the site that has names of ours, set up before or after.
RIVAL = """
from docutils import nodes
from docutils.parsers.rst import Directive

class Rival(Directive):
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self):
        return [nodes.paragraph("", "by rival: " + self.name)]

def rival_role(name, rawtext, text, lineno, inliner, options=None, content=()):
    return [nodes.emphasis("", "by rival: " + text)], []

def register(app, config=None):
    app.add_directive("reading", Rival)
    app.add_directive("belief", Rival)
    app.add_role("credence", rival_role)

def setup(app):
    {how}
    return {{"parallel_read_safe": True}}
"""

PAGE = """\
# A page

:::{beliefs:belief} The claim stands.
:name: claim
:credence: 70%
:::

:::{beliefs:reading} A book
:date: 2020
:::

:::{beliefs:belief-index}
:::

My {beliefs:credence}`claim` in {beliefs:belief}`claim`, of {beliefs:beliefs-count}`beliefs` in all.

:::{reading} Something else
:::

This is {credence}`theirs`.
"""


@pytest.mark.parametrize(
    "how", ["register(app)", 'app.connect("config-inited", register)'], ids=["setup", "config"]
)
def test_what_another_extension_has_taken_stays_its_own(site: Site, how: str) -> None:
    site.write("rival.py", RIVAL.format(how=how))
    site.configure(
        "import sys, pathlib\nsys.path.insert(0, str(pathlib.Path(__file__).parent))\n"
        'extensions = ["myst_parser", "rival", "sphinx_beliefs"]\n'
    )
    site.write("page", PAGE)
    site.build()

    assert site.warnings == []
    text = site.text("page")
    assert "The claim stands. 70%" in text
    assert "2020 A book" in text
    assert "My 70% in The claim stands" in text
    assert "of 1 in all" in text
    assert "by rival: reading" in text
    assert "by rival: theirs" in text
    assert "The directive belief is another extension's on this site" in site.log


def test_long_forms_work_in_restructuredtext(site: Site) -> None:
    site.write(
        "page.rst",
        "A page\n======\n\n.. beliefs:belief:: The claim stands.\n   :name: claim\n"
        "   :credence: 70%\n\nMy :beliefs:credence:`claim`.\n",
    )
    site.build()
    assert site.warnings == []
    assert "My 70%." in site.text("page")


def test_the_model_knows_the_names_of_all_directives_and_roles() -> None:
    assert tuple(DIRECTIVES) == markup_names.DIRECTIVES
    assert tuple(ROLES) == markup_names.ROLES
