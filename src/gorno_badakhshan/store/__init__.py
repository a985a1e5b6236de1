"""The one door to shipped files: reading, digests, pins, decoding and verifying."""
