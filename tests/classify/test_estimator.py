"""The scikit-learn classifier over articles."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GroupKFold, cross_val_score

from framing.classify import OutletClassifier
from framing.model.errors import InputError, TooFewOutlets


class TestOutletClassifier:
    def test_it_learns_what_tells_outlets_apart(self, styled):
        """A word of one outlet alone is found, and its coefficient speaks for that outlet."""
        model = OutletClassifier().fit(styled)
        assert model.classes_.tolist() == ["Karst One", "Meridian Times"]
        assert model.score(styled, styled.column("outlet")) == 1.0
        weights = dict(zip(model.get_feature_names_out(), model.linear_.coef[0], strict=True))
        assert weights["allegedly"] == pytest.approx(max(weights.values()))

    def test_constructor_only_stores(self):
        """Parameters come back as given, and a clone has them all."""
        given = {
            "view": "all text", "ngrams": (1, 3), "min_articles": 1, "C": 2.0, "seed": 7,
        }  # fmt: skip
        model = OutletClassifier(**given)
        assert model.get_params() == given
        assert clone(model).get_params() == given
        assert vars(model) == given

    def test_same_articles_same_model(self, styled):
        """Two fits, and a fit of a pickled copy, agree to the last bit."""
        a = OutletClassifier().fit(styled)
        b = pickle.loads(pickle.dumps(clone(a).fit(styled)))
        assert np.array_equal(a.decision_function(styled), b.decision_function(styled))

    def test_articles_strings_series_and_corpus_are_the_same(self, styled):
        """The kind of the sequence does not matter when it says the same."""
        texts, y = list(styled.texts), styled.column("outlet")
        expected = OutletClassifier().fit(styled).predict_proba(styled)
        for X in (list(styled), texts, pd.Series(texts)):
            assert OutletClassifier().fit(X, y).predict_proba(X) == pytest.approx(expected)

    def test_probabilities_and_decisions_have_scikit_learns_shapes(self, styled):
        """One column a class; one number an article for the decision between two."""
        model = OutletClassifier().fit(styled)
        assert model.predict_proba(styled[:3]).shape == (3, 2)
        assert model.decision_function(styled[:3]).shape == (3,)
        expected = model.classes_[(model.decision_function(styled) > 0).astype(int)]
        assert (model.predict(styled) == expected).all()

    def test_it_takes_part_in_cross_validation(self, styled):
        """Scikit-learn can slice the articles and keep groups together."""
        y, groups = styled.column("outlet"), styled.column("event")
        scores = cross_val_score(
            OutletClassifier(), list(styled), y, cv=GroupKFold(2), groups=groups
        )
        assert scores.min() > 0.9

    def test_prediction_does_not_depend_on_the_batch(self, styled):
        """An article is judged alone."""
        model = OutletClassifier().fit(styled)
        alone = np.concatenate([model.predict_proba(styled[i : i + 1]) for i in range(4)])
        assert model.predict_proba(styled[:4]) == pytest.approx(alone)

    def test_unseen_or_no_words_are_no_error(self, styled):
        """An article without a known term still gets a class."""
        model = OutletClassifier().fit(styled)
        assert set(model.predict(["", "Zzz."])) <= set(model.classes_)

    @pytest.mark.parametrize(
        ("X", "error"), [("one text", ValueError), ([None], TypeError), ([b"bytes"], TypeError)]
    )
    def test_what_is_no_sequence_of_texts_is_refused(self, X, error):
        """A single string, a missing text and bytes each get a clear error."""
        with pytest.raises(error):
            OutletClassifier().fit(X, ["Karst One"])

    def test_one_class_is_refused(self, styled):
        """A constant class cannot be told from anything."""
        with pytest.raises(TooFewOutlets, match="at least two outlets"):
            OutletClassifier().fit(styled.where(outlet="Karst One"))

    def test_missing_classes_are_an_input_error(self):
        """Articles without an outlet, and too few classes, are named."""
        with pytest.raises(InputError, match="no outlet"):
            OutletClassifier().fit(["A text.", "Another."])
        with pytest.raises(InputError, match="give one for each"):
            OutletClassifier().fit(["A text.", "Another."], ["Karst One"])

    def test_an_unknown_view_names_those_there_are(self, styled):
        """A wrong view is an input error with the right ones in it."""
        with pytest.raises(InputError, match=r"headline\+body"):
            OutletClassifier(view="body").fit(styled)

    def test_it_must_be_fitted_first(self):
        """Asked too early it says so."""
        with pytest.raises(NotFittedError):
            OutletClassifier().predict(["A text."])

    def test_the_strict_view_does_not_see_typography(self, styled):
        """Curly or straight, the quotation is the same to it; not so to the naive view."""
        straight, curly = ['"Allegedly," he said.'], ["“Allegedly,” he said."]
        strict = OutletClassifier().fit(styled)
        assert strict.predict_proba(straight) == pytest.approx(strict.predict_proba(curly))
