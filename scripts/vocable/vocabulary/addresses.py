"""Addresses: the path of each resource on the site, and all links to it."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

# First parts of paths that the site itself uses.
RESERVED = frozenset(
    {
        *("index", "404", "hierarchy", "terms", "typologies", "sources", "data"),
        *(
            "report",
            "static",
            "robots",
            "sitemap",
            "search",
            "sparql",
            "compare",
            "dataset",
            "homographs",
            "print",
            "queries",
            "languages",
            "resources",
        ),
    }
)
# Of pages, their data and pictures, and of the site's own files beside them.
_EXTENSIONS = (".html", ".ttl", ".jsonld", ".png", ".txt", ".xml", ".epub")
_LONGEST_PART = 120  # bytes; file systems stop at 255, extensions included
_LONGEST_PATH = 160
_URL_SIGNS = "%/:=&?~#+!$,;'@()*[]"
_SEVERAL = 2
# Names that Windows keeps for devices, whatever stands behind their first full stop.
_DEVICE = re.compile(r"^(con|prn|aux|nul|(com|lpt)[\d¹²³])(?![^.])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """A page, without extension, and the place on it where a resource stands."""

    path: str
    anchor: str = ""


class Addresses:
    """Paths for the resources that have a page of their own.

    Inside the IRI space of the vocabulary the path is what follows in the IRI, so
    that one IRI serves page and data under any static host's extension rule. What
    cannot be a file name, or would meet another path on a file system that ignores
    case, gets a short digest of the IRI behind a tilde; so do folders.
    """

    def __init__(
        self, iris: Iterable[str], space: str, reserved: Iterable[str] = ()
    ) -> None:
        self.space = space
        self._reserved = {_folded(name) for name in (*RESERVED, *reserved)}
        self._addresses: dict[str, Address] = {}
        # The anchors of the resources that stand on a page, by its path.
        self._anchors: dict[str, set[str]] = {}
        self._hrefs: dict[str, str | None] = {}
        taken: set[str] = set()
        folders: dict[str, str] = {}
        for iri in sorted(set(iris)):
            path = _in_own_folders(self._path(iri), folders)
            self._addresses[iri] = Address(_untaken(path, iri, taken))

    def add_anchor(self, iri: str, page_iri: str, anchor: str) -> None:
        """Let a resource without a page of its own stand on another's page.

        What would have the anchor of another there gets a digest of its IRI as well.
        """
        page = self._addresses.get(page_iri)
        if page is not None and iri not in self._addresses:
            taken = self._anchors.setdefault(page.path, set())
            place = Address(page.path, _untaken(anchor, iri, taken))
            self._addresses[iri] = place

    def add_line(self, iri: str, page_iri: str, anchor: str) -> None:
        """Let a resource stand where others may stand too, at a line of a document."""
        page = self._addresses.get(page_iri)
        if page is not None:
            self._addresses.setdefault(iri, Address(page.path, anchor))

    def add_place(self, iri: str, place: Address) -> None:
        """Let a resource stand on a page that is no resource's own."""
        self._addresses.setdefault(iri, place)

    def __contains__(self, iri: object) -> bool:
        return iri in self._addresses

    def find(self, iri: str) -> Address | None:
        """Find where a resource stands on the site, or None where it does not."""
        return self._addresses.get(iri)

    def href(self, iri: str) -> str | None:
        """Give the way from the root of a language to a resource, or None."""
        if iri not in self._hrefs:
            found = self._addresses.get(iri)
            self._hrefs[iri] = (
                href(found.path, anchor=found.anchor) if found is not None else None
            )
        return self._hrefs[iri]

    def beyond_the_rule(self, ruled: Iterable[str]) -> dict[str, str]:
        """Give the ways to all that a short rule does not find, sorted by IRI.

        The rule: the path of a page is its IRI without the space of the vocabulary.
        `ruled` are the IRIs for which a reader of the rule may expect it to hold.
        """
        by_rule = {
            iri
            for iri in ruled
            if (found := self._addresses.get(iri)) is not None
            and not found.anchor
            and iri == self.space + found.path
        }
        return {
            iri: href(found.path, anchor=found.anchor)
            for iri, found in sorted(self._addresses.items())
            if iri not in by_rule
        }

    def path(self, iri: str) -> str:
        """Give the path of a resource that has a page; raises KeyError for others."""
        return self._addresses[iri].path

    def _path(self, iri: str) -> str:
        if self.space and iri.startswith(self.space):
            rest = iri[len(self.space) :]
            outside: tuple[str, ...] = ()
        else:
            rest = iri.partition("://")[2] or iri
            outside = ("other",)
        parts = [*outside, *rest.replace("#", "/").split("/")]
        names = [*map(_safe_folder, parts[:-1]), _safe_part(parts[-1])]
        safe = [name for name in names if name]
        if len(safe) > 1 and _folded(safe[0]) in self._reserved:
            # Among the site's own files one could have the name of a folder.
            safe[0] += "-"
        path = "/".join(safe)
        altered = [part for part in parts if part] != safe
        if (
            not path
            or len(path) > _LONGEST_PATH
            or _folded(path.split("/")[0]) in self._reserved | {"other"} - set(outside)
        ):
            altered = True
            path = path[:_LONGEST_PATH].rstrip("/") or "scheme"
        # Two slashes in a row, or one at the end, make another IRI but no other path.
        altered = altered or "" in parts
        return f"{path}~{digest(iri)}" if altered else path


