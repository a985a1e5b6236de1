"""What a dataset says about itself: its name, title, maintainers, license and first question."""

import re

import attrs

from ..errors import RecordError, shown
from ..model.fields import Checked, doc

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


@attrs.frozen(kw_only=True)
class Description(Checked):
    """The table `[description]` of `dataset.toml`, which a release keeps in its manifest.

    Raises `RecordError` if the name is no slug, if a text is blank, or if there is no maintainer.
    """

    name: str = attrs.field(
        metadata=doc("Short name, for citation keys: lower-case letters, digits and single hyphens.")
    )
    title: str = attrs.field(metadata=doc("Title, as a bibliography has it."))
    maintainers: tuple[str, ...] = attrs.field(metadata=doc("Who maintains it: people or one group."))
    license: str = attrs.field(metadata=doc("License of the data.", unit="SPDX id"))
    default_event: str | None = attrs.field(
        default=None,
        metadata=doc("The event that a command is about if none is given; None to ask for one.", unit="event id"),
    )
    headline: str | None = attrs.field(
        default=None, metadata=doc("Line above the figures of that event; None for the title of the event.")
    )

    def _check_rules(self) -> None:
        reasons = []
        if not _NAME.fullmatch(self.name):
            reasons.append(f"name {shown(self.name)} is not lower-case letters, digits and single hyphens")
        texts = {"title": self.title, "license": self.license, "headline": self.headline}
        reasons += [f"{field} is blank" for field, text in texts.items() if text is not None and not text.strip()]
        if not self.maintainers or not all(maintainer.strip() for maintainer in self.maintainers):
            reasons.append("maintainers has no name, or a blank one")
        if reasons:
            raise RecordError("; ".join(reasons))


THIS_DATASET = Description(
    name="gorno-badakhshan",
    title="gorno-badakhshan: the 2012 Gorno-Badakhshan clashes as claims",
    maintainers=("The gorno-badakhshan maintainers",),
    license="CC-BY-4.0",
    default_event="khorog-fighting",
    headline="The dead in Khorog, 24–25 July 2012",
)
"""The description of the releases in this package, whose manifests have none: their bytes never change."""

UNDESCRIBED = Description(
    name="claims",
    title="Claims dataset without a description",
    maintainers=("Unknown maintainers",),
    license="LicenseRef-unknown",
)
"""The description of other data without one."""
