"""Saved web pages: the article's own prose, whole and character by character."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring

from framing.corpus.page_blocks import blocks, completed
from framing.corpus.pages import html_page, text_page
from framing.corpus.reading import read

PROSE = [
    "The ferry between Karst and Port Elsin was stopped on Monday, the council said.",
    "“Nobody asked us,” said Ilse Brandt, who has sold bread on the quay for thirty years.",
    "A second boat will sail from June, at a price that has not been agreed.",
    "The harbour’s owner, Meridian Lines, lost 2.4 million crowns last year.",
]


def page(body: str, head: str = "") -> bytes:
    """A page around a body."""
    return (
        f"<html><head><title>Ferry stopped</title>{head}</head><body>"
        f'<nav><a href="/">Home</a> <a href="/news">News</a></nav>{body}'
        "<footer>Copyright 2019 Meridian Times</footer></body></html>"
    ).encode()


def text(data: bytes) -> str | None:
    """The text that is read from a page."""
    return html_page(data, "ferry.html").values("text")[0]


def lines(data: bytes) -> list[str]:
    """Its lines."""
    return (text(data) or "").split("\n")


def paragraphs(texts, tag="p") -> str:
    """Texts in elements."""
    return "".join(f"<{tag}>{t}</{tag}>" for t in texts)


WAYS = {
    "paragraphs": f"<article><h1>Ferry stopped</h1>{paragraphs(PROSE)}</article>",
    "divs": f'<div class="x"><h1>Ferry stopped</h1>{paragraphs(PROSE, "div")}</div>',
    "breaks": f"<table><tr><td><h1>Ferry stopped</h1>{'<br><br>'.join(PROSE)}</td></tr></table>",
    "unclosed": "<article><h1>Ferry stopped</h1>" + "".join(f"<p>{t}" for t in PROSE),
    "crossed": "<article><h1>Ferry stopped</h1>"
    + "".join(f"<p><b><i>{t}</b></i></p></span>" for t in PROSE),
    "wrapped": "<article><h1>Ferry\n stopped</h1>"
    + paragraphs(t.replace(" the ", "\n    the ") for t in PROSE)
    + "</article>",
    "inline": "<article><h1>Ferry stopped</h1>"
    + paragraphs(t.replace("council", '<a href="/c">coun<b>cil</b></a>') for t in PROSE)
    + "</article>",
}


@pytest.mark.parametrize("way", WAYS)
def test_paragraphs_are_kept_apart(way):
    """However a page separates its paragraphs, each is one line under the headline."""
    assert lines(page(WAYS[way])) == ["Ferry stopped", *PROSE]


def test_characters_are_the_pages_own():
    """Kinds of spaces, invisible marks, ligatures and bars are not exchanged for others."""
    odd = "A\u00a0b\u2009c\u202fd\u200be\u00adf ''g'' e\u0301 \u2026 o\ufb01ce \U0001f600 1 | 2"
    data = page(f"<article><h1>Ferry stopped</h1>{paragraphs([*PROSE, odd])}</article>")
    assert lines(data)[-1] == odd
    assert lines(data.replace(b"\xc2\xa0", b"&nbsp;"))[-1] == odd


MIDDLES = {
    '<div class="teaser"><p>{}</p></div>': True,
    '<p class="promo-text"><em>{}</em></p>': True,
    '<div class="x"><p><a href="/2">{}</a></p></div>': False,
    '<div class="x"><h3><a href="/2">Bridge</a></h3><p>{}</p></div>': False,
    '<div class="newsletter"><p>{}</p></div>': False,
    "<aside><p>{}</p></aside>": False,
    "<figure><figcaption>{}</figcaption></figure>": False,
}


@pytest.mark.parametrize("middle", MIDDLES)
def test_prose_that_was_left_out_is_put_back(middle):
    """Sentences between two paragraphs of the extract are prose, unless they are a box's."""
    data = page(f"<div><p>{PROSE[0]}</p>{middle.format(PROSE[1])}<p>{PROSE[2]}</p></div>")
    shown = blocks(document_fromstring(data.decode()))
    extract = [PROSE[0], PROSE[2]]
    wanted = PROSE[:3] if MIDDLES[middle] else extract
    assert completed(extract, shown) == wanted
    assert completed(PROSE[:3], shown) == PROSE[:3]


def test_nothing_is_put_back_around_an_article():
    """What stands before the first and after the last line of the extract stays out."""
    shown = blocks(document_fromstring(page(paragraphs(PROSE)).decode()))
    assert completed(PROSE[1:3], shown) == PROSE[1:3]


