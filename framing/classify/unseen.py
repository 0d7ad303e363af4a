"""The articles of a test file: their classes, and what they share with training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.classify.design import Design, codes_of, with_target
from framing.classify.families import Codes, components, families
from framing.classify.views import Exhibit
from framing.corpus.words import Words
from framing.model.annotations import Annotations
from framing.model.corpus import Corpus


@dataclass(frozen=True, slots=True, eq=False)
class Unseen:
    """Test articles.

    Attributes
    ----------
    seen : Exhibit
    labels : int64 array, shape (m,)
        Index into the classes of training, or beyond them for a class that training lacks.
    components : int64 array, shape (m,)
        What the bootstrap resamples: connected by group or as near-duplicates.
    n_classes : int
        Of training and test together.
    fingerprint : str
        Beginning of the hash of the test corpus.
    warnings : tuple of str
        What the test shares with training.
    """

    seen: Exhibit
    labels: Codes
    components: Codes
    n_classes: int
    fingerprint: str
    warnings: tuple[str, ...]


def hold_out(notes: Annotations, design: Design, trained: Exhibit, training: Corpus) -> Unseen:
    """Test articles beside the training articles of a design; none is removed, all is reported."""
    labelled = with_target(notes, design.target)
    seen, corpus = Exhibit.of(labelled), labelled.corpus
    index = {name: k for k, name in enumerate(design.classes)}
    values = [str(v) for v in corpus.column(design.target)]
    labels = np.array([index.setdefault(v, len(index)) for v in values], np.int64)
    copies = families(Words.of(trained.prose + seen.prose))
    n = len(design)
    group = design.groups if design.groups in corpus.table.column_names else None
    events, _ = codes_of(corpus, group)
    return Unseen(
        seen,
        labels,
        components(events, copies[n:]),
        len(index),
        corpus.fingerprint[:12],
        _overlaps(
            len(notes) - len(labelled),
            tuple(index)[len(design.classes) :],
            int(np.isin(copies[n:], copies[:n]).sum()),
            _in_training(corpus, training, group),
            design,
        ),
    )


def _in_training(corpus: Corpus, training: Corpus, group: str | None) -> int:
    """Test articles whose group is also one of training's."""
    if group is None:
        return 0
    known = set(training.column(group)) - {None, ""}
    return sum(v in known for v in corpus.column(group))


def _overlaps(
    unlabelled: int, new: tuple[str, ...], copies: int, shared: int, design: Design
) -> tuple[str, ...]:
    found = []
    if unlabelled:
        found.append(f"{unlabelled} test articles have no {design.target} and were left out")
    if new:
        found.append(
            f"training has no articles of {', '.join(new[:5])}: the test counts theirs as errors"
        )
    if copies:
        found.append(
            f"{copies} test articles are near-duplicates of training articles: the test score is "
            "too high; remove them"
        )
    if shared:
        found.append(
            f"{shared} test articles share their {design.groups} with training articles: the test "
            "does not speak about new ones"
        )
    return tuple(found)
