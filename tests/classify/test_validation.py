"""Honest validation."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from framing.classify import classify, metrics
from framing.classify.validation import RANDOM_SPLIT
from framing.classify.views import STRICT
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import TooFewOutlets


def by_model(validation):
    """The scores by model and view."""
    return {(s.model, s.view): s for s in validation.scores}


@pytest.fixture(scope="module")
def found(styled):
    """A validation of the styled corpus."""
    return classify(styled, resamples=200)


class TestClassify:
    def test_a_difference_of_style_is_found(self, found):
        """Both views find it; nothing that needs no reading comes near."""
        scores = by_model(found)
        assert scores["classifier", STRICT].accuracy == 1.0
        assert scores["classifier", "all text"].accuracy == 1.0
        assert scores["majority", "nothing"].accuracy <= 0.5
        assert scores["random", "nothing"].accuracy < 0.8

    def test_no_difference_is_not_found(self, world):
        """Where nothing tells outlets apart, accuracy is at chance, and the result says so."""
        clean = [classify(world(seed=seed), resamples=200) for seed in range(1, 5)]
        reads = [by_model(c)["classifier", STRICT].accuracy for c in clean]
        assert sum(reads) / 4 == pytest.approx(1 / 3, abs=0.06)
        assert any("not clearly better" in w for w in clean[0].warnings)

    def test_a_random_split_of_matched_events_misleads_and_is_explained(self, world):
        """With one telling of an event in training, the others are taken for its outlet's."""

        def plant(fields, rng):
            if rng.random() < 0.7:
                fields["lines"][0] += f" said {fields['outlet'].split()[0]}"

        found = classify(world(plant, n_events=40), resamples=200)
        scores = by_model(found)
        grouped = scores["classifier", STRICT].accuracy
        assert grouped > scores["classifier", RANDOM_SPLIT].accuracy + 0.02
        assert any("grouping raises it" in w for w in found.warnings)

    def test_confusion_and_features_are_of_the_strict_view(self, found):
        """The confusion sums to the articles; the planted words speak for their outlet."""
        assert found.confusion == ((20, 0), (0, 20))
        assert "allegedly" in dict(found.top_features["Karst One"])
        assert all(weight > 0 for _, weight in found.top_features["Karst One"][:3])

    def test_same_seed_same_result(self, styled, found):
        """A18: nothing but the seed decides, and the signature holds it and the corpus's hash."""
        again = classify(styled, resamples=200)
        assert again.scores == found.scores
        assert again.top_features == found.top_features
        assert f"hash:{styled.fingerprint[:12]}" in str(found.signature)
        assert "seed:0" in str(found.signature)

    def test_a_constant_class_is_refused(self, styled):
        """One outlet is no comparison."""
        with pytest.raises(TooFewOutlets):
            classify(styled.where(outlet="Karst One"))

    def test_articles_without_the_target_are_reported(self, styled):
        """They are left out and counted."""
        more = Corpus.of([*styled, Article("x", "A text.", event="e1")])
        found = classify(more, resamples=50)
        assert "1 articles have no outlet and were left out" in found.warnings
        assert found.scores[0].n_articles == len(styled)

    def test_another_field_can_be_predicted(self, styled):
        """The target may be any field of the input."""
        camps = [replace(a, extra={"camp": a.outlet == "Karst One"}) for a in styled]
        found = classify(Corpus.of(camps), target="camp", resamples=50)
        assert found.classes == ("False", "True")

    def test_one_string_is_refused(self):
        """A text is not a corpus."""
        with pytest.raises(ValueError, match="sequence"):
            classify("A text.")


class TestOnTest:
    def test_a_test_file_becomes_the_headline(self, styled, world):
        """Trained on all, scored on the file; out-of-fold rows stay beside it."""

        def plant(fields, rng):
            fields["event"] = "later " + fields["event"]
            if fields["outlet"] == "Karst One":
                fields["lines"] = [
                    f"Allegedly the so-called {line.lower()}" for line in fields["lines"]
                ]

        later = world(plant, n_events=6, outlets=("Karst One", "Meridian Times"), seed=5)
        found = classify(styled, test=later, resamples=100)
        plain = metrics(found)
        assert plain["view"] == f"{STRICT} (test)"
        assert plain["n_articles"] == 12
        assert plain["accuracy"] > 0.9
        assert plain["scores"][STRICT]["classifier"]["n_articles"] == len(styled)
        assert f"test:{later.fingerprint[:12]}" in str(found.signature)
        assert not any("test articles" in w for w in found.warnings)

    def test_what_the_test_shares_with_training_is_reported(self, styled):
        """Copies, known events and unknown outlets each get a warning with their number."""
        stranger = Article("s", "Nothing like it in Karst.", outlet="Strait Courier", event="new")
        test = Corpus.of([*styled[:4], stranger])
        warnings = " | ".join(classify(styled, test=test, resamples=50).warnings)
        assert "4 test articles are near-duplicates of training articles" in warnings
        assert "4 test articles share their event with training articles" in warnings
        assert "training has no articles of Strait Courier" in warnings


class TestMetrics:
    def test_they_are_json_with_the_headline_on_top(self, found):
        """The file holds accuracy, macro-F1 and intervals of the strict classifier, as numbers."""
        plain = json.loads(json.dumps(metrics(found), allow_nan=False))
        strict = by_model(found)["classifier", STRICT]
        assert plain["accuracy"] == strict.accuracy
        assert plain["macro_f1"] == strict.macro_f1
        assert plain["accuracy_interval"] == [strict.accuracy_low, strict.accuracy_high]
        assert plain["macro_f1_interval"] == [strict.macro_f1_low, strict.macro_f1_high]
        assert plain["view"] == STRICT
        assert set(plain["scores"]) == {s.view for s in found.scores}
