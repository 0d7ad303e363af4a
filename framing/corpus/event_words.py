"""What an article says first, as weighted words: headline twice and lead, outlets' names masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from framing.text.characters import Characters
from framing.text.tokens import tokenize
from framing.text.words import WordSet

if TYPE_CHECKING:
    from scipy.sparse import csr_array

LEAD = 120  # words of the text
_LONGEST = 12  # characters a word of the lead takes at most, on average
_BATCH = 256  # openings tokenised in one buffer: keeps memory flat
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_SHORTEST = 2  # letters of a masked name

# Words of every report on every subject. Grammar, and the reporter's "said" and weekdays, which
# tell which day of the week a story ran and nothing else.
_COMMON = WordSet.of(
    """a about above after again against all also am among an and any are aren't as at be because
    been before being below between both but by can can't cannot could couldn't did didn't do does
    doesn't doing don't down during each few for from further had hadn't has hasn't have haven't
    having he her here hers herself him himself his how i i'm if in into is isn't it its itself
    just let me more most my myself no nor not now of off on once one only or other our ours out
    over own per same she should shouldn't so some such than that the their theirs them themselves
    then there these they this those through to too two under until up upon us very was wasn't we
    we're were weren't what when where which while who whom why will with won't would wouldn't you
    your yours according added asked announced called get going last like made make many may might
    much must new news report reported reports said saying says since still take told week year
    years day days month months time first monday tuesday wednesday thursday friday saturday
    sunday mr mrs ms dr""".split()
)


def openings(
    titles: Sequence[str | None], texts: Sequence[str], outlets: Iterable[str] = ()
) -> list[tuple[str, str]]:
    r"""Headline and the start of the text without it, names of `outlets` taken out of both.

    Only names written as the outlet writes itself are masked, so that "time" stays a word where
    *Time* is an outlet. What follows a dash or a bracket in a name is not part of it.

    Examples
    --------
    >>> openings(
    ...     ["Ferry sails"],
    ...     ["Ferry sails\n\nKarst One has learned of Brandt's plan."],
    ...     ["Karst One (Online)"],
    ... )
    [('Ferry sails', '\n\n  has learned of Brandt plan.')]
    """
    mask = _mask(outlets)
    found = []
    for title, text in zip(titles, texts, strict=True):
        head = title or ""
        lead = text[: LEAD * _LONGEST + len(head)].removeprefix(head)
        clean = (_POSSESSIVE.sub("", mask.sub(" ", part)) for part in (head, lead))
        found.append((next(clean), next(clean)))
    return found


def _mask(outlets: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the names, longest first; for nothing when there are none."""
    names = {re.split(r" [-(]", outlet)[0].strip() for outlet in outlets}
    known = sorted((n for n in names if len(n) >= _SHORTEST), key=lambda name: (-len(name), name))
    if not known:
        return re.compile(r"(?!)")
    initials = re.escape("".join(sorted({name[0] for name in known})))
    return re.compile(rf"\b(?=[{initials}])(?:{'|'.join(map(re.escape, known))})\b")


def weigh(heads_and_leads: Sequence[tuple[str, str]], lead: int = LEAD) -> csr_array:
    """TF-IDF vectors of length 1, words of the headline counted twice.

    Term frequencies enter as ``1 + ln tf``, and document frequencies over these articles as
    ``1 + ln((1 + n) / (1 + df))``. Words that stand in one article only can link nothing, but
    count in its length: what an article says alone makes it less like the others.

    Parameters
    ----------
    heads_and_leads : sequence of (str, str), length n
    lead : int
        Words of the text that count.

    Returns
    -------
    csr_array, shape (n, words)
        Rows are zero for articles without a word that is left.
    """
    from scipy.sparse import csr_array

    n = len(heads_and_leads)
    heads = _words([head for head, _ in heads_and_leads], None)
    leads = _words([text for _, text in heads_and_leads], lead)
    rows = np.concatenate([heads[0], leads[0]])
    keys = np.concatenate([heads[1], leads[1]])
    counts = np.repeat([2.0, 1.0], [len(heads[0]), len(leads[0])])
    vocabulary, columns = np.unique(keys, return_inverse=True)
    table = csr_array((counts, (rows, columns)), shape=(n, len(vocabulary)))
    table.sum_duplicates()
    df = np.bincount(table.indices, minlength=len(vocabulary))
    table.data = (1 + np.log(table.data)) * (1 + np.log((1 + n) / (1 + df)))[table.indices]
    return _unit(table)


def _unit(table: csr_array) -> csr_array:
    """Rows scaled to length 1."""
    row = np.repeat(np.arange(table.shape[0]), np.diff(table.indptr))
    length = np.sqrt(np.bincount(row, table.data**2, minlength=table.shape[0]))
    table.data = table.data / length[row]
    return table


def _words(texts: Sequence[str], most: int | None) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Row and key of every word that is not common, among the first `most` of each text."""
    rows, keys = [np.empty(0, np.int64)], [np.empty(0, np.uint64)]
    for first in range(0, len(texts), _BATCH):
        batch = texts[first : first + _BATCH]
        bounds = np.cumsum([0, *(len(t) + 1 for t in batch)])
        tokens = tokenize(Characters.of("\n".join(batch)))
        word = np.flatnonzero(tokens.is_word)
        row = np.searchsorted(bounds, tokens.start[word], side="right") - 1
        place = np.arange(len(word)) - np.searchsorted(row, row)
        key = tokens.key[word]
        keep = ~_COMMON.holds(key) & (place < (most or len(word) + 1))
        rows.append(first + row[keep])
        keys.append(key[keep])
    return np.concatenate(rows), np.concatenate(keys)
