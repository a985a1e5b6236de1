"""Begins a dataset of one's own: a project with an example of each kind of record, to replace."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from ..atomic import WriteError, write_file, write_folder
from ..errors import GornoBadakhshanError
from ..store.description import Description
from .format import format_text, inline, table_classes


class ExistingProjectError(GornoBadakhshanError, FileExistsError):
    """The folder of a new dataset is not empty, and stays as it is. Attributes: `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} exists and is not an empty folder; it is unchanged; choose another path")

    def __reduce__(self) -> tuple[object, ...]:
        # The arguments of an `OSError` are not the message.
        return type(self), (self.path,)


def new_dataset(folder: Path, description: Description, day: date) -> tuple[Path, ...]:
    """Writes a project with examples and returns its files; the check of its curated files has no finding.

    Version 0.1.0, of this day; the default event is that of the examples. Raises as `write_project` does.
    """
    description = attrs.evolve(description, default_event="harbor-clash")
    return write_project(
        folder,
        description,
        day,
        _EXAMPLES,
        notes="The examples of a new dataset.",
        about="The records are invented examples, one of each kind. Replace them by your own:",
    )


def write_project(  # noqa: PLR0913 - what a project has
    folder: Path, description: Description, day: date, texts: Mapping[str, str], *, notes: str, about: str
) -> tuple[Path, ...]:
    """Writes a project with these curated files and returns its files; version 0.1.0, of this day.

    `notes` are those of the first release, `about` a line of the README. Raises `ExistingProjectError` if the
    folder has anything in it, and `WriteError` if a file cannot be written; then nothing is left.
    """
    files = {
        "README.md": _README.format(**attrs.asdict(description), about=about),
        "curated/dataset.toml": _dataset_toml(_description_lines(description), day.isoformat(), notes),
        **{f"curated/{path}": text for path, text in texts.items()},
        "tests/test_dataset.py": _TEST,
    }
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExistingProjectError(folder)
    if not folder.exists():
        return _write_new_folder(folder, files)
    try:
        return _write_files(folder, files)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _write_new_folder(folder: Path, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Writes all files or none, even if the process is killed; only a folder that is there is filled by files."""
    try:
        write_folder(folder, {name: text.encode() for name, text in files.items()})
    except WriteError as error:
        # The path of the error is that of a temporary file.
        raise WriteError(folder, error.reason) from error
    return tuple(folder / name for name in files)


def _description_lines(description: Description) -> str:
    """Returns the lines of a description as TOML, without those that have no value."""
    values = {key: value for key, value in description.to_dict().items() if value is not None}
    return "\n".join(f"{key} = {inline(value, None)}" for key, value in values.items())


def _dataset_toml(description: str, day: str, notes: str) -> str:
    text = (
        f'version = "0.1.0"\ndate = "{day}"\n'
        f"notes = {inline(notes, None)}\n\n"
        f"# For citations, and for commands without an event.\n[description]\n{description}\n"
    )
    return format_text(text, table_classes(Path("dataset.toml")))


def _write_files(folder: Path, files: Mapping[str, str]) -> tuple[Path, ...]:
    paths = []
    for name, text in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(path, error.strerror or str(error)) from error
        write_file(path, text.encode())
        paths.append(path)
    return tuple(paths)


_README = """# {title}

Claims about the dead and wounded of a conflict: who said what about whom, and in which source. The format and
the tools are those of the Python package `gorno-badakhshan`. The data is under the license {license}; choose
another in `curated/dataset.toml` and here if it does not fit.

{about}

| file | records |
|---|---|
| `curated/dataset.toml` | version, date, notes, and the description of the dataset |
| `curated/actors.toml` | everybody who acts or speaks, the publishers among them |
| `curated/places.toml` | places |
| `curated/events.toml` | what the claims are about |
| `curated/sources/<id>.toml` | one document with its claims |

```bash
gorno-badakhshan curate new my-source --curated .   # a draft of a source's file
gorno-badakhshan curate format --curated .
gorno-badakhshan curate check --curated .
gorno-badakhshan toll --data .
gorno-badakhshan curate freeze --curated .          # writes releases/VERSION
```

```python
import gorno_badakhshan as gb

ds = gb.read(".")  # the curated files
ds = gb.read(".", "0.1.0")  # a release; gb.read(".", ds.pin) is exactly these bytes
```
"""

_TEST = '''"""The data has no findings."""

from pathlib import Path

import gorno_badakhshan as gb

PROJECT = Path(__file__).parents[1]


def test_the_data_has_no_findings() -> None:
    """Reading raises an error with all findings if there are any."""
    assert gb.read(PROJECT).claims
'''

_EXAMPLES = {
    "actors.toml": """[[actors]]
id = "harbor-herald"
name = "Harbor Herald"
kind = "outlet"
named = "named"
party = "neither"
standing = "press"

[[actors]]
id = "city-police"
name = "Police of the city"
kind = "organization"
named = "named"
party = "government"
standing = "official"

[[actors]]
id = "city-hospital"
name = "Hospital of the city"
kind = "organization"
named = "named"
party = "neither"
standing = "medical"
""",
    "places.toml": """[[places]]
id = "harbor-city"
name = "Harbor City"
kind = "town"
precision = "near"
""",
    "events.toml": """[[events]]
id = "harbor-clash"
title = "Clash at the harbor"
kind = "fighting"
when = { edtf = "2001-05-04", basis = "stated" }
place = "harbor-city"
participants = [
  { actor = "city-police", role = "belligerent", status = "asserted" },
]
""",
    "sources/herald-0505.toml": """# An invented report. No words of a source are copied: a summary is in your own.
[source]
id = "herald-0505"
title = "Deaths at the harbor"
publisher = "harbor-herald"
kind = "news"
language = "en"
published = "2001-05-05"
complete = false

[defaults]
event = "harbor-clash"
part = "Text"

[claims.police-killed]
summary = "The police count at least three dead."
proposition = { kind = "CasualtyCount", outcome = "killed", population = "everyone", count = "≥3" }
attribution = ["city-police asserts statement", "harbor-herald reports article"]
cue = "at least"

[claims.hospital-killed]
summary = "The hospital counts seven dead."
proposition = { kind = "CasualtyCount", outcome = "killed", population = "everyone", count = "7" }
attribution = ["city-hospital asserts interview", "harbor-herald reports article"]
""",
}
"""The curated files of a new dataset, by path; all in them is invented."""
