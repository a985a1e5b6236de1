"""The tests mirror the package: `store/pins.py` is tested in `tests/store/test_pins.py`."""
