"""The options of conf.py: their checks, their problems, and their texts for translators."""
