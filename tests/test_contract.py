"""Templates, page models and their reference hold together."""

import inspect
import pkgutil
import re
from dataclasses import dataclass
from importlib import import_module
from typing import NamedTuple

import pytest

import vocable
from vocable import pages, search
from vocable.html.design import Design, our_files
from vocable.html.html_head import Head
from vocable.html.rendering import PARTS, TEMPLATES, environment_in
from vocable.html.templates.model_types import (
    OPEN,
    field_types,
    in_words,
    is_model,
    item,
    one_of,
    parts_of,
)
from vocable.html.templates.template_contract import Contract
from vocable.html.templates.template_reference import (
    MEANINGS,
    meaning_of,
    meanings,
    our_file,
    template_reference,
)
from vocable.pages.overviews.site import Site
from vocable.paths import SITE_TEMPLATES

MODELS = parts_of([*TEMPLATES, Site, Head])
# Read by code, not by templates.
READ_BY_CODE = {
    *("BookPage.places", "Sense.iri", "ComparedSide.concepts", "ComparedSide.facts"),
}


def page_models():
    """Every class of the pages' modules that is the model of a whole page."""
    found = (
        *pkgutil.walk_packages(pages.__path__, "vocable.pages."),
        *pkgutil.iter_modules(search.__path__, "vocable.search."),
    )
    for module in found:
        for name, kind in inspect.getmembers(import_module(module.name)):
            ours = inspect.isclass(kind) and kind.__module__ == module.name
            if ours and is_model(kind) and name.endswith("Page") and name != "Page":
                yield kind


@pytest.fixture(scope="module")
def ours():
    contract = Contract(Design())
    for model, name in TEMPLATES.items():
        contract.follow(name, model)
    for name, given in PARTS.items():
        contract.follow(name, **given)
    return contract.asked


def test_every_page_model_has_a_template_and_no_other_class_has():
    assert set(TEMPLATES) == set(page_models())


def test_every_template_shows_a_model():
    whole = {
        p.name for p in SITE_TEMPLATES.glob("*.html") if not p.name.startswith("_")
    }
    assert whole == set(TEMPLATES.values())


def test_every_template_says_which_model_it_shows():
    for model, name in TEMPLATES.items():
        text = (SITE_TEMPLATES / name).read_text(encoding="utf-8")
        assert f"Model: {model.__name__}." in text.partition("#}")[0], name


def test_every_part_is_used_by_a_template():
    texts = {p.name: p.read_text() for p in SITE_TEMPLATES.glob("*.html")}
    code = "".join(
        inspect.getsource(import_module(module.name))
        for module in pkgutil.walk_packages(vocable.__path__, "vocable.")
        if not module.name.endswith("__main__")
    )
    for part in (name for name in texts if name.startswith("_")):
        users = [n for n, text in texts.items() if n != part and part in text]
        assert users or f'"{part}"' in code, part


def test_no_template_asks_for_a_field_that_there_is_not(ours):
    assert ours.problems == []


def test_every_field_of_every_model_is_shown_by_a_template(ours):
    idle = {
        f"{model.__name__}.{name}"
        for model in MODELS
        for name in field_types(model)
        # The frame is given to each template by itself.
        if (model, name) not in ours.shown
        and not (model in TEMPLATES and name == "page")
    }
    assert idle - READ_BY_CODE == set()


# That the contract sees what it should ----------------------------------------------


class Leaf(NamedTuple):
    """A part."""

    word: str
    count_: int = 0


@dataclass(frozen=True)
class Tree:
    """A model."""

    leaf: Leaf
    leaves: tuple[Leaf, ...]
    pairs: tuple[tuple[Leaf, str], ...]
    maybe: Leaf | None
    branches: tuple["Tree", ...]
    idle: str = ""

    @property
    def first(self) -> Leaf:
        return self.leaf

    def grown(self) -> str:
        return self.idle


