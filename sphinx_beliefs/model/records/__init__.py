"""What is kept of a site: items, pages, logs, and the questions that pages ask."""
