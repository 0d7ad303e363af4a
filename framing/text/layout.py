"""The parts of a page of news text: headline, byline, dateline, body, and the furniture around it.

Every non-blank line gets a part from an ordered list of rules, each with a name that travels with
the label. Furniture rules look at short lines only: a paragraph of prose is never set aside for
a word in it. A dateline that opens a paragraph and a credit that closes a caption are parts of
their own. What repeats across an outlet's articles is learned elsewhere; here a page stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from framing.model.columns import Labels
from framing.model.parts import PARTS
from framing.model.span import IntArray
from framing.text.lines import Lines

_SHORT = 300  # characters; longer lines are prose
_HEADLINE_WORDS = 30


def _any(phrases: str) -> str:
    """An alternation of patterns that are written between commas."""
    return "(?:" + "|".join(" ".join(p.split()) for p in phrases.split(",")) + ")"


_MONTH = _any("jan, feb, mar, apr, may, june?, july?, aug, sept?, oct, nov, dec") + r"[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_MENU = """menu, skip to (?:main )?content, log ?in, sign in, search, home, top stories,
    breaking news, live updates?"""
_SHARE = """share, tweet, e-?mail, print, facebook, twitter, whatsapp, telegram, reddit, linkedin,
    copy link, send this (?:article|story|page)"""
_RELATED = """read (?:more|also|next|the full), related, see also, also read,
    more (?:on|from|in|stories), recommended, most read, don't miss, watch, listen, in pictures,
    up next, what to read next, you may also like"""
_LABEL = "more, opinion, analysis, video, gallery, explainer, comment"
_SUBSCRIBE = """subscribe, sign up, (?:get|download|install) (?:the|our),
    support (?:the|our|us|independent), donate, become a (?:member|subscriber), never miss,
    stay (?:up to date|informed|tuned), want more, like what you,
    (?:got|have) a (?:story|tip)"""
_ADVERT = r"""advertisement, sponsored(?: content)?, paid (?:post|content),
    (?:story|article) continues? below, continue reading, loading, comments?(?: \(\d+\))?,
    click (?:here|to)"""
_NOTE = """correction, clarification, editor's note, a version of this (?:article|story),
    this (?:article|story) (?:was|has been) (?:updated|corrected|amended|first published)"""
_PICTURE = "photo(?:graph)?s?, image, picture, illustration, video, graphic, file photo, credit"
_STAMP = "(?:first )?(?:published|posted|updated|last (?:updated|modified))"

# How furniture opens: rule, part, pattern. The first that matches the folded line decides.
_OPENINGS = (
    ("menu", "navigation", rf"{_any(_MENU)}$"),
    ("share", "share", rf"{_any(_SHARE)}(?:$|[ :|,·•/].{{0,40}}$)"),
    ("follow", "share", r"(?:follow|like|find|join) (?:us|@)"),
    ("related", "related", rf"{_any(_RELATED)}\b(?:.{{0,20}}[:|–—]|.{{0,30}}$)"),
    ("teaser", "related", rf"{_any(_LABEL)}: (?!.*[.!?]$)"),
    ("copyright", "copyright", r"copyright\b|©|\(c\) ?\d{4}"),
    ("address", "self_promotion", r"(?:https?://|www\.)\S+$"),
    ("subscribe", "self_promotion", rf"(?:please )?{_any(_SUBSCRIBE)}\b"),
    ("advert", "boilerplate", rf"{_any(_ADVERT)}\b.{{0,60}}$"),
    ("note", "boilerplate", rf"{_any(_NOTE)}\b"),
    ("contributed", "credit", r"\(?(?:additional )?(?:reporting|writing|editing) by\b"),
    ("credit", "credit", rf"\(?{_any(_PICTURE)}(?: credit)?(?: by\b|:| ?/|©)"),
    ("byline", "byline", r"(?:words )?by (?!the\b)[^.!?]{3,80}$"),
    ("timestamp", "dateline", rf"{_STAMP}\b.{{0,60}}$|(?:\w+day,? )?{_DATE}(?:,? .{{0,30}})?$"),
)
_OPENING = re.compile("|".join(f"(?P<{name}>{pattern})" for name, _, pattern in _OPENINGS))
_PART_OF = {name: part for name, part, _ in _OPENINGS}

# What gives furniture away anywhere in a short line.
_MENTIONS = (
    ("copyright", "copyright", ("all rights reserved", "reprint permission", "©")),
    ("copyright", "copyright", ("may not be published, broadcast",)),
    ("alternate_address", "self_promotion", ("can also be accessed at",)),
    (
        "newsletter",
        "self_promotion",
        ("newsletter", "our app", "our podcast", "your inbox", "push alerts"),
    ),
    ("contributed", "credit", tuple(f"contributed to this {x}" for x in ("report", "story"))),
    ("role", "byline", ("staff writer", "staff reporter")),
)
_CAPTION_CREDIT = re.compile(
    r"(?i)[(\[]?\b(?:photo(?:graph)?|image|picture|file photo|credit|handout|illustration)s?"
    r"(?: credit)?"
    r"(?: by|:| ?/) ?[^()\[\]]{2,60}[)\]]?\.?$|\((?:file|ap|afp|reuters|getty)[^()]{0,40}\)$"
)
_DATELINE = re.compile(
    rf"(?P<place>[A-Z][A-Z\u00c0-\u00de.'\u2019 -]{{2,40}})(?:, [A-Z][A-Za-z. ]{{1,24}})?"
    rf"(?:, (?i:{_DATE}))?(?: ?\([A-Za-z .&/]{{2,24}}\))? ?(?:(?:—|–|--) ?|(?<= )- )"
)
_SIGN_OFF = re.compile(
    r"(?:[A-Z]\S* ){1,4}(?:reported from|contributed (?:reporting|research|from))\b[^.]{0,80}\."
    r"(?: (?:[A-Z]\S* ){1,4}contributed [^.]{0,80}\.)?$"
)
_TRAIL = re.compile(r"\s[/|]\s|[>»›]")
_FINAL = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts of a batch's lines, in order; a line has one or two.

    Attributes
    ----------
    start, end : int32 arrays, shape (n,)
        Code points of the buffer.
    line : int32 array, shape (n,)
    part, rule : Labels
    """

    start: IntArray
    end: IntArray
    line: IntArray
    part: Labels
    rule: Labels


