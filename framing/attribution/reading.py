"""Decision lists for one unit: which words are whose, and by which cue."""

from __future__ import annotations

from framing.attribution.complements import (
    Complement,
    addressee_end,
    complement_of,
    content_end,
    trimmed,
    verb_in_sight,
)  # fmt: skip
from framing.attribution.cues import Cue, find_cues
from framing.attribution.draft import Draft
from framing.attribution.sources import Phrase, is_nominal, phrase_after, subject_before, until_mark
from framing.attribution.units import Items, Piece, Unit, is_speech
from framing.attribution.wordclasses import (
    ADDRESSEE,
    ADV,
    AFTER_QUOTE,
    AUX,
    CAPITAL,
    CLAUSE,
    CONJ,
    DET,
    ING,
    IS_WORD,
    OBJECT,
    OBJECT_PRONOUN,
    POSSESSIVE,
    PREP,
    QUOTE,
    ROLE,
    SUBJECT,
    SUBORD,
    TIME,
    WH,
)  # fmt: skip

_ASIDE = CONJ | ING | PREP | SUBORD | WH | ADV | TIME
_NAMING = frozenset("called dubbed titled labeled labelled branded".split())


def read_unit(items: Items, unit: Unit) -> list[Draft]:
    """The attributions of one unit, in order."""
    return _Reader(items, unit).read()


