"""Scare quotes: marks around words that the writer uses but does not endorse (layer 2).

Most short quoted strings report speech; of the rest most are titles, names and terms. An ordered
list of named tests (those of the methodology's decision list) sets these aside, and only what is
left and invites doubt by itself is evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from framing.devices.distancing import AUTHOR, SO_CALLED, decide
from framing.devices.markers import Marker
from framing.devices.nominals import (
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    phrase_after,
    same_sentence,
    token_before,
)
from framing.devices.short_quotes import (
    LISTS,
    SHORT_WORDS,
    Short,
    cue_in_sentence,
    cue_nearby,
    short_at,
    short_quotations,
)
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit
from framing.text.quotations import SINGLE
from framing.text.stems import stem
from framing.text.tokens import WORD

_SPEAKERS = frozenset(
    "i we you me us my our your i'm we're you're i've we've i'll we'll "
    "let's it's that's there's don't".split()
)
_FINITE = frozenset(
    "is are was were will would has have had can could should must isn't "
    "aren't won't can't didn't doesn't".split()
)
_SMALL = PREPOSITIONS | DETERMINERS | CONJUNCTIONS
_MARKS = frozenset(['"', "'", "''", "“", "‘", "«", "”", "’", "»"])
_OWNERS = POSSESSIVES - {"her"} | {"these", "those"}
_MENTIONING = frozenset("word words term phrase slogan".split())
_CONTESTED_WORDS = 3


def _nested(s: Short) -> bool:
    """Inside a longer quotation, or marks that do not pair."""
    quotes, buffer = s.batch.quotes, s.batch.buffer
    edges = buffer[int(quotes.inner_start[s.region])], buffer[int(quotes.inner_end[s.region]) - 1]
    return (
        bool(quotes.depth[s.region] > 0)
        or any(c.isspace() for c in edges)
        or s.ending in {"and", "("}
    )


def _headline_claim(s: Short) -> bool:
    """Single marks in a headline attribute a claim, as British papers do."""
    if s.batch.quotes.style[s.region] != SINGLE:
        return False
    line = s.batch.quotes.line[s.region]
    first_of_article = line == 0 or s.batch.lines.article[line - 1] != s.batch.lines.article[line]
    start, end = int(s.batch.lines.start[line]), int(s.batch.lines.end[line])
    words = token_before(s.batch, end) - token_before(s.batch, start)
    unstopped = s.batch.buffer[end - 1] not in ".!?”\"’'"
    return bool(first_of_article and words < 20 and unstopped)


def _utterance(s: Short) -> bool:
    """Somebody speaking: first and second persons, questions, clauses, whole sentences."""
    if not _SPEAKERS.isdisjoint(s.words) or s.ending[:1] in {"?", "!"}:
        return True
    if any(w in _FINITE for w in s.words):
        return True
    opens = not same_sentence(s.batch, s.first, s.first - 1)
    return opens and (s.ending in {",", "."} or not s.after)


def _quoting_paragraph(s: Short) -> bool:
    """A longer quotation stands beside it in its paragraph."""
    quotes = s.batch.quotes
    near = np.arange(max(0, s.region - 3), min(len(quotes), s.region + 4))
    near = near[(quotes.line[near] == quotes.line[s.region]) & (quotes.depth[near] == 0)]
    return any(len(short_at(s.batch, i).words) > SHORT_WORDS for i in near.tolist())


def _poll_answer(s: Short) -> bool:
    """45 percent “not so good”."""
    return not {"percent", "%"}.isdisjoint(s.outside(0))


def _said_elsewhere(s: Short) -> bool:
    """The same words stand in a longer or attributed quotation of the article."""
    return " ".join(map(stem, s.words)) in s.spoken


def _title_case(s: Short) -> bool:
    capital = s.batch.at.capital
    content = [i for i, w in zip(s.inside, s.words, strict=True) if w not in _SMALL]
    return bool(content) and all(capital[i] or s.batch.at.kind[i] != WORD for i in content)


def _work(s: Short) -> bool:
    """After film, song, book, titled; or before the head of a title: the “…” bill."""
    before = {s.before, s.at(s.first - 2)}
    return _title_case(s) and (
        not before.isdisjoint(LISTS["work"]) or s.after in LISTS["work_after"]
    )


def _title(s: Short) -> bool:
    """Capitals where prose has none."""
    return _title_case(s)


def _name(s: Short) -> bool:
    """Between given name and surname, or after nicknamed, alias, dubbed."""
    near = {s.before, s.at(s.first - 2), s.at(s.first - 3)}
    if not near.isdisjoint(LISTS["name"]) or (
        s.before == "as" and s.at(s.first - 2) in {"known", "referred"}
    ):
        return True
    capital = s.batch.at.capital
    return bool(
        s.before.isalpha() and s.after.isalpha() and capital[s.first - 1] and capital[s.last + 1]
    )


def _term(s: Short) -> bool:
    """The word “…”, the term “…”; “…” means."""
    near = {s.before, s.at(s.first - 2)}
    named = not near.isdisjoint(LISTS["term"]) or s.before == "called"
    headed = s.after in LISTS["term_after"] | LISTS["term_after_noun"]
    return named or headed or (s.after == "is" and s.at(s.last + 3) in LISTS["term"])


def _glossed(s: Short) -> bool:
    """Followed by what it means, in brackets or between dashes."""
    after, next_ = s.after, s.at(s.last + 2)
    return (
        after == "("
        or (after in {"—", "–", "-", "--"} and next_ in {"a", "an", "or", "meaning"})
        or (after == "," and next_ in {"or", "meaning"})
    )


def _listed(s: Short) -> bool:
    """Words as words: such as “fake”; “news” and “truth”; the word most used was “peace”."""
    joined = {"and", "or"}
    quoted_before = s.before in joined and s.at(s.first - 2) in _MARKS
    quoted_after = s.after in joined and s.at(s.last + 2) in _MARKS
    such_as = s.before == "as" and s.at(s.first - 2) == "such"
    return quoted_before or quoted_after or such_as or not _MENTIONING.isdisjoint(s.outside(0))


def _apposition(s: Short) -> bool:
    """An epithet set off by commas, as in: Dorn, “the great explainer,” left."""
    return s.before == "," and "," in {s.ending, s.after}


def _named(s: Short) -> bool:
    """After so-called where that names rather than distances, and after self-described."""
    if s.before == "so-called":
        return not _distanced(s)
    return s.before.startswith("self-")


def _display(s: Short) -> bool:
    """Words on a sign, a hat, a button; votes."""
    near = {*s.close_before, s.after}
    return not LISTS["display"].isdisjoint(near)


def _letter_or_number(s: Short) -> bool:
    return all(len(w) == 1 or w[:1].isdigit() for w in s.words)


def _approximation(s: Short) -> bool:
    return len(s.words) == 1 and s.words[0] in LISTS["approximation"]


SET_ASIDE: tuple[tuple[str, Callable[[Short], bool]], ...] = (
    # T1, which sets aside what is nested in a longer quotation
    ("nested", _nested),
    # T2: somebody's words
    ("headline_claim", _headline_claim),
    ("utterance", _utterance),
    ("cue_in_sentence", cue_in_sentence),
    ("cue_nearby", cue_nearby),
    ("poll_answer", _poll_answer),
    ("quoting_paragraph", _quoting_paragraph),
    ("said_elsewhere", _said_elsewhere),
    # T3: a title
    ("work", _work),
    ("title", _title),
    # T4: a name
    ("name", _name),
    ("apposition", _apposition),
    # T5: a word mentioned
    ("term", _term),
    ("named", _named),
    ("listed", _listed),
    ("glossed", _glossed),
    # T6, which sets aside words on signs and approximations
    ("display", _display),
    ("letter_or_number", _letter_or_number),
    ("approximation", _approximation),
)


def _distanced(s: Short) -> bool:
    """After a so-called that keeps a distance."""
    if s.before != "so-called":
        return False
    host = phrase_after(s.batch, s.first)
    return decide(Marker(s.batch, s.first - 1, s.first - 1, host), SO_CALLED)[1] == AUTHOR


def _contestable(s: Short) -> bool:
    """One or two words whose meaning can be contested: stability, free, expert."""
    words = s.words[1:] if s.words[0] in DETERMINERS else s.words
    bare = len(words) <= _CONTESTED_WORDS and _SMALL.isdisjoint(words)
    alone = len(words) == 1 or s.words[0] == "the"
    claims = not LISTS["contestable"].isdisjoint(words)
    return bare and (claims or (alone and not LISTS["alone"].isdisjoint(words)))


def _doubted(s: Short) -> bool:
    """After such, supposed: “such “proof””, “a supposed “friend””."""
    return len(s.words) <= _CONTESTED_WORDS and s.before in {"such", "supposed", "supposedly"}


def _owned(s: Short) -> bool:
    """Somebody's own word turned on them: its “…”, their “…”."""
    plain = len(s.words) == 1 and not s.batch.at.capital[s.inside[0]]
    return plain and s.before in _OWNERS