def label_parts(buffer: str, lines: Lines, titles: Sequence[str | None]) -> Parts:
    r"""Label every non-blank line of a batch.

    Parameters
    ----------
    buffer : str
    lines : Lines
    titles : sequence of str or None, one an article
        Headlines known from metadata.

    Examples
    --------
    >>> from framing.text.batch import Batch
    >>> page = "News / Karst / More\n\nVote delayed again\n\nKARST, May 2 (NNA) — It was late."
    >>> list(Batch.of([page]).parts.part)
    ['navigation', 'headline', 'dateline', 'body']
    """
    rows: list[tuple[int, int, int, str, str]] = []
    edges = np.searchsorted(lines.article, np.arange(len(titles) + 1))
    for article, title in enumerate(titles):
        span = range(int(edges[article]), int(edges[article + 1]))
        texts = [buffer[lines.start[i] : lines.end[i]] for i in span]
        for i, (part, rule) in zip(span, _label_page(texts, title), strict=True):
            start, end = int(lines.start[i]), int(lines.end[i])
            pieces = _pieces(buffer, start, end, part, rule)
            rows += [(s, e, i, which, why) for s, e, which, why in pieces]
    start_end_line = np.array([row[:3] for row in rows], np.int32).reshape(-1, 3).T.copy()
    return Parts(
        start_end_line[0],
        start_end_line[1],
        start_end_line[2],
        Labels.of([row[3] for row in rows], PARTS),
        Labels.of([f"layout.{row[4]}" for row in rows]),
    )


def _pieces(
    buffer: str, start: int, end: int, part: str, rule: str
) -> Iterator[tuple[int, int, str, str]]:
    """Cut a dateline off a paragraph, a credit off a caption."""
    if part == "body":
        opening = _DATELINE.match(buffer[start : min(end, start + 120)])
        if opening:
            cut = start + len(opening.group().rstrip())
            yield start, cut, "dateline", "dateline"
            start += opening.end()
    if part == "caption":
        credit = _CAPTION_CREDIT.search(buffer[start:end])
        if credit and len(_WORD.findall(buffer[start : start + credit.start()])) < 3:
            part, rule = "credit", "credit"
        elif credit:
            cut = start + credit.start()
            yield start, start + len(buffer[start:cut].rstrip()), part, rule
            start, part, rule = cut, "credit", "credit"
    if start < end:
        yield start, end, part, rule


