"""Several answers of one kind: a tuple that a notebook shows as a table."""

from typing import TypeVar

T = TypeVar("T")


class Answers(tuple[T, ...]):
    """Estimates, contradictions, stories, tolls or origins; equal to a plain tuple of the same items.

    >>> import gorno_badakhshan as gb
    >>> wounded = gb.claims("1.0.0", outcome="wounded", population="military")
    >>> gb.contradictions(wounded) == ()
    True
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        from ..notebook.answers import answers_html

        return answers_html(self)
