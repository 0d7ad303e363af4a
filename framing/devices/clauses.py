"""Content clauses, infinitives and gerunds after a word, by closed word classes (layer 2).

No parser: a clause is a subject that looks like one with a finite verb after it. Look-ahead is
bounded and never leaves the sentence.
"""

from __future__ import annotations

import numpy as np

from framing.devices.nominals import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    VERBS,
    is_adverb,
    is_participle,
    phrase_after,
    phrase_before,
    same_sentence,
    word_at,
)
from framing.lexicons import load
from framing.text.batch import Batch
from framing.text.quotations import SPEECH_WORDS
from framing.text.tokens import PUNCT, WORD

NOMINATIVES = frozenset("he she they we i".split())
_SUBJECTS = NOMINATIVES | frozenset(
    "it you there this that these those everyone everybody someone somebody nobody nothing "
    "something everything anyone what whoever many some few most all both each others".split()
)
_OBJECTS = frozenset("me us him them her you it himself herself themselves".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PASTS = frozenset(
    "was were had did said came went took made got gave knew saw became began left lost won ran "
    "fell rose kept held brought thought felt told put let broke spoke wrote met paid sent cost "
    "grew led meant read sold shot spent stood won died lied swore forgot foresaw "
    "voted needed wanted failed".split()
)
_FINITE = (AUXILIARIES | VERBS | _PASTS) - frozenset(
    "be been being having knowing come gone become put let".split()
)
_INGS = frozenset(load("passive").entries["gerund_like"]) | frozenset(
    "wrongdoing something nothing anything everything king thing string spring morning evening "
    "meeting building funding spending training feeling growing existing ongoing following "
    "outstanding underlying remaining missing rising increasing evening wedding ceiling "
    "during including regarding concerning according excluding pending redistricting "
    "shortcoming shortcomings briefing hearing housing sibling".split()
)
_AHEAD_OF_VERBS = AUXILIARIES | ADVERBS | {"to", "who", "which"}
_PLURALS = CONJUNCTIONS | {"people", "police", "men", "women", "children"}
_MODIFIERS = frozenset(
    "new recent false unfounded unconfirmed early media press conflicting widespread similar "
    "persistent official public dubious repeated published earlier news further other numerous "
    "baseless wild such".split()
)
_QUESTIONS = frozenset("what whatever which who whom whose how why when where whether if".split())
_RELATIVES = frozenset("which that all both".split())
_DEICTIC = frozenset("same very kind sort particular because and but or".split())
_TO_THAT = 6  # tokens from a verb to its "that"
_LENGTH = 60  # tokens of a clause at most
_STOPS = frozenset({";", ":", "—", "–", "--", "(", ")", "”", '"', "?", "!", ".", "…", "..."})


def clause_start(batch: Batch, first: int) -> int | None:
    """Where the content clause that opens at token `first` has its first word after "that".

    Examples
    --------
    >>> batch = Batch.of(["She knew on Monday that it was so, knew he lied, knew Karst well."])
    >>> [clause_start(batch, i) for i in (2, 10, 14)]
    [5, 10, None]
    """
    if not same_sentence(batch, first - 1, first):
        return None
    that = _that(batch, first)
    if that is not None:
        complete = _is_long(batch, that + 1) and word_at(batch, that + 1, that) not in _DEICTIC
        led = that > first and word_at(batch, that - 1, that) not in _DAYS
        return that + 1 if complete and (not led or has_verb(batch, that + 1)) else None
    while is_adverb(word_at(batch, first, first - 1)) and not _is_subject(batch, first):
        first += 1
    asked = word_at(batch, first, first - 1).partition("'")[0] in _QUESTIONS
    return first if not asked and has_verb(batch, first) else None


def _that(batch: Batch, first: int) -> int | None:
    """The "that" at `first`, or or behind an addressee, adverbs, days, one phrase."""
    i = first
    while i < first + _TO_THAT:
        word = word_at(batch, i, first - 1)
        if word == "that":
            return i
        if word in PREPOSITIONS and i < first + 2:
            phrase = phrase_after(batch, i + 1) if same_sentence(batch, i, i + 1) else None
            if phrase is None or (word == "to" and not _is_addressee(batch, phrase.first)):
                return None
            if any("'" in w and w.partition("'")[0] in _SUBJECTS for w in phrase.words):
                return None
            i = phrase.last + 1
        elif word in _OBJECTS or word in _DAYS or is_adverb(word):
            i += 1
        else:
            return None
    return None


def _is_addressee(batch: Batch, first: int) -> bool:
    word = batch.word(first)
    return bool(word in DETERMINERS or word.endswith("s") or batch.tokens.capital[first])


def _is_long(batch: Batch, first: int) -> bool:
    """At least three words follow before the sentence ends: not "knew that man"."""
    if not same_sentence(batch, first - 1, first) or batch.tokens.kind[first] == PUNCT:
        return word_at(batch, first, first - 1) in {'"', "“", "‘", "'", ","}
    words = 0
    for i in range(first, first + 8):
        if not same_sentence(batch, first, i):
            break
        words += batch.tokens.kind[i] != PUNCT
    return words > 2


def _is_subject(batch: Batch, first: int) -> bool:
    host = word_at(batch, first, first - 1).partition("'")
    return host[0] in _SUBJECTS


def has_verb(batch: Batch, first: int) -> bool:
    """Whether a subject opens at a token and a finite verb comes after it.

    Examples
    --------
    >>> batch = Batch.of(["the dam in Karst had failed; the dam in Karst"])
    >>> has_verb(batch, 0), has_verb(batch, 7)
    (True, False)
    """
    if first and not same_sentence(batch, first - 1, first):
        return False
    word = batch.word(first)
    host, apostrophe, ending = word.partition("'")
    if host in NOMINATIVES or (host in _SUBJECTS and apostrophe):
        return ending != "s" or host in {"he", "she", "it", "there", "that", "what"}
    if host in _SUBJECTS and is_finite(batch, _past_adverbs(batch, first + 1), first):
        return True
    phrase = phrase_after(batch, first, limit=8)
    if phrase is None or batch.tokens.kind[first] == PUNCT:
        return False
    after = _past_adverbs(batch, phrase.last + 1)
    short = phrase.last - first < 3
    if is_finite(batch, after, first) or (short and _simple_past(batch, after, first)):
        return True
    if word_at(batch, after, first) not in PREPOSITIONS:
        return False
    inner = phrase_after(batch, after + 1) if same_sentence(batch, first, after + 1) else None
    return inner is not None and is_finite(batch, _past_adverbs(batch, inner.last + 1), first)


def _past_adverbs(batch: Batch, i: int) -> int:
    stop = i + 3
    while i < stop and is_adverb(batch.word(i)) and batch.word(i) not in VERBS:
        i += 1
    return i


def is_finite(batch: Batch, token: int, near: int) -> bool:
    """An auxiliary or a frequent verb in a finite form."""
    word = word_at(batch, token, near)
    return word in _FINITE or word.endswith("n't")


def _simple_past(batch: Batch, token: int, near: int) -> bool:
    """A form in -ed with neither an agent nor a mark behind it: "knew the plan failed"."""
    word = word_at(batch, token, near)
    if not is_participle(word) or word in IRREGULAR:
        return False
    return word_at(batch, token + 1, near) not in {"by", "with", "to", "as", "from"}


def clause_end(batch: Batch, first: int) -> int:
    """The last token of a clause that opens at `first`: up to a strong mark or the sentence's end.

    Examples
    --------
    >>> batch = Batch.of(["He knew that the dam, once safe, had failed; nobody else did."])
    >>> clause_end(batch, 3)
    10
    """
    last = first
    for i in range(first, first + _LENGTH):
        if not same_sentence(batch, first, i) or (i > first and batch.word(i) in _STOPS):
            break
        last = i
    while last > first and batch.tokens.kind[last] == PUNCT:
        last -= 1
    return last


def is_infinitive(batch: Batch, to: int) -> bool:
    """Whether "to" at a token has a verb after it rather than a noun phrase."""
    i = to + 1
    while is_adverb(word_at(batch, i, to)):
        i += 1
    word = word_at(batch, i, to)
    if not word or batch.tokens.kind[i] != WORD:
        return False
    if batch.tokens.capital[i] and not batch.tokens.capital[to]:
        return False
    if word in DETERMINERS or word in PRONOUNS or word in PREPOSITIONS or word in CONJUNCTIONS:
        return False
    return not word.endswith(("ing", "ness", "tion", "'s")) or word in {"bring", "sing"}


def is_gerund(batch: Batch, token: int, near: int) -> bool:
    """A form in -ing that is no noun or adjective by itself."""
    word = word_at(batch, token, near)
    return len(word) > 4 and word.endswith("ing") and word not in _INGS


def has_pronoun(batch: Batch, token: int) -> bool:
    """Whether a clause that opens at a token has a pronoun for a subject."""
    host = word_at(batch, token, token - 1).partition("'")[0]
    return host in NOMINATIVES or host in {"it", "there"}


def subject_is(batch: Batch, verb: int, words: frozenset[str]) -> bool:
    """Whether the word ahead of a verb and its auxiliaries is one of some pronouns."""
    i = verb - 1
    stop = verb - 5
    while i > stop:
        word = word_at(batch, i, verb)
        if word not in AUXILIARIES and not word.endswith("n't") and not is_adverb(word):
            return word.partition("'")[0] in words
        i -= 1
    return False


def is_verb(batch: Batch, token: int) -> bool:
    """Whether a form that can be a noun or an adjective has what a verb has to its left."""
    word = batch.word(token)
    if word.endswith(("ed", "ing")) or word in _PASTS or word in IRREGULAR:
        allowed = frozenset() if word.endswith("ing") else _RELATIVES
        before = word_at(batch, token - 1, token)
        return before not in DETERMINERS - allowed and not before.endswith(("'s", "s'"))
    return _has_subject(batch, token)


def _has_subject(batch: Batch, token: int) -> bool:
    """Whether what stands left of a form that may be a noun is a subject or an auxiliary."""
    plural_verb = not batch.word(token).endswith("s")
    i = token - 1
    while i > token - 3 and is_adverb(word_at(batch, i, token)):
        i -= 1
    before = word_at(batch, i, token)
    if not before or batch.tokens.kind[i] == PUNCT:
        return before in {",", '"', "”"}
    if before in _AHEAD_OF_VERBS or before.partition("'")[0] in _SUBJECTS:
        return True
    if before in DETERMINERS or before.endswith(("'s", "s'")) or before in PREPOSITIONS:
        return before in {"all", "both", "many", "some", "most", "few"} and plural_verb
    if plural_verb:
        return before.endswith("s") or before in _PLURALS
    phrase = phrase_before(batch, i)
    if phrase is None or before in _MODIFIERS:
        return False
    return phrase.words[0] in DETERMINERS or bool(batch.tokens.capital[i])


def quotation_beside(batch: Batch, first: int, last: int) -> tuple[int, int] | None:
    """Code points of the speech that a verb at `first` to `last` introduces or closes.

    Examples
    --------
    >>> text = "“We saw it all on Monday,” she insisted."
    >>> start, end = quotation_beside(Batch.of([text]), 10, 10)
    >>> text[start:end]
    '“We saw it all on Monday,”'
    """
    after = last + 1
    while is_adverb(word_at(batch, after, last)):
        after += 1
    after += word_at(batch, after, last) in {",", ":"}
    if after < len(batch.tokens) and batch.line_of[after] == batch.line_of[last]:
        found = _region(batch, batch.quotes.start, int(batch.tokens.start[after]))
        if found is not None:
            return found
    for i in range(first - 1, first - 8, -1):
        if i < 0 or batch.line_of[i] != batch.line_of[first]:
            return None
        if batch.tokens.kind[i] == PUNCT:
            inside = batch.word(i) == "," and batch.tokens.kind[max(i - 1, 0)] == PUNCT
            return _region(batch, batch.quotes.end, int(batch.tokens.end[i - inside]))
    return None


def _region(batch: Batch, edges: np.ndarray, position: int) -> tuple[int, int] | None:
    """The quotation of some words with an edge at a position."""
    for at in np.flatnonzero(edges == position).tolist():
        start, end = int(batch.quotes.start[at]), int(batch.quotes.end[at])
        if batch.buffer.count(" ", start, end) >= SPEECH_WORDS - 1:
            return start, end
    return None


def is_bracketed(batch: Batch, first: int, last: int) -> bool:
    """Whether a verb closes a comment between marks: "the dam, they claim, was safe"."""
    after = word_at(batch, last + 1, last)
    if after and batch.word(last + 1) not in {",", ".", "—", "–"}:
        return False
    for i in range(first - 1, first - 7, -1):
        word = word_at(batch, i, first)
        if word in {",", "—", "–"}:
            return i < first - 1 and not _has_verb_between(batch, i + 1, first)
        if not word or batch.tokens.kind[i] == PUNCT or word in SUBORDINATORS | CONJUNCTIONS:
            return False
    return False


def _has_verb_between(batch: Batch, first: int, end: int) -> bool:
    return any(batch.word(i) in AUXILIARIES | {"to"} for i in range(first, end - 1))
