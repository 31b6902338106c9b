"""In which languages readers of a page are told what the data says in several."""

from collections.abc import Iterable

from pyoxigraph import Literal

from vocable.rdf.language_tags import is_variant, language_of
from vocable.vocabulary.facts import Facts
from vocable.vocabulary.labels import Labels, Text


def languages_here(facts: Facts, labels: Labels, tags: Iterable[str]) -> frozenset[str]:
    """Choose among the language tags of texts those that readers of a page are shown.

    The best for the readers of the `labels`; and those that the pages of no language
    of the site show as the best, so that nothing is lost.
    """
    there = frozenset(tags)
    best = min(there, key=labels.language_rank, default="")
    return frozenset(
        tag
        for tag in there
        if tag == best or not any(is_variant(tag, page) for page in facts.site_tags)
    )


def texts_here(
    facts: Facts, labels: Labels, literals: Iterable[Literal]
) -> tuple[Text, ...]:
    """Give the texts that readers of a page are shown, theirs first."""
    ordered = labels.in_order(literals)
    kept = languages_here(facts, labels, map(language_of, ordered))
    return tuple(labels.text(one) for one in ordered if language_of(one) in kept)
