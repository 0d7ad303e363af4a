"""What a corpus itself tells about how its outlets name themselves.

A string that an outlet's articles share and others lack is as likely a politician of its town as
its own name. So the numbers only propose; the shape or the context of a string has to say that it
names the outlet, its programmes or its staff.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.corpus.duplicates import find_copies
from framing.corpus.outlets import (
    domain_of,
    find_outlet,
    is_shared_host,
    media_nouns,
    names_of,
    people,
    site_of,
)
from framing.corpus.words import Words, runs
from framing.model.corpus import Corpus
from framing.model.outlets import Names, OutletName

OWN_SHARE = 0.05
RATIO = 5.0
FEWEST = 5  # own articles, copies not counted twice
SIGNED = 2  # articles that make an author one of the staff, and texts that name them
WITHIN = 0.5  # of a word's occurrences stand in the outlet's name: the word is the outlet's own
TELLING = 0.5  # of a string's articles have it where only a medium or a programme stands

_CAPITALS = re.compile(r"[A-Z][\w&’'-]*(?: (?:&|[A-Z0-9][\w&’'-]*)){0,5}")
_MAIL = re.compile(r"(?<=@)[\w-]+(?:\.[\w-]+)+")
_SITE = re.compile(r"(?:(?<=//)|(?<=www\.))[\w-]+(?:\.[\w-]+)+")
_DOTTED = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<![\w.@])@\w{3,30}")
_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s?$")
_OWN = r"(?:'s|’s|'|’)? ([\"“‘']?)"
_SAID = r"(?:\b(?:told|tells|according to|interview with) (?:the )?)(RUN)|(RUN) reported\b"


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """An outlet's articles, whatever labels it has, copies left out.

    Attributes
    ----------
    names : Names
    rows : int array
    texts : list of str
    authors : list of tuple of str
    """

    names: Names
    rows: NDArray[np.int64]
    texts: list[str]
    authors: list[tuple[str, ...]]

    @property
    def key(self) -> str:
        """Its name as one word."""
        return _compact(self.names.outlet.removeprefix("The "))


def learn_self_reference(
    corpus: Corpus, *, families: NDArray[np.integer] | None = None
) -> dict[str, Names]:
    """Strings by which outlets name themselves, learned from their articles.

    A string has to stand in 5 % and at least 5 of the outlet's articles, five times as often as in
    all others; and to be an address or handle like the outlet's name; to share with the name a word
    that is the outlet's own; to follow the name as a programme does ("Karst One's Evening Report");
    or to be a medium's name that is told things or reports them. An author of two
    articles whom two articles name is staff, whatever the share.

    When a classifier follows, learn from its training folds only.

    Parameters
    ----------
    corpus : Corpus
    families : int array, shape (n,), optional
        Articles that are copies of one another; each family counts once for an outlet. By default
        those of `framing.corpus.find_copies`.

    Returns
    -------
    dict of str to Names
        What was learned, by the outlet's name in full; outlets of which nothing was are left out.

    Examples
    --------
    >>> from framing.model.article import Article
    >>> said = [f"Ilse Brandt told Meridian Tonight of plan {w}." for w in "abcdefgh"]
    >>> other = [f"Tom Reed said no to plan {w}." for w in "abcdefgh"]
    >>> articles = [Article(f"m{i}", t, outlet="Meridian One") for i, t in enumerate(said)]
    >>> articles += [Article(f"k{i}", t, outlet="Karst Daily") for i, t in enumerate(other)]
    >>> learned = learn_self_reference(Corpus.of(articles), families=np.arange(16))
    >>> learned["Meridian One"].entries[0].text
    'Meridian Tonight'
    """
    if families is None:
        families = find_copies(corpus).families
    labels, sites = corpus.column("outlet"), [site_of(u) for u in corpus.column("url")]
    known = [names_of(o, s) if o else None for o, s in zip(labels, sites, strict=True)]
    groups = _groups(corpus, known, families)
    proposed = {g.names.outlet: list(_proposals(g)) for g in groups}
    words = Words.of(corpus.texts)
    rows = rows_with(words, {e.text for found in proposed.values() for e in found})
    kept = np.unique(np.concatenate([np.empty(0, np.int64), *(g.rows for g in groups)]))
    learned = {
        g.names.outlet: [e for e in proposed[g.names.outlet] if _telling(e, g.rows, kept, rows)]
        for g in groups
    }
    return {name: Names(name) | found for name, found in learned.items() if found}


def _groups(
    corpus: Corpus, known: Sequence[Names | None], families: NDArray[np.integer]
) -> list[_Group]:
    """The outlets, each with one article of each family."""
    texts, authors = corpus.texts, corpus.column("author")
    rows: dict[str, dict[int, int]] = {}
    names: dict[str, Names] = {}
    for row, (own, family) in enumerate(zip(known, families.tolist(), strict=True)):
        if own and own.outlet:
            rows.setdefault(own.outlet, {}).setdefault(family, row)
            names[own.outlet] = names.get(own.outlet, own) | own.entries
    return [
        _Group(
            names[name],
            np.array(sorted(own.values())),
            [texts[r] for r in sorted(own.values())],
            [people(authors[r]) for r in sorted(own.values())],
        )
        for name, own in sorted(rows.items())
    ]


def _proposals(group: _Group) -> Iterator[OutletName]:
    """Strings of the right shape, or in the right context, that an outlet's articles share."""
    staff = _common(map(set, group.authors), SIGNED)
    floor = max(FEWEST, OWN_SHARE * len(group.texts))
    found = [
        *((t, "domain") for t in _common(map(_addresses, group.texts), floor) if _like(t, group)),
        *((t, "domain") for t in _common(map(_handles, group.texts), floor) if _like(t, group)),
        *((t, "programme") for t in _named_after(group, floor)),
        *((t, "programme") for t in _in_context(group, floor)),
        *((t, "staff") for t in staff),
    ]
    known = [t.casefold() for t in group.names.texts]
    for text, kind in {**dict(found), **dict.fromkeys(staff, "staff")}.items():
        bare = text.casefold().removeprefix("the ")
        if not any(bare in name for name in known):
            yield OutletName(text, kind, "learned")


