"""Modal verbs by their reading: possibility and duty, kept apart from ability, permission, rule.

Lists whose entries are modals are read here: the list finds the word and its tests, what the modal
governs and what stands ahead of it in its clause decide the sense, or that it is no evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from framing.devices.lexical import LexicalDevice, words_near
from framing.devices.nominals import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    is_participle,
    phrase_before,
    same_sentence,
    word_at,
)
from framing.lexicons import load
from framing.lexicons.entries import Entry
from framing.text.batch import Batch
from framing.text.tokens import PUNCT

LISTS = {name: frozenset(words) for name, words in load("modality").entries.items()}
EPISTEMIC, DEONTIC, LEGAL, NECESSITY = "epistemic", "deontic", "legal", "necessity"
_AHEAD = 6  # words of the clause
_NEGATORS = frozenset("not never no nobody nothing none neither hardly barely scarcely".split())
_IMPERSONAL = frozenset("it this that there which".split())


def _is_done(word: str) -> bool:
    """A participle; that of be among them."""
    return word == "been" or is_participle(word)


@dataclass(frozen=True)
class Modal:
    """A modal verb in its place.

    Attributes
    ----------
    batch : Batch
    first, last : int
        Its tokens; of "need to" two.
    """

    batch: Batch
    first: int
    last: int

    def _after(self, token: int) -> tuple[int, str]:
        """The next word that is no adverb, and where it stands; at most four words on."""
        for i in range(token + 1, token + 6):
            word = word_at(self.batch, i, self.last)
            if not word or not (word == "not" or is_adverb(word)):
                return i, word
        return token + 6, ""

    @property
    def capital(self) -> bool:
        """A capital, but not capitals throughout."""
        tokens = self.batch.tokens
        return bool(tokens.capital[self.first] and not tokens.caps[self.first])

    @property
    def after(self) -> str:
        """The very next word."""
        return word_at(self.batch, self.last + 1, self.last)

    @cached_property
    def verb(self) -> str:
        """What the modal governs; a noun or a mark where it governs nothing."""
        return self._after(self.last)[1]

    @cached_property
    def complement(self) -> str:
        """The word after the verb."""
        return self._after(self._after(self.last)[0])[1]

    @cached_property
    def negated(self) -> bool:
        """A negation in the modal, or next to it on either side."""
        beside = {word_at(self.batch, i, self.first) for i in (self.first - 1, self.last + 1)}
        contracted = any(word.endswith("n't") for word in (*beside, *self.ahead[-2:]))
        return contracted or not beside.isdisjoint(_NEGATORS) or "no" in self.ahead[-2:]

    @cached_property
    def ahead(self) -> tuple[str, ...]:
        """The words before it, up to a mark."""
        words: list[str] = []
        for i in range(self.first - 1, self.first - 1 - _AHEAD, -1):
            word = word_at(self.batch, i, self.first)
            if not word or self.batch.tokens.kind[i] == PUNCT:
                break
            words.append(word)
        return tuple(reversed(words))

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The sentence up to it, at most 25 words and marks."""
        words = (word_at(self.batch, i, self.first) for i in range(self.first - 25, self.first))
        return tuple(filter(None, words))

    @cached_property
    def subject(self) -> str:
        """The last word ahead of it that is no adverb."""
        return next((word for word in reversed(self.ahead) if not is_adverb(word)), "")

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The words of the noun phrase that it follows."""
        beside = same_sentence(self.batch, self.first - 1, self.first)
        phrase = phrase_before(self.batch, self.first - 1) if beside else None
        return frozenset(phrase.words) if phrase else frozenset({self.subject})

    @cached_property
    def around(self) -> frozenset[str]:
        """The words of the sentence within 12 words."""
        return words_near(self.batch, self.first, self.last)

    @property
    def conceded(self) -> bool:
        """A fact granted before an objection: "he may be rich, but …"."""
        later = [word_at(self.batch, i, self.last) for i in range(self.last + 1, self.last + 26)]
        but = any(a in {",", "–", "—"} and b in {"but", "yet"} for a, b in pairwise(later))
        return but or not {"while", "although", "though"}.isdisjoint(self.ahead)

    @property
    def inverted(self) -> bool:
        """It opens its clause: a question, or a condition without if."""
        return not self.ahead or self.ahead[-1] in CONJUNCTIONS

    @cached_property
    def reported(self) -> bool:
        """Inside the content of an idea, a case, a belief: not the writer's own call."""
        words = frozenset(self.before)
        said = "that" in words and self.finds(words, "content_ahead")
        near = self.finds(self.before[-6:], "content_ahead")
        denied = "mean" in words and any(word.endswith("n't") or word == "not" for word in words)
        return said or near or denied or "whether" in self.before[-12:]

    @cached_property
    def counterfactual(self) -> bool:
        """What could have been, had something been so."""
        could = self.batch.word(self.first) == "could"
        happened = self.verb == "have" and _is_done(self.complement)
        return happened and (could or not self.around.isdisjoint({"if", "had", "without"}))

    def finds(self, where: frozenset[str] | tuple[str, ...], *lists: str) -> bool:
        """Whether some words hold one of the lists'."""
        return any(not LISTS[name].isdisjoint(where) for name in lists)


