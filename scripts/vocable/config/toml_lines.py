"""Line numbers of the keys of a TOML file, for messages."""

import re

import tomlkit


def line_of(text: str, key: str) -> int | None:
    """Find the line, counted from 1, where a top-level key or table stands."""
    line = 1
    for name, item in tomlkit.parse(text).body:
        if name is not None and name.key == key:
            indent = item.trivia.indent
            return line + indent.count("\n")
        line += _lines_of(name, item)
    return None


def line_inside(text: str, table: str, key: str) -> int | None:
    """Find the line where a key of a table stands, or else that of the table."""
    first = line_of(text, table)
    lines = text.splitlines()
    named = re.compile(rf"\s*(?:{table}\s*\.\s*)?['\"]?{re.escape(key)}\b")
    for number in range((first or 1) - 1, len(lines)):
        if named.match(lines[number]):
            return number + 1
    return first


def _lines_of(name: object, item: object) -> int:
    container = tomlkit.document()
    container.append(name, item)  # type: ignore[arg-type]
    return tomlkit.dumps(container).count("\n")
