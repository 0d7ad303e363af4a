"""Designs: labels, groups, folds, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from framing.classify.design import make_design, n_folds, split, with_target
from framing.classify.views import as_notes
from framing.corpus.words import Words
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import InputError, TooFewClusters, TooFewOutlets


def corpus_of(*rows):
    """A corpus from (outlet, event, text) triples."""
    return Corpus.of(
        [Article(f"a{i}", text, outlet=o, event=e) for i, (o, e, text) in enumerate(rows)]
    )


def designed(corpus, groups="event"):
    """The design of a corpus by outlet."""
    return make_design(corpus, Words.of(corpus.texts), target="outlet", groups=groups)


class TestMakeDesign:
    def test_events_and_copies_are_joined(self):
        """An event, and the copy of one of its articles under another event, are one group."""
        copy = "The ferry to Karst sank in the night storm off the old harbour."
        found = designed(
            corpus_of(
                ("A", "e1", copy), ("B", "e1", "Rain."), ("A", "e2", copy), ("B", "e3", "Snow.")
            )
        )
        assert found.components.tolist() == [0, 0, 0, 1]

    def test_one_class_is_refused(self):
        """There is nothing to tell apart in one outlet."""
        with pytest.raises(TooFewOutlets, match="'A'"):
            designed(corpus_of(("A", "e1", "Rain."), ("A", "e2", "Snow.")))

    def test_missing_groups_fall_back_with_a_warning(self, world):
        """Without any event the design is ungrouped and says so; with some it counts the others."""
        rows = [(o, None, f"text {i} {o}") for i in range(10) for o in "AB"]
        found = designed(corpus_of(*rows))
        assert found.groups == ""
        assert any("no article has a value of 'event'" in w for w in found.warnings)
        some = designed(corpus_of(("A", "e1", "x"), *rows))
        assert any(w.startswith("20 of 21 articles have no 'event'") for w in some.warnings)

    def test_a_field_that_does_not_exist_is_named(self):
        """A misspelt groups field is an error, not a silent fallback."""
        with pytest.raises(InputError, match="evnt"):
            designed(corpus_of(("A", "e1", "x"), ("B", "e1", "y")), groups="evnt")

    def test_few_groups_and_a_giant_one_are_warned_about(self):
        """Three groups, one of them with most articles, get both warnings."""
        rows = [(o, e, f"{o} {e} {i}") for o in "AB" for i, e in enumerate(["e1"] * 8 + ["e2"])]
        warnings = " ".join(designed(corpus_of(*rows)).warnings)
        assert "only 2 groups" in warnings
        assert "one group holds 89% of all articles" in warnings

    def test_a_clean_design_has_no_warnings(self, world):
        """Sixty matched events are fine."""
        assert designed(world()).warnings == ()


class TestFolds:
    def test_folds_shrink_to_the_smallest_class(self):
        """A class in three events bears three folds."""
        rows = [("A", f"e{i}", f"a {i}") for i in range(9)]
        rows += [("B", f"e{i}", f"b {i}") for i in range(3)]
        assert n_folds(designed(corpus_of(*rows)), 5) == 3

    def test_a_class_in_one_group_is_refused(self):
        """It could be learned or tested, not both; the message says which and what to do."""
        rows = [("A", f"e{i}", f"a {i}") for i in range(9)]
        with pytest.raises(TooFewOutlets, match=r"1 of 2 values.*: 'B';.*corpus.where"):
            n_folds(designed(corpus_of(*rows, ("B", "e1", "b"))), 5)

    def test_one_group_is_refused(self):
        """One event is no sample of events."""
        rows = [(o, "e1", f"{o} {i}") for o in "AB" for i in range(9)]
        with pytest.raises(TooFewClusters, match="nothing is left to test on"):
            n_folds(designed(corpus_of(*rows)), 5)

    def test_folds_are_balanced_and_seeded(self):
        """Every fold has every class; the seed alone decides."""
        labels, groups = np.tile([0, 1, 2], 40), np.repeat(np.arange(40), 3)
        folds = split(labels, groups, 5, seed=1)
        assert (folds == split(labels, groups, 5, seed=1)).all()
        assert (folds != split(labels, groups, 5, seed=2)).any()
        assert all(np.bincount(labels[folds == k]).min() > 0 for k in range(5))


class TestWithTarget:
    def test_articles_without_the_target_are_left_out(self):
        """Those without an outlet are dropped; the rest keep their order."""
        notes = as_notes(corpus_of(("A", "e", "x"), (None, "e", "y"), ("B", "e", "z")))
        assert with_target(notes, "outlet").corpus.ids == ("a0", "a2")

    def test_no_target_at_all_is_an_input_error(self):
        """The message names the field and how to map one."""
        with pytest.raises(InputError, match="--field outlet=COLUMN"):
            with_target(as_notes(corpus_of((None, "e", "x"))), "outlet")
