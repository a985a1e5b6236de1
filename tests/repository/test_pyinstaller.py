"""PyInstaller finds the hook of this package, and the hook collects what static analysis cannot see."""

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan._pyinstaller import get_hook_dirs

PACKAGE = Path(gb.__file__).parent
PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def modules_of(package: str, filter: object) -> list[str]:
    """Returns the modules of the package as PyInstaller does: by name, without those that the filter refuses."""
    paths = [path.relative_to(PACKAGE.parent).with_suffix("") for path in PACKAGE.rglob("*.py")]
    names = [".".join(path.parts).removesuffix(".__init__") for path in paths]
    return [name for name in names if name.startswith(package) and filter(name)]  # type: ignore[operator]


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The hook, run with the two functions of PyInstaller that it calls."""
    hooks = ModuleType("PyInstaller.utils.hooks")
    hooks.collect_submodules = modules_of  # type: ignore[attr-defined]
    hooks.collect_data_files = lambda package, excludes: [(package, excludes)]  # type: ignore[attr-defined]
    for name, module in {"PyInstaller": ModuleType("PyInstaller"), "PyInstaller.utils.hooks": hooks}.items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setitem(sys.modules, "PyInstaller.utils", ModuleType("PyInstaller.utils"))
    path = Path(*get_hook_dirs(), "hook-gorno_badakhshan.py")
    spec = importlib.util.spec_from_file_location("hook", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not PYPROJECT.is_file(), reason="pyproject.toml is in a checkout")
def test_the_entry_point_names_the_function() -> None:
    """PyInstaller calls it to find the folder of hooks."""
    text = PYPROJECT.read_text(encoding="utf-8")
    assert (
        '[project.entry-points.pyinstaller40]\nhook-dirs = "gorno_badakhshan._pyinstaller:get_hook_dirs"\n' in text
    )


def test_each_public_name_finds_its_module(hook: ModuleType) -> None:
    """Public names are imported by the name of a module in a text, which no analysis of imports follows."""
    assert {f"gorno_badakhshan.{module}" for module in gb._MODULES} <= set(hook.hiddenimports)


def test_each_kind_of_record_finds_its_module(hook: ModuleType) -> None:
    """So are the classes of records."""
    kinds = ("sources", "actors", "places", "events", "claims")
    assert {f"gorno_badakhshan.model.{kind}" for kind in kinds} <= set(hook.hiddenimports)


@pytest.mark.parametrize("package", ["matplotlib", "typer", "rich", "hypothesis", "tomlkit"])
def test_a_bundle_does_not_grow_by_what_an_extra_needs(hook: ModuleType, package: str) -> None:
    """An application that plots imports `gorno_badakhshan.plot`, and PyInstaller follows that import."""
    for name in hook.hiddenimports:
        path = PACKAGE.parent.joinpath(*name.split("."))
        source = path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__init__.py"
        tree = ast.parse(source.read_text(encoding="utf-8"))
        imported = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        imported += [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
        assert not [module for module in imported if module and module.partition(".")[0] == package], name


def test_a_bundle_has_the_releases_without_the_curated_files(hook: ModuleType) -> None:
    """Only editors need the curated files."""
    assert hook.datas == [("gorno_badakhshan", ["data/curated", "explore/source"])]
