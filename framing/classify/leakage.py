"""The audit: what a classifier could cheat with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing.classify.confounds import (
    check_authors,
    check_determinism,
    check_spill_over,
    check_topics,
)
from framing.classify.copies import check_duplicates, check_shared_copy
from framing.classify.design import Design, make_design, n_folds, split, with_target
from framing.classify.identity import check_boilerplate, check_identity
from framing.classify.nuisance import check_dates, check_length, check_openings, check_typography
from framing.classify.probe import RESAMPLES, Probe
from framing.classify.views import MASKED, Exhibit, as_notes, view_texts
from framing.corpus.outlets import outlet_names_of
from framing.corpus.self_names import learn_self_reference
from framing.corpus.words import Words
from framing.measure.wire import wire
from framing.model.annotations import Annotations
from framing.model.results import Audit, Check

FOLDS = 5
TOPICS = ("event", "topic", "section")


def audit(
    corpus_or_notes: Any, *, target: str = "outlet", groups: str | None = "event", seed: int = 0
) -> Audit:
    """What could name the class of an article without its framing (METHODOLOGY 5.2).

    The checks look at the whole page, as a naive classifier would; where it is cheap they say
    what remains in headline and body. Checks that train something keep articles connected by
    `groups` or as near-duplicates in one fold. A check that lacks what it needs warns with a
    statistic of NaN; one whose question does not arise passes with NaN.

    Parameters
    ----------
    corpus_or_notes : Annotations, or anything `framing.corpus.as_corpus` takes
    target : str
        Field to be predicted.
    groups : str or None
        Field whose values are kept together.
    seed : int
        Of folds and bootstrap.

    Raises
    ------
    TooFewOutlets, TooFewClusters
        When the design bears no validation.
    InputError
        When no article has the target, or a field does not exist.

    References
    ----------
    kapoor2023, kaufman2012
    """
    notes = with_target(as_notes(corpus_or_notes), target)
    seen = Exhibit.of(notes)
    page, prose = Words.of(seen.page), Words.of(seen.prose)
    design = make_design(notes.corpus, prose, target=target, groups=groups)
    k = n_folds(design, FOLDS)
    probe = Probe(design, split(design.labels, design.components, k, seed=seed), seed)
    checks = (
        check_duplicates(prose, design),
        check_shared_copy(prose, design, wire(notes)),
        *_identity(notes, page, prose, design),
        *_nuisance(notes, seen, probe),
        *_confounds(notes, design),
    )
    signature = notes.signature.add(
        n=len(design), hash=notes.corpus.fingerprint[:12], target=target,
        groups=design.groups or "none", folds=k, resampled="group", boot=RESAMPLES, seed=seed,
    )  # fmt: skip
    return Audit(target, design.groups, tuple(sorted(checks, key=lambda c: c.id)), signature)


def _identity(notes: Annotations, page: Words, prose: Words, design: Design) -> tuple[Check, ...]:
    learned = learn_self_reference(notes.corpus, families=design.families)
    names = outlet_names_of(notes.corpus, learned)
    return (
        check_identity(page, Words.of(view_texts(notes, MASKED)), names),
        check_boilerplate(page, prose, design.labels, design.classes),
    )


def _nuisance(notes: Annotations, seen: Exhibit, probe: Probe) -> tuple[Check, ...]:
    return (
        check_openings(seen.page, seen.prose, probe),
        check_typography(seen.page, seen.prose, probe),
        check_length(seen.lengths, probe),
        check_dates(notes.corpus.column("date"), probe),
    )


def _confounds(notes: Annotations, design: Design) -> tuple[Check, ...]:
    corpus = notes.corpus
    present = [f for f in TOPICS if f in corpus.table.column_names and f != design.target]
    fields: dict[str, Sequence[str | None]] = {f: corpus.column(f) for f in present}
    return (
        check_determinism(design, corpus.column("outlet")),
        check_topics(design, fields),
        check_authors(design, corpus.column("author")),
        check_spill_over(design),
    )