def _safe_part(part: str) -> str:
    normal = unicodedata.normalize("NFC", part)
    kept = "".join(c if c.isalnum() or c in "-_." else "-" for c in normal)
    kept = kept.encode()[:_LONGEST_PART].decode(errors="ignore").strip(".")
    return _DEVICE.sub(r"\1-", kept)


def _safe_folder(part: str) -> str:
    safe = _safe_part(part)
    # A folder may not have the name of a file.
    return safe + "-" if safe.lower().endswith(_EXTENSIONS) else safe


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _in_own_folders(path: str, folders: dict[str, str]) -> str:
    """Give a path whose folders are not those of another path in another case.

    `folders` are those that are known, by how a system reads them that ignores case.
    """
    around = ""
    *names, last = path.split("/")
    for name in names:
        folder = around + name
        if folders.setdefault(_folded(folder), folder) != folder:
            folder = f"{folder}~{digest(folder)}"
        around = f"{folder}/"
    return around + last


def _untaken(path: str, about: str, taken: set[str]) -> str:
    """Give a path as it is or with a digest of what it is about, and note it as taken.

    The digest is a whole one where a short one, which two may share, is taken too.
    """
    whole = hashlib.sha256(about.encode()).hexdigest()
    for free in (path, f"{path}~{digest(about)}", f"{path}~{whole}"):
        if _folded(free) not in taken:
            break
    taken.add(_folded(free))
    return free


def digest(iri: str) -> str:
    """Give a few letters that stand for an IRI, for paths and anchors."""
    return hashlib.sha256(iri.encode()).hexdigest()[:8]


def unique_paths(folder: str, names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Give pages that stand for no resource readable paths in a folder of their own.

    `names` are the parts of each page's name by what the page is about; where two
    come to the same path, the second gets a digest of what it is about.
    """
    paths: dict[str, str] = {}
    taken: set[str] = set()
    for about in sorted(names):
        parts = (_safe_part(part) or "-" for part in names[about])
        name = "--".join(parts).encode()[:_LONGEST_PATH].decode(errors="ignore")
        paths[about] = _untaken(f"{folder}/{name or '-'}", about, taken)
    return paths


def href(path: str, extension: str = ".html", anchor: str = "") -> str:
    """Write a path as a relative reference, percent-encoded (RFC 3986)."""
    fragment = f"#{quote(anchor)}" if anchor else ""
    return f"{quote(path)}{extension}{fragment}"


class PublicAddresses:
    """The public addresses of pages and files, for a site that knows where it stands.

    `site_url` ends in a slash; of the `languages` the first stands at the root.
    """

    def __init__(self, site_url: str, languages: tuple[str, ...]) -> None:
        # It may hold letters beyond ASCII (RFC 3987, 3.1).
        self.site = quote(site_url, safe=_URL_SIGNS)
        self.languages = languages

    def folder(self, language: str) -> str:
        """Give the address under which the pages of a language stand."""
        root = language == self.languages[0]
        return self.site if root else f"{self.site}{language}/"

    def page(self, path: str, language: str) -> str:
        """Give the address of a page; the home page is addressed as its folder."""
        return self.folder(language) + ("" if path == "index" else href(path))

    def alternates(
        self, path: str, languages: tuple[str, ...]
    ) -> tuple[tuple[str, str], ...]:
        """Give a page in each language, and in the one for all other readers."""
        if len(languages) < _SEVERAL:
            return ()
        root = self.languages[0]
        default = root if root in languages else languages[0]
        return (
            *((tag, self.page(path, tag)) for tag in languages),
            ("x-default", self.page(path, default)),
        )


def up(path: str) -> str:
    """Give the way from a page to the root of its site: `../` for each folder."""
    return "../" * path.count("/")


def find_space(iris: Iterable[str]) -> str:
    """Find the IRI space most concepts share: up to the last slash or hash.

    An IRI with neither, such as urn:x:a, is cut at its last colon.
    """
    counts: Counter[str] = Counter()
    for iri in iris:
        cut = max(iri.rfind("/"), iri.rfind("#"))
        counts[iri[: (cut if cut >= 0 else iri.rfind(":")) + 1]] += 1
    if not counts:
        return ""
    return min(counts, key=lambda space: (-counts[space], space))


def is_web(iri: str) -> bool:
    """Say whether a reader's browser may follow an IRI: http and https only."""
    return iri.startswith(("http://", "https://"))
