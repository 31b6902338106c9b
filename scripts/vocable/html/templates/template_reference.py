"""Template reference, docs/templates.md, generated from the page models."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from vocable.errors import VocableError
from vocable.html.design import OURS, our_files
from vocable.html.html_head import Head
from vocable.html.rendering import TEMPLATES
from vocable.html.template_errors import missing
from vocable.html.templates.model_types import field_types, in_words, parts_of
from vocable.pages.overviews.site import Site
from vocable.pages.parts import Page
from vocable.paths import SITE_TEMPLATES

# What the fields mean, kept beside the templates.
MEANINGS = SITE_TEMPLATES / "meanings.toml"
_JINJA = "https://jinja.palletsprojects.com/en/stable/templates/"
_INTRODUCTION = """\
# The templates and what they are given

Made from the page models by `vocable templates`; do not edit.

Name a folder under `templates` in `vocable.toml`, and what lies in it stands in the
place of ours by file name: templates, `static/` files, catalogues in `locale/`.
A template is [Jinja](https://jinja.palletsprojects.com/en/stable/templates/).
An override can build on what it replaces: `{% extends "vocable/concept.html" %}` is
always ours. `vocable templates concept.html` prints ours, to start from. Text is
escaped of itself; do not mark it safe, a vocabulary may hold anything. A template can
run any code: use only those that you trust.
"""


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """Read what fields, names and filters mean: for each model, name by name.

    Under `any` stand the fields that mean the same in every model.
    """
    return tomllib.loads(MEANINGS.read_text(encoding="utf-8"))


def meaning_of(model: type, name: str) -> str:
    """Say what a field of a model means, or nothing where nothing is written."""
    own = meanings().get(model.__name__, {})
    return own.get(name) or meanings()["any"].get(name, "")


def template_reference() -> str:
    """Write the reference as Markdown."""
    return "\n".join(
        (
            _INTRODUCTION,
            "## In every template",
            "",
            *_table("name", "what it is", sorted(meanings()["names"].items())),
            "",
            "## Filters",
            "",
            f"Beside [those of Jinja]({_JINJA}#list-of-builtin-filters):",
            "",
            *_table("filter", "what it writes", sorted(meanings()["filters"].items())),
            "",
            "# Pages",
            *_pages(),
            "",
            "# Parts that several pages share",
            *_shared(),
            "",
            "# What the models are made of",
            *_models(),
            "",
            "# Every file that yours can replace",
            "",
            *(f"- `{name}`" for name in our_files() if "/programs/" not in name),
            "",
        )
    )


def _table(first: str, second: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    yield f"| {first} | {second} |"
    yield "|---|---|"
    for name, meaning in rows:
        yield f"| `{name}` | {meaning} |"


def _pages() -> Iterator[str]:
    """Write a section for each template of a page, in the order of their names."""
    for model, template in sorted(TEMPLATES.items(), key=lambda item: item[1]):
        yield ""
        yield f"## {template}"
        yield ""
        yield f"{_told(model)} `it` is a `{model.__name__}`:"
        yield from _fields(model)


def _models() -> Iterator[str]:
    parts = [
        part for part in parts_of([*TEMPLATES, Site, Head]) if part not in TEMPLATES
    ]
    for model in sorted(parts, key=lambda part: part.__name__):
        yield ""
        yield f"## {model.__name__}"
        yield ""
        yield _told(model)
        yield from _fields(model)


def _fields(model: type) -> Iterator[str]:
    yield ""
    yield "| field | type | meaning |"
    yield "|---|---|---|"
    for name, kind in field_types(model).items():
        # A page stands in every template by itself.
        if kind is not Page or model not in TEMPLATES:
            yield f"| `{name}` | {_linked(kind)} | {meaning_of(model, name)} |"


def _linked(kind: object) -> str:
    """Name a type, the models in it as links to their sections."""
    # The section of a page bears the name of its template; anchors have no full stop.
    places = {
        part.__name__: TEMPLATES.get(part, part.__name__).replace(".", "").lower()
        for part in parts_of([*TEMPLATES, Site, Head])
    }
    return re.sub(
        r"[A-Z]\w+",
        lambda word: (
            f"[{word[0]}](#{places[word[0]]})" if word[0] in places else word[0]
        ),
        in_words(kind),
    )


def _told(model: type) -> str:
    """Give the docstring of a model as one paragraph each."""
    paragraphs = (model.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _shared() -> Iterator[str]:
    """Write what each part says of itself, and the macros it gives."""
    used = set(TEMPLATES.values())
    for name in our_files():
        if "/" in name or name in used or not name.endswith(".html"):
            continue
        text = (SITE_TEMPLATES / name).read_text(encoding="utf-8")
        yield ""
        yield f"## {name}"
        yield ""
        yield " ".join(text.partition("{#")[2].partition("#}")[0].split())
        macros = re.findall(r"{%-? macro (\w+\([^%]*\)) ", text)
        if macros:
            yield ""
            yield from (f"- `{macro}`" for macro in macros)


def our_file(name: str) -> str:
    """Give the text of a template or static file of ours, to start an override from.

    Raises VocableError where there is none of that name.
    """
    path = name.removeprefix(f"{OURS}/")
    if path not in our_files():
        raise VocableError(missing(name))
    return (SITE_TEMPLATES / path).read_text(encoding="utf-8")
