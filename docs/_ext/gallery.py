"""The directive `drawing`: code with the figure that it draws, which is made anew in each build.

The directive of matplotlib cannot be used in Markdown: it inserts reStructuredText into its page.
"""

from html import escape
from typing import Any, ClassVar

import matplotlib as mpl
from docutils import nodes
from docutils.parsers.rst import directives
from matplotlib import pyplot as plt
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

FOLDER = "_images/gallery"


class Drawing(SphinxDirective):
    """Runs code, and shows it with its last figure; names stay known further down the page."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Returns the code, and the picture if there is one."""
        code = "\n".join(self.content)
        namespace = self.env.temp_data.setdefault("names of drawings", {})
        plt.close("all")
        exec(code, namespace)  # noqa: S102 - the code of the page
        block = nodes.literal_block(code, code, language="python")
        return [block, self._picture()] if plt.get_fignums() else [block]

    def _picture(self) -> nodes.raw:
        number = self.env.temp_data["number of drawings"] = self.env.temp_data.get("number of drawings", 0) + 1
        path = f"{FOLDER}/{self.env.docname.rpartition('/')[2]}-{number}.svg"
        file = self.env.app.outdir / path
        file.parent.mkdir(parents=True, exist_ok=True)
        # Without a date and with fixed ids, so that two builds give the same bytes.
        with mpl.rc_context({"svg.hashsalt": path}):
            plt.gcf().savefig(file, metadata={"Date": None})
        page = self.env.app.builder.get_target_uri(self.env.docname)
        image = f'<img src="{relative_uri(page, path)}" alt="{escape(self.options["alt"])}">'
        return nodes.raw("", image, format="html")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive with Sphinx."""
    mpl.use("agg")
    app.add_directive("drawing", Drawing)
    # The figures of two pages would share the state of matplotlib if they were read at once.
    return {"parallel_read_safe": False}
