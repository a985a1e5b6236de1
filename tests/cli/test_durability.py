"""Every command that writes is killed at each of its steps and runs on a full disk: all of the new, or the old."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from gorno_badakhshan.cli.app import app
from gorno_badakhshan.curation.freeze import freeze
from gorno_badakhshan.exchange.formats import FORMATS

IS_ASKED_FOR = "DURABILITY" in os.environ
slow = pytest.mark.skipif(
    not IS_ASKED_FOR, reason="takes minutes; nox -s durability runs it, on systems with fork"
)

DELTA_WAR = Path(__file__).parents[1] / "datasets" / "delta-war"
DATA = ("--data", "project/curated")
CURATED = ("--curated", "project/curated")
WRITING = {
    **{f"export {name}": ("export", name, f"out-{name}", *DATA) for name in FORMATS},
    "explore": ("explore", "page.html", *DATA),
    "new": ("new", "fresh"),
    "package": ("package", "frozen", "--output", "made"),
    "read-table": ("read-table", "reports.csv", "--mapping", "mapping.toml", "--write", "from-table"),
    "plot claims": ("plot", "claims", "-o", "claims.svg", *DATA),
    "plot timeline": ("plot", "timeline", "-o", "timeline.svg", *DATA),
    "curate new": ("curate", "new", "another-post-mill-raid", *CURATED),
    "curate format": ("curate", "format", "--curated", "unformatted/curated"),
    "curate freeze": ("curate", "freeze", *CURATED),
}
ELSEWHERE = {
    "curate shorten": "writes each file as `curate format` does",
    "plot lineage": "writes as the other plots do",
    "side-by-side": "writes as the other plots do",
    "reconcile": "needs the extra duckdb; its own tests hold it to whole or absent",
}
READING = {
    *(
        "events",
        "actors",
        "places",
        "sources",
        "claims",
        "show",
        "search",
        "toll",
        "lineage",
        "timeline",
        "releases",
    ),
    *("diff", "changelog", "verify", "coverage", "cite"),
    *("curate words", "curate candidates", "curate check", "curate locate"),
}
MAPPING = """source = "Outlet"
date = "Day"
place = "Town"
event_kind = { constant = "shooting" }
[[counts]]
figure = "Dead"
"""
MOST_KILLS = 4
"""Steps of a command at which it is killed, drawn with a seed if it has more."""

RUNNER = """
import json, os, resource, signal, sys
from pathlib import Path
arguments, copies, limit = json.loads(sys.argv[1])
import gorno_badakhshan.cli.app
from gorno_badakhshan.__main__ import main
steps = 0

def run(folder, last):
    os.chdir(folder)
    inside = str(Path.cwd())
    if limit:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    def count(event, args):
        global steps
        is_write = event in ("os.rename", "os.mkdir", "os.remove", "os.rmdir") or (
            event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR))
        if is_write and not isinstance(args[0], int) and os.path.abspath(os.fsdecode(args[0])).startswith(inside):
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    sys.argv = ["gorno-badakhshan", *arguments]
    code = 0
    try:
        main()
    except SystemExit as error:
        code = error.code or 0
    sys.stdout.flush()
    Path(folder + ".steps").write_text(str(steps)) if not limit else None
    os._exit(code)

for folder, last in copies:
    child = os.fork()
    if not child:
        run(folder, last)
    print("status", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A folder with all that the commands read."""
    folder = tmp_path_factory.mktemp("durability") / "base"
    shutil.copytree(DELTA_WAR, folder / "project")
    shutil.copytree(DELTA_WAR, folder / "frozen")
    releases = folder / "frozen" / "releases"
    freeze(folder / "frozen" / "curated", releases, releases / "digests.json")
    shutil.copytree(DELTA_WAR, folder / "unformatted")
    actors = folder / "unformatted" / "curated" / "actors.toml"
    actors.write_text(actors.read_text(encoding="utf-8") + "\n\n\n", encoding="utf-8")
    (folder / "reports.csv").write_text("Day,Town,Dead,Outlet\n2003-09-14,Lorn,12,Valley Post\n", encoding="utf-8")
    (folder / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    """Returns every file but hidden ones, which a process that is killed cannot delete."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    names = {path: path.relative_to(folder) for path in paths}
    return {
        name.as_posix(): path.read_bytes()
        for path, name in names.items()
        if not any(
            part.startswith(".") and part.endswith((".tmp", ".new", ".old", ".gone")) for part in name.parts
        )
    }


def run(arguments, copies, limit=0):
    """Runs a command once in each copy of the folder, killed at the given step; returns codes and output."""
    given = json.dumps([arguments, [[str(folder), last] for folder, last in copies], limit])
    command = [sys.executable, "-B", "-c", RUNNER, given]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    codes = [int(line.split()[1]) for line in result.stdout.splitlines() if line.startswith("status ")]
    return codes, result.stdout + result.stderr


def copied(base: Path, name: str) -> Path:
    """Returns a copy of the folder."""
    return Path(shutil.copytree(base, base.parent / name))


def test_every_command_is_known_to_write_or_to_read():
    """A new command that writes is killed here as well."""

    def names(group, before=""):
        for name, command in group.commands.items():
            if hasattr(command, "commands"):
                yield from names(command, f"{name} ")
            else:
                yield before + name

    found = set(names(typer.main.get_command(app)))
    writing = {"export" if name.startswith("export ") else name for name in WRITING}
    assert found == writing | ELSEWHERE.keys() | READING


@slow
@pytest.mark.parametrize("name", WRITING)
def test_a_command_that_is_killed_leaves_the_old_or_the_new(base, name):
    """At any of its steps; what the command was not asked to write stays as it was."""
    label = name.replace(" ", "-")
    old, finished = files_in(base), copied(base, f"{label}-whole")
    codes, output = run(WRITING[name], [(finished, 0)])
    new = files_in(finished)
    assert codes == [0], output
    assert new != old
    steps = range(1, int(Path(f"{finished}.steps").read_text(encoding="utf-8")) + 1)
    chosen = sorted(random.Random(label).sample(steps, min(MOST_KILLS, len(steps))))  # noqa: S311 - no secret
    killed = [(copied(base, f"{label}-{step}"), step) for step in chosen]
    codes, output = run(WRITING[name], killed)
    assert set(codes) == {-signal.SIGKILL}, output
    for folder, step in killed:
        left = files_in(folder)
        # Two releases of one dataset lie beside each other, so that freezing writes two files.
        is_whole = (
            left in (old, new)
            if name != "curate freeze"
            else all(content in (old.get(path), new.get(path)) for path, content in left.items())
        )
        assert is_whole, (step, sorted(left.keys() ^ old.keys()))
        assert old.keys() <= left.keys()
        shutil.rmtree(folder)


@slow
@pytest.mark.parametrize("name", WRITING)
def test_a_full_disk_changes_nothing(base, name):
    """The command fails with one line that says why, and leaves no file behind."""
    folder = copied(base, f"{name.replace(' ', '-')}-full")
    codes, output = run(WRITING[name], [(folder, 0)], limit=64)
    assert codes[0] not in {0, -signal.SIGKILL}, output
    assert "Traceback" not in output
    assert files_in(folder) == files_in(base)
    assert len([path for path in folder.rglob("*") if path.is_file()]) == len(files_in(base))
