"""The nodes that pages are made of, and the reading of text from them."""
