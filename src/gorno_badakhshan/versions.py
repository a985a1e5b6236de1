"""What changed between two versions of the dataset, field by field, and the version number that it requires."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

from .dataset import Dataset, load
from .model.actors import Actor
from .model.claims import Claim
from .model.events import Event
from .model.fields import doc
from .model.kinds import KINDS, kind_of
from .model.places import Place
from .model.sources import Source
from .store.pins import version_key

Bump = Literal["none", "patch", "minor", "major"]
_BUMPS: tuple[Bump, ...] = ("none", "patch", "minor", "major")
"""All of them, the greatest last."""


def _greatest(bumps: Iterable[Bump]) -> Bump:
    return _BUMPS[max(map(_BUMPS.index, bumps), default=0)]


# At run time too, because `typing.get_type_hints(Diff)` looks it up here.
Record = Source | Actor | Place | Event | Claim


@attrs.frozen(kw_only=True)
class FieldChange:
    """One field of a record, before and after."""

    field: str = attrs.field(metadata=doc("Name of the field."))
    before: object = attrs.field(metadata=doc("Its value in the older version."))
    after: object = attrs.field(metadata=doc("Its value in the newer version."))
    wording: bool = attrs.field(
        metadata=doc("Whether the record still says the same: a summary, note or citation.")
    )
    grown: bool = attrs.field(
        default=False,
        metadata=doc("Whether the record says the same and more: a link or an entry that it did not have."),
    )

    @property
    def bump(self) -> Bump:
        """The part of the version number that this change alone requires to rise."""
        return "patch" if self.wording else "minor" if self.grown else "major"

    def _repr_html_(self) -> str:
        from .notebook.parts import part_html

        return part_html(self)

    def to_dict(self) -> dict[str, object]:
        """Returns the field, its values and its bump as a new dict for JSON."""
        from .store.codec import to_plain

        before, after = to_plain(self.before), to_plain(self.after)
        return {"field": self.field, "before": before, "after": after, "bump": self.bump}


@attrs.frozen(kw_only=True, repr=False)
class Change:
    """One record that is in both versions, and the fields in which it differs."""

    kind: str = attrs.field(metadata=doc("What it is: sources, actors, places, events or claims."))
    id: str = attrs.field(metadata=doc("Its id."))
    fields: tuple[FieldChange, ...] = attrs.field(metadata=doc("What differs, in the order of the fields."))

    @property
    def bump(self) -> Bump:
        """The greatest bump of its fields."""
        return _greatest(field.bump for field in self.fields)

    @property
    def is_wording(self) -> bool:
        """Whether the record still says the same."""
        return all(field.wording for field in self.fields)

    def _repr_html_(self) -> str:
        from .notebook.changes import change_html

        return change_html(self)

    def to_dict(self) -> dict[str, object]:
        """Returns the record's kind and id, the bump and the fields as a new dict for JSON."""
        fields = [field.to_dict() for field in self.fields]
        return {"kind": self.kind, "id": self.id, "bump": self.bump, "fields": fields}

    def __repr__(self) -> str:
        return f"<Change of {self.id}: {', '.join(change.field for change in self.fields)}>"


