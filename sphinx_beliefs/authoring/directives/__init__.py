"""The directives: one file for each kind of item, and one for all views."""
