"""The site as other extensions get it: ``site_of``, and the event ``beliefs-read``."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_type_hints

import myst_parser
import pytest

import sphinx_beliefs

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "_examples" / "beliefs_csv.py"

CONF = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent))
extensions = ["myst_parser", "{extension}"]
"""

TOPIC = """---
topic: true
---

# Batteries

:::{belief} Batteries will be cheap.
:name: cheap
:credence: ~70%

```{credence-log}
2026-01-01 ~60% Prices fell.
2026-05-01 ~70% They fell again.
```
:::

:::{uncertainty} Is there enough lithium?
:beliefs: cheap

It decides.
:::
"""

#: An extension that says, on stdout or in an error, what it is given at each moment.
WATCHER = """
from sphinx_beliefs import site_of


def setup(app):
    app.setup_extension("sphinx_beliefs")
    app.connect("beliefs-read", lambda app, site: print("READ", len(site.items), site is site_of(app.env)))
    app.connect("doctree-resolved", lambda app, *_: print("RESOLVED", len(site_of(app.env).items)))
    app.connect("build-finished", lambda app, *_: print("FINISHED", len(site_of(app.env).items)))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""


@pytest.fixture
def with_extension(site: Site, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Site]:
    """Gives the site an extension of its own."""

    def add(name: str, code: str) -> Site:
        site.write(f"{name}.py", code)
        site.configure(CONF.replace("{extension}", name))
        monkeypatch.setattr(sys, "path", [*sys.path])
        monkeypatch.delitem(sys.modules, name, raising=False)
        return site

    return add


@pytest.fixture
def csv_site(with_extension: Callable[[str, str], Site]) -> Site:
    """A site with the extension that the manual shows."""
    site = with_extension("beliefs_csv", EXAMPLE.read_text("utf-8"))
    site.write("batteries", TOPIC)
    return site


def lines_of(site: Site) -> list[list[str]]:
    """The lines of the file that the example writes, without its head."""
    text = (site.outdir / "beliefs.csv").read_text("utf-8")
    return list(csv.reader(text.splitlines()))[1:]


CHEAP = ["batteries", "Batteries will be cheap.", "~70%", "70", "70", "2", "1"]


@pytest.mark.parametrize("parallel", [0, 4])
def test_the_example_of_the_manual_writes_the_beliefs(csv_site: Site, parallel: int) -> None:
    for number in range(8):
        csv_site.write(
            f"page{number}", f"# P{number}\n\n:::{{belief}} Claim {number}\n:credence: 5%\n:::\n"
        )
    csv_site.build(parallel=parallel)
    assert csv_site.ours() == []
    found = lines_of(csv_site)
    assert found[0] == CHEAP
    assert [line[1] for line in found[1:]] == [f"Claim {number}" for number in range(8)]


def test_an_edit_changes_what_the_example_writes(csv_site: Site) -> None:
    csv_site.build()
    assert lines_of(csv_site) == [CHEAP]
    csv_site.write(
        "batteries", TOPIC.replace("Batteries will", "Cells will").replace("cheap\n\n", "")
    )
    csv_site.write("sun", "# Sun\n\n:::{belief} It shines.\n:credence: 99%\n:::\n")
    csv_site.build()
    found = lines_of(csv_site)
    assert [line[1] for line in found] == ["Cells will be cheap.", "It shines."]
    (csv_site.root / "sun.md").unlink()
    csv_site.build()
    assert [line[1] for line in lines_of(csv_site)] == ["Cells will be cheap."]


def test_a_file_that_is_gone_is_written_though_no_page_is_read(csv_site: Site) -> None:
    csv_site.build()
    (csv_site.outdir / "beliefs.csv").unlink()
    csv_site.build()
    assert lines_of(csv_site) == [CHEAP]


def test_each_builder_has_what_holds_for_it(csv_site: Site) -> None:
    csv_site.write(
        "secret",
        "# Secret\n\n::::{only} text\n:::{belief} Only in text.\n:credence: 1%\n:::\n::::\n",
    )
    assert len(lines_of(csv_site.build("html"))) == 1
    assert [line[1] for line in lines_of(csv_site.build("text"))][1:] == ["Only in text."]


def test_a_belief_that_is_closed_or_on_a_stub_is_there_and_says_so(
    with_extension: Callable[[str, str], Site], capsys: pytest.CaptureFixture[str]
) -> None:
    site = with_extension(
        "states",
        "def setup(app):\n"
        "    app.setup_extension('sphinx_beliefs')\n"
        "    app.connect('beliefs-read', lambda app, site: print('SAYS', [\n"
        "        (belief.name, belief.is_open, site.topic_of(belief).is_stub)\n"
        "        for belief in site.beliefs]))\n",
    )
    site.write("batteries", TOPIC)
    site.write(
        "stub",
        "---\ntopic:\n  stub: true\n---\n# S\n\n:::{belief} Later\n:name: later\n:credence: 5%\n"
        ":resolution: true\n:resolved: 2026-01-01\n:::\n",
    )
    site.build()
    assert "SAYS [('cheap', True, False), ('later', False, True)]" in capsys.readouterr().out


def test_the_site_is_given_once_a_build_before_anything_is_written(
    with_extension: Callable[[str, str], Site], capsys: pytest.CaptureFixture[str]
) -> None:
    site = with_extension("watcher", WATCHER)
    site.write("batteries", TOPIC)
    site.build()
    said = [line for line in capsys.readouterr().out.splitlines() if line[:3].isupper()]
    assert said == ["READ 2 True", "RESOLVED 2", "RESOLVED 2", "FINISHED 2"]
    site.build()
    said = [line for line in capsys.readouterr().out.splitlines() if line[:3].isupper()]
    assert said == ["READ 2 True", "FINISHED 2"]


def test_texts_that_quote_another_record_can_be_filled_in(
    with_extension: Callable[[str, str], Site], capsys: pytest.CaptureFixture[str]
) -> None:
    site = with_extension(
        "texts",
        "def say(app, site):\n"
        "    question = next(item for item in site.items if hasattr(item, 'if_yes'))\n"
        "    log = site.history(site.by_name['cheap'])\n"
        "    texts = [site.topics['batteries'].tagline, question.if_yes, log[0].reason]\n"
        "    print('SAYS', [site.text(text) for text in texts])\n"
        "def setup(app):\n"
        "    app.setup_extension('sphinx_beliefs')\n"
        "    app.connect('beliefs-read', say)\n",
    )
    quote = "{credence}`cheap`"
    page = TOPIC.replace("topic: true", f"topic:\n  tagline: 'At {quote}.'")
    page = page.replace(":beliefs: cheap", f":beliefs: cheap\n:if-yes: up from {quote}")
    site.write("batteries", page.replace("Prices fell.", f"Before {quote}."))
    assert site.build().ours() == []
    assert "SAYS ['At ~70%.', 'up from ~70%', 'Before ~70%.']" in capsys.readouterr().out


#: An extension with a rule of its own: a belief needs something that bears on it.
RULE = """
from sphinx.util import logging


