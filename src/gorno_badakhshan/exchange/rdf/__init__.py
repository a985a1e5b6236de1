"""RDF: each claim in the shape of a nanopublication, beside the records and vocabularies that it refers to.

`graphs` says what is in which graph. `nquads` writes it with the standard library, `trig`, `json_ld` and
`nanopub` through pyoxigraph. `terms.ttl` defines the terms and `shapes.ttl` has the SHACL shapes.
"""
