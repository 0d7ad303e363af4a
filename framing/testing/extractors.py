"""The exam for extractors of attributions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from framing.model.attributions import CONTENT_KINDS, SOURCE_TYPES, STANCES, AttributionTable
from framing.testing.exam import Check
from framing.testing.finders import Fault, Finder, endurance_checks, finder_checks
from framing.testing.rows import out_of_order, outside
from framing.testing.texts import PARAGRAPHS
from framing.text.batch import Batch

Extract = Callable[[Batch], AttributionTable]

_ROLES = {
    "source": ("source_type", SOURCE_TYPES),
    "cue": ("stance", STANCES),
    "content": ("kind", CONTENT_KINDS),
}


def check_extractor(extract: Extract, *, examples: Sequence[str] = ()) -> None:
    """Let an extractor of attributions sit the exam.

    Parameters
    ----------
    extract : callable
        From a `Batch` to an `AttributionTable`; such as `framing.attribution.extract`.
    examples : sequence of str
        Texts in which it finds something, each a paragraph; beside the exam's own.

    Raises
    ------
    ExamFailure
        At the first check that it does not pass, with the smallest text that shows it. It is an
        AssertionError.
    """
    for _, check in extractor_checks(extract, examples=examples):
        check()


def extractor_checks(extract: Extract, *, examples: Sequence[str] = ()) -> Iterator[Check]:
    """Name and callable of each check, to run them one by one."""
    faults: dict[str, Fault] = {
        "offsets": _bad_offsets,
        "sorted": lambda table, texts: out_of_order(table, _first(table)),
        "roles": _bad_roles,
    }
    finder = Finder(extract, AttributionTable, faults, (*examples, *PARAGRAPHS))
    yield from finder_checks(finder)
    yield from endurance_checks(finder)


def _first(table: Any) -> list[int]:
    """The first character of each row in any role; 0 of a row without one."""
    starts = np.stack([getattr(table, role).bounds[0] for role in _ROLES])
    far = np.iinfo(np.int32).max
    first = np.where(starts < 0, far, starts).min(axis=0, initial=far)
    return np.where(first == far, 0, first).tolist()  # type: ignore[no-any-return]


def _bad_offsets(table: Any, texts: Sequence[str]) -> str | None:
    wrong = outside(table, texts)
    for role in _ROLES:
        for i in range(len(table)):
            pieces = getattr(table, role)[i]
            if any(a.end > b.start for a, b in pairwise(pieces)):
                wrong = wrong or f"the pieces of row {i}'s {role} overlap or stand out of order"
    return wrong


def _bad_roles(table: Any, texts: Sequence[str]) -> str | None:  # noqa: ARG001 - a Fault
    filled = {role: np.diff(getattr(table, role).offsets) > 0 for role in _ROLES}
    if not np.logical_or.reduce(list(filled.values())).all():
        return "a row has neither source nor cue nor content"
    for role, (label, allowed) in _ROLES.items():
        for there, value in zip(filled[role], getattr(table, label), strict=True):
            if bool(value) != bool(there):
                return f"{label} is {value!r} where there is {'a' if there else 'no'} {role}"
            if value and value not in allowed:
                return f"{label} {value!r} is none of {allowed}"
    return "a row names no rule" if (table.rule == "").any() else None
