"""Whether each outlet has one name, and each name one outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from framing.corpus.outlets import domain_of, find_outlet, is_shared_host, same_outlet
from framing.health.facts import Facts
from framing.health.judge import does_not_apply
from framing.model.results import Check

FEWEST_OF_DOMAIN = 2  # articles: one may be a slip of the collector
SHARE_OF_DOMAIN = 0.05  # of the outlet's articles with an address


def check_names(facts: Facts) -> tuple[Check, ...]:
    """H24 and H25."""
    corpus = facts.notes.corpus
    outlets = corpus.column("outlet")
    return _check_aliases(corpus.outlets), check_domains(outlets, corpus.column("url"))


def _check_aliases(names: Sequence[str]) -> Check:
    if not names:
        return does_not_apply("H24", "outlet names", "No article says of which outlet it is.")
    found = aliases(names)
    said = [" = ".join(f"{n!r}" for n in same) for same in found]
    return Check(
        "H24", "outlet names", float(len(found)), 0.0, "outlets with several names",
        "warn" if found else "pass",
        f"{_n(said, 'outlet')} under several names, by the looks of them: {said[0]}."
        if found
        else f"{_n(names, 'name')}, each an outlet of its own by the looks of it.",
        "Give each outlet one name before comparing, unless the names mean different things, such "
        "as news and opinion." if found else "",
        tuple(said[:20]),
    )  # fmt: skip


def aliases(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Names of one outlet, by its card, by spelling, or as initials.

    Examples
    --------
    >>> aliases(["Karst One", "KARST  ONE", "NYT", "The New York Times", "Meridian Times"])
    [('KARST  ONE', 'Karst One'), ('NYT', 'The New York Times')]
    """
    root = {name: name for name in names}

    def find(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for a, b in _likely(sorted(names)):
        if find(a) != find(b) and (_is_short_for(a, b) or same_outlet(a, b)):
            root[find(b)] = find(a)
    groups: dict[str, list[str]] = {}
    for name in sorted(names):
        groups.setdefault(find(name), []).append(name)
    return [tuple(same) for same in groups.values() if len(same) > 1]


def _likely(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs worth asking about: of one card, of one beginning, or initials."""
    buckets: dict[str, list[str]] = {}
    for name in names:
        card, words = find_outlet(name), _words(name)
        keys = {f"card {card.name}"} if card else {"".join(words)[:3]}
        keys |= {f"initials {''.join(w[0] for w in words)}", f"initials {''.join(words)}"}
        for key in sorted(keys):
            buckets.setdefault(key, []).append(name)
    yield from dict.fromkeys(p for held in buckets.values() for p in combinations(held, 2))


def _words(name: str) -> list[str]:
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


def _is_short_for(a: str, b: str) -> bool:
    """Whether one name is the initials of the other, in capitals, of three words or more."""
    for short, long in ((a, b), (b, a)):
        words = long.split()
        initials = ("".join(w[0] for w in words), "".join(w[0] for w in _words(long)).upper())
        if len(short) >= 3 and short.isupper() and len(words) >= 3 and short in initials:
            return True
    return False


def check_domains(outlets: Sequence[str | None], urls: Sequence[str | None]) -> Check:
    """H25: one domain under two names, and several domains under one name.

    Parameters
    ----------
    outlets, urls : sequence of str or None, length n
    """
    unit = "domains or names"
    held = Counter(
        (domain, outlet)
        for outlet, url in zip(outlets, urls, strict=True)
        if outlet and url and (domain := domain_of(url)) and not is_shared_host(domain)
    )
    if not held:
        return does_not_apply("H25", "domains", "No article has an outlet and an address.", unit)
    size = Counter[str]()
    for (_, outlet), n in held.items():
        size[outlet] += n
    kept = [
        (d, o)
        for (d, o), n in sorted(held.items())
        if n >= FEWEST_OF_DOMAIN and n >= SHARE_OF_DOMAIN * size[o]
    ]
    shared = [f"{d}: {' and '.join(o)}" for d, o in _several(kept)]
    by_outlet = _several([(o, d) for d, o in kept])
    split = [f"{o}: {' and '.join(d)}" for o, d in by_outlet if not _known(o, d)]
    found = shared + split
    said = []
    if shared:
        said.append(
            f"{_n(shared, 'domain')} with articles under several outlets' names ({shared[0]})"
        )
    if split:
        said.append(f"{_n(split, 'outlet')} with several domains ({split[0]})")
    return Check(
        "H25", "domains", float(len(found)), 0.0, unit, "warn" if found else "pass",
        f"{'; '.join(said)}." if said else "Each domain goes with one outlet's name.",
        "See whether these are one outlet or two; a split by outlet leaks where they are one."
        if found else "",
        tuple(found[:20]),
    )  # fmt: skip


def _n(found: Sequence[str], noun: str) -> str:
    return f"{len(found):,} {noun}{'s' * (len(found) > 1)}"


def _several(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return [(key, sorted(set(v))) for key, v in sorted(groups.items()) if len(set(v)) > 1]


def _known(outlet: str, domains: Sequence[str]) -> bool:
    """Whether the outlet's card says that it publishes at all of these."""
    card = find_outlet(outlet)
    return card is not None and all(find_outlet(d) is card for d in domains)
