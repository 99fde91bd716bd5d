"""How Sphinx builds the documentation: `sphinx-build -W -b html docs docs/_build`.

`.ci/docs_site.py` builds several versions that link to each other.
"""

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import attrs
from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))  # the package next to these pages, not another installed one

import lytics_async  # noqa: E402

PROJECT = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = "lytics-async"
author = "the lytics-async developers"
version = release = lytics_async.__version__

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

# Of a block with prompts, only the commands are copied; an output has no button.
copybutton_exclude = ".linenos"
copybutton_prompt_text = "$ "
copybutton_selector = "div:not(.highlight-text) > div.highlight pre"

html_theme = "furo"
html_title = "lytics-async"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
html_show_sourcelink = False
html_static_path = ["_static"]
templates_path = ["_templates"]
html_css_files = ["custom.css"]
html_js_files = ["versions.js", "version-switch.js"]  # write_versions writes the first one
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "versions.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_theme_options: dict[str, Any] = {}

# Once pyproject.toml names the repository, every page has links to view and edit it.
REPOSITORY: str = PROJECT["urls"]["Source"]
if "OWNER" not in REPOSITORY:
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


def show_defaults(
    _app: Sphinx, _what: str, _name: str, obj: Any, _options: Any, signature: str | None, _: Any
) -> tuple[str, None] | None:
    """Show the defaults of an attrs class, instead of the names that attrs gives them."""
    if signature is None or not isinstance(obj, type) or not attrs.has(obj):
        return None
    for field in attrs.fields(obj):
        factory = getattr(field.default, "factory", None)
        made = factory is not None and not getattr(field.default, "takes_self", False)
        shown = repr(factory() if made else field.default)
        argument = field.alias or field.name
        for generated in (f"attr_dict['{field.name}'].default", "NOTHING"):
            signature = re.sub(
                rf"(\b{argument}: [^=]*) = {re.escape(generated)}",
                lambda match, shown=shown: f"{match[1]} = {shown}",
                signature,
                count=1,
            )
    return signature, None


def prepare_for_phones(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Let long names break after separators, and label the cells of tables; see custom.css."""
    if "body" in context:
        names = re.compile(r'(?<=<span class="pre">)[^<]{20,}(?=</span>)')
        body = names.sub(
            lambda name: re.sub(r"([/.(,=_]|&amp;)(?=[\w{])", r"\1<wbr>", name[0]), context["body"]
        )
        context["body"] = re.sub(r"<table.*?</table>", label_cells, body, flags=re.DOTALL)


def label_cells(table: re.Match[str]) -> str:
    """Give every cell of a table the text of its column's head, for the layout on phones."""
    heads = re.findall(r"<th [^>]*>(.*?)</th>", table[0], flags=re.DOTALL)
    labels = [re.sub(r"<[^>]*>", "", head).strip().replace('"', "&quot;") for head in heads]

    def label_row(row: re.Match[str]) -> str:
        column = iter(labels)
        return re.sub(r"<td", lambda _: f'<td data-label="{next(column, "")}"', row[0])

    return re.sub(r"<tr.*?</tr>", label_row, table[0], flags=re.DOTALL)


def write_llms_txt(app: Sphinx, error: Exception | None) -> None:
    """Write llms.txt, for assistants: the start page with links to the built pages."""
    if error is not None or app.builder.name != "html":
        return
    text = (HERE / "index.md").read_text(encoding="utf-8")
    text = re.sub(r"^```{toctree}\n.*?^```\n+", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"\]\((?!https?:)([^)#]+)\.md(#[^)]*)?\)", r"](\1.html\2)", text)
    (Path(app.outdir) / "llms.txt").write_text(text.strip() + "\n", encoding="utf-8")


def write_versions(app: Sphinx, error: Exception | None) -> None:
    """Write the version and its pages, which the version switch reads.

    `versions.json` is about this version and never changes. `versions.js` is the list of versions;
    `.ci/docs_site.py` replaces it in each version of a site. It is a script, because pages opened
    from a disk cannot fetch JSON.
    """
    if error is not None or app.builder.name != "html":
        return
    static = Path(app.outdir) / "_static"
    own = {"version": version, "pages": sorted(app.env.found_docs)}
    (static / "versions.json").write_text(json.dumps(own) + "\n", encoding="utf-8")
    script = f"const LYTICS_VERSIONS = {json.dumps([own])};\n"
    (static / "versions.js").write_text(script, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect the functions above."""
    app.connect("autodoc-process-docstring", convert_markdown)
    app.connect("autodoc-process-signature", show_defaults)
    app.connect("html-page-context", prepare_for_phones)
    app.connect("build-finished", write_llms_txt)
    app.connect("build-finished", write_versions)
