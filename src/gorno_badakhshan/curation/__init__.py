"""From the curated files, which people edit, to a release: read, format, check, freeze."""
