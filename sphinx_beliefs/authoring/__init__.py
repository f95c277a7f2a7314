"""What happens to a page as a whole: its header, its placeholders, its views."""
