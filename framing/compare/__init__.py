"""Claims about measures: contrasts between outlets, with their uncertainty and their threats."""

from __future__ import annotations

from framing.compare.composition import Decomposition, kitagawa
from framing.compare.contrast import compare
from framing.compare.correction import Corrected, corrected_ratio
from framing.compare.keywords import keyness
from framing.compare.multiplicity import benjamini_hochberg
from framing.compare.own_copy import own_copy

__all__ = [
    "Corrected",
    "Decomposition",
    "benjamini_hochberg",
    "compare",
    "corrected_ratio",
    "keyness",
    "kitagawa",
    "own_copy",
]
