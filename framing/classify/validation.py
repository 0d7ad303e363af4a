"""How well outlets can be told apart, on articles about events that the classifier never saw."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from framing.classify.baselines import (
    MIN_ARTICLES,
    PENALTY,
    Entrant,
    entrants,
    out_of_fold,
)
from framing.classify.contested import Contested
from framing.classify.design import Design, make_design, n_folds, split, with_target
from framing.classify.families import Codes
from framing.classify.headline import ON_TEST
from framing.classify.linear import fit_linear
from framing.classify.scores import rate
from framing.classify.unseen import Unseen, hold_out
from framing.classify.views import NAIVE, STRICT, Exhibit, as_notes
from framing.corpus.words import Words
from framing.model.results import Score, Validation

RANDOM_SPLIT = f"{STRICT} (random split)"

TOP = 20
COMPANY = 0.05  # less grouped than this, a random split is the grouped one
NOTABLE = 0.02  # a difference of accuracies worth a sentence


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """A design with its folds and what is drawn by chance.

    Attributes
    ----------
    design : Design
    grouped, random : int64 arrays, shape (n,)
        Folds that keep groups together, and folds that do not.
    unseen : Unseen or None
        The articles of the test file.
    resamples, seed : int
    """

    design: Design
    grouped: Codes
    random: Codes
    unseen: Unseen | None
    resamples: int
    seed: int


def classify(
    corpus_or_notes: Any,
    *,
    target: str = "outlet",
    groups: str | None = "event",
    test: Any = None,
    seed: int = 0,
    folds: int = 5,
    resamples: int = 2000,
) -> Validation:
    """Train a classifier and score it on events that it never saw, beside baselines.

    Articles connected by a value of `groups` or as near-duplicates stay in one fold. Under
    ``headline+body`` the classifier reads prose in plain typography; under ``all text`` the raw
    page; what is furniture because it repeats is learned on the training folds. The same
    classifier with articles dealt out at random is scored too, to show what
    grouping changes. Intervals are those of fixed predictions and too narrow (`scores.rate`): do
    not lean on one that barely excludes a baseline.

    Parameters
    ----------
    corpus_or_notes : Annotations, or anything `framing.corpus.as_corpus` takes
    target : str
        Field to be predicted.
    groups : str or None
        Field whose values are kept together.
    test : like `corpus_or_notes`, optional
        Articles to score on after training on all others; their rows have views that end
        in ``(test)``.
    seed, folds, resamples : int
        Of the folds and the cluster bootstrap; number of folds; bootstrap samples.

    Raises
    ------
    TooFewOutlets
        When there are fewer than two classes, or a class stands in one group only.
    TooFewClusters
        When all articles are one group.
    InputError
        When no article has the target, or a field does not exist.

    References
    ----------
    roberts2017cv, kapoor2023, bates2024
    """
    notes = as_notes(corpus_or_notes)
    labelled = with_target(notes, target)
    seen = Exhibit.of(labelled)
    design = make_design(labelled.corpus, Words.of(seen.prose), target=target, groups=groups)
    k = n_folds(design, folds)
    unseen = None
    if test is not None:
        notes_of_test = as_notes(test, furniture=labelled.furniture)
        unseen = hold_out(notes_of_test, design, seen, labelled.corpus)
    trial = Trial(
        design,
        split(design.labels, design.components, k, seed=seed),
        split(design.labels, np.arange(len(design)), k, seed=seed),
        unseen,
        resamples,
        seed,
    )
    everything = seen if unseen is None else seen + unseen.seen
    field = entrants(everything, Contested.of(labelled), seed=seed)
    predicted = [out_of_fold(e.head(len(design)), design.labels, trial.grouped) for e in field]
    scores = _scores(trial, field, predicted)
    left_out = len(notes) - len(labelled)
    signature = labelled.signature.add(
        n=len(design), hash=labelled.corpus.fingerprint[:12], target=target,
        groups=design.groups or "none", views=(STRICT, NAIVE), folds=k, resampled="group",
        boot=resamples, seed=seed,
    )  # fmt: skip
    return Validation(
        target=target,
        groups=design.groups,
        classes=design.classes,
        scores=scores,
        confusion=confusion(design.labels, predicted[0], len(design.classes)),
        top_features=top_features(design, field[0].head(len(design)), seed=seed),
        warnings=(*_limits(left_out, trial, k, folds), *remarks(scores, design)),
        signature=signature if unseen is None else signature.add(test=unseen.fingerprint),
    )


def _scores(trial: Trial, field: tuple[Entrant, ...], predicted: list[Codes]) -> tuple[Score, ...]:
    """Everybody out of fold; the strict reader under a random split; everybody on the test file."""
    design, n = trial.design, len(trial.design)
    scores = [_scored(trial, e, p) for e, p in zip(field, predicted, strict=True)]
    if len(np.unique(design.components)) < (1 - COMPANY) * n:
        dealt = out_of_fold(field[0].head(n), design.labels, trial.random)
        scores.append(_scored(trial, replace(field[0], view=RANDOM_SPLIT), dealt))
    if trial.unseen:
        scores += [_on_test(trial, trial.unseen, e) for e in field]
    return tuple(scores)


def _scored(trial: Trial, entrant: Entrant, predicted: Codes) -> Score:
    """Out-of-fold predictions as a row of the result."""
    design = trial.design
    found = rate(
        design.labels, predicted, design.components,
        n_classes=len(design.classes), resamples=trial.resamples, seed=trial.seed,
    )  # fmt: skip
    return found.as_score(entrant.model, entrant.view)


def _on_test(trial: Trial, unseen: Unseen, entrant: Entrant) -> Score:
    """Trained on all of the corpus, scored on the test file."""
    n = len(trial.design)
    predicted = entrant.predict(entrant.X[:n], trial.design.labels, entrant.X[n:])
    found = rate(
        unseen.labels, predicted, unseen.components,
        n_classes=unseen.n_classes, resamples=trial.resamples, seed=trial.seed,
    )  # fmt: skip
    return found.as_score(entrant.model, f"{entrant.view} {ON_TEST}")


def confusion(labels: Codes, predicted: Codes, k: int) -> tuple[tuple[int, ...], ...]:
    """Counts of articles, true class by row, predicted class by column.

    Examples
    --------
    >>> confusion(np.array([0, 0, 1]), np.array([0, 1, 1]), 2)
    ((1, 1), (0, 1))
    """
    counts = np.bincount(labels * k + predicted, minlength=k * k).reshape(k, k)
    return tuple(tuple(row) for row in counts.tolist())


def top_features(
    design: Design, entrant: Entrant, *, seed: int, n: int = TOP
) -> dict[str, tuple[tuple[str, float], ...]]:
    """The terms that speak most for each class, with their coefficients, from all articles."""
    model = fit_linear(entrant.X, design.labels, C=PENALTY, min_articles=MIN_ARTICLES, seed=seed)
    names = entrant.terms[model.kept]
    return {
        name: tuple((str(names[j]), float(row[j])) for j in np.argsort(-row, kind="stable")[:n])
        for name, row in zip(design.classes, model.coef, strict=True)
    }


def _limits(left_out: int, trial: Trial, k: int, wanted: int) -> tuple[str, ...]:
    """What the design cannot give."""
    design, found = trial.design, []
    if left_out:
        found.append(f"{left_out} articles have no {design.target} and were left out")
    if k < wanted:
        found.append(f"{k} folds instead of {wanted}: the smallest class has only {k} groups")
    found += design.warnings
    return (*found, *(trial.unseen.warnings if trial.unseen else ()))


def remarks(scores: tuple[Score, ...], design: Design) -> tuple[str, ...]:
    """How to read the scores: against the nuisance baselines, and against a random split."""
    by = {(s.model, s.view): s for s in scores}
    strict, found = by["classifier", STRICT], []
    baselines = [
        s
        for s in scores
        if s.model != "classifier" and s.view != NAIVE and not s.view.endswith(ON_TEST)
    ]
    best = max(baselines, key=lambda s: s.accuracy)
    if strict.accuracy_low <= best.accuracy:
        found.append(
            f"the classifier ({strict.accuracy:.2f}) is not clearly better than what needs no "
            f"reading ({best.model}: {best.accuracy:.2f})"
        )
    if other := by.get(("classifier", RANDOM_SPLIT)):
        found.append(_on_grouping(strict.accuracy, other.accuracy, design.groups))
    return tuple(found)


def _on_grouping(grouped: float, random: float, groups: str) -> str:
    """What keeping groups together did to the accuracy, and why."""
    what = f"articles of the same {groups}" if groups else "near-duplicates"
    said = f"{grouped:.2f} with {what} kept together, {random:.2f} with articles dealt at random"
    if grouped > random + NOTABLE:
        return (
            f"accuracy is {said}: grouping raises it, because at random the others' tellings of "
            "the same happening are in training and its subject points to the wrong class"
        )
    if random > grouped + NOTABLE:
        return (
            f"accuracy is {said}: the random split rewards recognising what was already read "
            "in training; only the grouped figure speaks about new happenings"
        )
    return f"accuracy is {said}: grouping makes little difference here"
