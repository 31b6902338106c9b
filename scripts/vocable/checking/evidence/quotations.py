"""Digest of a source text, and the line of a quotation in it."""

import hashlib


def digest(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8, in lower-case hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def line_of(text: str, position: int) -> int:
    """Give the line, counted from 1, on which a code point position stands."""
    return text.count("\n", 0, position) + 1
