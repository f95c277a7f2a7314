"""The reading of a page: front matter, directives, roles, prose, titles, header, placeholders."""
