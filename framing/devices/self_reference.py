"""An outlet that names itself: its name, addresses, programmes and staff in its own articles.

Text alone does not say whose it is, so this is no `Device`: the names are handed in, one set an
article, and another outlet's name is never a hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from framing.model.evidence import DeviceCard, EvidenceTable
from framing.model.outlets import KINDS, Names, OutletName
from framing.text import characters as ch
from framing.text.batch import Batch, Hit
from framing.text.phrases import PhraseSet
from framing.text.tokens import NUMBER, Tokens, tokenize

DEVICE = "self_reference"
SENSES = KINDS
CARD = DeviceCard(
    DEVICE,
    "A word by which the outlet names itself: its name, an address, a programme, its staff.",
    "words",
    (),
)

_POSSESSIVE = ("", "'s")
_MANNER = frozenset("in on at for to from by with as and but per via".split())
_ADDRESS_HEAD = re.compile(r"(?:https?://)?(?:[\w.+-]{1,64}@|(?:[\w-]{1,63}\.){1,4})?\Z")
_ADDRESS_TAIL = re.compile(r"(?::\d+)?(?:/[^\s<>\"”’)\]]*)?")
_HEAD = 140  # characters looked at before a domain

Keys = tuple[int, ...]


@lru_cache(maxsize=1 << 14)
def _forms(text: str) -> tuple[Keys, ...]:
    """Token keys of a name, alone and with a possessive ending; its article is checked later."""
    bare = text.removeprefix("The ")
    return tuple(tuple(tokenize(ch.Characters.of(bare + p)).key.tolist()) for p in _POSSESSIVE)


@dataclass(frozen=True, slots=True, eq=False)
class _Forms:
    """The names of one outlet, made ready for search.

    Attributes
    ----------
    phrases : PhraseSet
    entries : dict of keys to tuple of OutletName
    domains : tuple of OutletName
    article : bool
        Whether the outlet is called "The ...".
    """

    phrases: PhraseSet
    entries: dict[Keys, tuple[OutletName, ...]]
    domains: tuple[OutletName, ...]
    article: bool


@lru_cache(maxsize=1 << 10)
def _prepare(names: Names) -> _Forms:
    entries: dict[Keys, list[OutletName]] = {}
    domains = []
    for entry in names.entries:
        if entry.kind == "domain" and "." in entry.text:
            domains.append(entry)
            continue
        for keys in filter(None, _forms(entry.text)):
            entries.setdefault(keys, []).append(entry)
    by_first: dict[int, list[Keys]] = {}
    for keys in sorted(entries, key=len, reverse=True):
        by_first.setdefault(keys[0], []).append(keys)
    phrases = PhraseSet(
        {first: tuple(found) for first, found in by_first.items()},
        np.array(sorted(by_first), np.uint64),
    )
    every = {keys: tuple(found) for keys, found in entries.items()}
    return _Forms(phrases, every, tuple(domains), names.outlet.startswith("The "))


def find_self_references(batch: Batch, names: Sequence[Names | None]) -> EvidenceTable:
    """Where outlets name themselves in their own articles, in every part and voice.

    Parameters
    ----------
    batch : Batch
    names : sequence of Names or None, one an article
        How the outlet of each article names itself; None where nothing is known of it.

    Returns
    -------
    EvidenceTable
        Device ``self_reference``; the sense is the kind of name, the rule ``self.<origin>``.
        A span covers a possessive *'s*, and the article where it belongs to the name.

    Raises
    ------
    ValueError
        When there is not one set of names an article.

    Examples
    --------
    >>> text = "Ilse Brandt told the Karst Daily's Sunday edition, not the Meridian Times."
    >>> daily = Names("Karst Daily", (OutletName("Karst Daily", "name", "derived"),))
    >>> found = find_self_references(Batch.of([text]), [daily])
    >>> text[found.start[0] : found.end[0]], list(found.sense), list(found.rule)
    ("the Karst Daily's", ['name'], ['self.derived'])
    """
    if len(names) != len(batch):
        raise ValueError(f"{len(batch)} articles need as many sets of names, not {len(names)}")
    edges = np.searchsorted(batch.tokens.start, batch.bounds)
    hits: list[Hit] = []
    for article, own in enumerate(names):
        if own and own.entries:
            hits += _in_article(batch, article, _prepare(own), slice(*edges[article : article + 2]))
    return batch.evidence(DEVICE, hits)


def _in_article(batch: Batch, article: int, forms: _Forms, tokens: slice) -> list[Hit]:
    """Addresses first; then names outside of them; then short names, which depend on those."""
    start = batch.tokens.start
    found = list(_addresses(batch, article, forms.domains))
    taken = [(h.start, h.end) for h in found]
    part = _sliced(batch.tokens, tokens)
    hits = [
        (a + tokens.start, b + tokens.start)
        for a, b in forms.phrases.find(part, batch.line_of[tokens])
    ]
    hits = [(a, b) for a, b in hits if not any(s <= start[a] < e for s, e in taken)]
    named: set[int] = set()
    short = []
    for first, last in hits:
        entry = _entry(batch, first, last, forms)
        if entry and entry.guard == "short":
            short.append((first, last, entry))
        elif entry:
            named.update(range(first, last + 1))
            found.append(_hit(batch, first, last, entry, forms.article))
    for first, last, entry in short:
        if not _has_rival(batch, tokens, first, named):
            found.append(_hit(batch, first, last, entry, forms.article))
    return found


def _sliced(tokens: Tokens, where: slice) -> Tokens:
    return Tokens(**{f.name: getattr(tokens, f.name)[where] for f in fields(Tokens)})


def _entry(batch: Batch, first: int, last: int, forms: _Forms) -> OutletName | None:
    """The first of the names written so that stands as it has to."""
    entries = forms.entries[tuple(batch.tokens.key[first : last + 1].tolist())]
    written = "".join(batch.text(first, last).split())
    return next((e for e in entries if _stands(batch, first, last, e, written)), None)


def _stands(batch: Batch, first: int, last: int, entry: OutletName, written: str) -> bool:
    """Whether an occurrence is in the right case, after the right article, in the right place."""
    wanted = "".join(entry.text.removeprefix("The ").split())
    if any(c.isupper() and not w.isupper() for c, w in zip(wanted, written, strict=False)):
        return False
    article = _article(batch, first)
    if entry.text.startswith("The ") and not (article and batch.tokens.capital[first - 1]):
        return False
    if not entry.guard:
        return True
    if entry.guard == "short" and not article:
        return False
    return _alone(batch, first, last, article, possessive=len(written) > len(wanted))


def _article(batch: Batch, first: int) -> bool:
    """Whether ``the`` stands before a token, on its line."""
    return bool(
        first
        and batch.word(first - 1) == "the"
        and batch.line_of[first] == batch.line_of[first - 1]
    )


def _alone(batch: Batch, first: int, last: int, article: bool, possessive: bool) -> bool:
    """Whether a capital is not owed to the start of a sentence, a title or a longer name."""
    next_capital = _capital(batch, last + 1, batch.line_of[last], numbers=True)  # Fox 5
    if possessive and next_capital:
        return True  # Reason's Ann Roe
    before = first - 1 - article
    opens = before < 0 or batch.sentence_of[before] != batch.sentence_of[first]
    if opens and not article:
        return False
    neighbour = not opens and _capital(batch, before, batch.line_of[first])
    return not next_capital and not (neighbour and batch.word(before) not in _MANNER)


def _capital(batch: Batch, token: int, line: int, *, numbers: bool = False) -> bool:
    """Whether there is a capitalised word (or a number, if asked) at a token of a line."""
    tokens = batch.tokens
    return bool(
        0 <= token < len(tokens)
        and (tokens.capital[token] or (numbers and tokens.kind[token] == NUMBER))
        and batch.line_of[token] == line
    )


def _has_rival(batch: Batch, tokens: slice, first: int, named: set[int]) -> bool:
    """Whether the article names somebody else by the same last word, as in *Valdoria Times*."""
    same = np.flatnonzero(batch.tokens.key[tokens] == batch.tokens.key[first]) + tokens.start
    return any(
        i not in named
        and _capital(batch, i, batch.line_of[i])
        and _capital(batch, i - 1, batch.line_of[i])
        and batch.word(i - 1) != "the"
        for i in same.tolist()
    )


def _hit(batch: Batch, first: int, last: int, entry: OutletName, article: bool) -> Hit:
    """The evidence; `article` says whether the outlet's name has one.

    The label of an outlet without a card does not tell, so that an article counts as its own.
    """
    part_of_name = (
        entry.kind == "name" and (article or entry.origin == "derived")
    ) or entry.text.startswith("The ")
    whole = (part_of_name or entry.guard == "short") and _article(batch, first)
    start = batch.tokens.start[first - 1 if whole else first]
    return Hit(int(start), int(batch.tokens.end[last]), f"self.{entry.origin}", entry.kind)


def _addresses(batch: Batch, article: int, domains: Sequence[OutletName]) -> Iterator[Hit]:
    """Web and mail addresses at the domains, or below them, each in full."""
    low, high = (int(b) for b in batch.bounds[article : article + 2])
    done: set[int] = set()
    for entry in sorted(domains, key=lambda e: -len(e.text)):
        at = batch.plain.find(entry.text, low, high)
        while at >= 0:
            found = _address(batch.plain, at, at + len(entry.text), low, high)
            if found and found[1] not in done:
                done.add(found[1])
                yield Hit(*found, f"self.{entry.origin}", "domain")
            at = batch.plain.find(entry.text, at + len(entry.text), high)


def _address(plain: str, start: int, end: int, low: int, high: int) -> tuple[int, int] | None:
    """The address around a domain; None where the domain is but a piece of another word."""
    head = _ADDRESS_HEAD.search(plain, max(low, start - _HEAD), start)
    begin = head.start() if head else start
    before = plain[begin - 1] if begin > low else " "
    after = plain[end : min(end + 2, high)]
    if before.isalnum() or before in "-_.@" or re.match(r"[\w-]|\.\w", after):
        return None
    tail = _ADDRESS_TAIL.match(plain, end, high)
    stop = tail.end() if tail else end
    while plain[stop - 1] in ".,;:!?'" and stop > end:
        stop -= 1
    return begin, stop
