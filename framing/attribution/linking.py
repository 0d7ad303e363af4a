"""Quotations beyond one unit: split ones, those of several paragraphs, follow-ons, bare ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.attribution.decisions import read_unit
from framing.attribution.draft import Draft
from framing.attribution.headlines import read_colon
from framing.attribution.units import Items, Unit, is_speech
from framing.attribution.wordclasses import IS_WORD, QUOTE
from framing.text.batch import Batch


@dataclass(slots=True)
class _Context:
    """What the units before leave open in the article.

    Attributes
    ----------
    last : Draft or None
        The latest attribution.
    unit : Unit or None
        The latest unit, of whatever kind.
    line : int
        Line on which `last` ended.
    """

    article: int = -1
    last: Draft | None = None
    unit: Unit | None = None
    line: int = -9


def link_units(items: Items, units: list[Unit], batch: Batch) -> list[Draft]:
    """All attributions of a batch, in order of discovery."""
    continued = batch.quotes.continued.tolist()
    headlines = headline_lines(batch)
    found: list[Draft] = []
    context = _Context()
    for unit in units:
        if unit.article != context.article:
            context = _Context(article=unit.article)
        colon = read_colon(items, unit, unit.line in headlines)
        drafts = [colon] if colon else _of_unit(items, unit, context, continued)
        found += [d for d in drafts if d is not context.last]
        if drafts:
            context.last, context.line = drafts[-1], unit.line
        context.unit = unit
    return [d for d in found if d.content]


def headline_lines(batch: Batch) -> frozenset[int]:
    """Lines labelled as headlines, and the first of each article."""
    first = np.flatnonzero(np.diff(batch.lines.article, prepend=-1))
    return frozenset([*batch.parts.line[batch.parts.part == "headline"].tolist(), *first.tolist()])


def _of_unit(items: Items, unit: Unit, context: _Context, continued: list[bool]) -> list[Draft]:
    """A unit's attributions; its loose quotations go to the attribution they continue."""
    drafts = read_unit(items, unit)
    used = {row for draft in drafts for row in draft.quotes}
    loose = [
        k for k in range(unit.lo, unit.hi) if items.bits[k] & QUOTE and items.quote[k] not in used
    ]
    head = _continuation(items, unit, drafts, context, continued)
    if head is not None:
        return drafts if head in drafts else [head, *drafts]
    if not loose:
        return drafts
    if not drafts and _only_quoted(items, unit):
        return _bare(items, unit, loose, context)
    if drafts:
        return drafts
    if _goes_on(unit, loose, context):
        return _joined(items, loose, context)
    return [_uncued(items, unit, k) for k in loose if is_speech(items, k)]


def _continuation(
    items: Items, unit: Unit, drafts: list[Draft], context: _Context, continued: list[bool]
) -> Draft | None:
    """The attribution that a paragraph's opening quotation goes on with, joined to it."""
    row = items.quote[unit.lo]
    last = context.last
    if row < 1 or last is None or not last.quotes or not continued[last.quotes[-1]]:
        return None
    if context.line + 1 != unit.line and context.line != unit.line:
        return None
    owner = next((d for d in drafts if row in d.quotes), None)
    if owner is None or (last.cue is not None and owner.cue is None):
        last.content.append(items.span(unit.lo, unit.lo))
        last.quotes.append(row)
        return last
    if last.cue is None:
        owner.content = last.content + owner.content
        owner.quotes = last.quotes + owner.quotes
        last.content = []
        return owner
    return None


def _only_quoted(items: Items, unit: Unit) -> bool:
    return not any(items.bits[k] & IS_WORD for k in range(unit.lo, unit.hi))


def _goes_on(unit: Unit, loose: list[int], context: _Context) -> bool:
    """The unit opens with a quotation just after one of the same line, or after a colon."""
    last, before = context.last, context.unit
    if last is None or before is None or before.hi != unit.lo or loose[0] != unit.lo:
        return False
    return not last.content or (context.line == unit.line and last.quoted)


def _joined(items: Items, loose: list[int], context: _Context) -> list[Draft]:
    """The latest attribution with more content."""
    last = context.last
    if last is None:
        return []
    for k in loose:
        last.content.append(items.span(k, k))
        last.quotes.append(items.quote[k])
    last.quoted = True
    return [last]


def _bare(items: Items, unit: Unit, loose: list[int], context: _Context) -> list[Draft]:
    """A sentence that is all quotation: more of the last one, the last speaker's, or nobody's."""
    if _goes_on(unit, loose, context):
        return _joined(items, loose, context)
    speech = [k for k in loose if is_speech(items, k)]
    if not speech:
        return []
    drafts = [_uncued(items, unit, k) for k in speech]
    last = context.last
    if last is not None and last.source is not None and unit.line - context.line <= 1:
        for draft in drafts:
            draft.source, draft.rule = last.source, "quote.follow_on"
    return drafts


def _uncued(items: Items, unit: Unit, k: int) -> Draft:
    draft = Draft(unit.article, None, None, [items.span(k, k)], quoted=True, rule="quote.uncued")
    draft.quotes.append(items.quote[k])
    return draft
