"""JavaScript programs of the pages, search and SPARQL, bundled by hatch_build.py.

Where npm was missing at the installation they are not there.
"""

from vocable.paths import SITE_TEMPLATES

PROGRAMS = SITE_TEMPLATES / "static" / "programs"
_SPARQL = ("sparql.js", "sparql-worker.js", "web_bg.wasm.gz")
_SEARCH = "search.js"


def scripts() -> set[str]:
    """Name the scripts that are there, without extension."""
    return {path.stem for path in PROGRAMS.glob("*.js")}


def are_there() -> bool:
    """Tell whether all of them were made at the installation."""
    return all((PROGRAMS / name).is_file() for name in (*_SPARQL, _SEARCH))


def size_of_sparql() -> int | None:
    """Give how many bytes the SPARQL page loads of them, None where one is missing."""
    paths = [PROGRAMS / name for name in _SPARQL]
    if not all(path.is_file() for path in paths):
        return None
    return sum(path.stat().st_size for path in paths)
