"""Sections about the policies, a table of the assumptions, and a plot, made from the library."""

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Any

import attrs
import matplotlib as mpl
from matplotlib import pyplot as plt

import gorno_badakhshan as gb
from gorno_badakhshan import plot

CRITERIA: Any = {"about": "khorog-fighting", "outcome": "killed", "population": "military"}
PLOTTED_POLICIES = ("stated_range", "admission_floor", "median_stated")


def policy_sections() -> str:
    """Return a section for each policy, as Markdown."""
    return "\n".join(line for policy in gb.POLICIES.values() for line in _section(policy))


def _section(policy: gb.Policy) -> Iterator[str]:
    yield f"(policy-{policy.name.replace('_', '-')})=\n### `{policy.name}`\n\n{policy.definition}\n"
    yield f"Source\n: {policy.citation}.\n\nKnown bias\n: {policy.bias}\n"


def assumption_table() -> str:
    """Return the assumptions with their defaults, as a Markdown table."""
    rows = (
        f"| `{field.name}` | {_default_text(field.default)} | {field.metadata['description']} |"
        for field in attrs.fields(gb.Assumptions)
    )
    return "\n".join(["| assumption | default | meaning |", "| --- | --- | --- |", *rows])


def _default_text(default: object) -> str:
    return "none" if default == () else f"`{default}`"


def claims_plot() -> str:
    """Return a plot of the soldiers killed, as an image inside the page."""
    claims = gb.claims("1.0.0", **CRITERIA)
    svg = BytesIO()
    ax = plot.claims(claims, estimates=[gb.reconcile(claims, name) for name in PLOTTED_POLICIES])
    # Without a date and with fixed ids, the same claims give the same page.
    with mpl.rc_context({"svg.hashsalt": "claims"}):
        ax.figure.savefig(svg, format="svg", metadata={"Date": None})
    plt.close(ax.figure)
    alternative_text = "; ".join(f"{claim.origin.actor}: {claim.count}" for claim in claims)
    source = f"data:image/svg+xml;base64,{b64encode(svg.getvalue()).decode()}"
    image = f'<img src="{source}" alt="Soldiers killed. {escape(alternative_text)}" style="background: white">'
    return f"```{{raw}} html\n{image}\n```"
