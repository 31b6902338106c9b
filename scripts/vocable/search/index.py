"""Search index: small static files, of which a browser loads what a query needs.

Each calls `vocableSearch` with its name and what it holds, so that it loads with a
script element, from the disk too. `index` says on which page each word stands;
`labels/` leads from a word to labels, `notes/` to the resources whose notes hold it;
`words/` holds the words alone and `mirror/` the same spelt backwards, where misspelt
ones are looked for: with one slip of the pen, beginning or end is still right.
`records/` say how resources are shown, `groups/` what a filter lets through.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pyoxigraph import NamedNode

from vocable.search.index_pages import WordPage, heads, in_pages, weights
from vocable.search.normalization import LETTERS, words
from vocable.search.search_entries import KIND_ORDER, Findable, Shown, Wording
from vocable.vocabulary.labels import Text

# A page weighs so many bytes at most, and so many records stand in one file.
_PAGE = 12_000
_BLOCK = 20
# So many rows of each language stand in the head of a prefix.
_MOST_IN_HEAD = 16
# Words in more notes than this, and than one of them in twenty, tell nothing.
_COMMON = 200
_COMMON_SHARE = 0.05
_SHORTEST = 3
# A label that is longer than this is shown by its beginning.
_LONGEST_LABEL = 200
# What a row of a page of notes weighs, about.
_NOTE_ROW = 4
LABEL_ROLES = 3
NOTE_ROLES = 2


def search_index(
    findables: Sequence[Findable],
    shown: Sequence[tuple[str, str, Sequence[Shown]]],
    groups: Iterable[frozenset[NamedNode]],
) -> Iterator[tuple[str, str]]:
    """Give the path and content of each file of the index.

    `shown` says for each language of the site, with that of its interface, how each of
    the findables is shown;
    `groups` hold what each filter lets through.
    """
    languages = sorted(
        {wording.language for one in findables for wording in _wordings(one)}
    )
    labels, known = _label_pages(findables, languages)
    notes, common = _note_pages(findables, languages)
    forward = _word_pages(known)
    mirror = _word_pages(word[::-1] for word in known)
    files: dict[str, object] = {}
    files |= {f"labels/{n}": page for n, (_, page) in enumerate(labels)}
    files |= {f"notes/{n}": page for n, (_, page) in enumerate(notes)}
    for name, pages in (("words", forward), ("mirror", mirror)):
        files |= {f"{name}/{n}": _keys(page) for n, page in enumerate(pages)}
    files |= {f"records/{n}": block for n, block in _records(findables, shown)}
    numbers = {one.node: number for number, one in enumerate(findables)}
    for n, group in enumerate(groups):
        there = sorted(numbers[node] for node in group if node in numbers)
        files[f"groups/{n}"] = _steps(there)
    digest = hashlib.sha256()
    for name, content in files.items():
        text = _file(name, content)
        digest.update(text.encode())
        yield f"search/{name}.js", text
    kinds = [one.kind for one in findables]
    index = {
        "version": digest.hexdigest()[:12],
        "block": _BLOCK,
        "folding": LETTERS,
        "interface": [language for language, _, _ in shown],
        "languages": [[tag, Text("", tag).direction] for tag in languages],
        "kinds": [[kind, kinds.count(kind)] for kind in KIND_ORDER if kind in kinds],
        "common": " ".join(common),
        "pages": {
            "labels": _firsts(page for page, _ in labels),
            "notes": _firsts(page for page, _ in notes),
            "words": _firsts(forward),
            "mirror": _firsts(mirror),
        },
    }
    yield "search/index.js", _file("index", index)


def _wordings(one: Findable) -> Iterator[Wording]:
    yield from one.labels
    yield from one.notes


def _file(name: str, content: object) -> str:
    return f'vocableSearch("{name}",{_json(content)});\n'


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _keys(page: WordPage) -> str:
    return " ".join(word for word, _ in page)


def _firsts(pages: Iterable[WordPage]) -> str:
    """Name the first word of each page."""
    return " ".join(page[0][0] for page in pages)


def _steps(numbers: Sequence[int]) -> list[int]:
    """Write ascending numbers as the first and the steps from each to the next."""
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]


def _label_pages(
    findables: Sequence[Findable], languages: Sequence[str]
) -> tuple[list[tuple[WordPage, object]], list[str]]:
    """Make the pages that lead from words to labels, and list the words with letters.

    Under each word the labels that begin with it come first, then shorter ones.
    """
    rows = sorted(
        (
            (len(text), role, text, language, number)
            for number, one in enumerate(findables)
            for text, language, role in one.labels
        )
    )
    tongues = {tag: place for place, tag in enumerate(languages)}
    written = [
        (_shortened(text), tongues[language] * LABEL_ROLES + role, number)
        for _, role, text, language, number in rows
    ]
    sizes = [len(text.encode()) + 16 for text, _, _ in written]
    count = len(rows)
    postings: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        found = words(row[2])
        for word in dict.fromkeys(found):
            later = 0 if word == found[0] else count
            postings.setdefault(word, []).append(place + later)
    for places in postings.values():
        places.sort()

    def weigh(place: int) -> int:
        return sizes[place % count]

    def best(places: Iterable[int]) -> list[int]:
        chosen: dict[int, int] = {}
        counts: dict[str, int] = {}
        for place in sorted(set(places)):
            language = rows[place % count][3]
            if place % count not in chosen and (
                counts.get(language, 0) < _MOST_IN_HEAD
            ):
                counts[language] = counts.get(language, 0) + 1
                chosen[place % count] = place
        return list(chosen.values())

    known = [word for word in postings if len(word) >= _SHORTEST and not word.isdigit()]
    weight_of = weights(postings, weigh)
    tops = heads(postings, weight_of, _PAGE, best)
    weight_of |= weights(tops, weigh)
    pages = in_pages({**postings, **tops}, weight_of, weigh, _PAGE)
    return [(page, _label_page(page, written)) for page in pages], known


def _label_page(
    page: WordPage, written: Sequence[tuple[str, int, int]]
) -> dict[str, object]:
    """Write a page: its words, the rows of each word, and each row once."""
    here: dict[int, int] = {}
    of_words = []
    for _, places in page:
        rows = (place % len(written) for place in places)
        of_words.append([here.setdefault(row, len(here)) for row in rows])
    return {
        "words": _keys(page),
        "of": of_words,
        "rows": [part for row in here for part in written[row]],
    }


def _word_pages(known: Iterable[str]) -> list[WordPage]:
    """Make the pages that hold words alone."""
    postings: dict[str, Sequence[int]] = dict.fromkeys(known, ())
    return in_pages(postings, weights(postings, _no_weight), _no_weight, _PAGE)


def _no_weight(_: int) -> int:
    return 0


def _note_pages(
    findables: Sequence[Findable], languages: Sequence[str]
) -> tuple[list[tuple[WordPage, object]], list[str]]:
    """Make the pages that lead from words to notes, and list the words left out."""
    tongues = {tag: place for place, tag in enumerate(languages)}
    count = len(findables)
    postings: dict[str, set[int]] = {}
    holders = 0
    for number, one in enumerate(findables):
        holders += bool(one.notes)
        for text, language, role in one.notes:
            place = (tongues[language] * NOTE_ROLES + role) * count + number
            for word in set(words(text)):
                postings.setdefault(word, set()).add(place)
    most = max(_COMMON, _COMMON_SHARE * holders)
    common = sorted(word for word, places in postings.items() if len(places) > most)
    kept = {
        word: sorted(places) for word, places in postings.items() if len(places) <= most
    }

    def weigh(_: int) -> int:
        return _NOTE_ROW

    pages = in_pages(kept, weights(kept, weigh), weigh, _PAGE)
    return [(page, _note_page(page, count)) for page in pages], common


def _note_page(page: WordPage, count: int) -> dict[str, object]:
    """Write a page: its words, and for each, by role and language, the resources."""
    of_words = []
    for _, places in page:
        by_code: dict[int, list[int]] = {}
        for place in places:
            by_code.setdefault(place // count, []).append(place % count)
        of_words.append([[code, *_steps(there)] for code, there in by_code.items()])
    return {"words": _keys(page), "of": of_words}


def _records(
    findables: Sequence[Findable], shown: Sequence[tuple[str, str, Sequence[Shown]]]
) -> Iterator[tuple[int, list[object]]]:
    """Give blocks of records: link, label and place by language, state, notation.

    What is not deprecated and has no notation ends before these.
    """
    for start in range(0, len(findables), _BLOCK):
        block: list[object] = []
        for number in range(start, min(start + _BLOCK, len(findables))):
            one = findables[number]
            texts = [
                [
                    _in(interface, text)
                    for text in (how[number].label, *how[number].place)
                ]
                for _, interface, how in shown
            ]
            rest: list[object] = [int(one.deprecated), one.notation]
            while rest and not rest[-1]:
                rest.pop()
            block.append([one.href, texts, *rest])
        yield start // _BLOCK, block


def _in(interface: str, text: Text) -> object:
    """Write a text, with its language where a page of the interface has another."""
    value = _shortened(text.value)
    return value if text.language in {"", interface} else [value, text.language]


def _shortened(label: str) -> str:
    """Give a label, or its beginning where it is too long to be a result."""
    if len(label) <= _LONGEST_LABEL:
        return label
    return label[: _LONGEST_LABEL - 1] + "…"
