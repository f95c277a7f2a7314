"""From options and metadata as they are written to records and problems."""
