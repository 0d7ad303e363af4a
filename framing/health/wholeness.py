"""Whether the articles are there: empty, short, cut off, giant, without a title."""

from __future__ import annotations

import numpy as np

from framing.health.facts import Facts, articles
from framing.health.judge import Fault, counted, does_not_apply, judge
from framing.health.texts import Readings, said_cuts
from framing.model.results import Check
from framing.model.span import BoolArray

VERY_SHORT = 100  # words: a teaser or a brief, in which most devices of METHODOLOGY 1.6 are absent
GIANT = 50_000  # words: a book, a transcript, or a whole site in one file

EMPTY = Fault(
    "H06", "empty articles", 0.01,  # of a hundred articles one: more is a fault of the collection
    "No word in headline and body",
    "Every article has words in headline and body.",
    "Collect these articles again, or leave them out; see what was set aside before.",
)  # fmt: skip
SHORT = Fault(
    "H07", "short articles", 0.10,
    f"Fewer than {VERY_SHORT} words in headline and body",
    f"No article has fewer than {VERY_SHORT} words.",
    "Leave out teasers and briefs in all outlets by one rule, such as a smallest number of words.",
    worst="warn",  # short news is news; where it is uneven, rates per word still compare
)  # fmt: skip
CUT = Fault(
    "H08", "articles cut off", 0.02,  # the rules err in about one article of a hundred
    "The end missing",
    "No article's end is missing.",
    "Collect the full texts, or cut the articles of all outlets to one number of words.",
)  # fmt: skip
UNTITLED = Fault(
    "H15", "titles", 0.05,
    "No title, neither as a field nor on the page, or nothing but a title",
    "Every article has a title and more than it.",
    "Fill the field title; leave out articles that are but a title, and compare bodies only.",
    worst="warn",
)  # fmt: skip
_PASSAGES = "The texts are sentences or headlines rather than articles."


def empty(facts: Facts) -> BoolArray:
    """Which articles have no word in headline and body, shape (n,)."""
    return np.asarray(facts.words == 0)


def short(facts: Facts) -> BoolArray:
    """Which articles have some words, but few, shape (n,)."""
    return np.asarray((facts.words > 0) & (facts.words < VERY_SHORT))


def untitled(facts: Facts) -> BoolArray:
    """Which articles have no title, or no text beside it, shape (n,)."""
    corpus, parts = facts.notes.corpus, facts.notes.parts
    titles = [" ".join((t or "").split()).casefold() for t in corpus.column("title")]
    texts = [" ".join(t[:600].split()).casefold() for t in corpus.texts]
    on_page = np.zeros(len(facts), bool)
    on_page[parts.article[parts.part == "headline"]] = True
    bare = np.array([bool(t) and t == x for t, x in zip(titles, texts, strict=True)], bool)
    named = np.array([bool(t) for t in titles], bool) | on_page
    return np.asarray(~named | bare)


def check_wholeness(facts: Facts, readings: Readings) -> tuple[Check, ...]:
    """H06 to H09, and H15."""
    if facts.are_passages:
        pieces = (SHORT, CUT, UNTITLED)
        skipped = tuple(does_not_apply(f.id, f.name, _PASSAGES) for f in pieces)
        return (_check_empty(facts), *skipped[:2], check_giants(facts), skipped[2])
    return (
        _check_empty(facts),
        judge(SHORT, short(facts), facts),
        judge(CUT, readings.is_cut, facts, note=said_cuts(readings)),
        check_giants(facts),
        judge(UNTITLED, untitled(facts), facts),
    )


def _check_empty(facts: Facts) -> Check:
    """H06, which tells blank texts from those that were set aside whole."""
    flags = empty(facts)
    texts = facts.notes.corpus.texts if flags.any() else ()
    blank = sum(not texts[i].strip() for i in np.flatnonzero(flags)[:1000])
    note = f"Of them {blank:,} are blank." if blank else "All of their text was set aside."
    return judge(EMPTY, flags, facts, note=note)


def check_giants(facts: Facts) -> Check:
    """H09: texts that are no articles by their length.

    Parameters
    ----------
    facts : Facts
    """
    giant = facts.words >= GIANT
    n = int(giant.sum())
    return Check(
        "H09", "giant articles", float(n), 0.0, "articles", "warn" if n else "pass",
        f"{GIANT:,} words or more: {counted(n, len(facts))}."
        if n
        else f"The longest article has {facts.words.max(initial=0):,} words.",
        "See whether these are articles; one of them outweighs a hundred others." if n else "",
        articles(giant, facts),
    )  # fmt: skip
