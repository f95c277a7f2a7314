"""A site, and each question that is asked of it."""
