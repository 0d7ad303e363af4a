"""Rate ratios between outlets, with what they rest on and what threatens them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.compare.estimate import NO_GOLD, estimate
from framing.compare.layout import Layout, lay_out
from framing.compare.multiplicity import benjamini_hochberg
from framing.compare.wild import random_signs
from framing.model.errors import GoldRequired, InputError, TooFewClusters
from framing.model.results import Comparison, Estimand, Estimate
from framing.model.signature import Signature
from framing.model.table import FeatureTable

MANY_TESTS = 100
RESAMPLES_FOR_MANY = 9_999


def compare(
    table: FeatureTable,
    *,
    by: str = "outlet",
    within: str | None = None,
    reference: str | None = None,
    adjust: Sequence[str] = (),
    resamples: int = 2000,
    seed: int = 0,
    citable: bool = False,
) -> Comparison:
    """Contrast outlets in every feature of a table.

    Parameters
    ----------
    table : FeatureTable
    by : str
        Field whose values are compared.
    within : str, optional
        Field that holds the happening fixed, such as ``event``: only articles on events that both
        outlets cover count, and every event is its own yardstick. None compares pooled rates.
    reference : str, optional
        Compare every outlet with this one; the ratio is the other over the reference. By default
        all pairs, the later name of the alphabet over the earlier.
    adjust : sequence of str
        ``length`` (logarithm of the words), ``month``, or fields whose values get an effect each.
    resamples : int
        Random sign patterns over the clusters; up to twelve clusters all patterns are used.
    seed : int
    citable : bool
        Refuse instead of returning estimates flagged as not citable.

    Returns
    -------
    Comparison
        Ordered by feature, then pair. Intervals are at level 0.95; q-values adjust over all
        estimates of the call.

    Raises
    ------
    TooFewOutlets
        With fewer than two values of `by`.
    TooFewClusters, GoldRequired
        With ``citable=True``, when events are too few or a hand-coded sample is missing.

    Notes
    -----
    What varies is the event, or the article where events are unknown. Ratios are those of a
    Poisson regression, with one effect an event under `within`; p-values flip the signs of whole
    clusters' scores, and the interval holds the ratios that are not rejected
    (docs/decisions/0007-comparison-defaults.md). The claim is ``C0`` for raw pooled rates and
    ``C1`` with `within` or `adjust`: matched events reach ``C2`` only once detector error is
    corrected.

    References
    ----------
    santossilva2006, wooldridge1999, cameron2008, phipson2010, bh1995
    """
    if resamples < 99:
        raise InputError(
            f"{resamples} resamples are too few for an interval; use 2000, at least 99"
        )
    layout = lay_out(table.corpus, by, within).adjusted(table, adjust)
    drawn = random_signs(resamples, int(layout.cluster.max()) + 1, seed=seed)
    pairs = layout.pairs(reference)
    estimates = [
        estimate(table, layout, feature=name, pair=pair, drawn=drawn)
        for name in table.names
        for pair in pairs
    ]
    if citable:
        _refuse(estimates)
    q = benjamini_hochberg([e.p for e in estimates])
    return Comparison(
        _estimand(table, layout, by),
        tuple(replace(e, q=float(value)) for e, value in zip(estimates, q, strict=True)),
        layout.warnings + _threats(table, len(estimates), resamples),
        _signed(table.signature, layout, by, reference).add(boot=resamples, seed=seed),
    )


def _refuse(estimates: Sequence[Estimate]) -> None:
    for e in estimates:
        if e.not_citable != NO_GOLD:
            raise TooFewClusters(
                f"{e.feature}, {e.a} against {e.b}: {e.not_citable}. Add events, or compare with "
                "within='event', whose test is valid for any number of events."
            )
    raise GoldRequired(
        "no citable contrast without a hand-coded sample: code a random sample of articles of "
        "every outlet by hand (about 300 each, more where the device is rare), so that the "
        "detector's errors can be corrected outlet by outlet; or leave out citable=True"
    )


def _estimand(table: FeatureTable, layout: Layout, by: str) -> Estimand:
    own_mix = "all articles, every outlet with its own mix of events"
    shared = f"values of {layout.within!r} that both outlets of a pair cover"
    return Estimand(
        by=by,
        within=layout.within,
        voices=table.voices,
        parts=table.parts,
        outlets=layout.outlets,
        contrast="rate ratio",
        unit=layout.unit,
        population=shared if layout.within else own_mix,
    )


def _signed(made: Signature, layout: Layout, by: str, reference: str | None) -> Signature:
    contrast = f"each/{reference}" if reference else "all_pairs"
    if len(pairs := layout.pairs(reference)) == 1:
        contrast = "/".join(layout.outlets[i] for i in pairs[0])
    steps = {"contrast": contrast, "by": by, "within": layout.within, "adjust": layout.adjust}
    return made.add(**{k: v for k, v in steps.items() if v}, resampled=layout.unit)


def _threats(table: FeatureTable, n_tests: int, resamples: int) -> tuple[str, ...]:
    threats = []
    if len(table.voices) > 1:
        threats.append(
            f"the counts mix the voices {', '.join(table.voices)}, whose differences may cancel; "
            "measure one voice at a time"
        )
    if n_tests > MANY_TESTS and resamples < RESAMPLES_FOR_MANY:
        threats.append(
            f"q-values over {n_tests} tests need at least {RESAMPLES_FOR_MANY} resamples, there "
            f"were {resamples}"
        )
    return tuple(threats)
