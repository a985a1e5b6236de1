"""The command line: reads, shows and audits; all that it knows it asks of the public face."""
