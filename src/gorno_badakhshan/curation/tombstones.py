"""Checks of tombstones. A withdrawn id keeps its tombstone for ever, and no record gets the id again."""

from collections.abc import Iterable, Iterator

from ..audit.entry import Entry
from ..audit.finding import Finding
from ..model.kinds import KINDS, kind_of
from ..store.release import Release
from ..versions import Diff
from .release_head import ReleaseHead


def check_tombstones(head: ReleaseHead, entries: Iterable[Entry]) -> Iterator[Finding]:
    """Yields tombstones whose id a record or another tombstone has, or whose kind or successor is unknown."""
    kinds = {entry.id: entry.kind for entry in entries}
    withdrawn = {tombstone.id for tombstone in head.tombstones}
    seen = set[str]()
    for tombstone in head.tombstones:
        id, successor = tombstone.id, tombstone.successor
        if id in kinds:
            message = f"{id!r} is the id of one of the {kinds[id]}, and was withdrawn"
            yield _finding("reused-id", id, message, "give the record another id; a withdrawn one is never reused")
        if id in seen:
            yield _finding("duplicate-id", id, f"{id!r} has two tombstones", "keep the first")
        seen.add(id)
        if tombstone.kind not in KINDS:
            message = f"kind is one of {', '.join(KINDS)}, got {tombstone.kind!r}"
            yield _finding("unknown-word", id, message, "write the kind of the withdrawn record")
        # A tombstone may lead to another one, but not to itself.
        if successor is not None and successor not in {*kinds, *withdrawn} - {id}:
            repair = "correct the successor, or leave it out if there is none"
            yield _finding("dangling-id", id, f"no record has the id {successor!r}", repair)


def check_withdrawals(change: Diff, before: Release, head: ReleaseHead) -> Iterator[Finding]:
    """Yields ids that were withdrawn without a tombstone, and earlier tombstones that are gone or changed."""
    tombstones = {(tombstone.kind, tombstone.id): tombstone for tombstone in head.tombstones}
    for record in change.withdrawn:
        kind = kind_of(record)
        current = tombstones.get((kind, record.id))
        # A tombstone of an earlier version is for another withdrawal of the same id.
        if current is None or current.version != change.new:
            message = f"the {KINDS[kind].singular} {record.id!r} of {change.old} is gone"
            repair = f"restore it, or add a tombstone with kind, reason, successor and version {change.new!r}"
            yield _finding("no-tombstone", record.id, message, repair)
    for earlier in before.tombstones:
        if tombstones.get((earlier.kind, earlier.id)) != earlier:
            message = f"the tombstone of {earlier.id!r} is gone or differs from the one in {change.old}"
            yield _finding("no-tombstone", earlier.id, message, "restore it as it was")


def _finding(code: str, id: str, message: str, repair: str) -> Finding:
    where = f"{id}, tombstone"
    return Finding(code=code, message=message, repair=repair, where=where, file="dataset.toml", line=1)
