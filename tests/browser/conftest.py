"""A site with long indexes, served under a strict content security policy, and a browser."""

from __future__ import annotations

import functools
import re
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from chromium import open_browser
from heard_site import build_heard
from sphinx.cmd.build import build_main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

CONF = """
project = "The atlas"
extensions = ["myst_parser", "sphinx.ext.graphviz", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
html_copy_source = False
beliefs_today = "2026-06-01"
suppress_warnings = ["beliefs.unknown_status"]
beliefs_regions = {"tech": "Technical Safety", "gov": "Governance"}
"""

VIEWS = {
    "beliefs": ":::{belief-index}\n:caption: Beliefs\n:columns: title, credence, topic, region, status\n:::",
    "regions": ":::{belief-index}\n:region: tech\n:::\n\n:::{belief-index}\n:region: gov\n:::",
    "tags": ":::{belief-index}\n:group-by: tag\n:columns: title, credence, region\n:::",
    "uncertainties": ":::{uncertainty-index}\n:::",
    "dates": ":::{belief-index}\n:columns: title, date, due, topic, region, status\n:::",
    "triggers": ":::{update-trigger-index}\n:::",
    "readings": ":::{reading-index}\n:::",
    "topics": ":::{topic-index}\n:format: table\n:::\n\n:::{topic-index}\n:format: list\n:::\n\n:::{topic-index}\n:format: cards\n:::",
    "map": ":::{belief-graph}\n:region: tech\n:::\n\n:::{belief-graph}\n:belief: claim-1\n:::",
    "changes": ":::{mind-changes}\n:caption: Changes\n:::\n\n## Far\n\n:::{mind-changes}\n:moved: >60\n:::",
    "newest": ":::{mind-changes}\n:limit: 5\n:::",
    "stubs": ":::{stub-index}\n:::\n\n:::{stub-index}\n:format: table\n:::",
}

GENERATED = ("all", "uncertainties", "update-triggers", "readings", "stubs", "topics")

#: In the order of the pages, which is not that of their titles or numbers.
CREDENCES = ("~70%", "5%", "3:1", "20-40%", "normative", "~XX%", "100%", "0.5")


#: What stands in the place of the date of some readings.
DATES = {7: "forthcoming", 9: "", 17: "forthcoming"}

LOG = """\
:::{{credence-log}} claim-{number}
- 2025-01-01: 10% — A guess.
- 2026-01-01: {credence} — A result.
:::
"""


def topic(number: int) -> str:
    """A topic page; every fourth is a stub, for a credence is missing."""
    region = ("tech", "gov")[number % 2]
    status = ("exploring", "settled", "developing", "exploring", "shelved")[number % 5]
    credence = CREDENCES[number % 8]
    credence_line = ":normative:" if credence == "normative" else f":credence: {credence}"
    log = LOG.format(number=number, credence=credence) if credence[-1] in "%5" else ""
    date = DATES.get(number, f"20{number % 20 + 5:02}-03")
    date_line = f":date: {date}\n" if date else ""
    return f"""\
---
topic:
  region: {region}
  status: {status}
  tagline: What there is to say of subject {number}.
  tags: {[("even", "odd")[number % 2], *["big"] * (number > 19)]}
  last_reviewed: 2026-05-{number % 28 + 1:02}
  related: [topic{(number + 2) % 40}]
---
# Subject {number}

:::{{belief}} Claim {number} about a café
:name: claim-{number}
:since: 2024-12-31
:resolve-by: 2027-12-31
{credence_line}

Why.
:::

{log}
:::{{uncertainty}} Question {number}?
:beliefs: claim-{number}

It matters.
:::

:::{{update-trigger}} Evidence {number}
:beliefs: claim-{number}
:direction: {("up", "down")[number % 2]}

Effect.
:::

:::{{reading}} Book {number}
{date_line}:authors: A. Author

Takeaway.
:::
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    root = tmp_path_factory.mktemp("site")
    (root / "conf.py").write_text(CONF, encoding="utf-8")
    pages = VIEWS | {f"topic{number}": topic(number) for number in range(40)}
    toc = "\n".join(pages)
    (root / "index.md").write_text(f"# The atlas\n\n```{{toctree}}\n{toc}\n```\n", encoding="utf-8")
    for name, text in pages.items():
        start = "" if name.startswith("topic") and name != "topics" else f"# Index of {name}\n\n"
        (root / f"{name}.md").write_text(start + text, encoding="utf-8")
    built = root / "_build"
    assert build_main(["-q", "-b", "html", str(root), str(built)]) == 0
    (built / "huge.html").write_text(grown((built / "beliefs.html").read_text(), 10_000))
    return built


@pytest.fixture(scope="session")
def furo(folder: Path) -> str:
    """The same site in the theme furo, which has opinions on tables: where it is served."""
    root, built = folder.parent, folder / "furo"
    options = ["-q", "-b", "html", "-D", "html_theme=furo"]
    assert build_main([*options, str(root), str(built)]) == 0
    return "/furo"


@pytest.fixture(scope="session")
def parts(folder: Path) -> str:
    """The same site, with more beliefs than a page may have: where it is served."""
    root, built = folder.parent, folder / "parts"
    options = ["-q", "-b", "html", "-D", "beliefs_page_rows=16"]
    assert build_main([*options, str(root), str(built)]) == 0
    return "/parts"


@pytest.fixture(scope="session")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with everything in every state, in a theme without a look of its own."""
    return build_heard(tmp_path_factory.mktemp("heard"), "basic")


@pytest.fixture(scope="session")
def heard_in_furo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in a theme that has opinions."""
    return build_heard(tmp_path_factory.mktemp("heard"), "furo")


def grown(page: str, size: int) -> str:
    """A page with a table of as many rows, all different, made of those that it has."""
    before, start, rest = page.partition("<tbody>")
    body, end, after = rest.partition("</tbody>")
    rows = re.findall(r"<tr.*?</tr>", body, re.DOTALL)
    many = (
        rows[number % len(rows)]
        .replace("Claim ", f"Claim {number * 7919 % size}.")
        .replace("#beliefs-claim-", f"#{number}-")
        .replace("beliefs-group", "")
        for number in range(size)
    )
    return f"{before}{start}{''.join(many)}{end}{after}"


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Where the site is served."""

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def log_request(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of all tests."""
    with open_browser() as opened:
        yield opened


#: Notes what the policy stopped that is ours: the theme around the page has styles of its own.
_WATCH = """
window.stopped = [];
document.addEventListener("securitypolicyviolation", (event) => {
  const element = event.target;
  const isOurs = element.closest?.("div.body") || event.sourceFile.includes("_static/beliefs-");
  if (element.id === "search-progress") return;  // Sphinx's own
  if (isOurs) window.stopped.push(`${event.violatedDirective} ${element.outerHTML}`);
});
"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of the site; an error of the script, or what the policy stops, fails the test."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(_WATCH)
    yield page
    stopped = page.evaluate("window.stopped")
    context.close()
    assert errors == []
    assert stopped == []
