"""What leaves a site as data: its public types, and the files that are made of them."""
