"""What other places keep of an author's forecasts, and how it comes in; without Sphinx."""
