"""Characters, markup, lines and typography, and whether they differ between outlets."""

from __future__ import annotations

import numpy as np

from framing.health.facts import FEWEST, Codes, Facts, ranked, shares, spread
from framing.health.judge import POINTS, Fault, does_not_apply, judge, percent
from framing.health.texts import LONG, Readings, said_marks
from framing.model.results import Check

FEW, MANY = 0.1, 0.5  # articles with quotation marks: METHODOLOGY 1.6 finds .8 in usual news
QUOTES_APART = 0.10  # METHODOLOGY 5.2, L06
TYPE_APART = 0.50  # nothing is counted by dashes and apostrophes: only a change of house style

DAMAGED = Fault(
    "H16", "damaged characters", 0.01,
    "Characters that were read in the wrong encoding",
    "No text holds characters that were read in the wrong encoding.",
    "Read the files again in their own encoding; broken quotation marks are no longer found.",
)  # fmt: skip
HTML = Fault(
    "H17", "markup", 0.01,
    "HTML entities or tags",
    "No text holds HTML entities or tags.",
    "Take the text from the pages again, or resolve the entities before reading.",
)  # fmt: skip
MARKED = Fault(
    "H18", "marks of extraction", 0.02,  # words are found across soft hyphens and joiners
    "Marks that extraction or redaction left",
    "No text holds marks that extraction or redaction left.",
    "Look at some of them: blocks stand where words are missing.",
    worst="warn",
)  # fmt: skip
ONE_LINE = Fault(
    "H19", "lines", 0.10,
    f"At least {LONG} words on a single line",
    "The articles come in lines.",
    "Get the texts with their paragraphs: parts of a page are told by its lines.",
    worst="warn",
)  # fmt: skip
# in the order of the styles of framing.health.patterns
_QUOTES = (
    "curly quotation marks", "straight quotation marks", "doubled apostrophes as quotation marks",
    "other quotation marks",
)  # fmt: skip
_APOSTROPHES = ("straight apostrophes", "curly apostrophes")
_DASHES = ("em dashes", "en dashes", "double hyphens", "single hyphens")


def check_signs(facts: Facts, readings: Readings) -> tuple[Check, ...]:
    """H16 to H22."""
    long = facts.words >= LONG
    return (
        judge(DAMAGED, readings.damaged, facts),
        judge(HTML, readings.html, facts),
        judge(MARKED, readings.has_marks, facts, note=said_marks(readings)),
        judge(ONE_LINE, readings.one_line, facts, among=long)
        if long.any()
        else does_not_apply(ONE_LINE.id, ONE_LINE.name, f"No text has {LONG} words."),
        check_lost_quotes(facts, readings.quotes),
        check_quote_style(facts, readings.quotes),
        does_not_apply("H22", "dashes and apostrophes", "Sentences and headlines have too few.")
        if facts.are_passages
        else check_typography(facts, readings),
    )


def check_lost_quotes(facts: Facts, quotes: Codes) -> Check:
    """H20: groups whose quotation marks were lost on the way, so that no voice can be told.

    Parameters
    ----------
    facts : Facts
    quotes : int64 array, shape (n,)
        Styles; -1 without quotation marks.
    """
    name = "quotation marks lost"
    long = facts.words >= LONG
    if not long.any():
        return does_not_apply("H20", name, f"No text has {LONG} words.")
    having = shares(quotes >= 0, facts, long)
    size = np.bincount(facts.group[long & (facts.group >= 0)], minlength=len(facts.groups))
    overall = float((quotes[long] >= 0).mean())
    lost = (size >= FEWEST) & (having < FEW)
    failed = bool(lost.any()) and overall >= MANY
    worst = 1 - having[size >= FEWEST].min(initial=overall)
    finding = f"{percent(overall)} of longer articles have quotation marks"
    names = [facts.groups[g] for g in np.flatnonzero(lost)]
    finding += f", hardly any of {', '.join(names[:3])}." if failed else "."
    verdict = "fail" if failed else "warn" if overall < MANY else "pass"
    return Check(
        "H20", name, float(worst), 1 - FEW, "share of a group's longer articles without any",
        verdict, finding,
        "Get these texts with their quotation marks: without them quoted words count as the "
        "outlet's own." if verdict != "pass" else "",
        ranked(1 - having, facts.groups) if failed else (),
    )  # fmt: skip


def check_quote_style(facts: Facts, quotes: Codes) -> Check:
    """H21: outlets that set quotations differently.

    Parameters
    ----------
    facts : Facts
    quotes : int64 array, shape (n,)
        Index into `framing.health.patterns.STYLES`; -1 without quotation marks.
    """
    return _apart(
        facts, [(quotes, _QUOTES)], ("H21", "quotation styles"), QUOTES_APART,
        "This library reads all of them alike; normalise the texts before you count quotations "
        "with anything else.",
    )  # fmt: skip


def check_typography(facts: Facts, readings: Readings) -> Check:
    """H22: outlets that set dashes and apostrophes differently.

    Parameters
    ----------
    facts : Facts
    readings : Readings
    """
    styles = [(readings.apostrophes, _APOSTROPHES), (readings.dashes, _DASHES)]
    return _apart(
        facts, styles, ("H22", "dashes and apostrophes"), TYPE_APART,
        "Normalise the texts before a classifier or another tool's tokens see them.",
    )  # fmt: skip


def _apart(
    facts: Facts, styles: list[tuple[Codes, tuple[str, ...]]], check: tuple[str, str],
    limit: float, remedy: str,
) -> Check:  # fmt: skip
    """The style in which two groups are farthest apart, judged."""
    found = [
        (spread(codes == code, facts, codes >= 0), name, codes, code)
        for codes, names in styles
        for code, name in enumerate(names)
    ]
    known = [f for f in found if f[0].value == f[0].value]
    if not known:
        why = f"Fewer than two {facts.by}s have {FEWEST} articles with such signs."
        return does_not_apply(*check, why, POINTS)
    apart, what, codes, code = max(known, key=lambda f: f[0].value)
    verdict = "warn" if apart.value > limit and apart.is_apart else "pass"
    finding = (
        f"{what[:1].upper()}{what[1:]} lead in {percent(apart.high)} of {apart.highest} and in "
        f"{percent(apart.low)} of {apart.lowest}."
        if verdict == "warn"
        else f"No {facts.by} stands out."
    )
    return Check(
        *check, apart.value, limit, POINTS, verdict, finding, remedy if verdict != "pass" else "",
        ranked(shares(codes == code, facts, codes >= 0), facts.groups) if verdict == "warn" else (),
    )  # fmt: skip
