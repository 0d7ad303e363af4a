"""Events told from states: what makes *be* with a participle a passive that reports an event.

Named tests look at a candidate in its place. Those of `ACTIVE` set aside what is no passive at
all, those of `STATES` what describes a state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from framing.devices.agents import Agent, find_agent
from framing.devices.nominals import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Phrase,
    is_adverb,
    same_sentence,
    word_at,
)
from framing.lexicons import load
from framing.text.batch import Batch

LISTS = {name: frozenset(words) for name, words in load("passive").entries.items()}
GET = frozenset("get gets got getting gotten".split())
CLITICS = ("'s", "'re", "'m")
_DEGREES = frozenset("more most less fully firmly strongly".split())
CLOSED = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES | ADVERBS
_NO_NOUN = CLOSED | DETERMINERS | PRONOUNS


@dataclass(frozen=True, slots=True)
class Passive:
    """A candidate: an auxiliary and a participle that may be a passive of it.

    Attributes
    ----------
    batch : Batch
    auxiliary, participle : int
        Tokens; a coordinated participle names the auxiliary that it shares.
    subject : Phrase or None
        The patient, where it was found simply.
    shares : bool
        The participle is coordinated with an earlier one.
    question : bool
    agent : Agent or None
    """

    batch: Batch
    auxiliary: int
    participle: int
    subject: Phrase | None
    shares: bool = False
    question: bool = False
    agent: Agent | None = None

    @property
    def word(self) -> str:
        """The participle."""
        return self.batch.word(self.participle)

    @property
    def auxiliary_word(self) -> str:
        """The auxiliary, without the pronoun that it leans on."""
        word = self.batch.word(self.auxiliary)
        return word[word.rindex("'") :] if word.endswith(CLITICS) else word

    @property
    def next(self) -> str:
        """The word after the participle in its sentence, else ''."""
        return word_at(self.batch, self.participle + 1, self.participle)

    def holds(self, token: int) -> bool:
        """Whether a token stands in the same sentence."""
        return same_sentence(self.batch, self.participle, token)

    def between(self) -> list[str]:
        """The words between auxiliary and participle."""
        if self.shares or self.question:
            return []
        return [self.batch.word(i) for i in range(self.auxiliary + 1, self.participle)]

    @property
    def span(self) -> tuple[int, int]:
        """From the auxiliary to the participle; of a coordinated one the participle alone."""
        at = self.batch.at
        first = self.participle if self.shares else self.auxiliary
        start = at.start[first]
        if not self.shares and self.batch.word(first).endswith(CLITICS):
            start = at.end[first] - len(self.auxiliary_word)
        return start, at.end[self.participle]


def _perfect(p: Passive) -> bool:
    """'s that stands for *has*: "he's devoted his career", "what's taken place"."""
    if p.shares or p.auxiliary_word != "'s":
        return False
    clear = p.word in LISTS["passive_after_s"] and p.next in {
        "to",
        "by",
        "of",
        "as",
        "with",
        "about",
    }
    return not clear and find_agent(p.batch, p.participle) is None


def _premodifier(p: Passive) -> bool:
    """A participle before its noun: "there are registered voters", "got increased funding"."""
    if p.word in LISTS["takes_complement"] or not p.next.isalpha() or p.question:
        return False
    existential = (
        word_at(p.batch, p.auxiliary - 1, p.auxiliary) in {"there", "there's"}
        or p.batch.word(p.auxiliary) == "there's"
    )
    plain = p.next not in _NO_NOUN and not is_adverb(p.next)
    return plain and existential


def _own_verb(p: Passive) -> bool:
    """Was arrested and *died*: a second verb that has no passive is a clause of its own."""
    return p.shares and p.word in LISTS["intransitive"]


def _stative(p: Passive) -> bool:
    """Fixed states: is located, is concerned, is determined to."""
    word, follows = p.word, p.next
    if word in LISTS["event_unless_to"]:
        return follows in {"to", "for", "than"} or not _DEGREES.isdisjoint(p.between())
    if word == "used":
        return follows == "to" and _accustomed(p)
    if word in {"set", "known"}:
        return follows == ("to" if word == "set" else "for")
    return word in LISTS["stative"] and (p.agent is None or word in LISTS["psych"])


def _accustomed(p: Passive) -> bool:
    """Be used to doing or to something, against a thing that is used to do something."""
    after = word_at(p.batch, p.participle + 2, p.participle)
    return after.endswith("ing") or after in DETERMINERS or after in PRONOUNS


def _negated_state(p: Passive) -> bool:
    """Unchanged, uninsured; but not unveiled, undermined, uprooted."""
    word = p.word
    return (
        word.startswith("un")
        and not word.startswith(("under", "uni", "until"))
        and word not in LISTS["un_event"]
    )


def _compound(p: Passive) -> bool:
    """Well-known, state-owned; but not re-elected."""
    prefix, hyphen, _ = p.word.partition("-")
    return bool(hyphen) and prefix not in LISTS["verb_prefix"]


def _graded(p: Passive) -> bool:
    """A degree adverb grades states, not events: very divided, extremely limited."""
    words = p.between()
    return p.agent is None and "well" not in words and not LISTS["degree"].isdisjoint(words)


def _seeming(p: Passive) -> bool:
    """Seems to be polarized."""
    before = [word_at(p.batch, p.auxiliary - k, p.auxiliary) for k in (1, 2)]
    seems = before[1] in {"seem", "seems", "seemed"} and before[0] == "to"
    return seems and p.agent is None


ACTIVE: tuple[tuple[str, Callable[[Passive], bool]], ...] = (
    ("perfect", _perfect),
    ("premodifier", _premodifier),
    ("own_verb", _own_verb),
)
STATES: tuple[tuple[str, Callable[[Passive], bool]], ...] = (
    ("stative", _stative),
    ("negated_state", _negated_state),
    ("compound", _compound),
    ("graded", _graded),
    ("seeming", _seeming),
)


def judged(p: Passive) -> Passive | None:
    """The candidate with its agent when it is an eventive passive, else None."""
    if any(test(p) for _, test in ACTIVE):
        return None
    p = replace(p, agent=find_agent(p.batch, p.participle))
    return None if any(test(p) for _, test in STATES) else p
