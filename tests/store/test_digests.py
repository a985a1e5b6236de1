"""The digests of releases outside this package."""

import pytest

from gorno_badakhshan.errors import StructureError
from gorno_badakhshan.store.digests import read_digests


def test_a_missing_file_has_no_release(tmp_path):
    """A project begins without one."""
    assert read_digests(tmp_path / "digests.json") == {}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not JSON"),
        (b"[" * 100_000, "deep nesting"),
        (b"[]", "no table"),
        (b'{"0.1.0": "ab"}', "no digest"),
        (b'{"0.1.0": 3}', "a number"),
        (b'{"../x": "' + b"0" * 64 + b'"}', "a path for a version"),
    ],
)
def test_other_content_is_refused(tmp_path, content, reason):
    """A version becomes the name of a folder, so that only versions are accepted."""
    (tmp_path / "digests.json").write_bytes(content)
    with pytest.raises(StructureError) as caught:
        read_digests(tmp_path / "digests.json")
    assert caught.value.findings, reason
