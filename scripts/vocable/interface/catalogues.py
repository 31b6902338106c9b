"""Gettext catalogues of the interface: translation, plurals, numbers and dates."""

import gettext
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from vocable.config.interface_languages import LOCALE, interface_languages, places
from vocable.errors import InputError, VocableError
from vocable.rdf.dates import readable

# The message identifiers are English themselves.
_SOURCE = "en"


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark a message identifier for extraction and return it as it is."""
    return message


def counted(one: str, many: str) -> tuple[str, str]:
    """Mark a counted message for extraction; `%(n)s` in it is the number."""
    return one, many


class Translator:
    """The catalogue of one interface language; it gives plain text."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self.catalogue = catalogue
        self._locale = locale_of(language)
        self._numbers: dict[int, str] = {}

    def text(self, message: str, /, **values: object) -> str:
        """Translate a message identifier and fill in its `%(name)s` places."""
        translated = self.catalogue.gettext(message)
        return translated % values if values else translated

    def count(self, one: str, many: str, number: int, /) -> str:
        """Translate a counted message; `%(n)s` is the number, its digits grouped."""
        translated = self.catalogue.ngettext(one, many, number)
        return translated % {"n": self.number(number)}

    def number(self, number: int) -> str:
        """Write a number as the language groups its digits."""
        written = self._numbers.get(number)
        if written is None:
            written = format_decimal(number, locale=self._locale)
            self._numbers[number] = written
        return written

    def percent(self, part: int, whole: int) -> str:
        """Write a share in the hundred; only all is 100 and only nothing is 0."""
        share = 0 if whole == 0 else round(100 * part / whole)
        if 0 < part < whole:
            share = min(max(share, 1), 99)
        return format_percent(share / 100, locale=self._locale)

    def date(self, written: str) -> str:
        """Write a date or time of XML Schema as a day, month or year; else as it is."""
        return readable(written, self._locale)

    def size(self, number: int) -> str:
        """Write a number of bytes in the unit that fits it."""
        for unit, scale in (("megabyte", 1e6), ("kilobyte", 1e3)):
            if number >= scale:
                return format_unit(
                    number / scale,
                    f"digital-{unit}",
                    length="short",
                    format="#,##0.#",
                    locale=self._locale,
                )
        return format_unit(number, "digital-byte", "short", locale=self._locale)


def locale_of(language: str) -> Locale:
    """Find how a language writes numbers; as English does where that is not known."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale(_SOURCE)


def _files(language: str, folder: Path | None) -> list[Path]:
    """List the catalogues of a language, the user's first."""
    files = [place / language / "vocable.po" for place in places(folder)]
    return [file for file in files if file.is_file()]


@cache
def translator(language: str, folder: Path | None = None) -> Translator:
    """Read the catalogue of an interface language, the user's before ours.

    A `.po` file is compiled in memory, so a translator edits it and builds, no more.
    Raises InputError for a catalogue that cannot be read, and VocableError for a
    language without one, naming those there are.
    """
    catalogues = [_compiled(file, language) for file in _files(language, folder)]
    if not catalogues:
        there = ", ".join(interface_languages(folder))
        place = places(folder)[0] / language / "vocable.po"
        raise VocableError(
            f"interface language {language}: no catalogue {place}; there are {there}. "
            f"To add one, copy {LOCALE / _SOURCE / 'vocable.po'} there and translate it"
        )
    first, *others = catalogues
    for other in others:
        first.add_fallback(other)
    return Translator(language, first)


def untranslated(language: str, folder: Path | None = None) -> tuple[int, int]:
    """Count the messages of the interface that a language lacks, and all there are."""
    every = {message.id for message in _read(LOCALE / _SOURCE / "vocable.po", _SOURCE)}
    every.discard("")
    if language.partition("-")[0] == _SOURCE:
        return 0, len(every)
    done = {
        message.id
        for file in _files(language, folder)
        for message in _read(file, language)
        if _is_translated(message)
    }
    return len(every - done), len(every)


def _is_translated(message: Message) -> bool:
    return bool(message.id) and all(_texts(message)) and not message.fuzzy


def _texts(message: Message) -> tuple[str, ...]:
    """Give the translation of a message, that of a counted one for each number."""
    found = message.string or ""
    return (found,) if isinstance(found, str) else tuple(found)


def _read(file: Path, language: str) -> Catalog:
    """Read a catalogue, to be left as it is; what it says wrongly is named by line."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InputError(file, f"cannot be read: {error.strerror}") from error
    return _parsed(file, content, language)


@lru_cache(maxsize=16)
def _parsed(file: Path, content: bytes, language: str) -> Catalog:
    lines = BytesIO(content)
    try:
        return read_po(lines, language.replace("-", "_"), abort_invalid=True)
    except PoFileError as error:
        raise InputError(
            file,
            f"not a gettext catalogue: {error}; correct the line",
            # Babel counts these from 0.
            error.lineno + 1,
        ) from error
    except ValueError as error:
        raise InputError(
            file, f"not a gettext catalogue: {error}; save it as UTF-8, as PO"
        ) from error


def _compiled(file: Path, language: str) -> gettext.GNUTranslations:
    every = _read(file, language)
    usable = Catalog(every.locale)
    usable.mime_headers = every.mime_headers
    for message in every:
        # What is not translated another catalogue may have; else it stands in English.
        if message.id and _is_translated(message):
            _requireplaces(file, message)
            usable[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, usable)
    compiled.seek(0)
    try:
        return gettext.GNUTranslations(compiled)
    except ValueError as error:
        raise InputError(file, f"Plural-Forms in its head: {error}") from error


def _requireplaces(file: Path, message: Message) -> None:
    """Raise InputError where a translation has places that nothing fills."""
    identifier = message.id if isinstance(message.id, str) else message.id[-1]
    places = _PlaceholderNames()
    try:
        identifier % places
    except ValueError:
        # A sign that stands for itself: nothing is filled in.
        return
    if not places.named:
        return
    for text in _texts(message):
        try:
            text % dict.fromkeys(places.named, "")
        except (KeyError, ValueError, TypeError) as error:
            there = " ".join(f"%({name})s" for name in sorted(places.named))
            raise InputError(
                file,
                f'"{text}" does not fit "{identifier}"; of what begins with % it may '
                f"hold {there} alone, and %% for the sign itself",
                message.lineno,
            ) from error


class _PlaceholderNames(dict[str, str]):
    """Takes note of the names that a message asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.named: set[str] = set()

    def __missing__(self, name: str) -> str:
        self.named.add(name)
        return ""
