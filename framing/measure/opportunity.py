"""Choices over opportunities: how often a referent was marked of all the times it was named.

The rate that METHODOLOGY puts first for every device: it does not grow because an outlet writes
more about the referent, only because it treats it differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from framing.measure.tokens import visible_tokens
from framing.model.annotations import Annotations
from framing.model.columns import Labels
from framing.model.errors import InputError
from framing.model.evidence import EvidenceTable
from framing.model.table import Feature, Opportunity
from framing.text import characters as ch
from framing.text.phrases import PhraseSet
from framing.text.tokens import tokenize

_ATTRIBUTED = ("cues", "sources")


def opportunity_feature(opportunity: Opportunity, features: Iterable[Feature]) -> Feature:
    """What the opportunity counts, and over what.

    Parameters
    ----------
    opportunity : Opportunity
    features : iterable of Feature
        Those of the table so far, whose names and exposures are taken.

    Raises
    ------
    InputError
        When it has the name of another feature, no referent, devices that were not looked for,
        or devices together with measures of attributions.
    """
    known = {f.name: f for f in features}
    devices = _devices_of(opportunity, known)
    what = "attributions to" if devices[0].exposure in _ATTRIBUTED else "mentions of"
    first, *others = opportunity.referents
    exposure = f"{what} {first}" + f" and {len(others)} more" * bool(others)
    if exposure in {f.exposure for f in known.values()}:  # of other referents or by other devices
        exposure += f" ({opportunity.name})"
    return Feature(
        opportunity.name,
        exposure,
        1,
        f"{' '.join(d.definition for d in devices)} "
        f"As a share of all {what} {' / '.join(opportunity.referents)}.",
        tuple(dict.fromkeys(key for d in devices for key in d.references)),
    )


def _devices_of(opportunity: Opportunity, known: Mapping[str, Feature]) -> list[Feature]:
    """The features of its devices, when it can be counted at all."""
    name = f"opportunity {opportunity.name!r}"
    if opportunity.name in known:
        raise InputError(f"{name}: there is a feature of that name already; call it otherwise")
    if not any(r.strip() for r in opportunity.referents):
        raise InputError(f"{name}: no referent; give the names it is mentioned by")
    unknown = [d for d in opportunity.devices if d not in known]
    if unknown or not opportunity.devices:
        raise InputError(
            f"{name}: no device or measure {', '.join(unknown)}; there are {', '.join(known)}"
        )
    devices = [known[d] for d in opportunity.devices]
    if len({d.exposure in _ATTRIBUTED for d in devices}) > 1:
        raise InputError(
            f"{name}: devices are counted over mentions and measures of attributions over "
            "attributions; declare one opportunity for each"
        )
    return devices


def marked_mentions(
    notes: Annotations,
    evidence: EvidenceTable,
    opportunity: Opportunity,
    parts: Sequence[str],
    voices: Sequence[str],
) -> tuple[EvidenceTable, NDArray[np.int64]]:
    """The evidence that marks mentions of the referent, and the mentions of each article.

    A mention counts when it stands in the chosen voices, or is marked by evidence that does:
    *what Altmere calls the northern corridor* is the outlet's choice of words.

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
    mine = evidence.take(evidence.device.isin(opportunity.devices))
    rows: list[int] = []
    mentions = np.zeros(len(notes), np.int64)
    bounds = np.searchsorted(mine.article, np.arange(len(notes) + 1)).tolist()
    for article, start, end, in_voice in _mentions(notes, opportunity.referents, parts, voices):
        row = _marking(mine, slice(bounds[article], bounds[article + 1]), start, end)
        mentions[article] += in_voice or row is not None
        rows += [row] if row is not None else []
    counted = mine.take(np.array(rows, np.int64))
    return counted.replace(device=Labels.constant(opportunity.name, len(counted))), mentions


def _mentions(
    notes: Annotations, names: Sequence[str], parts: Sequence[str], voices: Sequence[str]
) -> Iterator[tuple[int, int, int, bool]]:
    """Article, start, end of every mention in the parts, and whether it is in the voices."""
    phrases = PhraseSet.of(names)
    for batch in visible_tokens(notes, parts, voices):
        length = batch.tokens.end - batch.tokens.start
        for i, j in phrases.find(batch.tokens, batch.line, batch.line >= 0):
            start, end = int(batch.local[i]), int(batch.local[j] + length[j])
            yield int(batch.article[i]), start, end, bool(batch.visible[i])


def _marking(evidence: EvidenceTable, here: slice, start: int, end: int) -> int | None:
    """The first of the rows `here` whose span or target overlaps a mention."""
    over = (evidence.start[here] < end) & (evidence.end[here] > start)
    over |= (evidence.target_start[here] < end) & (evidence.target_end[here] > start)
    at = np.flatnonzero(over)
    return int(here.start + at[0]) if len(at) else None


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
    mine = evidence.take(evidence.device.isin(opportunity.devices))
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
