"""The command, as ``python -m sphinx_beliefs``."""

from __future__ import annotations

from sphinx_beliefs.command.main import main

if __name__ == "__main__":
    main(prog_name="sphinx-beliefs")
