"""A2: normalising is idempotent, its map is true, and typography no longer tells outlets apart."""

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GroupKFold, cross_val_predict

from framing.classify.typography import typography, unlined
from framing.corpus import read
from framing.text.normalize import normalize


def test_idempotent_and_true_on_real_articles(polnear):
    """Kept letters map to themselves, on every fourth training article."""
    for article in read(str(polnear)).where(split="train").take(np.arange(0, 840, 4)):
        made = normalize(article.text)
        assert normalize(made.text).text == made.text
        kept = np.array([c.isascii() and c.isalnum() for c in made.text], bool)
        plain = np.frombuffer(made.text.encode("utf-32-le"), np.uint32)
        raw = np.frombuffer(article.text.encode("utf-32-le"), np.uint32)
        assert (plain[kept] == raw[made.origin[:-1][kept]]).all()


def test_typography_alone_loses_half_of_what_it_told(polnear):
    """Seven outlets, months held out: the excess over chance at least halves."""
    corpus = read(str(polnear)).where(split="train")
    outlets = np.array(corpus.column("outlet"))
    months = np.array([d.month for d in corpus.column("date")])
    raw = _accuracy(corpus.texts, outlets, months)
    # paragraph breaks are structure, never characters that a classifier sees
    plain = _accuracy(unlined([normalize(t).text for t in corpus.texts]), outlets, months)
    chance = np.unique(outlets, return_counts=True)[1].max() / len(outlets)
    assert raw > 0.6
    assert plain - chance <= (raw - chance) / 2


def _accuracy(texts, outlets, months):
    forest = RandomForestClassifier(n_estimators=200, random_state=0, n_jobs=1)
    predicted = cross_val_predict(
        forest, typography(texts), outlets, groups=months, cv=GroupKFold(5)
    )
    return float((predicted == outlets).mean())
