"""Claims about measures, with their uncertainty and their threats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from framing.model.display import as_html
from framing.model.signature import Signature

if TYPE_CHECKING:
    import pandas as pd

VERDICTS = ("pass", "warn", "fail")
_ROWS = 30


@dataclass(frozen=True, slots=True)
class Estimand:
    """What is being estimated, said before it is estimated (METHODOLOGY 4.1).

    Attributes
    ----------
    by : str
        Field whose values are compared.
    within : str or None
        Field that holds the happening fixed; None compares pooled rates.
    voices, parts : tuple of str
        Whose words, and where on the page.
    outlets : tuple of str
        The groups compared.
    contrast : str
        ``"rate ratio"``.
    unit : str
        What is resampled: the event, else the article.
    population : str
        Which events the estimate speaks about.
    """

    by: str
    within: str | None
    voices: tuple[str, ...]
    parts: tuple[str, ...]
    outlets: tuple[str, ...]
    contrast: str
    unit: str
    population: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """One contrast of one measure between two outlets.

    Attributes
    ----------
    feature : str
    a, b : str
        The outlets; the ratio is a over b.
    value, low, high : float
        Rate ratio and its interval; NaN where undefined.
    level : float
        Coverage of the interval, such as 0.95.
    p, q : float
        Two-sided p-value and its Benjamini-Hochberg value over the comparison; NaN if none.
    count_a, count_b, exposure_a, exposure_b : int
        What the rates are made of.
    n_articles, n_clusters : int
        Articles and resampled units (events) behind the estimate.
    claim : str
        Rung of the claims ladder that the design reaches: ``C0`` raw pooled … ``C3``.
    design : str
        How value, interval and p were computed.
    warnings : tuple of str
    not_citable : str
        Why the design cannot support the claim; '' when it can.
    """

    feature: str
    a: str
    b: str
    value: float
    low: float
    high: float
    level: float
    p: float
    q: float
    count_a: int
    count_b: int
    exposure_a: int
    exposure_b: int
    n_articles: int
    n_clusters: int
    claim: str
    design: str
    warnings: tuple[str, ...] = ()
    not_citable: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """Contrasts between outlets, under one estimand.

    Attributes
    ----------
    estimand : Estimand
    estimates : tuple of Estimate
        Ordered by feature, then by pair of outlets.
    warnings : tuple of str
        What threatens all of them.
    signature : Signature
    """

    estimand: Estimand
    estimates: tuple[Estimate, ...]
    warnings: tuple[str, ...]
    signature: Signature

    def to_frame(self) -> pd.DataFrame:
        """One row an estimate."""
        return rows_frame(self.estimates, Estimate)

    def __repr__(self) -> str:
        shown = ["feature", "a", "b", "value", "low", "high", "q", "count_a", "count_b"]
        return _shown(self.to_frame()[shown], self.signature)

    def _repr_html_(self) -> str:
        return as_html(self)


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """The comparisons of a study again, without articles that are an agency's or shared copy.

    Attributes
    ----------
    comparisons : tuple of Comparison
        Those of the study, in its order; empty where they cannot be made.
    left_out : dict of str to (int, int)
        Wire copy, and all articles, of each outlet.
    refused : str
        Why there are none.
    """

    comparisons: tuple[Comparison, ...]
    left_out: dict[str, tuple[int, int]]
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Keyword:
    """One term that an outlet uses more or less than the others.

    Attributes
    ----------
    term : str
    outlet : str
    log_odds : float
        Log-odds ratio under the informative Dirichlet prior (monroe2008); natural logarithm.
    z : float
        Cluster-robust z of the log-odds ratio: events (or articles) vary, not tokens.
    z_tokens : float
        The model-based z that treats tokens as independent; description only.
    log_ratio : float
        Binary logarithm of the ratio of relative frequencies, 0.5 added to both counts.
    p, q : float
        Two-sided p of `z`, and its Benjamini-Hochberg value over all terms tested.
    count, count_rest : int
    n_articles, n_events : int
        Of this outlet, in which the term occurs.
    """

    term: str
    outlet: str
    log_odds: float
    z: float
    z_tokens: float
    log_ratio: float
    p: float
    q: float
    count: int
    count_rest: int
    n_articles: int
    n_events: int


@dataclass(frozen=True, slots=True, repr=False)
class Keyness:
    """Distinctive terms of every outlet against the rest, strongest first.

    Attributes
    ----------
    keywords : tuple of Keyword
        Terms that pass every rule of reporting.
    candidates : tuple of Keyword
        At most ten terms of each outlet that come next: a description of this sample only.
    n_tested : int
        Terms tested per outlet, before any selection.
    warnings : tuple of str
    signature : Signature
    """

    keywords: tuple[Keyword, ...]
    candidates: tuple[Keyword, ...]
    n_tested: int
    warnings: tuple[str, ...]
    signature: Signature

    def to_frame(self) -> pd.DataFrame:
        """One row a keyword or candidate; `reported` tells them apart."""
        return rows_frame((*self.keywords, *self.candidates), Keyword).assign(
            reported=[True] * len(self.keywords) + [False] * len(self.candidates)
        )

    def __repr__(self) -> str:
        shown = ["outlet", "term", "z", "log_ratio", "q", "count", "count_rest", "reported"]
        return _shown(self.to_frame()[shown], self.signature)

    def _repr_html_(self) -> str:
        return as_html(self)


@dataclass(frozen=True, slots=True)
class Check:
    """One check of an audit (METHODOLOGY 5.2).

    Attributes
    ----------
    id : str
        ``L01`` … ``L20``.
    name : str
    statistic : float
        What was measured, in `unit`; NaN where the check does not apply.
    threshold : float
        Beyond which the verdict is not ``pass``.
    unit : str
    verdict : str
        ``pass``, ``warn`` or ``fail``.
    finding : str
        One plain sentence.
    remedy : str
        What to do about it; '' when passed.
    offenders : tuple of str
        At most twenty, strongest first.
    """

    id: str
    name: str
    statistic: float
    threshold: float
    unit: str
    verdict: str
    finding: str
    remedy: str = ""
    offenders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Audit:
    """What a classifier of `target` could cheat with.

    Attributes
    ----------
    target, groups : str
        Field to be predicted, and field kept together in validation ('' for none).
    checks : tuple of Check
    signature : Signature
    """

    target: str
    groups: str
    checks: tuple[Check, ...]
    signature: Signature

    @property
    def verdict(self) -> str:
        """The worst verdict of all checks."""
        return max((c.verdict for c in self.checks), key=VERDICTS.index, default="pass")

    def to_frame(self) -> pd.DataFrame:
        """One row a check."""
        return rows_frame(self.checks, Check)

    def __repr__(self) -> str:
        return _shown(self.to_frame()[["id", "name", "verdict", "statistic"]], self.signature)

    def _repr_html_(self) -> str:
        return as_html(self)


@dataclass(frozen=True, slots=True)
class Score:
    """One model under one validation scheme.

    Attributes
    ----------
    model : str
        ``classifier``, or the name of a baseline.
    view : str
        What the model could see: ``all text``, ``headline+body`` …
    accuracy, macro_f1 : float
        Out of fold; each with a 95 % interval that resamples groups.
    accuracy_low, accuracy_high, macro_f1_low, macro_f1_high : float
    n_articles, n_groups : int
    """

    model: str
    view: str
    accuracy: float
    accuracy_low: float
    accuracy_high: float
    macro_f1: float
    macro_f1_low: float
    macro_f1_high: float
    n_articles: int
    n_groups: int


@dataclass(frozen=True, slots=True, repr=False)
class Validation:
    """How well a classifier tells its classes apart, beside what needs no reading at all.

    Attributes
    ----------
    target, groups : str
    classes : tuple of str
    scores : tuple of Score
        The classifier under each view, then the baselines.
    confusion : tuple of tuple of int
        Out-of-fold counts under the strictest view, true class by row.
    top_features : dict of str to tuple of (str, float)
        Strongest features of each class with their coefficients, strictest view.
    warnings : tuple of str
    signature : Signature
    """

    target: str
    groups: str
    classes: tuple[str, ...]
    scores: tuple[Score, ...]
    confusion: tuple[tuple[int, ...], ...]
    top_features: dict[str, tuple[tuple[str, float], ...]]
    warnings: tuple[str, ...]
    signature: Signature

    def to_frame(self) -> pd.DataFrame:
        """One row a model and view."""
        return rows_frame(self.scores, Score)

    def __repr__(self) -> str:
        shown = ["model", "view", "accuracy", "accuracy_low", "accuracy_high", "macro_f1"]
        return _shown(self.to_frame()[shown], self.signature)

    def _repr_html_(self) -> str:
        return as_html(self)


def _shown(frame: pd.DataFrame, signature: Signature) -> str:
    """The first rows of a result as text, and the line that says how it was made."""
    more = f"\n… and {len(frame) - _ROWS} more" if len(frame) > _ROWS else ""
    rows = frame.head(_ROWS).to_string(index=False, float_format="{:.3g}".format)
    return f"{rows}{more}\n{signature}"


def rows_frame(rows: Sequence[object], kind: type) -> pd.DataFrame:
    """A frame with one row for each object of one dataclass, and its fields as columns."""
    import pandas as pd

    names = [f.name for f in fields(kind)]
    return pd.DataFrame([[getattr(r, name) for name in names] for r in rows], columns=names)
