"""Who speaks, how, and with which verb: measures over attributions (METHODOLOGY 3.8).

Every measure is a count over spans of text, as with devices: the cue of a doubting attribution,
the source that has no name, the words between quote marks.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from framing.model.annotations import Annotations
from framing.model.columns import Labels
from framing.model.evidence import EvidenceTable
from framing.model.parts import PARTS, PartTable
from framing.model.span import IntArray
from framing.model.table import Feature
from framing.model.voices import VOICES, VoiceTable
from framing.text import characters as ch
from framing.text.tokens import tokenize

_VERBS = ("thompson1991", "hooper1975")
_FEATURES = (
    Feature(
        "attributions",
        "all_words",
        1000,
        "An attribution: a source, what it said, and the cue that links them.",
        ("pareti2016", "newell2018"),
    ),
    Feature(
        "doubting_cue",
        "cues",
        1,
        "A cue that leaves what it reports unendorsed (claimed, alleged, insisted).",
        _VERBS,
    ),
    Feature(
        "endorsing_cue",
        "cues",
        1,
        "A cue that presents what it reports as true (pointed out, revealed, admitted).",
        _VERBS,
    ),
    Feature(
        "unnamed_source",
        "sources",
        1,
        "A source without a name: a person or a group described only.",
        ("denham1997", "sigal1973"),
    ),
    Feature(
        "quoted_words",
        "all_words",
        1,
        "A word that stands inside quoted speech.",
        ("newell2018",),
    ),
)
_UNNAMED = ("unnamed_individual", "unnamed_group")
Bounds = tuple[IntArray, IntArray]


def attribution_features() -> tuple[Feature, ...]:
    """The measures over attributions."""
    return _FEATURES


def attribution_exposures(
    notes: Annotations, parts: tuple[str, ...]
) -> dict[str, NDArray[np.int64]]:
    """Words in every voice, attributions that have a cue, attributions that have a source."""
    table = notes.attributions.take(notes.attributions.part.isin(parts))
    n = len(notes)
    return {
        "all_words": notes.exposure("words", parts, VOICES),
        "cues": np.bincount(table.article[table.stance != ""], minlength=n),
        "sources": np.bincount(table.article[table.source_type != ""], minlength=n),
    }


def attribution_evidence(notes: Annotations, parts: tuple[str, ...]) -> EvidenceTable:
    """The spans that each measure counts, as evidence under the measure's name."""
    table = notes.attributions.take(notes.attributions.part.isin(parts))
    cue, source, content = (c.bounds for c in (table.cue, table.source, table.content))
    where = _first_given(cue, _first_given(content, source))
    spans = {
        "attributions": (where, np.ones(len(table), bool), Labels.constant("", len(table))),
        "doubting_cue": (cue, table.stance == "doubting", table.stance),
        "endorsing_cue": (cue, table.stance == "endorsing", table.stance),
        "unnamed_source": (source, table.source_type.isin(_UNNAMED), table.source_type),
    }
    rows = [
        _rows(name, table.article, bounds, sense=sense, part=table.part, rule=table.rule).take(keep)
        for name, (bounds, keep, sense) in spans.items()
    ]
    return EvidenceTable.concat([*rows, _quoted(notes, parts)])


def _first_given(first: Bounds, other: Bounds) -> Bounds:
    """The first spans, the other ones where those are absent."""
    given = first[0] >= 0
    return np.where(given, first[0], other[0]), np.where(given, first[1], other[1])


def _rows(
    name: str,
    article: IntArray,
    span: Bounds,
    *,
    sense: Labels,
    part: Labels,
    rule: Labels,
) -> EvidenceTable:
    n = len(article)
    absent = np.full(n, -1, np.int32)
    return EvidenceTable(
        article, *span, *span, absent, absent,
        device=Labels.constant(name, n), sense=sense, voice=Labels.constant("outlet", n),
        part=part, rule=rule, weight=np.ones(n, np.int32),
    )  # fmt: skip


def _quoted(notes: Annotations, parts: tuple[str, ...]) -> EvidenceTable:
    """Stretches of quoted speech, each weighing its words in the chosen parts."""
    voices = notes.voices.take(notes.voices.voice == "quoted")
    found: list[tuple[int, int, int, int, int]] = []
    for row in np.unique(voices.article):
        lines = notes.parts.of_article(row)
        words = _word_starts(notes.corpus[int(row)].text)
        chosen = lines.take(lines.part.isin(parts))
        for start, end, code in _pieces(voices.of_article(row), chosen):
            weight = int(np.diff(np.searchsorted(words, (start, end)))[0])
            if weight:
                found.append((int(row), start, end, code, weight))
    columns = np.array(found, np.int32).reshape(-1, 5).T.copy()
    n = len(found)
    rows = _rows(
        "quoted_words",
        columns[0],
        (columns[1], columns[2]),
        sense=Labels.constant("", n),
        part=Labels(columns[3].astype(np.int16), PARTS),
        rule=Labels.constant("voice.quoted", n),
    )
    return rows.replace(weight=columns[4], voice=Labels.constant("quoted", n))


def _pieces(voices: VoiceTable, lines: PartTable) -> list[tuple[int, int, int]]:
    """Overlaps of voice stretches with the lines of the chosen parts: start, end, part."""
    found = []
    for s, e in zip(voices.start.tolist(), voices.end.tolist(), strict=True):
        first = int(np.searchsorted(lines.end, s, side="right"))
        last = int(np.searchsorted(lines.start, e))
        for k in range(first, last):
            start, end = max(s, int(lines.start[k])), min(e, int(lines.end[k]))
            found.append((start, end, int(lines.part.codes[k])))
    return found


def _word_starts(text: str) -> IntArray:
    tokens = tokenize(ch.Characters.of(text))
    return tokens.start[tokens.is_word]
