"""What was found, in sentences that the claims ladder permits (METHODOLOGY 4.1, 8.1).

The words are chosen by the rung a design reaches, never by how large a number is, and they compare
two outlets in one measure; no sentence here says what an outlet *is*.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from framing.model.results import Comparison, Estimand, Estimate
from framing.model.study import Study
from framing.model.table import Feature, FeatureTable
from framing.report.wording import count, decimal, interval, noun, per, probability, ratio, verb

TITLES = {
    "clear": "Differences that the data tell apart",
    "tentative": "Differences that may be chance",
    "sided": "Used by one of two only",
    "open": "Could not be told apart",
    "silent": "Nothing can be said",
}
KINDS = tuple(TITLES)
MIN_ARTICLES, MIN_EVENTS = 5, 3  # cells below are not shown (METHODOLOGY 10.2)


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one measure and two outlets.

    Attributes
    ----------
    feature : str
    kind : str
        ``clear``: the interval excludes 1 and the adjusted p-value agrees; ``tentative``: it
        excludes 1, the adjusted p-value does not agree; ``sided``: one outlet never does it;
        ``open``: the interval holds 1; ``silent``: there is no ratio to speak of.
    sentence, aside, basis : str
        The finding; what the other design says; the counts and rates it rests on.
    estimate : Estimate
        The estimate told, turned round where needed so that its ratio is at least 1.
    threats : tuple of str
        What threatens this finding but not all of them.
    """

    feature: str
    kind: str
    sentence: str
    aside: str
    basis: str
    estimate: Estimate
    threats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings, the most certain first, and what threatens every one of them.

    Attributes
    ----------
    findings : tuple of Finding
        By kind, then by how far the near end of the interval is from 1.
    threats : tuple of str
        Warnings that hold for all.
    not_citable : tuple of (str, int)
        Reasons why findings cannot be cited, each once, with the number of findings it holds for.
    """

    findings: tuple[Finding, ...]
    threats: tuple[str, ...]
    not_citable: tuple[tuple[str, int], ...]

    def of(self, kind: str) -> tuple[Finding, ...]:
        """The findings of one kind."""
        return tuple(f for f in self.findings if f.kind == kind)


def findings(study: Study) -> Findings:
    """Tell the comparisons of a study, matched estimates before pooled ones.

    Returns
    -------
    Findings
        One for every feature and pair of outlets.
    """
    return tell(study.comparisons, study.table)


def tell(comparisons: tuple[Comparison, ...], table: FeatureTable | None) -> Findings:
    """The findings of some comparisons; `table` knows what the features count over."""
    pairs: dict[tuple[str, frozenset[str]], list[tuple[Estimand, Estimate]]] = {}
    for comparison in sorted(comparisons, key=lambda c: c.estimand.within is None):
        for e in comparison.estimates:
            told = pairs.setdefault((e.feature, frozenset((e.a, e.b))), [])
            told.append((comparison.estimand, e))
    leads = [sorted(p, key=lambda x: not _has_ratio(x[1])) for p in pairs.values()]
    common = _common([p[0][1].warnings for p in leads])
    told_all = [_finding(p, _feature(table, p[0][1].feature), common) for p in leads]
    reasons = Counter(f.estimate.not_citable for f in told_all if f.estimate.not_citable)
    return Findings(
        tuple(sorted(told_all, key=_rank)),
        tuple(dict.fromkeys([*(w for c in comparisons for w in c.warnings), *common])),
        tuple(reasons.most_common()),
    )


def findings_text(study: Study, most: int = 8) -> str:
    """The findings as plain text for a terminal, at most `most` of a kind."""
    told = findings(study)
    lines = [study.title]
    for kind, title in TITLES.items():
        found = told.of(kind)
        if found:
            lines += ["", f"{title} ({len(found)})", *(f"  - {f.sentence}" for f in found[:most])]
            lines += [f"  … and {len(found) - most} more"] if len(found) > most else []
    if told.findings and not told.of("clear"):
        lines += ["", "No difference was told apart from chance."]
    lines += [""] if told.not_citable or told.threats else []
    lines += [f"Not citable yet ({n} of {len(told.findings)}): {r}." for r, n in told.not_citable]
    lines += [f"Note: {threat}" for threat in told.threats]
    return "\n".join(lines)


def exchanged(e: Estimate) -> Estimate:
    """The same contrast, told from the other outlet."""
    return replace(
        e, a=e.b, b=e.a, value=_inverse(e.value), low=_inverse(e.high), high=_inverse(e.low),
        count_a=e.count_b, count_b=e.count_a, exposure_a=e.exposure_b, exposure_b=e.exposure_a,
    )  # fmt: skip


def kind_of(e: Estimate) -> str:
    """How firmly an estimate tells its outlets apart, one of `KINDS`."""
    if not _has_ratio(e):
        return "sided" if _enough(e) and (e.count_a > 0) != (e.count_b > 0) else "silent"
    if not (e.low > 1 or e.high < 1):
        return "open"
    return "clear" if math.isnan(e.q) or e.q <= 1 - e.level else "tentative"


def _has_ratio(e: Estimate) -> bool:
    return 0 < e.value < math.inf and _enough(e)


def _enough(e: Estimate) -> bool:
    return e.n_articles >= MIN_ARTICLES and e.n_clusters >= MIN_EVENTS


def _finding(
    told: list[tuple[Estimand, Estimate]], feature: Feature | None, common: tuple[str, ...]
) -> Finding:
    (estimand, e), *others = told
    e = exchanged(e) if e.value < 1 or e.count_b > e.count_a == 0 else e
    kind = kind_of(e)
    say = {"open": _open, "silent": _silent, "sided": _silent}.get(kind, _difference)
    return Finding(
        feature=e.feature,
        kind=kind,
        sentence=say(e, estimand, feature),
        aside=" ".join(_aside(e, o, est) for est, o in others),
        basis=_basis(e, estimand, feature),
        estimate=e,
        threats=tuple(w for w in e.warnings if w not in common),
    )


def _opening(e: Estimate, estimand: Estimand) -> str:
    """The words that a rung permits; a rung that is not supported speaks about the sample only."""
    if e.not_citable or e.claim in {"C0", "C1"}:
        same = f", within the same {estimand.within}s," if estimand.within else ","
        return f"In this sample{same}"
    return f"Reporting the same {estimand.within or 'event'}s,"


def _difference(e: Estimate, estimand: Estimand, feature: Feature | None) -> str:
    did = verb(e.feature, estimand.voices)
    lead = f"{_opening(e, estimand)} {e.a} {did} {noun(e.feature)}"
    if e.claim == "C3" and not e.not_citable:
        what = f"{e.a}’s and {e.b}’s coverage differ systematically in {noun(e.feature)}:"
        lead = f"{what} {e.a} {did} them"
    adjusted = ", after adjustment," if e.claim == "C1" and not estimand.within else ""
    caveat = ""
    if kind_of(e) == "tentative":
        caveat = f" Adjusted for all comparisons made it may be chance (q {probability(e.q)})."
    scale = " ".join(filter(None, ["often", per(feature, estimand.voices), "as", e.b]))
    return f"{lead}{adjusted} {ratio(e.value)} times as {scale} ({_sure(e, estimand)}).{caveat}"


def _open(e: Estimate, estimand: Estimand, feature: Feature | None) -> str:
    of = f" {per(feature)}" if feature is not None and feature.per == 1 else ""
    what = f"{noun(e.feature)}{of}"
    apart = f"{_opening(e, estimand)} {e.a} and {e.b} could not be told apart in {what}"
    return (
        f"{apart}: the ratio of the first to the second is {ratio(e.value)} ({_sure(e, estimand)})."
    )


def _silent(e: Estimate, estimand: Estimand, _: Feature | None) -> str:
    did = verb(e.feature, estimand.voices)
    if not e.count_a and not e.count_b:
        return f"In this sample, neither {e.a} nor {e.b} {did} {noun(e.feature)} at all."
    if not _enough(e):
        few = f"{count(e.n_articles, 'article')}, {count(e.n_clusters, estimand.unit)}"
        return f"{e.a} and {e.b} cannot be compared in {noun(e.feature)}: too little text ({few})."
    if e.count_a and e.count_b:
        return f"No ratio of {noun(e.feature)} could be computed between {e.a} and {e.b}."
    some, n, none = (e.a, e.count_a, e.b) if e.count_a else (e.b, e.count_b, e.a)
    often = "once" if n == 1 else f"{n:,} times"
    found = f"In this sample, {some} {did} {noun(e.feature)} {often} and {none} never"
    return f"{found}; no ratio can be given ({count(e.n_clusters, estimand.unit)})."


def _sure(e: Estimate, estimand: Estimand) -> str:
    if math.isnan(e.low) or math.isnan(e.high):
        said = "no interval could be computed"
    else:
        said = f"{100 * e.level:.0f}\u00a0% interval {interval(e.low, e.high)}"
    return f"{said}; {count(e.n_clusters, estimand.unit)}"


def _aside(lead: Estimate, other: Estimate, estimand: Estimand) -> str:
    other = other if other.a == lead.a else exchanged(other)
    where = f"Within the same {estimand.within}s" if estimand.within else "Over all articles"
    if not _has_ratio(other):
        return f"{where}, no ratio can be given." if _has_ratio(lead) else ""
    opposite = "the other way round: " if (other.value < 1) != (lead.value < 1) else ""
    return f"{where}: {opposite}ratio {ratio(other.value)} ({interval(other.low, other.high)})."


def _basis(e: Estimate, estimand: Estimand, feature: Feature | None) -> str:
    sides = ((e.count_a, e.exposure_a), (e.count_b, e.exposure_b))
    counts = [f"{n:,} in {of:,}" for n, of in sides]
    said = [f"{counts[0]} against {counts[1]}", count(e.n_articles, "article")]
    if feature is not None:
        rates = [decimal(feature.per * n / of) if of else "–" for n, of in sides]
        said.insert(0, f"{rates[0]} against {rates[1]} {per(feature, estimand.voices)}")
    return " · ".join(said + ([] if math.isnan(e.q) else [f"q {probability(e.q)}"]))


def _inverse(x: float) -> float:
    return math.inf if x == 0 else 1 / x


def _rank(f: Finding) -> tuple[int, float, float]:
    """Kind first, then how far the nearer end of the interval keeps from 1, then the ratio."""
    e = f.estimate
    near = math.log(e.low) if 0 < e.low < math.inf else -math.inf
    return KINDS.index(f.kind), -near, -e.value if e.value < math.inf else 0.0


def _common(warnings: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The warnings that stand under every estimate, when there are several estimates."""
    rows = list(warnings)
    if len(rows) < 2:
        return ()
    return tuple(w for w in rows[0] if all(w in row for row in rows))


def _feature(table: FeatureTable | None, name: str) -> Feature | None:
    return table.feature(name) if table is not None and name in table.names else None
