"""The records of a site and the answers to questions about them, without Sphinx and docutils."""
