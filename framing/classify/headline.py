"""A validation as plain numbers, for a file."""

from __future__ import annotations

import math
from typing import Any

from framing.classify.scores import LEVEL
from framing.classify.views import STRICT
from framing.model.results import Score, Validation

ON_TEST = "(test)"


def metrics(validation: Validation) -> dict[str, Any]:
    """What ``metrics.json`` holds: the headline figures first, then everything else.

    The headline is the classifier that sees headline and body in plain typography: on the test
    file when there is one, else out of fold with groups kept together.

    Returns
    -------
    dict
        ``accuracy``, ``macro_f1`` and their intervals; ``scores`` by view and model; JSON types
        only, None where a number is undefined.
    """
    headline = headline_score(validation)
    scores: dict[str, dict[str, Any]] = {}
    for score in validation.scores:
        scores.setdefault(score.view, {})[score.model] = _plain(score)
    return {
        **_plain(headline),
        "model": headline.model,
        "view": headline.view,
        "level": LEVEL,
        "target": validation.target,
        "groups": validation.groups,
        "classes": list(validation.classes),
        "scores": scores,
        "confusion": [list(row) for row in validation.confusion],
        "top_features": {
            name: [[term, weight] for term, weight in terms]
            for name, terms in validation.top_features.items()
        },
        "warnings": list(validation.warnings),
        "signature": str(validation.signature),
    }


def headline_score(validation: Validation) -> Score:
    """The classifier under the strictest view, on the test file when there is one."""
    readers = {s.view: s for s in validation.scores if s.model == "classifier"}
    return readers.get(f"{STRICT} {ON_TEST}") or readers[STRICT]


def _plain(score: Score) -> dict[str, Any]:
    """One score in JSON types."""
    return {
        "accuracy": _number(score.accuracy),
        "accuracy_interval": [_number(score.accuracy_low), _number(score.accuracy_high)],
        "macro_f1": _number(score.macro_f1),
        "macro_f1_interval": [_number(score.macro_f1_low), _number(score.macro_f1_high)],
        "n_articles": score.n_articles,
        "n_groups": score.n_groups,
    }


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
