"""Namespaces and prefixes, bound here and nowhere else."""

from pyoxigraph import NamedNode


class Namespace:
    """The terms of one namespace: `SKOS.prefLabel` is the node of that term."""

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self._nodes: dict[str, NamedNode] = {}

    def __getattr__(self, name: str) -> NamedNode:
        node = self[name]
        # From now on it is found without this method.
        setattr(self, name, node)
        return node

    def __getitem__(self, name: str) -> NamedNode:
        node = self._nodes.get(name)
        if node is None:
            node = self._nodes[name] = NamedNode(self.iri + name)
        return node

    def __contains__(self, iri: str) -> bool:
        return iri.startswith(self.iri)


ADMS = Namespace("http://www.w3.org/ns/adms#")
DC = Namespace("http://purl.org/dc/elements/1.1/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
FRAC = Namespace("http://www.w3.org/ns/lemon/frac#")
ISO_THES = Namespace("http://purl.org/iso25964/skos-thes#")
LEXINFO = Namespace("http://www.lexinfo.net/ontology/3.0/lexinfo#")
# The edition before it, which many lexicons still use.
LEXINFO_2 = Namespace("http://www.lexinfo.net/ontology/2.0/lexinfo#")
LIME = Namespace("http://www.w3.org/ns/lemon/lime#")
OA = Namespace("http://www.w3.org/ns/oa#")
ONTOLEX = Namespace("http://www.w3.org/ns/lemon/ontolex#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("https://schema.org/")
SH = Namespace("http://www.w3.org/ns/shacl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VANN = Namespace("http://purl.org/vocab/vann/")
VARTRANS = Namespace("http://www.w3.org/ns/lemon/vartrans#")
VOCABLE = Namespace("https://w3id.org/vocable/ns#")
VOID = Namespace("http://rdfs.org/ns/void#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

PREFIXES: dict[str, str] = {
    "adms": ADMS.iri,
    "dc": DC.iri,
    "dcat": DCAT.iri,
    "dcterms": DCTERMS.iri,
    "foaf": FOAF.iri,
    "frac": FRAC.iri,
    "iso-thes": ISO_THES.iri,
    "lexinfo": LEXINFO.iri,
    "lime": LIME.iri,
    "oa": OA.iri,
    "ontolex": ONTOLEX.iri,
    "owl": OWL.iri,
    "prov": PROV.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "sh": SH.iri,
    "skos": SKOS.iri,
    "skosxl": SKOSXL.iri,
    "spdx": SPDX.iri,
    "vann": VANN.iri,
    "vartrans": VARTRANS.iri,
    "vocable": VOCABLE.iri,
    "void": VOID.iri,
    "xsd": XSD.iri,
}


def merged_prefixes(declared: dict[str, str]) -> dict[str, str]:
    """Add the prefixes a vocabulary declares to the common ones.

    A prefix or a namespace that is already bound keeps its binding here, so that the
    same namespace is written the same way in every file.
    """
    known = set(PREFIXES.values())
    added = {
        prefix: iri
        for prefix, iri in sorted(declared.items())
        if prefix not in PREFIXES and iri not in known
    }
    return {**PREFIXES, **added}
