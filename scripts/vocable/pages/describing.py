"""What every page model is made with: links, texts, evidence, in one language."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from functools import cached_property
from itertools import chain

from pyoxigraph import BlankNode, Literal, NamedNode

from vocable.interface.catalogues import Translator, translator
from vocable.interface.property_names import (
    HISTORY_NOTES,
    NOTES,
    PROPERTIES,
    grammar_name,
    property_name,
)
from vocable.pages.alphabet import Alphabet
from vocable.pages.evidence import Marks
from vocable.pages.parts import (
    ClaimLine,
    Evidence,
    LabelFacts,
    LabelRow,
    Link,
    NoteGroup,
    Page,
    PassageLink,
    Statement,
)
from vocable.rdf.dates import is_date, tells_a_date
from vocable.rdf.language_tags import is_variant, language_of
from vocable.rdf.namespaces import DCTERMS, LEXINFO, LEXINFO_2, RDF, RDFS, SKOS
from vocable.rdf.reading import Node, Resource, first_value, outgoing
from vocable.vocabulary.addresses import href, is_web, up
from vocable.vocabulary.claims import Claim, Passage
from vocable.vocabulary.collation import collation
from vocable.vocabulary.hierarchy import Tree
from vocable.vocabulary.hierarchy_slices import Outline
from vocable.vocabulary.labels import Labels, Text, without_protocol
from vocable.vocabulary.resources import XL_LABELS, described
from vocable.vocabulary.survey import Vocabulary
from vocable.vocabulary.titles import name_schemes, title_in

# Pages that tell of every fault of the whole.
_OF_THE_WHOLE = ("home", "report")
Properties = dict[NamedNode, list[Node]]
# What is said of a blank node, in the order in which it is read.
_SUMMARY = {
    predicate: rank
    for rank, predicate in enumerate(
        (
            DCTERMS.title,
            RDFS.label,
            RDF.value,
            RDFS.comment,
            DCTERMS.creator,
            DCTERMS.created,
            DCTERMS.modified,
        )
    )
}


class Describer:
    """Makes page models of one vocabulary in one language of its site."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        language: str,
        findings: Mapping[str, int] | None = None,
        violating: Container[str] = (),
    ) -> None:
        self.vocabulary = vocabulary
        self.store = vocabulary.store
        self.claims = vocabulary.claims
        self.addresses = vocabulary.addresses
        self.language = language
        self.labels = Labels(self.store, (language, *vocabulary.languages))
        self.title = title_in(vocabulary, self.labels)
        name_schemes(vocabulary, self.labels, self.title)
        self.tree = Tree(vocabulary, self.labels)
        self.findings = findings or {}
        self._violating = violating
        self.interface = vocabulary.interface_of(language)
        # Links inside the site: by the way up from a page, then by IRI.
        self._links: defaultdict[str, dict[str, Link]] = defaultdict(dict)
        # What stands behind a claim: by the way up from a page, then by its IRI.
        self._evidence: defaultdict[str, dict[NamedNode, Evidence]] = defaultdict(dict)
        self._short_names: dict[NamedNode, str] = {}
        self._prefix = vocabulary.folder_of(language)

    @cached_property
    def alphabet(self) -> Alphabet:
        """The order of concepts and words in this language."""
        return Alphabet(self)

    @property
    def translator(self) -> Translator:
        """The catalogue of the interface language, the user's before ours."""
        folder = self.vocabulary.configuration.templates
        return translator(self.interface, folder)

    @cached_property
    def outline(self) -> Outline:
        """Where every branch of the hierarchy is opened."""
        return Outline(self.tree, self.vocabulary.concepts, self.addresses)

    def page(
        self, path: str, section: str, title: Text, iri: str = "", data: str = ""
    ) -> Page:
        """Make the frame of a page from its path, without extension."""
        to_language = up(path)
        to_site = to_language + ("../" if self._prefix else "")
        alternates = tuple(
            (tag, to_site + self.vocabulary.folder_of(tag) + href(path))
            for tag in self.vocabulary.site_tags
        )
        return Page(
            self.language,
            path,
            to_language,
            to_site,
            alternates,
            section,
            title,
            iri,
            to_site + href(data, "") if data else "",
            self.interface,
            section in _OF_THE_WHOLE or iri in self._violating,
        )

    def resource_page(self, node: NamedNode, section: str) -> Page:
        """Make the frame of the page of a resource that has one."""
        path = self.addresses.path(node.value)
        return self.page(path, section, self.labels.label(node), node.value, path)

    def name(self, node: NamedNode) -> Text:
        """Give the label of a resource, or its whole IRI where it has none."""
        if self.labels.has_label(node):
            return self.labels.label(node)
        return Text(node.value)

    def properties(self, node: Resource) -> Properties:
        """Read what is said of a resource: the objects of each predicate."""
        found: Properties = {}
        for predicate, value in outgoing(self.store, node):
            found.setdefault(predicate, []).append(value)
        return found

    def link(self, node: Node, page: Page) -> Link:
        """Link a resource from a page: inside the site, else out to the web."""
        if isinstance(node, Literal):
            return Link(self.labels.text(node), "")
        if isinstance(node, BlankNode):
            return Link(self.summary(node), "")
        links = self._links[page.up]
        known = links.get(node.value)
        if known is not None:
            return known
        target = self.addresses.href(node.value)
        if target is not None:
            link = Link(
                self.labels.label(node),
                page.up + target,
                node.value in self.vocabulary.deprecated,
                self.vocabulary.notations.get(node, ""),
            )
            links[node.value] = link
            return link
        if self.labels.has_label(node):
            text = self.labels.label(node)
        elif claimed := self._claimed(node, page):
            return claimed
        elif node.value in LEXINFO or node.value in LEXINFO_2:
            text = Text(grammar_name(node.value))
        else:
            text = Text(without_protocol(node.value))
        return Link(text, node.value if is_web(node.value) else "")

    def _claimed(self, node: NamedNode, page: Page) -> Link | None:
        """Lead from the IRI of a claim to the page of what it says something of."""
        claim = self.claims.read(node) if self.claims.any else None
        if claim is None or self.addresses.href(claim.subject.value) is None:
            return None
        link = self.link(claim.subject, page)
        said = self.translator.text(property_name(claim.predicate.value))
        own = link.text.language == self.interface
        text = Text(f"{link.text.value} ({said})", link.text.language if own else "")
        return Link(text, link.href)

    def links(self, nodes: Iterable[Node], page: Page) -> tuple[Link, ...]:
        """Link resources in the order of their labels."""
        return tuple(self.link(node, page) for node in self.labels.sorted(nodes))

    def summary(self, node: BlankNode) -> Text:
        """Put what is said of a blank node in one line: what, who, when."""
        values: list[tuple[int, str]] = []
        for predicate, value in outgoing(self.store, node):
            if predicate != RDF.type and not isinstance(value, BlankNode):
                rank = _SUMMARY.get(predicate, len(_SUMMARY) // 2)
                values.append((rank, self._summarised(predicate, value)))
        return Text(" · ".join(text for _, text in sorted(values)))

    def _summarised(self, predicate: NamedNode, value: NamedNode | Literal) -> str:
        if isinstance(value, NamedNode):
            return self.labels.label(value).value
        dated = is_date(value) or tells_a_date(predicate)
        return self.translator.date(value.value) if dated else value.value

    def texts(self, nodes: Iterable[Node]) -> tuple[Text, ...]:
        """Give literals (and what stands in blank nodes) in reading order."""
        literals = self.labels.in_order(n for n in nodes if isinstance(n, Literal))
        blank = [self.summary(n) for n in nodes if isinstance(n, BlankNode)]
        named = [Text(n.value) for n in nodes if isinstance(n, NamedNode)]
        return (
            *(self.labels.text(literal) for literal in literals),
            *sorted(blank, key=lambda text: text.value),
            *sorted(named, key=lambda text: text.value),
        )

    def label_rows(
        self, node: NamedNode, found: Properties, marks: Marks
    ) -> tuple[LabelRow, ...]:
        """Arrange the labels of a resource by language, wanted languages first."""
        kinds: dict[str, tuple[list[Text], list[Statement], list[Text]]] = {}
        for place, predicate in enumerate(
            (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        ):
            literals = [n for n in found.get(predicate, ()) if isinstance(n, Literal)]
            for literal in sorted(literals, key=_in_its_language):
                row = kinds.setdefault(language_of(literal), ([], [], []))
                text = Text(literal.value, language_of(literal))
                if place == 1:
                    row[1].append(Statement(text, marks.of(node, predicate, literal)))
                else:
                    row[place].append(text)  # type: ignore[arg-type]
        said = self._label_facts(found, marks)
        for tag in said:
            kinds.setdefault(tag, ([], [], []))
        return tuple(
            LabelRow(
                tag,
                tuple(preferred),
                tuple(alternative),
                tuple(hidden),
                tuple(said.get(tag, ())),
            )
            for tag, (preferred, alternative, hidden) in sorted(
                kinds.items(), key=lambda item: self.labels.language_rank(item[0])
            )
        )

    def _label_facts(
        self, found: Properties, marks: Marks
    ) -> dict[str, list[LabelFacts]]:
        """Read what is said of labels that are resources, by language (SKOS-XL 3)."""
        said: dict[str, list[LabelFacts]] = {}
        ordered = chain.from_iterable(
            sorted(found.get(predicate, ()), key=str) for predicate in XL_LABELS
        )
        # What is a label in two ways is told once.
        for node in dict.fromkeys(ordered):
            if isinstance(node, Literal):
                continue
            facts = marks.values.facts(node)
            if facts:
                text = self.labels.own_text(node)
                said.setdefault(text.language, []).append(
                    LabelFacts(text, marks.anchor(node), facts)
                )
        return said

    def note_groups(
        self, node: NamedNode, found: Properties, marks: Marks
    ) -> tuple[NoteGroup, ...]:
        """Gather the notes of a resource under their kinds."""
        return tuple(
            NoteGroup(PROPERTIES[kind.value], self.statements(node, kind, found, marks))
            for kind in NOTES
            if kind in found and kind not in HISTORY_NOTES
        )

    def statements(
        self, node: Resource, predicate: NamedNode, found: Properties, marks: Marks
    ) -> tuple[Statement, ...]:
        """Give the texts of one predicate with the marks of their evidence."""
        values = found.get(predicate)
        if not values:
            return ()
        literals = self.labels.in_order(v for v in values if isinstance(v, Literal))
        others = [v for v in values if not isinstance(v, Literal)]
        return (
            *(
                Statement(self.labels.text(v), marks.of(node, predicate, v))
                for v in literals
            ),
            *marks.values.statements(others),
        )

    def chosen(self, texts: Mapping[str, str]) -> Text:
        """Choose among texts by language tag: as wanted, else English, else any."""
        for tag in (*self.labels.order, "en", *texts):
            if tag in texts:
                return Text(texts[tag], tag)
        return Text("")

    def in_one_language(
        self, node: NamedNode, predicate: NamedNode, found: Properties, marks: Marks
    ) -> tuple[Statement, ...]:
        """Give the texts of one predicate in the best language they have alone."""
        return self._in_languages(node, predicate, found, marks, every=False)

    def in_languages_here(
        self, node: NamedNode, predicate: NamedNode, found: Properties, marks: Marks
    ) -> tuple[Statement, ...]:
        """Give the texts of one predicate in the best language they have.

        Those that the pages of no language of the site show as the best come as well.
        """
        return self._in_languages(node, predicate, found, marks, every=True)

    def _in_languages(
        self,
        node: NamedNode,
        predicate: NamedNode,
        found: Properties,
        marks: Marks,
        *,
        every: bool,
    ) -> tuple[Statement, ...]:
        tags = {one: self._tag(one) for one in found.get(predicate, ())}
        best = min(tags.values(), key=self.labels.language_rank, default="")
        pages = self.vocabulary.site_tags
        kept = [
            one
            for one, tag in tags.items()
            if tag == best
            or (every and not any(is_variant(tag, page) for page in pages))
        ]
        return self.statements(node, predicate, {predicate: kept}, marks)

    def _tag(self, node: Node) -> str:
        """Give the language of a text, which may stand in a resource."""
        if isinstance(node, Literal):
            return language_of(node)
        words = described(self.store, node).words
        return self.labels.best(words).language if words else ""

    def short_name(self, document: NamedNode) -> str:
        """Give the name by which the evidence cites a document."""
        name = self._short_names.get(document)
        if name is None:
            name = first_value(self.store, document, DCTERMS.identifier)
            name = name or self.labels.label(document).value
            name = name.partition("_")[0].partition(".")[0]
            self._short_names[document] = name
        return name

    def passage_link(self, passage: Passage, page: Page) -> PassageLink:
        """Lead from a page to the line of the document where a passage stands."""
        target = self.link(passage.document, page).href
        shown = passage.line and passage.document in self.vocabulary.document_set
        return PassageLink(
            self.short_name(passage.document),
            str(passage.line),
            f"{target}#L{passage.line}" if target and shown else target or "",
            passage.exact,
        )

    def evidence(self, claim: Claim, page: Page) -> Evidence:
        """Say what a claim rests on; on each page only its number, 0 here, differs."""
        known = self._evidence[page.up]
        evidence = known.get(claim.iri)
        if evidence is None:
            evidence = known[claim.iri] = Evidence(
                0,
                claim.status,
                tuple(self.passage_link(passage, page) for passage in claim.quoted),
                tuple(self.passage_link(passage, page) for passage in claim.derived),
                tuple(map(self.labels.text, claim.nuances)),
                tuple(map(self.labels.text, claim.reasons)),
                tuple(self.link(speaker, page) for speaker in claim.speakers),
            )
        return evidence

    def claim_line(
        self, claim: Claim, page: Page, marks: Marks, *, deep: bool = True
    ) -> ClaimLine:
        """Put a claim in words, with the claims that contradict it."""
        rivals = filter(None, map(self.claims.read, claim.contradicts)) if deep else ()
        return ClaimLine(
            self.link(claim.subject, page),
            property_name(claim.predicate.value),
            self.link(claim.object, page),
            claim.status,
            (marks.number(claim),),
            tuple(self.claim_line(rival, page, marks, deep=False) for rival in rivals),
            claim.iri.value.rpartition("/")[2],
        )


def _in_its_language(label: Literal) -> bytes:
    return collation(label.language or "").sort_key(label.value)
