"""The words that readers see, in the language of the site."""
