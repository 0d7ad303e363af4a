"""Checks for what stands behind the labels: outlets, topics, authors, events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from framing.classify.design import Design
from framing.classify.families import Codes
from framing.classify.probe import could_not_run, does_not_apply
from framing.model.results import Check

DETERMINED = 0.05
ASSOCIATED = 0.3
AUTHORS = 10
ENOUGH = 30  # articles with an author: fewer cannot show ten effective authors clearly
FOLDS = 5
TOP = 20


def check_determinism(design: Design, outlets: Sequence[str | None]) -> Check:
    """L09: whether the label is a property of the outlet: H(label | outlet) / H(label).

    References
    ----------
    kapoor2023, baly2020
    """
    name, unit = "label determinism", "share of entropy"
    if design.target == "outlet":
        return does_not_apply("L09", name, unit, "the outlet itself is what is predicted")
    known = np.array([bool(o) for o in outlets], bool)
    if not known.any():
        return could_not_run(
            "L09", name, unit, "no article has an outlet",
            "Give the articles their outlets (--field outlet=COLUMN).",
        )  # fmt: skip
    _, outlet = np.unique(np.array([o or "" for o in outlets])[known], return_inverse=True)
    counts = table(outlet, design.labels[known])
    left = conditional_entropy(counts)
    looked_up = counts.max(axis=1).sum() / counts.sum()
    failed = left < DETERMINED
    finding = (
        f"Knowing the outlet leaves {left:.0%} of the uncertainty about the {design.target}; a "
        f"table from outlet to {design.target} is right for {looked_up:.0%} of articles."
    )
    remedy = "The task is outlet identification: hold out whole outlets, or say so."
    return Check("L09", name, left, DETERMINED, unit, "fail" if failed else "pass", finding,
                 remedy if failed else "")  # fmt: skip


def table(rows: Codes, columns: Codes) -> Codes:
    """Counts of code pairs, shape (rows, columns)."""
    counts = np.zeros((int(rows.max()) + 1, int(columns.max()) + 1), np.int64)
    np.add.at(counts, (rows, columns), 1)
    return counts


def conditional_entropy(counts: Codes) -> float:
    """H(column | row) / H(column) of a table of counts; 1 when the columns do not vary.

    Examples
    --------
    >>> conditional_entropy(np.array([[5, 0], [0, 5]])), conditional_entropy(np.array([[5, 5]]))
    (0.0, 1.0)
    """
    n = counts.sum()
    whole = _entropy(counts.sum(axis=0))
    within = sum(row.sum() / n * _entropy(row) for row in counts if row.sum())
    return float(within / whole) if whole else 1.0


def _entropy(counts: Codes) -> float:
    p = counts[counts > 0] / counts.sum()
    return float(-(p * np.log(p)).sum()) + 0.0


def check_topics(design: Design, fields: Mapping[str, Sequence[str | None]]) -> Check:
    """L11: association of the label with event, topic or section (Cramér's V, bias corrected).

    Parameters
    ----------
    design : Design
    fields : mapping of str to sequence of str or None, shape (n,)
    """
    name, unit = "topic", "Cramér's V"
    found = {}
    for field, values in fields.items():
        known = np.array([v not in (None, "") for v in values], bool)
        if known.sum() > 1:
            text = np.array([str(v) for v in values])[known]
            _, codes = np.unique(text, return_inverse=True)
            found[field] = cramers_v(table(codes, design.labels[known]))
    if not found:
        return could_not_run(
            "L11", name, unit, "no event, topic or section is given",
            "Give one (--field event=COLUMN), so that topic can be told from wording.",
        )  # fmt: skip
    strongest = max(found, key=lambda f: found[f])
    listed = ", ".join(f"{field} {v:.2f}" for field, v in found.items())
    high = found[strongest] > ASSOCIATED
    return Check(
        "L11", name, found[strongest], ASSOCIATED, unit, "warn" if high else "pass",
        f"Association of the {design.target} with what the articles are about: {listed} (0 none, "
        "1 complete).",
        "Compare within events or topics, and report grouped scores only." if high else "",
    )  # fmt: skip


def cramers_v(counts: Codes) -> float:
    """Bias-corrected Cramér's V of a table of counts (Bergsma 2013), between 0 and 1.

    Examples
    --------
    >>> cramers_v(np.array([[50, 0], [0, 50]])), cramers_v(np.array([[5, 5], [5, 5]]))
    (1.0, 0.0)
    """
    counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    n, (r, k) = counts.sum(), counts.shape
    if min(r, k) < 2 or n < 2:
        return 0.0
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / n
    phi2 = float(((counts - expected) ** 2 / expected).sum() / n)
    phi2 = max(phi2 - (r - 1) * (k - 1) / (n - 1), 0.0)
    smaller = min(r - (r - 1) ** 2 / (n - 1), k - (k - 1) ** 2 / (n - 1)) - 1
    return float(min(np.sqrt(phi2 / smaller), 1.0)) if smaller > 0 else 0.0


def check_authors(design: Design, authors: Sequence[str | None]) -> Check:
    """L12: the effective number of authors (inverse Simpson) of the class with the fewest."""
    name, unit = "authors", "effective authors"
    known = np.array([bool(a and a.strip()) for a in authors], bool)
    if not known.any():
        return could_not_run(
            "L12", name, unit, "no article has an author",
            "Give authors (--field author=COLUMN): few of them make an outlet's style theirs.",
        )  # fmt: skip
    text = np.array([(a or "").strip().casefold() for a in authors])[known]
    _, author = np.unique(text, return_inverse=True)
    counts = table(design.labels[known], author).astype(np.float64)
    total = counts.sum(axis=1)
    effective = np.where(total > 0, total**2 / np.maximum((counts**2).sum(axis=1), 1), np.inf)
    worst = int(effective.argmin())
    few = effective[worst] < AUTHORS
    verdict = "pass" if not few else "fail" if total[worst] >= ENOUGH else "warn"
    finding = (
        f"{design.classes[worst]} has {effective[worst]:.1f} effective authors in "
        f"{int(total[worst])} signed articles ({known.mean():.0%} of all articles are signed)."
    )
    order = np.argsort(effective, kind="stable")[:TOP]
    return Check(
        "L12", name, float(effective[worst]), float(AUTHORS), unit, verdict, finding,
        "Keep an author's articles together, or leave authors out in turn." if few else "",
        tuple(f"{design.classes[k]}: {effective[k]:.1f}" for k in order if effective[k] < AUTHORS),
    )  # fmt: skip


def check_spill_over(design: Design) -> Check:
    """L20: articles that a random split would part from articles about the same event.

    References
    ----------
    roberts2017cv
    """
    name, unit = "event spill-over", "share of articles"
    if not design.groups:
        return could_not_run(
            "L20", name, unit, "no field says which articles belong together",
            "Give one (--groups event).",
        )  # fmt: skip
    size = np.bincount(design.events)[design.events]
    share = float((1 - (1 / FOLDS) ** (size - 1)).mean())
    finding = (
        f"A random split into {FOLDS} folds would part {share:.0%} of articles from others of the "
        f"same {design.groups}: that can raise a score (the subject is recognised) or lower it "
        "(the others' telling of it misleads)."
    )
    return Check(
        "L20", name, share, 0.0, unit, "warn" if share else "pass", finding,
        f"Split by {design.groups}, as framing classify does." if share else "",
    )  # fmt: skip
