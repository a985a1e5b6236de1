"""The columns of UCDP's event dataset, and what is lost in them."""

from gorno_badakhshan.exchange.columns import columns_of
from gorno_badakhshan.exchange.ucdp_columns import EXPRESSED, GED_DESCRIPTIONS, GedRow, lost_fields
from gorno_badakhshan.flat import ROWS

HEADER = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
    "conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id "
    "side_b_new_id side_b number_of_sources source_article source_office source_date source_headline "
    "source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude "
    "geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a "
    "deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
)
"""The header of GED 25.1."""
GED_25_1 = HEADER.split()


def test_names_and_order_are_those_of_the_published_file() -> None:
    """Programs for GED find each column."""
    assert list(GedRow.__annotations__) == list(GED_DESCRIPTIONS) == GED_25_1


def test_each_flat_column_is_expressed_or_lost() -> None:
    """A new column of the data is lost until somebody says where it goes."""
    every = {f"{kind}.{column.name}" for kind in ROWS for column in columns_of(kind)}
    lost = {field["field"] for field in lost_fields()}
    assert lost | EXPRESSED.keys() == every
    assert not lost & EXPRESSED.keys()


def test_what_is_expressed_is_in_columns_of_the_shape() -> None:
    """The list names no column that does not exist."""
    assert {column for text in EXPRESSED.values() for column in text.split(", ")} <= set(GED_25_1)


def test_speakers_and_hedges_are_lost() -> None:
    """What matters most to this dataset is named among the losses."""
    lost = {field["field"] for field in lost_fields()}
    assert {"claims.speaker", "claims.hedge", "claims.relays", "claims.limits", "claims.certainty"} <= lost
