"""The article inside saved pages: what extractors keep of its prose, verbatim, and how fast.

Run ``python benchmarks/extraction.py``; peers that are not installed are left out
(``pip install resiliparse`` for the other one). The 49 hand-annotated pages of the demo corpus,
whose parts are known line by line, are put into ten layouts that news sites use, and these into
faults that pages have. A paragraph is *lost* when less than half of its runs of five words come
out, and *verbatim* when it is a line of the output, character by character. Precision is the share
of the words that come out which the article has (prose, headline, byline, dateline, caption,
credit) and not the site around it.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from framing.corpus.dates import parse_date
from framing.corpus.pages import html_page

DEMO = Path(__file__).parents[1] / "corpora" / "demo"
OWN = {"headline", "byline", "dateline", "body", "caption", "credit"}
TEASER = "The council of Karst meets on Thursday to hear what the ferry costs, and who will pay it."


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and the part that it is."""

    part: str
    text: str


def gold_pages() -> dict[str, list[Line]]:
    """The annotated pages, line by line; a dateline before prose belongs to its paragraph."""
    pages = {}
    for record in map(json.loads, (DEMO / "gold" / "annotations.jsonl").open(encoding="utf-8")):
        raw = (DEMO / "pages" / f"{record['id']}.txt").read_bytes().decode()
        lines = []
        for found in re.finditer(r"[^\r\n]*\S[^\r\n]*", raw):
            parts = [
                p["part"] for p in record["parts"] if found.start() <= p["start"] < found.end()
            ]
            # Blanks at either end of a paragraph are layout in HTML, and no browser shows them.
            lines.append(Line("body" if "body" in parts else parts[0], found[0].strip(" ")))
        pages[record["id"]] = lines
    return pages


def inline(text: str) -> str:
    """A paragraph with a link and an emphasis in it, as prose on the web has."""
    words = [escape(w, quote=False) for w in text.split(" ")]
    if len(words) > 12:
        words[4] = f'<a href="/topic">{words[4]}</a>'
        words[8] = f"<em>{words[8]}</em>"
    return " ".join(words)


def of(lines: list[Line], *parts: str) -> list[str]:
    """The marked-up lines of some parts."""
    return [inline(line.text) for line in lines if line.part in parts]


def tagged(texts: list[str], tag: str, cls: str = "") -> str:
    """Texts, each in an element."""
    opened = f'<{tag} class="{cls}">' if cls else f"<{tag}>"
    return "\n".join(f"{opened}{text}</{tag}>" for text in texts)


def frame(lines: list[Line], main: str, head: str = "") -> str:
    """A page around its middle: menu, related stories, promotion and footer."""
    title = next((line.text for line in lines if line.part == "headline"), "")
    nav = tagged([f'<a href="/{n}">{t}</a>' for n, t in enumerate(of(lines, "navigation"))], "li")
    related = tagged([f'<a href="/r">{t}</a>' for t in of(lines, "related")], "li")
    promotion = tagged(of(lines, "self_promotion", "share"), "div", "promo")
    foot = tagged(of(lines, "boilerplate", "copyright"), "p")
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title>{head}</head><body>\n"
        f"<nav><ul>{nav}</ul></nav>\n{main}\n<aside><h3>Related</h3><ul>{related}</ul></aside>\n"
        f'{promotion}\n<footer>{foot}<a href="/terms">Terms</a></footer></body></html>'
    )


def top(lines: list[Line]) -> str:
    """Headline, byline and dateline."""
    headline = tagged(of(lines, "headline"), "h1")
    return headline + tagged(of(lines, "byline", "dateline"), "p", "byline")


def caption(lines: list[Line]) -> str:
    """The picture with its caption."""
    texts = tagged(of(lines, "caption"), "figcaption")
    return f'<figure><img src="/p.jpg" alt="">{texts}</figure>'


def semantic(lines: list[Line]) -> str:
    """An article element with paragraphs."""
    body = tagged(of(lines, "body", "credit"), "p")
    return frame(lines, f"<main><article>{top(lines)}{caption(lines)}{body}</article></main>")


def divs(lines: list[Line]) -> str:
    """Nothing but div elements with names that say nothing."""
    body = tagged(of(lines, "body", "credit"), "div", "x7")
    return frame(lines, f'<div class="a1"><div class="b2">{top(lines)}{body}</div></div>')


def breaks(lines: list[Line]) -> str:
    """A table for layout, paragraphs kept apart by breaks."""
    body = "<br><br>\n".join(of(lines, "body", "credit"))
    cell = f'<td width="600">{top(lines)}<font size="2">{body}</font></td>'
    return frame(lines, f"<table><tr><td>Menu</td>{cell}</tr></table>")


