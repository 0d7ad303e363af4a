"""Copies: exact, edited, and inside other articles."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pyarrow as pa
import pytest

from framing.corpus import find_copies
from framing.corpus.duplicates import CONTAINED, EXACT, NEAR
from framing.corpus.passages import shared_spans
from framing.corpus.sketches import COMMON, candidates, sketch
from framing.corpus.words import Words
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import InputError


def noise(n, rng):
    """`n` invented words, frequent and rare ones as in prose."""
    return [f"w{x}" for x in np.minimum(rng.zipf(1.3, n), 20_000)]


def edited(words, rate, rng):
    """A share of the words substituted, deleted, or followed by a new one."""
    out = []
    for word in words:
        act = rng.integers(3) if rng.random() < rate else 3
        out += ([], noise(1, rng), [word, *noise(1, rng)], [word])[act]
    return out


def pairs_of(copies):
    """Rows of each pair."""
    return list(zip(copies.a.tolist(), copies.b.tolist(), strict=True))


class TestFindCopies:
    @pytest.mark.parametrize(("rate", "floor"), [(0.05, 0.95), (0.2, 0.95), (0.4, 0.85)])
    def test_planted_edits_are_found_and_nothing_else(self, rate, floor):
        """Recall and precision of copies edited at 5, 20 and 40 % of their words."""
        rng = np.random.default_rng(int(rate * 100))
        texts = [noise(int(n), rng) for n in rng.integers(150, 900, 120)]
        copies = [edited(words, rate, rng) for words in texts]
        found = set(pairs_of(find_copies([" ".join(words) for words in texts + copies])))
        planted = {(i, 120 + i) for i in range(120)}
        assert len(found & planted) >= floor * 120
        assert len(found & planted) >= 0.98 * len(found)

    def test_a_wire_story_inside_a_long_page_is_contained(self):
        """A short text in a page ten times as long has containment 1 one way only."""
        rng = np.random.default_rng(1)
        wire = noise(150, rng)
        page = noise(800, rng) + wire + noise(700, rng)
        copies = find_copies([" ".join(wire), " ".join(page)])
        assert pairs_of(copies) == [(0, 1)]
        assert copies.kind.tolist() == [CONTAINED]
        assert copies.a_in_b[0] == 1
        assert copies.b_in_a[0] < 0.3

    def test_exact_is_the_same_words_in_the_same_order(self):
        """Capitals and quotation marks make no difference; the order of words does."""
        line = "‘The harbour is shut,’ said Ilse Brandt of Karst to the Meridian Times on Monday"
        swapped = " ".join([*line.split()[2:], *line.split()[:2]])
        copies = find_copies([line, line.upper().replace("‘", '"'), swapped])
        kinds = dict(zip(pairs_of(copies), copies.kind.tolist(), strict=True))
        assert kinds == {(0, 1): EXACT, (0, 2): NEAR, (1, 2): NEAR}

    def test_figures_are_those_of_the_sets(self):
        """Similarity and containment counted by hand: 7 shared shingles, 9 and 8."""
        shared = "one two three four five six seven eight"
        copies = find_copies([shared + " x y", shared + " z"])
        assert copies.similarity.tolist() == [pytest.approx(7 / 10)]
        assert copies.a_in_b.tolist() == [pytest.approx(7 / 9)]
        assert copies.b_in_a.tolist() == [pytest.approx(7 / 8)]

    def test_the_same_whatever_the_chunks_of_the_table(self):
        """A corpus too large for one Arrow array is read from several."""
        line = "the ferry to Karst stayed in port for a third day on Monday"
        whole = Corpus.of([Article(str(i), f"{line} {i // 2}") for i in range(4)])
        cut = Corpus(pa.concat_tables([whole.table.slice(0, 3), whole.table.slice(3)]))
        assert pairs_of(find_copies(cut)) == pairs_of(find_copies(whole))

    def test_articles_without_words_are_no_copies(self):
        """Nothing is not a copy of nothing."""
        assert len(find_copies(["", "...", ""])) == 0
        assert find_copies([]).families.tolist() == []

    def test_the_same_whatever_the_order_of_articles(self):
        """Pairs do not depend on where in the corpus, or in which batch, an article stands."""
        rng = np.random.default_rng(2)
        texts = [" ".join(noise(120, rng)) for _ in range(70)]
        texts += [" ".join(edited(t.split(), 0.2, rng)) for t in texts]
        order = rng.permutation(len(texts))
        there = pairs_of(find_copies([texts[i] for i in order]))
        mapped = {tuple(sorted((int(order[a]), int(order[b])))) for a, b in there}
        assert mapped == set(pairs_of(find_copies(texts)))

    @pytest.mark.parametrize(
        ("options", "named"),
        [
            ({"similarity": 0}, "similarity"),
            ({"containment": 1.5}, "contain"),
            ({"shingle": 0}, "shingle"),
        ],
    )
    def test_impossible_thresholds_are_refused(self, options, named):
        """The option that is wrong is named."""
        with pytest.raises(InputError, match=named):
            find_copies(["Rain in Karst."], **options)


class TestCopies:
    @pytest.fixture
    def copies(self):
        """Two copies in two outlets and one article apart."""
        line = "the ferry to Karst stayed in port for a third day on Monday"
        return find_copies(
            Corpus.of(
                [
                    Article("a", "Late news: " + line + ".", outlet="Meridian Times"),
                    Article("b", "Rain fell in the hills of Valdoria.", outlet="Karst One"),
                    Article("c", line.upper() + ", it said.", outlet="Karst One"),
                ]
            )
        )

    def test_who_matched_whom_is_shown(self, copies):
        """The frame names both articles, their outlets, the kind and the measures."""
        row = copies.to_frame().to_dict("records")
        assert len(row) == 1
        assert (row[0]["a"], row[0]["b"], row[0]["kind"]) == ("a", "c", "near")
        assert (row[0]["outlet_a"], row[0]["outlet_b"]) == ("Meridian Times", "Karst One")

    def test_shared_passages_point_into_both_texts(self, copies):
        """Offsets of the passage, in each verbatim text."""
        spans = copies.shared_spans(0)
        a, b = copies.corpus[0].text, copies.corpus[2].text
        mine = a[spans.a_start[0] : spans.a_end[0]]
        assert mine.startswith("the ferry")
        assert b[spans.b_start[0] : spans.b_end[0]] == mine.upper()

    def test_keeping_one_keeps_the_first_and_whoever_is_alone(self, copies):
        """One article of each family stays; the corpus that was searched is as it was."""
        assert copies.keep_one().ids == ("a", "b")
        assert len(copies.corpus) == 3


class TestSharedSpans:
    def test_runs_of_seven_words_are_not_shown(self):
        """A passage has at least eight words."""
        seven = "one two three four five six seven"
        assert len(shared_spans("a " + seven + " b", "c " + seven + " d")) == 0
        assert shared_spans("a " + seven + " b", "c " + seven + " b").words.tolist() == [8]

    def test_passages_come_in_order_and_whole(self):
        """Two passages moved about are two spans, as long as they go."""
        first, second = (" ".join(f"{c}{i}" for i in range(12)) for c in "xy")
        spans = shared_spans(f"{first} cut {second}", f"{second} and {first}")
        assert spans.words.tolist() == [12, 12]
        assert all(a < b for a, b in pairwise(spans.a_start.tolist()))
        assert spans.b_start.tolist() == [len(second) + 5, 0]


class TestCandidates:
    def test_a_crowd_is_chained(self):
        """A text in very many articles proposes neighbours only, and links them all."""
        rng = np.random.default_rng(3)
        text = " ".join(noise(60, rng))
        a, b = candidates(sketch([Words.of([text] * (4 * COMMON))]))
        assert a.tolist() == list(range(4 * COMMON - 1))
        assert (b == a + 1).all()

    def test_batches_make_no_difference(self):
        """Samples of texts read in one batch or in several are the same."""
        rng = np.random.default_rng(4)
        texts = [" ".join(noise(int(n), rng)) for n in rng.integers(0, 3000, 20)]
        whole = sketch([Words.of(texts)])
        parts = sketch(Words.of(texts[i : i + 3]) for i in range(0, 20, 3))
        assert (whole.entries == parts.entries).all()
        assert (whole.runs == parts.runs).all()

    def test_samples_are_small(self):
        """About 64 runs of an article of a thousand words are kept, whatever the seed."""
        rng = np.random.default_rng(5)
        words = Words.of(
            [" ".join(f"n{x}" for x in rng.integers(0, 10**6, 1000)) for _ in range(50)]
        )
        for seed in (0, 1):
            assert 55 < len(sketch([words], seed=seed).entries) / 50 < 73
