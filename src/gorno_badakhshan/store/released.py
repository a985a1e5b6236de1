"""Which releases this install holds, oldest first, each with the SHA-256 of its manifest.

Written by the freeze step. This table is the root of trust: it vouches for each manifest, and each
manifest for its files, so that no shipped byte can change unseen.
"""

RELEASED: dict[str, str] = {}
