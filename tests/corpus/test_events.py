"""Events found from date and wording, and how groupings are scored."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus import find_events, read, with_events
from framing.corpus.event_groups import canonical, group
from framing.corpus.event_links import Links, link
from framing.corpus.event_scores import b_cubed, pairwise
from framing.corpus.event_words import openings, weigh
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import InputError

DATA = Path(__file__).parents[3] / "shared" / "data"
MAY = dt.date(2031, 5, 1)
STORIES = (
    "Karst ferry sinks off Dorn; divers search the hull",
    "Valdoria votes on bread prices after bakers strike",
    "Ilse Brandt resigns as envoy over corridor map",
    "Wolves return to the Teller forest, shepherds warn",
)
OUTLETS = ("Meridian Times", "Karst One", "Dorn Herald")


def article(name, story, day=0, outlet=OUTLETS[0], **fields):
    """An article that tells a story, `day` days after the first of May."""
    date = None if day is None else MAY + dt.timedelta(days=day)
    return Article(name, story, outlet, date, **fields)


def three_outlets(**fields):
    """Each story by each outlet on one day."""
    return [
        article(f"{s}{o}", f"{story}, item {o}.", 0, outlet, **fields)
        for s, story in enumerate(STORIES)
        for o, outlet in enumerate(OUTLETS)
    ]


def links(*pairs):
    """Links from (first, second, similarity)."""
    first, second, similarity = zip(*pairs, strict=True)
    return Links(np.array(first), np.array(second), np.array(similarity, float))


def as_sets(ids, labels):
    """The groups of two or more, as sets of ids."""
    found = {}
    for name, label in zip(ids, labels, strict=True):
        if label >= 0:
            found.setdefault(int(label), set()).add(name)
    return {frozenset(group) for group in found.values()}


class TestFindEvents:
    def test_stories_become_events(self):
        """Articles of three outlets on four stories give four events of three."""
        events = find_events(Corpus.of(three_outlets()))
        assert events.labels.tolist() == [0] * 3 + [1] * 3 + [2] * 3 + [3] * 3
        assert len(events) == 4

    def test_one_outlet_makes_no_event(self):
        """Articles of one outlet are not linked, however alike."""
        corpus = Corpus.of([article("a", STORIES[0]), article("b", STORIES[0])])
        assert find_events(corpus).labels.tolist() == [-1, -1]

    def test_unknown_outlets_count_as_different(self):
        """Articles whose outlet is not known can be linked."""
        texts = [article(k, STORIES[0], outlet=None) for k in "ab"]
        assert find_events(Corpus.of(texts)).labels.tolist() == [0, 0]

    @pytest.mark.parametrize(("gap", "together"), [(3, True), (4, False)])
    def test_window_is_inclusive(self, gap, together):
        """Two articles three days apart can be one event, four days apart not."""
        pair = [article("a", STORIES[0]), article("b", STORIES[0], gap, OUTLETS[1])]
        assert (len(find_events(Corpus.of(pair))) == 1) == together

    def test_no_event_outlasts_the_window(self):
        """A chain of reports, each near the next, is cut to parts within the window."""
        chain = [article(str(k), STORIES[0], 2 * k, OUTLETS[k % 2]) for k in range(4)]
        chain[1] = article("1", STORIES[0] + " Rescuers hope", 2, OUTLETS[1])
        chain[2] = article("2", STORIES[0] + " Rescuers hope", 4, OUTLETS[0])
        assert find_events(Corpus.of(chain)).labels.tolist() == [-1, 0, 0, -1]

    def test_dated_and_undated_stay_apart(self):
        """An article without a date joins none with one, and others without by higher cosine."""
        texts = [
            article("a", STORIES[0]),
            article("b", STORIES[0], None, OUTLETS[1]),
            article("c", STORIES[0], None, OUTLETS[2]),
            article("d", STORIES[0], 0, OUTLETS[1]),
        ]
        assert find_events(Corpus.of(texts)).labels.tolist() == [0, 1, 1, 0]
        loose = [article("e", "Ferry sinks"), article("f", "Ferry lost", 0, OUTLETS[1])]
        undated = [article(a.id, a.text, None, a.outlet) for a in loose]
        options = {"threshold": 0.1, "undated": 0.6}
        assert len(find_events(Corpus.of(loose), **options)) == 1
        assert len(find_events(Corpus.of(undated), **options)) == 0

    @pytest.mark.parametrize("text", ["", " \n", "the of and"])
    def test_articles_without_words_stand_alone(self, text):
        """Texts that have nothing to compare are linked to nothing."""
        texts = [article("a", text), article("b", text, 0, OUTLETS[1])]
        assert find_events(Corpus.of(texts)).labels.tolist() == [-1, -1]

    def test_empty_corpus(self):
        """No articles give no events, and a frame without rows."""
        events = find_events(Corpus.of([]))
        assert (len(events), events.labels.tolist(), len(events.to_frame())) == (0, [], 0)

    def test_frame(self):
        """The frame says what each article is grouped with and how alike its nearest fellow is."""
        corpus = Corpus.of([*three_outlets()[:2], article("z", STORIES[3])])
        events = find_events(corpus)
        frame = events.to_frame()
        assert frame["articles"].tolist() == [2, 2, 1]
        assert frame["event"].tolist()[:2] == ["found-00", "found-00"]
        assert frame["nearest"].tolist()[:2] == events.pairs.similarity.tolist() * 2
        assert math.isnan(frame["nearest"][2])

    @pytest.mark.parametrize(
        "option",
        [{"days": -1}, {"threshold": 0.0}, {"threshold": 1.2}, {"undated": 0.1}, {"max_size": 1}],
    )
    def test_options_out_of_range(self, option):
        """An option that makes no sense is refused by name."""
        with pytest.raises(InputError, match=next(iter(option))):
            find_events(Corpus.of([]), **option)

    @settings(max_examples=30, deadline=None)
    @given(st.data())
    def test_order_changes_numbering_only(self, data):
        """Articles in another order form the same groups, under the same names."""
        words = "ferry hull wolves bread map envoy vote strike".split()
        said = st.lists(st.sampled_from(words), max_size=6).map(" ".join)
        days = st.one_of(st.none(), st.integers(0, 9))
        rows = data.draw(st.lists(st.tuples(said, days, st.sampled_from([None, *OUTLETS]))))
        texts = [article(str(k), *row) for k, row in enumerate(rows)]
        other = data.draw(st.permutations(texts))
        one, two = (find_events(Corpus.of(order)) for order in (texts, other))
        assert as_sets(one.ids, one.labels) == as_sets(two.ids, two.labels)
        named = [dict(zip(e.ids, e.names, strict=True)) for e in (one, two)]
        assert named[0] == named[1]
        numbers = [k for k in dict.fromkeys(two.labels.tolist()) if k >= 0]
        assert numbers == list(range(len(two)))

    def test_basil(self):
        """BASIL's triples are found from text and date: pairwise F1 of at least .95."""
        if not (DATA / "basil").exists():
            pytest.skip("no copy of basil")
        corpus = read(DATA / "basil")
        gold = np.unique(corpus.column("event"), return_inverse=True)[1]
        found = pairwise(find_events(corpus).labels, gold)
        assert found.precision >= 0.99
        assert found.f1 >= 0.95


