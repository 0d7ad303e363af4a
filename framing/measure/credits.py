"""Where an article says that its copy, or a part of it, is an agency's.

Every rule reads one place that news pages have for this: the dateline, the byline, the author
field, the sign-off below the text. An agency named elsewhere is a source or the owner of a picture,
and captions and picture credits are not read at all (METHODOLOGY 1.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from framing.corpus.agencies import UNNAMED, agency_of_outlet, gazetteer

WIRE, CONTRIBUTED, OWN = "wire", "contributed", "own"

_PICTURES = frozenset(("caption", "share", "related", "self_promotion"))
_OPENING, _CLOSING = 8, 8  # lines from the top and from the end in which credits stand
_AUTHORS = 3  # in the author field, the agency included
_PARAGRAPH = 160  # characters; shorter lines may be headings and names
_TAIL = 400  # characters of a closing line that are read
_DASH = r"(?:-|–|—|:)"
_DESK = ("reporting by", "writing by")
_COPYRIGHT = ("copyright", "\u00a9", "(c)")
_MATERIAL = ("material", "information", "report", "file", "content")
_NAMES = frozenset(
    """and at by contributor correspondent for from in of reporter reporters special staff the to
    via with writer writers""".split()
)
_SMALL = frozenset("a al and de del el la le near of on the".split())
_BETWEEN = re.compile(r"\s*(?:[,;|/•·()]| [-–—] |\bvia\b|\bfor\b|\bof\b|\n)\s*")
_AND = re.compile(r"\s*[,;]?\s*(?:\band\b|&)\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line of an article: code points of its text, its part, its words."""

    start: int
    end: int
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Credit:
    """What says that copy is an agency's.

    Attributes
    ----------
    agency : str
    kind : str
        `WIRE` or `CONTRIBUTED`.
    rule : str
        ``dateline``, ``byline``, ``author``, ``desk_line``, ``copyright``, ``sign_off`` or
        ``contributed``.
    start, end : int
        Code points of the article's text; -1 where a field says so.
    """

    agency: str
    kind: str
    rule: str
    start: int = -1
    end: int = -1


def find_credit(lines: Sequence[Line], author: str | None, outlet: str | None) -> Credit | None:
    """The strongest credit of an article to an agency that is not its own outlet.

    Wire copy before a contribution, and what stands higher on the page before what stands lower.

    Examples
    --------
    >>> text = "KARST (Reuters) - The ferry stayed in port."
    >>> credit = find_credit([Line(0, len(text), "body", text)], None, "Meridian Times")
    >>> credit.agency, credit.kind, credit.rule, text[credit.start : credit.end]
    ('Reuters', 'wire', 'dateline', 'Reuters')
    """
    own = agency_of_outlet(outlet)
    found = [c for c in _credits(lines, author, outlet) if c.agency != own]
    wire = (c for c in found if c.kind == WIRE)
    return next(wire, next(iter(found), None))


def _credits(lines: Sequence[Line], author: str | None, outlet: str | None) -> Iterator[Credit]:
    read = [line for line in lines if line.part not in _PICTURES]
    opening = read[:_OPENING]
    closing = read[-_CLOSING:]
    for line in opening:
        yield from _dateline(line)
    for line in read:
        if line.part == "byline":
            yield from _byline(line)
    for line in (*takewhile(_is_short, opening), *read[-1:]):
        yield from _alone(line)
    if author:
        yield from _author(author, outlet)
    for line in closing:
        yield from _closing(line)


