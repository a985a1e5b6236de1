"""What a release says of itself."""

import datetime as dt
import json
from typing import TYPE_CHECKING

import attrs

from ..errors import IntegrityError
from ..model.fields import doc
from .files import read_proved, shipped_release
from .released import RELEASED

if TYPE_CHECKING:
    from .files import Folder
    from .tombstone import Tombstone

SCHEMA = 2
"""Version of the file layout that this library writes; it reads this one and those before."""


@attrs.frozen(kw_only=True)
class ReleasedFile:
    """One file of a release."""

    kind: str = attrs.field(metadata=doc("What it holds: sources, actors, places, events or claims."))
    name: str = attrs.field(metadata=doc("File name inside the release."))
    sha256: str = attrs.field(metadata=doc("SHA-256 of its bytes.", unit="64 hex digits"))
    records: int = attrs.field(metadata=doc("How many records it holds.", unit="records"))


@attrs.frozen(kw_only=True, repr=False)
class Release:
    """One frozen version of the dataset."""

    version: str = attrs.field(metadata=doc("Version of the data, not of the library.", unit="major.minor.patch"))
    date: dt.date = attrs.field(metadata=doc("Day of release."))
    digest: str = attrs.field(
        metadata=doc("SHA-256 of the manifest, which vouches for all files.", unit="64 hex digits")
    )
    notes: str = attrs.field(metadata=doc("What the release holds, in a sentence."))
    files: tuple[ReleasedFile, ...] = attrs.field(metadata=doc("Its files."))
    tombstones: "tuple[Tombstone, ...]" = attrs.field(
        default=(), metadata=doc("All ids withdrawn up to this version, oldest first.")
    )

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each kind; a new dict at each call."""
        return {file.kind: file.records for file in self.files}

    @property
    def pin(self) -> str:
        """The text that names exactly these bytes: `<version>@sha256:<digest>`."""
        return f"{self.version}@sha256:{self.digest}"

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {kind}" for kind, count in self.counts.items())
        return f"<Release {self.version} of {self.date}: {counts}>"


def read_release(version: str, digest: str, folder: "Folder") -> Release:
    """The release that lies in a folder, after proving its manifest against the digest."""
    told = json.loads(read_proved(folder, "manifest.json", digest))
    if not 1 <= told["schema"] <= SCHEMA:
        raise IntegrityError(
            f"{version}/manifest.json", "its schema", expected=f"1 to {SCHEMA}", got=str(told["schema"])
        )
    if told["version"] != version:
        raise IntegrityError(f"{version}/manifest.json", "its version", expected=version, got=told["version"])
    return Release(
        version=version,
        date=dt.date.fromisoformat(told["date"]),
        digest=digest,
        notes=told["notes"],
        files=tuple(ReleasedFile(**file) for file in told["files"]),
        tombstones=_tombstones(told.get("tombstones", ())),
    )


def _tombstones(raw: "list[dict[str, str]]") -> "tuple[Tombstone, ...]":
    if not raw:
        return ()
    from .tombstone import Tombstone

    return tuple(Tombstone(**stone) for stone in raw)


def releases() -> tuple[Release, ...]:
    """All releases in this install, oldest first.

    >>> import gorno_badakhshan as gb
    >>> gb.releases()[0].version
    '1.0.0'

    Raises `IntegrityError` where a manifest is not the one that was released.
    """
    return tuple(read_release(version, digest, shipped_release(version)) for version, digest in RELEASED.items())
