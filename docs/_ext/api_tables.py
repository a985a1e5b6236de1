"""Tables of the public names for readers of a checkout, and the same names as directives for Sphinx.

A forge does not run autodoc. So the directives of a section stand in a comment `<!-- autodoc ... -->`,
which Sphinx reads, and the table below it, from the same directives, is what a forge shows.
"""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

SECTION = re.compile(
    r"(<!-- autodoc\n(.*?)-->\n)\n*(?:<!-- begin names -->\n.*?<!-- end names -->\n)?\n*", re.DOTALL
)
DIRECTIVE = re.compile(r"^\.\. (auto\w+|data):: ([\w.]+)\n((?:(?: .*)?\n)*)", re.MULTILINE)


def names_tables(page: str) -> str:
    """Return a page with a table below each comment of directives."""
    return SECTION.sub(lambda match: f"{match[1]}\n{_names_table(match[2])}\n", page).rstrip() + "\n"


def for_sphinx(page: str) -> str:
    """Return a page with the directives in place of the comments and tables."""
    return SECTION.sub(lambda match: f"```{{eval-rst}}\n{match[2]}```\n\n", page)


def _names_table(directives: str) -> str:
    rows = [row for match in DIRECTIVE.finditer(directives) for row in _rows(*match.groups())]
    table = ["| name | meaning |", "| --- | --- |", *rows]
    return "\n".join(["<!-- begin names -->", "", *table, "", "<!-- end names -->", ""])


def _rows(directive: str, name: str, body: str) -> Iterator[str]:
    """Yield the row of a name and the rows of the members that its directive lists."""
    if directive == "data":
        text = " ".join(line.strip() for line in body.split("\n") if line[:4] != "   :")
        yield _row(name, re.sub(r":\w+:`(?:[^`<]*<)?([^`>]*)>?`", r"`\1`", text).replace("``", "`"))
        return
    module, _, attribute = f"gorno_badakhshan.{name.removeprefix('gorno_badakhshan.')}".rpartition(".")
    value = getattr(import_module(module), attribute)
    yield _row(attribute + _parameters(value), inspect.getdoc(value) or "")
    for member in _members(value, body):
        static = inspect.getattr_static(value, member)
        # The methods of a lazily read collection are documented on the class that defines them.
        yield _row(f"{attribute}.{member}{_parameters(getattr(value, member))}", inspect.getdoc(static) or "")


def _members(cls: Any, body: str) -> list[str]:
    options = dict(re.findall(r"^ +:([\w-]+): ?(.*)$", body, re.MULTILINE))
    if "members" not in options:
        return []
    inherited = "inherited-members" in options
    documented = [
        name
        for base in (cls.__mro__ if inherited else (cls,))
        for name, value in vars(base).items()
        if not name.startswith("_")
        and inspect.getdoc(value)
        and (callable(value) or inspect.isdatadescriptor(value))
    ]
    excluded = options.get("exclude-members", "").replace(",", " ").split()
    names = options["members"].replace(",", " ").split() or list(dict.fromkeys(documented))
    return [name for name in names if name not in excluded]


def _parameters(value: Any) -> str:
    """Return the parameters of a function with their defaults; nothing for a class or an attribute."""
    if not inspect.isroutine(value):
        return ""
    signature = inspect.signature(value)
    parameters = [
        parameter.replace(annotation=parameter.empty)
        for name, parameter in signature.parameters.items()
        if name not in {"self", "cls"}
    ]
    return str(signature.replace(parameters=parameters, return_annotation=signature.empty))


def _row(name: str, docstring: str) -> str:
    summary = " ".join(docstring.strip().split("\n\n")[0].split()).replace("|", r"\|")
    return f"| `{name}` | {summary} |".replace(" |  |", " | |")
