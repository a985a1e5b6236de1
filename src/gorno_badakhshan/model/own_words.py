"""The types of the words that a dataset adds to the vocabularies of populations and parties."""

from typing import TYPE_CHECKING, NewType

from .vocabulary import Party, Population

OwnWord = NewType("OwnWord", str)
"""A word that a dataset adds below a word of `POPULATIONS` or `PARTIES`, such as `militant/northern_front`.

Only type checkers need it: they refuse other text where a word belongs, and accept
`where(population=gb.OwnWord("militant/northern_front"))`. At run time it is plain text.
"""

# At run time the vocabulary of a field says which words it admits, those of a dataset included; libraries that
# read types, such as cattrs, would refuse those of a dataset if the type were `Literal` alone.
if TYPE_CHECKING:
    AnyPopulation = Population | OwnWord
    AnyParty = Party | OwnWord
else:
    AnyPopulation = AnyParty = str
