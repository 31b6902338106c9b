"""What the reader's browser needs to answer queries, beside the site's own files."""

import json

from vocable.html.rendering import PROGRAMS
from vocable.pages.overviews.models import Download
from vocable.pages.overviews.sparql import Engine
from vocable.rdf.formats import TURTLE
from vocable.rdf.namespaces import ONTOLEX, SKOS
from vocable.site.folder import SiteFolder
from vocable.vocabulary.survey import Vocabulary

ADDRESSES = "data/addresses.json"
# What the page loads of the programs.
_NEEDED = ("sparql.js", "sparql-worker.js", "web_bg.wasm.gz")
# What makes the search.
_SEARCH = "search.js"
# Whatever is of these classes has a page of its own.
_KINDS = (
    SKOS.Collection,
    SKOS.Concept,
    SKOS.ConceptScheme,
    ONTOLEX.LexicalEntry,
)


def programs_are_there() -> bool:
    """Tell whether what the reader's browser runs was made at the installation."""
    return all((PROGRAMS / name).is_file() for name in (*_NEEDED, _SEARCH))


def write_engine(
    folder: SiteFolder, vocabulary: Vocabulary, downloads: tuple[Download, ...]
) -> Engine:
    """Write the addresses; give all that the page loads.

    The packed Turtle of the downloads is there already. The addresses are one rule and
    what it does not cover: what is of a class in `kinds` stands at its IRI without
    `space`, with `.html`; `others` names the rest one by one.
    """
    turtle = next(one.href for one in downloads if one.media_type == TURTLE.media_type)
    data = f"{turtle}.gz"
    addresses = _addresses(vocabulary)
    folder.write(ADDRESSES, addresses)
    engine = Engine(data, folder.written[data], ADDRESSES, len(addresses.encode()), 0)
    sizes = [
        path.stat().st_size for name in _NEEDED if (path := PROGRAMS / name).is_file()
    ]
    there = len(sizes) == len(_NEEDED)
    return engine._replace(program_size=sum(sizes)) if there else engine


def _addresses(vocabulary: Vocabulary) -> str:
    ruled = (
        node.value
        for nodes in (
            vocabulary.collections,
            vocabulary.concepts,
            vocabulary.schemes,
            vocabulary.entries,
        )
        for node in nodes
    )
    content = {
        "space": vocabulary.addresses.space,
        "kinds": [kind.value for kind in _KINDS],
        "others": vocabulary.addresses.beyond_the_rule(ruled),
    }
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"