class TestWithEvents:
    def test_only_gaps_are_filled(self):
        """What the corpus says stays; the rest of a group takes it; the old corpus is unchanged."""
        texts = three_outlets()[:3]
        texts[1] = article("01", texts[1].text, 0, OUTLETS[1], event="sinking")
        corpus = Corpus.of([*texts, article("z", STORIES[3])])
        filled = with_events(corpus, find_events(corpus))
        assert filled.column("event") == ["sinking"] * 3 + [None]
        assert corpus.column("event") == [None, "sinking", None, None]
        assert filled.texts == corpus.texts

    def test_found_name(self):
        """A group that the corpus does not name is called after the first of its ids."""
        corpus = Corpus.of(three_outlets()[2::-1])
        assert set(with_events(corpus, find_events(corpus)).column("event")) == {"found-00"}

    def test_contradiction_leaves_a_gap(self):
        """Where a group holds two named events, the unnamed article is given neither."""
        texts = [
            article(str(k), STORIES[0], 0, outlet, event=event)
            for k, (outlet, event) in enumerate(zip(OUTLETS, ("x", "y", None), strict=True))
        ]
        corpus = Corpus.of(texts)
        assert with_events(corpus, find_events(corpus)).column("event") == ["x", "y", None]

    def test_other_articles(self):
        """Events of one corpus are not written into another."""
        corpus = Corpus.of(three_outlets())
        with pytest.raises(InputError, match="other articles"):
            with_events(corpus[1:], find_events(corpus))


class TestWords:
    def test_outlets_are_masked_as_written(self):
        """An outlet's name goes, the same word in lower case stays."""
        found = openings(["Time will tell"], ["Time asks what time it is."], ["Time"])
        assert found == [("  will tell", "  asks what time it is.")]

    def test_weights_by_hand(self):
        """Two texts that share one of two words: cosine from tf 1 and the smoothed idf."""
        X = weigh([("", "ferry sinks"), ("", "ferry sails")])
        shared, own = 1.0, 1 + math.log(3 / 2)
        expected = shared**2 / (shared**2 + own**2)
        assert (X @ X.T).toarray() == pytest.approx(np.array([[1, expected], [expected, 1]]))

    def test_headline_counts_twice(self):
        """A word of the headline has the weight of a word said twice."""
        X = weigh([("ferry", "sinks"), ("", "ferry ferry sinks")])
        assert (X @ X.T).toarray() == pytest.approx(np.ones((2, 2)))

    def test_lead_ends(self):
        """Words after the lead do not count."""
        X = weigh([("", "ferry sinks wolves"), ("", "ferry sinks bread")], lead=2)
        assert (X @ X.T).toarray() == pytest.approx(np.ones((2, 2)))