def _definite(s: Short) -> bool:
    """One plain word, taken as known, that nobody here has used: the “compensation”."""
    plain = len(s.words) == 1 and not s.batch.at.capital[s.inside[0]] and s.words[0].isalpha()
    return plain and s.before in {"the", "some"}


SCARE: tuple[tuple[str, Callable[[Short], bool]], ...] = (
    ("so_called", _distanced),
    ("contestable", _contestable),
    ("doubted", _doubted),
    ("owned", _owned),
    ("definite", _definite),
)


@dataclass(frozen=True, slots=True)
class ScareQuotes:
    """Short strings in quotation marks that distance the writer from a word.

    References
    ----------
    predelli2003, gutzmann2011, wislicki2023, maier2014

    Examples
    --------
    >>> text = "The “peace mission” shelled two villages on Monday."
    >>> e = ScareQuotes().find(Batch.of([text])).at(0, "a1", text)
    >>> e.text, e.rule
    ('“peace mission”', 'dist.scare_quotes.contestable')
    """

    name: str = "scare_quote"
    definition: str = (
        "At most five words in quotation marks that the writer uses without vouching for them, "
        "and that nobody in the text is reported to have said."
    )
    exposure: str = "short_quotes"
    senses: tuple[str, ...] = ()
    references: tuple[str, ...] = (
        "predelli2003",
        "gutzmann2011",
        "wislicki2023",
        "maier2014",
        "harris2009",
    )
    reliability: str = "L"

    def find(self, batch: Batch) -> EvidenceTable:
        """All scare quotes of a batch."""
        return batch.evidence(self.name, _hits(batch))


def _hits(batch: Batch) -> Iterator[Hit]:
    for short in short_quotations(batch):
        rule = verdict(short)
        if rule is not None:
            quotes, r = batch.quotes, short.region
            target = int(quotes.inner_start[r]), int(quotes.inner_end[r])
            span = int(quotes.start[r]), int(quotes.end[r])
            yield Hit(*span, rule=f"dist.scare_quotes.{rule}", cue=span, target=target)


def verdict(short: Short) -> str | None:
    """The test that makes a short quotation a scare quote, None when it is none.

    What invites doubt is asked first: that is cheap, and holds for few.
    """
    name = next((name for name, test in SCARE if test(short)), None)
    if name is None or any(test(short) for _, test in SET_ASIDE):
        return None
    return name
