"""The rules of a whole graph that no shape can say, and their words."""

from collections.abc import Mapping

from vocable.checking.rules.procedures import Procedure

GRAPH_RULES: Mapping[str, Procedure] = {
    "composed-letters": Procedure(
        {
            "fr": "Ce libellé n’est pas en forme composée (Unicode NFC) : une de ses "
            "lettres est écrite en plusieurs signes, et une recherche la manque.",
            "en": "This label is not in composed form (Unicode NFC): one of its "
            "letters is written as several characters, and a search misses it.",
        },
        {
            "fr": "Retapez les lettres accentuées, ou convertissez le fichier en NFC "
            "avec « uconv -x any-nfc ».",
            "en": "Type the accented letters anew, or convert the file to NFC with "
            "“uconv -x any-nfc”.",
        },
        severity="violation",
        skos="warning",
    ),
    "nothing-to-show": Procedure(
        {
            "fr": "Aucun skos:Concept et aucune ontolex:LexicalEntry dans les "
            "fichiers : il n’y a rien à publier.",
            "en": "No skos:Concept and no ontolex:LexicalEntry in the files: there is "
            "nothing to publish.",
        },
        {
            "fr": "Déclarez chaque concept : <https://example.org/x> a skos:Concept .",
            "en": "Declare each concept: <https://example.org/x> a skos:Concept .",
        },
        severity="violation",
        skos="violation",
    ),
    "beyond-xml": Procedure(
        {
            "fr": "RDF/XML ne peut pas écrire cet énoncé : la propriété ne finit pas "
            "par un nom XML, ou le texte contient un caractère de commande. Le site "
            "est publié sans son fichier RDF/XML.",
            "en": "RDF/XML cannot write this statement: the property does not end in "
            "an XML name, or the text holds a control character. The site is "
            "published without its RDF/XML file.",
        },
        {
            "fr": "Corrigez l’IRI de la propriété, souvent une faute de frappe, ou "
            "ôtez le caractère.",
            "en": "Correct the IRI of the property, often a typing error, or take out "
            "the character.",
        },
        severity="warning",
        skos="warning",
    ),
    "foreign-genus": Procedure(
        {
            "fr": "La définition range ce concept sous un genre, la valeur montrée, "
            "qui n’est celui d’aucun de ses concepts plus larges.",
            "en": "The definition puts this concept under a genus, the value shown, "
            "that is not one of its broader concepts.",
        },
        {
            "fr": "Vérifiez que le concept est une sorte du plus large ; sinon, "
            "reliez-les par skos:related, ou définissez par le genre.",
            "en": "Check that the concept is a kind of the broader one; else link them "
            "with skos:related, or define by the genus.",
        },
        severity="info",
    ),
    "separate-cluster": Procedure(
        {
            "fr": "Ce concept et ceux qui lui sont liés ne sont liés ni au reste de "
            "leur schéma, ni à un concept de tête ; la valeur est leur nombre.",
            "en": "This concept and those linked to it are linked neither to the rest "
            "of their scheme nor to a top concept; the value is their number.",
        },
        {
            "fr": "Reliez le groupe au reste par skos:broader ou skos:related, ou "
            "déclarez concept de tête celui par lequel on y entre.",
            "en": "Link the group to the rest with skos:broader or skos:related, or "
            "declare as top concept the one by which a reader comes in.",
        },
        severity="info",
        skos="info",
    ),
}
