"""Reading the curated state: all records, and all findings at once; no row is ever dropped silently."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from ..audit.entry import Entry
from ..audit.finding import Finding
from ..audit.verify import CLASSES
from ..errors import GornoBadakhshanError, RecordError
from ..model.fields import doc
from ..model.kinds import KINDS
from ..store.codec import Flaw, Steps, examine, path_text
from ..store.tombstone import Tombstone
from .lines import Lines

LISTS = ("actors", "places", "events")
"""Kinds of which each has one file; sources have a file each, with their claims."""

_VERSION = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_REPAIRS = {
    "unknown-key": "delete or correct the key",
    "missing-key": "add the key with its value",
    "wrong-type": "write a value of the type expected",
    "unknown-word": "use a word of the vocabulary",
    "invalid-value": "correct the value",
}


class NoCuratedDataError(GornoBadakhshanError, LookupError):
    """The curated state is not in this install; releases are. Attributes: `folder`, where it was looked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"no curated data at {folder}; it is in a checkout of the repository and not in the wheel: "
            "clone the repository, or name the folder"
        )


@attrs.frozen(kw_only=True)
class Head:
    """What `dataset.toml` says of the release to come. Raises `RecordError` on no version or date."""

    version: str = attrs.field(metadata=doc("Version of the data.", unit="major.minor.patch"))
    date: str = attrs.field(metadata=doc("Day of release.", unit="ISO 8601 day"))
    notes: str = attrs.field(metadata=doc("What the release holds, in a sentence."))
    tombstones: tuple[Tombstone, ...] = attrs.field(
        default=(), metadata=doc("All ids withdrawn up to this version, oldest first.")
    )

    def __attrs_post_init__(self) -> None:
        if not _VERSION.fullmatch(self.version):
            raise RecordError(f"version {self.version!r} is not major.minor.patch, such as 1.0.0")
        try:
            known = _DAY.fullmatch(self.date) and date.fromisoformat(self.date)
        except ValueError:
            known = None
        if not known:
            raise RecordError(f"date {self.date!r} is no day of the calendar, written YYYY-MM-DD")


@attrs.frozen(kw_only=True)
class Curated:
    """What was read of a curated folder."""

    head: Head | None = attrs.field(metadata=doc("Version, date and notes; None where they could not be read."))
    entries: tuple[Entry, ...] = attrs.field(metadata=doc("All records that could be read, in order."))
    unreadable: Mapping[str, frozenset[str]] = attrs.field(
        metadata=doc("Ids of the records that have a finding instead, by kind.")
    )
    unread: frozenset[str] = attrs.field(metadata=doc("Kinds of which a whole file could not be read."))
    findings: tuple[Finding, ...] = attrs.field(metadata=doc("Everything that could not be read, and why."))

    def records(self, kind: str) -> tuple[Any, ...]:
        """The records of one kind, in the order of the files and in them."""
        return tuple(entry.record for entry in self.entries if entry.kind == kind)


def curated_folder() -> Path:
    """The curated state of this checkout; raises `NoCuratedDataError` where there is none."""
    folder = Path(__file__).resolve().parent.parent / "data" / "curated"
    if not (folder / "dataset.toml").is_file():
        raise NoCuratedDataError(folder)
    return folder


def curated_files(folder: Path) -> list[Path]:
    """The files that records are read from, in the order in which they are read."""
    listed = [folder / f"{name}.toml" for name in ("dataset", *LISTS)]
    return [path for path in listed if path.is_file()] + sorted((folder / "sources").glob("*.toml"))


def read_curated(folder: Path) -> Curated:
    """All records of a curated folder, and all that is wrong with the files."""
    reader = _Reader(folder)
    for path in curated_files(folder):
        reader.read(path)
    reader.look_for_other_files()
    order = {kind: number for number, kind in enumerate(KINDS)}
    return Curated(
        head=reader.head,
        entries=tuple(sorted(reader.entries, key=lambda entry: order[entry.kind])),
        unreadable={kind: frozenset(ids) for kind, ids in reader.unreadable.items()},
        unread=frozenset(KINDS) & reader.unread,
        findings=tuple(reader.findings),
    )


@attrs.define
class _File:
    """One file while it is read."""

    name: str
    data: dict[str, Any]
    lines: Lines

    def finding(self, flaw: Flaw, where: str, around: Steps) -> Finding:
        key = () if flaw.key is None else (flaw.key,)
        inside = path_text(flaw.path)
        return Finding(
            code=flaw.code,
            message=flaw.message,
            repair=_REPAIRS[flaw.code],
            where=", ".join(part for part in (where, inside) if part),
            file=self.name,
            line=self.lines.of(*around, *flaw.path, *key),
        )


