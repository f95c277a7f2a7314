"""The directives: one file for each that authors write items with, one for those that show."""
