"""The same contrasts once more, of what outlets wrote themselves."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from framing.measure.wire import Wire, wire
from framing.model.annotations import Annotations
from framing.model.errors import Refusal
from framing.model.results import Comparison, OwnCopy
from framing.model.table import FeatureTable


def own_copy(
    notes: Annotations,
    table: FeatureTable,
    contrasts: Callable[[FeatureTable], tuple[Comparison, ...]],
    *,
    by: str = "outlet",
    wire_copy: Wire | None = None,
) -> OwnCopy | None:
    """Repeat contrasts without wire copy; None where there is none to leave out.

    Parameters
    ----------
    notes : Annotations
    table : FeatureTable
        Of the same articles.
    contrasts : callable
        From a table to its comparisons.
    by : str
        Field whose values are compared.
    wire_copy : Wire, optional
        Whose copy the articles are, where that is known already.

    References
    ----------
    welbers2018
    """
    is_wire = (wire(notes) if wire_copy is None else wire_copy).is_wire
    if not is_wire.any():
        return None
    left_out = {
        str(value): (int(is_wire[rows].sum()), len(rows))
        for value, rows in sorted(notes.corpus.groups(by).items(), key=lambda kv: str(kv[0]))
    }
    try:
        return OwnCopy(contrasts(table.take(np.flatnonzero(~is_wire))), left_out)
    except Refusal as error:
        return OwnCopy((), left_out, str(error))
