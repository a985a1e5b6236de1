"""What `dataset.toml` says about the next release."""

import re
from datetime import date

import attrs

from ..errors import RecordError
from ..model.fields import Checked, doc
from ..store.description import Description
from ..store.tombstone import Tombstone

_VERSION = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@attrs.frozen(kw_only=True)
class ReleaseHead(Checked):
    """Version, date, notes and tombstones of the next release. Raises `RecordError` if one is malformed."""

    version: str = attrs.field(metadata=doc("Version of the data.", unit="major.minor.patch"))
    date: str = attrs.field(metadata=doc("Day of release.", unit="ISO 8601 day"))
    notes: str = attrs.field(metadata=doc("What the release contains, in a sentence."))
    description: Description | None = attrs.field(
        default=None, metadata=doc("What the dataset is; None for the data of this package, whose code has it.")
    )
    tombstones: tuple[Tombstone, ...] = attrs.field(
        default=(), metadata=doc("All ids withdrawn up to this version, oldest first.")
    )

    def _check_rules(self) -> None:
        reasons = []
        if not _VERSION.fullmatch(self.version):
            reasons.append(f"version {self.version!r} is not major.minor.patch, such as 1.0.0")
        if not _is_day(self.date):
            reasons.append(f"date {self.date!r} is no day of the calendar, written YYYY-MM-DD")
        if reasons:
            raise RecordError("; ".join(reasons))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    # `fromisoformat` accepts 20120724 and week dates too.
    return _DAY.fullmatch(text) is not None
