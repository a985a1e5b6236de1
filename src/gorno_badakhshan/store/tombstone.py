"""The entry that a release keeps for a withdrawn id."""

import attrs

from ..model.fields import doc


@attrs.frozen(kw_only=True)
class Tombstone:
    """An id that was withdrawn: no record has it, and no record will get it again."""

    id: str = attrs.field(metadata=doc("The id that was withdrawn."))
    kind: str = attrs.field(metadata=doc("Kind of the record: sources, actors, places, events or claims."))
    reason: str = attrs.field(metadata=doc("Why it was withdrawn, in a sentence."))
    successor: str | None = attrs.field(
        default=None, metadata=doc("The record to use instead; None if there is none.", unit="id")
    )
    version: str = attrs.field(metadata=doc("The first version without it.", unit="major.minor.patch"))

    def _repr_html_(self) -> str:
        from ..notebook.parts import part_html

        return part_html(self)

    def to_dict(self) -> dict[str, object]:
        """Returns a new dict for JSON: all fields, None where one is empty."""
        from ..model.plain import to_dict

        return to_dict(self)

    def __str__(self) -> str:
        instead = f"; use {self.successor!r} instead" if self.successor else "; nothing replaces it"
        return f"withdrawn in {self.version}: {self.reason}{instead}"
