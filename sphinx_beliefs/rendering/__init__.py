"""The writing of a page: views, facts, maps, generated pages, HTML."""
