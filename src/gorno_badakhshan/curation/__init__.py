"""How the state that people edit becomes a release: read, format, check, freeze."""
