"""From a batch to its table of attributions."""

from __future__ import annotations

import numpy as np

from framing.attribution.draft import Draft
from framing.attribution.linking import link_units
from framing.attribution.source_types import source_type
from framing.attribution.stance import stance_of
from framing.attribution.units import Items, Piece, fold
from framing.model.attributions import CONTENT_KINDS, SOURCE_TYPES, STANCES, AttributionTable
from framing.model.columns import Labels, SpanLists
from framing.text.batch import Batch


def extract(batch: Batch) -> AttributionTable:
    """Who says what in a batch of articles.

    Parameters
    ----------
    batch : Batch

    Returns
    -------
    AttributionTable
        Rows in order of article and first character, offsets in code points of each article's own
        text. `part` is left open: the pass that joins the steps fills it.

    References
    ----------
    pareti2016, newell2018, okeefe2012

    Examples
    --------
    >>> text = "“The data were complete,” said Ilse Brandt, the minister. She denied a leak."
    >>> row = extract(Batch.of([text])).at(0, "a1")
    >>> [[s.of(text) for s in role] for role in (row.source, row.cue, row.content)]
    [['Ilse Brandt, the minister'], ['said'], ['“The data were complete,”']]
    >>> row.kind, row.source_type, row.stance, row.rule
    ('direct', 'named_person', 'neutral', 'quote.before_cue')
    """
    items, units = fold(batch)
    drafts = link_units(items, units, batch)
    return _table(batch, items, sorted(drafts, key=_order))


def _order(draft: Draft) -> tuple[int, int, int]:
    pieces = [*draft.content, *(p for p in (draft.source, draft.cue) if p)]
    return draft.article, min(p[0] for p in pieces), max(p[1] for p in pieces)


def _table(batch: Batch, items: Items, drafts: list[Draft]) -> AttributionTable:
    offsets = batch.bounds.tolist()

    def local(draft: Draft, pieces: list[Piece]) -> list[Piece]:
        base = offsets[draft.article]
        return [(a - base, b - base) for a, b in sorted(pieces)]

    types: dict[str, str] = {}
    return AttributionTable(
        article=np.array([d.article for d in drafts], np.int32),
        source=SpanLists.of([local(d, [d.source] if d.source else []) for d in drafts]),
        cue=SpanLists.of([local(d, [d.cue] if d.cue else []) for d in drafts]),
        content=SpanLists.of([local(d, d.content) for d in drafts]),
        source_type=Labels.of([_typed(batch, d, types) for d in drafts], SOURCE_TYPES),
        stance=Labels.of([_stanced(items, d) for d in drafts], STANCES),
        kind=Labels.of([d.kind for d in drafts], CONTENT_KINDS),
        part=Labels.constant("", len(drafts)),
        rule=Labels.of([d.rule for d in drafts]),
    )


def _typed(batch: Batch, draft: Draft, known: dict[str, str]) -> str:
    if draft.source is None:
        return ""
    phrase = batch.buffer[slice(*draft.source)]
    if phrase not in known:
        known[phrase] = source_type(phrase)
    return known[phrase]


def _stanced(items: Items, draft: Draft) -> str:
    if draft.cue is None:
        return ""
    return stance_of(items, draft.verb) if draft.verb else "neutral"