def check(app, site):
    for belief in site.beliefs:
        if not site.bearing_on(belief):
            place = belief.place
            location = f"{place.source}:{place.line}" if place.source else (belief.docname, place.line)
            logging.getLogger(__name__).warning("nothing bears on it", location=location)


def setup(app):
    app.setup_extension("sphinx_beliefs")
    app.connect("beliefs-read", check)
"""


# The include directive of MyST 5.2 asks for the application, which Sphinx 9 deprecates.
@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app. is deprecated")
def test_a_rule_of_an_extension_can_warn_at_the_line_of_an_item(
    with_extension: Callable[[str, str], Site],
) -> None:
    site = with_extension("rule", RULE)
    site.write("batteries", TOPIC + "\n```{include} more.inc\n```\n")
    belief = ":::{belief} The sun shines.\n:credence: 99%\n:::\n"
    site.write("sun", f"# Sun\n\n{belief}")
    site.write("more.inc", belief)
    said = [
        (warned.file, warned.line)
        for warned in site.check().warnings
        if "nothing bears on it" in warned.text
    ]
    # MyST 4 counts the lines of an included file from 2 on.
    first = 2 if myst_parser.__version__.startswith("4.") else 1
    assert said == [("more.inc", first), ("sun.md", 3)]


#: An extension that shows on one page how many items all pages have, and has that page written.
COUNTER = """
from docutils import nodes
from sphinx_beliefs import site_of