def test_a_paragraph_with_the_name_of_a_teaser_is_read():
    """A page whose lead the extractor drops for its name is read with it."""
    more = [f"{n} {t}" for n in range(1, 5) for t in PROSE]
    lead = "It will not sail again before the summer, whatever the weather is like."
    body = f'<p>{PROSE[0]}</p><div class="teaser lead"><p>{lead}</p></div>{paragraphs(more)}'
    data = page(f'<div class="story-body"><h1>Ferry stopped</h1>{body}</div>')
    assert lines(data) == ["Ferry stopped", PROSE[0], lead, *more]


def test_boxes_that_are_never_closed():
    """Prose is read however deep the boxes nest around it that nobody closed."""
    many = [f"{n} {PROSE[n % 4]}" for n in range(300)]
    body = "".join(f"<div><p>{t}</p>" for t in many)
    found = set(lines(page(f"<article><h1>Ferry stopped</h1>{body}</article>")))
    assert len(found & set(many)) > 290


def test_a_headline_outside_the_article_comes_first():
    """The printed headline stands in the text, wherever the page has it, and once."""
    data = page(f"<header><h1>Ferry stopped</h1></header><article>{paragraphs(PROSE)}</article>")
    assert lines(data) == ["Ferry stopped", *PROSE]


@pytest.mark.parametrize("join", ["\\n\\n", "</p><p>", "<br>"])
def test_an_article_that_only_a_script_has(join):
    """Where a page is drawn by a script, its JSON-LD has the article, paragraphs kept apart."""
    body = f"<p>{join.join(PROSE)}</p>" if "<" in join else join.join(PROSE)
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "%s"}</script>'
    )
    assert lines(page("<div id='root'>Loading</div>", head % body)) == PROSE


@pytest.mark.parametrize(
    ("body", "says", "remedy"),
    [
        ("", "the page is empty", "save it again"),
        ("<script>draw()</script>", "the page is empty", "save it again"),
        ("<p>Home</p>", "no article was found", "save its article as .txt"),
        (
            "<form><p>Sign in to go on reading this and all of our other stories.</p></form>",
            "sign in or subscribe",
            "when you are signed in",
        ),
    ],
)
def test_a_page_without_an_article_says_so(body, says, remedy):
    """What is wrong with a page, and what can be done about it, is said."""
    data = f"<html><head><title>x</title></head><body>{body}</body></html>".encode()
    flaw = html_page(data, "x.html").flaws[0]
    assert says in flaw.message
    assert remedy in flaw.remedy


def test_reading_fills_the_fields(tmp_path):
    """What a page declares is in the corpus, and a mapping comes before it."""
    head = (
        '<meta property="og:site_name" content="Meridian Times">'
        '<meta property="article:section" content="Karst">'
    )
    (tmp_path / "ferry.html").write_bytes(page(WAYS["paragraphs"], head))
    (article,) = read(tmp_path)
    assert (article.outlet, article.section) == ("Meridian Times", "Karst")
    assert article.extra == {"encoding": "utf-8"}
    (article,) = read(tmp_path, outlet="section")
    assert article.outlet == "Karst"
    assert article.extra["input_outlet"] == "Meridian Times"


def test_text_in_utf16():
    """A text file with UTF-16's byte order mark is read like any other, character by character."""
    for codec in ("utf-16", "utf-8-sig"):
        assert text_page("“Ferry”\r\n".encode(codec), "x.txt").values("text") == ["“Ferry”\r\n"]


TAGS = st.sampled_from(
    [b"<p>", b"</p>", b"<div", b">", b"<table><td>", b"<script>", b"<!--", b"<meta charset=", b"&#",
     b'<script type="application/ld+json">{"@type":"Article","author":[[1]]}</script>', b"<h1>",
     b"<time datetime=''>", b"<html lang=x>", b"\xff", b"\xc3", b"The ferry sailed. " * 9, b"\0",
     b'<link rel=canonical href="http://[">', b"<br>", b"&nbsp;", b"<a rel=author>By "]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.binary() | st.lists(TAGS).map(b"".join))
@example(b"<div>" * 5000 + b"The ferry sailed. " * 20)
@example(b"\xff\xfe<")
@example(b"<p>" + "\U0001d000|".encode() * 60)
def test_no_bytes_make_a_crash(data):
    """Whatever the bytes, they are one article with a text or one flaw with a remedy."""
    rows = html_page(data, "x.html")
    (found,) = rows.values("text")
    assert (found is None) == (0 in rows.flaws)
    assert found is None or found.strip()
    assert all(flaw.remedy for flaw in rows.flaws.values())
