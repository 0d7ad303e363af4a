"""Checks for strings that name their outlet: its name, and its furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.classify.families import Codes
from framing.classify.probe import could_not_run
from framing.corpus.self_names import rows_with
from framing.corpus.words import Words, runs
from framing.model.outlets import Names
from framing.model.results import Check

OWN_SHARE = 0.05
RATIO = 5.0
FEWEST = 3  # own articles in which a name must stand
ENDS = 40  # words at either end of an article
RUN = 6
BOILERPLATE_ARTICLES = 5
PURITY = 0.95
TOP = 20


@dataclass(frozen=True, slots=True)
class Giveaway:
    """A string that gives its outlet away.

    Attributes
    ----------
    text, outlet : str
    own, others : float
        Share of the outlet's own articles, and of all others, that contain it.
    n_own : int
    """

    text: str
    outlet: str
    own: float
    others: float
    n_own: int

    def __str__(self) -> str:
        return f"{self.text!r} in {self.own:.0%} of {self.outlet}, {self.others:.1%} of others"


def check_identity(page: Words, masked: Words, names: Sequence[Names | None]) -> Check:
    """L03: strings by which outlets name themselves, on the page and where they are masked.

    Parameters
    ----------
    page, masked : Words
        The whole page; headline and body as they are when the outlet's own names are cut out.
    names : sequence of Names or None, one an article
        How its outlet names itself.
    """
    if len({n.outlet for n in names if n}) < 2:
        return could_not_run(
            "L03", "outlet names", "share of articles", "fewer than two outlets are named",
            "Give the articles their outlets (--field outlet=COLUMN).",
        )  # fmt: skip
    on_page, left = (identity_strings(words, names) for words in (page, masked))
    worst = max((g.own for g in left), default=0.0)
    return Check(
        "L03", "outlet names", worst, OWN_SHARE, "share of articles",
        "fail" if left else "pass", _named(on_page, left),
        "Annotate with what the corpus teaches of outlets' names (learn_self_reference), and let "
        "the classifier see headline and body with them masked." if left else "",
        tuple(map(str, (left or on_page)[:TOP])),
    )  # fmt: skip


def _named(on_page: Sequence[Giveaway], left: Sequence[Giveaway]) -> str:
    """What masking does to the strings that name outlets, in a sentence."""
    if not on_page:
        return "No outlet is given away by its name."
    first = on_page[0]
    remain = f"{len(left) or 'none'} remain{'' if len(left) > 1 else 's'}"
    return (
        f"The outlet is named in its own articles, by {first.text!r} in {first.own:.0%} of "
        f"{first.outlet}; of {len(on_page)} such strings on the page, {remain} in headline and "
        "body with the outlet's own names masked."
    )


def identity_strings(words: Words, names: Sequence[Names | None]) -> list[Giveaway]:
    """The names that stand in 5 % of an outlet's articles and five times as often as in others'.

    Case does not matter, as it does not to a classifier.
    """
    outlets = sorted({n.outlet for n in names if n})
    index = {outlet: k for k, outlet in enumerate(outlets)}
    codes = np.array([index[n.outlet] if n else -1 for n in names], np.int64)
    forms: dict[str, dict[str, str]] = {outlet: {} for outlet in outlets}
    for own in {id(n): n for n in names if n}.values():
        for text in own.texts:
            forms[own.outlet].setdefault(text.lower().lstrip("@"), text)
    rows = rows_with(words, {text for texts in forms.values() for text in texts.values()})
    sizes = np.bincount(codes + 1, minlength=len(outlets) + 1)[1:]
    found = [
        _giveaway(text, outlet, codes[rows[text]] == k, int(sizes[k]), len(words))
        for k, outlet in enumerate(outlets)
        for text in forms[outlet].values()
    ]
    telling = [g for g in found if g is not None]
    return sorted(telling, key=lambda g: (-g.own, g.outlet, g.text))


def _giveaway(
    text: str, outlet: str, own: NDArray[np.bool_], n: int, articles: int
) -> Giveaway | None:
    """The string when it tells the outlet from the others; half an article is added to counts.

    `own` says of each article that holds it whether it is the outlet's, which has `n`.
    """
    a, b, m = int(own.sum()), int((~own).sum()), articles - n
    ratio = ((a + 0.5) / (n + 1)) / ((b + 0.5) / (m + 1))
    if a < FEWEST or a / n < OWN_SHARE or ratio < RATIO:
        return None
    return Giveaway(text, outlet, a / n, b / max(m, 1), a)


def check_boilerplate(page: Words, prose: Words, labels: Codes, classes: Sequence[str]) -> Check:
    """L04: repeated runs of words at the ends of one class's articles.

    Parameters
    ----------
    page, prose : Words
    labels : int array, shape (n,)
    classes : sequence of str
    """
    on_page, in_prose = (boilerplate(w, labels, classes) for w in (page, prose))
    left = f"{len(in_prose) or 'none'} remain{'' if len(in_prose) > 1 else 's'}"
    finding = (
        f"Repeated strings open or close the articles of one class only, such as {on_page[0]}; of "
        f"{len(on_page)} runs of {RUN} words on the page, {left} in headline and body."
        if on_page
        else "No repeated string opens or closes the articles of one class only."
    )
    return Check(
        "L04", "boilerplate", float(len(on_page)), 0.0, "strings", "fail" if on_page else "pass",
        finding, "Remove the repeated strings, or show headline and body only." if on_page else "",
        tuple(map(str, _apart(on_page)[:TOP])),
    )  # fmt: skip


def boilerplate(words: Words, labels: Codes, classes: Sequence[str]) -> list[Giveaway]:
    """Runs of 6 words among the first or last 40 of at least 5 articles, 95 % pure in one class.

    Purity is of rates, not of counts, so that a class with most of the articles does not look
    pure by its size.
    """
    every = runs(words, RUN)
    start, end = words.offsets[every.row], words.offsets[every.row + 1]
    at_ends = (every.first + RUN <= start + ENDS) | (every.first >= end - ENDS)
    keys, first, row = every.keys[at_ends], every.first[at_ends], every.row[at_ends]
    unique, where, code = np.unique(keys, return_index=True, return_inverse=True)
    pairs = np.unique(np.column_stack([code, row]), axis=0)
    often = np.flatnonzero(np.bincount(pairs[:, 0], minlength=len(unique)) >= BOILERPLATE_ARTICLES)
    pairs = pairs[np.isin(pairs[:, 0], often)]
    counts = np.zeros((len(often), len(classes)))
    np.add.at(counts, (np.searchsorted(often, pairs[:, 0]), labels[pairs[:, 1]]), 1)
    sizes = np.bincount(labels, minlength=len(classes))
    rates = counts / np.maximum(sizes, 1)
    own = rates.argmax(axis=1)
    pure = rates.max(axis=1) >= PURITY * rates.sum(axis=1)
    found = [
        _string(words, int(first[where[often[i]]]), int(own[i]), counts[i], sizes, classes)
        for i in np.flatnonzero(pure)
    ]
    return sorted(found, key=lambda g: (-g.n_own, g.text))


def _string(
    words: Words, first: int, own: int, counts: NDArray[np.float64], sizes: Codes,
    classes: Sequence[str],
) -> Giveaway:  # fmt: skip
    """A run of words with its frequencies."""
    n_own, others = int(counts[own]), counts.sum() - counts[own]
    return Giveaway(
        words.read(first, RUN), classes[own], n_own / int(sizes[own]),
        float(others / max(int(sizes.sum() - sizes[own]), 1)), n_own,
    )  # fmt: skip


def _apart(found: Sequence[Giveaway]) -> list[Giveaway]:
    """Without those that are a listed one moved by a word or a few."""
    kept: list[Giveaway] = []
    seen: set[tuple[str, ...]] = set()
    for g in found:
        words = g.text.casefold().split()
        pieces = {tuple(words[i : i + 3]) for i in range(max(len(words) - 2, 1))}
        if not pieces & seen:
            kept.append(g)
        seen |= pieces
    return kept
