"""What pages are made of, and what is read off them."""
