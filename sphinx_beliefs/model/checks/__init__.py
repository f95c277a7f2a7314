"""What is wrong between pages, or with the day: one file a subject."""
