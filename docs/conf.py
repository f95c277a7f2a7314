"""The manual and the atlas, built with the extension they describe."""

import os
import sys
from pathlib import Path

from sphinx_beliefs import __version__

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "sphinx-beliefs"
author = "The sphinx-beliefs authors"
copyright = "2026, The sphinx-beliefs authors"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.graphviz", "sphinx_beliefs"]
extensions += [
    "reference_tables",
    "language_tables",
    "package_layers",
    "api_reference",
    "editor_files",
    "deploy_files",
    "command_tables",
    "export_format",
]  # of this manual, in _ext
myst_enable_extensions = ["colon_fence"]
exclude_patterns = [
    "_build",
    "_examples",
    "_formats",
    "_neighbours",
    "_performance",
    "_themes",
    "snippets",
]

html_theme = "furo"
html_title = "sphinx-beliefs"
html_static_path = ["_static"]
html_css_files = ["manual.css"]
# Where it is published says the address; anywhere else it is only an example.
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "https://beliefs.example.org/")

beliefs_previews = True
beliefs_export = True
beliefs_structured_data = {"type": "Organization"}
beliefs_regions = {
    "technical-safety": {
        "title": "Technical safety",
        "description": "What can be known and done about the systems themselves.",
    },
    "governance": {
        "title": "Governance",
        "description": "What laboratories, states and auditors can promise each other.",
    },
    "forecasting": {
        "title": "Forecasting",
        "description": "How fast things move, and how well anyone can tell.",
    },
}
# One topic, scalable-oversight, is kept as plain lists, and nothing on its page is ours.
beliefs_topics = ["atlas/topics/*"]
beliefs_front_matter = {"updated": "last_reviewed"}
beliefs_sections = {"Earlier beliefs": "beliefs"}
beliefs_latex_table = True
beliefs_calendar = True
beliefs_feeds = True
beliefs_contact = "https://example.org/contact"
beliefs_discuss = "https://example.org/discuss?claim={title}&credence={credence}"
beliefs_verbal_scale = "icd203"
beliefs_review_in = "1 year"
# The atlas is dated: on any later day its reviews would be due and its forecasts overdue.
beliefs_today = "2026-11-20"
