"""Slips in the markup of this extension, found before a page is parsed, and read as meant."""
