"""Which releases this install holds, oldest first, each with the SHA-256 of its manifest.

Written by the freeze step. This table is the root of trust: it vouches for each manifest, and each
manifest for its files, so that no shipped byte can change unseen.
"""

RELEASED: dict[str, str] = {
    "1.0.0": "165fe0e8d50c56e0eec376be6d64da83cf6b8327f75350e5dbba360d4d8c3f50",
    "1.1.0": "98f7641837e1a9f81a18e6324f94817982a2999fe02a2dc8b25b2d5c19da9396",
}
