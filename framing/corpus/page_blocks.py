"""The text of a page block by block, as a browser would set it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_BLANK = re.compile(r"[ \t\r\n\f]+")
_INLINE = frozenset(
    "a abbr acronym amp-link b bdi bdo big cite code data del dfn em font i ins kbd label mark "
    "nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
_SILENT = frozenset({"script", "style", "noscript", "template", "head", "title"})
_ASIDE = frozenset(
    "aside blink button dialog figcaption figure footer form header iframe label nav object "
    "select table textarea".split()
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_FURNITURE = re.compile(
    r"\b(?:ads?|advert\w*|bio|breadcrumbs?|captions?|comments?|cookies?|consent|credits?|disqus|"
    r"footer|hidden|menu|modal|more|nav\w*|newsletters?|popular|recommend\w*|related|sign-?up|"
    r"social|sponsor\w*|subscri\w*|tags|trending)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.?!…:]['\"’”»)\]]*$")
_PROSE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between two edges of blocks.

    Attributes
    ----------
    text : str
        On one line, with its own characters; only what a browser folds is folded.
    linked : int
        How many of its characters are a link's.
    holder : lxml element
        The innermost block around it.
    """

    text: str
    linked: int
    holder: Any


def plain(value: Any) -> str:
    """A string on one line, as a browser shows it; no-break spaces stay."""
    return _BLANK.sub(" ", value).strip(" ") if isinstance(value, str) else ""


def blocks(tree: Any) -> list[Block]:
    """The blocks of a page in reading order, without scripts and its head."""
    found: list[Block] = []
    pieces: list[str] = []
    linked, holder = 0, None
    for place, attribute, is_edge in [*_texts(tree), (tree, "tail", True)]:
        if is_edge:
            if text := plain("".join(pieces)):
                found.append(Block(text, linked, holder))
            pieces, linked, holder = [], 0, None
        text = getattr(place, attribute) or ""
        pieces.append(text)
        if not text.isspace() and text:
            inside = place if attribute == "text" else place.getparent()
            while inside is not None and inside.tag in _INLINE:
                linked += len(text) * (inside.tag == "a")
                inside = inside.getparent()
            holder = inside if holder is None else holder
    return found


def mark(tree: Any, sign: str, stand_ins: Mapping[int, str]) -> None:
    """Put a sign before each text that begins a block, and stand-ins for some characters."""
    begins = True
    for place, attribute, is_edge in _texts(tree):
        begins = begins or is_edge
        text = getattr(place, attribute)
        if text and not text.isspace():
            text = text.translate(stand_ins)
            setattr(place, attribute, sign + text.lstrip(" \t\r\n\f") if begins else text)
            begins = False


def completed(lines: Sequence[str], page: Sequence[Block]) -> list[str]:
    """An extract with the prose that was left out of its middle.

    Extractors leave out what has a suspicious name, such as an opening paragraph of the class
    ``teaser``. A block between two lines of the extract is put back when it is a sentence and
    neither a link, nor on a card with a linked heading, nor in an element for other things.
    """
    where: dict[str, list[int]] = {}
    for n, block in enumerate(page):
        where.setdefault(block.text, []).append(n)
    kept, done, at = " ".join(lines), list[str](), 0
    for line in lines:
        place = next((n for n in where.get(line, ()) if n >= at), None)
        if place is not None:
            between = page[at:place] if done else ()
            done += [b.text for b in between if _is_prose(b) and b.text not in kept]
            at = place + 1
        done.append(line)
    return done


def _is_prose(block: Block) -> bool:
    if len(block.text.split()) < _PROSE_WORDS or not _SENTENCE.search(block.text):
        return False
    around = [block.holder, *block.holder.iterancestors()]
    inner = [e for e in around if e.tag not in {"body", "html", "main", "article"}]
    return (
        2 * block.linked < len(block.text)
        and not any(
            e.tag in _ASIDE or _FURNITURE.search(f"{e.get('class')} {e.get('id')}") for e in inner
        )
        and not any(_is_card(e) for e in around[:3])
    )


def _is_card(element: Any) -> bool:
    """Whether it opens with a heading that is a link: a teaser for another page."""
    return any(e.tag in _HEADINGS and e.find(".//a") is not None for e in element)


def _texts(tree: Any) -> Iterator[tuple[Any, str, bool]]:
    """The places for text in reading order, and whether a block begins or ends before each."""
    from lxml.etree import iterwalk

    for event, element in iterwalk(tree, events=("start", "end")):
        is_edge = element.tag not in _INLINE
        if event == "end":
            if element is not tree:
                yield element, "tail", is_edge
        elif element.tag not in _SILENT:
            yield element, "text", is_edge
