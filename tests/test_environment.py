"""Templates compiled for our pages write what Jinja itself would write."""

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from vocable.html import environment
from vocable.html.environment import SiteEnvironment, escaped
from vocable.html.markup import Words
from vocable.interface.catalogues import translator

MACROS = """
{% macro both(a, b="x", class_="") %}[{{ a }}|{{ b }}|{{ class_ }}]{% endmacro %}
{% macro around() %}({{ caller("<c>") }}){% endmacro %}
"""
TEMPLATE = """
{% from "macros" import both, around %}
{{ value }}{{ value|upper }}{{ value ~ "<" }}{{ "<"|safe }}{{ 1 + 2 }}{{ none }}
{{ both(value) }}{{ both(value, b="&") }}{{ both(*rows[0]) }}{{ both(**{"a": "'"}) }}
{% call(inner) around() %}{{ inner }}{{ value }}{% endcall %}
{% for row in rows %}{{ loop.index }}{{ both(row[0], b=row[1]) }}{% endfor %}
{% for name in rows[0]|map("upper") %}{{ name }}{% endfor %}
{{ _("Terms") }}{{ _("line %(line)s", line=value) }}
{{ ngettext("%(n)s more", "%(n)s more", 2) }}{% set words = "Terms" %}{{ _(words) }}
{% autoescape false %}{{ value }}{% endautoescape %}
"""


class Marked:
    """A value that knows how it stands in HTML."""

    def __html__(self):
        return "<i>"


def environments():
    loader = jinja2.DictLoader({"macros": MACROS, "page": TEMPLATE})
    words = Words(translator("fr"))
    plain = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    plain.globals.update(_=words.text, ngettext=words.count)
    return SiteEnvironment(words, loader=loader), plain


OURS, JINJAS = environments()


@given(
    st.one_of(
        st.text(), st.text().map(Markup), st.integers(), st.floats(), st.booleans()
    )
)
def test_a_value_is_escaped_as_markupsafe_does(value):
    assert escaped(value) == str(escape(value))


def test_a_value_that_knows_its_html_is_asked_for_it():
    assert escaped(Marked()) == "<i>"


@given(st.text(), st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=3))
def test_a_page_is_what_jinja_makes_of_it(value, rows):
    given = {"value": value, "rows": rows}
    ours = OURS.get_template("page").render(given)
    assert ours == JINJAS.get_template("page").render(given)
    assert "Termes" in ours


def test_what_may_not_be_there_is_asked_as_jinja_asks():
    template = OURS.from_string(
        "{{ it.x is defined }} {{ it.y|default('-') }} {{ it.real }} "
        "{{ 'a' if it.z is undefined }}{{ {'k': 1}.k|d(2) }}"
    )
    assert template.render(it=1) == "False - 1 a1"
    with pytest.raises(AttributeError, match="'int' object has no attribute 'x'"):
        OURS.from_string("{{ it.x }}").render(it=1)


def test_what_is_unknown_is_named():
    with pytest.raises(jinja2.UndefinedError, match="'nothing' is undefined"):
        OURS.from_string("{{ nothing(1) }}").render()


def test_compiled_templates_are_told_apart_by_what_compiled_them(monkeypatch, tmp_path):
    def name_of_the_cache(source):
        file = tmp_path / "environment.py"
        file.write_text(source)
        monkeypatch.setattr(environment, "__file__", str(file))
        environment._compiled.cache_clear()
        return environment._compiled().pattern

    try:
        assert name_of_the_cache("1") != name_of_the_cache("2")
    finally:
        environment._compiled.cache_clear()


def test_what_cannot_be_kept_is_compiled_all_the_same(tmp_path):
    there = tmp_path / "gone"
    there.mkdir()
    cache = environment._Compiled(str(there))
    there.rmdir()
    kept = jinja2.Environment(
        loader=jinja2.DictLoader({"a": "text"}), bytecode_cache=cache, autoescape=True
    )
    assert kept.get_template("a").render() == "text"
