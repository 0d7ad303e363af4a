"""Classifiers that tell outlets apart, honest validation, and the leakage audit (layer 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.lazily import lazily

if TYPE_CHECKING:
    from framing.classify.estimator import OutletClassifier as OutletClassifier
    from framing.classify.headline import metrics as metrics
    from framing.classify.leakage import audit as audit
    from framing.classify.validation import classify as classify
    from framing.classify.views import VIEWS as VIEWS

_HOMES = {
    "OutletClassifier": "framing.classify.estimator",
    "VIEWS": "framing.classify.views",
    "audit": "framing.classify.leakage",
    "classify": "framing.classify.validation",
    "metrics": "framing.classify.headline",
}

__getattr__, __dir__, __all__ = lazily(__name__, _HOMES)