def _is_short(line: Line) -> bool:
    """Whether a line is no paragraph yet."""
    return len(line.text) <= _PARAGRAPH


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    names = gazetteer()
    agency = rf"(?P<agency>{names.any})"
    place = r"(?P<place>[^()/\n\[\]]{0,90}?(?:\[[^\]]{2,30}\][^()/\n\[\]]{0,20})?)"
    return {
        "brackets": re.compile(
            rf"{place}[(\[](?:[^()]{{0,20}}?[/,] ?)?{agency}(?:[/, ] ?[^()]{{0,20}})?[)\]] ?{_DASH}"
        ),
        "slashes": re.compile(rf"{place}(?<![^\s.])/{agency}/(?![A-Za-z])"),
        "alone": re.compile(
            rf"(?P<by>(?i:by|from|source:|via) )?(?P<agency>(?:[Tt]he )?(?:{names.long}|"
            rf"(?<= ){names.short}))(?: (?i:staff|news agency|wire))?\.?$"
        ),
        "ending": re.compile(
            rf"(?:^|\s)(?!(?i:to|at|with|for|of)\s)[\w.’'-]+ (?P<agency>{names.any})$"
        ),
        "desk_line": re.compile(
            r"\((?:(?:Additional )?(?:[Rr]eport|[Ww]rit)ing by [^()]{3,300}"
            r"(?:\([^()]*\)[^()]{0,200})?[Ee]dit(?:ing|ed) by [^()]{3,120}|"
            r"Reporting by [^()]{3,200})\)?"
        ),
        "copyright": re.compile(
            rf"(?i:copyright|©|\(c\))[ ©]*(?:\(c\) ?)?\d{{4}},? (?:by )?{agency}\b(?!/Getty)"
        ),
        "sign_off": re.compile(rf"(?:^|[.”\"’] ?)(?:--?|–|—) ?{agency}\.?$"),
    }


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that names an agency as one hand among others.

    Attributes
    ----------
    marks : tuple of str
        One of these is in it, in small letters: most lines are not worth a search.
    pattern : re.Pattern
    """

    marks: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _contributions() -> tuple[_Sentence, ...]:
    """All of them, the surest first."""
    agency = rf"\b(?P<agency>{gazetteer().any})(?![\w/])"
    report = r"(?i:this (?:report|story|article))"
    text = r"(?:material|information|reporting|reports?|files|content)"
    material = tuple(f"with {kind}" for kind in _MATERIAL)
    sentences = {
        rf"{agency}(?:['’]s?)?(?:,? [^.\s]+(?:[A-Z]\.)?){{0,25}}? contributed\b": (" contributed",),
        rf"\b[Cc]ontribut(?:ing|ors?)\b.{{0,250}}?{agency}": ("contributi", "contributo"),
        rf"\bcontributed to {report}, along with {agency}": ("along with",),
        rf"{agency} (?:{text} )?(?:was|were) used\b": ("was used", "were used"),
        rf"\b(?i:{text}) from [^.]{{0,90}}?{agency}(?=[^.]{{0,60}} used\b)": (" used",),
        rf"\b{report} (?:contains|includes|(?:was )?compiled from) (?:{text} from )?{agency}": (
            "contains", "includes", "compiled from"
        ),
        rf"(?:\b[Ww]ith (?:additional )?|^\W?Additional ){text} (?:from|by) "
        rf"[^.]{{0,120}}?{agency}": ("additional ", *material),
    }  # fmt: skip
    return tuple(_Sentence(marks, re.compile(s)) for s, marks in sentences.items())


@cache
def _last_words() -> tuple[str, ...]:
    """How names of agencies end, in small letters, without a full stop."""
    names = gazetteer()
    ends = (n.lower().rpartition(" ")[2].rstrip(".") for n in (*names.by_long, *names.by_short))
    return tuple(sorted(set(ends)))


def _dateline(line: Line) -> Iterator[Credit]:
    """``KARST, May 2 (Reuters) -``, ``Karst [Valdoria], (ANI):``, ``KARST, May 2. /TASS/``."""
    head = line.text[:140]
    for name, mark in (("brackets", "(["), ("slashes", "/")):
        if any(m in head for m in mark):
            found = _patterns()[name].match(head)
            if found and _is_place(found["place"]):
                yield _credit(line, found, WIRE, "dateline")


def _is_place(text: str) -> bool:
    """Whether all words are capitalised, as in a place and a date, or there are none."""
    words = re.findall(r"[^\W\d_]+", text)
    return all(w[0].isupper() or w in _SMALL for w in words) and len(words) <= 12


def _byline(line: Line) -> Iterator[Credit]:
    """``By Ilse Brandt, Associated Press``; ``By Ilse Brandt and AP`` is a contribution."""
    text = re.sub(r"^(?i:by|from) ", "", line.text)
    agency, kind = _affiliation(text)
    if agency and set(re.findall(r"\b[a-z]+\b", text)) <= _NAMES:
        yield Credit(agency, kind, "byline", line.start, line.end)


def _affiliation(text: str) -> tuple[str, str]:
    """The agency that a list of names ends or contains, and what it then is."""
    known = gazetteer()
    for item in _BETWEEN.split(text):
        joined = _AND.split(item)
        for name in joined:
            ending = _patterns()["ending"].search(name)
            agency = known.agency(name) or (known.agency(ending["agency"]) if ending else "")
            if agency:
                return agency, CONTRIBUTED if name != joined[0] else WIRE
    return "", ""


def _alone(line: Line) -> Iterator[Credit]:
    """A line that is nothing but an agency: ``The Associated Press``, ``From wire reports``."""
    if len(line.text) > 60:
        return
    found = _patterns()["alone"].match(line.text)
    if found and (found["by"] or gazetteer().agency(found["agency"]) != UNNAMED):
        yield _credit(line, found, WIRE, "byline")


def _author(author: str, outlet: str | None) -> Iterator[Credit]:
    """``AP``, ``Reuters Staff``, ``Ilse Brandt, Associated Press``.

    In a longer list, or beside the outlet's own name, an agency is one hand among others.
    """
    agency, kind = _affiliation(author)
    items = [item for part in _BETWEEN.split(author) for item in _AND.split(part) if item]
    brand = re.sub(r"\s*\([^)]*\)", "", outlet or "").strip().casefold()
    last = bool(agency) and _affiliation(items[-1])[0] == agency
    if agency and (not last or len(items) > _AUTHORS or brand in map(str.casefold, items)):
        kind = CONTRIBUTED
    if agency:
        yield Credit(agency, kind, "author")


def _closing(line: Line) -> Iterator[Credit]:
    """What stands below an article: desk lines, copyright, sign-offs and contributions.

    Patterns are slow, and nearly all lines hold no credit, so each is asked for its words first.
    """
    cut = max(len(line.text) - _TAIL, 0)
    tail = Line(line.start + cut, line.end, line.part, line.text[cut:])
    low, patterns = tail.text.lower(), _patterns()
    if _holds(low, _DESK) and (desk := patterns["desk_line"].search(tail.text)):
        yield Credit(
            "Reuters", WIRE, "desk_line", tail.start + desk.start(), tail.start + desk.end()
        )
    if _holds(low, _COPYRIGHT) and (found := patterns["copyright"].search(tail.text)):
        yield _credit(tail, found, WIRE, "copyright")
    ends_so = low.rstrip(".").endswith(_last_words())
    if ends_so and (found := patterns["sign_off"].search(tail.text)):
        yield _credit(tail, found, WIRE, "sign_off")
    asked = (s.pattern.search(tail.text) for s in _contributions() if _holds(low, s.marks))
    if found := next(filter(None, asked), None):
        yield _credit(tail, found, CONTRIBUTED, "contributed")


def _holds(low: str, words: tuple[str, ...]) -> bool:
    """Whether one of some words is in a text of small letters."""
    return any(map(low.__contains__, words))


def _credit(line: Line, found: re.Match[str], kind: str, rule: str) -> Credit:
    """The credit that a match is, at the agency's name."""
    start, end = line.start + found.start("agency"), line.start + found.end("agency")
    return Credit(gazetteer().agency(found["agency"]), kind, rule, start, end)
