"""What changed between two versions of the dataset, field by field, and the number that this calls for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

import attrs

from .dataset import Dataset, load
from .model.fields import doc
from .model.kinds import KINDS, kind_of
from .store.pins import version_key

if TYPE_CHECKING:
    from .model.kinds import Record

Bump = Literal["none", "patch", "minor", "major"]
_GRAVITY: tuple[Bump, ...] = ("none", "patch", "minor", "major")


def _gravest(bumps: "Iterable[Bump]") -> Bump:
    called = {*bumps}
    for bump in reversed(_GRAVITY):
        if bump in called:
            return bump
    return "none"


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
        """What this change alone calls for."""
        return "patch" if self.wording else "minor" if self.grown else "major"


@attrs.frozen(kw_only=True, repr=False)
class Change:
    """One record that both versions hold, and the fields in which it differs."""

    kind: str = attrs.field(metadata=doc("What it is: sources, actors, places, events or claims."))
    id: str = attrs.field(metadata=doc("Its id."))
    fields: tuple[FieldChange, ...] = attrs.field(metadata=doc("What differs, in the order of the fields."))

    @property
    def bump(self) -> Bump:
        """What the change calls for: as much as the gravest of its fields."""
        return _gravest(changed.bump for changed in self.fields)

    @property
    def is_wording(self) -> bool:
        """Whether the record still says the same."""
        return all(changed.wording for changed in self.fields)

    def __repr__(self) -> str:
        return f"<Change of {self.id}: {', '.join(changed.field for changed in self.fields)}>"


@attrs.frozen(kw_only=True, repr=False)
class Diff:
    """What turns one version into another, by id; the order of records does not count.

    >>> import gorno_badakhshan as gb
    >>> gb.diff("1.0.0", "1.0.0").bump
    'none'
    """

    old: str = attrs.field(metadata=doc("The older version.", unit="major.minor.patch"))
    new: str = attrs.field(metadata=doc("The newer version.", unit="major.minor.patch"))
    added: "tuple[Record, ...]" = attrs.field(metadata=doc("Records that only the newer version holds."))
    withdrawn: "tuple[Record, ...]" = attrs.field(metadata=doc("Records that only the older version holds."))
    changed: tuple[Change, ...] = attrs.field(metadata=doc("Records that both hold and that differ."))

    @property
    def bump(self) -> Bump:
        """What the changes call for.

        Major where a record says something else or is gone, minor where one was added or says the
        same and more, patch where only wording, notes or citations differ.
        """
        called: list[Bump] = [change.bump for change in self.changed]
        if self.withdrawn or self.added:
            called.append("major" if self.withdrawn else "minor")
        return _gravest(called)

    @property
    def implied(self) -> str:
        """The least version number that the newer version may have."""
        major, minor, patch = version_key(self.old)
        numbers = {
            "none": (major, minor, patch),
            "patch": (major, minor, patch + 1),
            "minor": (major, minor + 1, 0),
            "major": (major + 1, 0, 0),
        }
        return ".".join(map(str, numbers[self.bump]))

    @property
    def claims_enough(self) -> bool:
        """Whether the newer version's number is at least the one implied."""
        return version_key(self.new) >= version_key(self.implied)

    def to_dict(self) -> dict[str, object]:
        """The diff as plain data; records whole, changed fields with both values."""
        from .store.codec import to_dict

        return {
            "old": self.old,
            "new": self.new,
            "bump": self.bump,
            "implied": self.implied,
            "added": [to_dict(record) for record in self.added],
            "withdrawn": [to_dict(record) for record in self.withdrawn],
            "changed": [_changed_dict(change) for change in self.changed],
        }

    def to_markdown(self) -> str:
        """The diff as a section for a change log."""
        heading = f"## {self.old} to {self.new}: {self.bump}, at least {self.implied}"
        return "\n".join([heading, *_section("Added", map(_line, self.added)),
                          *_section("Withdrawn", map(_line, self.withdrawn)),
                          *_section("Changed", map(_changed_line, self.changed))]) + "\n"  # fmt: skip

    def __repr__(self) -> str:
        return (
            f"<Diff {self.old} to {self.new}: {len(self.added)} added, {len(self.withdrawn)} withdrawn, "
            f"{len(self.changed)} changed; {self.bump}, at least {self.implied}>"
        )


def diff(old: str | Dataset, new: str | Dataset) -> Diff:
    """What changed from one version to another; each is a version, a pin or a dataset. Raises as `load`."""
    before, after = (given if isinstance(given, Dataset) else load(given) for given in (old, new))
    held, holds = dict(_records(before)), dict(_records(after))
    return Diff(
        old=before.version,
        new=after.version,
        added=tuple(record for key, record in holds.items() if key not in held),
        withdrawn=tuple(record for key, record in held.items() if key not in holds),
        changed=tuple(
            Change(kind=key[0], id=key[1], fields=tuple(_fields(record, holds[key])))
            for key, record in held.items()
            if key in holds and record != holds[key]
        ),
    )


def apply(difference: Diff, dataset: Dataset) -> "tuple[Record, ...]":
    """The records of the newer version, from the older one and the diff; in no promised order."""
    gone = {(kind_of(record), record.id) for record in difference.withdrawn}
    changes = {(change.kind, change.id): change for change in difference.changed}
    kept = (_changed(record, changes.get(key)) for key, record in _records(dataset) if key not in gone)
    return (*kept, *difference.added)


def _records(dataset: Dataset) -> "Iterator[tuple[tuple[str, str], Record]]":
    for kind in KINDS:
        for record in getattr(dataset, kind):
            yield (kind, record.id), record


def _fields(before: "Record", after: "Record") -> Iterator[FieldChange]:
    for field in attrs.fields(type(before)):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            wording = bool(field.metadata.get("wording"))
            grown = bool(field.metadata.get("grows")) and _grew(old, new)
            yield FieldChange(field=field.name, before=old, after=new, wording=wording, grown=grown)


def _grew(old: object, new: object) -> bool:
    """Whether something was filled in or added, and nothing taken away."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        return not Counter(old) - Counter(new) and len(new) > len(old)
    return old is None


def _changed(record: "Record", change: Change | None) -> "Record":
    fields: dict[str, Any] = {c.field: c.after for c in change.fields} if change else {}
    made: Record = attrs.evolve(record, **fields)
    return made


def _changed_dict(change: Change) -> dict[str, object]:
    from .store.codec import to_plain

    fields: list[dict[str, object]] = [
        {"field": c.field, "before": to_plain(c.before), "after": to_plain(c.after), "bump": c.bump}
        for c in change.fields
    ]
    return {"kind": change.kind, "id": change.id, "bump": change.bump, "fields": fields}


def _section(title: str, lines: Iterable[str]) -> list[str]:
    held = list(lines)
    return ["", f"### {title} ({len(held)})", "", *held] if held else []


def _line(record: "Record") -> str:
    return f"- `{record.id}` ({kind_of(record).removesuffix('s')}): {_told(record)}"


def _told(record: "Record") -> str:
    for field in ("summary", "title", "name"):
        if hasattr(record, field):
            return str(getattr(record, field))
    return record.id


def _changed_line(change: Change) -> str:
    fields = "; ".join(f"{c.field}: {c.before} → {c.after}" for c in change.fields)
    return f"- `{change.id}` ({change.kind.removesuffix('s')}): {fields}"
