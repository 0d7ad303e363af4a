"""Noun phrases by closed word classes: where one that starts here ends, and the other way round.

No tagger and no parser: a noun phrase goes on until a word that cannot stand inside one. Look-ahead
is bounded, and never leaves the sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from framing.lexicons import load
from framing.text.batch import Batch
from framing.text.tokens import PUNCT

_CLASSES = load("closed_classes").entries
DETERMINERS = frozenset(_CLASSES["determiner"])
POSSESSIVES = frozenset(_CLASSES["possessive"])
PRONOUNS = frozenset(_CLASSES["pronoun"])
PREPOSITIONS = frozenset(_CLASSES["preposition"])
CONJUNCTIONS = frozenset(_CLASSES["conjunction"])
SUBORDINATORS = frozenset(_CLASSES["subordinator"])
BE, HAVE, MODALS = (frozenset(_CLASSES[name]) for name in ("be", "have", "modal"))
ADVERBS = frozenset(_CLASSES["adverb"])
VERBS = frozenset(_CLASSES["verb"])
AUXILIARIES = BE | HAVE | MODALS

_CLOSED = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | PRONOUNS | AUXILIARIES
_STOPS = _CLOSED | VERBS
_CLOSING = ADVERBS | VERBS
_ONLY_DETERMINERS = DETERMINERS - SUBORDINATORS
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozens".split()
)
_SPECIFIERS = DETERMINERS | _NUMBERS
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december".split()
)
_NOT_PLURAL = frozenset("news sports politics economics physics ethics business always".split())
_NOT_ADVERB = frozenset(
    "family july italy rally reply supply ally fly bully belly jelly folly assembly "
    "anomaly monopoly early daily "
    "weekly monthly yearly only friendly deadly elderly likely costly ugly holy".split()
)
_ATTRIBUTIVE = frozenset(
    "outside inside above below following like off down then left used led".split()
)
_QUANTITIES = frozenset("most many few several all half such".split())
_NOUNS_IN_ING = frozenset(load("passive").entries["gerund_like"])
OPENING = frozenset("\"'“‘«")
_NAMES = frozenset({"us", "it", "who"})  # in capitals: a country, a trade, an organisation
_INSIDE = frozenset("#$£€&%")

_PARTICIPLES = load("participles").entries
IRREGULAR = frozenset(_PARTICIPLES["irregular"])
NOT_PARTICIPLES = frozenset(_PARTICIPLES["not_participle"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last` of a batch, both included, and the word that its sense hangs on.

    Attributes
    ----------
    first, last : int
    head : str
        The last word, folded; of "Republic of Karst" the word before "of".
    words : tuple of str
        All words, folded, quote marks left out.
    """

    first: int
    last: int
    head: str
    words: tuple[str, ...]

    def span(self, batch: Batch) -> tuple[int, int]:
        """Its code points in the buffer."""
        return batch.at.start[self.first], batch.at.end[self.last]


def is_adverb(word: str) -> bool:
    """Closed-class adverbs, and words in -ly that are no nouns or adjectives."""
    return word in ADVERBS or (len(word) > 4 and word.endswith("ly") and word not in _NOT_ADVERB)


def is_participle(word: str) -> bool:
    """Whether a word has the form of a past participle."""
    if word in IRREGULAR:
        return True
    return len(word) > 3 and word.endswith("ed") and word not in NOT_PARTICIPLES


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of a noun."""
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in _NOT_PLURAL
    )


def same_sentence(batch: Batch, one: int, other: int) -> bool:
    """Whether two tokens exist and stand in one sentence."""
    sentence = batch.at.sentence
    n = len(sentence)
    return 0 <= one < n and 0 <= other < n and sentence[one] == sentence[other]


def word_at(batch: Batch, token: int, near: int) -> str:
    """A token's folded form when it stands in the sentence of token `near`, else ''."""
    words, sentence = batch.at.words, batch.at.sentence
    inside = 0 <= token < len(words) and 0 <= near < len(words)
    return words[token] if inside and sentence[token] == sentence[near] else ""


def quotation_at(batch: Batch, token: int) -> int | None:
    """The closed quotation region that opens with a token."""
    starts, start = batch.quotes.start, batch.at.start[token]
    at = bisect_left(starts, start)
    opens = at < len(starts) and starts[at] == start and batch.quotes.close_width[at] > 0
    return at if opens else None


def token_before(batch: Batch, position: int) -> int:
    """The last token that starts before a position of the buffer."""
    return bisect_left(batch.at.start, position) - 1


