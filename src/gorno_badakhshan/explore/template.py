"""The shipped templates, script and style, and how a template is filled."""

from collections.abc import Iterator

from ..store.files import ShippedPath
from .markup import content_hash


def shipped(name: str) -> str:
    """Returns the text of a file of this package, by its path below the package."""
    return ShippedPath(f"explore/{name}").read_bytes().decode()


def filled(template: str, parts: dict[str, str]) -> str:
    """Returns the template with each `{{name}}` replaced by its part.

    >>> filled("<p>{{a}}, {{b}}", {"a": "{{b}}", "b": "2"})
    '<p>{{b}}, 2'
    """
    # In one pass, because a text of the data may contain what looks like a placeholder.
    return "".join(_template_pieces(template, parts))


def _template_pieces(template: str, parts: dict[str, str]) -> Iterator[str]:
    first, *rest = template.split("{{")
    yield first
    for piece in rest:
        name, _, text = piece.partition("}}")
        yield parts[name]
        yield text


def security_policy(script: str, style: str, *more_scripts: str) -> str:
    """Returns a policy that admits these scripts and this style and nothing else, no request at all."""
    # Data blocks are not run, so that the policy needs no hash of them.
    scripts = " ".join(map(content_hash, (script, *more_scripts)))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {content_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
