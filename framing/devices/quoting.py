"""Which places stand in somebody's speech, by the quotation marks around them."""

from __future__ import annotations

import numpy as np

from framing.model.span import BoolArray, Ints, covered
from framing.text.batch import Batch
from framing.text.quotations import SPEECH_WORDS


def is_speech(batch: Batch) -> BoolArray:
    """Which quotation regions report speech: those of at least five words, shape (regions,).

    Shorter ones mark a term as often as they report speech. A region whose closing mark is
    missing counts where its paragraph opens with it or goes on in the next one.
    """
    quotes = batch.quotes
    opens_line = quotes.start == batch.lines.start[quotes.line]
    sound = quotes.closed | quotes.continued | opens_line
    return np.asarray(sound & (batch.quoted(batch.tokens.is_word) >= SPEECH_WORDS))


def in_speech(batch: Batch, positions: Ints) -> BoolArray:
    """Which positions of the buffer stand in a quotation that reports speech.

    Parameters
    ----------
    batch : Batch
    positions : int array, shape (n,)

    Returns
    -------
    bool array, shape (n,)

    Examples
    --------
    >>> batch = Batch.of(["“This so-called deal is a joke,” she said of the “so-called deal”."])
    >>> in_speech(batch, np.array([6, 48])).tolist()
    [True, False]
    """
    if not len(batch.quotes):
        return np.zeros(len(positions), bool)
    speech = is_speech(batch)
    return covered(positions, batch.quotes.inner_start[speech], batch.quotes.end[speech])
