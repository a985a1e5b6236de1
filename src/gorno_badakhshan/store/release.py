"""A release as its manifest describes it."""

import datetime as dt
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import attrs

from ..model.fields import doc
from .description import THIS_DATASET, UNDESCRIBED, DescribedParty, Description, OwnPopulation
from .files import shipped_release
from .manifest import SCHEMA, Manifest, manifest_bytes, read_manifest
from .pins import full_pin
from .released import RELEASED
from .tombstone import Tombstone

if TYPE_CHECKING:
    from .files import Folder


@attrs.frozen(kw_only=True)
class ReleasedFile:
    """One file of a release."""

    kind: str = attrs.field(metadata=doc("Kind of its records: sources, actors, places, events or claims."))
    name: str = attrs.field(metadata=doc("File name inside the release."))
    sha256: str = attrs.field(metadata=doc("SHA-256 of its bytes.", unit="64 hex digits"))
    records: int = attrs.field(metadata=doc("How many records it holds.", unit="records"))


@attrs.frozen(kw_only=True, repr=False)
class Release:
    """One frozen version of the dataset."""

    version: str = attrs.field(metadata=doc("Version of the data, not of the library.", unit="major.minor.patch"))
    date: dt.date = attrs.field(metadata=doc("Day of release."))
    digest: str = attrs.field(
        metadata=doc("SHA-256 of the manifest, which proves all files.", unit="64 hex digits")
    )
    notes: str = attrs.field(metadata=doc("Content of the release, in a sentence."))
    files: tuple[ReleasedFile, ...] = attrs.field(metadata=doc("Its files."))
    tombstones: tuple[Tombstone, ...] = attrs.field(
        default=(), metadata=doc("All ids withdrawn up to this version, oldest first.")
    )
    schema: int = attrs.field(default=SCHEMA, metadata=doc("Version of the layout of its files."))
    description: Description = attrs.field(
        default=THIS_DATASET, metadata=doc("Name, title, maintainers, license and default event of the dataset.")
    )

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each kind; a new dict at each call."""
        return {file.kind: file.records for file in self.files}

    @property
    def pin(self) -> str:
        """The text that names exactly these bytes: `<version>@sha256:<digest>`."""
        return full_pin(self.version, self.digest)

    def to_dict(self) -> dict[str, Any]:
        """Returns a new dict for JSON: all fields, None where one is empty."""
        from ..model.plain import to_dict

        return to_dict(self)

    def _repr_html_(self) -> str:
        from ..notebook.records import release_html

        return release_html(self)

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {kind}" for kind, count in self.counts.items())
        return f"<Release {self.version} of {self.date}: {counts}>"


def release_of(manifest: Manifest) -> Release:
    """Returns the release that a manifest describes."""
    content: dict[str, Any] = manifest.content
    # Schema 1 had no tombstones.
    return Release(
        version=manifest.version,
        date=dt.date.fromisoformat(content["date"]),
        digest=manifest.digest,
        notes=content["notes"],
        files=tuple(ReleasedFile(**file) for file in content["files"]),
        tombstones=tuple(Tombstone(**tombstone) for tombstone in content.get("tombstones", ())),
        schema=manifest.schema,
        description=_description_of(manifest),
    )


def _description_of(manifest: Manifest) -> Description:
    if fields := manifest.content.get("description"):
        texts = {**fields, "maintainers": tuple(fields["maintainers"])}
        texts["parties"] = tuple(
            DescribedParty(**{**party, "own": tuple(party["own"])}) for party in fields.get("parties", ())
        )
        texts["populations"] = tuple(OwnPopulation(**each) for each in fields.get("populations", ()))
        return Description(**texts)
    # The first releases of this package have no description, and neither may other data.
    return THIS_DATASET if RELEASED.get(manifest.version) == manifest.digest else UNDESCRIBED


def manifest_content(release: Release) -> dict[str, Any]:
    """Returns the content of the manifest of a release, as its digest proves it."""
    from .codec import to_plain  # reading a release does not need it

    head = {
        "schema": release.schema,
        "version": release.version,
        "date": release.date.isoformat(),
        "notes": release.notes,
    }
    # Schema 1 had no tombstones, and a key more would change the digest.
    tail = {"tombstones": to_plain(release.tombstones)} if release.schema > 1 else {}
    tail["files"] = to_plain(release.files)
    # The release does not tell whether its manifest has the description or it was filled in; the digest does.
    described = {**head, "description": release.description.to_dict(), **tail}
    return described if sha256(manifest_bytes(described)).hexdigest() == release.digest else {**head, **tail}


def read_release(version: str, digest: str, folder: "Folder") -> Release:
    """Returns the release in a folder; raises `IntegrityError` as `read_manifest` does."""
    return release_of(read_manifest(version, digest, folder))


def releases() -> tuple[Release, ...]:
    """Returns the releases in this install, oldest first.

    >>> import gorno_badakhshan as gb
    >>> gb.releases()[0].version
    '1.0.0'

    Raises `IntegrityError` if a manifest is not the one that was released.
    """
    return tuple(read_release(version, digest, shipped_release(version)) for version, digest in RELEASED.items())
