"""Reads the curated files: all records and all findings at once. No record is skipped without a finding."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from ..audit.entry import Entry
from ..audit.finding import Finding, file_finding
from ..model.fields import doc
from ..model.kinds import KINDS
from ..model.sources import Source
from ..store.codec import Flaw, Steps, examine, path_text
from ..store.regular_files import read_regular_file
from .count_summary import count_summary
from .expand import Defaults, Expansion, document_defaults, examine_expansion, expand, expand_claim
from .folder import LISTS, curated_files, name_in
from .line_numbers import LineNumbers
from .other_files import find_other_files
from .release_head import ReleaseHead
from .toml_text import TomlError, decode_text, parse_toml

_REPAIRS = {
    "unknown-key": "delete or correct the key",
    "missing-key": "add the key with its value",
    "wrong-type": "write a value of the expected type",
    "unknown-word": "use a word of the vocabulary",
    "invalid-value": "correct the value",
    "placeholder": "write the value, or delete the key if the source has none",
}

NAMED_KINDS: Mapping[str, str] = {"actors": "name", "events": "title"}
"""The kinds of record that a summary may name, each with the field that has the name."""


@attrs.frozen(kw_only=True)
class Curated:
    """The content of a curated folder."""

    head: ReleaseHead | None = attrs.field(
        metadata=doc("Version, date and notes of the next release; None if they could not be read.")
    )
    entries: tuple[Entry, ...] = attrs.field(metadata=doc("All records that could be read, in order."))
    partial: tuple[Entry, ...] = attrs.field(
        metadata=doc("The records that have a flaw, as far as they could be read, for checks only.")
    )
    unreadable: Mapping[str, frozenset[str]] = attrs.field(
        metadata=doc("Ids of the records that have a finding instead, by kind.")
    )
    unread: frozenset[str] = attrs.field(metadata=doc("Kinds of which a whole file could not be read."))
    findings: tuple[Finding, ...] = attrs.field(metadata=doc("Everything that could not be read, and why."))

    def records(self, kind: str) -> tuple[Any, ...]:
        """Returns the records of one kind, in reading order."""
        return tuple(entry.record for entry in self.entries if entry.kind == kind)


def read_curated(folder: Path, files: Iterable[Path] | None = None) -> Curated:
    """Returns all records of a curated folder, and everything that is wrong with its files.

    With `files`, it reads those files of the folder only.
    """
    reader = _Reader(folder)
    for path in curated_files(folder) if files is None else files:
        reader.read_file(path)
    if files is None:
        reader.find_other_files()
    # Claims are in the files of their sources; a release lists each kind by itself.
    order = {kind: number for number, kind in enumerate(KINDS)}
    return Curated(
        head=reader.head,
        entries=tuple(sorted(reader.entries, key=lambda entry: order[entry.kind])),
        partial=tuple(sorted(reader.partial, key=lambda entry: order[entry.kind])),
        unreadable={kind: frozenset(ids) for kind, ids in reader.unreadable.items()},
        unread=frozenset(KINDS) & reader.unread,
        findings=tuple(reader.findings),
    )


def names_of(folder: Path) -> dict[str, str]:
    """Returns the names of the actors and events of a curated folder by id."""
    lists = [folder / f"{kind}.toml" for kind in NAMED_KINDS]
    content = read_curated(folder, filter(Path.is_file, lists))
    kinds = NAMED_KINDS.items()
    return {record.id: getattr(record, field) for kind, field in kinds for record in content.records(kind)}


def read_source_text(
    text: str, source: str, names: Mapping[str, str] | None = None
) -> tuple[list[Any], list[Finding]]:
    """Returns the records that the text of a source's file has, the source first, and its findings.

    `names` has the names of actors and events, by id, for summaries that the file leaves out.
    """
    name, reader = f"sources/{source}.toml", _Reader(Path(), names=dict(names or {}))
    try:
        data = parse_toml(text)
    except TomlError as error:
        return [], [file_finding("not-toml", name, error.message, error.repair, error.line)]
    reader.read_source(_File(name, data, LineNumbers(text)), source)
    return [entry.record for entry in reader.entries], reader.findings


@attrs.define
class _File:
    """A file that is TOML."""

    name: str
    data: dict[str, Any]
    lines: LineNumbers

    def line_of(self, table: Steps, path: Steps, inherited: Collection[str] = ()) -> int:
        """Returns the line of a path into the table; that of the defaults if the table inherits the value."""
        return self.lines.of("defaults", *path) if path and path[0] in inherited else self.lines.of(*table, *path)

    def finding(self, flaw: Flaw, where: str, table: Steps = ()) -> Finding:
        """Returns the finding for a flaw in the table at a path."""
        key = () if flaw.key is None else (flaw.key,)
        return Finding(
            code=flaw.code,
            message=flaw.message,
            repair=_REPAIRS[flaw.code],
            where=", ".join(filter(None, (where, path_text(flaw.path)))),
            file=self.name,
            line=self.lines.of(*table, *flaw.path, *key),
        )


@attrs.define
class _Reader:
    """Collects records and findings, file by file."""

    folder: Path
    names: dict[str, str] = attrs.Factory(dict)
    """Names of actors and events by id, for summaries that a file leaves out."""
    head: ReleaseHead | None = None
    entries: list[Entry] = attrs.Factory(list)
    partial: list[Entry] = attrs.Factory(list)
    findings: list[Finding] = attrs.Factory(list)
    unread: set[str] = attrs.Factory(set)
    unreadable: dict[str, set[str]] = attrs.Factory(lambda: {kind: set() for kind in KINDS})

    def read_file(self, path: Path) -> None:
        is_source = path.parent != self.folder
        file = self._parse(path)
        if file is None:
            self.unread |= {"sources", "claims"} if is_source else {path.stem}
        elif is_source:
            self.read_source(file, path.stem)
        elif path.stem == "dataset":
            self.head, flaws = examine(file.data, ReleaseHead)
            self.findings += [file.finding(flaw, file.name) for flaw in flaws]
        else:
            self._find_unknown_tables(file, (path.stem,))
            for table, data in self._tables(file, path.stem):
                self._add_record(file, path.stem, table, expand(data, KINDS[path.stem].record_class()))

    def find_other_files(self) -> None:
        """Adds findings for files that are not read or missing: a misspelt name would lose its records."""
        self.findings += find_other_files(self.folder)
        read = set(curated_files(self.folder))
        self.unread.update(name for name in ("dataset", *LISTS) if self.folder / f"{name}.toml" not in read)

    def _parse(self, path: Path) -> _File | None:
        """Returns the file; None, with a finding, if it is not TOML in UTF-8."""
        name = name_in(self.folder, path)
        try:
            text = decode_text(read_regular_file(path))
            data = parse_toml(text)
        except OSError as error:
            message = f"it cannot be read: {error.strerror}"
            self.findings.append(file_finding("unreadable-file", name, message, "allow reading it"))
        except TomlError as error:
            self.findings.append(file_finding("not-toml", name, error.message, error.repair, error.line))
        else:
            if text.strip():
                return _File(name, data, LineNumbers(text))
            # A file without records has a comment; a crash leaves no byte.
            repair = "restore it; a file without records has a comment"
            self.findings.append(file_finding("empty-file", name, "the file is empty", repair, 1))
        return None

    def read_source(self, file: _File, source: str) -> None:
        self._find_unknown_tables(file, ("source", "defaults", "claims"))
        data = file.data.get("source")
        if data is None:
            flaw = Flaw((), "missing-key", "the table [source] is missing")
            self.findings.append(file.finding(flaw, file.name))
        else:
            self._add_record(file, "sources", ("source",), expand(data, Source), _file_name_flaws(data, source))
        # Other records refer to the source by the id that the file name gives.
        if data is None or (isinstance(data, dict) and data.get("id") != source):
            self.unreadable["sources"].add(source)
        defaults = self._read_defaults(file, source)
        for table, claim in self._claim_tables(file):
            expansion = expand_claim(claim, source, defaults)
            data, flaws = with_source(expansion.data, source)
            complete = self._with_summary(attrs.evolve(expansion, data=data))
            self._add_record(file, "claims", table, complete, flaws)

    def _with_summary(self, expansion: Expansion) -> Expansion:
        """Returns a claim with the summary of its count, or with a flaw if its count needs one of its own."""
        claim = expansion.data
        if not isinstance(claim, dict) or "summary" in claim:
            return expansion
        if summary := count_summary(claim, self.names):
            return attrs.evolve(expansion, data={**claim, "summary": summary})
        proposition = claim.get("proposition")
        if not isinstance(proposition, dict) or proposition.get("kind") != "CasualtyCount":
            return expansion
        message = "this count needs a summary; only a plain count, whose sentence follows from it, may have none"
        flaws = (*expansion.flaws, Flaw(("summary",), "missing-key", message))
        return attrs.evolve(expansion, data={**claim, "summary": ""}, flaws=flaws)

    def _claim_tables(self, file: _File) -> Iterator[tuple[Steps, Any]]:
        """Yields path and data of each claim; the id is a key, or in the header: `[claims.killed]`."""
        tables = file.data.get("claims")
        if not isinstance(tables, dict) or not all(isinstance(claim, dict) for claim in tables.values()):
            yield from self._tables(file, "claims")
            return
        for id, claim in tables.items():
            if "id" in claim:
                flaw = Flaw((), "unknown-key", "the header has the id of the claim", "id")
                self.findings.append(file.finding(flaw, id, ("claims", id)))
            yield ("claims", id), {**claim, "id": id}

    def _read_defaults(self, file: _File, source: str) -> dict[str, Any]:
        """Returns the defaults of a file without short forms; adds a finding for each flaw of `[defaults]`."""
        expansion = expand(file.data.get("defaults", {}), Defaults, source)
        _, flaws = examine_expansion(expansion, Defaults)
        self.findings += [file.finding(flaw, "defaults", ("defaults",)) for flaw in flaws]
        own = expansion.data if isinstance(expansion.data, dict) else {}
        return {**document_defaults(file.data.get("source")), **own}

    def _find_unknown_tables(self, file: _File, known: tuple[str, ...]) -> None:
        for key in file.data:
            if key not in known:
                flaw = Flaw((), "unknown-key", f"unknown table {key!r}; known are {', '.join(known)}", key)
                self.findings.append(file.finding(flaw, file.name))

    def _tables(self, file: _File, kind: str) -> Iterator[tuple[Steps, Any]]:
        """Yields path and data of each table in the list of a kind; adds a finding if it is no list."""
        tables = file.data.get(kind, [])
        if isinstance(tables, list):
            yield from (((kind, position), data) for position, data in enumerate(tables))
        else:
            flaw = Flaw((), "wrong-type", f"expected [[{kind}]], got [{kind}] or a value")
            self.findings.append(file.finding(flaw, kind, (kind,)))
            self.unread.add(kind)

    def _add_record(
        self, file: _File, kind: str, table: Steps, expansion: Expansion, flaws: Iterable[Flaw] = ()
    ) -> None:
        """Adds a record, or findings for these flaws and for those that its decoding finds."""
        data, inherited = expansion.data, expansion.inherited
        record, decoding_flaws = examine_expansion(expansion, KINDS[kind].record_class())
        flaws = [*flaws, *decoding_flaws]
        id = data.get("id") if isinstance(data, dict) else None
        where = id if isinstance(id, str) else path_text(table)
        # The table of defaults has the finding for a value that a claim inherits.
        own_flaws = [flaw for flaw in flaws if not flaw.path or flaw.path[0] not in inherited]
        self.findings += [file.finding(flaw, where, table) for flaw in own_flaws]
        if flaws:
            self.unreadable[kind].add(where)
        if kind in NAMED_KINDS and isinstance(id, str):
            self.names[id] = getattr(record, NAMED_KINDS[kind], id)
        if record is not None:
            entry = Entry(
                kind=kind,
                record=record,
                file=file.name,
                line=lambda path: file.line_of(table, path, inherited),
                label=where if flaws else None,
            )
            (self.partial if flaws else self.entries).append(entry)


def _file_name_flaws(data: Any, stem: str) -> list[Flaw]:
    id = data.get("id") if isinstance(data, dict) else None
    if not isinstance(id, str) or id == stem:
        return []
    message = f"the file of the source {id!r} is named {stem}.toml; id and file name must be equal"
    return [Flaw(("id",), "invalid-value", message)]


def with_source(claim: Any, source: str) -> tuple[Any, list[Flaw]]:
    """Returns a claim and its locator with the source that the file names, and a flaw if they name one too."""
    if not isinstance(claim, dict):
        return claim, []
    # The name of the file is the only place for the source, so that two places cannot disagree.
    flaws = []
    if "source" in claim:
        flaws.append(Flaw((), "unknown-key", "the file names the source; a claim does not", "source"))
    claim = {**claim, "source": source}
    locator = claim.get("locator")
    if isinstance(locator, dict):
        if "source" in locator:
            message = "the file names the source; a locator does not"
            flaws.append(Flaw(("locator",), "unknown-key", message, "source"))
        claim["locator"] = {**locator, "source": source}
    return claim, flaws
