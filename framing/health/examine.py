"""The health of a corpus: everything that could make its outlets differ by accident."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from framing.corpus.duplicates import find_copies
from framing.health.aside import Aside, check_aside
from framing.health.balance import check_balance
from framing.health.copied import (
    Copied,
    check_copies,
    check_own_name,
    check_wire,
    has_outlet,
    own_names,
)
from framing.health.dates import check_dates, undated
from framing.health.facts import Facts, Floats, shares
from framing.health.fitness import reasons
from framing.health.language import check_language, not_english
from framing.health.names import check_names
from framing.health.patterns import STYLES
from framing.health.signs import check_signs
from framing.health.texts import LONG, Readings
from framing.health.wholeness import check_wholeness, empty, short, untitled
from framing.measure.wire import Wire, wire
from framing.model.annotations import Annotations
from framing.model.health import GroupHealth, Health
from framing.model.span import BoolArray


def health(
    corpus_or_notes: Any, *, by: str = "outlet", seed: int = 0, wire_copy: Wire | None = None
) -> Health:
    """Look for what is wrong with a corpus before its outlets are compared.

    A fault that is spread evenly costs precision; one that is not looks like a difference between
    outlets. So a check fails when two outlets of at least 10 articles are more than ten points
    apart in it, by more than chance, or when most articles have it; it warns beyond a smaller
    share of all articles. Nothing is changed or removed.

    Parameters
    ----------
    corpus_or_notes : Annotations, or anything `framing.corpus.as_corpus` takes
    by : str
        Field whose values are to be compared.
    seed : int
        Of the search for copies.
    wire_copy : Wire, optional
        Whose copy the articles are, where that is known already.

    Returns
    -------
    Health
        Prints as its checks; `to_frame` has the rates by outlet.

    Raises
    ------
    InputError
        When there is no such field.
    UnsupportedLanguage
        When every article says that it is not in English.

    References
    ----------
    kapoor2023, broder1997

    Examples
    --------
    >>> found = health(["The ferry to Karst stayed in port."] * 2)
    >>> found.verdict, found.checks[0].finding
    ('fail', 'The same words as another one: all 2 articles.')
    """
    facts = Facts.of(_as_notes(corpus_or_notes), by)
    copied = Copied.of(find_copies(facts.notes.corpus, seed=seed), facts)
    seen = _Seen.of(facts, wire(facts.notes) if wire_copy is None else wire_copy)
    checks = (
        *check_copies(copied, facts),
        check_wire(seen.wire, facts),
        check_own_name(seen.own_name, facts),
        *check_wholeness(facts, seen.readings),
        *check_dates(facts, seen.today),
        *check_balance(facts),
        *check_signs(facts, seen.readings),
        check_aside(seen.aside, facts),
        *check_names(facts),
        check_language(seen.foreign, facts),
    )
    corpus = facts.notes.corpus
    made = facts.notes.signature.add(
        n=len(facts), hash=corpus.fingerprint[:12], health=by, seed=seed
    )
    ordered = tuple(sorted(checks, key=lambda c: c.id))
    return Health(by, ordered, _by_group(facts, copied, seen), reasons(facts, copied), made)


def _as_notes(source: Any) -> Annotations:
    """Annotations as they are; everything else is read as a corpus, and its parts are found."""
    if isinstance(source, Annotations):
        return source
    from framing.annotate import annotate
    from framing.corpus import as_corpus

    return annotate(as_corpus(source), devices=())


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """What was seen in each article, once for the checks and the table."""

    today: dt.date
    wire: BoolArray
    own_name: BoolArray
    readings: Readings
    aside: Aside
    foreign: BoolArray

    @classmethod
    def of(cls, facts: Facts, wire_copy: Wire) -> _Seen:
        return cls(
            dt.datetime.now(tz=dt.UTC).date(),
            wire_copy.is_wire,
            own_names(facts),
            Readings.of(facts),
            Aside.of(facts),
            not_english(facts),
        )


def _by_group(facts: Facts, copied: Copied, seen: _Seen) -> tuple[GroupHealth, ...]:
    """The rates of each group."""
    readings = seen.readings
    quotes = {
        f"{style}_quotes" if style == "other" else style: shares(readings.quotes == code, facts)
        for code, style in enumerate(STYLES)
    }
    columns: dict[str, Floats] = {
        "identical": shares(copied.identical, facts),
        "copies_within": shares(copied.within, facts),
        "copies_across": shares(copied.across, facts),
        "wire": shares(seen.wire, facts),
        "own_name": shares(seen.own_name, facts, has_outlet(facts)),
        "empty": shares(empty(facts), facts),
        "short": shares(short(facts), facts),
        "cut_off": shares(readings.is_cut, facts),
        "undated": shares(undated(facts, seen.today), facts),
        "untitled": shares(untitled(facts), facts),
        "damaged": shares(readings.damaged, facts),
        "html": shares(readings.html, facts),
        "marks": shares(readings.has_marks, facts),
        "one_line": shares(readings.one_line, facts, facts.words >= LONG),
        **quotes,
        "no_quotes": shares(readings.quotes < 0, facts),
        "set_aside": seen.aside.share,
        "learned": seen.aside.learned_share,
        "not_english": shares(seen.foreign, facts),
    }
    dates = facts.notes.corpus.column("date")
    return tuple(
        _one_group(g, facts, dates, {k: float(v[g]) for k, v in columns.items()})
        for g in range(len(facts.groups))
    )


def _one_group(
    g: int, facts: Facts, dates: list[dt.date | None], rates: dict[str, float]
) -> GroupHealth:
    rows = np.flatnonzero(facts.group == g)
    own = sorted(d for r in rows.tolist() if (d := dates[r]) is not None)
    return GroupHealth(
        facts.groups[g],
        len(rows),
        float(np.median(facts.words[rows])),
        str(own[0]) if own else "",
        str(own[-1]) if own else "",
        **rates,
    )
