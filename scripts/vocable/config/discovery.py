"""What a path names: a folder with `vocable.toml`, an RDF file, a folder of them."""

from collections.abc import Iterable
from pathlib import Path

from vocable.config.configuration import FILE_NAME, Configuration
from vocable.config.vocable_toml import read_vocable_toml
from vocable.errors import VocableError
from vocable.rdf.source_files import rdf_files


def configure(path: Path | None, passed_over: Iterable[Path] = ()) -> Configuration:
    """Find out what to work on: a folder, an RDF file, or what lies around here.

    Without a path the current folder is tried, then the only folder in `data/` that
    holds a `vocable.toml`. What is `passed_over`, because it is about to be written, is
    not looked for in folders. Raises ConfigurationError with file and line, and
    VocableError for a folder that Vocable wrote or that cannot be read whole.
    """
    place = path if path is not None else _nearby()
    try:
        there = place.exists()
    except OSError as error:
        raise VocableError(f"{place}: cannot be read: {error.strerror}") from error
    if not there:
        raise VocableError(
            f"{place}: no such file or folder; name an RDF file, or a folder that "
            f"holds RDF files or a {FILE_NAME}"
        )
    if not place.is_dir() and place.name != FILE_NAME:
        return Configuration(place, (place,))
    file = place / FILE_NAME if place.is_dir() else place
    if file.is_file():
        return read_vocable_toml(file, tuple(passed_over))
    sources, left_out = rdf_files(place, passed_over=passed_over)
    if not sources:
        raise VocableError(
            f"{place}: no RDF file in this folder; expected files ending in .ttl, "
            f".jsonld, .rdf, .nt and the like, or a {FILE_NAME}"
        )
    return Configuration(place, sources, left_out=left_out)


def _nearby() -> Path:
    here = Path()
    if (here / FILE_NAME).is_file():
        return here
    found = sorted(here.glob(f"data/*/{FILE_NAME}"))
    if len(found) == 1:
        return found[0].parent
    if found:
        names = ", ".join(str(file.parent) for file in found)
        raise VocableError(f"several vocabularies here: name one of {names}")
    raise VocableError(
        f"no {FILE_NAME} in this folder or in data/*; name the vocabulary to work on, "
        "for example: vocable build my-thesaurus.ttl -o site"
    )
