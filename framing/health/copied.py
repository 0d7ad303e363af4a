"""Text that stands in the corpus more than once, that agencies wrote, or that names its outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

import numpy as np

from framing.corpus.duplicates import EXACT, KINDS, Copies, linked
from framing.corpus.outlets import article_names
from framing.devices.self_reference import DEVICE, find_self_references
from framing.health.facts import Codes, Facts
from framing.health.judge import Fault, does_not_apply, judge
from framing.model.outlets import Names
from framing.model.parts import PROSE
from framing.model.results import Check
from framing.model.span import BoolArray
from framing.text.batch import Batch

_BATCH = 64
_SHOWN = 20

IDENTICAL = Fault(
    "H01", "identical articles", 0.01,  # each is counted twice, which makes intervals too narrow
    "The same words as another one",
    "No two articles have the same words.",
    "Keep one of each: framing.corpus.find_copies(corpus).keep_one().",
    worst="warn",
)  # fmt: skip
WITHIN = Fault(
    "H02", "copies within outlets", 0.05,  # updates of a story; resampled as if independent
    "An edited copy of another one of the same group, or a part of it",
    "No article is an edited copy of another one of its group.",
    "Keep one of each family, the first or the last version in all outlets alike.",
    worst="warn",
)  # fmt: skip
ACROSS = Fault(
    "H03", "copies across outlets", 0.02,  # METHODOLOGY 5.2, L02
    "A copy of another group's article, whole, edited, or one inside the other",
    "No article is a copy of another group's.",
    "Report every result with and without them: shared copy is nobody's own choice of words.",
    worst="warn",
)  # fmt: skip
WIRE = Fault(
    "H04", "wire copy", 0.10,  # METHODOLOGY 5.2, L02: a difference of ten points is judged besides
    "Credited to a news agency, or a third of it printed by other outlets too",
    "No article is credited to a news agency or printed by other outlets too.",
    "Compare own copy with own copy, or report every result with and without wire copy.",
)  # fmt: skip
OWN_NAME = Fault(
    "H05", "own name", 0.05,  # METHODOLOGY 5.2, L03
    "Their own outlet named in headline or body",
    "No article names its outlet in headline or body.",
    "Mask outlets' names before comparing words, and let a classifier not see them.",
    worst="warn",  # no count of a device is harmed; the leakage audit fails for it
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Copied:
    """Which of n articles are copies, and how.

    Attributes
    ----------
    identical : bool array, shape (n,)
        The same words as another article, wherever it stands.
    identical_across : bool array, shape (n,)
        The same words as an article of another group.
    within, across : bool arrays, shape (n,)
        An edited or contained copy in the same group; a copy of any kind in another.
    examples : dict of str to tuple of str
        Pairs of ids for each of these, by the name of the attribute.
    """

    identical: BoolArray
    identical_across: BoolArray
    within: BoolArray
    across: BoolArray
    examples: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, copies: Copies, facts: Facts) -> Copied:
        """Sort the pairs by whether both articles are of one group; blank texts are no copies."""
        a, b, group = copies.a, copies.b, facts.group
        real = (facts.words[a] > 0) & (facts.words[b] > 0)
        exact, apart = real & (copies.kind == EXACT), real & (group[a] != group[b])
        within = real & ~exact & ~apart
        # in a large family of identical articles not every pair is listed
        family = linked(len(facts), a[exact], b[exact])
        return cls(
            _either(len(facts), a[exact], b[exact]),
            _spanning(family, group),
            _either(len(facts), a[within], b[within]),
            _either(len(facts), a[apart], b[apart]) | _spanning(family, group),
            {
                name: tuple(islice(_pairs(copies, facts, chosen), _SHOWN))
                for name, chosen in (("identical", exact), ("within", within), ("across", apart))
            },
        )


def _either(n: int, a: Codes, b: Codes) -> BoolArray:
    """Which of n articles are in a pair."""
    found = np.zeros(n, bool)
    found[a] = found[b] = True
    return found


def _spanning(family: Codes, group: Codes) -> BoolArray:
    """Which articles' families have articles of several groups."""
    pairs = np.unique(np.column_stack([family, group]), axis=0)
    spans: BoolArray = (np.bincount(pairs[:, 0], minlength=len(family)) > 1)[family]
    return spans


