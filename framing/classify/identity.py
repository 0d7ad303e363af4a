"""Checks for strings that name their outlet: its name, and its furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from framing.classify.families import Codes
from framing.classify.probe import could_not_run
from framing.corpus.words import Words, runs
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


def check_identity(
    page: Words, prose: Words, outlets: Sequence[str | None], urls: Sequence[str | None]
) -> Check:
    """L03: names of outlets in their own articles, on the page and in headline and body.

    Parameters
    ----------
    page, prose : Words
    outlets, urls : sequences of str or None, shape (n,)
    """
    names, codes = _coded(outlets)
    if len(names) < 2:
        return could_not_run(
            "L03", "outlet names", "share of articles", "fewer than two outlets are named",
            "Give the articles their outlets (--field outlet=COLUMN).",
        )  # fmt: skip
    names_of = aliases(names, codes, urls)
    on_page, in_prose = (identity_strings(w, codes, names, names_of) for w in (page, prose))
    worst = max((g.own for g in on_page), default=0.0)
    left = f"{len(in_prose) or 'none'} remain{'' if len(in_prose) > 1 else 's'}"
    finding = (
        f"The outlet is named in its own articles, by {on_page[0].text!r} in {worst:.0%} of "
        f"{on_page[0].outlet}; of {len(on_page)} such strings on the page, {left} in headline and "
        "body."
        if on_page
        else "No outlet is given away by its name."
    )
    return Check(
        "L03", "outlet names", worst, OWN_SHARE, "share of articles",
        "fail" if on_page else "pass", finding,
        "Mask outlets' names and let the classifier see headline and body only." if on_page else "",
        tuple(map(str, on_page[:TOP])),
    )  # fmt: skip


def _coded(outlets: Sequence[str | None]) -> tuple[list[str], Codes]:
    """The outlets' names, sorted, and the code of each article; -1 without one."""
    names = sorted({o for o in outlets if o})
    index = {name: k for k, name in enumerate(names)}
    return names, np.array([index.get(o or "", -1) for o in outlets], np.int64)


def aliases(
    names: Sequence[str], codes: Codes, urls: Sequence[str | None]
) -> list[tuple[str, ...]]:
    """What each outlet may be called: its name, the name's words, initials, and its domains.

    Examples
    --------
    >>> aliases(["The Meridian Times"], np.array([0]), ["https://www.meridian.example/a"])
    [('meridian', 'meridian times', 'meridian.example', 'times', 'tmt')]
    """
    found = []
    for k, name in enumerate(names):
        words = re.findall(r"[^\W_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).casefold())
        proper = words[1:] if words[:1] == ["the"] else words
        called = {" ".join(proper), *proper}
        if len(words) > 2:
            called.add("".join(w[0] for w in words))
        for host in {urlsplit(urls[i] or "").hostname for i in np.flatnonzero(codes == k).tolist()}:
            domain = (host or "").removeprefix("www.")
            called |= {domain, domain.split(".")[0]}
        found.append(tuple(sorted(c for c in called if len(c) >= 3)))
    return found


def identity_strings(
    words: Words, codes: Codes, names: Sequence[str], names_of: Sequence[Sequence[str]]
) -> list[Giveaway]:
    """The names that stand in 5 % of an outlet's articles and five times as often as in others'."""
    wanted = [(k, text, Words.of([text])) for k in range(len(names)) for text in names_of[k]]
    found = []
    for n in sorted({len(w.keys) for _, _, w in wanted if len(w.keys)}):
        asked = [(k, text, runs(w, n).keys[0]) for k, text, w in wanted if len(w.keys) == n]
        every = runs(words, n)
        hit = np.isin(every.keys, np.array([key for _, _, key in asked], np.uint64))
        keys, rows = every.keys[hit], every.row[hit]
        for k, text, key in asked:
            holds = np.zeros(len(codes), bool)
            holds[rows[keys == key]] = True
            found.append(_giveaway(text, names[k], holds, codes == k))
    telling = [g for g in found if g is not None]
    return sorted(telling, key=lambda g: (-g.own, g.outlet, g.text))


def _giveaway(
    text: str, outlet: str, holds: NDArray[np.bool_], own: NDArray[np.bool_]
) -> Giveaway | None:
    """The string when it tells the outlet from the others; half an article is added to counts."""
    a, n, b, m = (int(x.sum()) for x in (holds & own, own, holds & ~own, ~own))
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
