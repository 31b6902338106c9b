"""Pages of the search index: sorted words, cut as in a dictionary.

A word with more rows than a page holds gets pages of its own. A prefix under which more
than one page stands gets a head, a key with a star behind it: the best rows under it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

HEAD = "*"
Postings = Mapping[str, Sequence[int]]
WordPage = list[tuple[str, Sequence[int]]]
Weigh = Callable[[int], int]


def code_units(word: str) -> bytes:
    """Give the key by which JavaScript sorts words: their UTF-16 code units."""
    return word.encode("utf-16-be")


def weights(postings: Postings, weigh: Weigh) -> dict[str, int]:
    """Tell what each word adds to a page with its rows; `weigh` tells it of a row."""
    return {
        word: len(word.encode()) + 4 + sum(map(weigh, rows))
        for word, rows in postings.items()
    }


def in_pages(
    postings: Postings, weight_of: Mapping[str, int], weigh: Weigh, most: int
) -> list[WordPage]:
    """Cut the words and their rows into pages that weigh no more than `most`.

    A single word or row may weigh more.
    """
    pages: list[WordPage] = []
    page: WordPage = []
    weight = 0
    for word in sorted(postings, key=code_units):
        rows, own = postings[word], weight_of[word]
        if page and weight + own > most:
            pages.append(page)
            page, weight = [], 0
        if own <= most:
            page.append((word, rows))
            weight += own
        else:
            pages.extend([(word, part)] for part in _parts(rows, weigh, most))
    return [*pages, page] if page else pages


def _parts(rows: Sequence[int], weigh: Weigh, most: int) -> Iterator[list[int]]:
    part: list[int] = []
    weight = 0
    for row in rows:
        if part and weight + weigh(row) > most:
            yield part
            part, weight = [], 0
        part.append(row)
        weight += weigh(row)
    yield part


def heads(
    postings: Postings,
    weight_of: Mapping[str, int],
    most: int,
    best: Callable[[Iterable[int]], list[int]],
) -> dict[str, list[int]]:
    """Find the prefixes that weigh more than `most`, and the best rows of each.

    `best` chooses among rows; what is not among the best of a longer prefix is not
    among those of a shorter one.
    """
    of_prefixes: dict[str, int] = {}
    for word, weight in weight_of.items():
        for end in range(1, len(word) + 1):
            prefix = word[:end]
            of_prefixes[prefix] = of_prefixes.get(prefix, 0) + weight
    heavy = {prefix for prefix, weight in of_prefixes.items() if weight > most}
    # A row goes up from its word to the longest heavy prefix, and on from there.
    waiting: dict[str, list[int]] = {prefix: [] for prefix in heavy}
    for word, rows in postings.items():
        end = len(word)
        while end and word[:end] not in heavy:
            end -= 1
        if end:
            waiting[word[:end]] += rows
    found: dict[str, list[int]] = {}
    for prefix in sorted(heavy, key=lambda prefix: (-len(prefix), prefix)):
        chosen = best(waiting.pop(prefix))
        found[prefix + HEAD] = chosen
        if len(prefix) > 1:
            waiting[prefix[:-1]] += chosen
    return found
