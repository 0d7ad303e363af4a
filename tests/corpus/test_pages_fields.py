"""What a page declares about its article: where it is looked for, and what is not believed."""

from __future__ import annotations

import json

import pytest

from framing.corpus.dates import parse_date
from framing.corpus.pages import html_page

PROSE = "<p>The ferry between Karst and Port Elsin was stopped on Monday, the council said.</p>" * 3


def fields(head: str = "", body: str = f"<article>{PROSE}</article>", html: str = "<html>"):
    """The fields that are read from a page."""
    rows = html_page(f"{html}<head>{head}</head><body>{body}</body></html>".encode(), "x.html")
    return {name: rows.values(name)[0] for name in rows.columns}


def meta(name: str, content: str) -> str:
    """A meta element."""
    return f'<meta property="{name}" content="{content}">'


def story(**about: object) -> str:
    """JSON-LD as sites have it: the article somewhere in a graph."""
    graph = [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], **about}]
    return f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (meta("og:title", "Ferry stopped"), "", "Ferry stopped"),
        (story(headline="Ferry &#8216;stopped&#8217;"), "", "Ferry ‘stopped’"),
        (meta("og:title", "Ferry stopped"), "<h1>Ferry is stopped</h1>", "Ferry is stopped"),
        ("<title>Ferry stopped</title>", "<h1>Karst One</h1>", "Ferry stopped"),
        ("", "<h1>Ferry stopped</h1>", "Ferry stopped"),
        (
            meta("og:site_name", "Karst One") + "<title>Ferry stopped | Karst One</title>",
            "<h1>Karst One</h1>",
            "Ferry stopped",
        ),
        ("", "", None),
    ],
)
def test_titles(head, body, title):
    """The headline is the printed one that agrees with the declared, without the site's name."""
    assert fields(head, body + f"<article>{PROSE}</article>")["title"] == title


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        (meta("article:published_time", "2031-05-02T23:30:00-05:00"), "", "2031-05-02"),
        (story(datePublished="2031-05-02T00:10:00+09:00"), "", "2031-05-02"),
        (story(datePublished="03/04/2031") + meta("date", "2031-04-03"), "", "2031-04-03"),
        ("", '<time datetime="2031-05-02">2 May</time>', "2031-05-02"),
        ("", '<time class="updated" datetime="2031-05-02">2 May</time>', None),
        (meta("og:url", "https://karst.example/2031/05/02/ferry"), "", "2031-05-02"),
        (meta("article:modified_time", "2031-05-02"), "", None),
        ("", "<p>Founded on 3 May 1911. Copyright 2019.</p>", None),
    ],
)
def test_dates(head, body, day):
    """A date is the one declared, on the day that it states; never one that stands about."""
    found = fields(head, f"<article>{body}{PROSE}</article>")["date"]
    assert (found and str(parse_date(found))) == day


def test_a_date_that_is_no_day_is_reported():
    """A declared date that cannot be read is handed on, so that it is reported."""
    assert fields(meta("date", "last Tuesday"))["date"] == "last Tuesday"


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        ('<meta name="author" content="By Ilse Brandt">', "", "Ilse Brandt"),
        (story(author=[{"name": "K. T. Amsel"}, {"name": "Łukasz Brenner"}]), "",
         "K. T. Amsel; Łukasz Brenner"),
        (meta("article:author", "https://karst.example/brandt"), "", None),
        (meta("article:author", "https://karst.example/brandt"),
         '<p class="byline">By Ilse Brandt</p>', "Ilse Brandt"),
        ("", '<a rel="author" href="/b">BY ILSE BRANDT</a>', "ILSE BRANDT"),
        ("", '<p class="byline">By </p>', None),
        (meta("og:site_name", "Karst One") + '<meta name="author" content="karst one">', "", None),
    ],
)  # fmt: skip
def test_authors(head, body, author):
    """Authors are people as the page writes them: no "By", no address, not the outlet itself."""
    assert fields(head, f"{body}<article>{PROSE}</article>")["author"] == author


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://karst.example/ferry">', "https://karst.example/ferry"),
        ('<link rel="canonical" href="/ferry">' + meta("og:url", "http://k.example/f"),
         "http://k.example/f"),
        (meta("og:url", "ftp://karst.example/ferry"), None),
        (meta("og:url", "http://["), None),
        (story(mainEntityOfPage={"@id": "https://karst.example/f"}), "https://karst.example/f"),
    ],
)  # fmt: skip
def test_urls(head, url):
    """An address is the page's own and complete."""
    assert fields(head)["url"] == url


@pytest.mark.parametrize(
    ("html", "head", "language"),
    [
        ('<html lang="en">', "", "en"),
        ('<html lang="en_GB">', "", "en-GB"),
        ("<html>", meta("og:locale", "en_GB"), "en-GB"),
        ("<html>", '<meta http-equiv="Content-Language" content="de">', "de"),
        ('<html lang="{{lang}}">', "", None),
    ],
)
def test_languages(html, head, language):
    """A language is a tag; what a template left behind is none."""
    assert fields(head, html=html)["language"] == language


def test_sections_and_outlets():
    """The section and the site are those declared; a title's end or an address names no outlet."""
    found = fields(story(articleSection=["Karst", "World"]) + meta("og:site_name", "Karst One"))
    assert (found["section"], found["outlet"]) == ("Karst", "Karst One")
    found = fields("<title>Ferry - Karst One</title>" + meta("og:url", "https://karst.example/f"))
    assert (found["section"], found["outlet"]) == (None, None)


def test_broken_json_is_passed_over():
    """A script that is no JSON costs nothing but itself."""
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    found = fields(broken + story(headline="Ferry stopped"))
    assert found["title"] == "Ferry stopped"
