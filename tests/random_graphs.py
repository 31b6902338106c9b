"""Small random graphs that misuse every vocabulary Vocable knows in every way."""

from random import Random

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from odd_things import NAMES, SPACES, TAGS, TERMS, TEXTS, TYPES, VALUES
from vocable.rdf.namespaces import (
    DCTERMS,
    FRAC,
    ISO_THES,
    LEXINFO,
    OA,
    ONTOLEX,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    SKOSXL,
    VOCABLE,
    XSD,
)


class RandomGraph:
    """A graph of a seed: the same seed gives the same triples."""

    def __init__(self, seed: int) -> None:
        self._random = random = Random(seed)  # noqa: S311 - no secret
        self._space = random.choice(SPACES)
        names = random.sample(NAMES, random.randint(2, 9))
        nodes = [self._named(name) for name in names]
        nodes += [BlankNode(f"b{number}") for number in range(random.randint(0, 4))]
        nodes.append(random.choice([RDF.nil, SKOS.Concept, SKOS.broader, nodes[0]]))
        self._nodes = [node for node in nodes if node is not None]
        # Some graphs are nearly well-formed, some are noise alone.
        self._noise = random.choice([0.05, 0.2, 0.6])
        self.triples = list(
            dict.fromkeys(
                triple
                for make in (
                    self._declared,
                    self._related,
                    random.choice([self._chain, self._ring, self._lists, self._words]),
                    random.choice([self._evidence, self._retired, self._groups]),
                    self._anything,
                )
                for triple in make()
            )
        )

    def _named(self, name):
        random = self._random
        space = self._space if random.random() < 0.7 else random.choice(SPACES)
        try:
            return NamedNode(space + name)
        except ValueError:
            return None

    def _node(self):
        return self._random.choice(self._nodes)

    def _term(self):
        random = self._random
        spaces = list(TERMS)
        space = random.choices(spaces, range(len(spaces), 0, -1))[0]
        return space[random.choice(TERMS[space])]

    def _literal(self):
        random = self._random
        kind = random.random()
        if kind < 0.15:
            return Literal(random.choice(TEXTS))
        if kind < 0.75:
            return Literal(random.choice(TEXTS), language=random.choice(TAGS))
        if kind < 0.8:
            type_ = random.choice(
                [RDF.HTML, RDF.XMLLiteral, RDF.JSON, NamedNode("urn:type")]
            )
            return Literal(random.choice(TEXTS), datatype=type_)
        return Literal(random.choice(VALUES), datatype=XSD[random.choice(TYPES)])

    def _object(self, wanted=None):
        """Give what is wanted, or where there is noise anything."""
        random = self._random
        if wanted is not None and random.random() > self._noise:
            return wanted
        kind = random.random()
        if kind < 0.4:
            return self._literal()
        return self._node() if kind < 0.85 else self._term()

    def _say(self, subject, predicate, wanted=None):
        random = self._random
        if random.random() < self._noise / 4:
            predicate = self._term()
        return Triple(subject, predicate, self._object(wanted))

    def _declared(self):
        """Say what each node is, now and then two things, and how it is called."""
        random = self._random
        kinds = (
            *(SKOS.Concept,) * 6,
            *(SKOS.ConceptScheme, SKOS.Collection, SKOS.OrderedCollection),
            *(ONTOLEX.LexicalEntry, ONTOLEX.LexicalSense, SKOSXL.Label),
        )
        for node in self._nodes:
            for _ in range(random.choice([0, 1, 1, 1, 1, 2, 3])):
                yield self._say(node, RDF.type, random.choice(kinds))
            for name in random.sample(TERMS[SKOS][4:8], random.randint(0, 3)):
                for _ in range(random.choice([1, 1, 2, 4])):
                    yield self._say(node, SKOS[name], self._literal())

    def _related(self):
        random = self._random
        for _ in range(random.randint(0, 25)):
            name = random.choice(TERMS[SKOS][8:])
            noted = name in TERMS[SKOS][18:25]
            wanted = self._literal() if noted else self._node()
            yield self._say(self._node(), SKOS[name], wanted)

    def _chain(self):
        for lower, upper in zip(self._nodes, self._nodes[1:], strict=False):
            yield self._say(lower, SKOS.broader, upper)

    def _ring(self):
        predicate = self._random.choice(
            [
                *(SKOS.broader, SKOS.narrower, SKOS.member, SKOS.inScheme, RDF.value),
                *(SKOS.hasTopConcept, ISO_THES.superGroup, SKOSXL.labelRelation),
                *(RDFS.subClassOf, RDFS.subPropertyOf, DCTERMS.isPartOf, SKOS.note),
                *(ONTOLEX.sense, DCTERMS.source, ISO_THES.subordinateArray),
            ]
        )
        for one, other in zip(
            self._nodes, [*self._nodes[1:], self._nodes[0]], strict=True
        ):
            yield self._say(one, predicate, other)

    def _lists(self):
        """Make lists that end well, nowhere, in themselves, twice or in a text."""
        random = self._random
        cells = [BlankNode(f"l{number}") for number in range(random.randint(1, 6))]
        yield self._say(self._node(), SKOS.memberList, cells[0])
        yield self._say(self._node(), self._term(), random.choice(cells))
        for cell, after in zip(cells, [*cells[1:], RDF.nil], strict=True):
            if random.random() > self._noise / 2:
                yield self._say(cell, RDF.first, self._node())
            yield self._say(cell, RDF.rest, after)
            if random.random() < self._noise:
                yield self._say(cell, RDF.rest, random.choice([*cells, RDF.nil]))
                yield self._say(cell, RDF.first, self._node())

    def _words(self):
        random = self._random
        for _ in range(random.randint(1, 6)):
            entry, form, sense = self._node(), self._node(), self._node()
            yield self._say(entry, RDF.type, ONTOLEX.Word)
            yield self._say(entry, ONTOLEX.canonicalForm, form)
            yield self._say(form, ONTOLEX.writtenRep, self._literal())
            yield self._say(entry, ONTOLEX.sense, sense)
            yield self._say(sense, ONTOLEX[random.choice(TERMS[ONTOLEX])], self._node())
            yield self._say(sense, VOCABLE.senseNumber, Literal(random.randint(0, 3)))
            yield self._say(sense, LEXINFO[random.choice(TERMS[LEXINFO])], self._node())
            yield self._say(entry, LEXINFO.partOfSpeech, LEXINFO.noun)

    def _evidence(self):
        random = self._random
        for _ in range(random.randint(1, 4)):
            one, passage, selector = self._node(), self._node(), self._node()
            kind = random.choice(TERMS[VOCABLE][:5])
            yield self._say(one, RDF.type, VOCABLE[kind])
            yield self._say(one, RDF.subject, self._node())
            yield self._say(one, RDF.predicate, self._term())
            yield self._say(one, RDF.object, self._object())
            yield self._say(one, PROV.wasQuotedFrom, passage)
            yield self._say(passage, RDF.type, VOCABLE.Passage)
            yield self._say(passage, OA.hasSource, self._node())
            yield self._say(passage, OA.hasSelector, selector)
            for name in random.sample(TERMS[OA], 4):
                yield self._say(selector, OA[name], self._literal())
                yield self._say(passage, OA[name], Literal(random.randint(-2, 9)))
            yield self._say(
                one, VOCABLE[random.choice(TERMS[VOCABLE])], self._literal()
            )
            yield self._say(one, FRAC[random.choice(TERMS[FRAC])], self._literal())

    def _retired(self):
        random = self._random
        for _ in range(random.randint(1, 6)):
            true = Literal("true", datatype=XSD.boolean)
            yield self._say(self._node(), OWL.deprecated, true)
            yield self._say(self._node(), DCTERMS.isReplacedBy, self._node())
            yield self._say(self._node(), DCTERMS.replaces, self._node())

    def _groups(self):
        random = self._random
        for _ in range(random.randint(1, 8)):
            name = random.choice(TERMS[ISO_THES])
            yield self._say(self._node(), ISO_THES[name], self._node())
            yield self._say(self._node(), SKOS.member, self._node())
            yield self._say(self._node(), SKOSXL.prefLabel, self._node())
            yield self._say(self._node(), SKOSXL.literalForm, self._literal())

    def _anything(self):
        for _ in range(self._random.randint(3, 40)):
            yield Triple(self._node(), self._term(), self._object())


def random_triples(seed: int) -> list[Triple]:
    """Draw the triples of a seed, the same for the same seed."""
    return RandomGraph(seed).triples
