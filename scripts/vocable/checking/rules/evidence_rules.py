"""The rules that only a comparison with the documents can check, and their words."""

from collections.abc import Mapping

from vocable.checking.rules.procedures import Procedure

EVIDENCE_RULES: Mapping[str, Procedure] = {
    "document-file": Procedure(
        {
            "fr": "Le fichier de ce document manque dans le dossier des documents, ou "
            "n’est pas un texte en UTF-8.",
            "en": "The file of this document is missing from the folder of documents, "
            "or is not a text in UTF-8.",
        },
        {
            "fr": "Mettez dans le dossier le fichier que nomme dcterms:identifier, ou "
            "corrigez ce nom.",
            "en": "Put into the folder the file that dcterms:identifier names, or "
            "correct that name.",
        },
    ),
    "document-digest": Procedure(
        {
            "fr": "Le fichier de ce document n’a pas l’empreinte que disent les "
            "données : ce n’est pas le même fichier.",
            "en": "The file of this document does not have the digest the data "
            "states: it is not the same file.",
        },
        {
            "fr": "Retrouvez le fichier d’origine, ou relevez à nouveau les passages "
            "et corrigez vocable:sha256.",
            "en": "Find the original file again, or take the passages anew and "
            "correct vocable:sha256.",
        },
    ),
    "passage-position": Procedure(
        {
            "fr": "Ce passage sort du document : ses positions vont au-delà de la fin.",
            "en": "This passage leaves the document: its positions go past the end.",
        },
        {
            "fr": "Corrigez oa:start et oa:end ; « vocable locate » les donne.",
            "en": "Correct oa:start and oa:end; “vocable locate” gives them.",
        },
    ),
    "passage-line": Procedure(
        {
            "fr": "Ce passage ne commence pas à la ligne dite, ou ne tient pas sur "
            "une ligne.",
            "en": "This passage does not start on the line stated, or does not fit "
            "on one line.",
        },
        {
            "fr": "Corrigez vocable:line, ou faites un passage par ligne.",
            "en": "Correct vocable:line, or make one passage a line.",
        },
    ),
    "passage-digest": Procedure(
        {
            "fr": "Le texte entre ces positions n’a pas l’empreinte du passage.",
            "en": "The text between these positions does not have the passage’s "
            "digest.",
        },
        {
            "fr": "Relevez à nouveau le passage avec « vocable locate ».",
            "en": "Take the passage anew with “vocable locate”.",
        },
    ),
    "passage-text": Procedure(
        {
            "fr": "Le texte cité (oa:exact) n’est pas celui du document à ces "
            "positions.",
            "en": "The quoted text (oa:exact) is not that of the document at these "
            "positions.",
        },
        {
            "fr": "Recopiez le texte tel quel, ou corrigez les positions.",
            "en": "Copy the text just as it is, or correct the positions.",
        },
    ),
    "quotation": Procedure(
        {
            "fr": "Les mots de l’objet ne se trouvent pas dans le passage dont "
            "l’attestation dit les citer (casse, pluriel, apostrophes et espaces "
            "mis à part).",
            "en": "The words of the object do not stand in the passage the "
            "attestation says it quotes (whatever the case, plural, apostrophes and "
            "spaces).",
        },
        {
            "fr": "Si c’est notre lecture du passage, employez prov:wasDerivedFrom ; "
            "sinon, corrigez le passage ou l’objet.",
            "en": "If it is our reading of the passage, use prov:wasDerivedFrom; "
            "else correct the passage or the object.",
        },
    ),
    "name": Procedure(
        {
            "fr": "Aucun des passages de l’attestation ne contient tous les mots de ce "
            "nom, même fléchis ou séparés.",
            "en": "None of the passages of the attestation holds all the words of this "
            "name, be they inflected or apart.",
        },
        {
            "fr": "Citez le passage où le nom se lit ; si le nom est de vous, le "
            "statut est vocable:editorial, avec sa raison.",
            "en": "Cite the passage where the name is read; where the name is yours, "
            "the status is vocable:editorial, with its reason.",
        },
    ),
    "occurrence": Procedure(
        {
            "fr": "L’index dit que ce mot se trouve à un endroit d’un document où il "
            "ne se trouve pas, ou en compte mal les occurrences.",
            "en": "The index says this word occurs at a place of a document where it "
            "does not, or miscounts its occurrences.",
        },
        {
            "fr": "Refaites l’index par « vocable occurrences ».",
            "en": "Make the index anew with “vocable occurrences”.",
        },
    ),
    "missing-occurrence": Procedure(
        {
            "fr": "Ce mot se trouve dans un document, à une ligne que l’index des "
            "occurrences ne dit pas.",
            "en": "This word occurs in a document, on a line the index of occurrences "
            "does not tell.",
        },
        {
            "fr": "Refaites l’index par « vocable occurrences ».",
            "en": "Make the index anew with “vocable occurrences”.",
        },
        severity="warning",
    ),
    "uncovered-document-lines": Procedure(
        {
            "fr": "Aucun passage ne se trouve dans ces lignes du document, et le "
            "registre des lignes sans emploi ne les nomme pas.",
            "en": "No passage stands in these lines of the document, and the ledger "
            "of uncovered lines does not name them.",
        },
        {
            "fr": "Tirez-en une attestation, ou nommez-les dans une "
            "vocable:UncoveredLines qui dise pourquoi elles ne soutiennent rien.",
            "en": "Take an attestation from them, or name them in a "
            "vocable:UncoveredLines that says why they support nothing.",
        },
        severity="warning",
    ),
    "uncovered-document-text": Procedure(
        {
            "fr": "Ces caractères d’une ligne du document ne sont d’aucun passage, et "
            "le registre ne les nomme pas.",
            "en": "These characters of a line of the document are of no passage, and "
            "the ledger does not name them.",
        },
        {
            "fr": "Tirez-en une attestation, ou nommez-les dans une "
            "vocable:UncoveredLines avec oa:start et oa:end.",
            "en": "Take an attestation from them, or name them in a "
            "vocable:UncoveredLines with oa:start and oa:end.",
        },
        severity="info",
    ),
    "range-position": Procedure(
        {
            "fr": "Cette plage de lignes sort du document : la dernière ligne du "
            "document vient avant.",
            "en": "This range of lines leaves the document: the last line of the "
            "document comes before.",
        },
        {
            "fr": "Corrigez vocable:firstLine et vocable:lastLine ; la valeur "
            "montrée est le nombre de lignes du document.",
            "en": "Correct vocable:firstLine and vocable:lastLine; the value shown "
            "is the number of lines of the document.",
        },
    ),
}
