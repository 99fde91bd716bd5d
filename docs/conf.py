"""How Sphinx builds the documentation: `sphinx-build -W -b html docs docs/_build`."""

import re
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

HERE = Path(__file__).parent
PACKAGE = metadata("lytics-async")

project = "lytics-async"
author = "the lytics-async developers"
version = release = PACKAGE["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = True
nitpick_ignore_regex = [
    # Types of other packages, and private ones that a signature names.
    ("py:.*", r"(?!lytics_async\.).*"),
    ("py:.*", r"lytics_async\.(access|base|call|config|filterql|local|upload|wire)\..*"),
    ("py:.*", r"lytics_async\.(client|waiters)\.T"),
    ("py:.*", r"lytics_async\.(doctor|hooks|models|operations|services|testing)\b.*"),
]

myst_heading_anchors = 3

default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
autodoc_use_type_comments = False
napoleon_use_ivar = False
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 80
add_module_names = False

copybutton_exclude = ".linenos, .gp"

html_theme = "furo"
html_title = "lytics-async"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
html_show_sourcelink = False
html_static_path = ["_static"]
html_css_files = ["custom.css"]
html_theme_options: dict[str, Any] = {}

# With a project URL named Source in pyproject.toml, every page has links to view and edit it.
REPOSITORY = next(
    (
        url.strip()
        for name, _, url in (line.partition(",") for line in PACKAGE.get_all("Project-URL") or [])
        if name == "Source" and "OWNER" not in url
    ),
    None,
)
if REPOSITORY is not None:
    html_theme_options |= {
        "source_repository": REPOSITORY,
        "source_branch": "main",
        "source_directory": "docs/",
    }


def convert_markdown(
    _app: Sphinx, _what: str, _name: str, _obj: Any, _options: Any, lines: list[str]
) -> None:
    """Convert the fenced code blocks of a docstring, which is Markdown, to reStructuredText."""
    converted: list[str] = []
    indent: str | None = None
    for line in lines:
        fence = re.match(r"( *)```(\w*)$", line)
        if fence is None:
            converted.append(line if indent is None or not line else f"    {line}")
        elif indent is None:
            indent = fence[1]
            converted += [f"{indent}.. code-block:: {fence[2] or 'text'}", ""]
        else:
            indent = None
            converted.append("")
    lines[:] = converted


def write_llms_txt(app: Sphinx, error: Exception | None) -> None:
    """Write llms.txt, for assistants: the start page with links to the built pages."""
    if error is not None or app.builder.name != "html":
        return
    text = (HERE / "index.md").read_text(encoding="utf-8")
    text = re.sub(r"^```{toctree}\n.*?^```\n+", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"\]\((?!https?:)([^)#]+)\.md(#[^)]*)?\)", r"](\1.html\2)", text)
    (Path(app.outdir) / "llms.txt").write_text(text.strip() + "\n", encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect the functions above."""
    app.connect("autodoc-process-docstring", convert_markdown)
    app.connect("build-finished", write_llms_txt)
