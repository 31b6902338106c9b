"""The words of the text report: English, and what stands for it in French."""

from collections.abc import Mapping

_FRENCH = {
    "violation": "violation",
    "warning": "avertissement",
    "info": "remarque",
    "{count} violation": "{count} violation",
    "{count} violations": "{count} violations",
    "{count} warning": "{count} avertissement",
    "{count} warnings": "{count} avertissements",
    "{count} remark": "{count} remarque",
    "{count} remarks": "{count} remarques",
    "What to do: {advice}": "Que faire : {advice}",
    "and {count} more; --full lists them all": "et {count} de plus ; "
    "--full les donne toutes",
    "No finding: {rules} rules of the profile {profile} hold.": "Rien à signaler : "
    "les {rules} règles du profil {profile} sont respectées.",
    "Profile {profile}, {rules} rules: {counts}.": "Profil {profile}, {rules} "
    "règles : {counts}.",
    "The evidence was verified against the documents.": "Les passages ont été "
    "comparés aux documents.",
    "The evidence was not verified; --documents DIR, the folder that holds the "
    "documents, does it.": "Les passages n’ont pas été vérifiés ; --documents "
    "DOSSIER, le dossier qui contient les documents, le fait.",
}


def worded(text: str, language: str, **values: object) -> str:
    """Say a text of the report in a language, English where there is no other."""
    french = language.lower().startswith("fr")
    return (_FRENCH.get(text, text) if french else text).format(**values)


def chosen(texts: Mapping[str, str], language: str) -> str:
    """Choose the text of a language, else the English one, else any."""
    for tag in (language, language.partition("-")[0], "en"):
        if tag in texts:
            return texts[tag]
    return next(iter(texts.values()), "")
