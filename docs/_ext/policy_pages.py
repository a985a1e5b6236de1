"""Sections about the policies and a table of the assumptions, made from the library."""

from collections.abc import Iterator

import attrs

import gorno_badakhshan as gb


def policy_sections() -> str:
    """Return a section for each policy, as Markdown."""
    return "\n".join(line for policy in gb.POLICIES.values() for line in _section(policy))


def _section(policy: gb.Policy) -> Iterator[str]:
    yield f"### `{policy.name}`\n\n{policy.definition}\n"
    yield f"- **Source:** {policy.citation}.\n- **Known bias:** {policy.bias}\n"


def assumption_table() -> str:
    """Return the assumptions with their defaults, as a Markdown table."""
    rows = (
        f"| `{field.name}` | {_default_text(field.default)} | {field.metadata['description']} |"
        for field in attrs.fields(gb.Assumptions)
    )
    return "\n".join(["| assumption | default | meaning |", "| --- | --- | --- |", *rows])


def _default_text(default: object) -> str:
    return "none" if default == () else f"`{default}`"
