"""What else may lie in the curated folder: each item is a finding, and never an exception."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gorno_badakhshan.curation.check import check
from gorno_badakhshan.curation.format import FormatError, format_folder

SMALL = Path(__file__).parent / "small"
NOTE = "sources/lorn-note.toml"


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """A copy of the example data."""
    return Path(shutil.copytree(SMALL, tmp_path / "curated"))


def findings_in(curated: Path) -> list[tuple[str, str | None, int | None]]:
    """Returns code, file and line of each finding."""
    return [(finding.code, finding.file, finding.line) for finding in check(curated)]


SCRATCH = [
    "sources/.#lorn-note.toml", "sources/#lorn-note.toml#", "sources/lorn-note.toml~",
    "sources/.lorn-note.toml.swp", "sources/4913", "places.toml.bak", "places.toml.orig",
    ".places.toml.0a1b2c3d.tmp", ".DS_Store", "Thumbs.db", "sources/.lorn-note.toml",
]  # fmt: skip


@pytest.mark.parametrize("name", SCRATCH)
def test_a_file_of_an_editor_is_a_warning(curated: Path, name: str) -> None:
    """Nothing is read from it, and it does not refuse the data."""
    (curated / name).write_text("[[", encoding="utf-8")
    report = check(curated)
    assert [(finding.code, finding.file) for finding in report] == [("editor-file", name)]
    assert report.ok
    assert format_folder(curated, write=False) == []


def test_a_lock_of_emacs_is_a_link_that_leads_nowhere(curated: Path) -> None:
    """It appears beside each file that is edited."""
    (curated / "sources" / ".#lorn-note.toml").symlink_to("user@host.1234:5678")
    assert findings_in(curated) == [("editor-file", "sources/.#lorn-note.toml", None)]


@pytest.mark.parametrize("name", ["more.toml", "sources/more.toml", "sources/more"])
def test_a_folder_is_refused(curated: Path, name: str) -> None:
    """No record is read from it, and its files are not listed one by one."""
    (curated / name).mkdir()
    (curated / name / "places.toml").write_text("", encoding="utf-8")
    assert findings_in(curated) == [("unknown-file", name, None)]
    assert format_folder(curated, write=False) == []


def test_a_folder_in_the_place_of_a_list_is_refused(curated: Path) -> None:
    """The file is missing too."""
    (curated / "places.toml").unlink()
    (curated / "places.toml").mkdir()
    assert findings_in(curated) == [("unknown-file", "places.toml", None), ("missing-key", "places.toml", None)]


@pytest.mark.parametrize("name", ["more.toml", "sources/more.toml"])
def test_a_link_that_leads_nowhere_is_refused(curated: Path, name: str) -> None:
    """A link to itself is one too."""
    (curated / name).symlink_to(Path(name).name)
    assert findings_in(curated) == [("unreadable-file", name, None)]
    assert format_folder(curated, write=False) == []


def test_a_pipe_is_refused_and_not_opened(curated: Path) -> None:
    """Reading it would wait for ever."""
    os.mkfifo(curated / "sources" / "pipe.toml")
    assert findings_in(curated) == [("unknown-file", "sources/pipe.toml", None)]


def test_a_link_to_a_file_is_read(curated: Path, tmp_path: Path) -> None:
    """Curators may keep a file elsewhere."""
    shutil.move(curated / NOTE, tmp_path / "elsewhere.toml")
    (curated / NOTE).symlink_to(tmp_path / "elsewhere.toml")
    assert findings_in(curated) == []


def test_a_file_that_the_system_refuses_to_read_is_refused(curated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The superuser of a test may read everything, so the system is made to refuse."""
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "lorn-note.toml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert findings_in(curated) == [("unreadable-file", NOTE, None)]
    with pytest.raises(FormatError, match=r"lorn-note\.toml is left unchanged: .*Permission denied"):
        format_folder(curated, write=True)


def test_a_folder_that_the_system_refuses_to_list_is_refused(
    curated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its records would be missing without a word."""
    iterdir = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "sources":
            raise PermissionError(13, "Permission denied")
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert ("unreadable-file", "sources", None) in findings_in(curated)


def test_a_name_that_is_not_utf_8_is_refused(curated: Path) -> None:
    """No id can equal it; the message has its bytes in a form that every terminal can print."""
    try:
        (curated / "sources" / os.fsdecode(b"caf\xe9.toml")).write_bytes(b"")
    except OSError:
        pytest.skip("the file system takes no such names")
    (finding,) = check(curated)
    assert (finding.code, finding.file) == ("unknown-file", "sources/caf\\udce9.toml")
    str(finding).encode()


def test_no_folder_of_sources_is_refused(curated: Path) -> None:
    """All records that name a source would be dangling."""
    shutil.rmtree(curated / "sources")
    assert ("missing-key", "sources", None) in findings_in(curated)


def _encode(encoding: str) -> Callable[[Path], None]:
    return lambda file: _write(file, file.read_text(encoding="utf-8").encode(encoding))


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(content)


SURPRISES: list[tuple[str, Callable[[Path], None], str]] = [
    ("no byte", lambda file: _write(file, b""), "empty-file"),
    ("only blanks", lambda file: _write(file, b"\n\n"), "empty-file"),
    ("UTF-16", _encode("utf-16"), "not-toml"),
    ("a byte-order mark", _encode("utf-8-sig"), "not-canonical"),
    (
        "line ends of Windows",
        lambda file: _write(file, file.read_bytes().replace(b"\n", b"\r\n")),
        "not-canonical",
    ),
    ("line ends of old Macs", lambda file: _write(file, file.read_bytes().replace(b"\n", b"\r")), "not-toml"),
    ("5,000 digits", lambda file: _write(file, file.read_bytes() + b"x = " + b"9" * 5000), "not-toml"),
    ("3,000 brackets", lambda file: _write(file, file.read_bytes() + b"x = " + b"[" * 3000), "not-toml"),
    ("a cut file", lambda file: _write(file, file.read_bytes()[:-2]), "not-toml"),
]


@pytest.mark.parametrize("name", ["places.toml", NOTE, "dataset.toml"])
@pytest.mark.parametrize(("spoil", "code"), [row[1:] for row in SURPRISES], ids=[row[0] for row in SURPRISES])
def test_a_spoilt_file_is_a_finding_with_a_line(
    curated: Path, name: str, spoil: Callable[[Path], None], code: str
) -> None:
    """The formatter repairs a file that is only not canonical, and leaves all others as they are."""
    spoil(curated / name)
    found = {(finding.code, finding.file) for finding in check(curated)}
    assert (code, name) in found
    assert all(finding.line for finding in check(curated) if finding.file == name)
    content = (curated / name).read_bytes()
    if code == "not-toml":
        with pytest.raises(FormatError, match=name):
            format_folder(curated, write=True)
        assert (curated / name).read_bytes() == content
    if code == "not-canonical":
        assert found == {(code, name)}
        assert format_folder(curated, write=True) == [curated / name]
        assert findings_in(curated) == []


def test_a_number_beyond_the_range_has_the_path_of_its_field(curated: Path) -> None:
    """It is TOML, so that all other findings of the file are reported too."""
    text = (curated / NOTE).read_text(encoding="utf-8")
    (curated / NOTE).write_text(text.replace("stated = 3", f"stated = {'9' * 4000}"), encoding="utf-8")
    (finding,) = check(curated)
    assert finding.code == "invalid-value"
    assert "proposition.count.stated" in finding.where
    assert len(str(finding)) < 500
