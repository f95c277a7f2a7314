"""The steps between the reading of all pages and the writing of any."""
