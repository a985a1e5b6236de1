"""Targets with folders and files of datasets: curated, frozen and exported."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from copy import deepcopy
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from mutations import json_bytes, mutated_bytes, mutated_text, mutated_value

import gorno_badakhshan as gb
from gorno_badakhshan.curation.freeze import freeze
from gorno_badakhshan.exchange import data_package, json_lines, sqlite
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.store.lines import write_lines
from gorno_badakhshan.store.manifest import manifest_bytes

CONVERTER = gb.converter()
DELTA_WAR = Path(__file__).parents[1] / "datasets" / "delta-war"
"""A project with invented data of another conflict, with parties of its own."""


def project(folder: Path) -> Path:
    """Returns a copy of the project, with a frozen release."""
    root = folder / "delta-war"
    shutil.copytree(DELTA_WAR, root)
    freeze(root / "curated", root / "releases", root / "releases" / "digests.json")
    return root


def check_dataset(dataset: gb.Dataset) -> None:
    """Uses a dataset that was accepted: whatever was not refused must work, and refer to what exists."""
    try:
        _use(dataset)
    except gb.GornoBadakhshanError as error:
        raise AssertionError("accepted, and refused when it is used") from error


def _use(dataset: gb.Dataset) -> None:
    ids = {kind: set(getattr(dataset, kind).ids) for kind in KINDS}
    for kind, spec in KINDS.items():
        for record in getattr(dataset, kind):
            assert CONVERTER.structure(record.to_dict(), spec.record_class()) == record
    for claim in dataset.claims:
        assert claim.source in ids["sources"]
        assert {step.actor for step in claim.attribution} <= ids["actors"]
    dataset.release.to_dict()
    repr(dataset)
    dataset.cite()
    for event in ids["events"]:
        with suppress(gb.QuestionError):  # no claim counts the dead of this event
            repr(gb.toll(event, dataset=dataset))


def read_curated(folder: Path) -> Callable[[Random], None]:
    """One damaged file of a curated folder."""
    curated = project(folder) / "curated"
    contents = {path: path.read_bytes() for path in sorted(curated.rglob("*.toml"))}

    def run(random: Random) -> None:
        path = random.choice(list(contents))
        if random.random() < 0.3:
            content = mutated_bytes(contents[path], random)
        else:
            content = mutated_text(contents[path].decode(), random).encode(errors="surrogatepass")
        path.write_bytes(content)
        try:
            check_dataset(gb.read(curated))
        finally:
            path.write_bytes(contents[path])

    return run


def forged(
    content: dict[str, Any], records: dict[str, Any], random: Random
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Returns a manifest and records with damage, the digests in the manifest made anew."""
    records = dict(records)
    if random.random() < 0.7:
        kind = random.choice(list(records))
        records[kind] = mutated_value(records[kind], random)
    content = deepcopy(content)
    for file in content["files"]:
        made = records[file["kind"]]
        file["sha256"] = sha256(record_bytes(made)).hexdigest()
        file["records"] = len(made) if isinstance(made, list) else file["records"]
    return (mutated_value(content, random) if random.random() < 0.4 else content), records


def record_bytes(records: Any) -> bytes:
    """Returns the file of records as the library writes it; any other data as JSON."""
    try:
        return bytes(write_lines(records))
    except Exception:  # noqa: BLE001 - the data is damaged, and it is to be written all the same
        return json_bytes(records)


def read_release(folder: Path) -> Callable[[Random], None]:
    """A forged release, consistent with itself in most cases."""
    release = folder / "copy"
    shutil.copytree(project(folder) / "releases" / "0.1.0", release)
    manifest = json.loads((release / "manifest.json").read_bytes())
    records = {kind: json.loads((release / f"{kind}.json").read_bytes()) for kind in KINDS}

    def run(random: Random) -> None:
        content, changed = forged(manifest, records, random)
        files = {f"{kind}.json": record_bytes(changed[kind]) for kind in KINDS}
        try:
            files["manifest.json"] = manifest_bytes(content)
        except (UnicodeEncodeError, ValueError):
            files["manifest.json"] = json_bytes(content)
        if random.random() < 0.2:
            name = random.choice(list(files))
            files[name] = mutated_bytes(files[name], random)
        for name, file in files.items():
            (release / name).write_bytes(file)
        check_dataset(gb.read(release))

    return run


