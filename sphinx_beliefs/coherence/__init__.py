"""Whether credences fit together, and what they would be if they did; without Sphinx."""
