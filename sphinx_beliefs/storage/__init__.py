"""What is kept of each page from one build to the next."""
