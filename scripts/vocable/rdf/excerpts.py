"""Excerpt of a source line in an error message, with a caret under the place."""

import unicodedata

# So much of a line is shown at most, on either side of its column.
_REACH = 36


def excerpt(text: str, line: int, column: int) -> str:
    """Quote one line with a caret under one column, both counted from 1."""
    lines = text.split("\n")
    quoted = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    start = max(0, column - 1 - _REACH)
    before = quoted[start : column - 1]
    quoted = quoted[start : column - 1 + _REACH]
    if start:
        before, quoted = f"…{before}", f"…{quoted}"
    gap = "".join(c if c == "\t" else " " * display_width(c) for c in before)
    number = str(line)
    return f"  {number} | {quoted}\n  {' ' * len(number)} | {gap}^"


def display_width(text: str) -> int:
    """Count the columns a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def shortened(text: str, width: int) -> str:
    """Cut a text that takes more columns than there are, ending it with an ellipsis."""
    if display_width(text) <= width:
        return text
    taken = 0
    for index, character in enumerate(text):
        taken += _width(character)
        if taken > width - 1:
            return text[:index] + "…"
    return text


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
