"""Tables and term counts made by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from framing.model.corpus import Corpus
from framing.model.evidence import EvidenceTable
from framing.model.signature import Signature
from framing.model.table import Feature, FeatureTable


@dataclass(frozen=True)
class Terms:
    """Counts of terms by article: what `keyness` needs of its input."""

    corpus: Corpus
    terms: tuple[str, ...]
    counts: Any
    signature: Signature


def corpus_of(outlet, event, **fields):
    """A corpus of as many one-word articles as there are outlets given."""
    n = len(outlet)
    ids = fields.pop("id", [f"a{i:04}" for i in range(n)])
    return Corpus.from_columns(
        {"id": ids, "text": ["Karst"] * n, "outlet": outlet, "event": event, **fields}
    )


@pytest.fixture
def make_table():
    """A function from counts (articles x features), words and fields to a feature table."""

    def make(counts, words, outlet, event=None, **fields):
        n = len(outlet)
        counts = np.asarray(counts, np.int64).reshape(n, -1)
        features = tuple(
            Feature(f"device{j}", "own_words", 1000, "A device.") for j in range(counts.shape[1])
        )
        return FeatureTable(
            corpus=corpus_of(outlet, event if event is not None else [None] * n, **fields),
            features=features,
            counts=counts,
            exposures={"own_words": np.asarray(words, np.int64)},
            evidence_rows=EvidenceTable.empty(),
            parts=("headline", "body"),
            voices=("outlet",),
            signature=Signature().add(n=n),
        )

    return make


@pytest.fixture
def make_terms():
    """A function from counts (articles x terms) and fields to term counts."""
    from scipy.sparse import csr_array

    def make(counts, outlet, event=None, **fields):
        counts = np.asarray(counts, np.int64)
        return Terms(
            corpus_of(outlet, event if event is not None else [None] * len(outlet), **fields),
            tuple(f"term{j:03}" for j in range(counts.shape[1])),
            csr_array(counts),
            Signature().add(n=len(outlet)),
        )

    return make


@pytest.fixture
def matched(make_table):
    """Thirty events, three outlets, two devices; Meridian Times uses the first twice as often."""
    rng = np.random.default_rng(11)
    names = ("Karst One", "Meridian Times", "Valdoria Post")
    outlet, event = list(names) * 30, [f"e{i // 3:02}" for i in range(90)]
    words = rng.integers(300, 1500, 90)
    severity = np.repeat(rng.lognormal(0, 0.5, 30), 3)
    rate = 0.006 * severity * np.where(np.array(outlet) == "Meridian Times", 2.0, 1.0)
    counts = np.stack([rng.poisson(words * rate), rng.poisson(words * 0.004 * severity)], axis=1)
    topic = [("courts", "floods", "trade")[i // 3 % 3] for i in range(90)]
    return make_table(counts, words, outlet, event, topic=topic)