def phrase_after(batch: Batch, first: int, *, limit: int = 6) -> Phrase | None:
    """The noun phrase that starts with token `first`: at most `limit` words, or a short quotation.

    Examples
    --------
    >>> batch = Batch.of(["the so-called “born free” generation that votes"])
    >>> batch.text((found := phrase_after(batch, 2)).first, found.last), found.head
    ('“born free” generation', 'generation')
    """
    words: list[str] = []
    last, i, head = -1, first, ""
    while len(words) < limit and same_sentence(batch, first, i):
        word = batch.word(i)
        if batch.at.kind[i] == PUNCT:
            if (word in _INSIDE or _abbreviates(batch, i)) and same_sentence(batch, i, i + 1):
                i += 1
                continue
            region = quotation_at(batch, i)
            if region is None and i == first and word in OPENING:
                i += 1
                continue
            end = token_before(batch, int(batch.quotes.end[region])) if region is not None else -1
            if end < i or end - i > 12 or not same_sentence(batch, first, end):
                break
            inside = [batch.word(k) for k in range(i + 1, end) if batch.at.kind[k] != PUNCT]
            words += inside
            last, head, i = end, (inside or [head])[-1], end + 1
            if batch.word(end - 1) in ".,!?;:":
                break
            continue
        if word == "of" and words and not head.endswith("'s") and _names_on(batch, i):
            words.append(word)
            i += 1
            continue
        if _ends(batch, i, words):
            break
        if "of" not in words:
            head = word
        words.append(word)
        last, i = i, i + 1
    if last < 0 or all(w in DETERMINERS for w in words):
        return None
    return Phrase(first, last, head, tuple(words))


def _abbreviates(batch: Batch, stop: int) -> bool:
    """The stop of an abbreviation inside a name: Sen. Ilse Brandt."""
    joined = batch.word(stop) == "." and stop > 0 and batch.at.end[stop - 1] == batch.at.start[stop]
    return bool(joined and same_sentence(batch, stop, stop + 1) and batch.at.capital[stop + 1])


def _names_on(batch: Batch, of: int) -> bool:
    """A name goes on after "of": Republic of Karst, Department of the Interior."""
    after = of + 2 if batch.word(of + 1) == "the" else of + 1
    before = batch.at.capital[of - 1]
    return bool(before and same_sentence(batch, of, after) and batch.at.capital[after])


def _ends(batch: Batch, i: int, words: list[str]) -> bool:
    """Whether a word cannot continue (or open) the noun phrase read so far."""
    word = batch.word(i)
    if batch.at.caps[i] and word in _NAMES:
        return False
    if word in DETERMINERS:
        return bool(words) and not (word in _QUANTITIES and words[-1] in DETERMINERS)
    if words and words[-1] in DETERMINERS and (word in _ATTRIBUTIVE or is_adverb(word)):
        return False
    if word in _CLOSED or (words and word in _CLOSING):
        return True
    if not words:
        return False
    before = words[-1]
    content = before not in _SPECIFIERS and not is_adverb(before)
    if content and is_participle(word) and not batch.at.capital[i]:
        return True
    continues = batch.at.capital[i] or not content
    return not continues and (is_plural(before) or _is_gerund(word))


def _is_gerund(word: str) -> bool:
    return len(word) > 5 and word.endswith("ing") and word not in _NOUNS_IN_ING


def phrase_before(batch: Batch, last: int, *, limit: int = 12) -> Phrase | None:
    """The noun phrase that ends with token `last`, with the phrases that hang on its noun.

    Examples
    --------
    >>> batch = Batch.of(["On Tuesday three people in the car were shot."])
    >>> found = phrase_before(batch, 6)
    >>> batch.text(found.first, found.last)
    'three people in the car'
    """
    if not same_sentence(batch, last, last):
        return None
    word = batch.word(last)
    if word in PRONOUNS:
        return Phrase(last, last, word, (word,))
    i = last
    while last - i < limit and _continues_left(batch, i, last):
        i -= 1
    words = tuple(batch.word(k) for k in range(i + 1, last + 1))
    if not words or words[0] in PREPOSITIONS or all(w in DETERMINERS for w in words):
        return None
    return Phrase(i + 1, last, words[-1], words)


def _continues_left(batch: Batch, i: int, last: int) -> bool:
    """Whether token `i` still belongs to the noun phrase that goes on to its right."""
    if not same_sentence(batch, i, last) or batch.at.kind[i] == PUNCT:
        return False
    word, after = batch.word(i), batch.word(i + 1)
    if i < last and after in DETERMINERS and word not in PREPOSITIONS and word not in DETERMINERS:
        return False
    if word in PREPOSITIONS:
        return i < last and _attached(batch, i, last)
    if word in _DAYS and i < last and word_at(batch, i - 1, i) in PREPOSITIONS:
        return False
    if word in _ONLY_DETERMINERS:
        return True
    if i < last and (is_participle(word) or _is_gerund(word)) and not batch.at.capital[i]:
        return word_at(batch, i - 1, i) in DETERMINERS
    return word not in _STOPS and not is_adverb(word) and not _leans(word)


def _leans(word: str) -> bool:
    """A pronoun with its verb: it's, they're."""
    host, apostrophe, _ = word.partition("'")
    return bool(apostrophe) and (host in PRONOUNS or host in SUBORDINATORS)


def _attached(batch: Batch, preposition: int, last: int) -> bool:
    """Whether a preposition hangs on a noun to its left rather than opening the sentence."""
    left = preposition - 1
    if not same_sentence(batch, left, last) or batch.at.kind[left] == PUNCT:
        return False
    word = batch.word(left)
    verbal = is_participle(word) or _is_gerund(word)
    return word not in _STOPS and word not in DETERMINERS and not verbal and not is_adverb(word)
