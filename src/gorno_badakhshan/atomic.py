"""Writes files and folders in one step: whoever looks finds all of the old content or all of the new."""

import errno
import os
import re
import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from .errors import GornoBadakhshanError


class WriteError(GornoBadakhshanError, OSError):
    """A file could not be written; it has its old bytes. Attributes: `path`, `reason`."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path: Path = path
        self.reason: str = reason
        super().__init__(f"cannot write {path}: {reason}; it is unchanged")

    def __reduce__(self) -> tuple[object, ...]:
        # The arguments of an `OSError` are not the message.
        return type(self), (self.path, self.reason)


def write_file(path: Path, content: bytes) -> None:
    """Writes a file, new or old, in one step: whoever reads it finds all old bytes or all new bytes.

    Keeps the permissions of an old file; a link stays a link, and the file that it leads to is written.
    Raises `WriteError` if the file cannot be written, for example because the disk is full.
    """
    _replace_file(path, lambda temporary: _write_to_disk(temporary, content))


def write_new_file(path: Path, content: bytes, *, force: bool = False) -> None:
    """Writes a file as `write_file` does; raises `WriteError` if it exists, unless `force` is true."""
    _check_new_file(path, force=force)
    write_file(path, content)


def write_new_file_by(path: Path, fill: Callable[[BinaryIO], object], *, force: bool = False) -> None:
    """Writes a file as `write_new_file` does, by a function that fills it piece by piece.

    What the function raises is raised, and no file or the old one is at the path.
    """
    _check_new_file(path, force=force)
    _replace_file(path, lambda temporary: _fill_on_disk(temporary, fill))


def write_first_file(path: Path, content: bytes) -> None:
    """Writes a file that nobody else has written, whole or not at all; raises `FileExistsError` if it exists.

    Raises another `OSError` if it cannot be written.
    """
    temporary = _hidden_sibling(path, "tmp")
    try:
        _write_to_disk(temporary, content)
        try:
            # A link is made in one step, and never in the place of another file.
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:  # some file systems have no links
            path.open("xb").close()
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_new_file_with(path: Path, write: Callable[[Path], None], *, force: bool = False) -> None:
    """Writes a file as `write_new_file` does, by a function that writes the path of a temporary file.

    For libraries that write files by their names. Raises `WriteError` for each `OSError` of the function.
    """
    _check_new_file(path, force=force)
    _replace_file(path, write)


def _check_new_file(path: Path, *, force: bool) -> None:
    if os.path.lexists(path) and not force:
        raise WriteError(path, "it exists already, and only force replaces it")


def _replace_file(path: Path, write: Callable[[Path], None]) -> None:
    """Lets a function write a temporary file, and puts it at the path."""
    try:
        # A rename would replace the link itself.
        target = path.resolve()
        _refuse_special(path)
        _refuse_read_only(target)
        # In the same folder: a rename to another file system is not one step.
        temporary = _hidden_sibling(target, "tmp")
        try:
            write(temporary)
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except (OSError, RuntimeError) as error:  # Python 3.11 and 3.12 raise the latter for links in a circle
        raise WriteError(path, _write_reason(path, error)) from error
    sync_folder(target.parent)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes all files or none: into a temporary folder, which is then renamed; raises `WriteError`.

    A name may contain folders: `records/claims.json`. The folder itself must not exist.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Beside the final folder: a rename to another file system is not one step.
        temporary = _hidden_sibling(folder, "tmp")
        temporary.mkdir()
        try:
            for name, content in files.items():
                (temporary / name).parent.mkdir(parents=True, exist_ok=True)
                write_file(temporary / name, content)
            temporary.rename(folder)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
    except WriteError:
        raise
    except OSError as error:
        raise WriteError(folder, _write_reason(folder, error)) from error
    sync_folder(folder.parent)


def write_new_folder(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Writes a folder as `write_folder` does; raises `WriteError` if it exists, unless `force` is true.

    Even with `force` a folder stays if it has a file that is not among the new ones, because it may be
    of somebody else. A process that is killed while it replaces a folder leaves the old one or the new one,
    or between two renames neither: then the old one is beside it under a hidden name, and the next call puts
    it back.
    """
    restore_folder(folder)
    if not os.path.lexists(folder):
        write_folder(folder, files)
        return
    new = _hidden_sibling(folder, "new")
    try:
        _check_replaceable(folder, files, force=force)
        # All bytes are on disk before the old folder moves, so that only two renames lie between old and new.
        write_folder(new, files)
        shutil.copymode(folder, new)
        _replace_folder(folder, new)
    except WriteError as error:
        raise WriteError(folder, error.reason) from error
    except OSError as error:
        raise WriteError(folder, _write_reason(folder, error)) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _replace_folder(folder: Path, new: Path) -> None:
    """Moves a new folder to the place of an old one, which is deleted."""
    old = _hidden_sibling(folder, "old")
    folder.rename(old)
    try:
        new.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    sync_folder(folder.parent)
    # Under another name, because half of a deleted folder must never be put back.
    gone = old.rename(old.with_suffix(".gone"))
    shutil.rmtree(gone, ignore_errors=True)