def show(app, doctree, docname):
    if docname == "sum":
        doctree += nodes.paragraph("", f"{len(site_of(app.env).items)} items")


def setup(app):
    app.setup_extension("sphinx_beliefs")
    app.connect("doctree-resolved", show)
    app.connect("env-updated", lambda app, env: ["sum"] * bool(site_of(env)), priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""


def test_a_page_on_which_an_extension_shows_others_can_be_written_again(
    with_extension: Callable[[str, str], Site],
) -> None:
    site = with_extension("counter", COUNTER)
    site.write("sum", "# Sum")
    site.write("batteries", TOPIC)
    assert "2 items" in site.build().text("sum")
    site.write("batteries", TOPIC + "\n:::{belief} The sun shines.\n:credence: 99%\n:::\n")
    assert "3 items" in site.build().text("sum")


ASKER = """
from sphinx.errors import ExtensionError
from sphinx_beliefs import site_of


def ask(app, *_):
    try:
        print("GIVEN", len(site_of(app.env).items))
    except ExtensionError as error:
        print("REFUSED", error)


def setup(app):
    app.connect("EVENT", ask)
"""


@pytest.mark.parametrize("event", ["builder-inited", "env-before-read-docs", "doctree-read"])
def test_who_asks_too_early_is_told_when_to_ask(
    with_extension: Callable[[str, str], Site], event: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site = with_extension("asker", ASKER.replace("EVENT", event))
    site.configure(CONF.replace("{extension}", 'sphinx_beliefs", "asker'))
    site.write("batteries", TOPIC)
    for _build in "first", "second":
        site.build()
        said = capsys.readouterr().out
        assert "GIVEN" not in said
        assert "ask for the site in the event beliefs-read, or later" in said
        site.write("batteries", TOPIC + "\nMore.\n")


def test_a_site_without_the_extension_is_told_to_load_it(
    with_extension: Callable[[str, str], Site], capsys: pytest.CaptureFixture[str]
) -> None:
    site = with_extension("asker", ASKER.replace("EVENT", "build-finished"))
    site.build()
    assert "add sphinx_beliefs to the extensions" in capsys.readouterr().out


# -- types, and what is imported ------------------------------------------------------------


def test_all_that_is_named_is_there_and_nothing_else() -> None:
    for name in sphinx_beliefs.__all__:
        assert getattr(sphinx_beliefs, name).__module__.startswith("sphinx_beliefs")
    with pytest.raises(AttributeError, match="has no attribute 'Catalogue'"):
        _ = sphinx_beliefs.Catalogue
    hints = get_type_hints(sphinx_beliefs.Belief)
    assert hints["credence"] == sphinx_beliefs.Credence | None


def test_the_manual_documents_all_of_it() -> None:
    page = (ROOT / "docs" / "manual" / "api.md").read_text("utf-8")
    documented = re.findall(r"^```{api} (\w+)$", page, re.MULTILINE)
    assert sorted(documented) == sorted(sphinx_beliefs.__all__)


def test_importing_the_package_loads_nothing_else() -> None:
    code = (
        "import sys, sphinx_beliefs; sphinx_beliefs.__version__, sphinx_beliefs.site_of;"
        "print(sorted(name for name in sys.modules if name.startswith(('sphinx', 'docutils', 'msgspec'))))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    assert done.stdout.strip() == "['sphinx_beliefs']"
