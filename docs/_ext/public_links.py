"""Links from type names in signatures to the public names that the reference documents."""

from typing import Any

from docutils.nodes import Element, TextElement
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import gorno_badakhshan


def resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, text: TextElement) -> Element | None:
    """Return a link for a public name, and plain text for any other Python name.

    autodoc writes the module that defines a class; the reference documents it under the package.
    """
    if node.get("refdomain") != "py":
        return None
    name = node["reftarget"].rpartition(".")[2]
    if name not in gorno_badakhshan.__all__:
        return text
    domain = env.domains.python_domain
    target = f"gorno_badakhshan.{name}"
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", target, node, text) or text


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.connect("missing-reference", resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
