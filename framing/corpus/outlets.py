"""News outlets as card data: what they call themselves, where they publish, who owns them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

import msgspec

from framing.model.corpus import Corpus
from framing.model.outlets import Names, OutletName

_FILE = "outlets.toml"
_ASIDE = re.compile(r"\s*\([^)]*\)|\s+[-–—]\s.*$")  # (Web News), - Opinion
_ADDED = re.compile(r"(?i)\s+(?:online|editorials?|opinion|web)$")
_SUFFIX = re.compile(r"(?i)\.(?:com|org|net)$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BY = re.compile(r"(?i)^\s*by\s+")
_BETWEEN = re.compile(r"\s*(?:[,;&|/\n]|\band\b)\s*")
_PERSON = re.compile(
    r"(?:[A-Z]\.?|[A-Z][\w'’-]*[a-z][\w'’-]*)"
    r"(?: (?:[A-Z]\.){1,2}| [A-Z]| (?:de|van|von|al|bin|la))*"
    r"(?: [A-Z][\w'’-]*[a-z][\w'’-]*){1,2}"
)
_NOBODY = frozenset(
    """staff news press reporter reporters editor editors editorial board correspondent writer
    newsroom team desk associated reuters media guest opinion contributor contributors analysis
    bureau agency updated published wire service services read min count avatar president
    senator sen rep gov governor former secretary minister prime trending story image view
    photo photos times post daily university institute center college school law justice criminal
    department city county san new york north south east west little big""".split()
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """What is known of one outlet; the fields are explained at the head of ``outlets.toml``.

    Attributes
    ----------
    name : str
        In full, as a title.
    text, also, inside, short, labels, domains, handles, programmes : tuple of str
    owner : str
    """

    name: str = ""
    text: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    owner: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    version: str
    licence: str
    not_outlets: tuple[str, ...]
    shared_hosts: tuple[str, ...]
    short_nouns: tuple[str, ...]
    media_nouns: tuple[str, ...]
    anyone: tuple[str, ...]
    outlets: dict[str, Outlet]


@cache
def _file() -> _File:
    raw = (files("framing.corpus") / _FILE).read_text(encoding="utf-8")
    data = tomllib.loads(raw)
    for name, card in data["outlets"].items():
        card["name"] = name
    return msgspec.convert(data, _File, strict=True)


def outlets() -> Mapping[str, Outlet]:
    """Every outlet that has a card, by its name."""
    return _file().outlets


def find_outlet(outlet: str) -> Outlet | None:
    """The card of an outlet, by its name, an alias, a data set's label, or an address.

    Examples
    --------
    >>> for label in (
    ...     "NYT",
    ...     "New York Times - News",
    ...     "https://www.nytimes.com/x",
    ...     "CNN (Web News)",
    ... ):
    ...     print(find_outlet(label).name)
    The New York Times
    The New York Times
    The New York Times
    CNN
    >>> find_outlet("The Karst Daily") is None
    True
    """
    if host := _host(outlet):
        return _by_host(host)
    known = _by_label()
    return next((known[k] for k in _keys(outlet) if k in known), None)


def same_outlet(a: str, b: str) -> bool:
    """Whether two labels or addresses are of one outlet.

    Examples
    --------
    >>> same_outlet("NYT", "nytimes.com"), same_outlet("The Karst Daily", "Karst Daily (Web News)")
    (True, True)
    >>> same_outlet("The Washington Times", "The Washington Post")
    False
    """
    one, other = find_outlet(a), find_outlet(b)
    if one or other:
        return one is other
    if _host(a) and _host(b):
        return domain_of(a) == domain_of(b)
    return not set(_keys(a)).isdisjoint(_keys(b))


def domain_of(url: str) -> str:
    """The registrable domain of an address, by the Public Suffix List; '' when it has none.

    Examples
    --------
    >>> domain_of("https://www.bbc.co.uk/news/1"), domain_of("edition.karst-one.example")
    ('bbc.co.uk', 'karst-one.example')
    """
    host = _host(url)
    return _registrable(host) if host else ""


@lru_cache(maxsize=1 << 14)
def _registrable(host: str) -> str:
    from tld import get_fld  # a copy of the list is part of the package: nothing is downloaded

    found = get_fld(f"http://{host}", fail_silently=True)
    return str(found) if found else ".".join(host.split(".")[-2:])


def _host(address: str) -> str:
    """The host of a URL or of something that looks like one; '' for a name."""
    text = address.strip()
    if not text or any(c.isspace() for c in text) or "." not in text.strip("."):
        return ""
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:  # an unclosed bracket
        return ""
    labels = host.strip(".").split(".")
    sound = len(labels) > 1 and all(labels) and labels[-1].isalpha() and len(labels[-1]) > 1
    return ".".join(labels).removeprefix("www.") if sound else ""


def _by_host(host: str) -> Outlet | None:
    """The outlet that publishes at a host or the nearest domain above it."""
    known = _by_domain()
    labels = host.split(".")
    above = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((known[d] for d in above if d in known), None)


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: card for card in outlets().values() for domain in card.domains}


@cache
def _by_label() -> dict[str, Outlet]:
    """Outlets by the keys of what they are called; a key that several claim is nobody's."""
    cards = outlets().values()
    tiers = (
        [(card.name, card) for card in cards],
        [(label, card) for card in cards for label in (*card.also, *card.labels)],
        [(text, card) for card in cards for text in card.text],
    )
    known: dict[str, Outlet] = {}
    for tier in tiers:
        claims: dict[str, list[Outlet]] = {}
        for label, card in tier:
            claims.setdefault(_key(label), []).append(card)
        for key, claimed in claims.items():
            if all(c is claimed[0] for c in claimed):
                known.setdefault(key, claimed[0])
    return known


