"""The records that are kept of a site: items, pages, logs, and the questions of pages."""
