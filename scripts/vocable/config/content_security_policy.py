"""Content-Security-Policy of the pages, and the table `[security]` that widens it.

See https://www.w3.org/TR/CSP3/. The policy stands in each page, so that it holds on any
host and from the disk; what only a header can say, as `frame-ancestors`, is left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

# What pages of ours need: their own files and, in the editor's sheet, pictures as data.
_OURS: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "object-src": ("'none'",),
    "base-uri": ("'self'",),
    "form-action": ("'self'",),
}
# What a user's templates may need more of.
DIRECTIVES = (
    "script-src",
    "style-src",
    "img-src",
    "font-src",
    "connect-src",
    "media-src",
    "frame-src",
    "worker-src",
    "form-action",
)
_KEYWORDS = (
    "'unsafe-inline'",
    "'unsafe-eval'",
    "'wasm-unsafe-eval'",
    "'unsafe-hashes'",
)
_SOURCE = re.compile(
    r"'sha(?:256|384|512)-[A-Za-z0-9+/_-]+={0,2}'"
    r"|(?:https?|wss?|data|blob):"
    # Without a scheme a host has a dot, or it would be a keyword without its quotes.
    r"|(?:(?:https?|wss?)://(?:\*\.)?|(?:\*\.)?(?=[^/:]*\.))"
    r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
    r"(?::(?:\d+|\*))?(?:/[A-Za-z0-9._~%!$&()*+=:@/-]*)?"
)


@dataclass(frozen=True)
class Security:
    """What a user's templates need beyond the site's own files.

    `more` holds for each directive of the policy the sources that are added to ours.
    """

    more: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def sources(self, directive: str) -> tuple[str, ...]:
        """Give what a directive allows, whether it stands in the policy or not."""
        ours = _OURS.get(directive, _OURS["default-src"])
        return (*ours, *self.more.get(directive, ()))

    def policy(self, **needed: str) -> str:
        """Write the policy of a page; `needed` by script_src is what it runs besides.

        The names of directives are written with `_`.
        """
        extra = {name.replace("_", "-"): (one,) for name, one in needed.items()}
        named = dict.fromkeys((*_OURS, *DIRECTIVES))
        return "; ".join(
            " ".join(dict.fromkeys((name, *self.sources(name), *extra.get(name, ()))))
            for name in named
            if name in _OURS or name in self.more or name in extra
        )


class SecurityMistake(ValueError):  # noqa: N818 - the configuration makes it an error
    """Something in the table cannot be used; `key` says what."""

    def __init__(self, key: str, message: str) -> None:
        self.key = key
        super().__init__(message)


def read_security(table: Mapping[str, object]) -> Security:
    """Read the table: for each directive a list of sources.

    Raises SecurityMistake for a directive that is none of DIRECTIVES, and for what is
    no source of Content Security Policy Level 3, section 2.3.1.
    """
    for key, value in table.items():
        if key not in DIRECTIVES:
            near = get_close_matches(key.replace("_", "-"), DIRECTIVES, 1)
            advice = f"did you mean {near[0]}?" if near else "remove it."
            raise SecurityMistake(
                key,
                f"security: unknown key {key}; {advice} Known keys: "
                f"{', '.join(DIRECTIVES)}",
            )
        if not isinstance(value, list) or not value:
            raise SecurityMistake(
                key,
                f"security: {key} must be a list of sources: "
                f'{key} = ["https://stats.example.org"]',
            )
        for source in value:
            if not isinstance(source, str) or not (
                source in _KEYWORDS or _SOURCE.fullmatch(source)
            ):
                raise SecurityMistake(
                    key,
                    f"security: {key}: {source!r} is no source; write a host such as "
                    '"https://stats.example.org", a scheme such as "data:", a hash '
                    f"such as \"'sha256-…'\", or one of {', '.join(_KEYWORDS)}",
                )
    return Security({key: tuple(map(str, table[key])) for key in table})  # type: ignore[call-overload]
