"""The records of a site and what can be asked of them: standard library only, no Sphinx."""
