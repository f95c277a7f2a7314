"""A site, and the functions and classes that answer questions about it."""
