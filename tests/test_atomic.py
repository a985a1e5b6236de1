"""Files are replaced in one step: whatever stops the writer, the old bytes or the new ones are there."""

import errno
import os
import pickle
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gorno_badakhshan.atomic import (
    WriteError,
    restore_folder,
    write_file,
    write_first_file,
    write_folder,
    write_new_file_by,
    write_new_folder,
)

OLD, NEW = b"old bytes\n" * 100, b"new bytes\n" * 200


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A file with old bytes, in a folder of its own."""
    file = tmp_path / "folder" / "actors.toml"
    file.parent.mkdir()
    file.write_bytes(OLD)
    return file


def _raise(number: int) -> Callable[..., None]:
    def stop(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return stop


def test_a_file_is_replaced(old_file: Path) -> None:
    """Nothing else stays in the folder."""
    write_file(old_file, NEW)
    assert old_file.read_bytes() == NEW
    assert list(old_file.parent.iterdir()) == [old_file]


def test_a_new_file_is_written(tmp_path: Path) -> None:
    """It has the permissions that the user's mask gives to new files."""
    write_file(tmp_path / "new.toml", NEW)
    (tmp_path / "other.toml").touch()
    assert (tmp_path / "new.toml").read_bytes() == NEW
    assert (tmp_path / "new.toml").stat().st_mode == (tmp_path / "other.toml").stat().st_mode


def test_permissions_are_kept(old_file: Path) -> None:
    """A file that the group may write stays so."""
    old_file.chmod(0o660)
    write_file(old_file, NEW)
    assert stat.S_IMODE(old_file.stat().st_mode) == 0o660


