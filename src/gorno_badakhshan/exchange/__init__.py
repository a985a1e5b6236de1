"""The data in standard formats: one module for each format.

Each module has `write(dataset, path, force=False)`. Those that lose nothing also have `read(path)`, which
returns a dataset with the same pin. `tables` makes tables of other libraries in memory, and
`rdf` has the serializations of RDF.
"""