def _label_page(texts: list[str], title: str | None) -> list[tuple[str, str]]:
    """Part and rule of each line of one page."""
    labels = [_furniture(t) or _caption(t) for t in texts]
    headline = _find_headline(texts, labels, title)
    if headline is not None:
        at, rule = headline
        labels[at] = ("headline", rule)
        for i in range(at):
            if (
                labels[i] is None
                and len(_WORD.findall(texts[i])) <= 6
                and not _FINAL.search(texts[i])
            ):
                labels[i] = ("navigation", "above_headline")
    labels = _with_tail(texts, labels)
    return [label or ("body", "prose") for label in labels]


def _with_tail(
    texts: list[str], labels: list[tuple[str, str] | None]
) -> list[tuple[str, str] | None]:
    """Labels for what stands below the last paragraph of prose, where there is prose."""
    tail: dict[int, tuple[str, str]] = {}
    for i in range(len(texts) - 1, -1, -1):
        if labels[i] is None:
            found = _below_body(texts[i])
            if found is None:
                return [tail.get(j, label) for j, label in enumerate(labels)]
            tail[i] = found
    return labels


def _below_body(text: str) -> tuple[str, str] | None:
    """A line with only furniture after it that is no sentence, or says who reported from where."""
    if len(text) <= _SHORT and _SIGN_OFF.match(text):
        return "credit", "sign_off"
    if len(_WORD.findall(text)) <= 12 and not _FINAL.search(text):
        return "boilerplate", "below_body"
    return None


def _furniture(text: str) -> tuple[str, str] | None:
    if len(text) > _SHORT:
        return None
    line = text.lower().replace("\u2019", "'").replace("\u00a0", " ")
    opening = _OPENING.match(line)
    if opening and opening.lastgroup:
        return _PART_OF[opening.lastgroup], opening.lastgroup
    if _is_breadcrumb(line):
        return "navigation", "breadcrumb"
    for name, part, phrases in _MENTIONS:
        if any(phrase in line for phrase in phrases):
            return part, name
    return None


def _is_breadcrumb(line: str) -> bool:
    """``News / Karst / More``: two to eight short labels between slashes, bars or arrows."""
    labels = _TRAIL.split(line)
    return (
        not line[0].isdigit()
        and 2 <= len(labels) <= 8
        and all(1 <= len(label.split()) <= 4 for label in labels)
    )


def _caption(text: str) -> tuple[str, str] | None:
    """A short line that closes with a picture credit."""
    tail = text[-120:]
    likely = tail[-1] in ")]" or ":" in tail or "/" in tail or " by " in tail
    if likely and len(text) <= 2 * _SHORT and _CAPTION_CREDIT.search(tail):
        return "caption", "picture_credit"
    return None


def _find_headline(
    texts: list[str], labels: list[tuple[str, str] | None], title: str | None
) -> tuple[int, str] | None:
    """The line that repeats the known title, else the first that looks like a headline."""
    if title:
        wanted = _comparable(title)
        for i, text in enumerate(texts[:12]):
            if len(text) <= len(title) + 8 and _comparable(text) == wanted:
                return i, "title"
    first = next((i for i, label in enumerate(labels) if label is None), None)
    if first is None or first == len(texts) - 1 or not _headline_like(texts[first]):
        return None
    return first, "first_line"


def _comparable(text: str) -> str:
    return " ".join(_WORD.findall(text.lower().replace("\u2019", "'")))


def _headline_like(text: str) -> bool:
    """Short, starts like one, and without a full stop or with most words capitalised."""
    words = _WORD.findall(text) if len(text) <= _SHORT else []
    if not 2 <= len(words) <= _HEADLINE_WORDS or text[0].islower():
        return False
    long = [w for w in words if len(w) > 3]
    titled = sum(w[0].isupper() for w in long) >= 0.7 * max(len(long), 1)
    return titled or not _FINAL.search(text)
