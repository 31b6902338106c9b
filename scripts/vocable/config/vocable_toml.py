"""The reader of `vocable.toml`, which names what is wrong with file and line."""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path

from vocable.config.configuration import (
    NOTATION_ORDERS,
    ORDERS,
    PROFILES,
    SEVERITIES,
    Configuration,
)
from vocable.config.content_security_policy import SecurityMistake, read_security
from vocable.config.theme import ThemeMistake, read_theme
from vocable.config.toml_lines import line_inside, line_of
from vocable.errors import ConfigurationError, VocableError
from vocable.paths import is_written, require_inside
from vocable.rdf.base_iris import is_base
from vocable.rdf.formats import format_of
from vocable.rdf.language_tags import canonical
from vocable.rdf.source_files import rdf_files

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def read_vocable_toml(file: Path, passed_over: tuple[Path, ...]) -> Configuration:
    """Read a configuration; `passed_over` are no sources.

    Raises ConfigurationError with the line of what is wrong.
    """
    try:
        text = file.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise ConfigurationError(file, "not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise ConfigurationError(file, f"cannot be read: {error.strerror}") from error
    except tomllib.TOMLDecodeError as error:
        reason, line, column = _decode_error(str(error), text)
        raise ConfigurationError(file, f"not TOML: {reason}", line, column) from error
    return TomlReader(file, text, passed_over).configuration(table)


def _decode_error(message: str, text: str) -> tuple[str, int | None, int | None]:
    end = " (at end of document)"
    if message.endswith(end):
        return message.removesuffix(end), max(1, len(text.splitlines())), None
    match = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", message)
    if not match:
        return message, None, None
    return match[1], int(match[2]), int(match[3])


class TomlReader:
    """Turns the table of one file into a configuration, naming what is wrong."""

    def __init__(self, file: Path, text: str, passed_over: tuple[Path, ...]) -> None:
        self.file = file
        self.text = text
        self.passed_over = passed_over
        self.left_out: tuple[Path, ...] = ()
        self.shapes: tuple[Path, ...] = ()
        self.templates: Path | None = None

    def configuration(self, table: dict[str, object]) -> Configuration:
        known: dict[str, Callable[[str, object], object]] = {
            "title": self._texts,
            "languages": self._tags,
            "interface": self._tags,
            "profile": self._profile,
            "order": self._order,
            "notation_order": self._notation_order,
            "base": self._base,
            "iri_space": self._iri,
            "site_url": self._site_url,
            "sources": self._sources,
            "severity": self._severity,
            "shapes": self._shapes,
            "templates": self._templates,
            "theme": self._theme,
            "security": self._security,
            "picture_font": self._font,
        }
        for key in table:
            if key not in known:
                near = get_close_matches(key, known, 1)
                advice = f"did you mean {near[0]}?" if near else "remove it."
                raise self._error(
                    key, f"unknown key {key}; {advice} Known keys: {', '.join(known)}"
                )
        table = {"sources": ["**/*"], **table}
        values = {
            key: self._value(known[key], key, table[key])
            # Shapes and templates are no data: the sources are looked for without.
            for key in sorted(table, key=lambda key: key == "sources")
        }
        assert set(values) <= {item.name for item in fields(Configuration)}
        values["left_out"] = self.left_out
        return Configuration(path=self.file.parent, **values)  # type: ignore[arg-type]

    def _value(
        self, read: Callable[[str, object], object], key: str, value: object
    ) -> object:
        try:
            return read(key, value)
        except OSError as error:
            # Of a path that cannot even be looked up.
            reason = f"{key}: cannot be read: {error.strerror}; name another file"
            raise self._error(key, reason) from error

    def _error(self, key: str, message: str) -> ConfigurationError:
        return ConfigurationError(self.file, message, line_of(self.text, key))

    def _texts(self, key: str, value: object) -> object:
        if isinstance(value, str):
            return {"": value}
        if not isinstance(value, dict) or not all(
            isinstance(text, str) for text in value.values()
        ):
            raise self._error(
                key, f'{key} must be a text, or one for each language: {key}.fr = "…"'
            )
        return dict(value)

    def _strings(self, key: str, value: object) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self._error(key, f'{key} must be a list of texts, like ["…", "…"]')
        return value

    def _tags(self, key: str, value: object) -> object:
        try:
            return language_tags(key, self._strings(key, value))
        except _NoTagError as error:
            raise self._error(key, error.message) from error

    def _choice(self, key: str, value: object, choices: tuple[str, ...]) -> str:
        if not isinstance(value, str) or value not in choices:
            raise self._error(
                key, f"{key} must be one of {', '.join(choices)}, not {value!r}"
            )
        return value

    def _profile(self, key: str, value: object) -> object:
        return self._choice(key, value, PROFILES)

    def _order(self, key: str, value: object) -> object:
        return self._choice(key, value, ORDERS)

    def _notation_order(self, key: str, value: object) -> object:
        return self._choice(key, value, NOTATION_ORDERS)

    def _iri(self, key: str, value: object) -> object:
        if not isinstance(value, str) or not _WEB.fullmatch(value):
            raise self._error(
                key, f"{key} must be an address that starts with http:// or https://"
            )
        return value

    def _base(self, key: str, value: object) -> object:
        if not isinstance(value, str) or not is_base(value):
            raise self._error(
                key, f'{key} must be a whole IRI, like "https://example.org/terms/"'
            )
        return value

    def _site_url(self, key: str, value: object) -> object:
        return web_address(str(self._iri(key, value)))

    def _sources(self, key: str, value: object) -> object:
        folder = self.file.parent
        found: set[Path] = set()
        left_out: set[Path] = set()
        for pattern in self._strings(key, value):
            if Path(pattern).is_absolute() or not pattern:
                raise self._error(key, f'{key}: "{pattern}" must be a relative path')
            named = folder / pattern
            if named.is_file() and format_of(named):
                self._require_own(key, named)
                files: tuple[Path, ...] = (named,)
            else:
                files, passed = rdf_files(folder, [pattern], self.passed_over)
                left_out.update(passed)
            if not files:
                raise self._error(
                    key, f'{key}: no RDF file matches "{pattern}" in {folder}'
                )
            found.update(files)
        own = self.templates
        self.left_out = tuple(sorted(left_out))
        return tuple(
            path
            for path in sorted(found.difference(self.shapes))
            if own is None or own not in path.parents
        )

    def _require_own(self, key: str, path: Path) -> None:
        """Refuse a file that is named but written by Vocable, or linked from afar."""
        if is_written(path.parent):
            raise self._error(
                key,
                f"{key}: {path} lies in a folder that Vocable wrote, and what it wrote "
                "is no source; name what it was made from",
            )
        if ".." not in path.parts:
            require_inside(path, self.file.parent)

    def _shapes(self, key: str, value: object) -> object:
        for name in self._strings(key, value):
            path = self.file.parent / name
            if not name or not path.is_file() or not format_of(path):
                raise self._error(
                    key,
                    f'{key}: "{name}" is no RDF file in {self.file.parent}; name a '
                    "file of SHACL shapes such as shapes.ttl",
                )
            self._require_own(key, path)
            self.shapes = (*self.shapes, path)
        return self.shapes

    def _templates(self, key: str, value: object) -> object:
        folder = self.file.parent / value if isinstance(value, str) and value else None
        if folder is None or not folder.is_dir() or folder == self.file.parent:
            raise self._error(
                key,
                f"{key}: {value!r} is no folder in {self.file.parent}; name the folder "
                'of your templates, for example "my-templates"',
            )
        self.templates = folder
        return folder

    def _theme(self, key: str, value: object) -> object:
        if not isinstance(value, dict):
            raise self._error(
                key, f'{key} must be a table: [{key}] then accent = "#00695c"'
            )
        try:
            return read_theme(value, self.file.parent)
        except ThemeMistake as mistake:
            line = line_inside(self.text, key, mistake.key)
            raise ConfigurationError(self.file, str(mistake), line) from mistake

    def _security(self, key: str, value: object) -> object:
        if not isinstance(value, dict):
            raise self._error(
                key,
                f"{key} must be a table: [{key}] then "
                'script-src = ["https://stats.example.org"]',
            )
        try:
            return read_security(value)
        except SecurityMistake as mistake:
            line = line_inside(self.text, key, mistake.key)
            raise ConfigurationError(self.file, str(mistake), line) from mistake

    def _font(self, key: str, value: object) -> object:
        path = self.file.parent / str(value)
        if not isinstance(value, str) or not path.is_file():
            raise self._error(
                key,
                f'{key}: no file "{value}" in {self.file.parent}; name a font that can '
                "write your terms, such as fonts/Serif.ttf",
            )
        return path

    def _severity(self, key: str, value: object) -> object:
        if not isinstance(value, dict):
            raise self._error(
                key, f'{key} must be a table of rules: [{key}] then rule-name = "info"'
            )
        for severity in value.values():
            self._choice(key, severity, SEVERITIES)
        return dict(value)


class _NoTagError(VocableError):
    """What should be language tags is not."""


def language_tags(key: str, tags: Sequence[str]) -> tuple[str, ...]:
    """Take language tags, each once; raises VocableError for what is none, or none."""
    for tag in tags:
        if not LANGUAGE_TAG.fullmatch(tag):
            raise _NoTagError(
                f'{key}: "{tag}" is not a language tag such as "fr" or "pt-BR"'
            )
    if not tags:
        raise _NoTagError(f"{key} is empty; name at least one language")
    return tuple(dict.fromkeys(map(canonical, tags)))


def web_address(text: str) -> str:
    """Take the address of a site, ending in a slash; raises VocableError for others."""
    if not _WEB.fullmatch(text):
        raise VocableError(
            f"{text}: the address of a site starts with http:// or https://"
        )
    return text if text.endswith("/") else text + "/"
