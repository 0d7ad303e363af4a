"""Choices over opportunities: how often a referent was marked of all the times it was named.

The rate that METHODOLOGY puts first for every device: it does not grow because an outlet writes
more about the referent, only because it treats it differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from framing.measure.tokens import visible_tokens
from framing.model.annotations import Annotations
from framing.model.columns import Labels
from framing.model.errors import InputError
from framing.model.evidence import EvidenceTable
from framing.model.span import IntArray
from framing.model.table import Feature, Opportunity
from framing.text import characters as ch
from framing.text.phrases import PhraseSet
from framing.text.tokens import tokenize


def opportunity_feature(opportunity: Opportunity, features: Iterable[Feature]) -> Feature:
    """What the opportunity counts, and over what.

    Raises
    ------
    InputError
        When its device was not looked for.
    """
    known = {f.name: f for f in features}
    if opportunity.device not in known:
        raise InputError(
            f"opportunity {opportunity.name!r}: no device or measure {opportunity.device!r}; "
            f"there are {', '.join(known)}"
        )
    device = known[opportunity.device]
    what = "attributions to" if device.exposure in _ATTRIBUTED else "mentions of"
    definition = (
        f"{device.definition} As a share of all {what} {' / '.join(opportunity.referents)}."
    )
    return Feature(opportunity.name, f"{what} {opportunity.name}", 1, definition, device.references)


_ATTRIBUTED = ("cues", "sources")


def mentions(
    notes: Annotations, names: Sequence[str], parts: Sequence[str], voices: Sequence[str]
) -> tuple[IntArray, IntArray, IntArray]:
    """Article, start and end of every mention of a referent in the chosen parts and voices."""
    phrases = PhraseSet.of(names)
    found: list[tuple[int, int, int]] = []
    for batch in visible_tokens(notes, parts, voices):
        length = batch.tokens.end - batch.tokens.start
        for i, j in phrases.find(batch.tokens, batch.line, batch.visible):
            end = int(batch.local[j] + length[j])
            found.append((int(batch.article[i]), int(batch.local[i]), end))
    article, start, end_ = np.array(found, np.int32).reshape(-1, 3).T.copy()
    return article, start, end_


def marked_mentions(
    notes: Annotations,
    evidence: EvidenceTable,
    opportunity: Opportunity,
    parts: Sequence[str],
    voices: Sequence[str],
) -> tuple[EvidenceTable, NDArray[np.int64]]:
    """The evidence that marks mentions of the referent, and the mentions of each article.

    Parameters
    ----------
    evidence : EvidenceTable
        Everything that counts.

    Returns
    -------
    EvidenceTable
        One row a marked mention, under the opportunity's name.
    int64 array, shape (articles,)
    """
    article, start, end = mentions(notes, opportunity.referents, parts, voices)
    mine = evidence.take(evidence.device == opportunity.device)
    rows = [
        row
        for a, s, e in zip(article.tolist(), start.tolist(), end.tolist(), strict=True)
        if (row := _marking(mine, a, s, e)) is not None
    ]
    counted = mine.take(np.array(rows, np.int64))
    named = counted.replace(device=Labels.constant(opportunity.name, len(counted)))
    return named, np.bincount(article, minlength=len(notes))


def _marking(evidence: EvidenceTable, article: int, start: int, end: int) -> int | None:
    """The first row whose span or target overlaps a mention."""
    first, last = np.searchsorted(evidence.article, [article, article + 1])
    here = slice(int(first), int(last))
    over = (evidence.start[here] < end) & (evidence.end[here] > start)
    over |= (evidence.target_start[here] < end) & (evidence.target_end[here] > start)
    at = np.flatnonzero(over)
    return int(first + at[0]) if len(at) else None


def sourced_attributions(
    notes: Annotations, evidence: EvidenceTable, opportunity: Opportunity, parts: Sequence[str]
) -> tuple[EvidenceTable, NDArray[np.int64]]:
    """The evidence in attributions to the referent, and those attributions of each article.

    Pronouns are not resolved: an attribution to *he* is nobody's here.
    """
    table = notes.attributions
    texts, names = notes.corpus.texts, PhraseSet.of(opportunity.referents)
    start, end = table.source.bounds
    wanted = table.part.isin(parts) & (table.stance != "") & (start >= 0)
    rows = [
        i
        for i in np.flatnonzero(wanted).tolist()
        if _bears(texts[table.article[i]][start[i] : end[i]], names)
    ]
    chosen = table.take(np.array(rows, np.int64))
    mine = evidence.take(evidence.device == opportunity.device)
    cues = set(zip(chosen.article.tolist(), chosen.cue.bounds[0].tolist(), strict=True))
    cues |= set(zip(chosen.article.tolist(), chosen.source.bounds[0].tolist(), strict=True))
    keep = [k in cues for k in zip(mine.article.tolist(), mine.start.tolist(), strict=True)]
    counted = mine.take(np.array(keep, bool))
    named = counted.replace(device=Labels.constant(opportunity.name, len(counted)))
    return named, np.bincount(chosen.article, minlength=len(notes))


def _bears(source: str, names: PhraseSet) -> bool:
    tokens = tokenize(ch.Characters.of(source))
    return any(True for _ in names.find(tokens, np.zeros(len(tokens), np.int32)))


def count_opportunity(
    notes: Annotations,
    evidence: EvidenceTable,
    opportunity: Opportunity,
    feature: Feature,
    where: tuple[Sequence[str], Sequence[str]],
) -> tuple[EvidenceTable, NDArray[np.int64]]:
    """Evidence and exposure of one opportunity, by what its feature divides by."""
    parts, voices = where
    if feature.exposure.startswith("attributions to"):
        return sourced_attributions(notes, evidence, opportunity, parts)
    return marked_mentions(notes, evidence, opportunity, parts, voices)
