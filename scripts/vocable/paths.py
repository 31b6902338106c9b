"""The folders that ship with the package."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
# A wheel holds them inside the package, a checkout at its root.
_HOME = _PACKAGE if (_PACKAGE / "ontology").is_dir() else _PACKAGE.parents[1]

ONTOLOGY = _HOME / "ontology"
SITE_TEMPLATES = _HOME / "site_templates"
