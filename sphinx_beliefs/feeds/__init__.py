"""What programs subscribe to: feeds of what has changed, and a calendar of what is to be done."""