def _common(sets: Iterable[set[str]], floor: float) -> list[str]:
    """The strings that stand in enough articles, the frequent ones first."""
    counts = Counter(text for found in sets for text in found)
    return [t for t, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if n >= floor]


def _addresses(text: str) -> set[str]:
    hosts = {*_MAIL.findall(text), *_SITE.findall(text)}
    return {d for d in map(domain_of, hosts) if d and not is_shared_host(d)}


def _handles(text: str) -> set[str]:
    return {h.lower() for h in _HANDLE.findall(text)}


def _like(address: str, group: _Group) -> bool:
    """Whether an address or handle is like the outlet's name: one holds the other."""
    label = _compact(address.lstrip("@").split(".", maxsplit=1)[0])
    return len(group.key) >= 3 and (group.key in label or (len(label) >= 4 and label in group.key))


def _named_after(group: _Group, floor: float) -> list[str]:
    """Names that begin with a word that is the outlet's own: *Meridian Tonight*."""
    own = _own_words(group)
    return _common((_names_in(text, own) for text in group.texts), floor) if own else []


def _own_words(group: _Group) -> set[str]:
    """Words of the outlet's names that in its articles mostly stand in those names.

    In the *Karst Daily* Karst is the town, and a name that begins with it proves nothing.
    """
    names = [n for n in group.names.of_kind("name") if n[0].isupper() and not n.startswith("The ")]
    single = {n for n in names if " " not in n and not n[1:].islower()}
    long = sorted((n for n in names if " " in n), key=len, reverse=True)
    words = {w for n in long for w in n.split() if w[0].isupper() and len(w) > 2}
    if not words:
        return single
    whole = re.compile("|".join(rf"\b{re.escape(n)}\b" for n in long))
    everywhere: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    for text in group.texts:
        everywhere.update(w for w in _WORD.findall(text) if w in words)
        elsewhere.update(w for w in _WORD.findall(whole.sub(" ", text)) if w in words)
    return single | {w for w, n in everywhere.items() if elsewhere[w] <= (1 - WITHIN) * n}


