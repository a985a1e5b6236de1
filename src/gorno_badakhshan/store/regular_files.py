"""Reads the bytes of a regular file: of a folder from elsewhere, no file may make the reader wait or run out."""

import errno
from pathlib import Path
from stat import S_ISDIR, S_ISREG

MOST_BYTES = 1 << 30
"""The largest file that is read: 1 GiB, which is about a million claims."""


def read_regular_file(path: Path) -> bytes:
    """Returns the bytes of a file; raises `OSError` if it is missing, no regular file, or too large.

    Opening a pipe would wait for a writer, and a device may have no end.
    """
    # Of what a link leads to, since that is what would be opened.
    status = path.stat()
    if S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    if not S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is no regular file, but a pipe, socket or device", str(path))
    # A sparse file takes no room on the disk and all of the memory.
    if status.st_size > MOST_BYTES:
        message = f"it has {status.st_size} bytes, and the most that is read is {MOST_BYTES}"
        raise OSError(errno.EFBIG, message, str(path))
    return path.read_bytes()
