"""What the tests of HTML need: a parser that accepts nothing but valid HTML."""

from collections.abc import Callable

import html5lib
import pytest


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], object]:
    """A function that returns the tree of valid HTML, and raises on anything else."""

    def parse(text: str) -> object:
        text.encode()  # raises on half of a surrogate pair
        return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(text)

    return parse
