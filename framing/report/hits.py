"""What a concordance shows: phrases, evidence and attributions as rows of one table."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from framing.annotate.voice import voice_codes
from framing.model.annotations import Annotations
from framing.model.columns import Labels, SpanLists
from framing.model.corpus import Corpus
from framing.model.errors import InputError
from framing.model.evidence import EvidenceTable
from framing.model.parts import PARTS
from framing.model.span import BoolArray, owner
from framing.model.table import EvidenceView, FeatureTable
from framing.model.voices import VOICES

EVIDENCE = ("device", "sense", "rule", "voice", "part")
ATTRIBUTION = ("cue", "source", "stance")


def pattern_of(phrase: str) -> re.Pattern[str]:
    """A phrase as a pattern: its words whole, with anything but a line break between them.

    Examples
    --------
    >>> [m[0] for m in pattern_of("the regime's *").finditer("The regime’s men. The regime's.")]
    ['The regime’s men']
    """
    words = [_word(w) for w in phrase.split()]
    if not words:
        raise InputError("a phrase needs at least one word")
    between = r"(?:(?!\n)\W)+"
    return re.compile(rf"(?<!\w){between.join(words)}(?!\w)", re.IGNORECASE)


def _word(word: str) -> str:
    if word == "*":
        return r"\w+"
    escaped = re.escape(word).replace(r"\*", r"\w*")
    return re.sub("['’]", "['’]", escaped)


def occurrences(
    texts: Iterable[tuple[int, str]], pattern: re.Pattern[str]
) -> Iterator[tuple[int, int, int]]:
    """Row, start and end of each match in some texts with their rows."""
    return ((row, *found.span()) for row, text in texts for found in pattern.finditer(text))


def phrase_hits(
    within: Corpus | Annotations, phrase: str, asked: Mapping[str, Any]
) -> EvidenceTable:
    """The places of a phrase; in annotations with voice and part, of which some may be asked."""
    notes = within if isinstance(within, Annotations) else None
    corpus = within.corpus if isinstance(within, Annotations) else within
    found = list(occurrences(enumerate(corpus.texts), pattern_of(phrase)))
    hits = phrase_table(found, notes)
    return hits.take(_matches(hits, asked))


def phrase_table(
    found: Sequence[tuple[int, int, int]], notes: Annotations | None = None
) -> EvidenceTable:
    """Places as rows that are evidence of nothing."""
    article, start, end = np.array(found, np.int32).reshape(-1, 3).T
    none = Labels.constant("", len(article))
    voice = voices_at(notes, article, start) if notes is not None else none
    part = parts_at(notes, article, start) if notes is not None else none
    return _table(article, start, end, none, none, voice, part, none)


def evidence_hits(
    within: Annotations | FeatureTable | EvidenceView, phrase: str, asked: Mapping[str, Any]
) -> EvidenceTable:
    """The evidence that is asked for; with a phrase, that in which it stands."""
    rows = _evidence(within)
    _require_known(within, rows, asked)
    rows = rows.take(_matches(rows, asked))
    if not phrase:
        return rows
    pattern, texts = pattern_of(phrase), within.corpus.texts
    places = zip(rows.article, rows.start, rows.end, strict=True)
    keep = [pattern.search(texts[a], int(s), int(e)) is not None for a, s, e in places]
    return rows.take(np.array(keep, bool))


def attribution_hits(
    notes: Annotations, *, cue: str = "", source: str = "", stance: str | Collection[str] = ()
) -> EvidenceTable:
    """Attributions by stance and by the words of their cue or source.

    A hit is the source where only a source is asked for, the cue otherwise.
    """
    found = notes.attributions
    keep = found.stance.isin(_several(stance)) if stance else np.ones(len(found), bool)
    for column, phrase in ((found.cue, cue), (found.source, source)):
        if phrase:
            keep = keep & _says(notes, column, pattern_of(phrase))
    spans = found.source if source and not cue else found.cue
    start, end = spans.bounds
    keep = keep & (start >= 0)
    some, start, end = found.take(keep), start[keep], end[keep]
    name = Labels.constant("attribution", len(some))
    voice = voices_at(notes, some.article, start)
    hits = _table(some.article, start, end, name, some.stance, voice, some.part, some.rule)
    return hits.take(np.lexsort((hits.start, hits.article)))


def voices_at(notes: Annotations, article: Any, start: Any) -> Labels:
    """Whose words stand at some places."""
    return Labels(voice_codes(notes.voices, article, start), VOICES)


def parts_at(notes: Annotations, article: Any, start: Any) -> Labels:
    """Which part of the page some places are in; '' between lines."""
    parts = notes.parts
    reach = max(int(parts.end.max(initial=0)), int(np.max(start, initial=0))) + 1
    base = parts.article.astype(np.int64) * reach
    at = owner(article.astype(np.int64) * reach + start, base + parts.start, base + parts.end)
    codes = np.where(at >= 0, parts.part.codes[at] if len(parts) else -1, -1)
    return Labels(codes.astype(np.int16), parts.part.names or PARTS)


def _evidence(within: Annotations | FeatureTable | EvidenceView) -> EvidenceTable:
    if isinstance(within, Annotations):
        return within.evidence
    return within.evidence_rows if isinstance(within, FeatureTable) else within.rows


def _require_known(within: Any, rows: EvidenceTable, asked: Mapping[str, Any]) -> None:
    """A device that was never looked for is said; one that was not found is no mistake."""
    looked = [d.name for d in within.devices] if isinstance(within, Annotations) else []
    looked += within.names if isinstance(within, FeatureTable) else []
    known = tuple(dict.fromkeys((*looked, *rows.device.names)))
    for name in _several(asked.get("device", ())):
        if known and name not in known:
            raise InputError(f"no device {name!r} here; there are {', '.join(known)}")


def _matches(rows: EvidenceTable, asked: Mapping[str, Any]) -> BoolArray:
    """Which rows have the values asked for; of rules also the beginning up to a dot."""
    keep = np.ones(len(rows), bool)
    for name, wanted in asked.items():
        column, values = getattr(rows, name), _several(wanted)
        if name == "rule":
            values = tuple(
                r for r in column.names if any(f"{r}.".startswith(f"{v}.") for v in values)
            )
        keep &= column.isin(values) | (("" in values) & (column == ""))
    return keep


def _several(wanted: str | Collection[str]) -> tuple[str, ...]:
    return (wanted,) if isinstance(wanted, str) else tuple(wanted)


def _says(notes: Annotations, spans: SpanLists, pattern: re.Pattern[str]) -> BoolArray:
    """Which attributions have the pattern in these spans."""
    texts = notes.corpus.texts
    pieces = zip(notes.attributions.article, range(len(spans)), strict=True)
    return np.array(
        [any(pattern.search(texts[a], s.start, s.end) for s in spans[i]) for a, i in pieces], bool
    )


def _table(
    article: Any, start: Any, end: Any, device: Labels, sense: Labels, *rest: Labels
) -> EvidenceTable:
    """Rows of hits without cue and target; `rest` is voice, part and rule."""
    voice, part, rule = rest
    none, one = np.full(len(article), -1, np.int32), np.ones(len(article), np.int32)
    return EvidenceTable(
        article, start, end, none, none, none, none, device, sense, voice, part, rule, one
    )
