"""Loading: what is refused, and where it works."""

import json
import shutil
import stat
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.dataset import read_dataset
from gorno_badakhshan.errors import IntegrityError
from gorno_badakhshan.store.files import release_folder
from gorno_badakhshan.store.lines import write_lines
from gorno_badakhshan.store.released import RELEASED

DIGEST = RELEASED["1.0.0"]


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A copy of release 1.0.0 that a test may spoil."""
    return Path(shutil.copytree(str(release_folder("1.0.0")), tmp_path / "1.0.0"))


def reseal(release: Path, kind: str, content: bytes, **changes: object) -> str:
    """Write a file and a manifest that vouches for it; gives the manifest's new digest."""
    (release / f"{kind}.json").write_bytes(content)
    manifest = json.loads((release / "manifest.json").read_bytes())
    for file in manifest["files"]:
        if file["kind"] == kind:
            file["sha256"] = sha256(content).hexdigest()
    sealed = json.dumps(manifest | changes).encode()
    (release / "manifest.json").write_bytes(sealed)
    return sha256(sealed).hexdigest()


def test_an_untouched_copy_loads(release):
    """The copy is as good as the shipped release."""
    assert tuple(read_dataset("1.0.0", DIGEST, release).claims) == tuple(gb.load("1.0.0").claims)


@pytest.mark.parametrize("name", ["manifest.json", "sources.json", "actors.json", "claims.json"])
def test_a_missing_file_is_refused_by_name(release, name):
    """A missing file is named, with what was expected."""
    (release / name).unlink()
    with pytest.raises(IntegrityError, match=f"1.0.0/{name}.*expected sha256.*got missing"):
        read_dataset("1.0.0", DIGEST, release)


@pytest.mark.parametrize("name", ["manifest.json", "events.json", "claims.json"])
def test_a_flipped_byte_is_refused_by_name(release, name):
    """A changed file is named, with both digests."""
    content = bytearray((release / name).read_bytes())
    content[len(content) // 2] ^= 1
    (release / name).write_bytes(content)
    with pytest.raises(IntegrityError, match=f"1.0.0/{name}.*expected sha256.*got sha256") as caught:
        read_dataset("1.0.0", DIGEST, release)
    assert caught.value.got == f"sha256 {sha256(content).hexdigest()}"


def test_an_extra_record_is_refused(release):
    """A record more than the manifest counts is refused, even where the digests were made to fit."""
    claims = json.loads((release / "claims.json").read_bytes())
    digest = reseal(release, "claims", write_lines([*claims, claims[0]]))
    dataset = read_dataset("1.0.0", digest, release)
    with pytest.raises(IntegrityError, match=rf"claims.json.*expected {len(claims)}, got {len(claims) + 1}"):
        len(dataset.claims)


def test_an_unknown_file_layout_is_refused(release):
    """A manifest of another schema is not guessed at."""
    digest = reseal(release, "claims", (release / "claims.json").read_bytes(), schema=4)
    with pytest.raises(IntegrityError, match="its schema: expected 1 to 3, got 4"):
        read_dataset("1.0.0", digest, release)


def test_a_release_in_the_wrong_folder_is_refused(release):
    """A manifest that names another version is refused."""
    digest = reseal(release, "claims", (release / "claims.json").read_bytes(), version="1.0.1")
    with pytest.raises(IntegrityError, match=r"its version: expected 1\.0\.0, got 1\.0\.1"):
        read_dataset("1.0.0", digest, release)


def test_it_loads_from_a_zip(tmp_path):
    """The package works from inside a zip file, as zipped applications use it."""
    package = Path(gb.__file__).parent
    archive = tmp_path / "bundle.zip"
    with zipfile.ZipFile(archive, "w") as bundle:
        for path in package.rglob("*"):
            if path.suffix in (".py", ".json"):
                bundle.write(path, Path("gorno_badakhshan") / path.relative_to(package))
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r}); import gorno_badakhshan as gb; "
        "assert '.zip' in gb.__file__, gb.__file__; ds = gb.load('1.0.0'); print(len(ds.claims), gb.verify().ok)"
    )
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert output.split() == [str(len(gb.load("1.0.0").claims)), "True"]


def test_it_loads_from_read_only_files(release):
    """Loading writes nothing beside the data."""
    for path in [*release.iterdir(), release]:
        path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    before = sorted(release.iterdir())
    assert len(read_dataset("1.0.0", DIGEST, release).events) > 0
    assert sorted(release.iterdir()) == before


def test_it_opens_no_socket():
    """Loading, querying and verifying never touch the network."""
    code = (
        "import sys; sys.addaudithook(lambda event, _: event.startswith('socket') and sys.exit(event)); "
        "import gorno_badakhshan as gb; list(gb.load().claims); gb.verify()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_threads_get_the_same_records():
    """Threads that touch a fresh dataset at once see one and the same record."""
    dataset = read_dataset("1.0.0", DIGEST, release_folder("1.0.0"))
    with ThreadPoolExecutor(16) as pool:
        seen = list(pool.map(lambda _: tuple(dataset.claims), range(64)))
    assert all(record is first for records in seen for record, first in zip(records, seen[0], strict=True))


def test_a_second_load_is_the_same_dataset():
    """A release is read once a process."""
    assert gb.load("1.0.0") is gb.load("1.0.*")
