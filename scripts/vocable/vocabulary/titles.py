"""Title of a vocabulary: configured, stated in its data, or a name in its place."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store

from vocable.rdf.language_tags import canonical, is_variant
from vocable.rdf.namespaces import DCAT, LIME, OWL, RDF, VOID
from vocable.rdf.reading import literals, subjects
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.labels import Labels, Text, without_protocol
from vocable.vocabulary.schemes import TITLES

# What describes a file as a whole, where its concepts are in no scheme with a title.
_HEADERS = (OWL.Ontology, DCAT.Dataset, VOID.Dataset, LIME.Lexicon)


def stated_titles(facts: Facts) -> tuple[Literal, ...]:
    """Give the titles that the data states, in any language, or none.

    They are those of the main scheme, by the best of its properties that name it, else
    those of the one header of the data (an ontology, a dataset, a lexicon).
    """
    scheme = facts.main_scheme
    found = titles_of(facts.store, scheme) if scheme else ()
    return found or next(_header_titles(facts.store), ())


def name_in_its_place(facts: Facts) -> str:
    """Give what a vocabulary without a title is called: by its IRI, or by its file."""
    scheme = facts.main_scheme
    if scheme is not None:
        return without_protocol(scheme.value)
    return facts.configuration.path.resolve().stem


def title_in(facts: Facts, labels: Labels) -> Text:
    """Choose the title for the readers of a language, a configured one first."""
    configured = facts.configuration.title
    for tag in (*labels.order, ""):
        for key, text in sorted(configured.items(), key=lambda item: item[0] != tag):
            if key == tag or (key and tag and is_variant(key, tag)):
                return Text(text, canonical(key) if key else "")
    stated = stated_titles(facts)
    if stated:
        return labels.best(stated)
    if configured:
        tag, text = min(configured.items())
        return Text(text, tag)
    return Text(name_in_its_place(facts))


def name_schemes(facts: Facts, labels: Labels, title: Text) -> None:
    """Call schemes without a label by their IRI, the main one as the site is called."""
    for scheme in facts.schemes:
        if not labels.has_label(scheme):
            own = scheme == facts.main_scheme
            labels.name(scheme, title if own else Text(without_protocol(scheme.value)))


def untitled(facts: Facts) -> str:
    """Say what the site is called for want of a title, and which line gives it one."""
    if facts.configuration.title or stated_titles(facts):
        return ""
    scheme = facts.main_scheme
    where = f", or a dcterms:title of <{scheme.value}>" if scheme else ""
    return (
        "The vocabulary has no title, so the site is called "
        f"{name_in_its_place(facts)}; the line "
        f'title = "…" in vocable.toml{where}, gives it one.'
    )


def titles_of(store: Store, node: NamedNode) -> tuple[Literal, ...]:
    """Give the texts of the first property that names a resource."""
    for predicate in TITLES:
        texts = literals(store, node, predicate)
        if found := tuple(text for text in texts if text.value.strip()):
            return found
    return ()


def _header_titles(store: Store) -> Iterator[tuple[Literal, ...]]:
    for kind in _HEADERS:
        headers = [titles_of(store, node) for node in subjects(store, RDF.type, kind)]
        titled = [one for one in headers if one]
        if len(titled) == 1:
            yield titled[0]
