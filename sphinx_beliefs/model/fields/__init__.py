"""The reading of options and metadata, as authors write them, into records and problems."""
