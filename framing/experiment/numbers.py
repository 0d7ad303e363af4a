"""A study's numbers under readable keys, and pinned numbers with their tolerances."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from framing.model.errors import InputError
from framing.model.results import Comparison
from framing.model.study import Study


@dataclass(frozen=True, slots=True)
class Pinned:
    """A number that a run has to find again, within `tolerance`."""

    value: float
    tolerance: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A pinned number that a run did not find.

    Attributes
    ----------
    key : str
    expected, tolerance : float
    found : float or None
        None when the run has no such number.
    """

    key: str
    expected: float
    tolerance: float
    found: float | None

    def __str__(self) -> str:
        found = "is missing" if self.found is None else f"is {self.found:.6g}"
        return f"{self.key} {found}, expected {self.expected:.6g} ± {self.tolerance:.3g}"


def numbers_of(study: Study) -> dict[str, float]:
    """Every finite estimate, keyed ``matched/distancing/Karst One:Meridian Times/value``."""
    found = dict(_sizes(study))
    for comparison in study.comparisons:
        found |= dict(_contrasts(comparison))
    if study.audit:
        found |= {f"audit/{c.id}": c.statistic for c in study.audit.checks}
    if study.validation:
        for score in study.validation.scores:
            key = f"classify/{score.model}/{score.view}"
            found |= {f"{key}/accuracy": score.accuracy, f"{key}/macro_f1": score.macro_f1}
    return {key: float(value) for key, value in found.items() if math.isfinite(value)}


def _sizes(study: Study) -> Iterator[tuple[str, float]]:
    if study.notes:
        yield "corpus/articles", len(study.notes)
        yield "corpus/words", float(study.notes.n_words.sum())
    if study.table:
        for name in study.table.names:
            yield f"count/{name}", float(study.table.count(name).sum())
    if study.keyness:
        yield "keyness/keywords", len(study.keyness.keywords)


def _contrasts(comparison: Comparison) -> Iterator[tuple[str, float]]:
    design = "matched" if comparison.estimand.within else "pooled"
    for e in comparison.estimates:
        for name in ("value", "low", "high", "p"):
            yield f"{design}/{e.feature}/{e.a}:{e.b}/{name}", getattr(e, name)


def read_expected(path: Path) -> dict[str, Pinned]:
    """Pinned numbers: ``{key: {"value": v, "tolerance": t}}``, or the exact ones of a saved run.

    Raises
    ------
    InputError
        When the file is not there or holds something else.
    """
    file = path / "numbers.json" if path.is_dir() else path
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return {key: _pinned(value) for key, value in content.items()}
    except FileNotFoundError:
        raise InputError(f"{file}: there is no such file of numbers") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError(f"{file}: not a file of pinned numbers") from None


def _pinned(value: float | Mapping[str, float]) -> Pinned:
    if isinstance(value, Mapping):
        return Pinned(float(value["value"]), float(value["tolerance"]))
    return Pinned(float(value), 1e-9 * max(1.0, abs(float(value))))


def compare_numbers(
    found: Mapping[str, float], expected: Mapping[str, Pinned]
) -> tuple[Difference, ...]:
    """The expected numbers that were not found within their tolerance."""
    return tuple(
        Difference(key, pin.value, pin.tolerance, found.get(key))
        for key, pin in expected.items()
        if key not in found or not abs(found[key] - pin.value) <= pin.tolerance
    )
