"""What stands beside the words of a list: a word, or a class of words such as ``@determiner``.

`matches` asks one neighbour and has the last word. `Side` asks the neighbours of all candidates of
a batch at once; it sets aside most of those that fail, and none that holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from framing.devices.nominals import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    is_participle,
    same_sentence,
    word_at,
)
from framing.devices.numerals import opens_amount
from framing.model.span import BoolArray
from framing.text.batch import Batch
from framing.text.tokens import NUMBER, PUNCT
from framing.text.words import Keys, held, key, paired

_OPENING = frozenset("\"'“‘«([")

Test = Callable[[Batch, int, int], bool]
Wanted = frozenset[str]
Tokens = NDArray[np.int64]


def matches(batch: Batch, token: int, near: int, wanted: Wanted) -> bool:
    """Whether the token beside `near` is one of some words, or of a class of them."""
    word = word_at(batch, token, near)
    if word and word in wanted:
        return True
    return any(test(batch, token, near) for test in _tests(wanted))


def opens_sentence(batch: Batch, token: int, near: int) -> bool:
    """Nothing of the sentence, or only marks that open, stands up to a token."""
    while same_sentence(batch, token, near) and batch.word(token) in _OPENING:
        token -= 1
    return not same_sentence(batch, token, near)


def is_name(batch: Batch, token: int) -> bool:
    """A capital that neither the sentence nor a line in capitals explains."""
    if not batch.at.capital[token] or opens_sentence(batch, token - 1, token):
        return False
    before, after = (word_at(batch, token + by, token) for by in (-1, 1))
    shouted = (batch.at.caps[token + by] for by, word in ((-1, before), (1, after)) if word)
    return not (batch.at.caps[token] and any(shouted))


def surely_names(batch: Batch, token: Tokens) -> BoolArray:
    """Of some tokens, those that are a name by a look at one token before; see `is_name`."""
    before, inside = beside(batch, token, -1)
    words = batch.tokens
    inner = inside & (words.kind[before] != PUNCT)
    return np.asarray(words.capital[token] & ~words.caps[token] & inner)


def _closes(batch: Batch, token: int, near: int) -> bool:
    return not same_sentence(batch, token, near) or batch.at.kind[token] == PUNCT


@cache
def _tests(wanted: Wanted) -> tuple[Test, ...]:
    """The tests of the classes among some words."""
    named = tuple(_of_word(test) for name, test in _OF_WORDS.items() if name in wanted)
    return named + tuple(test for name, test in _OF_PLACES.items() if name in wanted)


def _of_word(test: Callable[[str], bool]) -> Test:
    return lambda batch, token, near: test(word_at(batch, token, near))


_OF_WORDS: dict[str, Callable[[str], bool]] = {
    "@determiner": DETERMINERS.__contains__,
    "@possessive": POSSESSIVES.__contains__,
    "@pronoun": PRONOUNS.__contains__,
    "@preposition": PREPOSITIONS.__contains__,
    "@conjunction": CONJUNCTIONS.__contains__,
    "@be": BE.__contains__,
    "@have": HAVE.__contains__,
    "@modal": MODALS.__contains__,
    "@adverb": is_adverb,
    "@participle": is_participle,
    "@ing": lambda word: len(word) > 4 and word.endswith("ing"),
}
_OF_PLACES: dict[str, Test] = {
    "@number": lambda b, i, near: same_sentence(b, i, near) and b.at.kind[i] == NUMBER,
    "@capital": lambda b, i, near: same_sentence(b, i, near) and bool(b.at.capital[i]),
    "@start": opens_sentence,
    "@end": _closes,
    "@amount": opens_amount,
}
_BITS = {name: np.uint32(1 << n) for n, name in enumerate((*_OF_WORDS, *_OF_PLACES))}
_NUMBER, _CAPITAL, _START, _END, _AMOUNT = (_BITS[name] for name in _OF_PLACES)
_WORD_BITS = sum(_BITS[name] for name in _OF_WORDS)
_UNSURE = _START | _AMOUNT  # told from more than one token


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """What each entry of a list wants on one side, or does not.

    Attributes
    ----------
    asked : bool array, shape (entries,)
        Those that want anything.
    classes : uint32 array, shape (entries,)
        A bit for each class.
    words : uint64 array
        Entry and word as one key, ascending.
    """

    asked: BoolArray
    classes: NDArray[np.uint32]
    words: Keys

    @classmethod
    def of(cls, wanted: Sequence[Wanted]) -> _Question:
        """From the words and classes that each entry names."""
        classes = [sum(int(_BITS.get(name, 0)) for name in names) for names in wanted]
        named = [(n, key(w)) for n, names in enumerate(wanted) for w in names if w not in _BITS]
        pairs = np.array(named, np.uint64).reshape(-1, 2)
        return cls(
            np.array([bool(names) for names in wanted], bool),
            np.array(classes, np.uint32),
            np.unique(paired(pairs[:, 0], pairs[:, 1])),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The tests of a list's entries on the token before, or the token after.

    Attributes
    ----------
    by : int
        From the nearest token of a form to the one that is asked: -1 or 1.
    wanted, shunned : _Question
    """

    by: int
    wanted: _Question
    shunned: _Question

    @classmethod
    def of(cls, by: int, wanted: Sequence[Wanted], shunned: Sequence[Wanted]) -> Side:
        """From what each entry wants, and what it shuns."""
        return cls(by, _Question.of(wanted), _Question.of(shunned))

    def may_hold(self, batch: Batch, nearest: Tokens, entry: Tokens) -> BoolArray:
        """Whether the tests of some entries may hold; where not, `matches` would say so too.

        Parameters
        ----------
        batch : Batch
        nearest, entry : int64 arrays, shape (n,)
            The first or last token of each candidate, and the entry's place in its list.
        """
        possible = np.ones(len(entry), bool)
        asked = np.flatnonzero(self.wanted.asked[entry] | self.shunned.asked[entry])
        if not len(asked):
            return possible
        near, entry = nearest[asked], entry[asked]
        token, inside = beside(batch, near, self.by)
        pair = paired(entry.astype(np.uint64), batch.tokens.key[token])
        wanted, shunned = self.wanted.classes[entry], self.shunned.classes[entry] & ~_UNSURE
        bits = _bits(batch, token, inside, wanted | shunned)
        unwanted = (bits & wanted == 0) & ~(held(pair, self.wanted.words) & inside)
        unwanted &= self.wanted.asked[entry]
        met = (bits & shunned != 0) | (held(pair, self.shunned.words) & inside)
        possible[asked] = ~(unwanted | met)
        return possible


