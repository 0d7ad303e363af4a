"""Plain typography with a map back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.model.span import Span
from framing.text.normalize import normalize

HARD = st.text(
    st.one_of(
        st.sampled_from("ab1 .'\"`-\n\r“”‘’—–…\u200b\u00ad\u00a0\u0301eé\uac00\u1161«»\ufeff"),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("“Go,” she said", '"Go," she said'),
        ("''Go,'' she said", '"Go," she said'),
        ("``Go,'' she said", '"Go," she said'),
        ("the ministers’ plan", "the ministers' plan"),
        ("a—b -- c – d - e", "a — b — c — d — e"),
        ("2010–2012", "2010-2012"),
        ("wait… . . . now", "wait... ... now"),
        ("a\u00a0\u2009b\u200bc", "a bc"),
        ("one\r\n\r\n two", "one\ntwo"),
        ("e\u0301", "é"),
        ("  edge  ", "edge"),
    ],
)
def test_makes_typography_plain(raw, plain):
    """One form of every mark."""
    assert normalize(raw).text == plain


@given(HARD)
def test_normalising_twice_changes_nothing_more(raw):
    """The plain form is its own plain form."""
    once = normalize(raw).text
    assert normalize(once).text == once


@given(HARD)
def test_the_map_leads_back_to_where_each_character_came_from(raw):
    """The map never goes back, ends at the end, and kept characters map to themselves."""
    made = normalize(raw)
    assert len(made.origin) == len(made.text) + 1
    assert (np.diff(made.origin) >= 0).all()
    assert made.origin[-1] == len(raw)
    kept = [
        (c, raw[o])
        for c, o in zip(made.text, made.origin, strict=False)
        if c.isalpha() and c.isascii()
    ]
    assert all(a == b for a, b in kept)


@given(HARD)
def test_ascii_letters_survive_in_order(raw):
    """No letter is lost, added or moved."""
    plain = [c for c in normalize(raw).text if c.isascii() and c.isalpha()]
    assert plain == [c for c in raw if c.isascii() and c.isalpha()] or "\u0301" in raw


def test_a_span_of_the_plain_text_finds_the_original():
    """Evidence found in the plain copy opens in the verbatim text."""
    raw = "a\u00a0 “b” c"
    made = normalize(raw)
    at = made.text.index('"b"')
    assert made.original(Span(at, at + 3)).of(raw) == "“b”"
