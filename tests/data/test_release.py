"""The shipped files: equal to a new build from the curated files, complete, and proved byte by byte."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.curation.freeze import build, freeze
from gorno_badakhshan.errors import IntegrityError
from gorno_badakhshan.store.codec import structure, to_dict
from gorno_badakhshan.store.files import read_proved, release_folder
from gorno_badakhshan.store.pins import version_key
from gorno_badakhshan.store.released import RELEASED

PINS = {
    "1.0.0": "165fe0e8d50c56e0eec376be6d64da83cf6b8327f75350e5dbba360d4d8c3f50",
    "1.1.0": "0e7545faa09bcc0e424ba760c271a57dd024fd643c97957c4b7b7da6dca10d34",
    "2.0.0": "163072516ac59a38b6d2216bcb47344f8fc79253222f1c54b24fb87c3e322d92",
}
"""The digest of each release, written a second time: a released version's bytes never change."""

TRIED = 5_000
"""How many bytes of a file are changed, one at a time; each change costs a digest of the file."""

FILES = [(release.version, file) for release in gb.releases() for file in release.files]


class Folder:
    """A folder in memory with one file."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name, self.content = name, content

    def __truediv__(self, name: str) -> "Folder":
        return self

    def read_bytes(self) -> bytes:
        """The content, whatever the name of the file."""
        return self.content


def test_released_digests_never_change():
    """Each release has the digest that it was published with."""
    assert PINS == RELEASED


@pytest.mark.parametrize(("version", "file"), FILES, ids=lambda value: getattr(value, "name", value))
def test_every_single_byte_change_is_refused(version, file):
    """If any byte of a file is changed, the file is refused; of a large file, some thousand bytes are tried."""
    content = (release_folder(version) / file.name).read_bytes()
    _refuse_each_flip(content, file.sha256)


@pytest.mark.parametrize("version", RELEASED)
def test_every_single_byte_change_of_a_manifest_is_refused(version):
    """The library has the digest of the manifest, which has the digests of the files."""
    _refuse_each_flip((release_folder(version) / "manifest.json").read_bytes(), RELEASED[version])


def _refuse_each_flip(content: bytes, digest: str) -> None:
    assert read_proved(Folder("x", content), "original", digest) == content
    flipped = bytearray(content)
    for position in range(0, len(content), max(1, len(content) // TRIED)):
        flipped[position] ^= 1
        with pytest.raises(IntegrityError):
            read_proved(Folder("x", bytes(flipped)), "flipped", digest)
        flipped[position] ^= 1


def test_the_newest_release_is_the_build_of_the_curated_files(curated_files):
    """Building a released version again gives the same bytes, file by file."""
    files = build(curated_files)
    folder = release_folder(json.loads(files["manifest.json"])["version"])
    if not folder.is_dir():
        pytest.skip("the curated files are of a version that is not released yet")
    assert files == {name: (folder / name).read_bytes() for name in files}


def test_the_curated_files_can_be_released(curated_files, tmp_path):
    """Freezing them in a copy checks them, their tombstones and the version number that the changes imply."""
    releases, table = tmp_path / "releases", tmp_path / "released.py"
    shutil.copytree(release_folder(gb.releases()[-1].version).parent, releases)
    shutil.copy(Path(gb.__file__).parent / "store" / "released.py", table)
    release = freeze(curated_files, releases, table)
    assert version_key(release.version) >= version_key(gb.releases()[-1].version)


@pytest.mark.parametrize(("version", "file"), FILES, ids=lambda value: getattr(value, "name", value))
def test_the_manifest_names_the_bytes(version, file):
    """Each digest in the manifest is that of the file beside it."""
    assert sha256((release_folder(version) / file.name).read_bytes()).hexdigest() == file.sha256


@pytest.mark.parametrize("version", RELEASED)
@pytest.mark.parametrize("kind", ["sources", "actors", "places", "events", "claims"])
def test_the_fast_decoder_agrees_with_the_strict_one(version, kind):
    """Every record of a release is equal to the one that the strict codec decodes."""
    records = getattr(gb.load(version), kind)
    assert len(records) > 0
    for record in records:
        assert structure(to_dict(record), type(record)) == record


@pytest.mark.parametrize("version", RELEASED)
def test_a_release_verifies(version):
    """A release has no finding: digests, counts and references are right."""
    report = gb.verify(version)
    assert report.ok, report


@pytest.mark.parametrize("version", RELEASED)
def test_every_sentence_is_covered(version):
    """Only headings, image residue and navigation are left out."""
    coverage = gb.coverage(version)
    assert coverage.uncovered == 0
    reasons = {row.passage.left_out.split(":")[0] for row in coverage.rows if row.passage.left_out}
    assert reasons == {"heading", "image residue", "navigation"}
