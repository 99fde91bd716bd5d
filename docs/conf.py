"""How Sphinx builds the documentation: `sphinx-build -W -b html docs docs/_build`."""

from importlib.metadata import version as version_of

project = "lytics-async"
author = "the lytics-async developers"
version = release = version_of("lytics-async")

extensions = ["myst_parser"]
myst_heading_anchors = 3
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = True

html_theme = "furo"
html_title = "lytics-async"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
html_show_sourcelink = False