def boxes(lines: list[Line]) -> str:
    """Prose in several containers, with boxes, advertising and a newsletter between them."""
    texts = of(lines, "body", "credit")
    box = (
        f'<div class="related-box"><h4>More</h4><ul><li><a href="/1">{TEASER}</a></li></ul></div>'
        '<div class="ad-slot">Advertisement</div>'
    )
    cut = [texts[:2], texts[2:4], texts[4:]]
    body = box.join(f'<div class="article-body__content">{tagged(t, "p")}</div>' for t in cut if t)
    return frame(lines, f'<div class="page"><div class="story">{top(lines)}{body}</div></div>')


def blocks(lines: list[Line]) -> str:
    """Every paragraph in containers of its own."""
    body = "".join(
        f'<div data-component="text-block" class="ssr-1"><div class="rt-2"><p>{t}</p></div></div>'
        for t in of(lines, "body", "credit")
    )
    return frame(lines, f'<main id="main-content"><article>{top(lines)}{body}</article></main>')


def crowd(lines: list[Line]) -> str:
    """An article among teasers and readers' comments that are longer than it is."""
    body = tagged(of(lines, "body", "credit"), "p")
    teasers = tagged([f'<h3><a href="/2">Ferry</a></h3><p>{TEASER}</p>'] * 8, "div", "teaser")
    comments = tagged([f"<p>I was there and it was not so. {TEASER}</p>"] * 12, "li", "comment")
    main = f'<div id="content"><div class="entry-content">{top(lines)}{body}</div>{teasers}</div>'
    return frame(lines, f'{main}<ol id="comments">{comments}</ol>')


def brief(lines: list[Line]) -> str:
    """A news item in brief: the first two paragraphs."""
    body = tagged(of(lines, "body")[:2], "p")
    return frame(lines, f"<article>{top(lines)}{body}</article>")


def script(lines: list[Line]) -> str:
    """A page that a script draws: the article stands in its JSON-LD only."""
    texts = [line.text for line in lines if line.part in {"body", "credit"}]
    about = {"@context": "https://schema.org", "@type": "NewsArticle"}
    about["articleBody"] = "\n\n".join(texts)
    data = json.dumps(about, ensure_ascii=False)
    head = f'<script type="application/ld+json">{data}</script>'
    return frame(lines, '<div id="root">Loading</div>', head)


def mixed(lines: list[Line]) -> str:
    """Quotations, lists and subheadings among the paragraphs."""
    tags = ("p", "blockquote", "p", "p", "li", "p")
    texts = of(lines, "body", "credit")
    body = "".join(
        f"<ul><li>{t}</li></ul>" if (tag := tags[n % 6]) == "li" else f"<{tag}>{t}</{tag}>"
        for n, t in enumerate(texts)
    )
    return frame(lines, f"<article>{top(lines)}<h2>What happened</h2>{body}</article>")


def names(lines: list[Line]) -> str:
    """Prose in elements whose names sound like furniture."""
    classes = ("teaser lead", "intro", "paywall-content", "promo-text", "share-quote", "sidebar-in")
    body = "".join(
        f'<div class="{classes[n % 12]}"><p>{t}</p></div>' if n % 12 < 6 else f"<p>{t}</p>"
        for n, t in enumerate(of(lines, "body", "credit"))
    )
    return frame(lines, f'<div class="story-body">{top(lines)}{body}</div>')


LAYOUTS = (semantic, divs, breaks, boxes, blocks, mixed, names, crowd, brief, script)


def unclosed(page: str) -> str:
    """Closing tags of paragraphs and boxes forgotten."""
    return re.sub(r"</(p|li|figure|article|section)>", "", page)


def crossed(page: str) -> str:
    """Elements that close in the wrong order."""
    return re.sub(r"<p>(\S+ \S+)(.*?)</p>", r"<p><b><i>\1</b></i>\2</b></p></span>", page)


def truncated(page: str) -> str:
    """A download that broke off inside the footer."""
    return page[: page.rfind("<footer>") + 30]


def refreshed(page: str) -> str:
    """A head that reloads the page."""
    return page.replace("<head>", '<head><meta http-equiv="refresh" content="300; url=/x">', 1)


def headless(page: str) -> str:
    """A fragment without html, head and body."""
    return re.sub(r"</?(html|head|body|!DOCTYPE)[^>]*>", "", page)


def meta_tags(about: dict[str, str]) -> tuple[str, str]:
    """Open Graph and author in the head."""
    names = {"og:title": "title", "article:published_time": "date", "og:url": "url"}
    names |= {"article:section": "section"}
    tags = [f'<meta property="{n}" content="{escape(about[f])}">' for n, f in names.items()]
    return "".join(tags) + f'<meta name="author" content="{escape(about["author"])}">', ""