@pytest.fixture
def followed(tmp_path):
    """Follow a template that shows a Tree; give what is wrong, and what is shown."""

    def follow(text, **others):
        for name, content in {"t": text, **others}.items():
            (tmp_path / f"{name}.html").write_text(content, encoding="utf-8")
        contract = Contract(Design(tmp_path))
        contract.follow("t.html", Tree)
        asked = contract.asked
        return (
            [f"{p.template}:{p.line} {p.model}.{p.name}" for p in asked.problems],
            {f"{model.__name__}.{name}" for model, name in asked.shown},
        )

    return follow


@pytest.mark.parametrize(
    "text",
    [
        "{{ it.leaf.wrong }}",
        "{{ it.first.wrong }}",
        "{{ it.maybe.wrong }}",
        "{{ it.leaves[0].wrong }}",
        "{{ (it.leaves|first).wrong }}",
        "{{ (it.leaves|sort|last).wrong }}",
        "{{ (it.leaf or it.maybe).wrong }}",
        "{{ (it.leaf if it.idle else it.maybe).wrong }}",
        "{{ it.leaves|selectattr('wrong')|list }}",
        "{% for one in it.leaves %}{{ one.wrong }}{% endfor %}",
        "{% for one in it.leaves[1:3] if one.wrong %}{% endfor %}",
        "{% for one, text in it.pairs %}{{ one.wrong }}{% endfor %}",
        "{% for tree in it.branches %}{{ tree.leaf.wrong }}{% endfor %}",
        "{% set leaf = it.leaf %}{{ leaf.wrong }}",
        "{% with leaf = it.leaf %}{{ leaf.wrong }}{% endwith %}",
        "{% macro m(x) %}{{ x.wrong }}{% endmacro %}{{ m(it.leaf) }}",
        "{% macro m(x) %}{{ x.wrong }}{% endmacro %}{{ m(x=it.leaf) }}",
        "{% if false %}{{ it.leaf.wrong|upper }}{% endif %}",
        "{% set all %}{{ it.leaf.wrong }}{% endset %}",
        "{{ 'a' ~ it.leaf.wrong }}",
    ],
)
def test_a_wrong_field_is_found_wherever_it_stands(followed, text):
    problems, _ = followed(text)
    assert problems == ["t.html:1 Leaf.wrong"]


def test_a_wrong_field_is_found_in_what_a_template_extends_and_imports(followed):
    problems, _ = followed(
        '{% extends "base.html" %}{% import "lib.html" as lib %}'
        "{% from 'lib.html' import show as shown %}"
        "{% block b %}{{ super() }}{{ lib.show(it.leaf) }}{{ shown(it)}}{% endblock %}",
        base="{{ it.bad }}\n{% block b %}{{ it.worse }}{% endblock %}"
        "{% include 'more.html' %}",
        lib="{% macro show(x) %}\n\n{{ x.word }}{% endmacro %}",
        more="{{ it.worst }}",
    )
    assert problems == [
        "base.html:1 Tree.bad",
        "base.html:2 Tree.worse",
        "lib.html:3 Tree.word",
        "more.html:1 Tree.worst",
    ]


def test_what_an_override_hides_is_not_asked_for(followed):
    problems, shown = followed(
        '{% extends "base.html" %}{% block b %}{{ it.leaf.word }}{% endblock %}',
        base="{% block b %}{{ it.worse }}{% endblock %}",
    )
    assert problems == []
    assert shown == {"Tree.leaf", "Leaf.word"}


def test_what_is_not_ours_is_left_open(followed):
    problems, _ = followed(
        "{{ it.idle.upper() }}{{ anything.at.all }}{{ loop.index }}"
        "{{ it.leaf.word.wrong }}{{ lipsum(1).x }}{{ (1, 2)[0].x }}{{ it.grown() }}"
    )
    assert problems == []


def test_what_may_be_of_two_models_needs_the_field_in_one(followed):
    both = "{% set x = it.leaf or it.branches[0] %}"
    assert followed(both + "{{ x.word }}{{ x.idle }}")[0] == []
    assert followed(both + "{{ x.wrong }}")[0] == ["t.html:1 Leaf.wrong"]