class TestLinks:
    @settings(max_examples=30, deadline=None)
    @given(st.data())
    def test_blocks_find_what_brute_force_finds(self, data):
        """Comparing block by block misses no pair and invents none, however small the blocks."""
        from scipy.sparse import csr_array

        n = data.draw(st.integers(1, 12))
        seed = data.draw(st.integers(0, 99))
        raw = np.random.default_rng(seed).random((n, 4)) + 0.01
        X = raw / np.linalg.norm(raw, axis=1, keepdims=True)
        day = np.array(data.draw(st.lists(st.integers(-1, 6), min_size=n, max_size=n)))
        outlet = np.array(data.draw(st.lists(st.integers(-1, 2), min_size=n, max_size=n)))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("framing.corpus.event_links._CELLS", data.draw(st.integers(1, 40)))
            found = link(csr_array(X), day, outlet, window=2, threshold=0.7, undated=0.9)
        expected = []
        for i, j in itertools.combinations(range(n), 2):
            both = day[i] >= 0 and day[j] >= 0
            neither = day[i] < 0 and day[j] < 0
            near = neither or (both and abs(day[i] - day[j]) <= 2)
            apart = outlet[i] != outlet[j] or outlet[i] < 0
            if near and apart and round(X[i] @ X[j], 6) >= (0.9 if neither else 0.7):
                expected.append((i, j))
        assert list(zip(found.first.tolist(), found.second.tolist(), strict=True)) == expected


class TestGroups:
    def test_single_link(self):
        """Two articles that share a third are one group."""
        found = group(links((0, 1, 0.5), (1, 3, 0.5)), np.zeros(4, int), max_size=9, max_days=3)
        assert found.tolist() == [0, 0, -1, 0]

    def test_too_many_articles(self):
        """A group over the cap loses its weak links, and only its own."""
        chain = links((0, 1, 0.9), (1, 2, 0.3), (2, 3, 0.8), (4, 5, 0.2))
        found = group(chain, np.zeros(6, int), max_size=2, max_days=3)
        assert found.tolist() == [0, 0, 1, 1, 2, 2]

    def test_equal_links_cannot_be_cut(self):
        """Copies of one text stay together whatever the cap."""
        found = group(links((0, 1, 1), (1, 2, 1)), np.zeros(3, int), max_size=2, max_days=3)
        assert found.tolist() == [0, 0, 0]

    @settings(max_examples=50, deadline=None)
    @given(st.lists(st.integers(-3, 9), max_size=20))
    def test_labels_are_canonical(self, labels):
        """Numbers appear in order without gaps, each at least twice, and groups are kept."""
        found = canonical(np.array(labels, np.int64)).tolist()
        numbers = list(dict.fromkeys(k for k in found if k >= 0))
        assert numbers == list(range(len(numbers)))
        for i, j in itertools.combinations(range(len(labels)), 2):
            assert (found[i] == found[j] >= 0) == (labels[i] == labels[j])


class TestScores:
    def test_by_hand(self):
        """Groups abc and de against ab and cde: 2 of 4 pairs; B-cubed by article."""
        labels, gold = np.array([0, 0, 0, 1, 1]), np.array([0, 0, 1, 1, 1])
        pairs, cubed = pairwise(labels, gold), b_cubed(labels, gold)
        assert (pairs.precision, pairs.recall, pairs.f1) == (0.5, 0.5, 0.5)
        assert cubed.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
        assert cubed.recall == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)

    def test_nothing_found(self):
        """With every article alone, recall is 0 by pairs, and precision has nothing to judge."""
        labels, gold = np.array([-1, -1]), np.array([0, 0])
        assert math.isnan(pairwise(labels, gold).precision)
        assert pairwise(labels, gold).recall == 0
        assert (b_cubed(labels, gold).precision, b_cubed(labels, gold).recall) == (1, 0.5)

    @settings(max_examples=50, deadline=None)
    @given(st.lists(st.tuples(st.integers(-1, 3), st.integers(-1, 3)), min_size=1, max_size=12))
    def test_precision_is_the_others_recall(self, rows):
        """Exchanging labels and gold exchanges precision and recall; pairs agree with a count."""
        labels, gold = (np.array(column) for column in zip(*rows, strict=True))
        for score in (pairwise, b_cubed):
            one, two = score(labels, gold), score(gold, labels)
            assert (one.precision, one.recall) == pytest.approx(
                (two.recall, two.precision), nan_ok=True
            )
        put = [
            gold[i] == gold[j] >= 0
            for i, j in itertools.combinations(range(len(rows)), 2)
            if labels[i] == labels[j] >= 0
        ]
        expected = sum(put) / len(put) if put else math.nan
        assert pairwise(labels, gold).precision == pytest.approx(expected, nan_ok=True)