class _Reader:
    """Steps through a unit's cues from left to right; `done` is the first item not yet used."""

    def __init__(self, items: Items, unit: Unit) -> None:
        self.items, self.unit = items, unit
        self.bits = items.bits
        self.done = unit.lo
        self.drafts: list[Draft] = []
        self.speaker: Piece | None = None

    def read(self) -> list[Draft]:
        cues = find_cues(self.items, self.unit)
        tail = self._tail(cues)
        if tail is not None and self._trailing(tail):
            cues = [c for c in cues if c.first > tail.last]
        elif cues and self._relayed(cues):
            cues = cues[-1:]
        for n, cue in enumerate(cues):
            if cue.first < self.done:
                continue
            later = cues[n + 1 :]
            _ = (
                self._according(cue, later)
                or self._noun(cue, later)
                or self._passive(cue, later)
                or self._after_quotation(cue, later)
                or self._between(cue, later)
                or self._before_content(cue, later)
            )
        if not self.drafts:
            self._loose(cues)
        if self.items.word(self.unit.hi - 1) == ":" and self.done < self.unit.hi - 1:
            self._announce(cues)
        return self.drafts

    def _loose(self, cues: list[Cue]) -> None:
        """A long quotation that no pattern took goes to the nearest cue before it."""
        for k in range(self.unit.lo, self.unit.hi):
            if not self.bits[k] & QUOTE or not is_speech(self.items, k):
                continue
            near = [c for c in cues if c.last < k and not c.passive and not c.bits & PREP]
            source = self._subject(near[-1])[0] if near else None
            if source is not None:
                last = content_end(self.items, k, self.unit, [])
                self._add(near[-1], source, k, last, "quote.loose_cue")
                return

    def _announce(self, cues: list[Cue]) -> None:
        """``X said in a statement:`` at the end; the quotation that follows will be its content."""
        for cue in reversed(cues):
            source = subject_before(self.items, cue.first, self.done) if not cue.passive else None
            if source is not None and cue.first >= self.done:
                self._add(cue, source, cue.first, cue.first - 1, "quote.after_colon")
                return

    # -- patterns, most certain first -----------------------------------------------------------

    def _according(self, cue: Cue, later: list[Cue]) -> bool:
        """``According to X, S`` and ``S, according to X``."""
        items, unit = self.items, self.unit
        if items.word(cue.head) not in ("according", "per", "in") or cue.last == cue.head:
            return False
        opening = all(
            not self.bits[k] & (IS_WORD | QUOTE) or self.bits[k] & (ADV | CONJ)
            for k in range(self.done, cue.first)
        )
        source = until_mark(items, cue.last + 1, unit.hi, apposition=not opening)
        if source is None:
            return True
        if opening:
            first = source.last + 1
            if first < unit.hi and items.word(first) == ",":
                first += 1
            last = content_end(items, first, unit, later)
        else:
            first = self._content_start(self.done)
            last = trimmed(items, first, cue.first - 1)
        if last < first:
            return True
        self._add(cue, source, first, last, "indirect.according_to", upto=max(source.last, last))
        return True

    def _noun(self, cue: Cue, later: list[Cue]) -> bool:
        """``the ministry's claim that S``."""
        if not cue.noun:
            return False
        owner = cue.first - 1
        if self.bits[owner] & POSSESSIVE:
            source = subject_before(self.items, cue.first, self.done)
        else:
            source = Phrase(owner, owner)
        last = content_end(self.items, cue.last + 1, self.unit, later)
        if source is not None and last > cue.last:
            self._add(cue, source, cue.last + 1, last, "indirect.noun")
        return True

    def _passive(self, cue: Cue, later: list[Cue]) -> bool:
        """``X was condemned by Y``, and the sourceless ``It is said that S``."""
        if not cue.passive:
            return False
        items, at = self.items, cue.last + 1
        subject = subject_before(items, cue.first, self.done)
        if subject is None or at >= self.unit.hi:
            return True
        if items.word(at) == "by" and cue.bits & (OBJECT | CLAUSE):
            source = phrase_after(items, at + 1, self.unit.hi, apposition=False)
            if source is not None:
                self._add(
                    cue, source, subject.first, subject.last, "indirect.passive", upto=source.last
                )
        elif items.word(at) == "that" and items.word(subject.last) == "it" and cue.bits & CLAUSE:
            last = content_end(items, at, self.unit, later)
            self._add(cue, None, at, last, "indirect.sourceless")
        return True

    def _after_quotation(self, cue: Cue, later: list[Cue]) -> bool:
        """``“…,” X said`` and ``“…,” said X``, with what the speaker goes on to say."""
        items = self.items
        if not cue.bits & AFTER_QUOTE or cue.participle or cue.passive:
            return False
        source = subject_before(items, cue.first, self.done)
        before = (source.first if source else cue.first) - 1
        if before > self.done and items.word(before) == "as":
            before -= 1
        comma = before >= self.done and items.word(before) in (",", "—", "–", "-")
        quote = before - 1 if comma else before
        if quote < self.done or not self.bits[quote] & QUOTE:
            return False
        upto = cue.last
        if source is None or (not comma and not _speaks(items, quote)):
            inverted = self._inverted(cue) if source is None else None
            if inverted is None:
                return False
            source, upto = inverted, inverted.last
        colon = quote > self.done and items.word(quote - 1) == ":"
        first = quote if colon else self._content_start(self.done)
        draft = self._add(cue, source, first, quote, "quote.before_cue", upto=upto)
        self._resume(draft, upto, later)
        return True

    def _between(self, cue: Cue, later: list[Cue]) -> bool:
        """``S, X said, S``: the source stands in a gap of its content; also ``As X said, S``."""
        items, unit = self.items, self.unit
        if not cue.bits & (CLAUSE | ADDRESSEE) or cue.participle or cue.passive:
            return False
        source, upto, before = self._around(cue, self.done)
        if source is None or before < self.done:
            return False
        comma = self._comma_after(addressee_end(items, cue, unit.hi) if upto == cue.last else upto)
        if comma + 1 >= unit.hi or items.word(comma) != "," or self.bits[comma + 1] & QUOTE:
            return False
        if items.word(before) == "as" and before == self._content_start(self.done):
            return self._finish(cue, source, [], comma + 1, later)
        if items.word(before) != ",":
            return False
        first = self._content_start(self.done)
        last = trimmed(items, first, before - 1)
        if (
            last < first
            or (not verb_in_sight(items, comma + 1, unit.hi)
            and not verb_in_sight(items, first, last))
        ):
            return False
        return self._finish(cue, source, [(first, last)], comma + 1, later)

    def _around(self, cue: Cue, lo: int) -> tuple[Phrase | None, int, int]:
        """The source beside a cue, the last item of both, and the item before both.

        After a comma the source may follow its verb: ``…, said Ilse Brandt.``
        """
        if cue.first > lo and self.items.word(cue.first - 1) == "," and not cue.bits & ADDRESSEE:
            source = self._inverted(cue)
            if source is not None and self._closes(source.last) and is_nominal(self.items, source):
                return source, source.last, cue.first - 1
        source = subject_before(self.items, cue.first, lo)
        return source, cue.last, source.first - 1 if source else -1

    def _comma_after(self, upto: int) -> int:
        """The item after the cue, or the comma that closes when and where it was said."""
        k = upto + 1
        if k < self.unit.hi and self.bits[k] & (PREP | TIME):
            while (
                k < min(self.unit.hi, upto + 9)
                and self.bits[k] & IS_WORD
                and not self.bits[k] & (AUX | SUBJECT)
            ):
                k += 1
        return k

    def _finish(
        self, cue: Cue, source: Phrase, ahead: list[tuple[int, int]], at: int, later: list[Cue]
    ) -> bool:
        """Content before the gap, if any, and from item `at` on."""
        last = content_end(self.items, at, self.unit, later)
        if last < at:
            return False
        draft = self._add(cue, source, *(ahead[0] if ahead else (at, last)), "indirect.around_cue")
        if ahead:
            self._extend(draft, at, last)
        return True

    def _inverted(self, cue: Cue) -> Phrase | None:
        """The subject after its verb: ``said Ilse Brandt, the minister,``."""
        at = cue.last + 1
        if (
            at >= self.unit.hi
            or (self.bits[at] & (PREP | TIME | OBJECT_PRONOUN) & ~DET
            and not self.bits[at] & SUBJECT)
        ):
            return None
        return phrase_after(self.items, at, self.unit.hi)

    def _resume(self, draft: Draft, upto: int, later: list[Cue]) -> None:
        """``“A,” he said on Monday, “B.”``: the second half belongs to the same attribution."""
        stop = later[0].first if later else self.unit.hi
        at = upto + 2
        if at < self.unit.hi and self.items.word(upto + 1) == ",":
            clause = draft.plain and self.bits[at] & IS_WORD and not self.bits[at] & _ASIDE
            if clause or self.items.word(at) == "that":
                self._extend(draft, at, content_end(self.items, at, self.unit, later))
                return
        for k in range(upto + 1, stop):
            if self.bits[k] & QUOTE:
                if self.items.word(k - 1) in (",", ":", "—", "–", "that", ";"):
                    last = content_end(self.items, k, self.unit, later)
                    self._extend(draft, k, last)
                return
            if self.items.word(k) in (";",):
                return

    def _before_content(self, cue: Cue, later: list[Cue]) -> bool:
        """``X said that S``, ``X told reporters: “…”``, and ``…, adding that S``."""
        if cue.passive or cue.bits & PREP:
            return False
        complement = complement_of(self.items, cue, self.unit.hi)
        if complement is None:
            return False
        source, rule = self._subject(cue)
        if source is None:
            return False
        if complement.form == "quotation" and self._names(cue, source):
            return False
        last = content_end(self.items, complement.first, self.unit, later, complement.form)
        if last < complement.first:
            return False
        self._add(cue, source, complement.first, last, _rule(complement, rule))
        return True

    def _names(self, cue: Cue, source: Phrase | Piece) -> bool:
        """``a culture called “the way”`` gives a name; nobody speaks."""
        if not isinstance(source, Phrase) or self.items.word(cue.last) not in _NAMING:
            return False
        return not self.bits[source.last] & (CAPITAL | SUBJECT | ROLE)

    def _subject(self, cue: Cue) -> tuple[Phrase | Piece | None, str]:
        """Who speaks: the subject before the cue, or of the clause that it is joined to."""
        items, lo = self.items, self.done
        before = cue.first - 1
        word = items.word(before) if before >= self.unit.lo else ""
        if (
            word in ("and", "but", "then")
            or (cue.participle and word in (",", ""))
            or (before >= self.unit.lo and self.bits[before] & QUOTE)
        ):
            if self.speaker is not None:
                return self.speaker, "joined"
            main = self._main_subject(cue)
            return main, "joined"
        if cue.participle and word == ",":
            return self._main_subject(cue), "joined"
        found = subject_before(items, cue.first, lo)
        if (
            found is not None
            and items.word(found.last) in ("that", "which")
            and found.first > self.unit.lo
        ):
            return None, ""
        return found, ""

    def _main_subject(self, cue: Cue) -> Phrase | None:
        """The first noun phrase of the unit, after a prepositional opening and its comma."""
        at = self.unit.lo
        while at < cue.first and self._opens_clause(at):
            at += 1
        if at < cue.first and self.bits[at] & (PREP | TIME):
            while at < cue.first and self.items.word(at) != ",":
                at += 1
            at += 1
        if at >= cue.first or self.bits[at] & (PREP | TIME | WH | AUX):
            return None
        return phrase_after(self.items, at, cue.first, apposition=False)

    def _opens_clause(self, at: int) -> bool:
        """A conjunction or adverb before the subject, capitalised or not."""
        b = self.bits[at]
        return bool(b & (CONJ | ADV) and not b & DET) or self.items.word(at).endswith("ly")

    # -- the clause before its cue ---------------------------------------------------------------

    def _tail(self, cues: list[Cue]) -> Cue | None:
        """The unit's last finite cue, when nothing that could be its content follows it."""
        for cue in reversed(cues):
            if not cue.participle and not cue.passive and not cue.bits & PREP:
                return cue
        return None

    def _relayed(self, cues: list[Cue]) -> bool:
        """The unit closes with ``according to X`` and nobody else in it speaks."""
        last, before = cues[-1], cues[-1].first - 1
        if self.items.word(last.head) != "according" or before <= self.unit.lo:
            return False
        if not self.bits[before] & QUOTE and self.items.word(before) != ",":
            return False
        return not any(c.bits & AFTER_QUOTE and not c.passive for c in cues[:-1])

    def _trailing(self, cue: Cue) -> bool:
        """``S, X said.`` and ``S, said X.`` with no quotation just before the source."""
        items, unit = self.items, self.unit
        if not cue.bits & AFTER_QUOTE or items.word(cue.head) == "according":
            return False
        source, upto, comma = self._around(cue, unit.lo)
        if source is None or comma <= unit.lo or items.word(comma) not in (",", "?"):
            return False
        if self.bits[source.first] & WH:
            return False
        if upto == cue.last:
            upto = addressee_end(items, cue, unit.hi)
        if self.bits[comma - 1] & QUOTE or not self._closes(upto) or self._content_follows(cue):
            return False
        after = upto + 1
        if (
            after + 1 < unit.hi
            and items.word(after) == ","
            and self.bits[after + 1] & IS_WORD
            and not (self.bits[after + 1] & (CONJ | ING | PREP | SUBORD | WH))
        ):
            return False
        first = self._content_start(unit.lo)
        if comma - first < 3 or (not verb_in_sight(items, first, comma) and comma - first < 6):
            return False
        self._add(
            cue, source, first, trimmed(items, first, comma - 1), "indirect.before_cue", upto=upto
        )
        return True

    def _content_follows(self, cue: Cue) -> bool:
        found = complement_of(self.items, cue, self.unit.hi)
        return found is not None and found.form != "object"

    def _closes(self, upto: int) -> bool:
        """After the cue comes the end, a mark, a time or a preposition."""
        k = upto + 1
        return (
            k >= self.unit.hi
            or not self.bits[k] & IS_WORD
            or bool(self.bits[k] & (TIME | PREP | ADV))
        )

    def _content_start(self, lo: int) -> int:
        """First item of a content that begins a clause: no comma, no ``and`` or ``but`` before."""
        while lo < self.unit.hi and (self.bits[lo] & CONJ or not self.bits[lo] & (IS_WORD | QUOTE)):
            lo += 1
        return lo

    # -- building --------------------------------------------------------------------------------

    def _add(
        self,
        cue: Cue,
        source: Phrase | Piece | None,
        first: int,
        last: int,
        rule: str,
        *,
        upto: int = -1,
    ) -> Draft:
        items = self.items
        piece = items.span(source.first, source.last) if isinstance(source, Phrase) else source
        draft = Draft(
            self.unit.article, piece, items.span(cue.first, cue.last), [], verb=cue, rule=rule
        )
        self._extend(draft, first, last)
        self.drafts.append(draft)
        self.speaker = piece or self.speaker
        self.done = max(self.done, upto + 1, last + 1, cue.last + 1)
        return draft

    def _extend(self, draft: Draft, first: int, last: int) -> None:
        """Give a draft the items ``first .. last`` as one more piece of content."""
        if last < first:
            return
        draft.content.append(self.items.span(first, last))
        quotes = [k for k in range(first, last + 1) if self.bits[k] & QUOTE]
        draft.quotes += [self.items.quote[k] for k in quotes]
        draft.quoted |= bool(quotes)
        draft.plain |= any(self.bits[k] & IS_WORD for k in range(first, last + 1))
        self.done = max(self.done, last + 1)


def _speaks(items: Items, quote: int) -> bool:
    """A quotation that ends like speech before its cue: with a comma, ``?``, ``!`` or a dash."""
    inner = items.word(quote).rstrip("\"'”’»")
    return (
        inner[-1:] in (",", "?", "!", "—", "–", "-", "…")
        or inner.endswith("...")
        or items.words[quote] >= 5
    )


def _rule(complement: Complement, how: str) -> str:
    base = "quote.after_cue" if complement.form == "quotation" else f"indirect.{complement.form}"
    return f"{base}.{how}" if how else base
