"""Whose copy articles are, and what their outlets share."""

from __future__ import annotations

import numpy as np
import pytest

from framing.measure.shared import shared_runs
from framing.measure.wire import wire
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import InputError


def prose(seed, n=120):
    """Invented sentences of ten words."""
    rng = np.random.default_rng(seed)
    words = [f"{a}{b}{c}" for a in ("ka", "ro", "mi") for b in ("sen", "dal") for c in "aeiou"]
    drawn = rng.choice(words, n)
    return " ".join(" ".join(drawn[i : i + 10]).capitalize() + "." for i in range(0, n, 10))


def corpus_of(*pages):
    """Articles of (outlet, text), named by letters."""
    return Corpus.of([Article("abcdefghij"[i], t, outlet=o) for i, (o, t) in enumerate(pages)])


class TestWire:
    @pytest.fixture
    def found(self):
        """One credited article, its uncredited copy, a contribution, an agency's own, one alone."""
        story = prose(1)
        return wire(
            corpus_of(
                ("Meridian Times", f"KARST (AP) — {story}"),
                ("Karst One", f"{prose(2, 40)} {story}"),
                ("Karst One", f"{prose(3)}\n\nThe Associated Press contributed to this report."),
                ("Associated Press", f"KARST (AP) — {prose(4)}"),
                ("Karst One", prose(5)),
            )
        )

    def test_kinds_and_what_said_so(self, found):
        """The copy without a credit is known by the text, and its agency by whom it matches."""
        assert list(found.kind) == ["wire", "wire", "contributed", "own", ""]
        assert list(found.rule) == ["dateline", "shared", "contributed", "outlet", ""]
        assert list(found.agency) == ["Associated Press"] * 4 + [""]

    def test_shares_are_of_all_words_and_runs(self, found):
        """Of 160 words 120 are shared, and of 153 runs of eight 113."""
        assert found.shared[1] == pytest.approx(120 / 160)
        assert found.containment[1] == pytest.approx(113 / 153)
        assert found.shared[4] == 0

    def test_which_matched_which_is_shown(self, found):
        """Both articles of a pair name the other, with the passage in their own text."""
        assert found.match.tolist() == [1, 0, -1, -1, -1]
        row = found.to_frame().loc[1]
        assert (row["match"], row["evidence"]) == ("a", prose(1).removesuffix("."))

    def test_without_leaves_own_copy(self, found):
        """Contributions, an agency's own articles and all others stay, in their order."""
        assert found.without().corpus.ids == ("c", "d", "e")

    def test_rates_by_a_field(self, found):
        """Shares of articles, one row an outlet."""
        rates = found.rate("outlet").set_index("outlet")
        assert rates.loc["Karst One", "articles"] == 3
        assert rates.loc["Karst One", "wire"] == pytest.approx(1 / 3)
        assert rates.loc["Associated Press", "wire"] == 0

    def test_an_impossible_threshold_is_refused(self):
        """The option that is wrong is named."""
        with pytest.raises(InputError, match="containment"):
            wire(corpus_of(("Karst One", "Rain.")), containment=0)


class TestSharedRuns:
    def test_the_same_quotation_is_not_shared_copy(self):
        """What was said at a press conference is in everybody's article."""
        said = f"“{prose(6)[:-1].replace('. ', ', ').lower()},” Ilse Brandt said."
        pages = [
            (o, f"{prose(i)}\n\n{said}") for i, o in enumerate(("Karst One", "Meridian Times"))
        ]
        assert wire(corpus_of(*pages)).shared.tolist() == [0, 0]

    def test_one_outlet_shares_nothing_with_itself(self):
        """Copies within an outlet, under any of its labels, are another matter."""
        labels = ("New York Times - News", "New York Times - Opinion")
        found = shared_runs(wire(corpus_of(*((o, prose(7)) for o in labels))).notes)
        assert len(found.keys) == 0

    def test_furniture_under_two_labels_is_not_shared_copy(self):
        """A run in five articles of one outlet belongs to its pages, whoever else has it."""
        pages = [("Karst One", f"{prose(i, 30)} {prose(99)}") for i in range(5)]
        assert wire(corpus_of(*pages, ("Guest Writer", prose(99)))).shared.max() == 0
        fewer = wire(corpus_of(*pages[:4], ("Guest Writer", prose(99))))
        assert fewer.is_wire.all()

    def test_nothing_is_shared_in_an_empty_corpus(self):
        """No articles, no wire copy; an article without words has no share."""
        assert len(wire(Corpus.of([]))) == 0
        assert wire(corpus_of(("Karst One", ""))).shared.tolist() == [0]
