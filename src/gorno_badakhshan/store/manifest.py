"""Reads the manifest of a release: what the release is, and the digest of each of its files."""

import json
from typing import TYPE_CHECKING, Any

from ..errors import IntegrityError
from .files import NEWER_OR_WRONG, read_proved

if TYPE_CHECKING:
    from .files import Folder

SCHEMA = 3
"""Version of the file layout that this library writes; it reads this one and those before."""


class Manifest:
    """A proved manifest as plain data; `Release` is made of it on demand, because attrs takes long to import."""

    __slots__ = ("content", "counts", "digest", "schema", "version")

    def __init__(self, content: dict[str, Any], digest: str) -> None:
        """The parsed file, and the SHA-256 of its bytes."""
        self.content: dict[str, Any] = content
        self.digest: str = digest
        self.version: str = content["version"]
        self.schema: int = content["schema"]
        self.counts: dict[str, int] = {file["kind"]: file["records"] for file in content["files"]}


def read_manifest(version: str, digest: str, folder: "Folder") -> Manifest:
    """Returns the manifest in a folder.

    Raises `IntegrityError` if the digest is another, if the manifest names another version, or if its
    schema is later than this library knows.
    """
    # The digest is compared first: nothing in an unproved file is worth reading.
    manifest = Manifest(json.loads(read_proved(folder, "manifest.json", digest)), digest)
    label = f"{version}/manifest.json"
    if not 1 <= manifest.schema <= SCHEMA:
        expected, got = f"1 to {SCHEMA}", str(manifest.schema)
        raise IntegrityError(label, "its schema", expected=expected, got=got, repair=NEWER_OR_WRONG)
    if manifest.version != version:
        got = manifest.version
        raise IntegrityError(label, "its version", expected=version, got=got, repair=NEWER_OR_WRONG)
    return manifest


def manifest_bytes(content: dict[str, Any]) -> bytes:
    """Returns the file of a manifest, whose SHA-256 is the digest of the release."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
