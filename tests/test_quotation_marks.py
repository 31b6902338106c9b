"""A title that holds quotation marks is quoted with those that stand within others."""

import pytest

from vocable.html.quotation_marks import quoted_in
from vocable.interface.catalogues import translator

NB = "\u00a0"


@pytest.mark.parametrize(
    ("language", "title", "quoted"),
    [
        ("fr", "thé", "« thé »"),
        ("fr", "« Thé », article", "« “Thé”, article »"),
        ("fr", "«\u202fThé\u202f» et «menthe»", "« “Thé” et “menthe” »"),
        ("fr", "« Un “thé” vert »", "« “Un « thé » vert” »"),
        ("fr", "Un “thé” vert", "« Un “thé” vert »"),
        ("fr", "« jamais fermé", "« « jamais fermé »"),
        ("en", "“Tea”, an article", "“‘Tea’, an article”"),
        ("en", "“The ‘green’ tea isn’t here”", "“‘The “green” tea isn’t here’”"),
        ("en", "« Thé », article", "“« Thé », article”"),
    ],
)
def test_marks_of_the_language_within_a_quoted_title_are_its_inner_ones(
    language, title, quoted
):
    given = quoted_in(translator(language))(title)
    assert given.replace(NB, " ") == quoted


def test_a_language_with_one_kind_of_marks_keeps_a_title_as_it_is():
    class OneKind:
        def text(self, message):
            return "»%(title)s«" if message else ""

    assert quoted_in(OneKind())("»Tee«") == "»»Tee««"