def json_ld(about: dict[str, str]) -> tuple[str, str]:
    """schema.org in a script."""
    story = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": about["title"],
        "datePublished": f"{about['date']}T23:30:00-05:00",
        "author": [{"@type": "Person", "name": about["author"]}],
        "articleSection": about["section"],
        "mainEntityOfPage": {"@type": "WebPage", "@id": about["url"]},
    }
    data = json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, story]})
    return f'<script type="application/ld+json">{data}</script>', ""


def markup(about: dict[str, str]) -> tuple[str, str]:
    """A canonical link, the byline and the time on the page."""
    author = f'<p class="byline">By <a rel="author" href="/a">{escape(about["author"])}</a></p>'
    time_ = f'<time datetime="{about["date"]}T08:00:00Z">today</time>'
    return f'<link rel="canonical" href="{about["url"]}">', author + time_


def nothing(about: dict[str, str]) -> tuple[str, str]:
    """A page that says nothing, with years on it that are not its date."""
    return "", f"<p>{escape(about['outlet'])}, founded on 3 May 1911.</p>"


DECLARATIONS = (meta_tags, json_ld, markup, nothing)

FAULTS = (unclosed, crossed, truncated, refreshed, headless)

Bytes = Callable[[str], bytes]
ENCODINGS: dict[str, Bytes] = {
    "declared utf-8, is cp1252": lambda p: p.encode("cp1252", "xmlcharrefreplace"),
    "declared latin-1, is cp1252": lambda p: p.replace("utf-8", "iso-8859-1", 1).encode(
        "cp1252", "xmlcharrefreplace"
    ),
    "declared latin-1, is utf-8": lambda p: p.replace("utf-8", "iso-8859-1", 1).encode(),
    "undeclared utf-8": lambda p: p.replace('<meta charset="utf-8">', "").encode(),
    "undeclared cp1252": lambda p: p.replace('<meta charset="utf-8">', "").encode(
        "cp1252", "xmlcharrefreplace"
    ),
    "utf-8 with a byte order mark": lambda p: p.encode("utf-8-sig"),
    "utf-16 with a byte order mark": lambda p: p.encode("utf-16"),
}


def ours(page: str | bytes) -> str:
    """What the library reads."""
    data = page.encode() if isinstance(page, str) else page
    return html_page(data, "page.html").values("text")[0] or ""


