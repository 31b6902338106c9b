"""Write a SKOS vocabulary of any size, always the same for the same size."""

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

HEAD = """@base <https://example.org/generated/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .

<scheme> a skos:ConceptScheme ;
    skos:prefLabel "Vocabulaire d’essai"@fr , "Test vocabulary"@en ;
    dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> ;
    skos:hasTopConcept <concept/0> .

"""
FRENCH = ("marché", "terre", "étoile", "mesure", "forêt", "réseau", "clé", "œuvre")
ENGLISH = ("market", "earth", "star", "measure", "forest", "network", "key", "work")


def main() -> None:
    """Write the vocabulary to a file, or to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("concepts", type=int)
    parser.add_argument("-o", "--out", type=Path)
    options = parser.parse_args()
    text = "".join(vocabulary(options.concepts))
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


def vocabulary(count: int) -> Iterator[str]:
    """Give the Turtle of a tree of concepts, ten below each, a quarter related."""
    chance = random.Random(count)  # noqa: S311 - the same every time is the point
    yield HEAD
    for number in range(count):
        yield concept(number, count, chance)


def concept(number: int, count: int, chance: random.Random) -> str:
    """Give the Turtle of one concept: its place, labels, notes and links."""
    french, english = FRENCH[number % 8], ENGLISH[number % 8]
    lines = [
        f"<concept/{number}> a skos:Concept ; skos:inScheme <scheme>",
        f'skos:prefLabel "{french} {number}"@fr , "{english} {number}"@en',
    ]
    if number:
        lines.append(f"skos:broader <concept/{(number - 1) // 10}>")
    if number % 2:
        lines.append(f'skos:altLabel "{french} n° {number}"@fr')
    if number % 3 == 0:
        lines.append(f'skos:definition "Ce que l’on nomme {french} {number}."@fr')
    if number % 5 == 0:
        lines.append(f'skos:scopeNote "Only of {english} {number}."@en')
    other = chance.randrange(count)
    if number % 4 == 0 and other not in {number, (number - 1) // 10}:
        lines.append(f"skos:related <concept/{other}>")
    return " ;\n    ".join(lines) + " .\n"


if __name__ == "__main__":
    main()
