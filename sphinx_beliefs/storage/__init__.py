"""The storage of what is known of each page from one build to the next."""
