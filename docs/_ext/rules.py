"""What pages tell of rules and assumptions, rendered from the library, and a picture of claims.

`% policies` becomes a section for each rule, `% assumptions` a table, and `% picture of claims` a
drawing that is made while the documentation is built and stands in the page itself.
"""

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Any

import attrs
import matplotlib as mpl
from matplotlib.figure import Figure

import gorno_badakhshan as gb
from gorno_badakhshan import plot

QUESTION: Any = {"about": "khorog-fighting", "outcome": "killed", "population": "military"}
DRAWN = ("stated_range", "admission_floor", "median_stated")


def policies() -> str:
    """A section for each rule, as Markdown."""
    return "\n".join(line for policy in gb.POLICIES.values() for line in _policy(policy))


def _policy(policy: gb.Policy) -> Iterator[str]:
    yield f"(policy-{policy.name.replace('_', '-')})=\n### `{policy.name}`\n\n{policy.definition}\n"
    yield f"After\n: {policy.citation}.\n\nKnown bias\n: {policy.bias}\n"


def assumptions() -> str:
    """The assumptions with their defaults, as a table in Markdown."""
    rows = (
        f"| `{f.name}` | {_default(f.default)} | {f.metadata['description']} |"
        for f in attrs.fields(gb.Assumptions)
    )
    return "\n".join(["| assumption | if not given | what it settles |", "| --- | --- | --- |", *rows])


def _default(value: object) -> str:
    return "none" if value == () else f"`{value}`"


def picture() -> str:
    """The drawing of the soldiers killed, as an image in the page."""
    claims = gb.claims("1.0.0", **QUESTION)
    out = BytesIO()
    figure = Figure(figsize=(6.9, 4.4), layout="constrained")
    plot.claims(claims, figure.add_subplot(), [gb.reconcile(claims, name) for name in DRAWN])
    with mpl.rc_context({"svg.hashsalt": "claims"}):
        figure.savefig(out, format="svg", metadata={"Date": None})
    told = "; ".join(f"{claim.origin.actor}: {claim.count}" for claim in claims)
    shown = f"data:image/svg+xml;base64,{b64encode(out.getvalue()).decode()}"
    image = f'<img src="{shown}" alt="Soldiers killed. {escape(told)}" style="background: white">'
    return f"```{{raw}} html\n{image}\n```"


MARKS = {"% policies": policies, "% assumptions": assumptions, "% picture of claims": picture}


def fill(_app: Any, _page: str, content: list[str]) -> None:
    """Replace the marks of a page that is being read."""
    for mark, render in MARKS.items():
        if f"\n{mark}\n" in content[0]:
            content[0] = content[0].replace(f"\n{mark}\n", f"\n{render()}\n")


def setup(app: Any) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("source-read", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
