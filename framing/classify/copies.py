"""Checks for copied text: near-duplicates and shared or agency copy."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from framing.classify.design import Design
from framing.classify.families import Codes
from framing.corpus.words import Words, runs
from framing.model.results import Check
from framing.text.words import Keys

SHARED_RUN = 8  # words
SHARED_TEXT = 0.02
WIRE_SPREAD = 0.10
TOP = 20

_AGENCY = re.compile(
    r"\b(?:AP|Associated Press|Reuters|AFP|Agence France[- ]Presse|UPI|United Press International"
    r"|dpa|PA Media|Press Association|Bloomberg|Xinhua|TASS|Interfax|RIA Novosti|Sputnik|Anadolu"
    r"|Kyodo|EFE|ANSA|IRNA|BelTA|PAP|ANI|PTI|News Agency|Newswire|Wire Service|Wire Reports)\b"
    r"|\([A-Z][A-Z]{1,5}\)"
)


def check_duplicates(design: Design) -> Check:
    """L01: near-duplicates that a split could put on both sides, or that carry two labels.

    Pairs share at least half of their joint 5-word shingles, or three fifths of the smaller's;
    nothing is sampled.

    References
    ----------
    broder1997
    """
    family = design.families
    across = _spanning(family, design.events)
    two_labels = _spanning(family, design.labels) & ~across
    n, mixed = int(across.sum()), int(two_labels.sum())
    verdict = "fail" if n else "warn" if mixed else "pass"
    elsewhere = f" in another {design.groups}" if design.groups else ""
    finding = f"{n or 'No'} articles have a near-duplicate{elsewhere}."
    if design.groups:
        finding = f"{finding[:-1]}, {mixed or 'none'} under another {design.target} in the same."
    remedy = "Keep the families together in every split, as framing classify does, or drop copies."
    return Check(
        "L01", "near-duplicates", float(n + mixed), 0.0, "articles", verdict, finding,
        remedy if verdict != "pass" else "", _families(design, across | two_labels),
    )  # fmt: skip


def _spanning(family: Codes, codes: Codes) -> NDArray[np.bool_]:
    """Which articles' families hold more than one of `codes`."""
    pairs = np.unique(np.column_stack([family, codes]), axis=0)
    spans: NDArray[np.bool_] = (np.bincount(pairs[:, 0], minlength=family.max() + 1) > 1)[family]
    return spans


def _families(design: Design, chosen: NDArray[np.bool_]) -> tuple[str, ...]:
    """The largest families, as the ids of their articles."""
    sizes = np.bincount(design.families[chosen])
    largest = np.argsort(-sizes, kind="stable")[:TOP]
    return tuple(
        " = ".join(
            f"{design.ids[i]} ({design.classes[design.labels[i]]})"
            for i in np.flatnonzero(chosen & (design.families == f))[:5]
        )
        for f in largest
        if sizes[f]
    )


def check_shared_copy(words: Words, design: Design, credits: Sequence[str]) -> Check:
    """L02: text shared with another class's articles elsewhere, and agency copy by class.

    Parameters
    ----------
    words : Words
        Of headline and body.
    design : Design
    credits : sequence of str
        Dateline, byline and author of each article.
    """
    shared = shared_words(words, design.labels, design.components)
    share = int(shared.sum()) / max(int(words.sizes.sum()), 1)
    wire = np.array([bool(_AGENCY.search(c)) for c in credits], bool)
    by_class = np.bincount(design.labels, wire) / np.bincount(design.labels)
    spread = float(by_class.max() - by_class.min())
    failed = share > SHARED_TEXT or spread > WIRE_SPREAD
    finding = (
        f"{share:.1%} of all words stand in runs of {SHARED_RUN} that articles of another "
        f"{design.target} on another matter share; {_credited(by_class, design)}."
    )
    return Check(
        "L02", "wire and shared copy", share, SHARED_TEXT, "share of words",
        "fail" if failed else "pass", finding,
        "Leave agency copy out, or compare own copy with own copy." if failed else "",
        _most_shared(shared, words, design),
    )  # fmt: skip


def _credited(by_class: NDArray[np.float64], design: Design) -> str:
    """Where agencies are credited most and least."""
    if by_class.max() == by_class.min():
        return f"agencies are credited in {by_class.max():.0%} of articles everywhere"
    most, least = (design.classes[k] for k in (by_class.argmax(), by_class.argmin()))
    return (
        f"agencies are credited in {by_class.max():.0%} of {most} and "
        f"{by_class.min():.0%} of {least}"
    )


def shared_words(words: Words, labels: Codes, components: Codes) -> NDArray[np.int64]:
    """Words of each text in runs of 8 that a text of another class and component has too.

    Examples
    --------
    >>> line = "the ministry said that it would not comment on the talks"
    >>> words = Words.of([line, "Later " + line, "Nothing of the kind"])
    >>> shared_words(words, np.array([0, 1, 1]), np.arange(3)).tolist()
    [11, 11, 0]
    """
    found = runs(words, SHARED_RUN)
    elsewhere = _elsewhere(found.keys, labels[found.row], components[found.row])
    covered = np.zeros(len(words.keys) + 1, np.int64)
    first = found.first[elsewhere]
    np.add.at(covered, first, 1)
    np.add.at(covered, first + SHARED_RUN, -1)
    inside = np.cumsum(covered[:-1]) > 0
    return np.bincount(words.rows[inside], minlength=len(words)).astype(np.int64)


def _elsewhere(keys: Keys, labels: Codes, components: Codes) -> NDArray[np.bool_]:
    """Which runs also occur with both another label and another component.

    Of the distinct (label, component) pairs in which a key occurs, those that share the run's
    label or its component are taken away; whatever remains is elsewhere.
    """
    _, key, held = np.unique(keys, return_inverse=True, return_counts=True)
    out = np.zeros(len(keys), bool)
    often = np.flatnonzero(held[key] > 1)
    if not len(often):
        return out
    rows = np.column_stack([key[often], labels[often], components[often]])
    places, which = np.unique(rows, axis=0, return_inverse=True)
    total = _group_sizes(places[:, :1])
    same_label = _group_sizes(places[:, :2])
    same_component = _group_sizes(places[:, ::2])
    out[often] = (total - same_label - same_component + 1 > 0)[which.ravel()]
    return out


def _group_sizes(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each row, how many rows equal it."""
    _, which, counts = np.unique(rows, axis=0, return_inverse=True, return_counts=True)
    sizes: NDArray[np.int64] = counts[which.ravel()]
    return sizes


def _most_shared(shared: NDArray[np.int64], words: Words, design: Design) -> tuple[str, ...]:
    """The articles with the largest shared portions."""
    portion = shared / np.maximum(words.sizes, 1)
    most = np.argsort(-portion, kind="stable")[:TOP]
    return tuple(
        f"{design.ids[i]} ({design.classes[design.labels[i]]}): {portion[i]:.0%} of its words"
        for i in most
        if portion[i] > SHARED_TEXT
    )
