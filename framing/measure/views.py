"""What may be seen of an article: its text by part and voice, in plain typography."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.model.annotations import Annotations
from framing.model.errors import InputError
from framing.model.evidence import EvidenceTable
from framing.model.parts import PROSE, PartTable
from framing.model.span import BoolArray
from framing.model.voices import VOICES
from framing.text.normalize import normalize


def visible_texts(
    notes: Annotations,
    *,
    parts: Sequence[str] | None = PROSE,
    voices: Sequence[str] = VOICES,
    without: Sequence[str] = (),
) -> list[str]:
    """The text of each article that stands in the given parts and voices, normalised.

    Parameters
    ----------
    notes : Annotations
    parts : sequence of str, or None
        None is the page as it came: every part, verbatim, typography and all.
    voices : sequence of str
        Stretches in other voices are cut out.
    without : sequence of str
        Devices whose evidence is cut out, with brackets that hold nothing else. A space takes its
        place: a mark would be as frequent as what it hides, and so give an outlet away as well as
        its name did.

    Returns
    -------
    list of str, one an article
        Lines are joined by line breaks.

    Raises
    ------
    InputError
        When a device in `without` was not looked for.
    """
    if missing := sorted(set(without) - {d.name for d in notes.devices}):
        raise InputError(
            f"{', '.join(missing)} was not looked for and cannot be cut out; annotate with it first"
        )
    texts = notes.corpus.texts
    hidden = notes.evidence.take(notes.evidence.device.isin(without))
    if parts is None and not len(hidden):
        return list(texts)
    shown = [
        "\n".join(_visible(notes, row, text, parts, _wanted(notes, row, text, voices, hidden)))
        for row, text in enumerate(texts)
    ]
    return shown if parts is None else [normalize(text).text for text in shown]


def piece_texts(notes: Annotations, pieces: PartTable, *, without: Sequence[str] = ()) -> list[str]:
    """The text of some pieces of the pages, one by one, normalised.

    Parameters
    ----------
    notes : Annotations
    pieces : PartTable
        Rows of ``notes.parts``, in order.
    without : sequence of str
        As for `visible_texts`.
    """
    texts = notes.corpus.texts
    hidden = notes.evidence.take(notes.evidence.device.isin(without))
    shown: list[str] = []
    for row in np.unique(pieces.article).tolist():
        own, text = pieces.of_article(row), texts[row]
        wanted = _wanted(notes, row, text, VOICES, hidden)
        for s, e in zip(own.start.tolist(), own.end.tolist(), strict=True):
            shown.append(text[s:e] if wanted is None else _cut(text, s, e, wanted))
    return [normalize(text).text for text in shown]


def _visible(
    notes: Annotations,
    row: int,
    text: str,
    parts: Sequence[str] | None,
    wanted: BoolArray | None,
) -> list[str]:
    """The lines of an article, or its whole page, without the characters that are not wanted."""
    if parts is None:
        spans = [(0, len(text))]
    else:
        lines = notes.parts.of_article(row)
        lines = lines.take(lines.part.isin(parts))
        spans = list(zip(lines.start.tolist(), lines.end.tolist(), strict=True))
    if wanted is None:
        return [text[s:e] for s, e in spans]
    return [_cut(text, s, e, wanted) for s, e in spans]


def _wanted(
    notes: Annotations, row: int, text: str, voices: Sequence[str], hidden: EvidenceTable
) -> BoolArray | None:
    """Which characters may be seen, shape (characters,); None when all of them."""
    cuts = hidden.of_article(row)
    every_voice = set(voices) >= set(VOICES)
    if every_voice and not len(cuts):
        return None
    wanted = np.ones(len(text), bool)
    if not every_voice:
        said = notes.voices.of_article(row)
        voice = np.zeros(len(text), np.int8)
        for s, e, code in zip(said.start, said.end, said.voice.codes, strict=True):
            voice[s:e] = code
        wanted = np.isin(voice, [VOICES.index(v) for v in voices])
    for s, e in zip(cuts.start.tolist(), cuts.end.tolist(), strict=True):
        bracketed = text[s - 1 : s] + text[e : e + 1] in ("()", "[]")
        wanted[s - bracketed : e + bracketed] = False
    return wanted


def _cut(text: str, start: int, end: int, wanted: BoolArray) -> str:
    """The wanted characters of a line, a space where something was cut out."""
    keep = wanted[start:end]
    edges = np.flatnonzero(np.diff(keep.astype(np.int8), prepend=0, append=0)) + start
    return " ".join(text[a:b].strip(" ") for a, b in edges.reshape(-1, 2).tolist())