def test_a_value_that_a_filter_of_ours_shows_is_shown_whole(followed):
    _, shown = followed("{{ it.leaf|link }}{{ it.leaves|length }}")
    assert shown == {"Tree.leaf", "Tree.leaves", "Leaf.word", "Leaf.count_"}


def test_a_field_that_no_template_shows_is_found(followed):
    _, shown = followed("{{ it.leaf.word }}")
    assert "Tree.idle" not in shown


# The types --------------------------------------------------------------------------


def test_types_are_told_in_words():
    told = {name: in_words(kind) for name, kind in field_types(Tree).items()}
    assert told == {
        "leaf": "Leaf",
        "leaves": "list of Leaf",
        "pairs": "list of (Leaf, text)",
        "maybe": "Leaf or nothing",
        "branches": "list of Tree",
        "idle": "text",
        "first": "Leaf",
    }


def test_an_item_of_a_tuple_has_its_own_type():
    assert item(tuple[int, ...]) is int
    assert item(tuple[int, str], 1) is str
    assert item(tuple[int, str]) == int | str
    assert item(Leaf, 1) is int
    assert item(str) is OPEN
    assert item(tuple[int, str], 5) is OPEN
    assert one_of([int, OPEN]) is OPEN
    assert parts_of([Tree]) == [Tree, Leaf]


# The reference ----------------------------------------------------------------------


def test_the_reference_is_that_of_the_models(request):
    kept = request.config.rootpath / "docs" / "templates.md"
    assert kept.read_text(encoding="utf-8") == template_reference(), (
        "run: vocable templates > docs/templates.md"
    )


def test_no_two_models_bear_the_same_name():
    names = [model.__name__ for model in MODELS]
    assert sorted(names) == sorted(set(names))


def test_the_meaning_of_every_field_is_written():
    missing = [
        f"{model.__name__}.{name}"
        for model in MODELS
        for name in field_types(model)
        if not meaning_of(model, name) and f"`{name}`" not in (model.__doc__ or "")
    ]
    assert missing == [], MEANINGS


def test_no_meaning_is_of_a_field_that_there_is_not():
    fields = {model.__name__: set(field_types(model)) for model in MODELS}
    fields["any"] = set().union(*fields.values())
    written = {
        f"{model}.{name}"
        for model, names in meanings().items()
        if model not in {"names", "filters"}
        for name in names
    }
    there = {f"{model}.{name}" for model, names in fields.items() for name in names}
    assert written - there == set()


def test_every_name_and_filter_of_the_environment_is_written():
    import jinja2  # noqa: PLC0415 - for this alone

    plain, made = jinja2.Environment(autoescape=True), environment_in("en", Design())
    assert set(meanings()["filters"]) == set(made.filters) - set(plain.filters)
    given = {"it", "page", "site", "head", "header", "footer", "cite", "cite_whole"}
    written = {re.sub(r"\(.*", "", name) for name in meanings()["names"]}
    assert written == set(made.globals) - set(plain.globals) | given


def test_the_reference_leads_from_type_to_type():
    text = template_reference()
    headings = {
        line[3:].replace(".", "").lower()
        for line in text.splitlines()
        if line.startswith("## ")
    }
    assert set(re.findall(r"\]\(#([a-z0-9]+)\)", text)) <= headings
    assert "| `definitions` | list of [Statement](#statement) |" in text
    assert "- `breadcrumbs(paths, here)`" in text
    for name in our_files():
        assert "/programs/" in name or f"- `{name}`" in text


def test_the_command_prints_the_reference_and_our_files(invoke):
    assert invoke("templates").stdout == template_reference()
    for name in ("concept.html", "vocable/concept.html", "static/vocable.css"):
        there = SITE_TEMPLATES / name.removeprefix("vocable/")
        assert invoke("templates", name).stdout == there.read_text(encoding="utf-8")
        assert our_file(name)


@pytest.mark.parametrize("name", ["concpt.html", "../README.md", "/etc/passwd", ""])
def test_the_command_names_the_nearest_of_what_is_not_there(invoke, name):
    result = invoke("templates", name)
    assert result.exit_code == 1
    assert f"Error: there is no template {name}; " in result.stderr
