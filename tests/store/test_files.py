"""Shipped files are read whatever imported the package: an install, a copy, a zip, a loader of an application."""

import os
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path
from types import SimpleNamespace

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import MissingExtraError
from gorno_badakhshan.store import files

PACKAGE = Path(gb.__file__).parent
QUERY = """
killed = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
assert str(gb.reconcile(killed, "admission_floor").figures) == "20 or more"
assert gb.verify().ok  # reads every record with the strict decoder
print(gb.__name__)
"""

LOADER = """
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path

class SourceLoader:
    '''Runs a module from its source, and offers no `get_data`.'''
    def __init__(self, path):
        self.path = path
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        exec(compile(Path(self.path).read_text(encoding="utf-8"), self.path, "exec"), module.__dict__)

class ResourceLoader(SourceLoader):
    '''Offers a resource reader in addition.'''
    def get_resource_reader(self, name):
        from importlib.readers import FileReader
        return FileReader(self)

class DataLoader(SourceLoader):
    '''Offers `get_data`, as PEP 302 has it, and no reader of resources.'''
    def get_data(self, path):
        return Path(path).read_bytes()

class Finder(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] != "gorno_badakhshan":
            return None
        spec = PathFinder.find_spec(name, path or [sys.argv[1]])
        if spec is not None and spec.origin is not None and spec.origin.endswith(".py"):
            spec.loader = LOADERS[sys.argv[2]](spec.origin)
        return spec

LOADERS = {"source": SourceLoader, "resources": ResourceLoader, "get_data": DataLoader}
sys.meta_path.insert(0, Finder())
import gorno_badakhshan as gb
assert hasattr(gb.__spec__.loader, "get_data") == (sys.argv[2] == "get_data")
"""


def run(code: str, *arguments: str, path: Path | None = None) -> str:
    """Returns what a fresh interpreter prints; warnings are errors, and nothing else comes from this process."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    command = [sys.executable, "-W", "error", "-c", code, *arguments]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def copy_package(folder: Path) -> Path:
    """Copies the shipped files of the package into a folder."""
    ignore = shutil.ignore_patterns("__pycache__", "curated")
    return Path(shutil.copytree(PACKAGE, folder, ignore=ignore))


@pytest.fixture
def vendored(tmp_path: Path) -> Path:
    """A folder to import from that has the package as `app.vendor.history`."""
    vendor = tmp_path / "app" / "vendor"
    vendor.mkdir(parents=True)
    for package in (vendor, vendor.parent):
        (package / "__init__.py").touch()
    copy_package(vendor / "history")
    return tmp_path


def test_a_vendored_copy_answers_under_its_own_name(vendored):
    """The copy imports nothing of a package with the original name, and reads its own files."""
    check = "import sys\nassert 'gorno_badakhshan' not in sys.modules"
    assert run(f"import app.vendor.history as gb{QUERY}{check}", path=vendored) == "app.vendor.history"


def test_a_vendored_copy_pickles_its_records(vendored):
    """A pickle names the class by the name of the copy."""
    code = (
        "import pickle\nimport app.vendor.history as gb\nclaim = gb.claims()[0]\n"
        "print(pickle.loads(pickle.dumps(claim)) == claim)"
    )
    assert run(code, path=vendored) == "True"


@pytest.mark.parametrize("loader", ["source", "resources", "get_data"])
def test_any_loader_that_has_the_files_will_do(loader, tmp_path):
    """Loaders need not have `get_data`, nor a reader of resources."""
    copy_package(tmp_path / "gorno_badakhshan")
    assert run(LOADER + QUERY, str(tmp_path), loader) == "gorno_badakhshan"


def test_a_zipped_application_runs(tmp_path):
    """`python -m zipapp` makes one file of an application and this library."""
    application = tmp_path / "application"
    copy_package(application / "gorno_badakhshan")
    (application / "__main__.py").write_text(f"import gorno_badakhshan as gb{QUERY}", encoding="utf-8")
    zipapp.create_archive(application, tmp_path / "application.pyz")
    code = "import runpy, sys; runpy.run_path(sys.argv[1], run_name='__main__')"
    assert run(code, str(tmp_path / "application.pyz")) == "gorno_badakhshan"


def test_a_copy_without_data_says_what_to_put_where(vendored):
    """A reinstall would not put a file into a vendored copy."""
    shutil.rmtree(vendored / "app" / "vendor" / "history" / "data")
    code = "import app.vendor.history as gb\ntry: gb.load()\nexcept gb.IntegrityError as error: print(error)"
    message = run(code, path=vendored)
    assert "got missing; nothing was loaded; this copy was not installed by pip" in message
    assert "put the files of data/releases" in message


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package as an installer would have written it to `tmp_path`."""
    package = SimpleNamespace(__path__=[str(tmp_path / "gorno_badakhshan")])
    (tmp_path / "gorno_badakhshan").mkdir()
    monkeypatch.setattr(
        "importlib.metadata.distribution", lambda _: SimpleNamespace(locate_file=tmp_path.joinpath)
    )
    monkeypatch.setitem(sys.modules, "gorno_badakhshan", package)
    return tmp_path


@pytest.mark.usefixtures("installed")
def test_an_install_is_reinstalled():
    """The installer that wrote the files can write them again."""
    assert files.restore_advice() == "reinstall the package"


def test_a_checkout_is_not_reinstalled(installed):
    """After an editable install the package runs from another folder."""
    (installed / "checkout").mkdir()
    sys.modules["gorno_badakhshan"].__path__ = [str(installed / "checkout")]
    assert "a reinstall does not help" in files.restore_advice()


@pytest.mark.usefixtures("installed")
def test_a_bundled_application_is_not_reinstalled(monkeypatch):
    """PyInstaller and its kin set `sys.frozen`."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "a reinstall does not help" in files.restore_advice()


def test_a_bundled_application_has_no_pip(monkeypatch):
    """The missing package must be there when the bundle is built."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert str(MissingExtraError("plot", "matplotlib")) == (
        "this needs matplotlib; install it where this application was built"
    )


def test_no_two_shipped_files_differ_in_case_only():
    """On a case-insensitive file system one would replace the other."""
    paths = [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*") if path.is_file()]
    assert len({path.casefold() for path in paths}) == len(paths)


def test_every_shipped_file_has_a_name_that_windows_accepts():
    """No character and no device name that Windows reserves."""
    devices = {"aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
    names = {path.name for path in PACKAGE.rglob("*")}
    assert [
        name for name in names if name.partition(".")[0].casefold() in devices or set(name) & set('<>:"\\|?*')
    ] == []


def test_a_package_that_was_removed_from_the_modules_still_reads() -> None:
    """Test tools remove modules to import them anew; objects of the first import stay in use."""
    script = """
import sys
import gorno_badakhshan as gb
load, first = gb.load, gb.load("1.1.0").claims[0]
for name in [name for name in sys.modules if name.startswith("gorno_badakhshan")]:
    del sys.modules[name]
assert load("1.0.0").claims[0].event and first.event
import gorno_badakhshan as again
assert again is not gb and len(again.load("1.0.0").claims) == len(load("1.0.0").claims)
"""
    run(script, path=PACKAGE.parent)
