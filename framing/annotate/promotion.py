"""Furniture in which an outlet names itself is its promotion of itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from framing.model.columns import Labels
from framing.model.evidence import EvidenceTable
from framing.model.parts import PARTS
from framing.model.span import owner
from framing.text.batch import Batch

_SELF = np.int16(PARTS.index("self_promotion"))


def with_self_promotion(batch: Batch, references: EvidenceTable) -> Batch:
    """The batch with boilerplate that names its outlet, by name or address, as self-promotion.

    Parameters
    ----------
    batch : Batch
    references : EvidenceTable
        Where outlets name themselves (`framing.devices.self_reference`).
    """
    names = references.take(references.sense.isin(("name", "domain", "programme")))
    piece = owner(names.start + batch.bounds[names.article], batch.parts.start, batch.parts.end)
    named = np.unique(piece[piece >= 0])
    codes = batch.parts.part.codes.copy()
    codes[named[(batch.parts.part == "boilerplate")[named]]] = _SELF
    return replace(batch, parts=replace(batch.parts, part=Labels(codes, PARTS)))
