"""A site that shows everything there is to see, for tests of what it looks like."""

project = "Everything there is to see"
extensions = ["myst_parser", "sphinx.ext.graphviz", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["grounds.css"]
exclude_patterns = ["_static"]
beliefs_today = "2026-06-01"
beliefs_verbal_scale = {"likely": "55-80%", "most unlikely indeed": "0-5%"}
beliefs_discuss = "me@example.org"
beliefs_contact = "https://example.org/me"
beliefs_page_rows = 14
beliefs_structured_data = True
beliefs_review_in = "6 months"
beliefs_regions = {
    "tech": {"title": "Technical Safety", "description": "What machines do."},
    "gov": {"title": "Governance", "description": "What people do."},
    "fore": "Forecasting",
}
# Some items are overdue, contradict each other, or have credences that nobody can read.
suppress_warnings = ["beliefs", "toc.no_title"]
