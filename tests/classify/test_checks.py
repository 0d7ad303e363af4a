"""The statistics behind the checks, on cases small enough to count."""

from __future__ import annotations

import numpy as np
import pytest

from framing.classify.confounds import conditional_entropy, cramers_v
from framing.classify.identity import boilerplate, check_identity, identity_strings
from framing.classify.typography import MARKS, typography, unlined
from framing.corpus.passages import shared_words
from framing.corpus.words import Words
from framing.model.outlets import Names, OutletName


def outlet(name, *texts):
    """An outlet that names itself by some strings."""
    return Names(name, tuple(OutletName(t, "name", "derived") for t in texts))


class TestSharedWords:
    LINE = "the strait has been closed to all shipping since spring"

    def test_same_class_or_same_component_is_not_elsewhere(self):
        """Only another outlet's article on another matter counts."""
        words = Words.of([self.LINE, self.LINE])
        same, other = np.array([0, 0]), np.array([0, 1])
        assert shared_words(words, same, other).tolist() == [0, 0]
        assert shared_words(words, other, same).tolist() == [0, 0]
        assert shared_words(words, other, other).tolist() == [10, 10]

    def test_two_halves_do_not_make_an_elsewhere(self):
        """Another label here and another component there are not both in one article."""
        words = Words.of([self.LINE] * 3)
        labels, components = np.array([0, 1, 0]), np.array([0, 0, 1])
        assert shared_words(words, labels, components).tolist() == [0, 10, 10]

    def test_seven_words_are_too_few(self):
        """Shared phrases shorter than eight words are not shared copy."""
        words = Words.of(["a b c d e f g x", "a b c d e f g y"])
        assert shared_words(words, np.array([0, 1]), np.array([0, 1])).sum() == 0


class TestIdentity:
    def test_common_words_are_no_giveaway(self):
        """A name that all outlets use does not tell, however often its own outlet uses it."""
        times = outlet("Meridian Times", "Meridian Times", "Times")
        texts = ["the Times is MERIDIAN times", "in those times"] * 5
        found = identity_strings(Words.of(texts), [times, outlet("B", "B One")] * 5)
        assert [(g.text, g.own, g.others) for g in found] == [("Meridian Times", 1.0, 0.0)]

    def test_labels_of_one_outlet_are_one(self):
        """Articles whose names are of one outlet are each other's own, and one without is not."""
        karst = outlet("Karst One", "Karst One")
        texts = ["Karst One said so"] * 3 + ["It rained"] * 60 + ["Karst One said no"] * 3
        names = [karst] * 3 + [None] * 60 + [outlet("Karst One", "K1")] * 3
        (found,) = identity_strings(Words.of(texts), names)
        assert (found.own, found.others, found.n_own) == (1.0, 0.0, 6)

    def test_what_is_left_after_masking_decides(self):
        """A name that is cut out passes, with what was there; one that is left fails."""
        names = [outlet("Karst One", "Karst One"), outlet("B", "B Two")] * 9
        page = Words.of(["Karst One said so", "It rained"] * 9)
        blank = Words.of(["said so", "It rained"] * 9)
        masked, bare = (check_identity(page, left, names) for left in (blank, page))
        assert (masked.verdict, masked.statistic, masked.remedy) == ("pass", 0.0, "")
        assert "100% of Karst One; of 1 such strings on the page, none remain" in masked.finding
        assert (bare.verdict, bare.statistic) == ("fail", 1.0)
        assert bare.offenders == ("'Karst One' in 100% of Karst One, 0.0% of others",)

    def test_one_outlet_cannot_be_told_from_others(self):
        """Without two outlets the check says that it could not run."""
        words = Words.of(["Karst One"] * 4)
        check = check_identity(words, words, [outlet("Karst One", "Karst One"), None] * 2)
        assert (check.verdict, np.isnan(check.statistic)) == ("warn", True)

    def test_boilerplate_needs_five_articles_at_the_ends(self):
        """Four repetitions, or repetitions in the middle, are not boilerplate."""
        line = "write to our newsroom in Karst"
        labels = np.array([0] * 5 + [1] * 5)

        def filler(name):
            return " ".join(f"{name}{i}" for i in range(50))

        def found(own):
            others = [filler(f"other{i}x") for i in range(5)]
            return boilerplate(Words.of([*own, *others]), labels, ["A", "B"])

        ends = [f"x{i} y{i} z{i} {line}" for i in range(5)]
        assert [g.text for g in found(ends)] == [line]
        assert found([*ends[:4], "nothing"]) == []
        middle = [f"{filler(f'a{i}x')} {line} {filler(f'b{i}x')}" for i in range(5)]
        assert found(middle) == []


class TestStatistics:
    def test_entropy_left_by_a_leaky_table(self):
        """One bit of label, of which a table of 3:1 rows leaves 0.811."""
        assert conditional_entropy(np.array([[3, 1], [1, 3]])) == pytest.approx(0.8113, abs=1e-4)

    def test_cramers_v_corrects_for_sparse_tables(self):
        """Every article its own topic: plain V is 1, the corrected one 0."""
        assert cramers_v(np.array([[1, 0], [0, 1], [1, 0], [0, 1]])) == 0.0
        by_hand = ((0.25 - 1 / 79) / (1 - 1 / 79)) ** 0.5
        assert cramers_v(np.array([[30, 10], [10, 30]])) == pytest.approx(by_hand)

    def test_one_row_is_no_association(self):
        """A single topic cannot be associated with anything."""
        assert cramers_v(np.array([[10, 20]])) == 0.0


class TestTypography:
    def test_there_are_twenty_four_rates(self):
        """One a mark, per thousand characters, on a logarithmic scale."""
        assert len(set(MARKS)) == 24
        text = "x" * 98 + "--"
        rates = dict(zip(MARKS, np.expm1(typography([text])[0]), strict=True))
        assert rates["--"] == pytest.approx(10)
        assert rates["-"] == pytest.approx(20)

    def test_words_do_not_matter(self):
        """Other words of the same length have the same typography."""
        assert (typography(["Talks, again."]) == typography(["Rains, early."])).all()

    def test_lines_can_be_taken_away(self):
        """A reader of words does not see how lines are broken."""
        assert unlined(["One.\n\nTwo.  Three."]) == ["One. Two. Three."]

    def test_empty_texts_have_rates(self):
        """Nothing is zero of everything."""
        assert (typography([""]) == 0).all()
        assert typography([]).shape == (0, 24)
