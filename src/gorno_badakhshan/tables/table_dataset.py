"""Makes the dataset of a table of its lines, as a release would have them."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from hashlib import sha256

from ..curation.freeze import manifest_file
from ..curation.release_head import ReleaseHead
from ..dataset import Dataset
from ..model.kinds import KINDS
from ..store.description import UNDESCRIBED, DescribedParty, Description, OwnPopulation
from ..store.lines import join_lines
from ..store.manifest import Manifest
from .files import TableFile
from .names import slug


def table_dataset(  # noqa: PLR0913 - what a description has
    table: TableFile,
    lines: Mapping[str, Iterable[bytes]],
    *,
    title: str | None,
    day: date | None,
    default_event: str | None,
    parties: tuple[DescribedParty, ...] = (),
    populations: tuple[OwnPopulation, ...] = (),
) -> Dataset:
    """Returns the dataset of the lines of each kind; `day` is its day, None for today."""
    files, counts = {}, {}
    for kind in KINDS:
        files[kind], counts[kind] = join_lines(lines[kind])
    # A draft: maintainers, license and version are for the person who freezes it.
    head = ReleaseHead(
        version="0.1.0",
        date=(day or datetime.now(tz=UTC).date()).isoformat(),
        notes=f"Read from the table {table.path.name}, sha256 {table.digest}.",
        description=Description(
            name=slug(table.path.stem, "table"),
            title=title or f"{table.path.stem}: claims of a table",
            maintainers=UNDESCRIBED.maintainers,
            license=UNDESCRIBED.license,
            default_event=default_event,
            parties=parties,
            populations=populations,
        ),
    )
    manifest = manifest_file(head, files, counts)
    return Dataset(Manifest(json.loads(manifest), sha256(manifest).hexdigest()), files)
