"""Configuration of Sphinx for `python -m ui.tools.docs_site`, which writes the pages."""

from pathlib import Path
from runpy import run_path
from typing import Any

from sphinx.application import Sphinx

TREE = Path(__file__).resolve().parents[2]

project = "Outbreath"
author = "The Outbreath authors"
copyright = author  # noqa: A001  the name is Sphinx's
version = release = run_path(str(TREE / "resources" / "package" / "__init__.py"))["__version__"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_heading_anchors = 4

autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
autodoc_inherit_docstrings = False
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_use_rtype = False
# Words such as "array" or "sequence of float" in docstrings, other packages, and what is not public.
nitpick_ignore_regex = [
    ("py:.*", r"(?!outbreath\.).*"),
    ("py:.*", r"outbreath\.(trainer|devices|ui)\..*"),
]

default_role = "code"
smartquotes = False  # `--json` stays as it is typed
# SQL of DuckDB, whose structures the lexer of SQL does not know, is shown all the same.
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_title = f"Outbreath {version}"
html_favicon = str(TREE / "resources" / "icons" / "outbreath.svg")
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_theme_options = {
    "top_of_page_buttons": [],
    "light_css_variables": {"color-brand-primary": "#1d6363", "color-brand-content": "#1d6363"},
    "dark_css_variables": {"color-brand-primary": "#7cc4bd", "color-brand-content": "#7cc4bd"},
}


def keep_first_line(*arguments: Any) -> None:
    """Keep napoleon from taking what stands before a colon for the type: put an empty comment before it."""
    what, lines = arguments[1], arguments[-1]
    if what in ("property", "attribute", "data"):
        lines[:0] = ["..", ""]


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-docstring", keep_first_line, priority=400)  # before napoleon
