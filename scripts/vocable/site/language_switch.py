"""Language switch: links lead only to pages that exist.

Lists are cut by the letters and the order of each language, so that a page may have no
twin in another; that is known when all pages are written.
"""

import re

from vocable.site.folder import SiteFolder
from vocable.vocabulary.addresses import href, up
from vocable.vocabulary.facts import Facts

_PAGE = ".html"


def lead_to_what_exists(folder: SiteFolder, facts: Facts) -> None:
    """Lead from pages without a twin in a language to the start of their list there.

    The twin is then no alternate of the page either (HTML, `link rel=alternate`).
    """
    tags = facts.site_tags
    site = facts.configuration.site_url
    roots = tuple(f"{tag}/" for tag in tags[1:])
    paths = [path for path in folder.written if path.endswith(_PAGE)]
    by_folder: dict[str, set[str]] = {facts.folder_of(tag): set() for tag in tags}
    for path in paths:
        own = next((root for root in roots if path.startswith(root)), "")
        by_folder[own].add(path[len(own) : -len(_PAGE)])
    for own, pages in by_folder.items():
        for other, others in by_folder.items():
            for path in sorted(pages - others):
                to_site = up(own + path)
                start = _start(path, others)
                _lead(
                    folder,
                    f"{own}{path}{_PAGE}",
                    to_site + other + href(path),
                    to_site + other + href(start),
                    (site or to_site) + other + href(path),
                )


def _start(path: str, others: set[str]) -> str:
    """Find the start of the list that a page is a part of, in another language."""
    while path:
        path = path.rpartition("/")[0]
        if path in others:
            return path
    return "index"


def _lead(folder: SiteFolder, name: str, old: str, new: str, alternate: str) -> None:
    line = f'<link rel="alternate" hreflang="[^"]*" href="{re.escape(alternate)}">\n'
    text = folder.read(name)
    text = re.sub(line, "", text)
    folder.rewrite(name, text.replace(f'"{old}"', f'"{new}"'))
