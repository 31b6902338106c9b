"""Dates: the types of XML Schema 1.1 part 2, and how a reader sees them."""

import re
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton
from pyoxigraph import Literal

from vocable.rdf.namespaces import DC, DCTERMS, XSD

_DATE = re.compile(
    r"(?P<day>\d{4}(?:-\d\d(?:-\d\d(?P<time>T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?)?)?)"
    r"(?:Z|[+-]\d\d:\d\d)?"
)
_YEAR, _MONTH = len("2020"), len("2020-05")
_TYPES = frozenset(
    {XSD.date, XSD.dateTime, XSD.dateTimeStamp, XSD.gYear, XSD.gYearMonth}
)
# What these say is a date, even where the data gives it no type.
_PREDICATES = frozenset(
    {
        *(DC.date, DCTERMS.date, DCTERMS.created, DCTERMS.modified, DCTERMS.issued),
        *(DCTERMS.available, DCTERMS.valid, DCTERMS.dateAccepted),
        *(DCTERMS.dateCopyrighted, DCTERMS.dateSubmitted),
    }
)


def is_date(literal: Literal) -> bool:
    """Say whether the type of a literal is that of a date, a month or a year."""
    return literal.datatype in _TYPES


def tells_a_date(predicate: object) -> bool:
    """Say whether the values of a predicate are dates whatever their type."""
    return predicate in _PREDICATES


def day_of(written: str) -> str:
    """Give the day, month or year of a date without time and zone, else nothing.

    What is given may stand as `datetime` in HTML.
    """
    found = _DATE.fullmatch(written)
    if not found:
        return ""
    day = found["day"][: len("2020-05-01")]
    try:
        date.fromisoformat(f"{day}-01-01"[: len("2020-05-01")])
    except ValueError:
        return ""
    return day


def readable(written: str, locale: Locale) -> str:
    """Write a date in the long form of a language, no more precise than it is.

    A year stays a year and a month a month; other texts stand as they are.
    """
    day = day_of(written)
    if len(day) <= _YEAR:
        return day or written
    if len(day) == _MONTH:
        return format_skeleton("yMMMM", date.fromisoformat(f"{day}-01"), locale=locale)
    return format_date(date.fromisoformat(day), "long", locale=locale)
