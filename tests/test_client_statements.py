"""Thirty things the five documents say stand in the shipped vocabulary; ten do not.

The list was made from the documents, by a reader who had not written the data.
"""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import pytest


def word(sense, written, part="noun"):
    """Find a sense by the written form of its word."""
    return f"""?{sense}Entry ontolex:canonicalForm/ontolex:writtenRep "{written}"@fr ;
        lexinfo:partOfSpeech lexinfo:{part} ; ontolex:sense ?{sense} ."""


def named(thing, label):
    """Find a concept by a label in French."""
    return f'?{thing} skos:prefLabel|skos:altLabel "{label}"@fr .'


def note(label, document, line, *words):
    """Find what is said of a concept in some words, and accepted from a line."""
    held = " && ".join(f'CONTAINS(LCASE(?note), "{one}")' for one in words)
    return f"""{named("c", label)} ?c skos:note|skos:example|skos:definition ?note
        FILTER({held}) ?claim rdf:subject ?c ; rdf:object ?note . {cited(document, line)}"""


def cited(document, line, status="accepted"):
    """Hold the claim to a status and to a passage on a line of a document."""
    return f"""?claim adms:status vocable:{status} ; prov:wasDerivedFrom|prov:wasQuotedFrom ?passage .
        ?passage oa:hasSource/dcterms:identifier ?id ; vocable:line {line}
        FILTER(STRSTARTS(?id, "{document}"))"""


def members(*labels):
    """Find the one division that has all these members."""
    return "".join(
        f'?array skos:member/skos:prefLabel "{label}"@fr . ' for label in labels
    )


IS_A_CLIENT = (
    '?c skos:broader+/skos:prefLabel ?above FILTER(STRSTARTS(?above, "client"))'
)

SAID = {
    "000:6 client is pronounced and masculine": """?f ontolex:writtenRep "client"@fr ;
        ontolex:phoneticRep "kli.jɑ̃"@fr-fonipa ; lexinfo:gender lexinfo:masculine .""",
    "000:7 the Roman client was under patronage": f"""{word("s", "client")}
        ?s lexinfo:domain/skos:prefLabel "histoire"@fr ; ontolex:isLexicalizedSenseOf ?c .
        ?c skos:related/skos:prefLabel "patronage (Antiquité romaine)"@fr .""",
    "000:8 who consults a dentist is a client": f"""{word("s", "client")}
        ?s lexinfo:domain/skos:prefLabel "professions libérales"@fr ;
            ontolex:isLexicalizedSenseOf/skos:example ?x FILTER(CONTAINS(?x, "dentiste"))""",
    "000:10 a client is software, part of an application": f"""{named("c", "client (informatique)")}
        ?c skos:broader/skos:prefLabel "logiciel"@fr ;
            skos:related/skos:prefLabel "application client-serveur"@fr .""",
    "000:14 the adjective is of the architecture, in computing": f"""{word("s", "client", "adjective")}
        ?s lexinfo:domain/skos:prefLabel "informatique"@fr ; lexinfo:pertainsTo/
            ontolex:isLexicalizedSenseOf/skos:prefLabel "architecture client-serveur"@fr .""",
    "000:16 an organisation may buy for resale": """?c skos:broader+/skos:prefLabel "client organisation"@fr ;
        skos:definition ?d FILTER(CONTAINS(?d, "revendre"))""",
    "000:16 a negative experience is against a positive one": f"""{word("s", "expérience positive")}
        {word("t", "expérience négative")} ?s lexinfo:antonym ?t .""",
    "000:17 who is served without paying is a client, broadly": f"""{named("c", "bénéficiaire de services")}
        ?c skos:broader/skos:prefLabel "client (sens large)"@fr .""",
    "000:17 a lasting relation listens and respects": note(
        "relation commerciale", "000", 17, "écouter", "respect"
    ),
    "001:14 businesses ask for comments": note(
        "relation client", "001", 14, "commentaires"
    ),
    "001:14 clients are external or internal": members(
        "client externe", "client interne"
    ),
    "001:16 an employee may be an internal client": note(
        "client interne", "001", 16, "employé"
    ),
    "001:20 clients are grouped by race and sex, too": note(
        "segmentation", "001", 20, "race", "sexe"
    ),
    "001:22 universities teach the behaviour of consumers": note(
        "comportement des consommateurs", "001", 22, "universit"
    ),
    "001:26 customer service is of Six Sigma": f"""{named("c", "service à la clientèle")}
        {named("d", "Six Sigma")} ?c skos:related ?d .""",
    "001:26 loyalty shows in reviews and references": note(
        "fidélité", "001", 26, "avis en ligne", "références"
    ),
    "001:30 client and consumer are almost synonyms": f"""{word("s", "client")}
        {word("t", "consommateur")} ?s lexinfo:approximateSynonym ?t .""",
    "001:32 a purchasing agent is no client": note(
        "agent d’achat", "001", 32, "diffère"
    ),
    "002:10 cliente is the feminine": """?e ontolex:canonicalForm/ontolex:writtenRep "client"@fr ;
        ontolex:otherForm ?f . ?f ontolex:writtenRep "cliente"@fr ; lexinfo:gender lexinfo:feminine .""",
    "002:16 clients are of four types": members(
        "client potentiel", "client actuel", "client fidèle", "ancien client"
    ),
    "002:39 a prospect is a potential client, warm or cold": f"""{word("s", "prospect")}
        {word("t", "client potentiel")} ?s lexinfo:synonym ?t .
        {members("prospect chaud", "prospect froid")}""",
    "002:60 the clientele is of a business; some tell it from its passing trade": f"""
        {named("c", "clientèle (fonds de commerce)")} ?c skos:related/skos:prefLabel "fonds de commerce"@fr .
        {named("h", "achalandage")} ?h skos:note ?n FILTER(CONTAINS(?n, "économistes"))""",
    "002:66 a profile is geographic and psychographic": note(
        "profil client", "002", 66, "géographiques", "psychographiques"
    ),
    "002:86 in marketing a client may never buy": f"""{word("s", "client")}
        ?s lexinfo:domain/skos:prefLabel "marketing"@fr ; ontolex:isLexicalizedSenseOf ?c .
        ?claim rdf:subject ?c ; rdf:predicate skos:definition . {cited("002", 86)}""",
    "002:131 a persona defines the ideal client": f"""{named("c", "persona")}
        {named("d", "client idéal")} ?c skos:related ?d .""",
    "003:31 Sam Walton says who is the boss": """?claim rdf:object ?said ;
        prov:wasAttributedTo/foaf:name "Sam Walton" FILTER(CONTAINS(?said, "patron"))""",
    "003:37 the Latin custom is said, and refused": f"""?claim rdf:predicate vocable:etymology ;
        rdf:object ?o FILTER(CONTAINS(?o, "custom")) {cited("003", 37, "rejected")}""",
    "003:108 an agreement sets times and duties": note(
        "accord formel", "003", 108, "délais", "responsabilités"
    ),
    "003:198 a petrol station lives on its clientele": note(
        "entreprise basée sur la clientèle", "003", 198, "station-service"
    ),
    "004:18 a clientele may be a mass": members(
        "clientèle diffuse",
        "clientèle localisable",
        "clientèle identifiable",
        "clientèle de masse",
    ),
}

