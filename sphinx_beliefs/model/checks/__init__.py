"""Checks of pages against each other, and against the day: one file for each subject."""
