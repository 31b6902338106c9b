"""The commands that a page in Markdown shows in its shell blocks."""

import re
import shlex

_FENCE = re.compile(
    r"^```(?:sh|bash|shell|console)[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE
)


def commands_shown(page):
    """Give each command of the shell blocks of a page, as a list of its words."""
    for block in _FENCE.findall(page.read_text(encoding="utf-8")):
        yield from (words for words in _commands(block) if words)


def _commands(block):
    """Split a block into commands; a quotation may run over several lines."""
    pending = ""
    for line in re.sub(r"\\\n\s*", " ", block).splitlines():
        pending += line.removeprefix("$ ") + "\n"
        lexer = shlex.shlex(pending, posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        try:
            words = list(lexer)
        except ValueError:
            continue
        pending = ""
        command = []
        for word in words:
            if set(word) <= set("|;&><()"):
                yield command
                # What stands behind a pipe or a redirection is no command of ours.
                command = [] if word in {"&&", ";"} else ["(ignored)"]
            else:
                command.append(word)
        yield command
