"""Quantities in running text: where one starts and ends, and which numbers are none (layer 2).

A number that names (Route 66), dates (June 5, 1994), places (120 Harbour Street), tells the time or
the age of somebody, or keeps a score says nothing of how much. Look-ahead is bounded and never
leaves the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from framing.devices.nominals import DETERMINERS, is_plural, same_sentence, word_at
from framing.lexicons import load
from framing.text.batch import Batch
from framing.text.tokens import NUMBER, PUNCT

LISTS = {name: frozenset(words) for name, words in load("quantities").entries.items()}
_SCALED = ("m", "bn", "tn", "k", "million", "billion")
_PEOPLE = frozenset("people men women children deaths troops voters jobs votes migrants".split())
_YEARS = range(1500, 2100)
_OPENING = frozenset("\"'“‘«(")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number with its scale words and signs: ``$3.2 million``, ``40 %``, ``twenty-five``.

    Attributes
    ----------
    first, last : int
        Tokens, both included.
    money, percent : bool
    """

    first: int
    last: int
    money: bool = False
    percent: bool = False


def is_numeral(batch: Batch, token: int) -> bool:
    """Whether a token is a number in digits or in words, from two up."""
    if batch.at.kind[token] == NUMBER:
        return True
    word = batch.word(token)
    if word in LISTS["numeral"]:
        return True
    head, hyphen, tail = word.partition("-")
    if hyphen:
        return head in LISTS["numeral"] and (tail in LISTS["numeral"] or tail == "one")
    return word[:1].isdigit() and word.lstrip("0123456789.,") in _SCALED


def numeral_at(batch: Batch, token: int) -> Numeral | None:
    """The numeral that opens with a token: a sign of a currency, digits, or a word.

    Examples
    --------
    >>> batch = Batch.of(["They paid $3.2 million."])
    >>> found = numeral_at(batch, 2)
    >>> batch.text(found.first, found.last), found.money
    ('$3.2 million', True)
    """
    sign = batch.word(token) in LISTS["currency_sign"]
    last = token + sign
    numeral = same_sentence(batch, token, last) and is_numeral(batch, last)
    scaled = batch.word(token) == "one" and word_at(batch, token + 1, token) in LISTS["scale"]
    if batch.word(token) in LISTS["scale"] or not (numeral or scaled):
        return None  # a scale word alone ends something else: "8-12 million"
    scales = LISTS["scale"] if sign else LISTS["scale"] - {"m"}
    while last - token < 4 and word_at(batch, last + 1, token) in scales:
        last += 1
    return _with_unit(batch, token, last, sign)


def _with_unit(batch: Batch, first: int, last: int, sign: bool) -> Numeral:
    """A numeral with its per cent, points or currency."""
    after, then = (word_at(batch, last + by, first) for by in (1, 2))
    if after == "per" and then == "cent":
        return Numeral(first, last + 2, percent=True)
    if after in LISTS["percent"]:
        return Numeral(first, last + 1 + (then in {"point", "points"}), percent=True)
    if after in LISTS["currency"] and not sign:
        return Numeral(first, last + 1, money=True)
    return Numeral(first, last, money=sign)


def opens_amount(batch: Batch, token: int, near: int) -> bool:
    """Whether a quantity starts here: a number that counts, a fraction, dozens, a third, half."""
    word = word_at(batch, token, near)
    if not word:
        return False
    if word in {"a", "an", "the", "one"}:
        after = word_at(batch, token + 1, near)
        if after in LISTS["scale"] | LISTS["fraction"]:
            return True
    if word in LISTS["fraction"] | LISTS["plural_scale"]:
        return word == "half" or "-" in word or word in LISTS["plural_scale"]
    number, hyphen, unit = word.partition("-")
    if hyphen and number.isdecimal() and unit in LISTS["unit"]:  # a 40-minute speech
        return True
    found = numeral_at(batch, token)
    return found is not None and not is_label(batch, found)


def is_label(batch: Batch, found: Numeral) -> bool:
    """Whether a number dates, names, places, tells a time, an age or a score: counts nothing."""
    if found.money or found.percent:
        return False
    first, last = found.first, found.last
    word = batch.word(first)
    before, after = word_at(batch, first - 1, first), word_at(batch, last + 1, first)
    if _is_year(word, before, after) or _is_date_or_time(batch, first, word, before, after):
        return True
    if any(c in "-:/" for c in word) and word[:1].isdigit():
        return True
    if before in {"/", "#", "@", ":"} or after in {"/", ":"} or _abbreviated_number(batch, first):
        return True
    return _named(batch, first, before) or _address(batch, last) or _is_age(batch, first, last)


def _is_year(word: str, before: str, after: str) -> bool:
    if not (len(word) == 4 and word.isdecimal() and int(word) in _YEARS):
        return False
    return not (after in _PEOPLE and before not in DETERMINERS | {"in", "of", "since"})


def _is_date_or_time(batch: Batch, first: int, word: str, before: str, after: str) -> bool:
    months = LISTS["month"]
    if before == "." and word_at(batch, first - 2, first) in months:
        return True
    small = word.isdecimal() and len(word) <= 2
    if small and (before in months or (after in months - {"may"} or _capital_may(batch, first))):
        return True
    return after in LISTS["clock"]


def _capital_may(batch: Batch, first: int) -> bool:
    return word_at(batch, first + 1, first) == "may" and bool(batch.at.capital[first + 1])


def _abbreviated_number(batch: Batch, first: int) -> bool:
    """No. 3, Rep. 4: a stop that does not end a sentence."""
    return word_at(batch, first - 1, first) == "."


def _named(batch: Batch, first: int, before: str) -> bool:
    """A name or a numbered thing ahead: Route 66, Article 5, chapter two."""
    if not before or (batch.at.kind[first - 1] != PUNCT and before in _numbered(batch, first)):
        return bool(before)
    if batch.at.kind[first - 1] == PUNCT or not batch.at.capital[first - 1]:
        return False
    opens = not same_sentence(batch, first - 2, first) or batch.word(first - 2) in _OPENING
    after = word_at(batch, first + 1, first)
    if word_at(batch, first - 2, first) in {"in", "at", "near"} and (
        after in _PEOPLE or is_plural(after)
    ):
        return False  # in Karst 47 people
    return not opens and before not in LISTS["approximator"] | DETERMINERS


def _numbered(batch: Batch, first: int) -> frozenset[str]:
    """Prepositions of time count only before a bare number: "by 20 votes" is a quantity."""
    timely = frozenset({"in", "since", "by", "until", "no"})
    after = word_at(batch, first + 1, first)
    return LISTS["numbered"] - (timely if after.isalpha() else frozenset({"no"}))


def _address(batch: Batch, last: int) -> bool:
    near = [k for k in range(last + 1, last + 4) if same_sentence(batch, last, k)]
    if not near or not batch.at.capital[near[0]]:
        return False
    return any(batch.word(k) in LISTS["street"] and batch.at.capital[k] for k in near)


def _is_age(batch: Batch, first: int, last: int) -> bool:
    """Ilse Brandt, 34, …; 34 years old."""
    before, after = word_at(batch, first - 1, first), word_at(batch, last + 1, first)
    following = word_at(batch, last + 2, first)
    if after in {"year", "years"} and following in {"old", "of"}:
        return following == "old" or word_at(batch, last + 3, first) == "age"
    return before == "," and after in {",", "."} and not is_plural(after)
