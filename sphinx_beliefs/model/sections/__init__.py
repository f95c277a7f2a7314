"""Lists of plain pages that are read as items, by the headings that they stand below."""
