"""What may be seen of an article: its text by part and voice, in plain typography."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.model.annotations import Annotations
from framing.model.parts import PROSE
from framing.model.voices import VOICES
from framing.text.normalize import normalize


def visible_texts(
    notes: Annotations,
    *,
    parts: Sequence[str] | None = PROSE,
    voices: Sequence[str] = VOICES,
) -> list[str]:
    """The text of each article that stands in the given parts and voices, normalised.

    Parameters
    ----------
    notes : Annotations
    parts : sequence of str, or None
        None is the page as it came: every part, verbatim, typography and all.
    voices : sequence of str
        Stretches in other voices are cut out.

    Returns
    -------
    list of str, one an article
        Lines are joined by line breaks.
    """
    texts = notes.corpus.texts
    if parts is None:
        return list(texts)
    return [
        normalize("\n".join(_visible(notes, row, text, parts, voices))).text
        for row, text in enumerate(texts)
    ]


def _visible(
    notes: Annotations, row: int, text: str, parts: Sequence[str], voices: Sequence[str]
) -> list[str]:
    lines = notes.parts.of_article(row)
    lines = lines.take(lines.part.isin(parts))
    spans = list(zip(lines.start.tolist(), lines.end.tolist(), strict=True))
    if set(voices) >= set(VOICES):
        return [text[s:e] for s, e in spans]
    said = notes.voices.of_article(row)
    voice = np.zeros(len(text), np.int8)
    for s, e, code in zip(said.start, said.end, said.voice.codes, strict=True):
        voice[s:e] = code
    wanted = np.isin(voice, [VOICES.index(v) for v in voices])
    return [_cut(text, s, e, wanted) for s, e in spans]


def _cut(text: str, start: int, end: int, wanted: np.ndarray) -> str:
    """The wanted characters of a line, a space where something was cut out."""
    keep = wanted[start:end]
    edges = np.flatnonzero(np.diff(keep.astype(np.int8), prepend=0, append=0)) + start
    return " ".join(text[a:b] for a, b in edges.reshape(-1, 2).tolist())
