"""The rules that only a comparison with the documents can check, and their words."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class EvidenceRule:
    """What a rule says is wrong, and what to do, by language tag."""

    message: Mapping[str, str]
    advice: Mapping[str, str]


EVIDENCE_RULES: Mapping[str, EvidenceRule] = {
    "document-file": EvidenceRule(
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
    "document-digest": EvidenceRule(
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
    "passage-position": EvidenceRule(
        {
            "fr": "Ce passage sort du document : ses positions vont au-delà de la fin.",
            "en": "This passage leaves the document: its positions go past the end.",
        },
        {
            "fr": "Corrigez oa:start et oa:end ; « vocable locate » les donne.",
            "en": "Correct oa:start and oa:end; “vocable locate” gives them.",
        },
    ),
    "passage-line": EvidenceRule(
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
    "passage-digest": EvidenceRule(
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
    "passage-text": EvidenceRule(
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
    "quotation": EvidenceRule(
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
}
