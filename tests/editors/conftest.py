"""A language server at work on the example site, and what an editor asks of it."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[2] / "docs"

#: The longest that anything may take, in seconds: at first, the whole site is read.
PATIENCE = 120


@dataclass
class Editor:
    """An editor with a site open in it, and what the server has told it."""

    folder: Path
    build: Path
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    warnings: dict[str, list[types.Diagnostic]] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.client = LanguageClient("sphinx-beliefs", "1")
        self._is_ready = asyncio.Event()
        self._builds = 0
        client = self.client

        @client.feature("sphinx/appCreated")
        def note_start(_params: Any) -> None:
            self._is_ready.set()

        @client.feature(types.PROGRESS)
        def note_progress(params: types.ProgressParams) -> None:
            value: Any = params.value
            kind = value["kind"] if isinstance(value, dict) else value.kind
            self._builds += kind == "end"

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def note_warnings(params: types.PublishDiagnosticsParams) -> None:
            self.warnings[params.uri] = list(params.diagnostics)

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        def note_message(params: types.ShowMessageParams) -> None:
            self.shown.append(params.message)
            self._is_ready.set()

        @client.feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)
        def allow_progress(_params: Any) -> None: ...

        @client.feature(types.WORKSPACE_CONFIGURATION)
        def configure(params: types.ConfigurationParams) -> list[object]:
            command = ["sphinx-build", "-b", "dummy", str(self.folder), str(self.build)]
            sphinx = {"buildCommand": command, "pythonCommand": [sys.executable]}
            return [{"sphinx": sphinx} for _item in params.items]

    def start(self) -> None:
        """Start the server, and open a page, with which it starts Sphinx."""
        self.run(self.client.start_io(sys.executable, "-m", "esbonio", "server"))
        able = types.ClientCapabilities(
            workspace=types.WorkspaceClientCapabilities(configuration=True),
            window=types.WindowClientCapabilities(work_done_progress=True),
        )
        folder = types.WorkspaceFolder(uri=self.folder.as_uri(), name="site")
        params = types.InitializeParams(
            capabilities=able, root_uri=self.folder.as_uri(), workspace_folders=[folder]
        )
        self.run(self.client.initialize_async(params))
        self.client.initialized(types.InitializedParams())
        page = self.folder / "index.md"
        self.open(page, page.read_text("utf-8"))
        self.run(self._is_ready.wait())
        self.build_once(lambda: self.save(page))

    def stop(self) -> None:
        """End the server."""
        self.run(self.client.shutdown_async(None))
        self.client.exit(None)
        self.run(self.client.stop())
        self.loop.close()

    def run(self, what: Any) -> Any:
        """Wait for something."""
        return self.loop.run_until_complete(asyncio.wait_for(what, PATIENCE))

    def build_once(self, do: Any) -> None:
        """Do something after which the server builds, and wait for the end of that."""
        before = self._builds
        do()

        async def wait() -> None:
            while self._builds == before:
                await asyncio.sleep(0.1)
            await asyncio.sleep(1)  # what is wrong follows

        self.run(wait())

    def open(self, page: Path, text: str, language: str = "markdown") -> None:
        """Open a page with a text in it that need not be saved."""
        item = types.TextDocumentItem(uri=page.as_uri(), language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, page: Path, text: str, version: int = 2) -> None:
        """Write another text into an open page."""
        document = types.VersionedTextDocumentIdentifier(version=version, uri=page.as_uri())
        change = types.TextDocumentContentChangeWholeDocument(text=text)
        params = types.DidChangeTextDocumentParams(document, [change])
        self.client.text_document_did_change(params)

    def save(self, page: Path) -> None:
        """Say that a page has been saved."""
        document = types.TextDocumentIdentifier(page.as_uri())
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    def close(self, page: Path) -> None:
        """Close a page."""
        document = types.TextDocumentIdentifier(page.as_uri())
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def completions(self, text: str, name: str = "new.md") -> dict[str, str]:
        """What is offered at the end of a text on a page, by label, with what is said of it."""
        page = self.folder / name
        self.open(page, text, "markdown" if name.endswith(".md") else "restructuredtext")
        lines = text.split("\n")
        params = types.CompletionParams(
            types.TextDocumentIdentifier(page.as_uri()),
            types.Position(len(lines) - 1, len(lines[-1])),
        )
        found = self.run(self.client.text_document_completion_async(params))
        self.close(page)
        return {item.label: item.detail or "" for item in getattr(found, "items", found) or ()}

    def outline(self, page: Path) -> list[str]:
        """The lines of the outline of an open page."""
        document = types.TextDocumentIdentifier(page.as_uri())
        params = types.DocumentSymbolParams(document)
        found = self.run(self.client.text_document_document_symbol_async(params))
        lines, left = [], list(found or ())
        while left:
            symbol = left.pop(0)
            lines.append(symbol.name.strip())
            left[:0] = symbol.children or ()
        return lines


def _opened(folder: Path, build: Path) -> Iterator[Editor]:
    editor = Editor(folder, build)
    editor.start()
    assert editor.shown == []
    yield editor
    editor.stop()


@pytest.fixture(scope="session")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor that has the example site open, once it is built."""
    yield from _opened(DOCS, tmp_path_factory.mktemp("build"))


CONF = """
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
"""

RST = """
Salt
====

.. belief:: Salt is fine.
   :name: salt
   :credence: 70%

.. reading:: A paper
"""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor that has a small site open, with a page of reStructuredText."""
    root = tmp_path_factory.mktemp("site")
    index = "# Site\n\n```{toctree}\nsalt\n```\n"
    for name, text in {"conf.py": CONF, "index.md": index, "salt.rst": RST}.items():
        (root / name).write_text(text, encoding="utf-8")
    yield from _opened(root, root / "_build")
