"""What the Content-Security-Policy would block in a user's templates and files.

Templates are read as they stand, Jinja left out: what stands between its braces is not
known before a page is made, and a browser has the last word.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

from vocable.config.content_security_policy import Security
from vocable.html.design import Design

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
# It stands where Jinja stood; nobody else writes it.
_FILLED = "\ue000"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"""@import\s+(?:url\()?\s*["']?(?P<sheet>[^"')\s;]+)"""
    r"""|url\(\s*["']?(?P<file>[^"')\s]+)"""
)
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\Z")
_JS_ADDRESS = re.compile(
    r"""\b(?P<call>fetch|import|importScripts|Worker|WebSocket|EventSource|sendBeacon)"""
    r"""\s*\(?\s*["'`](?P<address>(?:https?|wss?):[^"'`]+)"""
)
_JS_DIRECTIVES = {"import": "script-src", "importScripts": "script-src"}
# Scripts of these types are data, and no script runs them.
_SCRIPT = re.compile(r"module|(?:text|application)/(?:java|ecma)script", re.IGNORECASE)
# What an element loads by which attribute, and the directive that rules it.
_LOADING = {
    ("script", "src"): "script-src",
    ("img", "src"): "img-src",
    ("img", "srcset"): "img-src",
    ("source", "src"): "media-src",
    ("source", "srcset"): "img-src",
    ("video", "src"): "media-src",
    ("video", "poster"): "img-src",
    ("audio", "src"): "media-src",
    ("track", "src"): "media-src",
    ("iframe", "src"): "frame-src",
    ("embed", "src"): "object-src",
    ("object", "data"): "object-src",
    ("form", "action"): "form-action",
    ("base", "href"): "base-uri",
    ("image", "href"): "img-src",
}
_LINKED = {"stylesheet": "style-src", "icon": "img-src", "modulepreload": "script-src"}


class Blocked(NamedTuple):
    """One thing that a browser would block: where it stands, what it is, the remedy."""

    file: str
    line: int
    what: str
    advice: str


def blocked(design: Design) -> Iterator[Blocked]:
    """Find what the policy of a design blocks in the user's own files, by file."""
    if design.folder is None:
        return
    for name in design.own_files():
        static = name.startswith("static/")
        if not name.endswith((".html", ".css", ".js")) or (
            static == name.endswith(".html")
        ):
            # What lies in static/ and is a page of its own has no policy of ours.
            continue
        text = (design.folder / name).read_text(encoding="utf-8", errors="replace")
        if name.endswith(".html"):
            found: Iterable[Blocked] = _HtmlReader(name, text, design.security).found
        elif name.endswith(".css"):
            found = _in_css(name, text, design.security)
        else:
            found = _in_js(name, text, design.security)
        yield from found


class _HtmlReader(HTMLParser):
    """Reads one template."""

    def __init__(self, name: str, text: str, security: Security) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Blocked] = []
        self._name = name
        self._security = security
        self._inline: tuple[str, int] | None = None
        self._text = ""
        self.feed(_JINJA.sub(_filled, text))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        given = {name: value or "" for name, value in attrs}
        kind = given.get("type", "")
        if tag == "style" or (
            tag == "script"
            and "src" not in given
            and (not kind or _SCRIPT.fullmatch(kind))
        ):
            self._inline, self._text = (tag, line), ""
        for name, value in given.items():
            if name.startswith("on"):
                self._embedded(
                    line,
                    "script-src",
                    f"the handler {name}",
                    "add it in a script in static/ with addEventListener",
                )
            elif name == "style":
                self._embedded(
                    line,
                    "style-src",
                    "the attribute style",
                    "give it a class and a rule in a stylesheet in static/",
                )
            elif value.strip().lower().startswith("javascript:"):
                self._embedded(
                    line, "script-src", f"the script in {name}", "use a button"
                )
            else:
                self._loaded(tag, given, name, line)

    def _loaded(self, tag: str, given: dict[str, str], name: str, line: int) -> None:
        directives: list[str | None] = [_LOADING.get((tag, name))]
        if tag == "link" and name == "href":
            relations = given.get("rel", "").lower().split()
            directives = [_LINKED.get(one) for one in relations]
        split = "," if name == "srcset" else None
        for directive in filter(None, directives):
            for address in given[name].split(split)[: None if split else 1]:
                self.found += _foreign(
                    self._name,
                    line,
                    address.split()[0] if address.split() else "",
                    directive,
                    self._security,
                )

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if self._inline is None or self._inline[0] != tag:
            return
        line = self._inline[1]
        self._inline = None
        directive = "script-src" if tag == "script" else "style-src"
        digest = b64encode(sha256(self._text.encode()).digest()).decode()
        hashed = f"'sha256-{digest}'"
        if not self._text.strip() or hashed in self._security.sources(directive):
            return
        known = "" if _FILLED in self._text else f', or allow "{hashed}" as it is'
        self._embedded(
            line, directive, f"the {tag} in the page", f"move it to static/{known}"
        )

    def _embedded(self, line: int, directive: str, what: str, advice: str) -> None:
        if "'unsafe-inline'" not in self._security.sources(directive):
            advice += f" ({directive} under [security])"
            self.found.append(Blocked(self._name, line, what, advice))


