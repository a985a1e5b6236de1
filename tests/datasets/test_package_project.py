"""The releases of a dataset of one's own as a Python package."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.atomic import WriteError
from gorno_badakhshan.curation.format import format_folder
from gorno_badakhshan.curation.freeze import freeze
from gorno_badakhshan.datasets.package_project import write_package
from gorno_badakhshan.errors import StructureError

SRC = Path(gb.__file__).parents[1]


@pytest.fixture
def two_releases(project: Path, frozen: Path) -> Path:
    """A project with two releases."""
    assert frozen.is_dir()
    head = project / "curated" / "dataset.toml"
    head.write_text(head.read_text(encoding="utf-8").replace("0.1.0", "0.2.0"), encoding="utf-8")
    freeze(project / "curated", project / "releases", project / "releases" / "digests.json")
    return project


@pytest.fixture
def package(two_releases: Path, tmp_path: Path) -> Path:
    """The package of that project."""
    write_package(two_releases, tmp_path / "package")
    return tmp_path / "package"


def run_python(code: str, *folders: Path) -> str:
    """Runs code in a fresh interpreter that finds modules in these folders; returns what it prints."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (*folders, SRC)))}
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    return result.stdout.strip() or result.stderr.strip().splitlines()[-1]


def test_a_package_has_all_releases_and_is_read_as_one(package, two_releases):
    """The newest is read without a version, and each by its pin; `verify` takes it too."""
    for path in (package, package / "src" / "lorn"):
        assert gb.read(path).pin == gb.read(two_releases, "0.2.0").pin
        pin = gb.read(two_releases, "0.1.0").pin
        assert gb.read(path, pin).pin == pin
        assert gb.verify(pin, path=path).ok


def test_the_built_wheel_loads_and_honors_pins(package):
    """Built and installed without the network: both versions, pins, and the same object each time."""
    pytest.importorskip("hatchling", reason="the extra wheel brings the build backend: nox -s wheel")
    build = [sys.executable, "-c", "from hatchling.cli import hatchling; hatchling()", "build", "-t", "wheel"]
    subprocess.run(build, cwd=package, check=True, capture_output=True)
    (wheel,) = (package / "dist").glob("*.whl")
    # Installing a wheel of Python files is unpacking it.
    shutil.unpack_archive(wheel, package / "site", "zip")
    pin = gb.read(package, "0.1.0").pin
    code = f"""
import lorn, gorno_badakhshan as gb
assert lorn.load() is lorn.load("0.2.0") and lorn.load().version == "0.2.0"
assert lorn.load({pin!r}).pin == {pin!r}
assert [release.version for release in lorn.releases()] == ["0.1.0", "0.2.0"]
assert gb.toll("lorn-brawl", "wounded", dataset=lorn.load()).populations
for wrong, error in (("0.1.0@sha256:" + 64 * "0", gb.PinError), ("0.3.0", gb.VersionError)):
    try:
        lorn.load(wrong)
    except error:
        continue
    raise SystemExit(wrong)
import pickle
assert pickle.loads(pickle.dumps(lorn.load())).pin == lorn.load().pin
print(lorn.__file__)
"""
    assert run_python(code, package / "site") == str(package / "site" / "lorn" / "__init__.py")
    test = (package / "tests" / "test_lorn.py").read_text(encoding="utf-8")
    assert run_python(f"__name__ = '__main__'\n{test}\nprint('ok')", package / "site") == "ok"
    claims = package / "site" / "lorn" / "releases" / "0.1.0" / "claims.json"
    claims.write_bytes(claims.read_bytes().replace(b"mayor", b"Mayor", 1))
    code = "import lorn; lorn.load('0.2.0'); lorn.load('0.1.0')"
    assert "reinstall the package lorn" in run_python(code, package / "site")


def test_a_package_loads_from_a_zip(package, tmp_path):
    """As an application may bundle it."""
    shutil.make_archive(str(tmp_path / "lorn"), "zip", package / "src")
    assert run_python("import lorn; print(len([*lorn.load('0.1.0').claims]))", tmp_path / "lorn.zip") == "2"


def test_loading_decodes_nothing(package):
    """Lazy as `gb.load`: a package with many claims is loaded at once."""
    code = "import lorn, sys; lorn.load(); print({'attrs', 'gorno_badakhshan.curation'} & {*sys.modules})"
    assert run_python(code, package / "src") == "set()"


def test_texts_of_the_description_are_quoted(frozen, project, tmp_path):
    """Quotes and braces in a title break no file."""
    head = project / "curated" / "dataset.toml"
    text = head.read_text(encoding="utf-8").replace('"The brawl of Lorn"', "'The \"brawl\" {x} \\ of Lorn'")
    head.write_text(
        text.replace('"Archive of Lorn"', '"Ö\'Brien", "B"').replace("0.1.0", "0.2.0"), encoding="utf-8"
    )
    assert frozen.is_dir()
    format_folder(project / "curated", write=True)
    freeze(project / "curated", project / "releases", project / "releases" / "digests.json")
    write_package(project, tmp_path / "package", name="lorn-data")
    table = tomllib.loads((tmp_path / "package" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert table["description"] == 'The "brawl" {x} \\ of Lorn'
    assert table["authors"] == [{"name": "Ö'Brien"}, {"name": "B"}]
    assert run_python("import lorn_data; print(lorn_data.load().version)", tmp_path / "package" / "src") == "0.2.0"


@pytest.mark.parametrize(
    "name", ["", "Lorn", "lorn brawl", "9lorn", "json", "class", "../x", "gorno-badakhshan", "-"]
)
def test_a_name_that_is_no_module_is_refused(two_releases, tmp_path, name):
    """Nothing is written."""
    with pytest.raises(StructureError, match="another name"):
        write_package(two_releases, tmp_path / "package", name=name)
    assert not (tmp_path / "package").exists()


def test_what_is_not_frozen_makes_no_package(project, tmp_path):
    """Curated files change, and a package has only what never does."""
    with pytest.raises(StructureError, match="freeze it first"):
        write_package(project, tmp_path / "package")


def test_a_changed_release_makes_no_package(two_releases, tmp_path):
    """Each release is read strictly before anything is written."""
    (two_releases / "releases" / "0.1.0" / "claims.json").write_bytes(b"[]")
    with pytest.raises(StructureError, match="changed-file"):
        write_package(two_releases, tmp_path / "package")
    assert not (tmp_path / "package").exists()


def test_only_force_replaces_a_package(two_releases, package):
    """Even then files of somebody else stay."""
    with pytest.raises(WriteError, match="exists already"):
        write_package(two_releases, package)
    write_package(two_releases, package, license_text="All rights given.\n", force=True)
    assert (package / "LICENSE.txt").read_text(encoding="utf-8") == "All rights given.\n"
    (package / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WriteError, match="mine"):
        write_package(two_releases, package, force=True)


def test_the_command_lists_what_it_wrote(two_releases, tmp_path):
    """JSON has the names; without a text of the license a line says so."""
    testing = pytest.importorskip("typer.testing")
    app = pytest.importorskip("gorno_badakhshan.cli.app").app
    arguments = ["package", str(two_releases), "--output", str(tmp_path / "p")]
    result = testing.CliRunner().invoke(app, arguments)
    assert (result.exit_code, "--license-text" in result.stderr) == (0, True)
    result = testing.CliRunner().invoke(app, [*arguments, "--force", "--json"])
    assert "src/lorn/__init__.py" in json.loads(result.stdout)["files"]
    assert testing.CliRunner().invoke(app, arguments).exit_code == 3
