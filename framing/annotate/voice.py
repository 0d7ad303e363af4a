"""Whose words: joins quotation regions with attributions; gives all evidence a voice.

A stretch is *quoted* when it stands between quote marks as somebody's speech: the content of a
direct or mixed attribution, or an unattributed quotation of five words or more. It is *reported*
when it is the content of an attribution outside quote marks. All else is the outlet's own voice.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from framing.model.attributions import AttributionTable
from framing.model.columns import Labels
from framing.model.evidence import EvidenceTable
from framing.model.span import BoolArray, covered, owner
from framing.model.voices import VOICES, VoiceTable
from framing.text.batch import Batch
from framing.text.quotations import SPEECH_WORDS

_OUTLET, _QUOTED, _REPORTED = range(3)


def find_voices(batch: Batch, attributions: AttributionTable) -> VoiceTable:
    """The stretches of a batch that are not the outlet's own words.

    References
    ----------
    maier2014, harris2009
    """
    voice = np.zeros(len(batch.chars) + 1, np.uint8)  # the last stands for the end of the buffer
    start, end, row = _content_in_buffer(batch, attributions)
    _paint(voice, start, end, _REPORTED)
    speech = _is_speech(batch, start, end, row, attributions)
    _paint(voice, batch.quotes.start[speech], batch.quotes.end[speech], _QUOTED)
    return _stretches(batch, voice)


def _content_in_buffer(
    batch: Batch, attributions: AttributionTable
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]:
    """Content pieces in buffer offsets, each with its attribution's row."""
    row = attributions.content.rows
    base = batch.bounds[attributions.article[row]]
    return attributions.content.starts + base, attributions.content.ends + base, row


def _is_speech(
    batch: Batch,
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    row: NDArray[np.int32],
    attributions: AttributionTable,
) -> BoolArray:
    """Which quotation regions hold speech, not a name, a title or a term."""
    quotes = batch.quotes
    spoken = attributions.kind.isin(("direct", "mixed"))[row]
    middle = (quotes.inner_start + quotes.inner_end) // 2
    attributed = covered(middle, start[spoken], end[spoken])
    return attributed | (
        (batch.quoted(batch.tokens.is_word) >= SPEECH_WORDS) & ~_all_capitalised(batch)
    )


def _all_capitalised(batch: Batch) -> BoolArray:
    """Titles: at least 60 % of the words capitalised."""
    words = batch.tokens.is_word
    capital = batch.quoted(words & batch.tokens.capital)
    return capital >= 0.6 * np.maximum(batch.quoted(words), 1)


def _paint(
    voice: NDArray[np.uint8], start: NDArray[np.integer], end: NDArray[np.integer], value: int
) -> None:
    steps = np.zeros(len(voice) + 1, np.int32)
    np.add.at(steps, start, 1)
    np.add.at(steps, end, -1)
    voice[np.cumsum(steps)[:-1] > 0] = value


def _stretches(batch: Batch, voice: NDArray[np.uint8]) -> VoiceTable:
    """Runs of one voice, cut where an article ends."""
    cut = np.flatnonzero(np.diff(voice, prepend=np.uint8(0)))
    cut = np.union1d(cut, batch.bounds[:-1])
    cut = cut[cut < len(batch.chars)]
    end = np.append(cut[1:], len(batch.chars))
    spoken = voice[cut] != _OUTLET if len(cut) else np.zeros(0, bool)
    start, end = cut[spoken], end[spoken]
    article = batch.article_of(start)
    end = np.minimum(end, batch.bounds[article + 1] - 1)  # without the separating line break
    base = batch.bounds[article]
    return VoiceTable(
        article,
        (start - base).astype(np.int32),
        (end - base).astype(np.int32),
        Labels(voice[start].astype(np.int16), VOICES),
    )


def voice_codes(
    voices: VoiceTable, article: NDArray[np.integer], position: NDArray[np.integer]
) -> NDArray[np.int16]:
    """The voice, as an index into `VOICES`, at each position of each article.

    Parameters
    ----------
    voices : VoiceTable
    article, position : int arrays, shape (n,)

    Returns
    -------
    int16 array, shape (n,)
    """
    reach = max(int(voices.end.max(initial=0)), int(np.max(position, initial=0))) + 1
    key = article.astype(np.int64) * reach + position
    base = voices.article.astype(np.int64) * reach
    at = owner(key, base + voices.start, base + voices.end)
    return np.where(at >= 0, voices.voice.codes[at] if len(voices) else 0, 0).astype(np.int16)


def give_voice(evidence: EvidenceTable, voices: VoiceTable) -> EvidenceTable:
    """Evidence with its voice; distance that stands between quote marks is the speaker's.

    Distancing in quoted speech is somebody else's distancing, whatever its words alone suggest:
    its sense becomes ``quoted``. In reported speech the wording is the writer's as much as the
    source's ("a man who allegedly failed to help, according to the filing"), so the sense stays
    and the voice says where it stands.
    """
    codes = voice_codes(voices, evidence.article, evidence.start)
    sense = [
        "quoted" if device == "distancing" and code == _QUOTED else sense
        for device, sense, code in zip(evidence.device, evidence.sense, codes, strict=True)
    ]
    return evidence.replace(voice=Labels(codes, VOICES), sense=Labels.of(sense))
