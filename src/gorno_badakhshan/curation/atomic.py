"""Replaces a file so that its old bytes stay on disk until all new bytes are on disk."""

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from ..errors import GornoBadakhshanError


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
    # A rename would replace the link itself.
    target = path.resolve()
    # In the same folder: a rename to another file system is not one step.
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        _refuse_read_only(target)
        try:
            _write_to_disk(temporary, content)
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WriteError(path, error.strerror or str(error)) from error
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Waits until the names of the files in a folder are on disk, where the system can tell."""
    # Windows and some network drives cannot. The bytes are on disk by then, under the old name or the new one.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refuse_read_only(target: Path) -> None:
    # A rename needs no permission to write the file that it replaces.
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is read-only")


def _write_to_disk(path: Path, content: bytes) -> None:
    """Writes a new file and waits until its bytes are on disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        # Without this, a power failure after the rename can leave an empty file.
        os.fsync(file.fileno())