def proved(content: Any, random: Random) -> Any:
    """Returns a manifest with its digest, as exports have it."""
    try:
        digest = sha256(manifest_bytes(content)).hexdigest()
    except (UnicodeEncodeError, ValueError):
        digest = "0" * 64
    made = {**content, "digest": digest} if isinstance(content, dict) else content
    return mutated_value(made, random) if random.random() < 0.1 else made


def _seed(folder: Path) -> tuple[gb.Dataset, dict[str, Any], dict[str, Any]]:
    release = project(folder) / "releases" / "0.1.0"
    manifest = json.loads((release / "manifest.json").read_bytes())
    records = {kind: json.loads((release / f"{kind}.json").read_bytes()) for kind in KINDS}
    return gb.read(release), manifest, records


def read_json_lines(folder: Path) -> Callable[[Random], None]:
    """A forged export as JSON Lines."""
    dataset, manifest, records = _seed(folder)
    path = folder / "export.jsonl"
    json_lines.write(dataset, path)
    whole = path.read_bytes()

    def run(random: Random) -> None:
        if random.random() < 0.4:
            path.write_bytes(mutated_bytes(whole, random))
        else:
            content, changed = forged(manifest, records, random)
            lines: list[Any] = [_labelled("release", proved(content, random))]
            for kind, spec in KINDS.items():
                items = changed[kind] if isinstance(changed[kind], list) else [changed[kind]]
                lines += [_labelled(spec.singular, item) for item in items]
            path.write_bytes(b"".join(json_bytes(line) + b"\n" for line in lines))
        check_dataset(gb.read(path))

    return run


def _labelled(kind: str, item: Any) -> Any:
    return {"record": kind, **item} if isinstance(item, dict) else item


def read_package(folder: Path) -> Callable[[Random], None]:
    """A forged Data Package."""
    dataset, manifest, records = _seed(folder)
    package = folder / "package"
    data_package.write(dataset, package)
    descriptor = json.loads((package / "datapackage.json").read_bytes())

    def run(random: Random) -> None:
        content, changed = forged(manifest, records, random)
        about = {**deepcopy(descriptor), "manifest": proved(content, random)}
        for kind in KINDS:
            file = record_bytes(changed[kind])
            (package / "records" / f"{kind}.json").write_bytes(file)
            for resource in about["resources"]:
                if resource["path"] == f"records/{kind}.json":
                    resource.update(data_package.file_proof(file))
        about = mutated_value(about, random) if random.random() < 0.4 else about
        made = json_bytes(about)
        (package / "datapackage.json").write_bytes(mutated_bytes(made, random) if random.random() < 0.2 else made)
        check_dataset(gb.read(package))

    return run


def read_database(folder: Path) -> Callable[[Random], None]:
    """A forged SQLite file: damaged bytes, or cells that somebody edited."""
    dataset, manifest, records = _seed(folder)
    path = folder / "export.sqlite"
    sqlite.write(dataset, path)
    whole = path.read_bytes()

    def run(random: Random) -> None:
        path.write_bytes(mutated_bytes(whole, random) if random.random() < 0.4 else whole)
        if path.read_bytes() == whole:
            content, changed = forged(manifest, records, random)
            with closing(sqlite3.connect(path)) as database, database:
                database.execute(
                    "UPDATE release SET manifest = ?", (json_bytes(proved(content, random)).decode(),)
                )
                for kind in KINDS:
                    items = changed[kind] if isinstance(changed[kind], list) else []
                    for row, item in enumerate(items, 1):
                        database.execute(
                            f'UPDATE "{kind}" SET record = ? WHERE rowid = ?',  # noqa: S608 - a known kind
                            (json_bytes(item).decode(), row),
                        )
        check_dataset(gb.read(path))

    return run


TARGETS = {
    "curated": (10, read_curated),
    "frozen": (10, read_release),
    "json-lines": (10, read_json_lines),
    "data-package": (10, read_package),
    "sqlite": (4, read_database),
}
