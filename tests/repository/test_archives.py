"""The archives for package indexes: the same bytes wherever they are built, and only the files that are listed."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = "src/gorno_badakhshan"
OTHERS = (".git", ".*cache*", ".nox", ".venv", ".hypothesis", "__pycache__", "node_modules", "_build", "dist")
"""What a checkout has and a clone does not."""
LITTER = ("notes.txt~", ".env", ".DS_Store", "#a.py#", ".#a.py", ".a.py.swp", "._a.py", "a.py.orig", "a - Copy.py")
"""What editors and systems leave in a folder."""

FILES_OF_WHEEL = {
    "data/releases/1.0.0/",
    "data/releases/1.1.0/",
    "data/releases/2.0.0/",
    "engine/sql/admission_floor.sql",
    "engine/sql/binding.sql",
    "engine/sql/cascade.sql",
    "engine/sql/clashes.sql",
    "engine/sql/conservative.sql",
    "engine/sql/elected.sql",
    "engine/sql/evidence.sql",
    "engine/sql/hull.sql",
    "engine/sql/intersection.sql",
    "engine/sql/low_best_high.sql",
    "engine/sql/majority.sql",
    "engine/sql/median_stated.sql",
    "engine/sql/questions.sql",
    "engine/sql/stated_range.sql",
    "exchange/rdf/shapes.ttl",
    "exchange/rdf/terms.ttl",
    "explore/bundle/LICENSES.txt",
    "explore/bundle/page.css",
    "explore/bundle/page.js",
    "explore/chart.html",
    "explore/page.html",
    "py.typed",
}
"""The files in the wheel that are no modules; a name with a slash at its end stands for all files of a release."""

FILES_OF_SOURCE_DISTRIBUTION = {
    ".": {
        ".gitignore",
        "CHANGELOG.md",
        "CITATION.cff",
        "PKG-INFO",
        "README.md",
        "REUSE.toml",
        "hatch_build.py",
        "noxfile.py",
        "pyproject.toml",
    },
    ".ci": {"run"},
    "LICENSES": {".txt"},
    "docs": {".md", ".py", ".svg"},
    "src": {".css", ".html", ".js", ".json", ".mjs", ".py", ".sql", ".toml", ".ttl", ".txt", ".typed"},
    "tests": {".py", ".toml", ".txt"},
}
"""The names at the top, and the kinds of files in each folder."""

HELP = "to let a new file in, name it in `include` of pyproject.toml and in this test"
EARLIER_CLOCK = "import time; now = time.time; time.time = lambda: now() - 1e8; "
BUILD = "from hatchling.cli import hatchling; hatchling()"

pytestmark = pytest.mark.skipif(not (ROOT / "hatch_build.py").is_file(), reason="needs a checkout")


@pytest.fixture(scope="module", autouse=True)
def backend():
    """The build backend in the version that pyproject.toml pins; the extra `wheel` brings it."""
    pytest.importorskip("hatchling", reason="the extra wheel brings the build backend: nox -s wheel")
    assert read_project()["build-system"]["requires"] == [f"hatchling=={version('hatchling')}"]


def read_project():
    """Returns pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def copy_of_checkout(folder):
    """Copies what a clone would have, so that nothing of this machine is there."""
    return shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*OTHERS))


