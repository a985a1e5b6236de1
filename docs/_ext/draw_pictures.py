"""Draws the pictures of the README and the pages: `python docs/_ext/draw_pictures.py`. Needs the extra `plot`."""

from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot as plt

import gorno_badakhshan as gb
from gorno_badakhshan import plot

PICTURES = Path(__file__).parents[1] / "pictures"
POLICIES = ("stated_range", "admission_floor", "median_stated")
QUESTIONS: dict[str, tuple[str | None, dict[str, Any]]] = {
    "soldiers-killed.svg": (None, {"about": "khorog-fighting", "outcome": "killed", "population": "military"}),
    "soldiers-killed-1.0.0.svg": (
        "1.0.0",
        {"about": "khorog-fighting", "outcome": "killed", "population": "military"},
    ),
}
"""For each picture the version of the data, None for the newest, and the claims that it shows."""


def draw(name: str) -> None:
    """Draw one picture; the same claims and the same matplotlib write the same file."""
    version, criteria = QUESTIONS[name]
    dataset = gb.load(version)
    claims = dataset.claims.where(**criteria)
    ax = plot.claims(claims, estimates=[gb.reconcile(claims, policy) for policy in POLICIES])
    # Without a date and with fixed ids.
    with mpl.rc_context({"svg.hashsalt": name}):
        ax.figure.savefig(PICTURES / name, metadata={"Date": None, "Title": f"Release {dataset.version}"})
    plt.close(ax.figure)


if __name__ == "__main__":
    for picture in QUESTIONS:
        draw(picture)
