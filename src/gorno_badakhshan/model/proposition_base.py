"""What all propositions have in common: they can be read aloud."""

from .periods import Period


def on(when: Period | None) -> str:
    """A period as the end of a sentence; nothing for None."""
    return f", {when}" if when is not None else ""


class PropositionBase:
    """A repr made of the class and the sentence that the proposition reads as."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self}>"
