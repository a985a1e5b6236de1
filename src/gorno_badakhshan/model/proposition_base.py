"""What all propositions share: how they print, and their union by name.

The union is imported when it is asked for, because most claims need one of its classes. `typing.get_type_hints`
and cattrs ask for it when they look up the type that the fields of a claim name.
"""

from typing import TYPE_CHECKING

from .fields import CLASS_NAME, Checked, doc

if TYPE_CHECKING:
    from .propositions import Proposition as Proposition  # noqa: PLC0414 - for other modules
else:

    def __getattr__(name: str) -> object:
        if name != "Proposition":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..imports import IMPORT_LOCK

        with IMPORT_LOCK:
            from .propositions import Proposition
        return Proposition


KIND = doc("Which proposition it is: the name of its class.", unit=CLASS_NAME)
"""The metadata of the field `kind` of each class in the union, by which cattrs and others tell them apart."""


class PropositionBase(Checked):
    """Prints a proposition as the sentence that `wording` has for it."""

    __slots__ = ()

    def __str__(self) -> str:
        # Imported here, because loading a claim must not wait for the words.
        from .wording import proposition_text

        return proposition_text(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self}>"
