"""The README for package indexes, which show neither the files that its links name nor its picture."""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

PICTURE = re.compile(r"^\[?!\[.*\n\n", re.MULTILINE)
RELATIVE_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)([^)]+)\)")


class ReadmeHook(MetadataHookInterface):
    """Sets the description of the package while it is built."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Write the name of the file behind each relative link; the source distribution has these files."""
        readme = Path(self.root, "README.md").read_text(encoding="utf-8")
        text = RELATIVE_LINK.sub(r"\1 (`\2`)", PICTURE.sub("", readme))
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
