"""SPARQL engine of the pages: Oxigraph as WebAssembly, and the data it loads."""

import json

from vocable.html.browser_programs import size_of_sparql
from vocable.pages.overviews.data import Download
from vocable.pages.overviews.sparql import Engine
from vocable.rdf.formats import TURTLE
from vocable.rdf.namespaces import ONTOLEX, SKOS
from vocable.site.folder import SiteFolder
from vocable.vocabulary.facts import Facts

ADDRESSES = "data/addresses.json"
# Whatever is of these classes has a page of its own.
_KINDS = (
    SKOS.Collection,
    SKOS.Concept,
    SKOS.ConceptScheme,
    ONTOLEX.LexicalEntry,
)


def write_engine(
    folder: SiteFolder, facts: Facts, downloads: tuple[Download, ...]
) -> Engine:
    """Write the addresses; give all that the page loads.

    The packed Turtle of the downloads is there already. The addresses are one rule and
    what it does not cover: what is of a class in `kinds` stands at its IRI without
    `space`, with `.html`; `others` names the rest one by one.
    """
    turtle = next(one.href for one in downloads if one.media_type == TURTLE.media_type)
    data = f"{turtle}.gz"
    addresses = _addresses(facts)
    folder.write(ADDRESSES, addresses)
    return Engine(
        data,
        folder.written[data],
        ADDRESSES,
        len(addresses.encode()),
        size_of_sparql() or 0,
    )


def _addresses(facts: Facts) -> str:
    ruled = (
        node.value
        for nodes in (
            facts.collections,
            facts.concepts,
            facts.schemes,
            facts.entries,
        )
        for node in nodes
    )
    content = {
        "space": facts.addresses.space,
        "kinds": [kind.value for kind in _KINDS],
        "others": facts.addresses.beyond_the_rule(ruled),
    }
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"
