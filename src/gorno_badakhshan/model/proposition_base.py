"""What all propositions share: how they print."""

from .fields import Checked


class PropositionBase(Checked):
    """Prints a proposition as the sentence that `wording` has for it."""

    __slots__ = ()

    def __str__(self) -> str:
        # Imported here, because loading a claim must not wait for the words.
        from .wording import proposition_text

        return proposition_text(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self}>"