NOT_SAID = {
    "a consumer is a kind of client": f"{named('c', 'consommateur')} {IS_A_CLIENT}",
    "a red profile is a kind of client": f"{named('c', 'profil rouge')} {IS_A_CLIENT}",
    "patron is French for a client": f"{named('c', 'patron')} {IS_A_CLIENT}",
    "a potential client is a client in the economic sense": f"""{named("c", "client potentiel")}
        ?c skos:broader+/skos:prefLabel "client (économie)"@fr .""",
    "an internal client is a buyer": f"""{named("c", "client interne")}
        ?c skos:broader+/skos:prefLabel "acheteur"@fr .""",
    "a client is a kind of clientele": """?c skos:prefLabel ?l ;
        skos:broader+/skos:prefLabel "clientèle"@fr FILTER(STRSTARTS(?l, "client "))""",
    "supplier is the contrary of client": f"""{word("s", "client")} {word("t", "fournisseur")}
        ?s lexinfo:antonym ?t .""",
    "passing trade and clientele are synonyms": f"""{word("s", "achalandage")} {word("t", "clientèle")}
        ?s lexinfo:synonym ?t .""",
    "client comes from the Latin custom": """?e ontolex:canonicalForm/ontolex:writtenRep "client"@fr ;
        vocable:etymology ?o FILTER(CONTAINS(?o, "custom"))""",
    "the sales cycle of a dentist is long": f"""{named("c", "client (professions libérales)")}
        ?c skos:note ?n FILTER(CONTAINS(?n, "cycle"))""",
}


@pytest.mark.parametrize("statement", SAID)
def test_what_a_document_says_stands_in_the_vocabulary(ask, statement):
    assert ask(SAID[statement])


@pytest.mark.parametrize("statement", NOT_SAID)
def test_what_no_document_says_does_not_stand_in_the_vocabulary(ask, statement):
    assert not ask(NOT_SAID[statement])
