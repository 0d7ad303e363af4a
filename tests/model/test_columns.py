"""Columns: labels, span lists, and tables made of them."""

import tracemalloc

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.model.columns import Labels, SpanLists
from framing.model.parts import PARTS, PartTable
from framing.model.span import Span, covered, owner

NAMES = st.lists(st.sampled_from(["outlet", "quoted", "reported", ""]), max_size=12)
PIECES = st.lists(
    st.lists(st.tuples(st.integers(0, 50), st.integers(50, 99)), max_size=3), max_size=6
)


def part_table(rows):
    """A table from ``(article, start, end, part)``."""
    article, start, end = (np.array([r[i] for r in rows], np.int32) for i in range(3))
    return PartTable(
        article, start, end, Labels.of([r[3] for r in rows], PARTS), Labels.constant("r", len(rows))
    )


@given(NAMES, NAMES)
def test_labels_concatenate_like_lists(first, second):
    """Joining columns merges their vocabularies without changing a label."""
    joined = Labels.concat([Labels.of(first), Labels.of(second)])
    assert list(joined) == first + second
    assert len(joined) == len(first) + len(second)


@given(NAMES)
def test_labels_compare_with_names(names):
    """A column compared with a name is a mask; unknown names match nothing."""
    labels = Labels.of(names)
    assert (labels == "quoted").tolist() == [n == "quoted" for n in names]
    assert (labels != "quoted").tolist() == [n != "quoted" for n in names]
    assert (labels == "").tolist() == [n == "" for n in names]
    assert not (labels == "elsewhere").any()
    assert labels.isin(("quoted", "outlet")).tolist() == [n in ("quoted", "outlet") for n in names]


@given(PIECES, PIECES, st.data())
def test_span_lists_behave_like_lists_of_spans(first, second, data):
    """Joining and selecting keep every piece in its row."""
    rows = first + second
    joined = SpanLists.concat([SpanLists.of(first), SpanLists.of(second)])
    assert [joined[i] for i in range(len(joined))] == [[Span(*p) for p in row] for row in rows]
    index = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=5) if rows else st.just([]))
    taken = joined.take(np.array(index, np.int64))
    assert [taken[i] for i in range(len(taken))] == [joined[i] for i in index]
    assert joined.rows.tolist() == [i for i, row in enumerate(rows) for _ in row]


def test_tables_join_select_and_open_by_article():
    """Rows of an article are a slice; joined tables keep their columns."""
    table = PartTable.concat(
        [part_table([(0, 0, 5, "headline"), (1, 0, 4, "body")]), part_table([(2, 1, 3, "share")])]
    )
    assert list(table.part) == ["headline", "body", "share"]
    assert table.of_article(1).end.tolist() == [4]
    assert len(table.take(table.part == "body")) == 1
    assert len(PartTable.concat([])) == len(PartTable.empty()) == 0


@given(st.lists(st.integers(0, 40), max_size=20), st.lists(st.integers(1, 6), max_size=6))
def test_owner_and_covered_agree_with_a_plain_search(positions, widths):
    """Array look-ups find what a loop over intervals finds."""
    ends = np.cumsum(np.array(widths, np.int64) + 1)
    starts = ends - np.array(widths, np.int64)
    at = np.array(positions, np.int64)
    expected = [
        next((i for i, (s, e) in enumerate(zip(starts, ends, strict=True)) if s <= p < e), -1)
        for p in positions
    ]
    assert owner(at, starts, ends).tolist() == expected
    assert covered(at, starts, ends).tolist() == [i >= 0 for i in expected]


def test_the_rows_of_an_article_are_found_without_a_copy_of_the_column():
    """For a key of another integer type numpy would convert the whole column at every look-up."""
    n = 100_000
    table = PartTable(
        np.repeat(np.arange(n // 2, dtype=np.int32), 2),
        *(np.zeros(n, np.int32) for _ in range(2)),
        *(Labels.constant("body", n) for _ in range(2)),
    )
    tracemalloc.start()
    try:
        assert len(table.of_article(7)) == 2
        assert tracemalloc.get_traced_memory()[1] < n
    finally:
        tracemalloc.stop()
