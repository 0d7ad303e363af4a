"""What repeats is judged by the training articles alone."""

from __future__ import annotations

import numpy as np
import pytest

from framing.annotate import annotate
from framing.classify import OutletClassifier, classify
from framing.classify.baselines import reader
from framing.classify.contested import Contested
from framing.classify.views import STRICT, view_texts

PITCH = "Karst One is what Karst reads, on paper and on the harbour wall."


@pytest.fixture(scope="module")
def pitched(world):
    """A world in which every page of Karst One ends with the paper's own pitch."""

    def plant(fields, rng):
        if fields["outlet"] == "Karst One":
            fields["lines"].append(PITCH)

    return world(plant)


@pytest.fixture(scope="module")
def notes(pitched):
    """The pages with their parts, the pitch set aside."""
    return annotate(pitched, devices=())


def test_a_stretch_is_shown_where_training_does_not_repeat_it(notes):
    """Four pages that carry the pitch teach nothing; five do, for all sixty."""
    contested = Contested.of(notes)
    own = np.flatnonzero(np.array(notes.corpus.column("outlet")) == "Karst One")
    others = np.setdiff1d(np.arange(len(notes)), own)
    assert contested.texts == (PITCH,) * 60
    assert contested.shown(np.r_[others, own[:4]]).all()
    assert not contested.shown(np.r_[others, own[:5]]).any()


def test_the_classifier_reads_what_its_training_shows(notes):
    """The counts of a fold that learned nothing are those of texts with the pitch left in."""
    contested = Contested.of(notes)
    texts = view_texts(notes, STRICT)
    entrant = reader(STRICT, texts, contested, seed=0)
    everything, nothing = np.arange(len(notes)), np.array([0])
    column = entrant.terms.tolist().index("harbour")
    assert entrant.shown(everything)[:, [column]].sum() == 0
    assert entrant.shown(nothing)[:, [column]].sum() == 60


def test_a_pitch_tells_no_outlet_apart(pitched):
    """With nothing else planted, the classifier stays at chance, and `all text` sees the pitch."""
    scores = {(s.model, s.view): s.accuracy for s in classify(pitched, resamples=50).scores}
    assert scores["classifier", STRICT] < 0.5
    assert scores["classifier", "all text"] > 0.6


def test_the_estimator_sets_aside_what_it_learned_in_training(pitched):
    """A new page of the outlet is read without the pitch, which the model does not know."""
    model = OutletClassifier().fit(pitched)
    new = [pitched[0].__class__("n", f"Nothing happened in Dorn.\n\n{PITCH}", "Karst One")]
    bare = [pitched[0].__class__("n", "Nothing happened in Dorn.", "Karst One")]
    assert "harbour wall" not in model.get_feature_names_out().tolist()
    assert np.array_equal(model.predict_proba(new), model.predict_proba(bare))