def restore_folder(folder: Path) -> None:
    """Puts back a folder that a process moved aside before it was killed, and deletes what else it left.

    Most systems cannot exchange two folders in one step. Raises `WriteError` if a folder cannot be moved.
    """
    for path in _left_behind(folder, "gone"):
        shutil.rmtree(path, ignore_errors=True)
    try:
        for old in _left_behind(folder, "old"):
            if os.path.lexists(folder):
                shutil.rmtree(old.rename(old.with_suffix(".gone")), ignore_errors=True)
            else:
                old.rename(folder)
    except OSError as error:
        raise WriteError(folder, _write_reason(folder, error)) from error


def _hidden_sibling(folder: Path, ending: str) -> Path:
    # The name of `.` is empty, and `..` cannot be moved.
    place = folder.absolute()
    return place.parent / f".{place.name}.{secrets.token_hex(4)}.{ending}"


def _left_behind(folder: Path, ending: str) -> list[Path]:
    """Returns the folders with names of `_hidden_sibling`, and no folder of somebody else."""
    name = re.compile(rf"\.{re.escape(folder.name)}\.[0-9a-f]{{8}}\.{ending}")
    return sorted(path for path in folder.parent.glob(f".*.{ending}") if name.fullmatch(path.name))


def _check_replaceable(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    if not force:
        raise WriteError(folder, "it exists already, and only force replaces it")
    if not folder.is_dir() or folder.is_symlink():
        raise WriteError(folder, "it is no folder and the format is one; name another path")
    # Only in the folders that the format has: the others may be a whole disk.
    parents = {parent.as_posix() for name in files for parent in Path(name).parents}
    places = [place for name in sorted(parents) if (place := folder / name).is_dir()]
    names = {path.relative_to(folder).as_posix() for place in places for path in place.iterdir()}
    if others := sorted(names - files.keys() - parents):
        raise WriteError(folder, f"it has files that this format does not write, such as {others[0]!r}")


def sync_folder(folder: Path) -> None:
    """Waits until the names of the files in a folder are on disk, where the system can tell."""
    # Windows and some network drives cannot. The bytes are on disk by then, under the old name or the new one.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _write_reason(path: Path, error: OSError | RuntimeError) -> str:
    """Returns why a path could not be written, in words that name its folder if that is at fault."""
    parents = path.absolute().parents
    if file := next((parent for parent in parents if parent.exists() and not parent.is_dir()), None):
        return f"{file} is a file and no folder"
    if isinstance(error, FileNotFoundError) and not path.parent.exists():
        return f"there is no folder {path.parent}; make it first"
    return getattr(error, "strerror", None) or str(error)


def _refuse_special(path: Path) -> None:
    # A rename would put a file in the place of a device, and the superuser may do that to `/dev/null`.
    if path.exists() and not path.is_file():
        kind = "folder" if path.is_dir() else "device or a pipe"
        raise OSError(f"it is a {kind}, and one file is to be written; name another path")


def _refuse_read_only(target: Path) -> None:
    # A rename needs no permission to write the file that it replaces.
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is read-only")


def _write_to_disk(path: Path, content: bytes) -> None:
    """Writes a new file and waits until its bytes are on disk."""
    _fill_on_disk(path, lambda file: file.write(content))


def _fill_on_disk(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    with path.open("xb") as file:
        fill(file)
        file.flush()
        # Without this, a power failure after the rename can leave an empty file.
        os.fsync(file.fileno())
