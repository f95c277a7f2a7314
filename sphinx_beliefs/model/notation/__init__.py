"""The notations that authors use: credences, dates, names, options, and likely slips in them."""
