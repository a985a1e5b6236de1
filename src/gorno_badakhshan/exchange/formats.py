"""The formats that a dataset can be written in, by name."""

from importlib import import_module
from os import PathLike
from typing import NamedTuple

from ..dataset import Dataset
from ..errors import AssumptionError, VocabularyError


class Format(NamedTuple):
    """One format."""

    module: str
    """Name of its module in this package."""
    description: str
    """What it writes, in a few words."""
    takes_policy: bool = False
    """Whether its numbers follow from a rule, which has a default."""

    def write(
        self, dataset: Dataset, path: str | PathLike[str], *, force: bool = False, policy: str | None = None
    ) -> None:
        """Writes a dataset; raises `WriteError` if the path exists and `force` is false.

        `policy` is the name of a rule; None for the default of the format. Raises `AssumptionError` if the format
        has no figures of a rule.
        """
        if policy is not None and not self.takes_policy:
            raise AssumptionError(f"{self.description}: this format has claims, and no figures of a policy")
        options = {} if policy is None else {"policy": policy}
        import_module(f".{self.module}", __package__).write(dataset, path, force=force, **options)


FORMATS: dict[str, Format] = {
    "counts": Format("count_table", "the table of counts for engines, as one Parquet file"),
    "croissant": Format("croissant", "a folder of flat tables with Croissant metadata"),
    "csv": Format("csv_files", "a folder of flat tables"),
    "data-package": Format("data_package", "a folder of CSV with schemas, and all records"),
    "geojson": Format("geojson", "the places, as one file"),
    "json-ld": Format("rdf.json_ld", "RDF as JSON-LD"),
    "jsonl": Format("json_lines", "all records, as one file of JSON Lines"),
    "nanopub": Format("rdf.nanopub", "the claims as nanopublications, in TriG"),
    "nquads": Format("rdf.nquads", "RDF as N-Quads"),
    "parquet": Format("parquet", "a folder of flat tables as Parquet"),
    "sqlite": Format("sqlite", "flat tables and all records, as one database"),
    "trig": Format("rdf.trig", "RDF as TriG"),
    "ucdp-csv": Format("ucdp_csv", "a folder with events in the shape of UCDP GED", takes_policy=True),
}
"""Every format by its name on the command line."""


def format_named(name: str) -> Format:
    """Returns the format with this name; raises `VocabularyError`, which names the near ones."""
    if name not in FORMATS:
        raise VocabularyError(name, "format", FORMATS)
    return FORMATS[name]
