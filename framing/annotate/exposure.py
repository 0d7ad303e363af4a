"""How much text there is of each kind, part and voice: the denominators of every rate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from framing.annotate.voice import voice_codes
from framing.model.annotations import EXPOSURES
from framing.model.parts import PARTS
from framing.model.span import owner
from framing.model.voices import VOICES, VoiceTable
from framing.text.batch import Batch
from framing.text.quotations import SPEECH_WORDS


def count_exposures(batch: Batch, voices: VoiceTable) -> NDArray[np.int32]:
    """Words, sentences and short quoted strings of each article, by part and voice.

    Returns
    -------
    int32 array, shape (articles, len(EXPOSURES), len(PARTS), len(VOICES))
    """
    short = (batch.quoted(batch.tokens.is_word) <= SPEECH_WORDS) & batch.quotes.closed
    starts = {
        "words": batch.tokens.start[batch.tokens.is_word],
        "sentences": batch.sentences.start,
        # the voice a string stands in, not its own: looked up just before its opening mark
        "short_quotes": batch.quotes.start[short],
    }
    counts = np.zeros((len(batch), len(EXPOSURES), len(PARTS), len(VOICES)), np.int32)
    for j, name in enumerate(EXPOSURES):
        position = starts[name]
        part = part_codes(batch, position)
        article = batch.article_of(position)
        local = position - batch.bounds[article] - (name == "short_quotes")
        voice = voice_codes(voices, article, local)
        np.add.at(counts[:, j], (article, part, voice), 1)
    return counts


def part_codes(batch: Batch, position: NDArray[np.integer]) -> NDArray[np.int16]:
    """The part, as an index into `PARTS`, at each position of the buffer."""
    at = owner(position, batch.parts.start, batch.parts.end)
    return batch.parts.part.codes[at]
