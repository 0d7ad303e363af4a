"""One contrast, told with what it rests on and what threatens it."""

from __future__ import annotations

import math
from itertools import starmap

import numpy as np
from numpy.typing import NDArray

from framing.compare.composition import Decomposition, kitagawa
from framing.compare.layout import Layout
from framing.compare.poisson import Sample, dense
from framing.compare.power import minimum_detectable_ratio
from framing.compare.ratio import RateRatio, rate_ratio
from framing.model.results import Estimate
from framing.model.table import FeatureTable

LEVEL = 0.95
FEWEST_CLUSTERS = 8
DETECTABLE = 2.0
NO_GOLD = "no hand-coded sample: detector error is uncorrected"


def estimate(
    table: FeatureTable,
    layout: Layout,
    *,
    feature: str,
    pair: tuple[int, int],
    drawn: NDArray[np.int8],
) -> Estimate:
    """The rate ratio of one feature between two outlets, its q-value still open.

    Parameters
    ----------
    table : FeatureTable
    layout : Layout
    feature : str
    pair : tuple of int
        Numerator and denominator, as indices of the layout's outlets.
    drawn : int8 array of ±1, shape (resamples, clusters)
    """
    sample = layout.sample(table.count(feature), table.exposure(feature), pair)
    ratio = rate_ratio(sample, drawn, level=LEVEL)
    a, b = (layout.outlets[i] for i in pair)
    counts, exposures = _by_outlet(sample, sample.y), _by_outlet(sample, sample.exposure)
    few = _too_few_clusters(sample, layout)
    return Estimate(
        feature=feature,
        a=a,
        b=b,
        value=_exp(ratio.log_ratio),
        low=_exp(ratio.low),
        high=_exp(ratio.high),
        level=LEVEL,
        p=ratio.p,
        q=math.nan,
        count_a=counts[0],
        count_b=counts[1],
        exposure_a=exposures[0],
        exposure_b=exposures[1],
        n_articles=len(sample.y),
        n_clusters=ratio.n_clusters,
        claim="C1" if layout.within or layout.adjust else "C0",
        design=_design(layout, ratio, len(drawn)),
        warnings=tuple(_warnings(sample, layout, ratio, names=(a, b))),
        not_citable="; ".join([NO_GOLD, few] if few else [NO_GOLD]),
    )


def composition(sample: Sample) -> Decomposition:
    """The raw difference of the two outlets' rates, decomposed over clusters."""
    cluster, is_a = dense(sample.cluster), sample.is_a
    cells = [
        (sample.y, is_a),
        (sample.exposure, is_a),
        (sample.y, 1 - is_a),
        (sample.exposure, 1 - is_a),
    ]
    return kitagawa(*starmap(lambda x, side: np.bincount(cluster, x * side), cells))


def _by_outlet(sample: Sample, values: NDArray[np.float64]) -> tuple[int, int]:
    return int(values @ sample.is_a), int(values @ (1 - sample.is_a))


def _exp(log: float) -> float:
    return math.inf if log == math.inf else math.exp(log)


def _too_few_clusters(sample: Sample, layout: Layout) -> str:
    """Why a pooled interval cannot be trusted; '' when it can, or when the test needs no number."""
    if layout.within is not None:
        return ""
    sides = [len(np.unique(sample.cluster[sample.is_a == side])) for side in (1, 0)]
    if min(sides) >= FEWEST_CLUSTERS:
        return ""
    return (
        f"only {_n(min(sides), layout.unit)} of one outlet, at least {FEWEST_CLUSTERS} are needed"
    )


def _design(layout: Layout, ratio: RateRatio, resamples: int) -> str:
    model = f"Poisson with {layout.within} effects" if layout.within else "pooled rate ratio"
    if layout.adjust:
        model += f" adjusted for {', '.join(layout.adjust)}"
    patterns = f"all {2**ratio.n_clusters}" if ratio.exact else f"{resamples} random"
    return (f"{model}; interval and p from {patterns} sign patterns over the scores of "
            f"{_n(ratio.n_clusters, layout.unit)}")  # fmt: skip


def _warnings(
    sample: Sample, layout: Layout, ratio: RateRatio, *, names: tuple[str, str]
) -> list[str]:
    counts = _by_outlet(sample, sample.y)
    if not len(sample.y):
        shared = f"no {layout.within} covered by both" if layout.within else "no exposure"
        return [f"undefined: {shared} {names[0]} and {names[1]}"]
    if sum(counts) == 0:
        return ["undefined: no occurrence in either outlet"]
    if not ratio.identified:
        return ["undefined: the covariates tell the outlets apart, nothing is left to compare"]
    found = [f"no occurrence in {name}" for name, y in zip(names, counts, strict=True) if y == 0]
    if math.isnan(ratio.low):
        found.append("no interval: too few clusters to reject any ratio")
    elif math.isinf(ratio.high) or (math.isinf(ratio.low) and counts[0]):
        found.append("unbounded interval: too few clusters with occurrences")
    if layout.within and ratio.n_clusters < FEWEST_CLUSTERS:
        least = f"{2.0 ** (1 - ratio.n_clusters):.2g}"
        found.append(
            f"only {_n(ratio.n_clusters, layout.unit)} with occurrences: p is a permutation's, "
            f"never below {least}"
        )
    return found + _underpowered(counts, ratio) + _composed(sample, layout)


def _underpowered(counts: tuple[int, int], ratio: RateRatio) -> list[str]:
    poisson = 0.0 if math.isnan(ratio.variance) else 1 / counts[0] + 1 / counts[1]
    excess = 0.0 if math.isnan(ratio.variance) else ratio.variance - poisson
    least = minimum_detectable_ratio(*counts, excess=excess, level=LEVEL)
    if least <= DETECTABLE:
        return []
    return [f"underpowered: ratios below {least:.1f} would be missed more than one time in five"]


def _composed(sample: Sample, layout: Layout) -> list[str]:
    if layout.unit != "event" or layout.within or layout.adjust:
        return []
    parts = composition(sample)
    if not parts.misleading:
        return []
    message = (
        f"composition: of the difference of {parts.total:.3g} per unit of exposure, "
        f"{parts.within:.3g} arises within events and {parts.composition:.3g} from which events "
        "were covered at what length; compare within='event'"
    )
    return [message]


def _n(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
