"""Escaping of control characters before a text is shown in a terminal or log.

Control characters move a cursor, set colours or titles and end lines; those of
directions make a line look like another (Unicode Technical Report 36); and what runs
a check in public reads commands from its log.
"""

import re

_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_UNSEEN = "\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_STEERING = re.compile(f"[{_CONTROL}{_UNSEEN}]")
_STEERING_OR_LINE = re.compile(f"[{_CONTROL}{_UNSEEN}\t\n]")
# Commands of GitHub, Azure Pipelines and TeamCity, anywhere in a line or at its start.
_COMMAND = re.compile(r"#(?=#\w*\[)")
_COMMAND_LINE = re.compile(r"^(\s*):(?=:)", re.MULTILINE)
_COMMAND_IN_JSON = re.compile(f"{_COMMAND.pattern}|[\x7f-\x9f{_UNSEEN}]")


def shown(text: str) -> str:
    r"""Write a text in one line, what would steer a terminal as `\u001B`."""
    return _COMMAND.sub(_escaped, _STEERING_OR_LINE.sub(_escaped, _decoded(text)))


def harmless(text: str) -> str:
    """Write lines so that nothing in them steers a terminal or a log; tabs stay."""
    text = _COMMAND.sub(_escaped, _STEERING.sub(_escaped, _decoded(text)))
    return _COMMAND_LINE.sub(r"\1\\u003A", text)


def harmless_code(text: str) -> str:
    """Write JSON or Turtle that says the same and steers no terminal and no log.

    In their texts any character may be escaped (RFC 8259 section 7, Turtle section
    6.4), and nowhere else may the characters stand that are.
    """
    return _COMMAND_IN_JSON.sub(_escaped_json, text)


def _decoded(text: str) -> str:
    """Decode what Python left of a file's name where the console is not of UTF-8."""
    try:
        raw = text.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        return text
    return raw.decode(errors="surrogateescape")


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}"


def _escaped_json(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
