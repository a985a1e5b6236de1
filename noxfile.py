"""The tasks of a contributor and of continuous integration.

`nox --list` lists them, `nox -s lint` runs one. Each task creates a virtual environment with what it
needs; `nox --no-venv -s lint` uses the current environment instead, which must have the extra `dev`.
"""

import json
import os
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import nox

nox.needs_version = ">=2024.4.15"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["lint", "types", "data", "docs", "tests"]

MOST_BYTES = 1_000_000
"""Limit for the size of the wheel: everybody who installs the library downloads all releases."""
PARALLEL = ("-n", "auto", "--dist", "loadfile")
"""One test process per core. A file's tests stay in one process, since they share slow fixtures."""


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


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the source distribution and the wheel, and test the installed wheel; `--` as for `tests`."""
    install(session, ".[wheel]")
    with TemporaryDirectory() as folder:
        session.run("python", "-m", "build", "--outdir", f"{folder}/dist", ".")
        (built,) = Path(folder, "dist").glob("*.whl")
        check_contents(session, built)
        session.run("python", "-m", "venv", f"{folder}/installed")
        python = f"{folder}/installed/{'Scripts' if os.name == 'nt' else 'bin'}/python"
        session.run(python, "-m", "pip", "install", "--quiet", f"{built}[test]", external=True)
        # Without a `src` folder beside the tests, only the installed package can be imported.
        shutil.copytree("tests", f"{folder}/away/tests")
        shutil.copy("pyproject.toml", f"{folder}/away")
        with session.chdir(f"{folder}/away"):
            arguments = session.posargs or ["tests", *PARALLEL]
            session.run(python, "-m", "pytest", *arguments, external=True, env={"PYTHONPATH": None})


def check_contents(session: nox.Session, built: Path) -> None:
    """Stop the session if the wheel is too large, lacks a file, or has one that it should not have."""
    names = ZipFile(built).namelist()
    size = built.stat().st_size
    session.log(f"{built.name}: {size:,} bytes, {len(names)} files")
    if size > MOST_BYTES:
        session.error(f"the wheel has more than {MOST_BYTES:,} bytes")
    if any("data/curated" in name for name in names):
        session.error("the wheel has curated files, which only editors need")
    for part in (
        "data/releases/1.0.0/claims.json",
        "explore/page.html",
        "explore/bundle/page.js",
        "LICENSES/MIT.txt",
        "LICENSES/CC-BY-4.0.txt",
        "/py.typed",
    ):
        if not any(name.endswith(part) for name in names):
            session.error(f"the wheel lacks {part}")
    metadata = ZipFile(built).read(next(name for name in names if name.endswith("/METADATA"))).decode()
    if links := re.findall(r"\]\((?!https?:)[^)]+\)", metadata):
        session.error(f"the description has links that lead nowhere on a package index: {links}")


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
def ecosystem(session: nox.Session) -> None:
    """Read tables and formats with the libraries and validators of others."""
    # With `--no-venv`, a test whose library is missing is skipped and names it.
    install(session, ".[test,ecosystem]")
    if session.virtualenv.is_sandboxed:
        session.install("frictionless>=5.18")
    session.run("pytest", "tests/exchange", "tests/test_cite.py", *session.posargs)


@nox.session
def citation_files(session: nox.Session) -> None:
    """Validate citations with cffconvert, which needs an older jsonschema than other validators."""
    install(session, ".[test]")
    if session.virtualenv.is_sandboxed:
        session.install("cffconvert>=2")
    session.run("pytest", "tests/test_cite.py", *session.posargs)


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Run the benchmarks, or those given after `--`."""
    install(session, ".[test]")
    for path in session.posargs or sorted(map(str, Path("tests/benchmarks").glob("*.py"))):
        session.run("python", path)
