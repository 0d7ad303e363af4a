"""Checks for copied text: near-duplicates and shared or agency copy."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from framing.classify.design import Design
from framing.classify.families import SHINGLE, Codes
from framing.corpus.passages import SHARED_RUN, shared_spans, shared_words
from framing.corpus.words import Words, n_shared, shingle_sets
from framing.measure.wire import Wire
from framing.model.results import Check

SHARED_TEXT = 0.02
WIRE_SPREAD = 0.10
TOP = 20

_SHOWN = 60  # characters of a shared passage


def check_duplicates(words: Words, design: Design) -> Check:
    """L01: near-duplicates that a split could put on both sides, or that carry two labels.

    Pairs share at least half of their joint 5-word shingles, or three fifths of the smaller's.
    Offenders are shown with their first pair: its similarity, and how the shared text begins.

    Parameters
    ----------
    words : Words
        Of headline and body.
    design : Design

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
        remedy if verdict != "pass" else "",
        tuple(_families(words, design, across | two_labels)),
    )  # fmt: skip


def _spanning(family: Codes, codes: Codes) -> NDArray[np.bool_]:
    """Which articles' families hold more than one of `codes`."""
    pairs = np.unique(np.column_stack([family, codes]), axis=0)
    spans: NDArray[np.bool_] = (np.bincount(pairs[:, 0], minlength=family.max() + 1) > 1)[family]
    return spans


def _families(words: Words, design: Design, chosen: NDArray[np.bool_]) -> Iterator[str]:
    """The largest families: ids of their articles, and what the first two share."""
    sizes = np.bincount(design.families[chosen])
    for family in np.argsort(-sizes, kind="stable")[:TOP]:
        if not sizes[family]:
            return
        rows = np.flatnonzero(chosen & (design.families == family))
        yield f"{' = '.join(_named(design, i) for i in rows[:5])}; {_likeness(words, *rows[:2])}"


def _named(design: Design, row: int) -> str:
    return f"{design.ids[row]} ({design.classes[design.labels[row]]})"


def _likeness(words: Words, i: int, j: int) -> str:
    """How similar two texts are, and how the longest passage that they share begins."""
    texts = words.texts[i], words.texts[j]
    a, b = shingle_sets(Words.of(texts), SHINGLE)
    shared = n_shared(a, b)
    jaccard = f"the first two have a similarity of {shared / max(len(a) + len(b) - shared, 1):.2f}"
    spans = shared_spans(*texts)
    if not len(spans):
        return jaccard
    longest = int(spans.words.argmax())
    return (
        f"{jaccard} and share {_opening(texts[0][spans.a_start[longest] : spans.a_end[longest]])}"
    )


def _opening(text: str) -> str:
    """A passage in quotation marks, cut short."""
    text = " ".join(text.split())
    return f"“{text[:_SHOWN].rstrip()}…”" if len(text) > _SHOWN else f"“{text}”"


def check_shared_copy(words: Words, design: Design, wire: Wire) -> Check:
    """L02: text shared with another class's articles elsewhere, and agency copy by class.

    Parameters
    ----------
    words : Words
        Of headline and body.
    design : Design
    wire : Wire
        Whose copy the articles are.
    """
    shared = shared_words(words, design.labels, design.components)
    share = int(shared.sum()) / max(int(words.sizes.sum()), 1)
    by_class = np.bincount(design.labels, wire.is_wire) / np.bincount(design.labels)
    spread = float(by_class.max() - by_class.min())
    failed = share > SHARED_TEXT or spread > WIRE_SPREAD
    finding = (
        f"{share:.1%} of all words stand in runs of {SHARED_RUN} that articles of another "
        f"{design.target} on another matter share; {_by_class(by_class, design)}."
    )
    return Check(
        "L02", "wire and shared copy", share, SHARED_TEXT, "share of words",
        "fail" if failed else "pass", finding,
        "Leave agency copy out (framing.measure.wire), or compare own copy with own copy."
        if failed else "",
        _most_shared(shared / np.maximum(words.sizes, 1), wire, design),
    )  # fmt: skip


def _by_class(by_class: NDArray[np.float64], design: Design) -> str:
    """Where there is most and least wire copy."""
    if by_class.max() == by_class.min():
        return f"{by_class.max():.0%} of articles are wire copy everywhere"
    most, least = (design.classes[k] for k in (by_class.argmax(), by_class.argmin()))
    return f"wire copy is {by_class.max():.0%} of {most} and {by_class.min():.0%} of {least}"


def _most_shared(portion: NDArray[np.float64], wire: Wire, design: Design) -> tuple[str, ...]:
    """The articles with the largest shared portions, then credited ones; each with why."""
    credited = wire.is_wire & (portion <= SHARED_TEXT)
    most = np.lexsort((-portion, ~(portion > SHARED_TEXT), ~(credited | (portion > SHARED_TEXT))))
    shown = []
    for i in most[:TOP].tolist():
        if not (credited[i] or portion[i] > SHARED_TEXT):
            break
        about = [f"{portion[i]:.0%} of its words"]
        if wire.match[i] >= 0:
            about.append(f"most of them in {_named(design, int(wire.match[i]))}")
        if wire.is_wire[i]:
            by = f"{wire.agency[i] or 'wire copy'} by its {wire.rule[i]}"
            about.append(f"{by}: {_opening(wire.evidence(i))}" if wire.start[i] >= 0 else by)
        shown.append(f"{_named(design, i)}: {', '.join(about)}")
    return tuple(shown)
