"""What holds for every format: whole or absent, never over another file, the same bytes each time."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.atomic import WriteError
from gorno_badakhshan.errors import VocabularyError
from gorno_badakhshan.exchange.formats import FORMATS, Format, format_named


def content(path: Path) -> dict[str, bytes]:
    """Returns the bytes of a file, or of each file in a folder."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(params=FORMATS)
def format(request: pytest.FixtureRequest) -> Format:
    """Returns each format; those that need an extra are skipped without it."""
    needed = {
        "parquet": "arro3.io",
        "counts": "arro3.io",
        "trig": "pyoxigraph",
        "json-ld": "pyoxigraph",
        "nanopub": "pyoxigraph",
    }
    if request.param in needed:
        pytest.importorskip(needed[request.param])
    return FORMATS[request.param]


def test_the_same_version_gives_the_same_bytes_in_another_process(format: Format, tmp_path: Path) -> None:
    """Another seed of hashes, zone of time, language, encoding, mask of permissions and working folder."""
    format.write(gb.load("1.0.0"), tmp_path / "here")
    program = (
        "import os, sys; from pathlib import Path; import gorno_badakhshan as gb; os.umask(0o077)\n"
        "from gorno_badakhshan.exchange.formats import Format\n"
        "Format(sys.argv[1], '').write(gb.load('1.0.0'), Path(sys.argv[2]))\n"
    )
    package = str(Path(gb.__file__).parents[1])
    settings = {"PYTHONHASHSEED": "7", "TZ": "Asia/Dushanbe", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    environment = {**os.environ, **settings, "PYTHONUTF8": "0", "PYTHONPATH": package}
    command = [sys.executable, "-c", program, format.module, str(tmp_path / "there")]
    subprocess.run(command, check=True, env=environment, cwd=tmp_path)
    assert content(tmp_path / "here") == content(tmp_path / "there")


def test_a_dataset_of_somebody_else_is_written(own: gb.Dataset, format: Format, tmp_path: Path) -> None:
    """It has nothing of this package's data but the format."""
    format.write(own, tmp_path / "own")
    written = b"".join(content(tmp_path / "own").values())
    assert written
    assert b"khorog" not in written


def test_an_existing_target_stays(small: gb.Dataset, format: Format, tmp_path: Path) -> None:
    """Without `force` nothing is written, and the message says so."""
    target = tmp_path / "target"
    target.write_bytes(b"precious")
    with pytest.raises(WriteError, match="exists already"):
        format.write(small, target)
    assert target.read_bytes() == b"precious"


def test_force_replaces_an_earlier_export(small: gb.Dataset, format: Format, tmp_path: Path) -> None:
    """The old content is gone, and no temporary file is left."""
    target = tmp_path / "target"
    format.write(small, target)
    before = content(target)
    format.write(gb.load("1.0.0"), target, force=True)
    assert content(target) != before
    assert list(tmp_path.iterdir()) == [target]


def test_force_keeps_a_folder_of_somebody_else(small: gb.Dataset, format: Format, tmp_path: Path) -> None:
    """A folder with other files is never replaced."""
    target = tmp_path / "target"
    target.mkdir()
    (target / "thesis.txt").write_bytes(b"precious")
    with pytest.raises(WriteError):
        format.write(small, target, force=True)
    assert content(target) == {"thesis.txt": b"precious"}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_killed_export_is_absent(format: Format, tmp_path: Path, number: int) -> None:
    """The process dies while it writes its first, second or third file; a shorter export is whole."""
    program = (
        "import os, signal, sys; from pathlib import Path; import gorno_badakhshan as gb\n"
        "from gorno_badakhshan import atomic; from gorno_badakhshan.exchange.formats import Format\n"
        "fill_on_disk, steps = atomic._fill_on_disk, []\n"
        "def die(path, fill):\n"
        "    steps.append(path)\n"
        "    if len(steps) == int(sys.argv[3]):\n"
        "        path.write_bytes(b'half'); os.kill(os.getpid(), signal.SIGKILL)\n"
        "    fill_on_disk(path, fill)\n"
        "atomic._fill_on_disk = die\n"
        "Format(sys.argv[1], '').write(gb.load('1.0.0'), Path(sys.argv[2]))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(gb.__file__).parents[1])}
    command = [sys.executable, "-c", program, format.module, str(tmp_path / "target"), str(number)]
    killed = subprocess.run(command, check=False, env=environment).returncode == -signal.SIGKILL
    assert killed or number > 1
    assert (tmp_path / "target").exists() is not killed


def test_an_unknown_format_names_the_near_ones() -> None:
    """The error is that of an unknown word."""
    with pytest.raises(VocabularyError, match="did you mean 'sqlite'"):
        format_named("sqlit")
