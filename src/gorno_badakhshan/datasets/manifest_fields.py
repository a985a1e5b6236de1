"""The content of a manifest, for the strict codec: whoever forges a release makes its digests anew."""

import attrs

from ..curation.release_head import ReleaseHead
from ..errors import RecordError
from ..model.fields import doc
from ..model.kinds import KINDS
from ..store.manifest import SCHEMA
from ..store.release import ReleasedFile


@attrs.frozen(kw_only=True)
class ManifestFields(ReleaseHead):
    """The content of a manifest. Raises `RecordError` if its files are not one for each kind."""

    schema: int = attrs.field(metadata=doc("Version of the layout.", least=1, most=SCHEMA))
    files: tuple[ReleasedFile, ...] = attrs.field(metadata=doc("Its files."))

    def _check_rules(self) -> None:
        super()._check_rules()
        names = {file.kind: file.name for file in self.files}
        # A name with slashes could lead out of the folder.
        if len(self.files) != len(KINDS) or names != {kind: f"{kind}.json" for kind in KINDS}:
            raise RecordError(f"files are one for each of {', '.join(KINDS)}, named after it with .json")
