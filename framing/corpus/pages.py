"""Files that are one article each: plain text and saved web pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from framing.corpus.encodings import file_text, page_text
from framing.corpus.page_blocks import Block, blocks, completed, mark, plain
from framing.corpus.page_fields import declared
from framing.corpus.rows import Column, Flaw, Rows, stem

PAGE_FIELDS = (
    "text", "title", "date", "author", "section", "url", "language", "outlet", "encoding",
)  # fmt: skip

# What no document may hold: lxml takes it from pages, and gives it back to no element.
_CONTROLS: dict[int, str] = dict.fromkeys([*range(9), 11, *range(14, 32), 0xFFFE, 0xFFFF], "")
_CONTROLS[12] = " "
# Signs of a notation that no news page is written in. They stand in for what the extractor would
# drop or change, and are put where it would run paragraphs together.
_SPARE = tuple(map(chr, range(0x1D000, 0x1D0F6)))
_DECORATION = frozenset("-|# ")  # what the extractor puts before items and between cells
_MARKUP = re.compile(r"<(?:p|br|div|li)\b", re.IGNORECASE)
_LOGIN = re.compile(r"\b(?:sign|log) ?in\b|\bsubscri(?:be|ber|ption)", re.IGNORECASE)
_WALL_WORDS = 60
_PARAGRAPH = 50  # characters; what is shorter is a button, a name, a request for a script


def text_page(data: bytes, source: str) -> Rows:
    """A text file, character by character, but for a byte order mark, which is encoding."""
    return _one(source, {"text": file_text(data)})


def html_page(data: bytes, source: str) -> Rows:
    """The article in a saved web page, with what the page declares about it.

    The text is the headline as it is printed, then the article, a line a paragraph. The column
    ``encoding`` says in which encoding the page was found. A page declares its outlet where it
    names its site in ``og:site_name``.
    """
    return _one(source, page_article(data))


def page_article(data: bytes, content_type: str = "") -> dict[str, str | Flaw | None]:
    """The fields of the article in a page; the text is a flaw when there is none.

    Parameters
    ----------
    data : bytes
        The page as it was sent.
    content_type : str, optional
        The HTTP header that it was sent with.
    """
    fields: dict[str, str | Flaw | None] = dict.fromkeys(PAGE_FIELDS)
    page = page_text(data, content_type)
    if isinstance(page, Flaw):
        return fields | {"text": page}
    tree = _parsed(page.text)
    if tree is None:
        return fields | {"text": _no_article([])}
    about, shown = declared(tree), blocks(tree)
    fields |= about.fields | {"encoding": page.encoding}
    lines = _article_lines(tree, shown, about.body or "")
    if not _is_article([line for line in lines if line != about.headline]):
        return fields | {"text": _no_article(shown)}
    if about.headline and about.headline not in lines:
        lines.insert(0, about.headline)
    return fields | {"text": "\n".join(lines)}


def _is_article(lines: list[str]) -> bool:
    """Whether there is a paragraph, and it does not just ask its reader to sign in."""
    text = " ".join(lines)
    is_wall = len(text.split()) < _WALL_WORDS and _LOGIN.search(text)
    return not is_wall and any(len(line) >= _PARAGRAPH for line in lines)


def _no_article(shown: list[Block]) -> Flaw:
    """What to say of a page in which nothing was found."""
    if not shown:
        return Flaw("text", "the page is empty", "save it again when it has loaded")
    if any(_LOGIN.search(block.text) for block in shown):
        message = "no article was found on the page, but a request to sign in or subscribe"
        return Flaw("text", message, "save the page when you are signed in, or leave it out")
    advice = "look whether the page is complete, or save its article as .txt"
    return Flaw("text", "no article was found on the page", advice)


def _parsed(page: str) -> Any:
    """The tree of a page, however broken; None where there is nothing in it."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    # lxml refuses strings that declare an encoding; bytes go by the parser's, whatever they say.
    # Forgotten closing tags nest deeper than the 256 elements at which it stops otherwise.
    how = {"remove_comments": True, "remove_pis": True, "collect_ids": False, "huge_tree": True}
    parser = HTMLParser(encoding="utf-8", **how)
    try:
        return document_fromstring(page.translate(_CONTROLS).encode("utf-8"), parser=parser)
    except (LxmlError, ValueError):
        return None


def _article_lines(tree: Any, shown: list[Block], body: str) -> list[str]:
    """The paragraphs of the article as the page shows them, or as its JSON-LD has them.

    The extractor folds every kind of space into one, drops characters that do not print and runs
    paragraphs together that only breaks keep apart. So these go through it under other signs.
    """
    from trafilatura import bare_extraction

    characters = set().union(*tree.itertext())
    spare = iter([sign for sign in _SPARE if sign not in characters])
    paragraph = next(spare, "\n")
    special = {c for c in characters if c > "\x7f" and (c.isspace() or not c.isprintable())} | {"|"}
    stand_ins = dict(zip(sorted(special), spare, strict=False))
    mark(tree, paragraph, {ord(c): sign for c, sign in stand_ins.items()})
    found = bare_extraction(tree, include_comments=False, with_metadata=False)
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    if len(body) > len(text) * 2 or (body and paragraph not in text):  # the page shows no article
        return _body_lines(body)
    text = text.replace("|", "").translate({ord(s): c for c, s in stand_ins.items()})
    return completed(_lines(re.split(f"[\n{paragraph}]", text)), shown)


def _body_lines(body: str) -> list[str]:
    """The paragraphs of a text in JSON-LD, which may be marked up."""
    tree = _parsed(body) if _MARKUP.search(body) else None
    return _lines(body.split("\n") if tree is None else [block.text for block in blocks(tree)])


def _lines(lines: Iterable[str]) -> list[str]:
    """Lines on which something stands, as a browser shows them."""
    shown = (plain(line) for line in lines)
    return [line for line in shown if not (line.isspace() or _DECORATION.issuperset(line))]


def _one(source: str, fields: dict[str, str | Flaw | None]) -> Rows:
    columns: dict[str, Column] = {"id": [stem(source)]}
    columns |= {n: [None if isinstance(v, Flaw) else v] for n, v in fields.items()}
    text = fields["text"]
    return Rows(source, columns, flaws={0: text} if isinstance(text, Flaw) else {})
