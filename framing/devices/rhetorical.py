"""Rhetorical surface: questions, exclamations, and words in capitals for emphasis (layer 2).

Marks and letters decide, so what is found can be agreed on; whether a question is ironic or an
exclamation mocks cannot be read off the surface and is left to human coders.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.devices.nominals import AUXILIARIES, same_sentence, word_at
from framing.lexicons import load
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit
from framing.text.tokens import PUNCT, WORD
from framing.text.words import WordSet

QUESTION, EXCLAMATION, CAPITALS = "question", "exclamation", "capitals"

_LISTS = load("rhetorical").entries
_NAMES = frozenset(_LISTS["name_with_mark"])
_EMPHATIC = WordSet.of(_LISTS["emphatic"])
_AFTER = frozenset(_LISTS["law"]) | frozenset({":", "|", ">", ">>", "&"})
_BEFORE = frozenset({"(", "[", "#", "@", "&", "group", "called", "magazine"})
_WH = frozenset("what who whom whose which where when why how".split())
_MARKS = (ord("?"), ord("!"))
_NAME_LINE = 32  # characters of a speaker's name on a line of its own
_LONGEST = 4  # words in capitals that one hit may hold; a longer run is a heading


@dataclass(frozen=True, slots=True)
class Rhetorical:
    """Questions, exclamations, and words in capitals where the rest of the line has none.

    References
    ----------
    biber1999, vandijk1988

    Examples
    --------
    >>> text = "Who pays for the dam? Not the ministry! It will NEVER be built."
    >>> table = Rhetorical().find(Batch.of([text]))
    >>> [(text[s:e], rule) for s, e, rule in zip(table.start, table.end, table.rule)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Who pays for the dam?', 'rhetorical.question.wh'),
     ('Not the ministry!', 'rhetorical.exclamation.mark'),
     ('NEVER', 'rhetorical.capitals.word')]
    """

    name: str = "rhetorical"
    definition: str = (
        "A question, an exclamation, or a word set in capitals for emphasis; acronyms, names, "
        "labels, transcripts and lines in capitals throughout are left out."
    )
    exposure: str = "sentences"
    senses: tuple[str, ...] = (QUESTION, EXCLAMATION, CAPITALS)
    references: tuple[str, ...] = ("biber1999", "vandijk1988")
    reliability: str = "M"

    def find(self, batch: Batch) -> EvidenceTable:
        """All questions, exclamations and emphatic capitals of a batch."""
        return batch.evidence(self.name, (*_marked(batch), *_shouted(batch)))


def _marked(batch: Batch) -> Iterator[Hit]:
    """What ends with a question or exclamation mark."""
    tokens = batch.tokens
    is_mark = np.isin(batch.chars.plain[tokens.start], _MARKS) & (tokens.kind == PUNCT)
    turns = _turns(batch)
    begin, previous = 0, -1
    for i in np.flatnonzero(is_mark).tolist():
        sentence = int(batch.sentence_of[i])
        if sentence != previous:
            begin = int(np.searchsorted(tokens.start, batch.sentences.start[sentence]))
            previous = sentence
        if int(batch.line_of[i]) in turns or _goes_on(batch, i, is_mark):
            continue
        hit = _utterance(batch, begin, i)
        if hit is not None:
            yield hit
            begin = i + 1


def _turns(batch: Batch) -> set[int]:
    """Lines below a name that stands alone more than once: who speaks in a printed interview."""
    lines = batch.lines
    rows = zip(lines.article.tolist(), lines.start.tolist(), lines.end.tolist(), strict=True)
    texts = [(a, batch.buffer[s:e]) if e - s <= _NAME_LINE else None for a, s, e in rows]
    times = Counter(text for text in texts if text and text[1][-1].isalnum())
    names = {i for i, text in enumerate(texts) if text and times[text] > 1}
    return {
        i
        for i in range(1, len(texts))
        if i not in names and i - 1 in names and lines.article[i] == lines.article[i - 1]
    }


def _goes_on(batch: Batch, i: int, is_mark: NDArray[np.bool_]) -> bool:
    """A mark that another joins (?!), or that stands inside an address or a formula."""
    after = i + 1
    if after >= len(batch.tokens) or batch.tokens.start[after] != batch.tokens.end[i]:
        return False
    glued = batch.tokens.kind[after] != PUNCT and not batch.tokens.capital[after]
    return bool(is_mark[after] or glued or batch.word(after)[0] in "=/&")


def _utterance(batch: Batch, begin: int, mark: int) -> Hit | None:
    """From where the sentence, or the quotation that the mark stands in, begins."""
    tokens = batch.tokens
    first_mark = mark
    while first_mark > begin and batch.word(first_mark - 1)[:1] in ("?", "!"):
        first_mark -= 1
    marks = batch.buffer[tokens.start[first_mark] : tokens.end[mark]]
    begin = max(begin, _quotation_start(batch, first_mark))
    begin = _bracket(batch, begin, first_mark)
    while begin < first_mark and tokens.kind[begin] == PUNCT:
        begin += 1
    if begin >= first_mark or _is_name(batch, first_mark, mark):
        return None
    line = int(np.searchsorted(tokens.start, batch.lines.start[batch.line_of[mark]]))
    if _is_turn(batch, line) or _is_turn(batch, begin):
        return None
    sense = QUESTION if "?" in marks else EXCLAMATION
    kind = _kind(batch.word(begin)) if sense == QUESTION else "mark"
    cue = int(tokens.start[first_mark]), int(tokens.end[mark])
    return Hit(int(tokens.start[begin]), cue[1], f"rhetorical.{sense}.{kind}", sense, cue)


def _quotation_start(batch: Batch, token: int) -> int:
    """The first token of the innermost quotation that holds a token, or 0."""
    quotes, position = batch.quotes, int(batch.tokens.start[token])
    last = int(np.searchsorted(quotes.start, position)) - 1
    for region in range(last, max(last - 3, -1), -1):
        if quotes.inner_start[region] <= position < quotes.inner_end[region]:
            return int(np.searchsorted(batch.tokens.start, quotes.inner_start[region]))
    return 0


def _kind(opening: str) -> str:
    if opening in _WH:
        return "wh"
    return "polar" if opening in AUXILIARIES else "other"


def _is_name(batch: Batch, first: int, last: int) -> bool:
    """Yahoo!, or a mark after a capital that the sentence goes on behind."""
    before = first - 1
    if batch.tokens.end[before] != batch.tokens.start[first]:
        return True
    if batch.word(before) in _NAMES:
        return True
    after = last + 1
    if not same_sentence(batch, first, after) or not batch.tokens.capital[before]:
        return False
    return bool(batch.tokens.kind[after] == WORD and not batch.tokens.capital[after])


def _bracket(batch: Batch, begin: int, end: int) -> int:
    """Behind the last bracket that opens between two tokens and does not close."""
    for i in range(end - 1, begin - 1, -1):
        if batch.word(i)[:1] in {"(", ")"}:
            return i + 1 if batch.word(i)[0] == "(" else begin
    return begin


def _is_turn(batch: Batch, first: int) -> bool:
    """Q: …, or BRANDT: …; somebody's turn in an interview."""
    for i in range(first, min(first + 5, len(batch.tokens))):
        if batch.word(i) == ":":
            speaker = range(first, i)
            return i > first and all(
                batch.tokens.caps[k] or batch.word(k) in {"q", "a", "."} for k in speaker
            )
    return batch.word(first) == "q" and batch.word(first + 1) == "."


