"""What a field says of itself, from which the data dictionary is rendered."""

from .vocabulary import Vocabulary


def doc(
    description: str,
    *,
    unit: str | None = None,
    vocabulary: Vocabulary | None = None,
    wording: bool | None = None,
    grows: bool | None = None,
) -> dict[str, object]:
    """The metadata of one field, for `attrs.field(metadata=doc(...))`.

    `wording` marks a field that says nothing else when it changes: a summary, a note, a citation.
    `grows` marks one that only says more when something is filled in or added to it: a link to a
    record that was not there before, one more post of an actor. Taking away or replacing is no growth.

    >>> doc("Lower bound, inclusive.", unit="persons")
    {'description': 'Lower bound, inclusive.', 'unit': 'persons'}
    """
    told = {
        "description": description,
        "unit": unit,
        "vocabulary": vocabulary,
        "wording": wording,
        "grows": grows,
    }
    return {key: value for key, value in told.items() if value is not None}