def _pairs(copies: Copies, facts: Facts, chosen: BoolArray) -> Iterator[str]:
    """Pairs as a reader names them, the most similar first."""
    ids, names = facts.ids, (*facts.groups, "–")
    rows = np.flatnonzero(chosen)
    for p in rows[np.argsort(-copies.similarity[rows], kind="stable")][:_SHOWN].tolist():
        a, b = int(copies.a[p]), int(copies.b[p])
        kind = KINDS[copies.kind[p]]
        yield f"{ids[a]} ({names[facts.group[a]]}) = {ids[b]} ({names[facts.group[b]]}): {kind}"


def check_copies(copied: Copied, facts: Facts) -> tuple[Check, ...]:
    """H01 to H03."""
    return tuple(
        _with_pairs(judge(fault, getattr(copied, name), facts), copied.examples[name])
        for fault, name in ((IDENTICAL, "identical"), (WITHIN, "within"), (ACROSS, "across"))
    )


def _with_pairs(check: Check, pairs: tuple[str, ...]) -> Check:
    return replace(check, offenders=pairs) if pairs else check


def check_wire(is_wire: BoolArray, facts: Facts) -> Check:
    """H04: how many articles an agency wrote, and whether outlets differ in that.

    Parameters
    ----------
    is_wire : bool array, shape (n,)
    facts : Facts
    """
    return judge(WIRE, is_wire, facts)


def check_own_name(names_itself: BoolArray, facts: Facts) -> Check:
    """H05: how many articles name their own outlet.

    Parameters
    ----------
    names_itself : bool array, shape (n,)
    facts : Facts
    """
    known = has_outlet(facts)
    if not known.any():
        return does_not_apply(OWN_NAME.id, OWN_NAME.name, "No article says of which outlet it is.")
    return judge(OWN_NAME, names_itself, facts, among=known)


def has_outlet(facts: Facts) -> BoolArray:
    """Which articles have an outlet, shape (n,)."""
    return np.array([bool(o) for o in facts.notes.corpus.column("outlet")], bool)


def own_names(facts: Facts) -> BoolArray:
    """Which articles name their outlet in headline or body, shape (n,).

    Taken from the evidence where `self_reference` was looked for, else found here.
    """
    notes, found = facts.notes, np.zeros(len(facts), bool)
    if DEVICE in {card.name for card in notes.devices}:
        rows = (notes.evidence.device == DEVICE) & notes.evidence.part.isin(PROSE)
        found[notes.evidence.article[rows]] = True
        return found
    names = article_names(notes.corpus)
    naming = [_lines_with(own, text) for own, text in zip(names, facts.prose, strict=True)]
    rows = np.array([row for row, lines in enumerate(naming) if lines], np.int64)
    for chosen in np.split(rows, range(_BATCH, len(rows), _BATCH)):
        batch = Batch.of([naming[row] for row in chosen])
        own = find_self_references(batch, [names[row] for row in chosen])
        found[chosen[own.article]] = True
    return found


def _lines_with(names: Names | None, prose: str) -> str:
    """The lines in which a name may stand, for most articles are not worth a closer look."""
    words = _longest_words(names.texts) if names else ()
    low = prose.lower()
    if not any(word in low for word in words):
        return ""
    lines = prose.split("\n")
    return "\n".join(line for line in lines if any(word in line.lower() for word in words))


@lru_cache(maxsize=1 << 12)
def _longest_words(names: tuple[str, ...]) -> tuple[str, ...]:
    """The longest word of each name, folded, each once."""
    words = (max(re.findall(r"\w+", name.lower()), key=len, default="") for name in names)
    return tuple(dict.fromkeys(filter(None, words)))