def _shouted(batch: Batch) -> Iterator[Hit]:
    """Runs of words in capitals that are plain words of the language."""
    tokens = batch.tokens
    caps = tokens.caps & (tokens.kind == WORD)
    emphatic = (caps & _EMPHATIC.holds(tokens.key)).tolist()
    i, at = 0, np.flatnonzero(caps).tolist()
    while i < len(at):
        j = i
        while j + 1 < len(at) and at[j + 1] == at[j] + 1 and _joined(batch, at[j], at[j + 1]):
            j += 1
        run = range(at[i], at[j] + 1)
        if len(run) <= _LONGEST and all(emphatic[k] for k in run) and _is_emphasis(batch, run):
            kind = "word" if len(run) == 1 else "phrase"
            start, end = int(tokens.start[run[0]]), int(tokens.end[run[-1]])
            yield Hit(start, end, f"rhetorical.capitals.{kind}", CAPITALS, (start, end))
        i = j + 1


def _joined(batch: Batch, one: int, other: int) -> bool:
    return bool(batch.line_of[one] == batch.line_of[other])


def _is_emphasis(batch: Batch, run: range) -> bool:
    """In running text of small letters, and no label, law, number or heading."""
    tokens = batch.tokens
    before, after = run[0] - 1, run[-1] + 1
    near = (k for k in range(run[0] - 4, run[-1] + 5) if k not in run)
    around = [k for k in near if same_sentence(batch, run[0], k)]
    small = sum(tokens.kind[k] == WORD and not tokens.capital[k] for k in around)
    if small < 2 or any(tokens.caps[k] for k in (before, after) if k in around):
        return False
    if word_at(batch, after, run[0]) in _AFTER or word_at(batch, before, run[0]) in _BEFORE:
        return False
    if before not in around and after in around and tokens.capital[after]:
        return False  # a heading that runs into its paragraph
    numbered = batch.word(after)[:1].isdigit() or batch.word(after + 1)[:1].isdigit()
    return not (batch.word(run[-1]) == "no" and numbered)