def trafilatura(page: str, **options: bool) -> str:
    """trafilatura with its own settings."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, include_comments=False, **options)
    return getattr(found, "text", None) or ""


def resiliparse(page: str) -> str:
    """resiliparse with its main content heuristics."""
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(page, main_content=True, alt_texts=False, list_bullets=False)


def extractors() -> dict[str, Callable[[str], str]]:
    """Ours, and the peers that are installed."""
    found: dict[str, Callable[[str], str]] = {
        "framing": ours,
        "trafilatura": trafilatura,
        "trafilatura fast": partial(trafilatura, fast=True),
        "trafilatura favor_precision": partial(trafilatura, favor_precision=True),
        "trafilatura favor_recall": partial(trafilatura, favor_recall=True),
    }
    if importlib.util.find_spec("resiliparse"):
        found["resiliparse"] = resiliparse
    return found


FIELDS = ("title", "date", "author", "section", "url")


def our_fields(page: str) -> dict[str, str]:
    """What the library takes for the fields of an article."""
    rows = html_page(page.encode(), "page.html")
    found = {field: rows.values(field)[0] for field in FIELDS}
    return found | {"date": found["date"] and str(parse_date(found["date"]))}


def their_fields(page: str) -> dict[str, str]:
    """What trafilatura does, told not to search for dates."""
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
    found = bare_extraction(page, with_metadata=True, date_extraction_params=dates)
    section = next(iter(found.categories or ()), None)
    return {f: getattr(found, f, None) for f in FIELDS if f != "section"} | {"section": section}


def fields_right(
    read: Callable[[str], dict[str, str]], declare: Callable[[dict[str, str]], tuple[str, str]]
) -> tuple[str, float]:
    """Shares of pages whose fields are right, and pages a second; what is not declared is None."""
    with (DEMO / "articles.csv").open(encoding="utf-8", newline="") as file:
        about = {row["id"]: row for row in csv.DictReader(file)}
    right, pages, start = Counter[str](), gold_pages(), time.process_time()
    for name, lines in pages.items():
        head, top_ = declare(about[name])
        story = [line for line in lines if line.part not in {"byline", "dateline"}]
        page = semantic(story).replace("</head>", f"{head}</head>").replace("</h1>", f"</h1>{top_}")
        expected = {f: about[name][f] or None for f in FIELDS}
        if declare in {markup, nothing}:
            expected["section"] = None
        if declare is nothing:
            expected |= dict.fromkeys(("date", "author", "url"))
        found = read(page)
        right.update(f for f in FIELDS if found[f] == expected[f])
    rate = len(pages) / (time.process_time() - start)
    return " | ".join(f"{right[f] / len(pages):.2f}" for f in FIELDS), rate


def words(text: str) -> list[str]:
    """Words and marks."""
    return re.findall(r"\w+|[^\w\s]", text)


def runs(text: str) -> set[tuple[str, ...]]:
    """Runs of five words; a shorter text is one."""
    tokens = words(text)
    return {tuple(tokens[i : i + 5]) for i in range(max(1, len(tokens) - 4))}


@dataclass(slots=True)
class Score:
    """Sums over pages."""

    pages: int = 0
    paragraphs: int = 0
    verbatim: int = 0
    lost: int = 0
    lossy: int = 0
    kept: int = 0
    prose: int = 0
    right: int = 0
    given: int = 0

    def add(self, lines: list[Line], found: str, limit: int | None) -> None:
        """Compare what came out of a page with what is on it."""
        body = [line.text for line in lines if line.part == "body"][:limit]
        own = [line.text for line in lines if line.part in OWN - {"body"}]
        out, printed = runs(found), set(found.split("\n"))
        lost = sum(len(runs(p) & out) < len(runs(p)) / 2 for p in body)
        prose, given = Counter(words(" ".join(body))), Counter(words(found))
        article = prose + Counter(words(" ".join(own)))
        self.pages += 1
        self.paragraphs += len(body)
        self.verbatim += sum(p in printed for p in body)
        self.lost += lost
        self.lossy += lost > 0
        self.kept += (prose & given).total()
        self.prose += prose.total()
        self.right += (article & given).total()
        self.given += given.total()

    def row(self) -> str:
        """The cells of a table."""
        return (
            f"{self.kept / self.prose:.3f} | {self.right / max(self.given, 1):.3f} | "
            f"{self.verbatim / self.paragraphs:.3f} | {self.lost / self.paragraphs:.3f} | "
            f"{self.lossy} of {self.pages}"
        )


HEAD = "recall | precision | verbatim paragraphs | lost paragraphs | pages that lost some"


def score(extract: Callable[[str], str], pages: dict[str, list[Line]], **how: object) -> Score:
    """One extractor on one layout with one fault."""
    layout, fault = how["layout"], how.get("fault", str)
    total = Score()
    for lines in pages.values():
        total.add(lines, extract(fault(layout(lines))), 2 if layout is brief else None)  # type: ignore
    return total


def joined(scores: list[Score]) -> Score:
    """The sums of several scores."""
    return Score(*(sum(getattr(s, f) for s in scores) for f in Score.__slots__))


def main() -> None:
    """Print the tables."""
    pages, found = gold_pages(), extractors()
    faulty = {f.__name__: f for f in FAULTS}
    print(f"| extractor | {HEAD} | pages/s |\n|---|---|---|---|---|---|---|")
    by_layout: dict[str, list[Score]] = {}
    for name, extract in found.items():
        start = time.process_time()
        by_layout[name] = [score(extract, pages, layout=x) for x in LAYOUTS]
        rate = len(LAYOUTS) * len(pages) / (time.process_time() - start)
        print(f"| {name} | {joined(by_layout[name]).row()} | {rate:.0f} |")
    for title, n in (("lost paragraphs by layout", 0), ("precision by layout", 1)):
        print(f"\n| {title} | {' | '.join(x.__name__ for x in LAYOUTS)} |")
        print("|---" * (len(LAYOUTS) + 1) + "|")
        for name, scores in by_layout.items():
            cells = [(s.lost / s.paragraphs, s.right / max(s.given, 1))[n] for s in scores]
            print(f"| {name} | {' | '.join(f'{c:.3f}' for c in cells)} |")
    print(f"\n| fault (layouts: semantic, divs, breaks) | extractor | {HEAD} |\n{'|---' * 7}|")
    for fault, damage in faulty.items():
        for name, extract in found.items():
            some = [score(extract, pages, layout=x, fault=damage) for x in LAYOUTS[:3]]
            print(f"| {fault} | {name} | {joined(some).row()} |")
    print(f"\n| declared in | reader | {' | '.join(FIELDS)} | pages/s |\n{'|---' * 8}|")
    for declare in DECLARATIONS:
        for name, read in (("framing", our_fields), ("trafilatura", their_fields)):
            cells, rate = fields_right(read, declare)
            print(f"| {declare.__name__} | {name} | {cells} | {rate:.0f} |")
    print(f"\n| encoding (semantic, framing) | {HEAD} |\n{'|---' * 6}|")
    for encoding, encode in ENCODINGS.items():
        print(f"| {encoding} | {score(ours, pages, layout=semantic, fault=encode).row()} |")


if __name__ == "__main__":
    main()
