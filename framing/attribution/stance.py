"""What a cue signals about its content or its speaker."""

from __future__ import annotations

from functools import cache

from framing.attribution.cues import Cue
from framing.attribution.units import Items
from framing.lexicons import load


@cache
def _categories(lexicon: str) -> dict[str, str]:
    return load(lexicon).category_of()


def stance_of(items: Items, cue: Cue) -> str:
    """The stance of a cue, read off its verb; verbs of belief, wish or support are neutral."""
    phrase = " ".join(items.word(k) for k in range(cue.head, cue.last + 1))
    if cue.noun:
        return _categories("speech_nouns").get(phrase, "neutral")
    return stance_of_word(phrase)


def stance_of_word(phrase: str) -> str:
    """The stance of a cue verb or phrase in its folded form.

    Examples
    --------
    >>> [stance_of_word(w) for w in ("said", "claimed", "pointed out", "slammed", ":")]
    ['neutral', 'doubting', 'endorsing', 'adversarial', 'neutral']
    """
    return _categories("reporting_verbs").get(phrase, "neutral")
