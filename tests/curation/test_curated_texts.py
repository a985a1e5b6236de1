"""A dataset as curated files."""

import gorno_badakhshan as gb
from gorno_badakhshan.curation.curated_texts import curated_texts


def test_the_files_are_the_dataset_again(tmp_path):
    """Each record of the first release, through the strict reader of curated files."""
    ds = gb.load("1.0.0")
    texts = {**curated_texts(ds), "dataset.toml": 'version = "1.0.0"\ndate = "2026-01-01"\nnotes = "x"\n'}
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    again = gb.read(tmp_path)
    for kind in ("actors", "places", "events", "sources"):
        assert {record.id: record for record in getattr(again, kind)} == {
            record.id: record for record in getattr(ds, kind)
        }
    assert {claim.id: claim for claim in again.claims} == {claim.id: claim for claim in ds.claims}


def test_a_kind_without_records_has_a_file_with_a_comment(tmp_path):
    """The check takes an empty file for one that a crash left."""
    path = tmp_path / "reports.csv"
    path.write_text("Dead,Outlet\n12,Post\n", encoding="utf-8")
    mapping = {
        "source": "Outlet",
        "event": {"constant": "The strike"},
        "event_kind": {"constant": "protest"},
        "counts": [{"figure": "Dead"}],
    }
    assert curated_texts(gb.read_table(path, mapping).dataset)["places.toml"] == "# No places.\n"
