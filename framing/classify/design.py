"""Who is to be told apart, and which articles must stay together while that is tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from framing.classify.families import Codes, components, families
from framing.corpus.words import Words
from framing.model.annotations import Annotations
from framing.model.corpus import Corpus
from framing.model.errors import InputError, TooFewClusters, TooFewOutlets
from framing.model.span import BoolArray

FEW_GROUPS = 8
GIANT = 0.2  # share of all articles in one group


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """The labels of n articles, and three ways in which articles belong together.

    Attributes
    ----------
    ids : tuple of str
    target, groups : str
        Fields; `groups` is '' when there is none to go by.
    classes : tuple of str
    labels : int64 array, shape (n,)
        Index into `classes`.
    events : int64 array, shape (n,)
        The value of the groups field; an article without one is alone.
    families : int64 array, shape (n,)
        Near-duplicates.
    components : int64 array, shape (n,)
        What no split may cut: connected by event or family.
    warnings : tuple of str
    """

    ids: tuple[str, ...]
    target: str
    groups: str
    classes: tuple[str, ...]
    labels: Codes
    events: Codes
    families: Codes
    components: Codes
    warnings: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def majority(self) -> float:
        """The share of the most frequent class."""
        return float(np.bincount(self.labels).max() / len(self))


def with_target(notes: Annotations, target: str) -> Annotations:
    """The articles that have a value of `target`.

    Raises
    ------
    InputError
        When no article has one.
    """
    known = np.array([v not in (None, "") for v in notes.corpus.column(target)], bool)
    if not known.any():
        raise InputError(
            f"no article has a value of {target!r}; name the field that holds it "
            f"(--field {target}=COLUMN)"
        )
    return notes if known.all() else notes.take(np.flatnonzero(known))


def make_design(corpus: Corpus, words: Words, *, target: str, groups: str | None) -> Design:
    """The design of a corpus whose articles all have the target; `words` are those of its prose.

    Raises
    ------
    TooFewOutlets
        When there are fewer than two classes.
    """
    values = [str(v) for v in corpus.column(target)]
    classes, labels = np.unique(np.array(values, object).astype(str), return_inverse=True)
    if len(classes) < 2:
        raise TooFewOutlets(
            f"every article has the {target} {str(classes[0])!r}; telling classes apart takes at "
            "least two"
        )
    events, known = codes_of(corpus, groups)
    copies = families(words)
    joined = components(events, copies)
    return Design(
        ids=corpus.ids,
        target=target,
        groups=groups if groups and known.any() else "",
        classes=tuple(map(str, classes)),
        labels=labels.astype(np.int64),
        events=events,
        families=copies,
        components=joined,
        warnings=_warnings(joined, groups, int(known.sum())),
    )


def codes_of(corpus: Corpus, field: str | None) -> tuple[Codes, BoolArray]:
    """Codes of a field's values, articles without one each by itself; and which have one."""
    values = corpus.column(field) if field else [None] * len(corpus)
    index: dict[Any, int] = {}
    known = np.array([v not in (None, "") for v in values], bool)
    codes = [
        index.setdefault(v if has else (row,), len(index))
        for row, (v, has) in enumerate(zip(values, known, strict=True))
    ]
    return np.array(codes, np.int64), known


def _warnings(joined: Codes, groups: str | None, known: int) -> tuple[str, ...]:
    """What limits the design."""
    n, sizes = len(joined), np.bincount(joined)
    found = []
    if groups and not known:
        found.append(
            f"no article has a value of {groups!r}: only near-duplicates are kept together, so "
            "articles about one event may stand on both sides of a split"
        )
    elif groups and known < n:
        found.append(f"{n - known} of {n} articles have no {groups!r}; each is a group by itself")
    if len(sizes) < FEW_GROUPS:
        found.append(
            f"only {len(sizes)} groups: intervals that resample them are too narrow to rely on"
        )
    if sizes.max() > GIANT * n and len(sizes) > 1:
        found.append(
            f"one group holds {sizes.max() / n:.0%} of all articles: near-duplicates chain events "
            "together, or the groups are coarse; folds are uneven"
        )
    return tuple(found)


def n_folds(design: Design, wanted: int) -> int:
    """How many folds the design bears: every class needs a group in each.

    Raises
    ------
    TooFewOutlets
        When a class has fewer than two articles, or all of them in one group.
    TooFewClusters
        When everything is one group.
    """
    pairs = np.unique(np.column_stack([design.labels, design.components]), axis=0)
    per_class = np.bincount(pairs[:, 0], minlength=len(design.classes))
    if len(np.unique(design.components)) < 2:
        raise TooFewClusters(
            "all articles are connected by event or as copies: nothing is left to test on; "
            "collect articles about further events"
        )
    if per_class.min() < 2:
        weak = [repr(design.classes[k]) for k in np.flatnonzero(per_class < 2)]
        named = ", ".join(weak[:5]) + (f" and {len(weak) - 5} more" if len(weak) > 5 else "")
        what = "one article, or articles of one event or copies, only"
        raise TooFewOutlets(
            f"{len(weak)} of {len(per_class)} values of {design.target!r} have {what}, so they can "
            f"be learned or tested but not both: {named}; add articles about other events, or "
            f"leave them out (in the file, or with corpus.where({design.target}=[...]) in Python)"
        )
    return min(wanted, int(per_class.min()))


def split(labels: Codes, groups: Codes, n: int, *, seed: int) -> Codes:
    """The fold of each article, shape (n,): classes balanced, no group cut.

    References
    ----------
    roberts2017cv
    """
    from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold

    # Without groups the plain splitter does the same in a fraction of the time.
    alone = len(np.unique(groups)) == len(groups)
    splitter = StratifiedKFold if alone else StratifiedGroupKFold
    folds = splitter(n, shuffle=True, random_state=seed)
    fold = np.empty(len(labels), np.int64)
    for k, (_, test) in enumerate(folds.split(labels, labels, None if alone else groups)):
        fold[test] = k
    return fold
