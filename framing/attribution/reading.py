"""One unit while it is being read: what is found so far, and which items are still free."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.attribution.cues import Cue
from framing.attribution.draft import Draft
from framing.attribution.sources import Phrase
from framing.attribution.units import Items, Piece, Unit
from framing.attribution.wordclasses import ADV, CONJ, IS_WORD, PREP, QUOTE, TIME

Source = Phrase | Piece | None


@dataclass(slots=True)
class Reading:
    """A unit read from left to right.

    Attributes
    ----------
    items : Items
    unit : Unit
    done : int
        The first item that no attribution has taken.
    drafts : list of Draft
    speaker : (int, int) or None
        The latest source, for clauses that share their subject.
    """

    items: Items
    unit: Unit
    done: int
    drafts: list[Draft] = field(default_factory=list)
    speaker: Piece | None = None

    def has(self, item: int, kinds: int) -> bool:
        """Whether the item lies in the unit and is of one of the kinds."""
        return self.unit.lo <= item < self.unit.hi and bool(self.items.bits[item] & kinds)

    def word(self, item: int) -> str:
        """An item's folded text; '' outside the unit."""
        return self.items.word(item) if self.unit.lo <= item < self.unit.hi else ""

    def taken(self, quote: int) -> bool:
        """Whether an attribution of the unit has the quotation already."""
        return any(self.items.quote[quote] in draft.quotes for draft in self.drafts)

    def closes(self, upto: int) -> bool:
        """After item `upto` comes the end, a mark, a time or a preposition."""
        return not self.has(upto + 1, IS_WORD) or self.has(upto + 1, TIME | PREP | ADV)

    def content_start(self, lo: int) -> int:
        """First item of a content that begins a clause: no comma, no ``and`` or ``but`` before."""
        while lo < self.unit.hi and (self.has(lo, CONJ) or not self.has(lo, IS_WORD | QUOTE)):
            lo += 1
        return lo

    def add(
        self, cue: Cue, source: Source, first: int, last: int, rule: str, *, upto: int = -1
    ) -> Draft:
        """A new attribution with the content ``first .. last``; items to `upto` are used up."""
        items = self.items
        piece = items.span(source.first, source.last) if isinstance(source, Phrase) else source
        draft = Draft(
            self.unit.article, piece, items.span(cue.first, cue.last), [], verb=cue, rule=rule
        )
        self.extend(draft, first, last)
        self.drafts.append(draft)
        self.speaker = piece or self.speaker
        self.done = max(self.done, upto + 1, last + 1, cue.last + 1)
        return draft

    def extend(self, draft: Draft, first: int, last: int) -> None:
        """Give a draft the items ``first .. last`` as one more piece of content."""
        if last < first:
            return
        draft.content.append(self.items.span(first, last))
        quotes = [k for k in range(first, last + 1) if self.has(k, QUOTE)]
        draft.quotes += [self.items.quote[k] for k in quotes]
        draft.quoted |= bool(quotes)
        draft.plain |= any(self.has(k, IS_WORD) for k in range(first, last + 1))
        self.done = max(self.done, last + 1)
