"""How things are written: credences, dates, names, options, and what a slip may have meant."""
