"""Use of numbers: what a figure is given as (layer 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from framing.devices.nominals import (
    CONJUNCTIONS,
    DETERMINERS,
    OPENING,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    VERBS,
    is_adverb,
    phrase_after,
    same_sentence,
    word_at,
)
from framing.devices.numerals import LISTS, Numeral, is_label, numeral_at
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit
from framing.text.tokens import NUMBER, WORD
from framing.text.words import WordSet

EXACT, MEASURE, MONEY, APPROXIMATE = "exact", "measure", "money", "approximate"
PERCENTAGE, PERCENTAGE_OF, RATIO, PER_CAPITA = "percentage", "percentage_of", "ratio", "per_capita"
_CLOSED = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | SUBORDINATORS | VERBS
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DIGITS = "one two three four five six seven eight nine".split()
_WORDS = WordSet.of(
    [
        *LISTS["numeral"],
        *LISTS["fraction"],
        "one",
        *(f"{ten}-{digit}" for ten in _TENS for digit in _DIGITS),
    ]
)
_PARTS_OF_TIME = frozenset("first second latter other last next early earlier".split())
_BETWEEN = frozenset("consecutive straight full long more additional whole solid short".split())
_REACH = 8  # words to "per capita"


@dataclass(frozen=True, slots=True)
class NumberUse:
    """Figures in text, by what they are given as; numbers that name, date or place are none.

    References
    ----------
    roeh1984, vandijk1988, koetsenruijter2011

    Examples
    --------
    >>> text = "On June 5 the ferry carried 412 passengers, 40 percent of them children."
    >>> table = NumberUse().find(Batch.of([text]))
    >>> [(table.at(i, "", text).text, table.sense[i]) for i in range(len(table))]
    [('412 passengers', 'exact'), ('40 percent', 'percentage_of')]
    """

    name: str = "number_use"
    definition: str = (
        "A figure that says how many or how much, with what it is given as: an exact count, a "
        "measure, money, a percentage with or without its base, a ratio, or a figure per head."
    )
    exposure: str = "words"
    senses: tuple[str, ...] = (
        EXACT,
        APPROXIMATE,
        MEASURE,
        MONEY,
        PERCENTAGE,
        PERCENTAGE_OF,
        RATIO,
        PER_CAPITA,
    )
    references: tuple[str, ...] = ("roeh1984", "vandijk1988", "koetsenruijter2011")
    reliability: str = "M"

    def find(self, batch: Batch) -> EvidenceTable:
        """All figures of a batch."""
        return batch.evidence(self.name, _hits(batch))


def _hits(batch: Batch) -> Iterator[Hit]:
    tokens = batch.tokens
    digit_first = np.isin(batch.chars.plain[tokens.start], np.arange(ord("0"), ord("9") + 1))
    wanted = (tokens.kind == NUMBER) | (
        (tokens.kind == WORD) & (digit_first | _WORDS.holds(tokens.key))
    )
    free_from = 0
    for i in np.flatnonzero(wanted).tolist():
        if i < free_from:
            continue
        sign = word_at(batch, i - 1, i) in LISTS["currency_sign"]
        found = _read(batch, i - sign)
        if found is None:
            continue
        numeral, sense, target = found
        cue = (batch.at.start[numeral.first], batch.at.end[numeral.last])
        end = max(cue[1], target[1]) if target else cue[1]
        yield Hit(cue[0], end, f"number_use.{sense}.{_form(batch, i)}", sense, cue, target)
        free_from = max(numeral.last + 1, i + 1)


def _form(batch: Batch, i: int) -> str:
    return "digits" if batch.word(i)[:1].isdigit() else "words"


Found = tuple[Numeral, str, "tuple[int, int] | None"]


def _read(batch: Batch, first: int) -> Found | None:
    """The numeral at a token with its sense and what it counts, unless it counts nothing."""
    ratio = _ratio(batch, first)
    if ratio is not None:
        whole = word_at(batch, ratio.last + 1, first) == "of" or ratio.last > first + 1
        return ratio, RATIO, _counted(batch, ratio.last) if whole else None
    numeral = numeral_at(batch, first)
    if numeral is None or is_label(batch, numeral):
        return None
    if _per_head(batch, numeral):
        return numeral, PER_CAPITA, _counted(batch, numeral.last)
    if numeral.percent and word_at(batch, first - 1, first) in {"top", "bottom"}:
        return None  # a class of people
    if numeral.percent:
        based = word_at(batch, numeral.last + 1, first) == "of"
        if not based:
            return numeral, PERCENTAGE, None
        return numeral, PERCENTAGE_OF, _counted(batch, numeral.last)
    if numeral.money:
        return numeral, MONEY, None
    return _count(batch, numeral)


def _count(batch: Batch, numeral: Numeral) -> Found | None:
    """A number of things or of units, when a noun follows."""
    first, after = numeral.first, word_at(batch, numeral.last + 1, numeral.first)
    spelled = not batch.word(first)[:1].isdigit()
    before = word_at(batch, first - 1, first)
    again = before in LISTS["definite"] | POSSESSIVES or before.endswith(("'s", "s'"))
    if not after[:1].isalpha() or after in _CLOSED | LISTS["no_noun"] or is_adverb(after):
        return None
    titled = before in OPENING and bool(batch.at.capital[numeral.last + 1])
    if (spelled and again) or titled or before in {"per", "every", "each", "top"}:
        return None
    target = _counted(batch, numeral.last)
    if target is None:
        return None
    if before in LISTS["approximator"] and _approximates(batch, first, before):
        return numeral, APPROXIMATE, target
    unit = word_at(batch, numeral.last + 2, first) if after in _BETWEEN else after
    return numeral, MEASURE if unit in LISTS["unit"] else EXACT, target


def _approximates(batch: Batch, first: int, before: str) -> bool:
    """Of the words with another use, whether the phrase is the approximating one."""
    ahead = word_at(batch, first - 2, first)
    phrases = {
        "than": {"more", "fewer", "less", "greater", "larger", "higher", "lower"},
        "least": {"at"},
        "most": {"at"},
        "to": {"up", "close"},
        "as": {"many", "much", "few", "little"},
    }
    return ahead in phrases.get(before, {ahead})


def _counted(batch: Batch, last: int) -> tuple[int, int] | None:
    """The noun phrase behind a numeral, over an "of"."""
    start = last + 1
    start += word_at(batch, start, last) == "of"
    if not same_sentence(batch, last, start):
        return None
    phrase = phrase_after(batch, start)
    return phrase.span(batch) if phrase else None


def _per_head(batch: Batch, numeral: Numeral) -> bool:
    """A figure per capita, per 100,000, for every thousand within a few words."""
    for k in range(numeral.last + 1, numeral.last + 1 + _REACH):
        word = word_at(batch, k, numeral.first)
        if not word or word in {",", ";", "("}:
            return False
        if word in {"per", "every"}:
            after = word_at(batch, k + 1, numeral.first)
            return after in LISTS["per"] or (
                after[:1].isdigit() or (after in LISTS["numeral"] and word == "per")
            )
    return False


def _ratio(batch: Batch, first: int) -> Numeral | None:
    """One in five, three out of four, two-thirds, half of."""
    word = batch.word(first)
    if word in LISTS["fraction"]:
        return _fraction(batch, first, word)
    if not _small(word):
        return None
    after, then, base = (word_at(batch, first + by, first) for by in (1, 2, 3))
    if after == "in" and _small(then):
        return None if base in LISTS["unit"] else Numeral(first, first + 2)
    if after == "out" and then == "of" and (_small(base) or base[:1].isdigit() or base == "every"):
        return Numeral(first, first + 3)
    return None


def _fraction(batch: Batch, first: int, word: str) -> Numeral | None:
    """Two-thirds; half of, a third of, unless of a month or a match."""
    if "-" in word:
        return Numeral(first, first)
    before = word_at(batch, first - 1, first)
    article = before in {"a", "one"}
    if before in _PARTS_OF_TIME or word_at(batch, first + 1, first) != "of":
        return None
    if word not in {"half", "third", "quarter", "fifth", "tenth"} or not (
        article or word == "half"
    ):
        return None
    return Numeral(first - article, first)


def _small(word: str) -> bool:
    """A number such as ratios are made of."""
    return (
        word in LISTS["numeral"] or word in {"one", "100"} or (word.isdecimal() and len(word) < 3)
    )
