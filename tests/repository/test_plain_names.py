"""Names in the package say what they name, each private name has one meaning, and comments give reasons."""

import ast
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "gorno_badakhshan"
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
VAGUE = {"told", "held", "thing", "stone", "whole", "made", "asked", "said"}
"""Words that could name any value: the reader has to look up which."""
PUBLIC_NAMES = {
    "curation/expand.py": {"said"},
    "errors.py": {"asked"},
    "flat_rows.py": {"said"},
    "model/claims.py": {"said"},
    "tables/mapping.py": {"said"},
    "testing/builders.py": {"said"},
}
"""Names that users rely on: `Claim.said` in records, files, rows and the builder, and `VersionError.asked`."""
COMMENTS_PER_LINE = 0.03
DIRECTIVES = ("noqa", "type:", "fmt:")
LAYOUT = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}

pytestmark = pytest.mark.skipif(not MODULES, reason="the sources are in a checkout")


def parse(module: str) -> ast.Module:
    """Returns the syntax tree of a module."""
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def bound_names(module: str) -> Iterator[str]:
    """Yields the variables, parameters, functions and classes that a module binds."""
    for node in ast.walk(parse(module)):
        match node:
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name


def private_names(module: str) -> Iterator[str]:
    """Yields the private functions, classes and constants that a module defines at the top level."""
    for statement in parse(module).body:
        targets = getattr(statement, "targets", [getattr(statement, "target", statement)])
        for target in targets:
            name = getattr(target, "id", getattr(target, "name", ""))
            if name.startswith("_") and not name.startswith("__"):
                yield name


@pytest.mark.parametrize("module", MODULES)
def test_no_name_is_vague(module: str) -> None:
    """A variable is named after what it is, such as `proposition`, `claims` or `text`."""
    vague = VAGUE - PUBLIC_NAMES.get(module, set())
    assert sorted(name for name in bound_names(module) if name.strip("_") in vague) == []


def test_a_private_name_has_one_meaning() -> None:
    """Two modules share a function or name theirs differently; neither defines a private name of the other."""
    modules = defaultdict(list)
    for module in MODULES:
        for name in {*private_names(module)}:
            modules[name].append(module)
    shared = [f"{name}: {', '.join(places)}" for name, places in modules.items() if len(places) > 1]
    assert not shared, "\n".join(shared)


def test_comments_are_at_least_3_in_100_lines_of_code() -> None:
    """Comments give reasons and sources. Blank lines and docstrings are no lines of code."""
    comments = 0
    code = set[tuple[str, int]]()
    for module, path in MODULES.items():
        with path.open(encoding="utf-8") as file:
            for token in tokenize.generate_tokens(file.readline):
                if token.type == tokenize.COMMENT:
                    comments += not any(word in token.string for word in DIRECTIVES)
                elif token.type not in LAYOUT and not token.string.startswith('"""'):
                    code.add((module, token.start[0]))
    assert comments / len(code) >= COMMENTS_PER_LINE, f"{comments} comments in {len(code)} lines of code"
