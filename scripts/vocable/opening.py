"""Opening of a vocabulary: configuration read, files loaded, graph entailed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from vocable.config.configuration import Configuration
from vocable.config.discovery import configure
from vocable.counting import how_many
from vocable.errors import LoadingError, VocableError
from vocable.rdf.base_iris import NOWHERE, Bases, is_base
from vocable.rdf.formats import format_of
from vocable.rdf.loading import Graph, load
from vocable.vocabulary.entailment import entail

# How many files are told by name.
_FEW = 6


def opened(
    path: Path | None,
    tell: Callable[[str], None],
    *,
    base: str | None = None,
    site_url: str | None = None,
    out: Path | None = None,
) -> tuple[Configuration, Graph]:
    """Load what a path names, with all that follows from it.

    `base` and `site_url` stand over those of the configuration, and what is about to
    be written to `out` is not read. Each line of `tell` is about the reading: which
    files of a folder, in which syntax where their names say another, with which base
    where there are relative IRIs. Raises VocableError as `configure` and `load` do.
    """
    if base is not None and not is_base(base):
        raise VocableError(
            f"--base {base}: a base is a whole IRI, like https://example.org/terms/"
        )
    configuration = configure(path, () if out is None else (out,))
    configuration = replace(
        configuration,
        base=base or configuration.base,
        site_url=site_url or configuration.site_url,
    )
    graph = load(configuration.sources, configuration.bases)
    if next(iter(graph.store), None) is None:
        raise LoadingError(
            _few([str(path) for path in configuration.sources]),
            "no statement stands there; write the first concept, such as "
            "<https://example.org/x> a skos:Concept .",
        )
    for line in (*_what(configuration), *_how(graph, configuration.bases)):
        tell(line)
    entail(graph)
    return configuration, graph


def opened_release(
    path: Path, tell: Callable[[str], None], current: Configuration
) -> Graph:
    """Load what an earlier release says itself, its relative IRIs as the current's.

    One file resolves them as the one file of the current release does, whatever its
    name; many do so by name.
    """
    configuration = configure(path)
    bases = configuration.bases
    if not (bases.base or bases.site_url):
        bases = replace(current.bases, folder=bases.folder)
        if len(configuration.sources) == len(current.sources) == 1:
            bases = replace(bases, base=current.bases.of(current.sources[0]))
    graph = load(configuration.sources, bases)
    for line in (*_what(configuration), *_how(graph, bases)):
        tell(line)
    return graph


def _what(configuration: Configuration) -> Iterator[str]:
    """Tell which files of a folder are read; one that was named needs no telling."""
    folder = configuration.path
    if not folder.is_dir():
        return
    names = _few([_name(path, folder) for path in configuration.sources], "RDF file")
    left_out = [_name(path, folder) for path in configuration.left_out]
    passed = f"; left out, as Vocable writes it: {_few(left_out)}" if left_out else ""
    yield f"Reading {names} in {folder}{passed}."


def _how(graph: Graph, bases: Bases) -> Iterator[str]:
    """Tell what is not as the names of files say, and where relative IRIs lead."""
    for path, reading in graph.readings.items():
        announced = format_of(path)
        if announced and announced != reading.format:
            stem = path.name.lower().removesuffix(".gz").rpartition(".")[0]
            yield (
                f"{path}: this is {reading.format.title}, not {announced.title}, and "
                f"is read as such; name it {stem}.{reading.format.extension}"
            )
    relative = [path for path, reading in graph.readings.items() if reading.base]
    if relative:
        used = {graph.readings[path].base for path in relative}
        base = used.pop() if len(used) == 1 else f"{bases.site_url or NOWHERE}NAME"
        nowhere = "; such IRIs lead nowhere" if base.startswith(NOWHERE) else ""
        advice = "; --base, or base in vocable.toml, chooses another"
        yield (
            f"{_few([str(path) for path in relative])}: relative IRIs are read with "
            f"the base {base}{nowhere}{'' if bases.base else advice}."
        )


def _name(path: Path, folder: Path) -> str:
    inside = path.is_relative_to(folder)
    return path.relative_to(folder).as_posix() if inside else str(path)


def _few(names: Sequence[str], kind: str = "file") -> str:
    """Name a few, or count many."""
    return ", ".join(names) if len(names) <= _FEW else how_many(len(names), kind)
