"""Content of a source file: unpacked (gzip), decoded to UTF-8, bounded in size."""

import codecs
import gzip
import os
import re
import sys
import zlib
from pathlib import Path

from vocable.errors import LoadingError
from vocable.paths import require_file
from vocable.rdf.formats import RDF_XML, Format

_MEGABYTE = 1 << 20
# What a file may unpack to: as much as this, or else so many times its own size, and
# in no case more than the last. Statements repeat themselves, but seldom 200 times.
_HARMLESS = 64 * _MEGABYTE
_RATIO = 200
_MOST = 4096 * _MEGABYTE
_PACKED = b"\x1f\x8b"
# gzip a second time, zip, bzip2, xz and Zstandard.
_PACKED_OTHERWISE = (_PACKED, b"PK\3\4", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(
    rb"(<\?xml\b[^>]*?)\s+encoding\s*=\s*[\"']([A-Za-z][\w.-]*)[\"']"
)
# The encodings of texts that XML is met in; Python knows others that are none.
_KNOWN = re.compile(
    r"utf-?16([bl]e)?|iso-8859-\d+|latin-?1|us-ascii|windows-\d+|koi8-[ru]|gb\w+|big5"
    r"|euc-\w+|shift_jis",
    re.IGNORECASE,
)


def content_of(path: Path, format_: Format) -> bytes:
    """Read a file in UTF-8; what is packed with gzip is unpacked, whatever its name.

    RDF/XML may be in any usual encoding of XML. Raises LoadingError where the file is
    missing or cannot be read, is no UTF-8 where it must be (only what its first bytes
    tell), or unpacks to more than is reasonable.
    """
    try:
        state = path.stat()
        require_file(path)
        if state.st_size > _memory():
            raise _too_large(path)
        raw = path.read_bytes()
        if raw.startswith(_PACKED) or path.suffix.lower() == ".gz":
            raw = _unpacked(path, len(raw))
    except FileNotFoundError as error:
        raise LoadingError(path, "no such file") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise LoadingError(
            path,
            f"cannot be read: {error}; pack it again, or name it without .gz where it "
            "is not packed",
        ) from error
    except OSError as error:
        raise LoadingError(path, f"cannot be read: {error.strerror}") from error
    except MemoryError as error:
        raise _too_large(path) from error
    if raw.startswith(_PACKED_OTHERWISE):
        raise LoadingError(
            path, "is packed, and not once with gzip alone; unpack it and name the file"
        )
    if format_ == RDF_XML:
        raw = _xml_in_utf8(path, raw)
    if raw.startswith(_WIDE_MARKS) or b"\0" in raw[:4]:
        raise LoadingError(path, "is in UTF-16 or no text; save it as UTF-8")
    # Some editors on Windows begin a file with a mark that is no part of RDF.
    return raw.removeprefix(codecs.BOM_UTF8)


def _memory() -> int:
    """Give the memory of this machine in bytes, or more than any has."""
    if hasattr(os, "sysconf"):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return sys.maxsize


def _too_large(path: Path) -> LoadingError:
    return LoadingError(path, "is too large for the memory of this machine; split it")


def _unpacked(path: Path, packed: int) -> bytes:
    most = min(max(_HARMLESS, packed * _RATIO), _MOST, _memory())
    with gzip.open(path) as file:
        content = bytearray()
        while part := file.read(_MEGABYTE):
            content += part
            if len(content) > most:
                raise LoadingError(
                    path,
                    f"unpacks to more than {most // _MEGABYTE} MB, from {packed:,} "
                    "bytes; if that is right, unpack it with gunzip and name the "
                    "unpacked file",
                )
    return bytes(content)


def _xml_in_utf8(path: Path, raw: bytes) -> bytes:
    """Write XML of another encoding in UTF-8, the only one that Oxigraph reads."""
    encoding = "utf-16" if raw.startswith(_WIDE_MARKS) else ""
    declared = _DECLARED.match(raw.removeprefix(codecs.BOM_UTF8))
    if declared and not encoding:
        encoding = declared[2].decode()
    if encoding.lower() in {"", "utf-8", "utf8"}:
        return raw
    try:
        # No codec is named so.
        content = raw.decode(encoding if _KNOWN.fullmatch(encoding) else "-").encode()
    except (LookupError, UnicodeError) as error:
        raise LoadingError(
            path, f"is not in the encoding {encoding} that it names; save it as UTF-8"
        ) from error
    return _DECLARED.sub(rb"\1", content, count=1)
