"""Design of a site: our templates, styles and catalogues, and a user's over them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader

from vocable.config.configuration import Configuration
from vocable.config.content_security_policy import Security
from vocable.config.theme import Theme
from vocable.errors import InputError
from vocable.interface.catalogues import Translator, translator
from vocable.paths import SITE_TEMPLATES, files_below, require_distinct

_STATIC = "static"
THEME_SHEET = f"{_STATIC}/theme.css"
# By this name an override reaches the template that it replaces.
OURS = "vocable"


@dataclass(frozen=True)
class Design:
    """Where the files of a site come from; `folder` holds the user's, if any.

    Links in it may lead into `home`, the folder of the vocabulary, and no further.
    """

    folder: Path | None = None
    theme: Theme = field(default_factory=Theme)
    security: Security = field(default_factory=Security)
    home: Path | None = None

    @property
    def loader(self) -> BaseLoader:
        """Finds a template by file name: the user's, else ours.

        `vocable/NAME` is always ours, so that an override can extend what it replaces.
        """
        ours = FileSystemLoader(SITE_TEMPLATES)
        mine = [FileSystemLoader(self.folder)] if self.folder else []
        return ChoiceLoader([*mine, ours, PrefixLoader({OURS: ours})])

    def translator(self, language: str) -> Translator:
        """Read the catalogue of a language; raises VocableError without one."""
        return translator(language, self.folder)

    @property
    def logo(self) -> str:
        """The path of the logo in the site, or nothing."""
        logo = self.theme.logo
        return f"{_STATIC}/logo{logo.suffix.lower()}" if logo else ""

    @property
    def theme_sheet(self) -> str:
        """The path of the generated stylesheet in the site, or nothing."""
        return THEME_SHEET if self.theme.stylesheet else ""

    @property
    def policy(self) -> str:
        """What a page may load and run: its Content-Security-Policy."""
        return self.security.policy()

    @property
    def sparql_policy(self) -> str:
        """The policy of the page that runs WebAssembly."""
        return self.security.policy(script_src="'wasm-unsafe-eval'")

    def read(self, name: str) -> str:
        """Read a file of ours that is no template, or the user's in its place."""
        mine = self.folder / name if self.folder else None
        file = mine if mine and mine.is_file() else SITE_TEMPLATES / name
        return file.read_text(encoding="utf-8")

    def own_files(self) -> list[str]:
        """List the user's files by their paths with slashes, none hidden.

        Raises InputError for a link that leads out of the vocabulary's folder.
        """
        if self.folder is None:
            return []

        def chosen(path: Path) -> bool:
            return not path.name.endswith("~")

        found = files_below(self.folder, chosen, chosen, within=self.home)
        return sorted(path.relative_to(self.folder).as_posix() for path in found)

    def static_files(self) -> Iterator[tuple[str, bytes]]:
        """Give the static files by their paths in the site, sorted by path.

        Raises InputError for one that cannot be read, and for one that differs from
        another only in case.
        """
        files = {name: SITE_TEMPLATES / name for name in our_files()}
        if self.theme.logo:
            files[self.logo] = self.theme.logo
        if self.folder:
            files |= {name: self.folder / name for name in self.own_files()}
            require_distinct(self.folder, files)
        sheet = self.theme_sheet
        for name in sorted({*files, sheet}):
            if name in files and name.startswith(f"{_STATIC}/"):
                yield name, _content(files[name])
            elif name and name == sheet:
                yield name, self.theme.stylesheet.encode()


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(
            file, f"cannot be read: {error.strerror}; make it readable, or take it away"
        ) from error


def design_of(configuration: Configuration) -> Design:
    """Give the design that a configuration asks for."""
    chosen = configuration
    return Design(chosen.templates, chosen.theme, chosen.security, chosen.path)


def our_files() -> list[str]:
    """List our files that a user's can stand over: templates, styles, catalogues."""
    patterns = ("*.html", "*.css", f"{_STATIC}/**/*", "locale/*/vocable.po")
    return sorted(
        path.relative_to(SITE_TEMPLATES).as_posix()
        for pattern in patterns
        for path in SITE_TEMPLATES.glob(pattern)
        if path.is_file()
    )
