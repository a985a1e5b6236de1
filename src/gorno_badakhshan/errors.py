"""The errors of this library: few kinds, each also the built-in error that fits it.

Facts about an error are attributes, so that nobody has to parse a message. A user's value
may be any object at run time, whatever its annotation says: an error about it must not fail on it.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence

_MOST_NEAR = 5
"""How many near words an error names."""
_LEAST_RATIO = 0.7
"""How near a near word is, as `difflib` measures it; at its own 0.6, sniper is near nope."""


class GornoBadakhshanError(Exception):
    """The base of all errors that this library raises on purpose. Pickling keeps the attributes."""

    def __reduce__(self) -> "tuple[object, ...]":
        return _rebuild, (type(self), self.args, self.__dict__)


class UnknownIdError(GornoBadakhshanError, LookupError):
    """No record has this id.

    Attributes: `id` as given, `kind` of record, `near` ids, nearest first, and `withdrawn`: the reason
    and the successor of an id that an earlier version had, else None. `other_kind` is the kind of record,
    in the plural, that does have the id, else None; `near` are then the `related` ids, if there are any.
    """

    def __init__(  # noqa: PLR0913 - the facts of the error
        self,
        id: str,
        kind: str,
        known: Iterable[str],
        withdrawn: str | None = None,
        advice: str = "",
        *,
        other_kind: str | None = None,
        related: Sequence[str] = (),
    ) -> None:
        self.id: str = id
        self.kind: str = kind
        self.near: tuple[str, ...] = tuple(related[:_MOST_NEAR]) or near(id, known)
        self.withdrawn: str | None = withdrawn
        self.other_kind: str | None = other_kind
        reason = f"; it was {withdrawn}" if withdrawn else f"; {advice}" if advice else hint(self.near)
        if other_kind and not withdrawn:
            reason = f"{hint(self.near)}{reason}"
        # Whoever types a name, Хоруғ or "Prosecutor General", is not helped by ids.
        if not reason and isinstance(id, str):
            reason = "; search finds records by their names"
        super().__init__(f"no {kind} has the id {shown(id)}{reason}")


class LinkError(GornoBadakhshanError, AttributeError):
    """The id of a record was used as if it were the record, as in `claim.event.title`.

    Attributes: `id`, the `attribute` of the record that was asked for, and `kind` of the record, in the
    plural.
    """

    def __init__(self, id: str, attribute: str, kind: str) -> None:
        self.id: str = str(id)
        self.attribute: str = attribute
        self.kind: str = kind
        singular = kind.removesuffix("s")
        article = "an" if singular[0] in "ae" else "a"
        super().__init__(f"{article} {singular}'s id has no {attribute!r}; use ds.{kind}[{self.id!r}].{attribute}")


class NotOneError(GornoBadakhshanError, LookupError):
    """`one()` was called on a collection of no record, or of several.

    Attributes: `kind` of record, and `count`, the number of records.
    """

    def __init__(self, kind: str, count: int) -> None:
        self.kind: str = kind
        self.count: int = count
        repair = "narrow the query with where()" if count else "widen the query"
        super().__init__(f"expected exactly one {kind}, got {count or 'none'}; {repair}")


class VersionError(GornoBadakhshanError, LookupError):
    """This install has no such release of the dataset.

    Attributes: `asked`, the version as given, and `available` versions, oldest first.
    """

    def __init__(self, asked: str, available: Sequence[str]) -> None:
        self.asked: str = asked
        self.available: tuple[str, ...] = tuple(available)
        super().__init__(
            f"no release {shown(asked)} of the dataset in this install; it holds "
            f"{', '.join(self.available) or 'none'}; install the version of the library that ships it"
        )


class PinError(GornoBadakhshanError, ValueError):
    """A pin is malformed, or its digest is not the digest of the release that it names.

    Attributes: `pin` as given, `expected` and `got` digests where both are known, else None.
    """

    def __init__(self, pin: str, reason: str, *, expected: str | None = None, got: str | None = None) -> None:
        self.pin: str = pin
        self.expected: str | None = expected
        self.got: str | None = got
        super().__init__(f"the pin {shown(pin)} is not honored: {reason}")


class IntegrityError(GornoBadakhshanError, ValueError):
    """A shipped file is not the file that was released.

    Attributes: `file`, what was `expected` and `got` (a digest, a number, or "missing"), and `repair`,
    what to do.
    """

    def __init__(
        self, file: str, what: str, *, expected: str, got: str, repair: str = "reinstall the package"
    ) -> None:
        self.file: str = file
        self.expected: str = expected
        self.got: str = got
        self.repair: str = repair
        super().__init__(f"{file}: {what}: expected {expected}, got {got}; nothing was loaded; {repair}")


class VocabularyError(GornoBadakhshanError, ValueError, KeyError):
    """A word that is not in its vocabulary.

    Attributes: `word` as given, `vocabulary` (its name), `near` words, and all `words`.
    """

    def __init__(self, word: object, vocabulary: str, words: Iterable[str]) -> None:
        self.word: object = word
        self.vocabulary: str = vocabulary
        self.words: tuple[str, ...] = tuple(words)
        self.near: tuple[str, ...] = near(word, self.words)
        super().__init__(
            f"{shown(word)} is not a word of the vocabulary {vocabulary!r}{hint(self.near)}; "
            f"it holds {', '.join(self.words)}"
        )

    def __str__(self) -> str:
        return Exception.__str__(self)  # a `KeyError` would print the repr of the message


class CriterionError(GornoBadakhshanError, TypeError):
    """`where` was given a criterion that these records do not have, or a value of the wrong type.

    Attributes: `criterion` as given, and the names `near` it.
    """

    def __init__(self, criterion: str, kind: str, known: Iterable[str], reason: str = "") -> None:
        known = tuple(known)
        self.criterion: str = criterion
        self.near: tuple[str, ...] = near(criterion, known)
        super().__init__(
            f"criterion {shown(criterion)} of {kind}: {reason}"
            if reason
            else f"{kind} have no criterion {shown(criterion)}{hint(self.near)}; criteria are {', '.join(known)}"
        )


class RecordError(GornoBadakhshanError, ValueError):
    """A record whose values contradict each other or the model, such as low above high."""


class FieldError(RecordError, TypeError):
    """A field that a class does not have, or a value of the wrong type in a field.

    Attributes: `field`, its name, after the name of the class where that is known: `Count.stated`;
    and the names `near` it.
    """

    def __init__(self, field: str, reason: str, known: Iterable[str] = ()) -> None:
        self.field: str = field
        self.near: tuple[str, ...] = near(field.rpartition(".")[2], known)
        super().__init__(f"{field}: {reason}{hint(self.near)}" if field else f"{reason}{hint(self.near)}")


class StructureError(GornoBadakhshanError, ValueError):
    """Data that does not fit the model, with all findings at once.

    Attributes: `findings`, one line of text each, with the path into the data.
    """

    def __init__(self, what: str, findings: Iterable[str]) -> None:
        self.findings: tuple[str, ...] = tuple(findings)
        lines = "".join(f"\n  {finding}" for finding in self.findings)
        super().__init__(f"{what}: {len(self.findings)} finding(s){lines}")


class AssumptionError(GornoBadakhshanError, ValueError):
    """An assumption that does not exist, makes no sense, or contradicts another."""


class QuestionError(GornoBadakhshanError, ValueError):
    """Claims that do not answer one question: mixed, without numbers, or none at all.

    Attributes: `mixed`, the values that do not belong to one question, by what they are values of;
    empty if nothing was mixed.
    """

    def __init__(self, reason: str, mixed: Mapping[str, Sequence[str]] | None = None) -> None:
        self.mixed: dict[str, Sequence[str]] = dict(mixed or {})
        super().__init__(reason)


class MissingExtraError(GornoBadakhshanError, ImportError):
    """A part of the library needs a package that an extra installs.

    Attributes: `extra`, its name.
    """

    def __init__(self, extra: str, needs: str) -> None:
        self.extra: str = extra
        # A bundled application has no pip, and pip does not know a copy under another name.
        by_pip = __name__ == "gorno_badakhshan.errors" and not hasattr(sys, "frozen")
        repair = f"with: pip install 'gorno-badakhshan[{extra}]'" if by_pip else "where this application was built"
        super().__init__(f"this needs {needs}; install it {repair}")


def _rebuild(cls: type[GornoBadakhshanError], args: tuple[object, ...], facts: dict[str, object]) -> Exception:
    """Returns the unpickled error; the constructor is not called, because it takes other arguments."""
    error = cls.__new__(cls, *args)
    error.__dict__.update(facts)
    return error


def shown(value: object) -> str:
    """Returns a repr of any object that fits in a message; never raises.

    >>> shown("khorog")
    "'khorog'"
    >>> shown(10**5000)
    'a value of type int that cannot be printed'
    """
    try:
        text = str.__repr__(value) if isinstance(value, str) else repr(value)
    except Exception:  # noqa: BLE001 - whatever a foreign __repr__ raises
        # Python refuses to print an integer of more than 4,300 digits: a ValueError.
        return f"a value of type {type(value).__name__} that cannot be printed"
    return text if len(text) <= 200 else f"{text[:197]}..."


def near(word: object, known: Iterable[str]) -> tuple[str, ...]:
    """Returns the known words that a person may have meant, nearest first: five at most.

    >>> near("state-televison", ["state-television", "bbc-news"])
    ('state-television',)

    The part of an id behind its slash counts as well, because people remember a claim by that part.
    Anything but text has no near words.
    """
    if not isinstance(word, str):
        return ()
    from difflib import get_close_matches  # costs a millisecond, and most processes raise no error

    # Sorted, because a set of known words has another order in each process.
    known = sorted(set(known))
    by_name = {name: id for id in known for name in (id.rpartition("/")[2], id)}
    # A ratio of 0.7 needs 7 letters for 13; difflib would read a word of any length before it finds that out.
    names = [name for name in by_name if 7 * len(word) <= 13 * len(name)]
    matches = get_close_matches(word, names, n=_MOST_NEAR, cutoff=_LEAST_RATIO) if names else []
    close = [by_name[name] for name in matches]
    part = word.casefold()
    containing = [id for id in known if len(part) > 2 and part in id.casefold()]
    return tuple(dict.fromkeys([*close, *containing]))[:_MOST_NEAR]


def hint(near_words: Sequence[str]) -> str:
    """Returns the near words as a question in parentheses; an empty text if there are none."""
    return f" (did you mean {' or '.join(repr(word) for word in near_words)}?)" if near_words else ""
