"""A batch of articles as one buffer, with everything later steps ask of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from framing.model.columns import Labels
from framing.model.evidence import EvidenceTable
from framing.model.span import BoolArray, IntArray, Ints, owner
from framing.text import characters as ch
from framing.text.layout import Parts, label_parts
from framing.text.lines import Lines, split_lines
from framing.text.quotations import Quotations, find_quotations
from framing.text.repeated import set_aside
from framing.text.sentences import Sentences, split_sentences
from framing.text.tokens import Tokens, tokenize


@dataclass(frozen=True, slots=True)
class Hit:
    """What a device found, in code points of the batch's buffer.

    Attributes
    ----------
    start, end : int
    rule : str
        The test that fired, such as ``dist.so_called.possessive``.
    sense : str
    cue, target : (int, int) or None
    """

    start: int
    end: int
    rule: str
    sense: str = ""
    cue: tuple[int, int] | None = None
    target: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TokenViews:
    """Columns of a batch's tokens, to be read one element at a time.

    An element of an array is an object that numpy makes at every look; a memory view of the same
    memory gives a plain number or bool, in a fraction of the time. What is looked at most is lists.

    Attributes
    ----------
    words : list of str
        The tokens' folded forms.
    sentence : list of int
        The sentence of each.
    start, end, kind, key, capital, caps : memoryview, shape (tokens,)
    """

    words: list[str]
    sentence: list[int]
    start: memoryview[int]
    end: memoryview[int]
    kind: memoryview[int]
    key: memoryview[int]
    capital: memoryview[int]
    caps: memoryview[int]

    @classmethod
    def of(cls, plain: str, tokens: Tokens, sentence_of: IntArray) -> TokenViews:
        """Views of the tokens of a folded buffer, and of the sentence of each."""
        bounds = zip(tokens.start.tolist(), tokens.end.tolist(), strict=True)
        words = [plain[start:end] for start, end in bounds]
        columns = (tokens.start, tokens.end, tokens.kind, tokens.key, tokens.capital, tokens.caps)
        return cls(words, sentence_of.tolist(), *(column.data for column in columns))


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Some articles, joined by line breaks into one buffer; all offsets here point into it.

    Attributes
    ----------
    buffer : str
    plain : str
        The buffer folded (lower case, plain apostrophes and hyphens), offset for offset.
    bounds : int64 array, shape (articles + 1,)
        Where each article starts; the last is one past the end.
    chars, tokens, lines, sentences, quotes, parts
        What stands in the buffer; see the modules of this package.
    line_of, sentence_of : int32 arrays, shape (tokens,)
        The line and the sentence that hold each token.
    at : TokenViews
        The tokens, for readers that go from one to the next.
    """

    buffer: str
    plain: str
    bounds: NDArray[np.int64]
    chars: ch.Characters
    tokens: Tokens
    lines: Lines
    sentences: Sentences
    quotes: Quotations
    parts: Parts
    line_of: IntArray
    sentence_of: IntArray
    at: TokenViews = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", TokenViews.of(self.plain, self.tokens, self.sentence_of))

    @classmethod
    def of(cls, texts: Sequence[str], titles: Sequence[str | None] = ()) -> Batch:
        """Read some articles' texts; `titles` help to find the headline."""
        buffer = "\n".join(texts)
        bounds = np.cumsum([0, *(len(t) + 1 for t in texts)])
        chars = ch.Characters.of(buffer)
        tokens = tokenize(chars)
        lines = split_lines(chars, bounds)
        sentences = split_sentences(chars, tokens, lines)
        return cls(
            buffer=buffer,
            plain=chars.plain.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass"),
            bounds=bounds,
            chars=chars,
            tokens=tokens,
            lines=lines,
            sentences=sentences,
            quotes=find_quotations(buffer, chars, lines),
            parts=label_parts(buffer, lines, titles or [None] * len(texts)),
            line_of=owner(tokens.start, lines.start, lines.end),
            sentence_of=owner(tokens.start, sentences.start, sentences.end),
        )

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def without_repeats(self, starts: Ints, ends: Ints) -> Batch:
        """The batch with stretches that are known to repeat set aside from its prose.

        Parameters
        ----------
        starts, ends : int arrays, shape (n,)
            Code points of the buffer; see `framing.text.repeated.set_aside`.
        """
        parts = set_aside(self.parts, self.buffer, self.tokens, self.sentences, starts, ends)
        return replace(self, parts=parts)

    def article_of(self, positions: NDArray[np.integer]) -> IntArray:
        """The article that holds each position of the buffer."""
        return np.searchsorted(self.bounds[1:], positions, side="right").astype(np.int32)

    def word(self, token: int) -> str:
        """A token's folded form; '' beyond the ends of the batch."""
        words = self.at.words
        return words[token] if 0 <= token < len(words) else ""

    def text(self, first: int, last: int) -> str:
        """The verbatim text from token `first` to token `last`, both included."""
        return self.buffer[self.tokens.start[first] : self.tokens.end[last]]

    def quoted(self, tokens: BoolArray) -> NDArray[np.int64]:
        """How many of some tokens stand inside each quotation region, shape (regions,).

        Parameters
        ----------
        tokens : bool array, shape (tokens,)
            Such as ``batch.tokens.is_word``.
        """
        total = np.concatenate([[0], np.cumsum(tokens)])
        first = np.searchsorted(self.tokens.start, self.quotes.inner_start)
        last = np.searchsorted(self.tokens.start, self.quotes.inner_end)
        return np.asarray(total[last] - total[first])

    def evidence(self, device: str, hits: Iterable[Hit]) -> EvidenceTable:
        """A device's hits as evidence, offsets moved into each article's own text.

        Voice and part are left open: the pass that joins devices with attributions fills them.
        """
        hits = sorted(hits, key=lambda h: (h.start, h.end))
        none = (-1, -1)
        spans = np.array(
            [(h.start, h.end, *(h.cue or none), *(h.target or none)) for h in hits], np.int64
        ).reshape(-1, 6)
        article = self.article_of(spans[:, 0])
        local = np.where(spans >= 0, spans - self.bounds[article][:, None], -1).astype(np.int32)
        start, end, cue_start, cue_end, target_start, target_end = local.T.copy()
        return EvidenceTable(
            article=article,
            start=start,
            end=end,
            cue_start=cue_start,
            cue_end=cue_end,
            target_start=target_start,
            target_end=target_end,
            device=Labels.constant(device, len(hits)),
            sense=Labels.of([h.sense for h in hits]),
            voice=Labels.constant("", len(hits)),
            part=Labels.constant("", len(hits)),
            rule=Labels.of([h.rule for h in hits]),
            weight=np.ones(len(hits), np.int32),
        )
