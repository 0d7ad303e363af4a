"""Words and phrases of a list, found in tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from framing.model.span import BoolArray, IntArray
from framing.text import characters as ch
from framing.text.tokens import Tokens, tokenize
from framing.text.words import Keys, held

_POSSESSIVE = ("", "'s", "'")


@dataclass(frozen=True, slots=True, eq=False)
class PhraseSet:
    """Words and phrases to be found in any case, apostrophe or hyphen, possessives included.

    Attributes
    ----------
    by_first : dict of int to tuple of tuple of int
        The keys of each phrase, by the key of its first word, longest first.
    first : uint64 array
        The first words' keys, sorted.

    Examples
    --------
    >>> text = "The Northern Corridor’s bridge; a corridor"
    >>> tokens = tokenize(ch.Characters.of(text))
    >>> phrases = PhraseSet.of(["northern corridor", "corridor"])
    >>> line = np.zeros(len(tokens), np.int32)
    >>> [text[tokens.start[i] : tokens.end[j]] for i, j in phrases.find(tokens, line)]
    ['Northern Corridor’s', 'corridor']
    """

    by_first: dict[int, tuple[tuple[int, ...], ...]]
    first: Keys

    @classmethod
    def of(cls, phrases: Iterable[str]) -> PhraseSet:
        """From phrases as they are written."""
        found: dict[int, set[tuple[int, ...]]] = {}
        for phrase in phrases:
            for ending in _POSSESSIVE:
                keys = tuple(tokenize(ch.Characters.of(phrase + ending)).key.tolist())
                if keys:
                    found.setdefault(keys[0], set()).add(keys)
        longest_first = {k: tuple(sorted(v, key=len, reverse=True)) for k, v in found.items()}
        return cls(longest_first, np.array(sorted(found), np.uint64))

    def find(
        self, tokens: Tokens, line: IntArray, wanted: BoolArray | None = None
    ) -> Iterator[tuple[int, int]]:
        """First and last token of each occurrence, from left to right, without overlaps.

        Parameters
        ----------
        tokens : Tokens
        line : int32 array, shape (tokens,)
            A phrase stands on one line.
        wanted : bool array, shape (tokens,), optional
            Tokens that may be part of an occurrence.
        """
        starts = np.flatnonzero(held(tokens.key, self.first))
        free_from = 0
        for i in starts.tolist():
            if i < free_from or (wanted is not None and not wanted[i]):
                continue
            for keys in self.by_first[int(tokens.key[i])]:
                j = i + len(keys)
                if tuple(tokens.key[i:j].tolist()) == keys and line[i] == line[j - 1]:
                    yield i, j - 1
                    free_from = j
                    break