@attrs.define
class _Reader:
    folder: Path
    head: Head | None = None
    entries: list[Entry] = attrs.Factory(list)
    findings: list[Finding] = attrs.Factory(list)
    unread: set[str] = attrs.Factory(set)
    unreadable: dict[str, set[str]] = attrs.Factory(lambda: {kind: set() for kind in KINDS})

    def read(self, path: Path) -> None:
        file = self._parse(path)
        if file is None:
            self.unread |= {path.stem} if path.parent == self.folder else {"sources", "claims"}
            return
        if path.parent != self.folder:
            self._source_file(file, path.stem)
        elif path.stem == "dataset":
            self.head, flaws = examine(file.data, Head)
            self.findings += [file.finding(flaw, file.name, ()) for flaw in flaws]
        else:
            self._other_keys(file, (path.stem,))
            self._list(file, path.stem, lambda raw: (raw, ()))

    def look_for_other_files(self) -> None:
        """Find what no record is read from: a misspelt name would otherwise lose its records."""
        read = set(curated_files(self.folder))
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path not in read:
                message = "no kind of record is read from this file"
                self._found_file("unknown-file", path, message, "rename, move or delete it")
        for name in ("dataset", *LISTS):
            path = self.folder / f"{name}.toml"
            if path not in read:
                self.unread.add(name)
                self._found_file("missing-key", path, "the file is missing", "add it, if need be without a record")

    def _found_file(self, code: str, path: Path, message: str, repair: str, line: int | None = None) -> None:
        name = path.relative_to(self.folder).as_posix()
        self.findings.append(Finding(code=code, message=message, repair=repair, where=name, file=name, line=line))

    def _parse(self, path: Path) -> _File | None:
        content = path.read_bytes()
        try:
            text = content.decode().replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            self._found_file("not-toml", path, f"not UTF-8: {error.reason}", "save it as UTF-8", line)
            return None
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            self._found_file("not-toml", path, str(error), "correct it at this line", _line_of(error, text))
            return None
        return _File(path.relative_to(self.folder).as_posix(), data, Lines(text))

    def _other_keys(self, file: _File, known: tuple[str, ...]) -> None:
        for key in file.data:
            if key not in known:
                flaw = Flaw((), "unknown-key", f"unknown table {key!r}; known are {', '.join(known)}", key)
                self.findings.append(file.finding(flaw, file.name, ()))

    def _list(
        self, file: _File, kind: str, complete: Callable[[dict[str, Any]], tuple[dict[str, Any], Iterable[Flaw]]]
    ) -> None:
        raws = file.data.get(kind, [])
        if not isinstance(raws, list):
            flaw = Flaw((), "wrong-type", f"expected [[{kind}]], got [{kind}] or a value")
            self.findings.append(file.finding(flaw, kind, (kind,)))
            self.unread.add(kind)
            return
        for number, raw in enumerate(raws):
            self._record(file, kind, raw, (kind, number), complete)

    def _record(
        self,
        file: _File,
        kind: str,
        raw: Any,
        around: Steps,
        complete: Callable[[dict[str, Any]], tuple[dict[str, Any], Iterable[Flaw]]],
    ) -> None:
        given, extra = complete(raw) if isinstance(raw, dict) else (raw, ())
        record, told = examine(given, CLASSES[kind])
        flaws = [*extra, *told]
        id = raw.get("id") if isinstance(raw, dict) else None
        where = id if isinstance(id, str) else path_text(around)
        self.findings += [file.finding(flaw, where, around) for flaw in flaws]
        if record is None or flaws:
            self.unreadable[kind].add(where)
        else:
            line = _within(file.lines, around)
            self.entries.append(Entry(kind=kind, record=record, file=file.name, line=line))

    def _source_file(self, file: _File, stem: str) -> None:
        self._other_keys(file, ("source", "claims"))
        raw = file.data.get("source")
        if raw is None:
            flaw = Flaw((), "missing-key", "the table [source] is missing")
            self.findings.append(file.finding(flaw, file.name, ()))
            self.unreadable["sources"].add(stem)
        else:
            self._record(file, "sources", raw, ("source",), lambda raw: (raw, _misnamed(raw, stem)))
        if isinstance(raw, dict) and raw.get("id") != stem:
            self.unreadable["sources"].add(stem)
        self._list(file, "claims", lambda raw: _with_source(raw, stem))


def _misnamed(raw: dict[str, Any], stem: str) -> list[Flaw]:
    id = raw.get("id")
    if not isinstance(id, str) or id == stem:
        return []
    return [
        Flaw(("id",), "invalid-value", f"the file of the source {id!r} is named {stem}.toml; both are one word")
    ]


def _with_source(raw: dict[str, Any], source: str) -> tuple[dict[str, Any], list[Flaw]]:
    """A claim with the source that its file stands for, which it does not repeat."""
    flaws = [Flaw((), "unknown-key", "the file names the source; a claim does not", "source")] * ("source" in raw)
    given, locator = {**raw, "source": source}, raw.get("locator")
    if isinstance(locator, dict):
        if "source" in locator:
            flaws.append(
                Flaw(("locator",), "unknown-key", "the file names the source; a locator does not", "source")
            )
        given["locator"] = {**locator, "source": source}
    return given, flaws


def _within(lines: Lines, around: Steps) -> Callable[[Steps], int]:
    return lambda path: lines.of(*around, *path)


def _line_of(error: tomllib.TOMLDecodeError, text: str) -> int:
    told = re.search(r"at line (\d+)", str(error))
    return int(told[1]) if told else text.count("\n") + 1
