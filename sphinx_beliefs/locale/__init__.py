"""Message catalogues: a folder for each language, compiled when the package is built."""
