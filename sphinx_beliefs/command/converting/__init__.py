"""The rewriting of pages from one form of items to the other."""
