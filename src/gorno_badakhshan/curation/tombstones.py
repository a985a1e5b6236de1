"""Ids that are gone: each keeps a tombstone with the reason, for ever, and is never given out again."""

from collections.abc import Iterable, Iterator

from ..audit.entry import Entry
from ..audit.finding import Finding
from ..model.kinds import KINDS, kind_of
from ..store.manifest import Release
from ..store.tombstone import Tombstone
from ..versions import Diff
from .read import Head


def check_tombstones(head: Head, entries: Iterable[Entry]) -> Iterator[Finding]:
    """Tombstones of ids that records have, of no kind, twice, or with a successor that nothing has."""
    held = {entry.id: entry for entry in entries}
    seen, gone = set[str](), {stone.id for stone in head.tombstones}
    for stone in head.tombstones:
        if stone.id in held:
            message = f"{stone.id!r} is the id of one of the {held[stone.id].kind}, and was withdrawn"
            yield _finding(
                "reused-id", stone, message, "give the record another id; a withdrawn one is gone for ever"
            )
        if stone.id in seen:
            yield _finding("duplicate-id", stone, f"{stone.id!r} has two tombstones", "keep the first")
        seen.add(stone.id)
        if stone.kind not in KINDS:
            message = f"kind is one of {', '.join(KINDS)}, got {stone.kind!r}"
            yield _finding("unknown-word", stone, message, "write the kind that the record was of")
        if stone.successor is not None and stone.successor not in {*held, *gone} - {stone.id}:
            message = f"no record has the id {stone.successor!r}"
            yield _finding(
                "dangling-id", stone, message, "correct the successor, or leave it out if there is none"
            )


def check_withdrawals(change: Diff, before: Release, head: Head) -> Iterator[Finding]:
    """What is gone since the release before without a tombstone, and tombstones that are gone or altered."""
    stones = {(stone.kind, stone.id): stone for stone in head.tombstones}
    for record in change.withdrawn:
        stone = stones.get((kind_of(record), record.id))
        if stone is None or stone.version != change.new:
            message = f"the {kind_of(record).removesuffix('s')} {record.id!r} of {change.old} is gone"
            repair = f"restore it, or add a tombstone with kind, reason, successor and version {change.new!r}"
            yield _found("no-tombstone", record.id, message, repair)
    for stone in before.tombstones:
        if stones.get((stone.kind, stone.id)) != stone:
            message = f"the tombstone of {stone.id!r} is gone or says something else than in {change.old}"
            yield _found("no-tombstone", stone.id, message, "restore it as it was")


def _finding(code: str, stone: Tombstone, message: str, repair: str) -> Finding:
    return _found(code, stone.id, message, repair)


def _found(code: str, id: str, message: str, repair: str) -> Finding:
    return Finding(
        code=code, message=message, repair=repair, where=f"{id}, tombstone", file="dataset.toml", line=1
    )
