"""What the classes and fields of the model mean in the vocabularies of others.

The export writes both: `gb:relays` and, because a relay derives from what it relays, `prov:wasDerivedFrom`.
"""

CLASSES: dict[str, tuple[str, ...]] = {
    "Actor": ("prov:Agent",),
    "Claim": ("schema:Claim", "prov:Entity"),
    # An event that is only alleged is one too: SEM has events "whether real or fictional".
    "Event": ("sem:Event", "schema:Event"),
    "Locator": ("oa:SpecificResource",),
    "Period": ("dcterms:PeriodOfTime",),
    "Place": ("schema:Place", "geo:Feature", "wgs84:SpatialThing"),
    "Point": ("geo:Geometry",),
    "Release": ("schema:Dataset", "prov:Entity"),
    "Source": ("schema:CreativeWork", "prov:Entity"),
}
"""The classes of others that every record of a class of the model belongs to."""

FIELDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("Actor", "name"): ("rdfs:label", "schema:name"),
    ("Claim", "also_relays"): ("prov:wasDerivedFrom",),
    ("Claim", "derived_from"): ("prov:wasDerivedFrom",),
    ("Claim", "event"): ("schema:about",),
    ("Claim", "relays"): ("prov:wasDerivedFrom",),
    ("Claim", "source"): ("schema:appearance",),
    ("Claim", "summary"): ("schema:description",),
    ("Claim", "supersedes"): ("prov:wasRevisionOf",),
    ("Event", "part_of"): ("schema:superEvent", "sem:subEventOf"),
    ("Event", "place"): ("schema:location", "sem:hasPlace"),
    ("Event", "title"): ("rdfs:label", "schema:name"),
    ("Locator", "source"): ("oa:hasSource",),
    ("Place", "name"): ("rdfs:label", "schema:name"),
    ("Place", "within"): ("schema:containedInPlace", "geo:sfWithin"),
    ("Release", "date"): ("schema:datePublished",),
    ("Release", "notes"): ("schema:description",),
    ("Release", "version"): ("schema:version",),
    ("Source", "language"): ("schema:inLanguage",),
    ("Source", "mirrors"): ("prov:wasDerivedFrom",),
    ("Source", "publisher"): ("schema:publisher",),
    ("Source", "title"): ("rdfs:label", "schema:name"),
    ("Source", "url"): ("schema:url",),
}
"""The properties of others that a field of a class means too."""

# Who takes part in an event is no `sem:hasActor`: a participation may be alleged, or denied.
