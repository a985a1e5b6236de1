"""What `dataset.toml` says about the next release."""

import pytest

from gorno_badakhshan.curation.release_head import ReleaseHead
from gorno_badakhshan.errors import RecordError


def head(version: str = "1.0.0", date: str = "2026-01-02") -> ReleaseHead:
    """Returns a head with this version and date."""
    return ReleaseHead(version=version, date=date, notes="An invented brawl.")


def test_a_release_may_have_no_tombstones():
    """They are needed only for withdrawn ids."""
    assert head().tombstones == ()


@pytest.mark.parametrize("version", ["1.0", "v1.0.0", "1.0.01", "1.0.0-rc1", "١.0.0", ""])
def test_a_version_is_three_numbers(version):
    """There are no leading zeros, no suffixes and no digits of other scripts."""
    with pytest.raises(RecordError, match=r"major\.minor\.patch"):
        head(version=version)


@pytest.mark.parametrize("date", ["2026-02-30", "20260102", "2026-W01-1", "2026-1-2", "2 January 2026"])
def test_a_date_is_a_day_of_the_calendar(date):
    """Other ISO 8601 formats are refused, so that dates can be compared as text."""
    with pytest.raises(RecordError, match="YYYY-MM-DD"):
        head(date=date)


def test_all_that_is_wrong_is_reported_at_once():
    """Version and date have one error, which names both."""
    with pytest.raises(RecordError, match=r"major\.minor\.patch.*YYYY-MM-DD"):
        head(version="1", date="today")
