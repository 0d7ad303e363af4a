"""What a saved page declares about its article: in JSON-LD, in its head, in its markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from framing.corpus.dates import parse_date
from framing.corpus.page_blocks import plain

_ARTICLE = re.compile(r"(?:article|posting|report)$", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:written|words|reported|report|story|analysis)\s+)?by:?(?:\s+|$)", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?:|www\.|\S+@\S+\.\w", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]+)*", re.IGNORECASE)
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d/\d\d?/\d\d?)(?:/|$)")
_LATER = re.compile("modif|updat", re.IGNORECASE)

_DATES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc:date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "dcterms.issued", "citation_publication_date", "citation_date",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "og:article:author", "byl", "byline", "parsely-author",
    "sailthru.author", "dc.creator", "dc:creator", "dcterms.creator", "citation_author",
)  # fmt: skip
_SECTIONS = ("article:section", "og:article:section", "section", "parsely-section")
_BYLINES = {"byline", "author", "author-name", "byline-name", "byline__name", "article-author"}


@dataclass(frozen=True, slots=True)
class _Head:
    """A page's declarations, taken up once."""

    tree: Any
    meta: dict[str, list[str]] = field(default_factory=dict)
    story: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Any) -> _Head:
        meta: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            content = plain(element.get("content"))
            for attribute in ("property", "name", "itemprop"):
                if content and (name := element.get(attribute)):
                    meta.setdefault(name.strip().lower(), []).append(content)
        return cls(tree, meta, next(_stories(tree), {}))

    def values(self, *names: str) -> list[str]:
        """Contents of the meta elements with these names, in the order of the names."""
        return [value for name in names for value in self.meta.get(name, ())]


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says about its article.

    Attributes
    ----------
    fields : dict
        The fields of `Article` that a page can declare; None for those that it does not.
    headline : str or None
        The headline as it is printed on the page.
    body : str or None
        The article's text, where its JSON-LD has it.
    """

    fields: dict[str, str | None]
    headline: str | None
    body: str | None


def declared(tree: Any) -> Declared:
    """What the page declares whose root is given, an lxml element."""
    head = _Head.of(tree)
    outlet = next(iter(head.values("og:site_name")), None)
    url, headline, titles = _url(head), *_titles(head, outlet or "")
    fields = {
        "title": headline or next(iter(titles), None),
        "date": _date(head, url),
        "author": _author(head, outlet),
        "section": _section(head),
        "url": url,
        "language": _language(head),
        "outlet": outlet,
    }
    body = head.story.get("articleBody")
    return Declared(fields, headline, unescape(body) if isinstance(body, str) else None)


def _titles(head: _Head, site: str) -> tuple[str | None, list[str]]:
    """The heading that agrees with what the head declares, and the declared titles."""
    shown = plain(head.tree.findtext(".//head/title"))
    titles = [*_names(head.story.get("headline")), *head.values("og:title", "twitter:title"), shown]
    titles = [_without_site(t, site) for t in titles if t]
    printed = [plain("".join(h.itertext())) for h in head.tree.iter("h1")]
    printed = [text for text in dict.fromkeys(printed) if text and text != site]
    agreeing = [t for t in printed if any(_agree(t, other) for other in titles)]
    if agreeing or (not titles and len(printed) == 1):
        return (agreeing or printed)[0], titles
    return None, titles


def _without_site(title: str, site: str) -> str:
    """A title without the name of the site that its writer hung on it."""
    if not site:
        return title
    return re.sub(rf"\s+[-–—|·•:»]\s+{re.escape(site)}$", "", title, flags=re.IGNORECASE)


def _agree(printed: str, declared: str) -> bool:
    """Whether half of a heading's words are in a title; a logo's are not."""
    words = set(re.findall(r"\w+", printed.lower()))
    return 2 * len(words & set(re.findall(r"\w+", declared.lower()))) > len(words)


def _date(head: _Head, url: str | None) -> str | None:
    """The day of publication: the first declaration that is one, or the first of them all."""
    found = [plain(head.story.get("datePublished")), *head.values(*_DATES)]
    found += [plain(e.get("datetime") or e.text) for e in _with(head, "itemprop", "datepublished")]
    times = [e for e in head.tree.iter("time") if e.get("datetime") and _is_in_article(e)]
    later = [e for e in times if any(_LATER.search(v) for v in e.attrib.values())]
    found += [plain(e.get("datetime")) for e in times if e not in later][:1]
    found += _DAY_IN_PATH.findall(urlsplit(url).path)[:1] if url else []
    found = [text for text in found if text]
    return next(filter(_is_day, found), found[0] if found else None)


def _is_day(text: str) -> bool:
    try:
        return parse_date(text) is not None
    except ValueError:
        return False


def _author(head: _Head, outlet: str | None) -> str | None:
    """Who wrote it, without "By"; several with semicolons, the outlet itself left out."""
    by_markup = (
        plain("".join(e.itertext()))
        for kind, names in (("rel", {"author"}), ("itemprop", {"author"}), ("class", _BYLINES))
        for e in _with(head, kind, *names)
        if e.tag not in {"meta", "link", "body", "html"} and not e.get("content")
    )
    for names in (_names(head.story.get("author")), head.values(*_AUTHORS), by_markup):
        found = dict.fromkeys(filter(None, map(_person, names)))
        if people := [p for p in found if not outlet or p.casefold() != outlet.casefold()]:
            return people[0] if names is by_markup else "; ".join(people)
    return None


def _person(name: str) -> str:
    """A name without what pages put around it; empty for what cannot be one."""
    name = _BY.sub("", plain(re.split(r"[|•]", name)[0]), count=1) if name else ""
    name = name.strip(" ,;:-–—")
    return "" if _ADDRESS.match(name) or len(name) > 120 else name


def _names(value: Any) -> list[str]:
    """The names in an author of schema.org: a string, an object, or a list of them."""
    if isinstance(value, list):
        return [name for one in value for name in _names(one)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return [plain(unescape(value))] if isinstance(value, str) else []


def _section(head: _Head) -> str | None:
    """The section of the site, the first of several."""
    found = [*_names(head.story.get("articleSection")), *head.values(*_SECTIONS)]
    return next((text for text in found if text and not _ADDRESS.match(text)), None)


def _url(head: _Head) -> str | None:
    """The address that the page calls its own, if it is complete."""
    links = [plain(e.get("href")) for e in _with(head, "rel", "canonical") if e.tag == "link"]
    main = head.story.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    found = [*links, *head.values("og:url"), plain(main), plain(head.story.get("url"))]
    return next(filter(_is_address, found), None)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and " " not in url


def _language(head: _Head) -> str | None:
    """The language as a tag, ``en-GB``."""
    root = head.tree
    found = [root.get("lang"), root.get("xml:lang"), *head.values("language", "dc.language")]
    found += [
        m.get("content")
        for m in _with(head, "http-equiv", "content-language")
        if m.tag == "meta" and m.get("content")
    ]
    tags = (plain(value).replace("_", "-") for value in [*found, *head.values("og:locale")])
    return next((tag for tag in tags if _LANGUAGE.fullmatch(tag)), None)


def _with(head: _Head, attribute: str, *values: str) -> Iterator[Any]:
    """Elements one of whose tokens in an attribute is one of the values."""
    for element in head.tree.iterfind(f".//*[@{attribute}]"):
        if set((element.get(attribute) or "").lower().split()) & set(values):
            yield element


def _is_in_article(element: Any) -> bool:
    return any(parent.tag in {"article", "main"} for parent in element.iterancestors())


def _stories(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that a page's JSON-LD describes, in order."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                data = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _articles(data, 8)


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Objects of an article's type at any place, from the outside in."""
    if isinstance(value, dict):
        kinds = value.get("@type")
        listed = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in listed):
            yield value
    parts = list(value.values()) if isinstance(value, dict) else value
    if isinstance(parts, list) and depth:
        for part in parts:
            yield from _articles(part, depth - 1)