@attrs.frozen(kw_only=True, repr=False)
class Diff:
    """The changes from one version to another, by id; the order of records does not count.

    >>> import gorno_badakhshan as gb
    >>> gb.diff("1.0.0", "1.0.0").bump
    'none'
    """

    old: str = attrs.field(metadata=doc("The older version.", unit="major.minor.patch"))
    new: str = attrs.field(metadata=doc("The newer version.", unit="major.minor.patch"))
    added: "tuple[Record, ...]" = attrs.field(metadata=doc("Records that only the newer version has."))
    withdrawn: "tuple[Record, ...]" = attrs.field(metadata=doc("Records that only the older version has."))
    changed: tuple[Change, ...] = attrs.field(metadata=doc("Records that both versions have and that differ."))

    @property
    def bump(self) -> Bump:
        """The part of the version number that must rise.

        Major if a record says something else or is gone, minor if one was added or says the same and
        more, patch if only wording, notes or citations differ.
        """
        if self.withdrawn:
            return "major"
        return _greatest([*(change.bump for change in self.changed), "minor" if self.added else "none"])

    @property
    def implied(self) -> str:
        """The least version number that the newer version may have."""
        # https://semver.org, applied to data: what an older result rests on is the interface.
        major, minor, patch = version_key(self.old)
        numbers = {
            "none": (major, minor, patch),
            "patch": (major, minor, patch + 1),
            "minor": (major, minor + 1, 0),
            # Before 1.0.0 nothing is promised yet, as in https://semver.org, point 4.
            "major": (major + 1, 0, 0) if major else (0, minor + 1, 0),
        }
        return ".".join(map(str, numbers[self.bump]))

    # The maintainer chooses the number and may go higher than the changes require.
    @property
    def claims_enough(self) -> bool:
        """Whether the newer version's number is at least the one implied."""
        return version_key(self.new) >= version_key(self.implied)

    def to_dict(self) -> dict[str, object]:
        """Returns the diff as plain data: complete records, and both values of each changed field."""
        from .store.codec import to_dict

        return {
            "old": self.old,
            "new": self.new,
            "bump": self.bump,
            "implied": self.implied,
            "added": [to_dict(record) for record in self.added],
            "withdrawn": [to_dict(record) for record in self.withdrawn],
            "changed": [change.to_dict() for change in self.changed],
        }

    def to_markdown(self) -> str:
        """Returns the diff as a section for a change log."""
        lines = [
            f"## {self.old} to {self.new}: {self.bump}, at least {self.implied}",
            *_section("Added", [_record_line(record) for record in self.added]),
            *_section("Withdrawn", [_record_line(record) for record in self.withdrawn]),
            *_section("Changed", [_change_line(change) for change in self.changed]),
        ]
        return "\n".join(lines) + "\n"

    def _repr_html_(self) -> str:
        from .notebook.changes import diff_html

        return diff_html(self)

    def __repr__(self) -> str:
        return (
            f"<Diff {self.old} to {self.new}: {len(self.added)} added, {len(self.withdrawn)} withdrawn, "
            f"{len(self.changed)} changed; {self.bump}, at least {self.implied}>"
        )


def diff(old: str | Dataset, new: str | Dataset) -> Diff:
    """Returns what changed from one version to another; each is a version, a pin or a dataset.

    Raises as `load` does.
    """
    older, newer = (version if isinstance(version, Dataset) else load(version) for version in (old, new))
    before, after = _records_by_key(older), _records_by_key(newer)
    return Diff(
        old=older.version,
        new=newer.version,
        added=tuple(record for key, record in after.items() if key not in before),
        withdrawn=tuple(record for key, record in before.items() if key not in after),
        changed=tuple(
            Change(kind=key[0], id=key[1], fields=tuple(_field_changes(record, after[key])))
            for key, record in before.items()
            if key in after and record != after[key]
        ),
    )


def _records_by_key(dataset: Dataset) -> "dict[tuple[str, str], Record]":
    """Returns all records by kind and id, because two kinds may use one id."""
    return {(kind, record.id): record for kind in KINDS for record in getattr(dataset, kind)}


def _field_changes(before: "Record", after: "Record") -> Iterator[FieldChange]:
    for field in attrs.fields(type(before)):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            wording = bool(field.metadata.get("wording"))
            grown = bool(field.metadata.get("grows")) and _has_grown(old, new)
            yield FieldChange(field=field.name, before=old, after=new, wording=wording, grown=grown)


def _has_grown(old: object, new: object) -> bool:
    """Returns whether a value was filled in or items were added, and nothing was taken away."""
    # Counted, because a list may have the same item twice.
    if isinstance(old, tuple) and isinstance(new, tuple):
        return not Counter(old) - Counter(new) and len(new) > len(old)
    return old is None


def _section(title: str, lines: list[str]) -> list[str]:
    """Returns the lines of a section, with its heading; nothing if there are no lines."""
    return ["", f"### {title} ({len(lines)})", "", *lines] if lines else []


def _record_line(record: "Record") -> str:
    """Returns the line of a record, with the summary of a claim, the title or the name of another record."""
    text = next(getattr(record, field) for field in ("summary", "title", "name") if hasattr(record, field))
    return f"- `{record.id}` ({KINDS[kind_of(record)].singular}): {text}"


def _change_line(change: Change) -> str:
    fields = "; ".join(f"{c.field}: {c.before} → {c.after}" for c in change.fields)
    return f"- `{change.id}` ({KINDS[change.kind].singular}): {fields}"
