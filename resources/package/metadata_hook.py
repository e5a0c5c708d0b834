"""The description of the package: the README with links that work outside the source tree."""

import re
from pathlib import Path
from runpy import run_path
from typing import Any, Final

from hatchling.metadata.plugin.interface import MetadataHookInterface

PICTURE: Final = re.compile(r"!\[([^]]*)\]\((?!https?:)([^)\s]+)\)\n*")
LINK: Final = re.compile(r"(?<!!)\[([^]]*)\]\((?!https?:|#)([^)\s]+)\)")


class DescriptionHook(MetadataHookInterface):
    """Sets the description from README.md."""

    def update(self, metadata: dict[str, Any]) -> None:
        tree = Path(self.root)
        version = run_path(str(tree / "resources" / "package" / "__init__.py"))["__version__"]
        text = (tree / "README.md").read_text(encoding="utf-8")
        source = metadata.get("urls", {}).get("Source", "")
        metadata["readme"] = {
            "content-type": "text/markdown",
            "text": rewrite_links(text, source, f"v{version}"),
        }


def rewrite_links(text: str, source: str, tag: str) -> str:
    """Make relative links and pictures absolute, below the address of the repository.

    Parameters
    ----------
    text : str
        The README, in Markdown.
    source : str
        Address of the repository, or nothing: then the pictures are left out, and links are text.
    tag : str
        The version whose files are shown.
    """
    if not source:
        return LINK.sub(r"\1", PICTURE.sub("", text))
    inside = f"{source.rstrip('/')}/-" if "gitlab" in source else source.rstrip("/")
    text = PICTURE.sub(rf"![\1]({inside}/raw/{tag}/\2)\n\n", text)
    return LINK.sub(rf"[\1]({inside}/blob/{tag}/\2)", text)
