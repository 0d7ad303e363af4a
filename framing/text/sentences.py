"""Sentence breaks in news prose, found over token arrays.

A line break always ends a sentence. Inside a line one ends at ``.``, ``!``, ``?`` or an ellipsis,
with the closing quote marks and brackets that follow, when what comes next can start a sentence
and what comes before is no abbreviation. ``docs/measures/sentences.md`` tables how this does on
the gold set beside NLTK's Punkt and a rule-based splitter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.model.span import BoolArray, IntArray, owner
from framing.text import characters as ch
from framing.text.lines import Lines
from framing.text.tokens import NUMBER, PUNCT, WORD, Tokens
from framing.text.words import WordSet

_STOPS = ".!?\u2026"
_CLOSERS = "\"'\u201d\u2019\u00bb\u201c)]}"
_OPENERS = "\"'\u201c\u2018\u00ab\u201e`([{$\u00a3\u20ac\u2014\u2013-\u2022*#@"
_QUOTES = "\"'\u201d\u2019\u00bb"

# Before a name: never a break.
_TITLES = WordSet.of(
    """mr mrs ms messrs mx dr prof rev fr sen sens rep reps gov govs gen lt col maj capt cmdr adm
    sgt cpl pvt pte hon pres supt det insp amb atty asst assoc dir sec spc ste mt vs v viz cf incl
    ed eds brig cllr esq""".split()
)
# Break only where the next word starts sentences far more often than it continues names.
_ABBREVIATIONS = WordSet.of(
    """inc corp co cos ltd llc plc bros jr sr dept univ assn st ave blvd rd hwy jan feb mar apr jun
    jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun approx est min max al ca ph
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
    okla ore pa penn tenn tex va vt wash wis wyo e.g i.e u.s u.n u.k u.s.a e.u d.c""".split()
)
# Break unless a number follows.
_NUMBERED = WordSet.of("no nos p pp art arts fig figs ch vol vols sec secs para ft lb oz".split())
_CLOCK = WordSet.of(["a.m", "p.m"])
_CLOCK_TAIL = WordSet.of(
    """et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet eastern central pacific local
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
_STARTERS = WordSet.of(
    """a an the this that these those he she it they we you i his her its their our my your there
    here in on at by for from with without to of as after before during since until while when where
    what who why how if although though because but and or so yet nor however meanwhile still also
    then now instead moreover nevertheless most many some several few both all each every no not one
    two three another other others such under over between among against about despite according
    yesterday today tomorrow earlier later last next asked officials police critics supporters
    residents""".split()
)
_SPEECH = WordSet.of(
    "said says say asked asks added adds told tells replied replies wrote writes shouted cried "
    "yelled exclaimed wondered declared insisted demanded explained argued tweeted posted "
    "announced continued joked warned urged".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Sentences:
    """Sentences of a buffer, in order.

    Attributes
    ----------
    start, end : int32 arrays, shape (n,)
        Code points of the buffer.
    line : int32 array, shape (n,)
        The line that holds it.
    """

    start: IntArray
    end: IntArray
    line: IntArray

    def __len__(self) -> int:
        return len(self.start)


def split_sentences(chars: ch.Characters, tokens: Tokens, lines: Lines) -> Sentences:
    """The sentences of a buffer.

    Examples
    --------
    >>> from framing.text.batch import Batch
    >>> text = "Sen. Brandt met J. Dorn at 9 a.m. Monday. “Go!” she said.The vote failed"
    >>> b = Batch.of([text]).sentences
    >>> [text[s:e] for s, e in zip(b.start, b.end)]
    ['Sen. Brandt met J. Dorn at 9 a.m. Monday.', '“Go!” she said.', 'The vote failed']
    """
    if not len(tokens):
        return Sentences(*(np.empty(0, np.int32) for _ in range(3)))
    line = owner(tokens.start, lines.start, lines.end)
    breaks, follows = _breaks(chars, tokens, line)
    start = np.union1d(lines.start, tokens.start[follows])
    end = np.union1d(lines.end, tokens.end[breaks])
    return Sentences(
        start.astype(np.int32), end.astype(np.int32), owner(start, lines.start, lines.end)
    )


def _breaks(
    chars: ch.Characters, tokens: Tokens, line: IntArray
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Inside lines: the last token of each sentence, and the first of the next."""
    head = chars.points[tokens.start]
    stops = np.flatnonzero((tokens.kind == PUNCT) & ch.among(head, _STOPS))
    stops = stops[stops < len(tokens) - 1]
    last = _with_closers(tokens, head, stops)
    following = last + 1
    inside = following < len(tokens)
    stops, last, following = stops[inside], last[inside], following[inside]
    inside = line[following] == line[stops]
    stops, last, following = stops[inside], last[inside], following[inside]
    word = _first_word(tokens, head, following)
    can = _can_start(chars, tokens, word) & (line[word] == line[stops])
    can &= _spaced(chars, tokens, stops, last, word)
    can &= ~_abbreviated(tokens, head, line, stops, word)
    can &= ~_speech_follows(tokens, head, stops, last)
    return last[can], following[can]


def _with_closers(
    tokens: Tokens, head: NDArray[np.uint32], stops: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The last of the further stops, closing quote marks and brackets glued to each stop."""
    glued = np.zeros(len(tokens) + 1, bool)
    glued[1:-1] = tokens.start[1:] == tokens.end[:-1]
    opens = ch.among(head, "\u201c") & glued[1:]  # closes in German, before a word it opens
    glued[:-1] &= ch.among(head, _CLOSERS + _STOPS) & (tokens.kind == PUNCT) & ~opens
    last = stops.copy()
    for _ in range(4):
        last = np.where(glued[last + 1], last + 1, last)
    return last


def _first_word(
    tokens: Tokens, head: NDArray[np.uint32], following: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The first token after the opening quote marks and brackets that may start a sentence."""
    opener = np.append((tokens.kind == PUNCT) & ch.among(head, _OPENERS), False)
    word = following.copy()
    for _ in range(3):
        word = np.where(opener[word], word + 1, word)
    return np.minimum(word, len(tokens) - 1)


def _can_start(chars: ch.Characters, tokens: Tokens, word: NDArray[np.int64]) -> BoolArray:
    """Capitalised words, numbers, and brands such as iPhone."""
    second = np.minimum(tokens.start[word] + 1, len(chars) - 1)
    brand = chars.upper[second] & (tokens.end[word] - tokens.start[word] > 2)
    kind = tokens.kind[word]
    caseless = (kind == WORD) & (
        chars.points[tokens.start[word]] == chars.plain[tokens.start[word]]
    )
    other_script = caseless & (chars.points[tokens.start[word]] > 0x24F)
    opens: BoolArray = tokens.capital[word] | brand | other_script
    return np.equal(kind, NUMBER) | (np.equal(kind, WORD) & opens)


def _spaced(
    chars: ch.Characters,
    tokens: Tokens,
    stops: NDArray[np.int64],
    last: NDArray[np.int64],
    word: NDArray[np.int64],
) -> BoolArray:
    """White space follows, or it is missing between a small letter and a capitalised word."""
    spaced = tokens.start[last + 1] > tokens.end[last]
    before = np.maximum(tokens.start[stops] - 1, 0)
    small = (chars.kinds[before] == ch.LETTER) & ~chars.upper[before]
    longer = tokens.end[word] - tokens.start[word] > 1
    article = chars.plain[tokens.start[word]] == ord("a")
    missing: BoolArray = tokens.capital[word] & ((small & (longer | article)) | (last > stops))
    return np.logical_or(spaced, missing)


def _abbreviated(
    tokens: Tokens,
    head: NDArray[np.uint32],
    line: IntArray,
    stops: NDArray[np.int64],
    word: NDArray[np.int64],
) -> BoolArray:
    """The stop belongs to the word before it: an abbreviation, an initial, a list number."""
    before = np.maximum(stops - 1, 0)
    touches = (tokens.end[before] == tokens.start[stops]) & (head[stops] == ord("."))
    touches &= tokens.end[stops] - tokens.start[stops] == 1
    key, following = tokens.key[before], tokens.key[word]
    length = tokens.end[before] - tokens.start[before]
    starter = _STARTERS.holds(following) & tokens.capital[word]
    initial = (length == 1) & tokens.capital[before] & (tokens.kind[before] == WORD)
    weak = (initial | _ABBREVIATIONS.holds(key)) & ~starter
    clock = _CLOCK.holds(key) & _CLOCK_TAIL.holds(following)
    numbered = _NUMBERED.holds(key) & (tokens.kind[word] == NUMBER)
    opens_line = np.concatenate([[True], line[1:] != line[:-1]])[before]
    listed = opens_line & ((tokens.kind[before] == NUMBER) | (length == 1)) & (length <= 2)
    titled = _TITLES.holds(key) & tokens.capital[before]
    held: BoolArray = touches & (titled | weak | clock | numbered | listed)
    return held


def _speech_follows(
    tokens: Tokens, head: NDArray[np.uint32], stops: NDArray[np.int64], last: NDArray[np.int64]
) -> BoolArray:
    """``“Go!” Brandt said``: after a quoted exclamation or question, who said it."""
    quoted = (last > stops) & ch.among(head[last], _QUOTES) & (head[stops] != ord("."))
    says = _SPEECH.holds(tokens.key)
    found = np.zeros(len(stops), bool)
    running = quoted.copy()
    for step in range(1, 5):
        at = np.minimum(last + step, len(tokens) - 1)
        running &= tokens.kind[at] != PUNCT
        found |= running & says[at]
    return found
