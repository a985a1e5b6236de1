"""References to types, resolved to the public face, where the names are documented."""

from typing import Any

from docutils.nodes import Element, TextElement
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import gorno_badakhshan


def resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, text: TextElement) -> Element | None:
    """A link to the name on the face; plain text for what stands elsewhere, such as the standard library."""
    if node.get("refdomain") != "py":
        return None
    name = node["reftarget"].rpartition(".")[2]
    if name not in gorno_badakhshan.__all__:
        return text
    domain = env.domains.python_domain
    target = f"gorno_badakhshan.{name}"
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", target, node, text) or text


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("missing-reference", resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
