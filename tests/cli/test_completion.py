"""Completion in the shell: commands, words of vocabularies, ids and versions."""

import os
import subprocess
import sys

import pytest

import gorno_badakhshan as gb


def complete(line: str, shell: str = "bash") -> list[str]:
    """Returns what the shell is told to offer for a line that ends where the cursor is."""
    words = line.split(" ")
    environment = {
        **os.environ,
        "_GORNO_BADAKHSHAN_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
    }
    code = "from gorno_badakhshan.__main__ import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=environment, check=False
    )
    assert result.stderr == ""
    return result.stdout.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("gorno-badakhshan tim", ["timeline"]),
        ("gorno-badakhshan claims --outc", ["--outcome"]),
        ("gorno-badakhshan claims --outcome wou", ["wounded"]),
        ("gorno-badakhshan claims --outcome killed --outcome wou", ["wounded"]),
        ("gorno-badakhshan claims --proposition Casu", ["CasualtyCount"]),
        ("gorno-badakhshan toll --policy med", ["median_stated"]),
        ("gorno-badakhshan toll khorog-fi", ["khorog-fighting"]),
        ("gorno-badakhshan claims --said-by bbc-n", ["bbc-news"]),
        ("gorno-badakhshan show khorog-fi", ["khorog-fighting"]),
        ("gorno-badakhshan lineage bbc-civilian-k", ["bbc-civilian-killed"]),
        ("gorno-badakhshan lineage 24tv-0724/bbc-c", ["24tv-0724/bbc-civilian-killed"]),
        ("gorno-badakhshan diff 1.0", ["1.0.0"]),
        ("gorno-badakhshan claims --pin 7.0.0 --said-by bbc-n", []),
        ("gorno-badakhshan cite --style bib", ["bibtex"]),
    ],
)
def test_the_shell_is_offered_what_fits(line: str, expected: list[str]) -> None:
    """Words come from the vocabulary, ids from the release; nothing is printed on stderr."""
    assert complete(line) == expected


def test_ids_are_those_of_the_pin() -> None:
    """An older release has fewer ids."""
    older = complete("gorno-badakhshan sources --pin 1.0.0 --publisher w")
    assert older == [id for id in gb.load("1.0.0").actors.ids if id.startswith("w")]
    assert older != complete("gorno-badakhshan sources --publisher w")


def test_no_record_is_decoded() -> None:
    """Completion reads ids only, because a shell waits for it at each key."""
    code = """
import typer
from gorno_badakhshan import load
from gorno_badakhshan.cli.completion import complete_record_ids

context = typer.Context(typer.main.get_command(__import__("gorno_badakhshan.cli.app", fromlist=["app"]).app))
assert complete_record_ids(context, "khorog-f") == ["khorog-fighting"]
dataset = load()
kinds = ("sources", "actors", "places", "events", "claims")
print(sum(getattr(dataset, kind)._sequence.decoded(n) is not None for kind in kinds for n in range(20)))
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "0\n"