def beside(batch: Batch, near: Tokens, by: int) -> tuple[Tokens, BoolArray]:
    """The token so far from each of some, and whether it stands in the same sentence."""
    token = np.clip(near + by, 0, len(batch.sentence_of) - 1)
    inside = (token != near) & (batch.sentence_of[token] == batch.sentence_of[near])
    return token, inside


def _bits(
    batch: Batch, token: Tokens, inside: BoolArray, asked: NDArray[np.uint32]
) -> NDArray[np.uint32]:
    """The classes of some tokens; ``@start`` and ``@amount`` also where they may only hold."""
    kind = batch.tokens.kind[token]
    bits = np.where(inside, _AMOUNT, _START | _END)
    bits |= np.where(inside & (kind == NUMBER), _NUMBER, np.uint32(0))
    bits |= np.where(inside & batch.tokens.capital[token], _CAPITAL, np.uint32(0))
    bits |= np.where(inside & (kind == PUNCT), _START | _END, np.uint32(0))
    named = np.flatnonzero(inside & (kind != PUNCT) & (asked & _WORD_BITS != 0))
    words = batch.at.words
    bits[named] |= np.array([_classes_of(words[i]) for i in token[named].tolist()], np.uint32)
    return bits


@lru_cache(maxsize=1 << 16)
def _classes_of(word: str) -> int:
    """The bits of the classes that a word tells by itself."""
    return sum(int(_BITS[name]) for name, test in _OF_WORDS.items() if test(word))
