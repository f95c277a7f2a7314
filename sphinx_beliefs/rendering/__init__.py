"""As a page is written: views, facts, maps, generated pages, HTML."""
