"""Annotations as the records that outside users script against (the JSON Lines contract)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from framing.model.annotations import EXPOSURES, Annotations
from framing.model.attributions import Attribution
from framing.model.evidence import Evidence
from framing.model.span import Span

# Line breaks to Unicode and to `str.splitlines`, though not to JSON, which leaves them as they are.
_BREAKS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}


def records(notes: Annotations) -> Iterator[dict[str, Any]]:
    """One record for every input article, in input order; a failed one carries its ``error``."""
    lost = {p.position: p for p in notes.corpus.problems if p.lost}
    failed = {p.position: p for p in notes.problems}
    row = 0
    for position in range(len(notes) + len(lost)):
        if position in lost:
            yield {"id": lost[position].article, "error": str(lost[position])}
            continue
        if row in failed:
            yield {"id": failed[row].article, "error": failed[row].message}
        else:
            yield record(notes, row)
        row += 1


def record(notes: Annotations, row: int) -> dict[str, Any]:
    """The record of one annotated article, by row."""
    article = notes.corpus[row]
    parts = notes.parts.of_article(row)
    return {
        "id": article.id,
        "n_words": int(notes.exposures[row, EXPOSURES.index("words")].sum()),
        "n_sentences": int(notes.exposures[row, EXPOSURES.index("sentences")].sum()),
        "parts": [
            {"start": int(s), "end": int(e), "part": part, "rule": rule}
            for s, e, part, rule in zip(parts.start, parts.end, parts.part, parts.rule, strict=True)
        ],
        "devices": [_device(e, article.text) for e in notes.iter_evidence(row)],
        "attributions": [_attribution(a, article.text) for a in notes.iter_attributions(row)],
    }


def as_line(item: dict[str, Any]) -> str:
    """A record as one line of JSON, without its line break, whatever a reader takes for one."""
    return json.dumps(item, ensure_ascii=False, separators=(", ", ": ")).translate(_BREAKS)


def _device(e: Evidence, text: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "start": e.span.start,
        "end": e.span.end,
        "text": e.text,
        "device": e.device,
    }
    if e.sense:
        found["sense"] = e.sense
    if e.cue:
        found["cue"] = e.cue.of(text)
    if e.target:
        found["target"] = _span([e.target], text)
    return found | {"voice": e.voice, "part": e.part, "rule": e.rule}


def _attribution(a: Attribution, text: str) -> dict[str, Any]:
    roles = {
        "source": (a.source, {"type": a.source_type}),
        "cue": (a.cue, {"stance": a.stance}),
        "content": (a.content, {"kind": a.kind}),
    }
    found: dict[str, Any] = {
        role: _span(spans, text) | about if spans else None
        for role, (spans, about) in roles.items()
    }
    return found | {"part": a.part, "rule": a.rule}


def _span(pieces: Sequence[Span], text: str) -> dict[str, Any]:
    """A span; a discontinuous one with its pieces, which `start` and `end` then bound."""
    start, end = pieces[0].start, pieces[-1].end
    found: dict[str, Any] = {"start": start, "end": end, "text": text[start:end]}
    if len(pieces) > 1:
        found["spans"] = [[p.start, p.end] for p in pieces]
    return found