def build(root, target, *, clock="", **environment):
    """Builds both archives of a checkout; returns their contents by file name."""
    variables = {name: text for name, text in os.environ.items() if name != "SOURCE_DATE_EPOCH"} | environment
    command = [sys.executable, "-c", clock + BUILD, "build", "-d", str(target)]
    subprocess.run(command, cwd=root, env=variables, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted(target.glob("gorno_badakhshan-*"))}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a copy of the checkout in `copy` and the archives built of it in `dist`."""
    folder = tmp_path_factory.mktemp("archives")
    build(copy_of_checkout(folder / "copy"), folder / "dist")
    return folder


@pytest.fixture(scope="module")
def archives(folder):
    """The contents of both archives."""
    built = {path.name: path.read_bytes() for path in sorted((folder / "dist").iterdir())}
    assert [re.sub(r"-\d[\d.]*\d", "", name) for name in built] == [
        "gorno_badakhshan-py3-none-any.whl",
        "gorno_badakhshan.tar.gz",
    ]
    return built


@pytest.fixture(scope="module")
def wheel(folder, archives):
    """The wheel, opened."""
    with ZipFile(folder / "dist" / next(iter(archives))) as opened:
        yield opened


@pytest.mark.parametrize(
    "circumstances",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"SOURCE_DATE_EPOCH": "1"},
        {"SOURCE_DATE_EPOCH": "1900000000"},
        {"clock": EARLIER_CLOCK},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "1"},
    ],
    ids=str,
)
def test_the_bytes_do_not_depend_on_the_environment(folder, archives, tmp_path, circumstances):
    """Time zone, clock, a date given from outside, locale and order of hashes change nothing."""
    assert build(folder / "copy", tmp_path, **circumstances) == archives


def test_the_bytes_do_not_depend_on_the_folder(archives, tmp_path):
    """Another path with a blank, other dates and modes of files, and what editors left in every folder."""
    root = copy_of_checkout(tmp_path / "другая папка")
    (root / "src/.gitignore").write_text("*", encoding="utf-8")
    for path in sorted(root.rglob("*"), reverse=True):
        path.chmod(0o700)
        os.utime(path, (1e9, 1e9))
        if path.is_dir():
            for name in LITTER:
                (path / name).write_text("x", encoding="utf-8")
    assert build(root, tmp_path / "dist") == archives


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has umasks")
@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_the_bytes_do_not_depend_on_the_umask(archives, tmp_path, umask):
    """Neither on that of the clone nor on that of the build."""
    before = os.umask(umask)
    try:
        root = tmp_path / "copy"
        shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*OTHERS), copy_function=shutil.copyfile)
        assert build(root, tmp_path / "dist") == archives
    finally:
        os.umask(before)


def test_the_source_distribution_builds_itself(folder, archives, tmp_path):
    """An index or a distributor that has only the source distribution gets the same two archives."""
    with tarfile.open(folder / "dist" / list(archives)[1]) as opened:
        opened.extractall(tmp_path, filter="data")
    (root,) = tmp_path.iterdir()
    assert build(root, tmp_path / "dist") == archives


def test_the_wheel_has_the_listed_files(folder, wheel):
    """All modules of the package and the other files that it reads, but no curated files."""
    names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    inside = {name.removeprefix("gorno_badakhshan/") for name in names}
    modules = {
        path.relative_to(folder / "copy" / PACKAGE).as_posix()
        for path in (folder / "copy" / PACKAGE).rglob("*.py")
    }
    other = {re.sub(r"(releases/[\d.]+/)\w+\.json", r"\1", name) for name in inside - modules}
    assert modules <= inside
    assert other == FILES_OF_WHEEL, HELP
    assert all(name.startswith("gorno_badakhshan/") for name in names)


def test_modules_have_names_that_can_be_imported(wheel):
    """A copy that a person made beside a module is no module."""
    names = [Path(name).stem for name in wheel.namelist() if name.endswith(".py") and "_pyinstaller" not in name]
    assert [name for name in names if not name.isidentifier()] == []


def test_the_source_distribution_has_the_listed_files(folder, archives):
    """The kinds of files in each folder, and nothing for one person or service alone."""
    with tarfile.open(folder / "dist" / list(archives)[1]) as opened:
        names = [Path(*Path(entry.name).parts[1:]) for entry in opened]
        executable = [entry.name.partition("/")[2] for entry in opened if entry.mode & 0o111]
    inside = {top: set() for top in FILES_OF_SOURCE_DISTRIBUTION}
    for name in names:
        top = name.parts[0] if len(name.parts) > 1 else "."
        inside.setdefault(top, set()).add(name.name if top == "." else name.suffix or name.name)
    assert inside == FILES_OF_SOURCE_DISTRIBUTION, HELP
    assert executable == [".ci/run"]


def test_every_license_that_the_metadata_names_has_its_text(wheel):
    """The expression, the texts in the wheel and those in REUSE.toml name the same licenses."""
    metadata = next(wheel.read(name).decode() for name in wheel.namelist() if name.endswith("/METADATA"))
    expression = re.search("^License-Expression: (.+)$", metadata, re.MULTILINE)[1]
    texts = {Path(name).stem for name in wheel.namelist() if "/licenses/LICENSES/" in name}
    reuse = tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
    assert set(expression.split(" AND ")) == texts
    assert {word for entry in reuse for word in entry["SPDX-License-Identifier"].split(" AND ")} == texts


@pytest.fixture(scope="module")
def bill(wheel):
    """The bill of materials, as text."""
    (name,) = [name for name in wheel.namelist() if ".dist-info/sboms/" in name]
    return wheel.read(name).decode()


def test_the_bill_of_materials_is_valid(bill):
    """By the schema of CycloneDX."""
    validation = pytest.importorskip("cyclonedx.validation.json", reason="nox -s ecosystem brings it")
    schema = pytest.importorskip("cyclonedx.schema").SchemaVersion.V1_6
    assert validation.JsonStrictValidator(schema).validate_str(bill) is None


def test_the_bill_of_materials_has_the_packages_of_the_page(bill):
    """With the versions of the lock file; and each release of the data."""
    components = json.loads(bill)["components"]
    scripts = [part for part in components if part["type"] == "library"]
    text = (ROOT / PACKAGE / "explore/source/package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    versions = [packages[f"node_modules/{part['name']}"]["version"] for part in scripts]
    assert {"d3-array", "internmap", "@observablehq/plot"} <= {part["name"] for part in scripts}
    assert [part["version"] for part in scripts] == versions
    assert [part["version"] for part in components if part["type"] == "data"] == ["1.0.0", "1.1.0", "2.0.0"]


def test_links_of_the_description_lead_somewhere(wheel):
    """A package index shows the README alone."""
    metadata = next(wheel.read(name).decode() for name in wheel.namelist() if name.endswith("/METADATA"))
    assert re.findall(r"\]\((?!https?:)[^)]+\)", metadata) == []


def test_the_wheel_is_small(archives):
    """Everybody who installs the library downloads all releases: at most a megabyte and a quarter."""
    assert len(next(iter(archives.values()))) < 1_250_000
