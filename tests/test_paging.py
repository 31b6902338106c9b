"""Sorted words cut into pages hold everything, in order, and no page is too heavy."""

from hypothesis import given
from hypothesis import strategies as st

from vocable.search.index_pages import HEAD, code_units, heads, in_pages, weights

MOST = 60
POSTINGS = st.dictionaries(
    st.text("abé𝕏", min_size=1, max_size=5),
    st.lists(st.integers(0, 99), min_size=1, max_size=12, unique=True).map(sorted),
    max_size=40,
)


def weigh(row):
    return 5 + row % 3


def best(rows):
    return sorted(set(rows))[:3]


def paged(postings):
    return in_pages(postings, weights(postings, weigh), weigh, MOST)


@given(POSTINGS)
def test_every_word_stands_in_order_with_all_its_rows(postings):
    found = {}
    order = []
    for page in paged(postings):
        for word, rows in page:
            found.setdefault(word, []).extend(rows)
            order.append(word)
    assert found == {word: list(rows) for word, rows in postings.items()}
    assert order == sorted(order, key=code_units)


@given(POSTINGS)
def test_no_page_weighs_too_much_but_for_a_single_row(postings):
    for page in paged(postings):
        rows = sum(len(rows) for _, rows in page)
        weight = sum(weigh(row) for _, rows in page for row in rows)
        assert weight <= MOST or rows == 1


@given(POSTINGS)
def test_a_word_of_several_pages_shares_them_with_no_other(postings):
    pages = paged(postings)
    for word in postings:
        holding = [page for page in pages if any(word == w for w, _ in page)]
        assert len(holding) == 1 or all(len(page) == 1 for page in holding)


@given(POSTINGS)
def test_a_prefix_on_more_than_three_pages_has_a_head_with_its_best_rows(postings):
    weight_of = weights(postings, weigh)
    tops = heads(postings, weight_of, MOST, best)
    every = {**postings, **tops}
    pages = in_pages(every, weights(every, weigh), weigh, MOST)
    prefixes = {word[:end] for word in postings for end in range(1, len(word) + 1)}
    for prefix in prefixes:
        spans = sum(any(w.startswith(prefix) for w, _ in page) for page in pages)
        under = {
            row
            for word, rows in postings.items()
            if word.startswith(prefix)
            for row in rows
        }
        if spans > 3:
            assert prefix + HEAD in tops
        if prefix + HEAD in tops:
            assert tops[prefix + HEAD] == best(under)


def test_a_head_stands_before_the_longer_words():
    assert sorted(["cliente", "client", "client*", "client0"], key=code_units) == [
        "client",
        "client*",
        "client0",
        "cliente",
    ]


def test_words_are_sorted_as_javascript_sorts_them():
    # The second half of a character outside the basic plane comes before U+FF41.
    assert sorted(["\uff41", "𝕏"], key=code_units) == ["𝕏", "\uff41"]


def test_of_nothing_there_are_no_pages():
    assert in_pages({}, {}, weigh, MOST) == []
    assert heads({}, {}, MOST, best) == {}
