"""Short quotations in their place, and the cues of speech around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from framing.devices.nominals import token_before, word_at
from framing.lexicons import load
from framing.text.batch import Batch
from framing.text.stems import stem
from framing.text.tokens import PUNCT

SHORT_WORDS = 5
LISTS = {name: frozenset(words) for name, words in load("scare_quotes").entries.items()}
_REPORTING = load("reporting_verbs").all()
_CUES = frozenset(v for v in _REPORTING if " " not in v) - LISTS["not_speech"] | LISTS["speech"]
_PLAIN_CUES = frozenset(
    "say says said saying tell tells told telling add adds added call calls called write writes "
    "wrote tweeted warned "
    "argues argued insisted claims claimed according".split()
)
_CUE_PHRASES = tuple(
    v.split() for v in _REPORTING if " " in v and v.split()[0] in {"according", "in"}
)
_CONTEXT = 60
_CLOSE = 6  # tokens


@dataclass(frozen=True)
class Short:
    """A quotation of at most five words in its place.

    Attributes
    ----------
    batch : Batch
    region : int
        Row of `batch.quotes`.
    first, last : int
        Tokens of the opening and of the closing mark.
    memory : dict
        What each article of the batch quotes as speech, once it has been asked for.
    """

    batch: Batch
    region: int
    first: int
    last: int
    memory: dict[int, frozenset[str]] = field(default_factory=dict)

    @property
    def article(self) -> int:
        """Index of its article in the batch."""
        return int(self.batch.lines.article[self.batch.quotes.line[self.region]])

    @property
    def spoken(self) -> frozenset[str]:
        """Stems of what its article quotes at length or with a cue, up to five words at a time."""
        if self.article not in self.memory:
            self.memory[self.article] = spoken(self.batch, self.article)
        return self.memory[self.article]

    @cached_property
    def inside(self) -> tuple[int, ...]:
        """Tokens of its words."""
        kinds = self.batch.at.kind
        return tuple(i for i in range(self.first + 1, self.last) if kinds[i] != PUNCT)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded."""
        return tuple(self.batch.word(i) for i in self.inside)

    @cached_property
    def ending(self) -> str:
        """The mark that it ends with inside the quotation marks, else ''."""
        last = self.last - 1
        return (
            self.batch.word(last) if self.batch.at.kind[last] == PUNCT and last > self.first else ""
        )

    def at(self, token: int) -> str:
        """A word of its own sentence, else ''."""
        return word_at(self.batch, token, self.first)

    @property
    def before(self) -> str:
        """The word before the opening mark."""
        return self.at(self.first - 1)

    @property
    def after(self) -> str:
        """The word after the closing mark."""
        return self.at(self.last + 1)

    @property
    def close_before(self) -> list[str]:
        """The last words of its sentence before the opening mark."""
        return [self.at(i) for i in range(self.first - _CLOSE, self.first)]

    def outside(self, sentence: int) -> list[str]:
        """Words near it in its sentence (0), the one before (-1) or after (1), in its article."""
        of, sentences = self.batch.at.sentence, self.batch.sentences
        wanted = of[self.first] + sentence
        if (
            not 0 <= wanted < len(sentences)
            or self.batch.lines.article[sentences.line[wanted]] != self.article
        ):
            return []
        first, last = (bisect_left(of, one) for one in (wanted, wanted + 1))
        near = range(max(first, self.first - _CONTEXT), min(last, self.last + _CONTEXT))
        return [self.batch.word(i) for i in near if not self.first <= i <= self.last]


def _speaks(words: list[str]) -> bool:
    """Whether words hold a cue of speech or thought."""
    if not _CUES.isdisjoint(words):
        return True
    return any(
        phrase == words[i : i + len(phrase)] for phrase in _CUE_PHRASES for i in range(len(words))
    )


def cue_in_sentence(s: Short) -> bool:
    """Somebody says or calls something; or words for what is said stand close before."""
    near = {*s.close_before, s.after}
    return _speaks(s.outside(0)) or not near.isdisjoint(LISTS["speech_near"])


def cue_nearby(s: Short) -> bool:
    """The sentence before or after reports speech."""
    return any(not _PLAIN_CUES.isdisjoint(s.outside(by)) for by in (-1, 1))


def spoken(batch: Batch, article: int) -> frozenset[str]:
    """What an article's speech quotations hold, as runs of one to five stems."""
    quotes = batch.quotes
    first, last = np.searchsorted(quotes.start, batch.bounds[[article, article + 1]])
    runs: set[str] = set()
    for region in range(int(first), int(last)):
        short = short_at(batch, region)
        if len(short.words) > SHORT_WORDS or cue_in_sentence(short):
            stems = [stem(w) for w in short.words]
            runs |= {
                " ".join(stems[i : i + n])
                for i in range(len(stems))
                for n in range(1, SHORT_WORDS + 1)
            }
    return frozenset(runs)


def short_at(batch: Batch, region: int) -> Short:
    """A quotation region of any length, to be looked at as a short one."""
    quotes = batch.quotes
    first = token_before(batch, int(quotes.start[region])) + 1
    return Short(batch, region, first, token_before(batch, int(quotes.end[region])))


def short_quotations(batch: Batch) -> Iterator[Short]:
    """The closed quotations of one to five words."""
    words = batch.quoted(batch.tokens.is_word)
    memory: dict[int, frozenset[str]] = {}
    for region in np.flatnonzero(
        batch.quotes.closed & (words >= 1) & (words <= SHORT_WORDS)
    ).tolist():
        yield replace(short_at(batch, region), memory=memory)