def _key(label: str) -> str:
    """Letters and digits of a label, in small letters, without a leading article."""
    words = "".join(c if c.isalnum() else " " for c in label.casefold()).split()
    return "".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _keys(label: str) -> tuple[str, ...]:
    """Keys of a label as it is, without asides, and without what data sets add."""
    plain = _plain(label)
    forms = (label, _ASIDE.sub("", label), plain, _SUFFIX.sub("", plain))
    return tuple(dict.fromkeys(k for k in map(_key, forms) if k))


def _plain(label: str) -> str:
    """A label without "(Web News)", "- Opinion" and the like."""
    return _ADDED.sub("", _ASIDE.sub("", label).strip())


def outlet_names(outlet: str, url: str | None = None) -> tuple[str, ...]:
    """Every form by which an outlet names itself.

    Examples
    --------
    >>> outlet_names("Karst One (Web News)")[:2]
    ('Karst One', '@karstone')
    >>> "nyti.ms" in outlet_names("NYT")
    True
    """
    return names_of(outlet, url).texts


@lru_cache(maxsize=1 << 12)
def names_of(outlet: str | None, url: str | None = None) -> Names:
    """How an outlet names itself: from its card, else derived from its name and address.

    Parameters
    ----------
    outlet : str or None
        A name, an alias, a data set's label such as ``CNN (Web News)``, or a domain.
    url : str or None
        An address it publishes at. Where the label is a writer's or nobody's, the outlet of the
        address counts as well.

    Examples
    --------
    >>> karst = names_of("The Karst Daily", "https://www.karstdaily.example/a")
    >>> karst.of_kind("name")[:1], karst.of_kind("domain")
    (('Karst Daily',), ('@karstdaily', 'karstdaily.example'))
    >>> names_of("Guest Writer - Left", "https://www.cnn.com/x").outlet
    'CNN'
    """
    label = "" if not outlet or _plain(outlet) in _file().not_outlets else _plain(outlet)
    named = find_outlet(outlet) if outlet and label else None
    published = _by_host(_host(url)) if url else None
    if card := named or (None if label else published):
        names = _from_card(card)
    else:
        names = Names(label) | _addresses(domain_of(label)) if _host(label) else _derived(label)
        names |= _from_card(published).entries if published else _addresses(domain_of(url or ""))
    anyone = _file().anyone if names.entries else ()
    return names | [OutletName(text, "name", "derived") for text in anyone]


