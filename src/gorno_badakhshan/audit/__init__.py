"""Is the dataset what it says it is? Findings, references, places in texts, coverage."""