def _filled(jinja: re.Match[str]) -> str:
    """Leave out what Jinja reads, and keep the lines."""
    text = jinja[0]
    return ("" if text.startswith(("{#", "{%")) else _FILLED) + "\n" * text.count("\n")


def _in_css(name: str, text: str, security: Security) -> Iterator[Blocked]:
    text = _COMMENT.sub(lambda one: "\n" * one[0].count("\n"), text)
    for found in _CSS_ADDRESS.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        directive = "img-src"
        if found["sheet"]:
            directive = "style-src"
        elif _FONT_FACE.search(text, 0, found.start()):
            directive = "font-src"
        yield from _foreign(
            name, line, found["sheet"] or found["file"], directive, security
        )


def _in_js(name: str, text: str, security: Security) -> Iterator[Blocked]:
    for found in _JS_ADDRESS.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        directive = _JS_DIRECTIVES.get(found["call"], "connect-src")
        if found["call"] == "Worker":
            directive = "worker-src"
        yield from _foreign(name, line, found["address"], directive, security)


def _foreign(
    name: str, line: int, address: str, directive: str, security: Security
) -> Iterator[Blocked]:
    """Tell of an address that a directive does not allow."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = parts.port
    except ValueError:
        return
    if _FILLED in parts.netloc or _FILLED in parts.scheme:
        return
    scheme = parts.scheme.lower()
    if (not scheme and not host) or any(
        _allows(source, scheme, host, port) for source in security.sources(directive)
    ):
        return
    needed = f"{scheme or 'https'}://{parts.netloc}" if host else f"{scheme}:"
    yield Blocked(
        name,
        line,
        f"{needed}, which is not this site",
        f"put a copy into static/, or write {directive} = "
        f'["{needed}"] under [security]',
    )


def _allows(source: str, scheme: str, host: str, port: int | None) -> bool:
    """Tell whether a source covers an address, its path left aside."""
    if source.startswith("'"):
        return False
    if source.endswith(":"):
        return scheme == source[:-1] or (source == "http:" and scheme == "https")
    named = urlsplit(source if "://" in source else f"//{source}")
    wanted, pattern = host.lower(), (named.hostname or "").lower()
    same = (
        wanted.endswith(pattern[1:]) if pattern.startswith("*.") else wanted == pattern
    )
    ports = named.netloc.rpartition(":")[2] if ":" in named.netloc else ""
    return (
        same
        and (not named.scheme or not scheme or scheme in {named.scheme, "https"})
        and (ports in {"", "*"} or ports == str(port))
    )
