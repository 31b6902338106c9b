"""The words of the interface, from the gettext catalogues beside the templates."""

import gettext
from functools import cache
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.units import format_unit

from vocable.errors import VocableError
from vocable.paths import SITE_TEMPLATES

LOCALE = SITE_TEMPLATES / "locale"


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark a message identifier for extraction and return it as it is."""
    return message


class Translator:
    """The catalogue of one interface language; it gives plain text."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self.catalogue = catalogue
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
            written = format_decimal(number, locale=self.language)
            self._numbers[number] = written
        return written

    def size(self, number: int) -> str:
        """Write a number of bytes in the unit that fits it."""
        for unit, scale in (("megabyte", 1e6), ("kilobyte", 1e3)):
            if number >= scale:
                return format_unit(
                    number / scale,
                    f"digital-{unit}",
                    length="short",
                    format="#,##0.#",
                    locale=self.language,
                )
        return format_unit(number, "digital-byte", "short", locale=self.language)


def interface_languages() -> tuple[str, ...]:
    """List the languages that have a catalogue: the folders of `locale`."""
    return tuple(sorted(path.parent.name for path in LOCALE.glob("*/vocable.po")))


@cache
def translator(language: str) -> Translator:
    """Read the catalogue of an interface language.

    A `.po` file is compiled in memory, so a translator edits it and builds, no more.
    Raises VocableError for a language without catalogue, naming those there are.
    """
    file = LOCALE / language / "vocable.po"
    if not file.is_file():
        there = ", ".join(interface_languages())
        raise VocableError(
            f"interface language {language}: no catalogue {file}; there are {there}"
        )
    compiled = BytesIO()
    with file.open("rb") as lines:
        write_mo(compiled, read_po(lines, locale=language))
    compiled.seek(0)
    return Translator(language, gettext.GNUTranslations(compiled))
