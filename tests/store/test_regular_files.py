"""Reading the bytes of a regular file."""

import os
import sys

import pytest

from gorno_badakhshan.store.regular_files import MOST_BYTES, read_regular_file


def test_a_file_and_a_link_to_it_are_read(tmp_path):
    """The bytes stay as they are."""
    (tmp_path / "a").write_bytes(b"a\r\n")
    (tmp_path / "b").symlink_to("a")
    assert read_regular_file(tmp_path / "b") == b"a\r\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_what_is_no_regular_file_is_refused_at_once(tmp_path):
    """A pipe would wait for ever, a device never ends, and a link may lead to itself."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    (tmp_path / "loop").symlink_to("loop")
    for name in ("pipe", "device", "loop", ".", "missing"):
        with pytest.raises(OSError, match=name if name != "." else "folder") as caught:
            read_regular_file(tmp_path / name)
        assert caught.value.strerror


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    """A sparse file takes no room on the disk and all of the memory."""
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(OSError, match="the most that is read"):
        read_regular_file(tmp_path / "huge")
