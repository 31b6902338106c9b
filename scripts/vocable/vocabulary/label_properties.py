"""Label properties: those whose values name a resource."""

from pyoxigraph import NamedNode

from vocable.rdf.namespaces import DC, DCTERMS, FOAF, RDFS, SCHEMA, SKOS, SKOSXL

# They name whatever they are said of, best first.
NAMES = (
    SKOS.prefLabel,
    DCTERMS.title,
    RDFS.label,
    DC.title,
    FOAF.name,
    SCHEMA.name,
    NamedNode("http://schema.org/name"),
)
# Where the label of a resource is looked for, best first.
LABEL_PROPERTIES = (*NAMES, SKOSXL.literalForm)