def _may(m: Modal) -> str:
    """Possibility, unless somebody may do what rules allow; neither a month nor a surname."""
    if not m.verb.isalpha() or (m.capital and m.after not in {"be", "have", "not"}):
        return ""
    allowed = m.verb in LISTS["permission"] or (
        m.verb == "be" and m.complement in LISTS["permission_passive"]
    )
    ruled = m.finds(m.around, "rule_near") or m.finds(m.subjects, "regulated") or m.negated
    permitted = allowed and (ruled or m.subject in {"you", "one"})
    return "" if permitted or m.conceded else EPISTEMIC


def _might(m: Modal) -> str:
    """Possibility, unless it is a noun: military might, the might of the army."""
    noun = not m.verb.isalpha() or m.after in {"and", "or"} or m.after in PREPOSITIONS
    polite = m.verb == "want" and m.subject == "you"
    return "" if noun or polite or m.counterfactual or "whether" in m.ahead else EPISTEMIC


def _could(m: Modal) -> str:
    """Possibility, unless somebody is able, wants to be, or is asked to be."""
    if not m.verb.isalpha() or m.negated or m.finds(m.ahead, "could_ahead"):
        return ""
    if m.verb in LISTS["ability"] or m.counterfactual:
        return ""
    if m.verb == "be" and m.complement in LISTS["able_passive"]:
        return ""
    personal = m.subject in PRONOUNS - _IMPERSONAL
    return "" if personal and m.verb not in LISTS["prospect"] else EPISTEMIC


def _ruled(m: Modal) -> bool:
    """What a rule or a procedure lays down for those under it."""
    if m.finds(m.subjects, "prescribed"):
        return False
    if m.finds(m.subjects, "regulated"):
        return True
    done = m.complement if m.verb == "be" else m.verb
    if done in LISTS["procedure"] or m.finds(m.around, "measured"):
        return True
    return m.finds(frozenset(m.before) - m.subjects, "procedure_ahead")


def _must(m: Modal) -> str:
    """A call on those who can be called on, a rule, or what circumstances ask; no inference."""
    if m.verb in LISTS["must_inference"] or (m.verb == "have" and _is_done(m.complement)):
        return ""
    if m.inverted or _idle(m) or m.subject == "i":
        return ""
    if m.verb == "be" and not _to_be_done(m):
        return ""
    if _ruled(m):
        return LEGAL
    called = m.finds(m.subjects, "prescribed") and m.verb not in LISTS["goal_near"]
    return DEONTIC if called else NECESSITY


def _to_be_done(m: Modal) -> bool:
    """Must be done, must be honest: what is called for, and no guess at how things are."""
    if m.complement in LISTS["state_after_be"]:
        return False
    return _is_done(m.complement) or m.finds(m.subjects, "prescribed")


def _should(m: Modal) -> str:
    """Advice, unless it expects, asks, or states a condition."""
    if m.inverted or _idle(m) or m.subject == "i" or m.finds(m.ahead, "after_time"):
        return ""
    said = m.verb in LISTS["said_aside"] and m.subject in {"we", "you", "one"}
    if said or m.verb in PRONOUNS or m.verb in LISTS["should_expectation"]:
        return ""
    if m.verb == "be" and m.complement in LISTS["state_after_be"]:
        return ""
    return DEONTIC


def _idle(m: Modal) -> bool:
    """No verb follows, or it is asked, supposed, or somebody's idea."""
    open_ = m.finds(m.ahead, "open_ahead") or "what" in m.before[-9:] or "?" in m.around
    return not m.verb.isalpha() or m.verb in DETERMINERS or m.reported or open_


def _need(m: Modal) -> str:
    """A call for action; what nobody needs, or a noun, is none."""
    guess = m.verb == "be" and m.complement in PRONOUNS
    if guess or m.negated or _idle(m) or m.finds(m.ahead, "asked_ahead"):
        return ""
    return LEGAL if _ruled(m) else NECESSITY


def _called_for(m: Modal) -> str:
    """It is time to, it is vital that: unless it is somebody's case."""
    return "" if m.reported else DEONTIC


READERS: dict[str, Callable[[Modal], str]] = {
    "may": _may,
    "might": _might,
    "could": _could,
    "must": _must,
    "should": _should,
    "ought": _should,
    "need": _need,
    "have_to": _need,
    "it_is_time": _called_for,
    "imperative": _called_for,
}


class ModalDevice(LexicalDevice):
    """A word list whose modal verbs are read in their clause.

    References
    ----------
    palmer2001, sauri2012

    Examples
    --------
    >>> text = "The vote may have been manipulated; in Karst visitors may park free, by law."
    >>> table = ModalDevice.of("hedge").find(Batch.of([text]))
    >>> [table.at(i, "", text).rule for i in range(len(table))]
    ['hedge.epistemic.may']
    """

    __slots__ = ()

    def matches(self, batch: Batch) -> Iterator[tuple[int, int, Entry]]:
        """First token, last token and entry, with the sense of this place."""
        for first, last, entry in super().matches(batch):
            read = READERS.get(entry.name)
            sense = read(Modal(batch, first, last)) if read else entry.sense
            if sense or not read:
                yield first, last, entry if sense == entry.sense else replace(entry, sense=sense)