def _names_in(text: str, own: set[str]) -> set[str]:
    """Runs of two to four capitalised words from one of the outlet's own to a programme's."""
    found, nouns = set(), media_nouns()
    for run in _CAPITALS.findall(text):
        words = [_POSSESSIVE.sub("", w) for w in run.removeprefix("The ").split()]
        if words[0] in own:
            pieces = (words[:n] for n in range(2, min(4, len(words)) + 1))
            found |= {" ".join(p) for p in pieces if p[-1] in nouns}
    return found


def _in_context(group: _Group, floor: float) -> list[str]:
    """Names that follow the outlet's own, and media that are told things or report them."""
    names = "|".join(re.escape(n) for n in group.names.of_kind("name") if n[0].isupper())
    run = r"[A-Z][\w&-]*(?: [A-Z0-9&][\w&-]*){0,3}"
    nouns = media_nouns()
    after = re.compile(rf"\b(?:{names or '(?!)'}){_OWN}({run})")
    said = re.compile(_SAID.replace("RUN", run))
    followed, reported = [], []
    for text in group.texts:
        named = ((mark, name) for mark, name in after.findall(text) if " " in name)
        followed.append({name for mark, name in named if mark or name.split()[-1] in nouns})
        media = {a or b for a, b in said.findall(text)}
        reported.append({m for m in media if " " in m and m.split()[-1] in nouns})
    found = []
    for sets in (followed, reported):
        for name in _common(sets, floor * TELLING):
            everywhere = sum(name in text for text in group.texts)
            telling = sum(name in s for s in sets)
            if everywhere >= floor and telling >= TELLING * everywhere and not _is_others(name):
                found.append(name)
    return found


def _is_others(name: str) -> bool:
    """Whether a name is, or begins with, that of an outlet with a card."""
    words = name.split()
    return any(find_outlet(" ".join(words[:n])) for n in range(1, len(words) + 1))


def _telling(
    entry: OutletName,
    own: NDArray[np.int64],
    kept: NDArray[np.int64],
    rows: Mapping[str, NDArray[np.int64]],
) -> bool:
    """Whether a string is frequent enough among the outlet's own articles, and rare elsewhere."""
    held = np.intersect1d(rows[entry.text], kept)
    a = len(np.intersect1d(held, own))
    n, b, m = len(own), len(held) - a, len(kept) - len(own)
    if ((a + 0.5) / (n + 1)) / ((b + 0.5) / (m + 1)) < RATIO:
        return False
    return a >= SIGNED if entry.kind == "staff" else a >= max(FEWEST, OWN_SHARE * n)


def rows_with(words: Words, strings: Iterable[str]) -> dict[str, NDArray[np.int64]]:
    """The texts that hold each of some strings, in any case and whatever stands between its words.

    An address is also held by one below it, and by mail there.

    Examples
    --------
    >>> texts = ["Karst One said", "karst, one", "a@mail.karst.example"]
    >>> found = rows_with(Words.of(texts), ["Karst One", "karst.example"])
    >>> found["Karst One"].tolist(), found["karst.example"].tolist()
    ([0, 1], [2])
    """
    wanted = sorted(set(strings))
    addresses = {s for s in wanted if "." in s and " " not in s}
    found = _rows_with_runs(words, [s for s in wanted if s not in addresses])
    rows: dict[str, list[int]] = {s.lower(): [] for s in addresses}
    for row, text in enumerate(words.texts if addresses else ()):
        for host in {h.lower() for h in _DOTTED.findall(text)}:
            labels = host.split(".")
            for above in (".".join(labels[i:]) for i in range(len(labels) - 1)):
                if above in rows:
                    rows[above].append(row)
    return found | {s: np.unique(np.array(rows[s.lower()], np.int64)) for s in addresses}


def _rows_with_runs(words: Words, strings: Sequence[str]) -> dict[str, NDArray[np.int64]]:
    asked = [(s, Words.of([s])) for s in strings]
    found = {s: np.empty(0, np.int64) for s in strings}
    for n in sorted({len(w.keys) for _, w in asked} - {0}):
        of_length = [(s, runs(w, n).keys[0]) for s, w in asked if len(w.keys) == n]
        every = runs(words, n)
        hit = np.isin(every.keys, np.array([key for _, key in of_length], np.uint64))
        keys, row = every.keys[hit], every.row[hit]
        for s, key in of_length:
            found[s] = np.unique(row[keys == key])
    return found


def _compact(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
