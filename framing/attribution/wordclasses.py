"""What each token may be, as bits: one look-up for all word lists, the rest by shape."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from framing.lexicons import load
from framing.text import characters as ch
from framing.text.batch import Batch
from framing.text.tokens import WORD
from framing.text.words import key

(
    AUX, NEG, ADV, DET, PREP, NP_PREP, CONJ, SUBORD, WH, SUBJECT, OBJECT_PRONOUN, CLAUSE_PRONOUN,
    TIME, VENUE, CUE, CLAUSE, CLEAR_CLAUSE, ADDRESSEE, INFINITIVE, OBJECT_INFINITIVE, OBJECT,
    AFTER_QUOTE, NOUN_LIKE, PHRASE, HONORIFIC, ROLE, CAPITAL, IS_WORD, ING, ED,
    QUOTE, STOP, POSSESSIVE, NOT_ADVERB, DOCUMENT, SPEECH_NOUN,
) = (1 << n for n in range(36))  # fmt: skip

_FUNCTION = {
    "auxiliary": AUX, "negation": NEG, "adverb": ADV, "determiner": DET, "preposition": PREP,
    "np_preposition": NP_PREP, "conjunction": CONJ, "subordinator": SUBORD, "wh": WH,
    "subject_pronoun": SUBJECT, "object_pronoun": OBJECT_PRONOUN,
    "clause_pronoun": CLAUSE_PRONOUN, "time": TIME, "venue": VENUE, "not_adverb": NOT_ADVERB,
}  # fmt: skip
_COMPLEMENTS = {
    "clause": CLAUSE, "clear_clause": CLEAR_CLAUSE, "addressee": ADDRESSEE,
    "infinitive": INFINITIVE, "object_infinitive": OBJECT_INFINITIVE, "object": OBJECT,
    "after_quotation": AFTER_QUOTE, "noun_like": NOUN_LIKE,
}  # fmt: skip
_NOUNS = {"honorific": HONORIFIC, "individual": ROLE, "group": ROLE, "document": DOCUMENT}


@cache
def phrase_bits() -> dict[str, dict[tuple[str, ...], int]]:
    """Cue phrases of several words: by first word, the words that follow and their bits."""
    found: dict[str, dict[tuple[str, ...], int]] = {}
    for phrase, bits in _entries().items():
        first, *rest = phrase.split()
        if rest and bits & CUE:
            found.setdefault(first, {})[tuple(rest)] = bits
    return found


@cache
def _entries() -> dict[str, int]:
    """The bits of every listed word and phrase."""
    bits: dict[str, int] = {}
    tables = (
        ("function_words", _FUNCTION), ("verb_complements", _COMPLEMENTS), ("source_nouns", _NOUNS),
    )  # fmt: skip
    for name, meaning in tables:
        for category, words in load(name).entries.items():
            for word in words:
                bits[word] = bits.get(word, 0) | meaning.get(category, 0)
                if name == "verb_complements" and category != "noun_like":
                    bits[word] |= CUE
    for word in load("speech_nouns").all():
        bits[word] = bits.get(word, 0) | SPEECH_NOUN
    for name in ("reporting_verbs", "attitude_verbs"):
        for word in load(name).all():
            bits[word] = bits.get(word, 0) | CUE
    return bits


@cache
def _table() -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Keys of single words in ascending order, and their bits."""
    bits = {word: b for word, b in _entries().items() if " " not in word}
    for first in phrase_bits():
        bits[first] = bits.get(first, 0) | PHRASE
    keys = np.array([key(word) for word in bits], np.uint64)
    order = np.argsort(keys)
    return keys[order], np.array(list(bits.values()), np.int64)[order]


def word_classes(batch: Batch) -> NDArray[np.int64]:
    """The bits of every token of a batch, shape (tokens,)."""
    tokens = batch.tokens
    keys, bits = _table()
    if not len(tokens):
        return np.empty(0, np.int64)
    at = np.minimum(np.searchsorted(keys, tokens.key), len(keys) - 1)
    found = np.where(keys[at] == tokens.key, bits[at], 0)
    found |= np.where(tokens.capital, CAPITAL, 0) | np.where(tokens.is_word, IS_WORD, 0)
    return found | _shapes(batch, found)


def _shapes(batch: Batch, found: NDArray[np.int64]) -> NDArray[np.int64]:
    """Bits that endings and marks give: adverbs in -ly, -ing, -ed, possessives, full stops."""
    tokens, plain = batch.tokens, batch.chars.plain
    word = tokens.kind == WORD
    long = word & (tokens.end - tokens.start > 3)
    last = [plain[np.maximum(tokens.end - n, 0)] for n in (1, 2, 3)]
    shape = np.zeros(len(tokens), np.int64)
    ly = long & (last[0] == ord("y")) & (last[1] == ord("l")) & ~tokens.capital
    shape[ly & (found & (CUE | TIME | NOT_ADVERB) == 0)] |= ADV
    ing = (last[0] == ord("g")) & (last[1] == ord("n")) & (last[2] == ord("i"))
    shape[long & ing] |= ING
    shape[long & (last[0] == ord("d")) & (last[1] == ord("e")) & ~tokens.capital] |= ED
    has = word & (last[0] == ord("s")) & (last[1] == ord("'"))
    shape[has | (word & (last[0] == ord("'")))] |= POSSESSIVE
    shape[~word & ch.among(batch.chars.points[tokens.start], ".!?\u2026")] |= STOP
    negated = (last[0] == ord("t")) & (last[1] == ord("'")) & (last[2] == ord("n"))
    shape[long & negated] |= AUX
    return shape
