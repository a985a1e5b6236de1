"""The meaning of the data: records, propositions, vocabularies. Nothing here parses or reads files."""
