"""The agent of a passive: by-phrases that name who did it, told from time, means and measure."""

from __future__ import annotations

from dataclasses import dataclass

from framing.devices.nominals import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    Phrase,
    is_adverb,
    is_participle,
    is_plural,
    phrase_after,
    same_sentence,
    word_at,
)
from framing.lexicons import load
from framing.text.batch import Batch
from framing.text.tokens import NUMBER, PUNCT

_REACH = 16  # tokens from participle to "by"
_LISTS = {name: frozenset(words) for name, words in load("passive").entries.items()}
_UNITS = _LISTS["measure"]
_MEASURING = frozenset(
    "margin vote votes factor majority percentage half third quarter lot".split()
)
_BY_ACCOUNT = frozenset(
    "accounts account measure measures standard standards estimates means".split()
)
_PRONOUNS = frozenset(
    "me you him her it us them those others whom who what both one many some someone anyone "
    "nobody everyone".split()
)
_AFTER_PRONOUN = AUXILIARIES | PREPOSITIONS | frozenset("who he she it they we you and".split())
_VAGUE = frozenset("all any no some most every".split())


@dataclass(frozen=True, slots=True)
class Agent:
    """A by-phrase that names an agent: the token of "by", and the noun phrase after it."""

    by: int
    name: Phrase


def find_agent(batch: Batch, participle: int) -> Agent | None:
    """The agent expressed in the clause of a passive participle.

    Examples
    --------
    >>> batch = Batch.of(["He was killed by noon on Monday by two armed men."])
    >>> agent = find_agent(batch, 2)
    >>> batch.text(agent.by, agent.name.last)
    'by two armed men'
    """
    for i in range(participle + 1, participle + 1 + _REACH):
        if not same_sentence(batch, participle, i):
            return None
        word = batch.word(i)
        if word == "by":
            if i - 1 > participle and batch.word(i - 1) in _LISTS["by_noun"]:
                return None
            name = agent_after(batch, i)
            if name is not None:
                return Agent(i, name)
        elif _closes_clause(batch, participle, i):
            return None
    return None


def _closes_clause(batch: Batch, participle: int, i: int) -> bool:
    """Whether what follows token `i` can no longer belong to the participle's clause."""
    word = batch.word(i)
    if batch.at.kind[i] == PUNCT:
        if word == ",":
            after = word_at(batch, i + 1, i)
            return after != "by" and not is_participle(after)
        return word in ".;:!?()[]" or word[:1] in "-–—…"
    if word in AUXILIARIES or word in _LISTS["clause"]:
        return True
    if not is_participle(word) or batch.word(i - 1) in DETERMINERS:
        return False
    return not _coordinated(batch, participle, i)


def _coordinated(batch: Batch, participle: int, i: int) -> bool:
    """Whether the words between two participles only join them: "bought or sold"."""
    between = (batch.word(k) for k in range(participle + 1, i))
    joins = {"and", "or", "but", "then", ",", "not", *_LISTS["particle"]}
    return all(w in joins or is_adverb(w) or is_participle(w) for w in between)


def agent_after(batch: Batch, by: int) -> Phrase | None:
    """The noun phrase after "by" when it can name an agent, else None."""
    if not same_sentence(batch, by, by + 1):
        return None
    first = batch.word(by + 1)
    if word_at(batch, by - 1, by) == first or first in {
        "then",
        "now",
        "how",
        "when",
        "whether",
        "far",
    }:
        return None
    name = _pronoun(batch, by + 1) or phrase_after(batch, by + 1)
    if name is None or any(test(batch, name) for _, test in _NOT_AGENTS):
        return None
    return name


def _pronoun(batch: Batch, i: int) -> Phrase | None:
    """By them, by those who marched; but "by her lawyer" is a noun phrase."""
    word, follows = batch.word(i), word_at(batch, i + 1, i)
    if word not in _PRONOUNS or batch.at.caps[i]:
        return None
    if word in DETERMINERS and follows.isalpha() and follows not in _AFTER_PRONOUN:
        return None
    return Phrase(i, i, word, (word,))


def _gerund(batch: Batch, name: Phrase) -> bool:
    """By using force; but not by warring factions, by Beijing, by the building's owner."""
    word = name.words[0]
    if not word.endswith("ing") or len(word) < 5 or word in _LISTS["gerund_like"]:
        return word.endswith("ly") and len(name.words) > 1 and name.words[1].endswith("ing")
    return not batch.at.capital[name.first]


def _measure(batch: Batch, name: Phrase) -> bool:
    """By 2020, by 4-3, by more than ten percent, by a margin; but not by three Republicans."""
    words = [w for w in name.words if w not in _LISTS["approximate"]]
    if batch.word(name.first) in "$£€":
        return True
    if any(w in _MEASURING for w in words) and words[0] not in _NAMED_VOTERS:
        return True
    number = batch.at.kind[name.first] == NUMBER or any(w[:1].isdigit() for w in words[:1])
    if not words or (number and len(words) == 1):
        return True
    return any(w in _UNITS for w in words) and not any(is_adverb(w) for w in words[:1])


_NAMED_VOTERS = frozenset(["the"])


def _time(_: Batch, name: Phrase) -> bool:
    """By noon, by late Monday, by the end of the week."""
    words = [w for w in name.words if w not in DETERMINERS] or list(name.words)
    return words[0] in _LISTS["time"] or name.words[-1] in _LISTS["time"]


def _means(_: Batch, name: Phrase) -> bool:
    """By car, by hand, by popular vote, by all accounts, by itself."""
    if name.words[0] in _VAGUE and name.head in _BY_ACCOUNT:
        return True
    bare = name.words[0] not in DETERMINERS
    plain = len(name.words) == 1 or name.head in _LISTS["means"]
    return bare and plain and name.words[0] in _LISTS["means"] and not is_plural(name.head)


def _place(_: Batch, name: Phrase) -> bool:
    """By the river."""
    return len(name.words) <= 2 and name.head in _LISTS["place"]


_NOT_AGENTS = (
    ("gerund", _gerund),
    ("measure", _measure),
    ("time", _time),
    ("means", _means),
    ("place", _place),
)
