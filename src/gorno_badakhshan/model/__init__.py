"""What the words mean: records, propositions and vocabularies. No parsing, no files."""
