"""Configuration from `vocable.toml`, or its defaults where there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vocable.config.content_security_policy import (
    Security,
)
from vocable.config.theme import Theme
from vocable.rdf.base_iris import Bases

FILE_NAME = "vocable.toml"
PROFILES = ("skos", "vocable")
ORDERS = ("notation", "label")
NOTATION_ORDERS = ("natural", "decimal", "lexical")
SEVERITIES = ("violation", "warning", "info", "ignore")


@dataclass(frozen=True)
class Configuration:
    """How one vocabulary is read, checked and published.

    `sources` are the RDF files, and `left_out` the folders and files that were passed
    over as Vocable's own. `base` is that of relative IRIs. `languages` orders the
    languages of the content and `interface` those of the pages, the first standing at
    the root of the site; without it the content tells.
    `order` says what narrower concepts and members are sorted by: notation, as
    `notation_order` compares it, and then label, or label alone. `shapes` are the files
    of the user's own SHACL shapes, `templates` is the folder of their own templates and
    `theme` their colours, fonts and logo, `security` what these need beyond the site's
    own files. With `picture_font` each term has a picture for links to it. What is
    empty or None is found in the data.
    """

    path: Path
    sources: tuple[Path, ...]
    title: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    interface: tuple[str, ...] = ()
    profile: str = "skos"
    order: str = "notation"
    notation_order: str = "natural"
    base: str | None = None
    iri_space: str | None = None
    site_url: str | None = None
    severity: Mapping[str, str] = field(default_factory=dict)
    shapes: tuple[Path, ...] = ()
    templates: Path | None = None
    theme: Theme = field(default_factory=Theme)
    security: Security = field(default_factory=Security)
    picture_font: Path | None = None
    left_out: tuple[Path, ...] = ()

    @property
    def bases(self) -> Bases:
        """How the base of the relative IRIs of a file is found."""
        folder = self.path if self.path.is_dir() else None
        return Bases(self.base, self.site_url, folder)
