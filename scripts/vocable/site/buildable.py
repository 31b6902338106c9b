"""What would stop a build, whatever the data says; the check finds it too."""

from collections.abc import Mapping

from pyoxigraph import Store

from vocable.config.configuration import Configuration
from vocable.config.interface_languages import interface_languages
from vocable.config.named_queries import named_queries
from vocable.errors import QueryError, VocableError
from vocable.rdf.language_tags import canonical
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import merged_prefixes
from vocable.rdf.querying import answer
from vocable.vocabulary.addresses import RESERVED


def require_buildable(configuration: Configuration, graph: Graph) -> None:
    """Raise VocableError for what a configuration names and no build can use.

    That is a template, a catalogue, a static file or a logo, the font of the pictures,
    a named query, or a language whose pages would stand in the way of others.
    """
    _require_free(configuration)
    if configuration.templates or configuration.interface:
        # Jinja and ICU, and all that they need, are not for every check.
        from vocable.html.templates.overriding import require_usable  # noqa: PLC0415

        require_usable(configuration, _interfaces(configuration, graph.store))
    if configuration.templates or configuration.theme.logo:
        from vocable.html.design import design_of  # noqa: PLC0415 - as above

        for _ in design_of(configuration).static_files():
            pass
    if configuration.picture_font is not None:
        from vocable.html.preview_images import Pictures  # noqa: PLC0415 - as above

        Pictures(configuration.picture_font, "")
    _require_answerable(configuration, merged_prefixes(graph.prefixes))


def _require_free(configuration: Configuration) -> None:
    # The first stands at the root, in no folder of its own.
    for tag in configuration.interface[1:]:
        if tag.lower() in RESERVED:
            raise VocableError(
                f"interface: the pages in “{tag}” cannot stand in the folder {tag}, "
                "where the site has other files; name it first, or leave it out"
            )


def _interfaces(configuration: Configuration, store: Store) -> tuple[str, ...]:
    """Give the languages of the interface that pages may be made in."""
    if not configuration.interface:
        return interface_languages(configuration.templates)
    from vocable.vocabulary.labels import content_languages  # noqa: PLC0415 - as above
    from vocable.vocabulary.site_languages import site_languages  # noqa: PLC0415 - as above

    spoken = tuple(map(canonical, configuration.languages)) or content_languages(store)
    stated = site_languages(configuration, store, (), spoken)
    return tuple(dict.fromkeys(one.interface for one in stated))


def _require_answerable(
    configuration: Configuration, prefixes: Mapping[str, str]
) -> None:
    """Ask the named queries of no data: a mistake in them is told all the same."""
    nothing = Graph(Store(), ())
    for query in named_queries(configuration.path):
        try:
            answer(nothing, query.text, prefixes)
        except QueryError as error:
            raise QueryError(f"{query.path}: {error.message}") from error
