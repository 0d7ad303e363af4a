"""Classifiers that tell outlets apart, honest validation, and the leakage audit (layer 4)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.classify.estimator import OutletClassifier as OutletClassifier
    from framing.classify.headline import metrics as metrics
    from framing.classify.leakage import audit as audit
    from framing.classify.validation import classify as classify
    from framing.classify.views import VIEWS as VIEWS

_HOMES = {
    "OutletClassifier": "estimator",
    "VIEWS": "views",
    "audit": "leakage",
    "classify": "validation",
    "metrics": "headline",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 - the names are the table's


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
