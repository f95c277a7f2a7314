"""As a page is read: front matter, directives, roles, prose, titles, the header, placeholders."""
