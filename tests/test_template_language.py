"""What a user's template makes of a constant stands in the language of each page."""

import pytest
from jinja2 import DictLoader

from vocable.html import rendering
from vocable.html.design import Design

LINE = (
    '{{ 1234567.5|number }}|{{ "de"|language }}|{{ "2024-01-31"|date }}|'
    '{{ 5000000|size }}|{{ "ar"|dir }}|{{ _("Terms")|sentence }}|'
    '{% set a = "de"|language %}{{ a }}|{{ ("de"|language) ~ "." }}|'
    '{% if ("de"|language) == "allemand" %}fr{% else %}en{% endif %}'
)


@pytest.mark.parametrize("first", ["fr", "en"])
def test_a_filter_of_a_constant_is_not_frozen_in_the_first_language(
    first, monkeypatch, tmp_path
):
    loader = DictLoader({"line": LINE})
    monkeypatch.setattr(Design, "loader", property(lambda _: loader))
    # Other names than those that another test has compiled.
    design = Design(tmp_path)
    languages = sorted({"fr", "en"}, key=lambda tag: tag != first)
    lines = {
        language: rendering.environment_in(language, design)
        .get_template("line")
        .render()
        for language in languages
    }
    assert "German|January 31, 2024|5 MB" in lines["en"]
    assert lines["en"].endswith("|German|German.|en")
    assert "allemand|31 janvier 2024|5 Mo" in lines["fr"].replace("\xa0", " ").replace(
        "\u202f", " "
    )
    assert lines["fr"].endswith("|allemand|allemand.|fr")
