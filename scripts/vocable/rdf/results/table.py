"""Table of the solutions of a query, for a terminal."""

from collections.abc import Mapping, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions

from vocable.control_characters import harmless, shown
from vocable.counting import how_many
from vocable.rdf.excerpts import display_width, shortened
from vocable.rdf.language_tags import language_of
from vocable.rdf.writing.prefixed_names import Names

_GAP = "  "
_LEAST = 8


def table(
    solutions: QuerySolutions, prefixes: Mapping[str, str], width: int | None = None
) -> str:
    """Align solutions in columns: names for IRIs, texts with their language tag.

    With a `width`, in terminal columns, the widest cells are cut to fit in it.
    """
    names = Names(prefixes, brackets=True)
    head = [variable.value for variable in solutions.variables]
    rows = [[_cell(value, names) for value in solution] for solution in solutions]
    if not head:
        return f"{how_many(len(rows), 'solution')} without variables\n"
    widths = _widths([head, *rows])
    if width is not None:
        _shrink(widths, width - len(_GAP) * (len(widths) - 1))
    rule = ["─" * size for size in widths]
    lines = [_line(cells, widths) for cells in (head, rule, *rows)]
    return harmless("".join(f"{line}\n" for line in lines))


def _cell(value: object, names: Names) -> str:
    if isinstance(value, NamedNode):
        return shown(names[value].text)
    if isinstance(value, Literal):
        # One solution is one line; other spaces are as they were written.
        text = shown(" ".join(value.value.splitlines()))
        language = language_of(value)
        return f"{text} @{language}" if language else text
    if isinstance(value, BlankNode):
        return f"_:{value.value}"
    return "" if value is None else str(value)


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [
        max(display_width(cell) for cell in column)
        for column in zip(*rows, strict=True)
    ]


def _shrink(widths: list[int], room: int) -> None:
    """Take room from the widest columns first, down to a readable least."""
    while sum(widths) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _LEAST:
            return
        others = sorted(widths, reverse=True)
        second = others[1] if len(others) > 1 else 0
        excess = sum(widths) - room
        target = max(widths[widest] - excess, min(second, widths[widest] - 1), _LEAST)
        widths[widest] = target


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = []
    for cell, width in zip(cells, widths, strict=True):
        text = shortened(cell, width)
        padded.append(text + " " * (width - display_width(text)))
    return _GAP.join(padded).rstrip()