def test_a_read_only_file_is_refused(old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rename would succeed, but the user has said that the file is not to be written."""
    monkeypatch.setattr(os, "access", lambda *_: False)  # the superuser may write everything
    with pytest.raises(WriteError, match="read-only"):
        write_file(old_file, NEW)
    assert old_file.read_bytes() == OLD


def test_a_link_stays_a_link(old_file: Path, tmp_path: Path) -> None:
    """The file that it leads to is written."""
    link = tmp_path / "link.toml"
    link.symlink_to(old_file)
    write_file(link, NEW)
    assert link.is_symlink()
    assert old_file.read_bytes() == NEW


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A pipe with a name, which no rename may replace."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("the system has no pipes with names")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def test_a_pipe_is_refused(pipe: Path) -> None:
    """As are devices: the superuser could put a file in the place of `/dev/null`."""
    with pytest.raises(WriteError, match="a device or a pipe"):
        write_file(pipe, NEW)
    assert pipe.is_fifo()


def test_a_link_to_a_pipe_is_refused(pipe: Path, tmp_path: Path) -> None:
    """Such as `/dev/stdout`."""
    (tmp_path / "link").symlink_to(pipe)
    with pytest.raises(WriteError, match="a device or a pipe"):
        write_new_file_by(tmp_path / "link", lambda file: file.write(NEW), force=True)
    assert pipe.is_fifo()


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    """They lead to no file."""
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    with pytest.raises(WriteError, match=r"/one: .*ymlink|/one: Too many"):
        write_file(tmp_path / "one", NEW)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("file/inside", "/file is a file and no folder"),
        ("file/deep/inside", "/file is a file and no folder"),
        ("n" * 300, "name too long"),
    ],
)
def test_a_path_that_cannot_be_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    """For files and folders alike, with the part of the path that is at fault."""
    (tmp_path / "file").touch()
    for write in (lambda: write_file(tmp_path / name, NEW), lambda: write_new_folder(tmp_path / name, FIRST)):
        with pytest.raises(WriteError, match=reason):
            write()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A file is not written into a folder that nobody made: its name may be misspelt."""
    with pytest.raises(WriteError, match=r"there is no folder .*missing; make it first"):
        write_file(tmp_path / "missing" / "file", NEW)


def test_a_folder_has_the_permissions_of_the_mask(tmp_path: Path) -> None:
    """As its files have: who lets nobody read does not publish a folder."""
    program = (
        "import os, sys; from pathlib import Path; from gorno_badakhshan.atomic import write_folder\n"
        "os.umask(0o077); write_folder(Path(sys.argv[1]), {'a.csv': b'x'})\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "tables")], check=True, env=environment)
    (tmp_path / "other").mkdir(mode=0o700)
    assert (tmp_path / "tables").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_permissions_of_a_folder_are_kept(tmp_path: Path) -> None:
    """A private folder stays private when it is replaced."""
    write_folder(tmp_path / "tables", FIRST)
    (tmp_path / "tables").chmod(0o700)
    write_new_folder(tmp_path / "tables", SECOND, force=True)
    assert stat.S_IMODE((tmp_path / "tables").stat().st_mode) == 0o700


@pytest.mark.parametrize("path", [".", "..", "/"])
def test_a_path_without_a_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """The folder of the process, the one around it and the root have files of somebody else."""
    (tmp_path / "thesis.txt").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WriteError):
        write_new_folder(Path(path), FIRST, force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_only_the_folders_of_the_format_are_looked_at(tmp_path: Path) -> None:
    """A target may be the root of a disk, and a folder of somebody else is not the format's."""
    (tmp_path / "other" / "deep").mkdir(parents=True)
    (tmp_path / "other" / "deep" / "loop").symlink_to(tmp_path)
    with pytest.raises(WriteError, match="such as 'other'"):
        write_new_folder(tmp_path, FIRST, force=True)
    assert (tmp_path / "other" / "deep").is_dir()


@pytest.mark.parametrize("step", ["pathlib.Path.open", "os.fsync", "shutil.copymode", "pathlib.Path.replace"])
def test_an_error_at_any_step_keeps_the_old_bytes(
    old_file: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The temporary file is deleted, and the error names the file and the reason."""
    monkeypatch.setattr(step, _raise(errno.ENOSPC))
    with pytest.raises(WriteError, match=r"actors\.toml: No space left on device; it is unchanged"):
        write_file(old_file, NEW)
    monkeypatch.undo()
    assert old_file.read_bytes() == OLD
    assert list(old_file.parent.iterdir()) == [old_file]


def test_an_interrupt_keeps_the_old_bytes(old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the bytes go to the disk is no error of the library."""

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(old_file, NEW)
    assert old_file.read_bytes() == OLD
    assert list(old_file.parent.iterdir()) == [old_file]


def test_bytes_are_on_disk_before_the_rename(old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First the file, then its name, then the folder: else a power failure could leave an empty file."""
    steps, fsync, replace = list[str](), os.fsync, Path.replace

    def logged_fsync(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def logged_replace(path: Path, target: Path) -> Path:
        assert path.read_bytes() == NEW
        steps.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", logged_fsync)
    monkeypatch.setattr(Path, "replace", logged_replace)
    write_file(old_file, NEW)
    assert steps == ["file", "rename", "folder"]


KILLED = """
import os, signal, sys
from pathlib import Path
from gorno_badakhshan import atomic

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def write_half(path, content):
    path.write_bytes(content[:len(content) // 2])
    die()

step, path = sys.argv[1:]
if step == "write":
    atomic._write_to_disk = write_half
elif step == "fsync":
    os.fsync = die
elif step == "replace":
    Path.replace = die
else:
    atomic.sync_folder = die
atomic.write_file(Path(path), b"new bytes\\n" * 200)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
@pytest.mark.parametrize(
    ("step", "content"), [("write", OLD), ("fsync", OLD), ("replace", OLD), ("sync_folder", NEW)]
)
def test_a_killed_writer_leaves_all_old_or_all_new_bytes(old_file: Path, step: str, content: bytes) -> None:
    """The process dies at once, without any clean-up."""
    command = [sys.executable, "-c", KILLED, step, str(old_file)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert old_file.read_bytes() == content


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no limit for the size of files")
def test_a_file_size_limit_keeps_the_old_bytes(old_file: Path) -> None:
    """The system refuses to write more, as it does when the disk is full."""
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from gorno_badakhshan.atomic import WriteError, write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))\n"
        "try:\n    write_file(Path(sys.argv[1]), b'new bytes' * 200)\n"
        "except WriteError as error:\n    sys.exit(7)\n"
    )
    assert subprocess.run([sys.executable, "-c", program, str(old_file)], check=False).returncode == 7
    assert old_file.read_bytes() == OLD
    assert list(old_file.parent.iterdir()) == [old_file]


def test_the_error_keeps_its_facts_in_another_process() -> None:
    """Path and reason are attributes."""
    error = WriteError(Path("actors.toml"), "disk full")
    copied = pickle.loads(pickle.dumps(error))
    assert (str(copied), copied.path, copied.reason) == (str(error), Path("actors.toml"), "disk full")


FIRST, SECOND = ({f"{number}.csv": text * 5_000 for number in range(4)} for text in (b"first\n", b"second\n"))
"""Two versions of one folder."""

REPLACING = """
import sys
import time
from pathlib import Path
from gorno_badakhshan import atomic
atomic.sync_folder(Path.cwd())  # nothing is imported while it writes
versions = [{f"{number}.csv": text * 5_000 for number in range(4)} for text in (b"second\\n", b"first\\n")]
print("ready", flush=True)
while True:
    for files in versions:
        atomic.write_new_folder(Path(sys.argv[1]), files, force=True)
"""


def files_of(folder: Path) -> dict[str, bytes]:
    """Returns the bytes of each file."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
@pytest.mark.parametrize("milliseconds", [0, 1, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 37, 53, 71])
def test_a_folder_killed_at_any_moment_is_whole(tmp_path: Path, milliseconds: int) -> None:
    """A process replaces a folder again and again until it dies; the next call finds the old or the new one."""
    folder = tmp_path / "tables"
    write_folder(folder, FIRST)
    process = subprocess.Popen([sys.executable, "-c", REPLACING, str(folder)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    # A moment that no step of the program decides.
    time.sleep(milliseconds / 1000)
    process.kill()
    process.communicate()
    if folder.exists():
        assert files_of(folder) in (FIRST, SECOND)
    with pytest.raises(WriteError, match="exists already"):
        write_new_folder(folder, FIRST)
    assert files_of(folder) in (FIRST, SECOND)
    assert not list(tmp_path.glob(".*.old")) + list(tmp_path.glob(".*.gone"))


KILLED_AT_RENAME = """
import os, signal, sys
from pathlib import Path
from gorno_badakhshan import atomic
rename, steps = Path.rename, []
def die(path, target):
    steps.append(path)
    if len(steps) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(path, target)
Path.rename = die
files = {f"{number}.csv": b"second\\n" * 5_000 for number in range(4)}
atomic.write_new_folder(Path(sys.argv[1]), files, force=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
@pytest.mark.parametrize(
    ("step", "exists", "content"),
    [(1, True, FIRST), (2, True, FIRST), (3, False, FIRST), (4, True, SECOND)],
    ids=["new is hidden", "old in place", "between the renames", "new in place"],
)
def test_each_rename_may_be_the_last(
    tmp_path: Path, step: int, *, exists: bool, content: dict[str, bytes]
) -> None:
    """Only between two renames is nothing in place, and then the old folder is put back."""
    folder = tmp_path / "tables"
    write_folder(folder, FIRST)
    command = [sys.executable, "-c", KILLED_AT_RENAME, str(folder), str(step)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert folder.exists() is exists
    restore_folder(folder)
    assert files_of(folder) == content


@pytest.mark.parametrize(
    "name", [".tables.old", ".tables.mine.old", ".other.0a1b2c3d.old", ".tables.0A1B2C3D.gone"]
)
def test_hidden_folders_of_others_stay(tmp_path: Path, name: str) -> None:
    """Names that this library does not give are of somebody else."""
    (tmp_path / name).mkdir()
    restore_folder(tmp_path / "tables")
    write_new_folder(tmp_path / "tables", FIRST)
    write_new_folder(tmp_path / "tables", SECOND, force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "tables"])


def test_an_error_while_a_folder_is_replaced_keeps_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the folder and no hidden one, and nothing hidden is left."""
    folder = tmp_path / "tables"
    write_folder(folder, FIRST)
    monkeypatch.setattr(os, "fsync", _raise(errno.ENOSPC))
    with pytest.raises(WriteError, match=r"/tables: No space left on device; it is unchanged"):
        write_new_folder(folder, SECOND, force=True)
    monkeypatch.undo()
    assert files_of(folder) == FIRST
    assert list(tmp_path.iterdir()) == [folder]


def test_a_file_is_filled_piece_by_piece(tmp_path: Path) -> None:
    """Its pieces are never in memory together."""
    target = tmp_path / "data.nq"
    write_new_file_by(target, lambda file: file.writelines(piece for piece in (b"one\n", b"two\n")))
    assert target.read_bytes() == b"one\ntwo\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_cannot_be_filled_is_absent(tmp_path: Path) -> None:
    """The error is the one of the function, and no temporary file stays."""
    with pytest.raises(ZeroDivisionError):
        write_new_file_by(tmp_path / "data.nq", lambda file: file.write(bytes(1 // 0)))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_not_filled(old_file: Path) -> None:
    """Nothing is computed for a target that is refused."""
    with pytest.raises(WriteError, match="exists already"):
        write_new_file_by(old_file, lambda _: pytest.fail("the function was called"))
    write_new_file_by(old_file, lambda file: file.write(NEW), force=True)
    assert old_file.read_bytes() == NEW


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
def test_a_process_that_is_killed_while_it_fills_leaves_the_old_bytes(old_file: Path) -> None:
    """In the middle of the file."""
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from gorno_badakhshan.atomic import write_new_file_by\n"
        "def fill(file):\n"
        "    file.write(b'half'); file.flush(); os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_new_file_by(Path(sys.argv[1]), fill, force=True)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    killed = subprocess.run([sys.executable, "-c", program, str(old_file)], check=False, env=environment)
    assert killed.returncode == -signal.SIGKILL
    assert old_file.read_bytes() == OLD


def test_the_first_file_is_never_in_the_place_of_another(tmp_path: Path) -> None:
    """Whoever comes second gets an error, and no temporary file stays."""
    path = tmp_path / "new.toml"
    write_first_file(path, b"first")
    with pytest.raises(FileExistsError):
        write_first_file(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_the_first_file_is_written_where_no_links_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some file systems of memory cards have none."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "new.toml"
    write_first_file(path, b"first")
    with pytest.raises(FileExistsError):
        write_first_file(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]
