"""Which releases this install holds, oldest first, each with the SHA-256 of its manifest.

Written by the freeze step. This table is the root of trust: it vouches for each manifest, and each
manifest for its files, so that no shipped byte can change unseen.
"""

RELEASED: dict[str, str] = {
    "1.0.0": "23f826099e023ade7a0a9c022355b4f60579d9ef3710c46e08198d2fb11f7260",
}
