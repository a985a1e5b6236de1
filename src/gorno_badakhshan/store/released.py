"""The releases in this install, oldest first, each with the SHA-256 of its manifest.

Written by the freeze step. This table is the root of trust: it proves each manifest, and each manifest
proves its files, so that no shipped byte can change unnoticed.
"""

RELEASED: dict[str, str] = {
    "1.0.0": "165fe0e8d50c56e0eec376be6d64da83cf6b8327f75350e5dbba360d4d8c3f50",
    "1.1.0": "0e7545faa09bcc0e424ba760c271a57dd024fd643c97957c4b7b7da6dca10d34",
    "2.0.0": "163072516ac59a38b6d2216bcb47344f8fc79253222f1c54b24fb87c3e322d92",
}
