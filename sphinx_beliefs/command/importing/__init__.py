"""The parts of ``import``: where things go, what changes, and how it is written."""
