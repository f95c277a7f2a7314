"""A server that builds the site again after each edit."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Site

NEIGHBOUR = "sphinx-autobuild"

#: The longest time to wait for the server or a build, in seconds.
_LONGEST = 120


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def site(make_site: Callable[..., Site]) -> Site:
    return make_site()


@pytest.fixture(scope="module")
def url(site: Site) -> Iterator[str]:
    port = free_port()
    out = site.root.parent / f"{site.root.name}-served"
    command = [sys.executable, "-m", "sphinx_autobuild", "--port", str(port), "--host", "127.0.0.1"]
    log = out.with_suffix(".log").open("w")
    server = subprocess.Popen(  # noqa: S603
        [*command, str(site.root), str(out)], stdout=log, stderr=log
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()


def wait_for(url: str, words: str) -> str:
    """The page at an address, once it has these words."""
    end = time.monotonic() + _LONGEST
    text = ""
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310
            text = answer.read().decode()
            if words in text:
                return text
        time.sleep(0.2)
    raise AssertionError(text)


def test_edit(site: Site, url: str) -> None:
    """After an edit of a topic, its page, the index on another page and the generated index are
    served with the new credence.
    """
    assert "70%" in wait_for(f"{url}index.html", "Courts will decide.")
    site.edit("law", "70%", "85%")
    for page in ("law", "index", "beliefs-all"):
        assert "70%" not in wait_for(f"{url}{page}.html", "85%")


def test_new_topic(site: Site, url: str) -> None:
    """New topics appear in the index, and those that are removed leave it."""
    wait_for(f"{url}index.html", "Courts will decide.")
    site.write(
        "ports", "# Ports\n\n:::{belief} Ports will last.\n:name: ports\n:credence: 33%\n:::\n"
    )
    wait_for(f"{url}index.html", "Ports will last.")
    (site.root / "ports.md").unlink()
    end = time.monotonic() + _LONGEST
    while "Ports will last." in wait_for(f"{url}index.html", "Courts will decide."):
        assert time.monotonic() < end
        time.sleep(0.2)