def _from_card(card: Outlet) -> Names:
    text = card.text or (card.name.removeprefix("The "),)
    first = [card.domains[0].split(".")[0]] if card.domains else []
    found = [OutletName(t, "name", "card") for t in (*text, *card.also)]
    found += [OutletName(t, "name", "card", "inside") for t in card.inside]
    found += [OutletName(t, "name", "card", "short") for t in card.short]
    found += [OutletName(t, "domain", "card") for t in card.domains]
    found += [OutletName(f"@{t.lower()}", "domain", "card") for t in (*card.handles, *first)]
    found += [OutletName(t, "programme", "card") for t in card.programmes]
    return Names(card.name) | found


def _derived(label: str) -> Names:
    """Forms of an unknown outlet's name."""
    bare = label.removeprefix("The ").strip()
    if not bare:
        return Names(label)
    words = bare.split()
    unlike_a_word = len(words) > 1 or not bare[1:].islower()
    found = [OutletName(bare, "name", "derived", "" if unlike_a_word else "inside")]
    if not unlike_a_word and label != bare:
        found = [OutletName(label, "name", "derived")]
    if len(words) > 1 and words[-1] in _file().short_nouns:
        found.append(OutletName(words[-1], "name", "derived", "short"))
    if len(words) == 1 and _CAMEL.search(bare):
        found.append(OutletName(_CAMEL.sub(" ", bare), "name", "derived"))
    handle = "".join(c for c in bare.lower() if c.isalnum())
    return Names(label) | [*found, OutletName(f"@{handle}", "domain", "derived")]


def _addresses(domain: str) -> list[OutletName]:
    """The domain of an unknown outlet, and the handle that goes with it."""
    if not domain or domain in _file().shared_hosts:
        return []
    forms = (domain, f"@{domain.split('.', 1)[0]}")
    return [OutletName(form, "domain", "derived") for form in forms]


def media_nouns() -> frozenset[str]:
    """The last words of media's names: *Times*, *News*, *Tonight*."""
    return frozenset((*_file().short_nouns, *_file().media_nouns))


def is_shared_host(domain: str) -> bool:
    """Whether everybody publishes there, so that it names no outlet."""
    return domain in _file().shared_hosts


def people(author: str | None) -> tuple[str, ...]:
    """The persons in an author field, as far as they look like persons.

    Examples
    --------
    >>> people("By Ilse Brandt and Tom A. Reed, Staff Writer"), people("Reuters Staff, Min Read")
    (('Ilse Brandt', 'Tom A. Reed'), ())
    """
    parts = _BETWEEN.split(_BY.sub("", author or ""))
    return tuple(
        p
        for p in (" ".join(part.split()) for part in parts)
        if _PERSON.fullmatch(p) and not _NOBODY & set(p.lower().split())
    )


def outlet_names_of(
    corpus: Corpus, learned: Mapping[str, Names] | None = None
) -> list[Names | None]:
    """How the outlet of each article names itself; None where neither it nor an address is given.

    Parameters
    ----------
    corpus : Corpus
    learned : mapping of str to Names, optional
        What `framing.corpus.self_names.learn_self_reference` found.
    """
    known: dict[tuple[str | None, str | None], Names] = {}
    found: list[Names | None] = []
    for outlet, url in zip(corpus.column("outlet"), corpus.column("url"), strict=True):
        key = outlet, site_of(url)
        if key not in known:
            names = names_of(*key)
            known[key] = (
                names | learned[names.outlet].entries
                if learned and names.outlet in learned
                else names
            )
        found.append(known[key] if known[key].entries else None)
    return found


def article_names(corpus: Corpus, learned: Mapping[str, Names] | None = None) -> list[Names | None]:
    """As `outlet_names_of`, with each article's own authors among the staff."""
    named = zip(outlet_names_of(corpus, learned), corpus.column("author"), strict=True)
    return [
        names | [OutletName(p, "staff", "derived") for p in people(author)] if names else None
        for names, author in named
    ]


def site_of(url: str | None) -> str | None:
    """The host of an address, which an outlet's articles share; None without one."""
    return _host(url) or None if url else None
