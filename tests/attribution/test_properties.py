"""What holds for every text: no failure, spans inside, and no look across articles."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.attribution import extract
from framing.model.attributions import Attribution, AttributionTable
from framing.text.batch import Batch

PIECES = st.sampled_from(
    "Brandt,Ilse Brandt,Mr.,Sen.,U.S.,he,who,the minister,critics,Karst,said,says,told,has,not,"
    "claimed,adding,according to,that,because,and,but,of,in a statement,on Monday,“,”,\",',‘,’,''"
    ",:,;,.,?,!,—,-,(,),\n,\n\n,it failed,would,“It failed”,“It failed,” said,as,by,İ,ß,😀,"
    "\u200b,\u0301,\ud800,seven,12,lives,to,,".split(",")
)
PROSE = st.lists(PIECES, max_size=40).map(" ".join)
TEXTS = st.one_of(PROSE, st.text(max_size=60))


def rows_of(table: AttributionTable, article: int) -> list[Attribution]:
    """One article's attributions as objects."""
    part = table.of_article(article)
    return [part.at(row, "a") for row in range(len(part))]


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_a_batch_is_its_articles_alone(texts: list[str]) -> None:
    """An article's attributions do not depend on what stands before or after it."""
    together = extract(Batch.of(texts))
    for article, text in enumerate(texts):
        alone = extract(Batch.of([text]))
        assert rows_of(together, article) == rows_of(alone, 0)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_spans_are_ordered_and_inside(text: str) -> None:
    """Every span lies in its text, is not empty, and pieces follow each other."""
    table = extract(Batch.of([text]))
    firsts = []
    for a in rows_of(table, 0):
        assert a.content
        for role in (a.source, a.cue, a.content):
            assert all(0 <= s.start < s.end <= len(text) for s in role)
            assert all(p.end <= q.start for p, q in pairwise(role))
        firsts.append(min(s.start for s in (*a.source, *a.cue, *a.content)))
        assert bool(a.source) == bool(a.source_type)
        assert bool(a.cue) == bool(a.stance)
    # an inherited speaker stands before its quotation, so order is by what each row holds itself
    assert sorted(firsts) == firsts or any(a.rule == "quote.follow_on" for a in rows_of(table, 0))


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=20, deadline=None)
def test_repetition_keeps_the_result(seed: int) -> None:
    """The same text twice in a batch gives the same rows twice."""
    words = np.random.default_rng(seed).choice(["Brandt", "said", "“it failed,”", "she", "."], 30)
    text = " ".join(words)
    table = extract(Batch.of([text, text]))
    assert rows_of(table, 0) == rows_of(table, 1)


def test_time_grows_with_the_text_only() -> None:
    """Eight times the text takes about eight times as long, even as one endless sentence."""

    def seconds(n: int) -> float:
        batch = Batch.of(["Brandt said she thought that Dorn claimed it failed, and " * n])
        start = time.perf_counter()
        extract(batch)
        return time.perf_counter() - start

    seconds(50)
    small = min(seconds(250) for _ in range(3))
    assert seconds(2000) < 8 * 4 * small + 0.1
