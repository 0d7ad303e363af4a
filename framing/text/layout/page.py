"""What a line is by where it stands: headline, names above it, posts, links, what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.text.layout.lines import known
from framing.text.layout.links import asides, authored, linked, lists
from framing.text.layout.mentions import LONG, SHORT, Phrases, fold, is_quiet, mentions_trade
from framing.text.layout.openings import MONTH
from framing.text.layout.people import NAME_LINE, is_biography, is_contact, is_office
from framing.text.layout.pictures import pictures
from framing.text.layout.pieces import (
    POST,
    Piece,
    clock,
    closer,
    dateline,
    fill,
    labels,
    posts,
    signature_only,
    stopped,
    widgets,
)

_HEADLINE_WORDS = 30
_LISTED, _LABEL = 140, 30  # characters of a listed headline, of the label above
_ANNOUNCES = re.compile(
    r"(?i)[•*( ]*(?:urgent|vote now|latest|editor.s note|read (?:more|next)|watch more|"
    r"more(?: from [\w .]{2,24})?|also (?:see|read)|relevant links(?: from [\w ]{3,24})?|"
    r"see also|further reading|related(?: (?:stories|articles|links|coverage|posts))?) ?:?\)?"
)
_ANNOUNCED = re.compile(r"(?<=[.!?”\"’] )More from [A-Z][\w ]{1,24}:$")
_PANEL = 3  # writers
_LEADS = 4  # paragraphs that may open with a dateline
_ABOVE_HEADLINE = re.compile(
    r"(?P<caption>(?:['‘]?[A-Z0-9](?:[^.!?]|\.(?! [A-Z])){30,200})[.!?]['’”\"]?) "
    r"(?P<headline>(?!(?:Here|This|That|These|It|They|We|He|She|But|And)\b|(?:[A-Z]\S* ?){1,4}$)"
    r"[A-Z‘'\"“][^.!?]{8,70}[^\s.!?:;,…\"”])$"
)
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SIGN_OFF = re.compile(
    r"(?:(?:[A-Z]\S*|and) ){1,14}(?:reported from|contributed(?: (?:reporting|research|from))?)\b"
    r"[^.]{0,80}\.(?: (?:[A-Z]\S* ){1,4}contributed [^.]{0,80}\.)?$"
)
_DATED = re.compile(
    rf",? (?:on )?{MONTH} \d{{1,2}}, \d{{4}}(?:,? in [A-Z][^.]{{2,60}})?\.?$", re.IGNORECASE
)
_SLIDE = re.compile(r"Photos: \S|.{0,900}Hide Caption \d+ of \d+\b")
Line = list[Piece]


def read_page(texts: Sequence[str], gaps: Sequence[int], title: str | None) -> list[Line]:
    """The pieces of every line of a page.

    Parameters
    ----------
    texts : sequence of str
        The page's non-blank lines.
    gaps : sequence of int
        White space before each line, in characters.
    title : str or None
    """
    folded = fold("\n".join(texts)).split("\n")[: len(texts)]
    quiet = [line for line in folded if len(line) <= LONG and is_quiet(line)]
    phrases = Phrases.of("\n".join(quiet))
    lines = [_read_line(*line, phrases) for line in zip(texts, folded, strict=True)]
    _mark_lead_picture(lines, texts)
    _find_headline(lines, texts, title)
    _name_authors(lines, texts, title)
    _mark_scene(lines, texts)
    _mark_gallery(lines, texts)
    _mark_posts(lines, texts, gaps)
    _mark_shouted(lines, texts)
    _mark_links(lines, texts)
    _mark_listed(lines, texts)
    _mark_biographies(lines, texts)
    _mark_panel(lines, texts)
    _mark_tail(lines, texts)
    _cut_datelines(lines, texts)
    return lines


def _read_line(text: str, line: str, phrases: Phrases) -> Line:
    marked = posts(text)
    if not marked:
        whole = known(text, line, phrases)
        if whole is None or whole[0] == "credit":
            picture = pictures(text)
            if picture:
                return picture
        if linked(text):
            return [Piece(0, len(text), "related", "labelled")]
        if whole:
            return [Piece(0, len(text), *whole)]
        marked = _apart([*widgets(text), *labels(text), *clock(text), *asides(text)])
    last = closer(text)
    if last and not any(p.end > last.start for p in marked):
        marked = [*marked, last]
    return fill(text, marked)


def _apart(pieces: list[Piece]) -> list[Piece]:
    """Pieces in order, each that begins in another left out."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: p.start):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def _open(line: Line) -> bool:
    """Whether a line is prose so far, all of it."""
    return len(line) == 1 and line[0].part == "body"


def _has_prose(line: Line) -> bool:
    return any(piece.part == "body" for piece in line)


def _label(lines: list[Line], at: int, part: str, rule: str) -> None:
    lines[at] = [Piece(lines[at][0].start, lines[at][-1].end, part, rule)]


def _mark_lead_picture(lines: list[Line], texts: Sequence[str]) -> None:
    """A caption glued to the headline below it: the one ends with a full stop, the other not."""
    found = _ABOVE_HEADLINE.match(texts[0]) if len(texts) > 2 and len(texts[0]) <= SHORT else None
    if found and _open(lines[0]) and len(texts[1]) > len(found["headline"]):
        lines[0] = [
            Piece(*found.span("caption"), "caption", "picture"),
            Piece(*found.span("headline"), "headline", "first_line"),
        ]


def _find_headline(lines: list[Line], texts: Sequence[str], title: str | None) -> None:
    """The line that repeats the known title, else the first that looks like a headline."""
    wanted = _comparable(title) if title else None
    for i, text in enumerate(texts[:12]):
        if wanted and title and len(text) <= len(title) + 8 and _comparable(text) == wanted:
            _label(lines, i, "headline", "title")
            _mark_above(lines, texts, i)
            return
    first = next((i for i, line in enumerate(lines) if _open(line)), None)
    if first is None or first == len(texts) - 1 or not _headline_like(texts[first]):
        return
    if title is None or not NAME_LINE.match(texts[first]):
        _label(lines, first, "headline", "first_line")


def _mark_above(lines: list[Line], texts: Sequence[str], headline: int) -> None:
    for i in range(headline):
        short = len(_WORD.findall(texts[i])) <= 6 and not stopped(texts[i])
        if short and _open(lines[i]):
            _label(lines, i, "navigation", "above_headline")


def _name_authors(lines: list[Line], texts: Sequence[str], title: str | None) -> None:
    """Names between the headline and the first paragraph, where the headline is known."""
    if title is None:
        return
    for i, text in enumerate(texts[:-1]):
        if _open(lines[i]):
            single = " " not in text and NAME_LINE.match(texts[i + 1])
            if len(text) > 60 or not (single or NAME_LINE.match(text)):
                return
            _label(lines, i, "byline", "name")


def _mark_scene(lines: list[Line], texts: Sequence[str]) -> None:
    """A caption above the story: a story opens with a weekday, a picture has a date and a place."""
    if len(lines) > 3 and _open(lines[0]) and len(texts[0]) <= SHORT and _DATED.search(texts[0]):
        _label(lines, 0, "caption", "scene")


def _mark_gallery(lines: list[Line], texts: Sequence[str]) -> None:
    """What stands between the captions of a gallery is captions too."""
    if not any("Hide Caption " in text for text in texts):
        return
    slides = [i for i, text in enumerate(texts) if _SLIDE.match(text)]
    for i in range(slides[0], slides[-1]) if slides else ():
        if _open(lines[i]):
            _label(lines, i, "caption", "gallery")


def _mark_posts(lines: list[Line], texts: Sequence[str], gaps: Sequence[int]) -> None:
    """Lines of a post above its signature: told by a wider gap, or by a signature without text."""
    if not any(line[0].part == "embed" for line in lines[1:]):
        return
    usual = sorted(gaps[1:])[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0
    for i in range(1, len(lines)):
        if lines[i][0].part != "embed":
            continue
        room, alone = POST - len(texts[i]), signature_only(texts[i])
        j = i - 1
        while j >= 0 and _open(lines[j]) and len(texts[j]) <= room and texts[j][-1] != ":":
            if not alone and gaps[j + 1] <= usual:
                break
            _label(lines, j, "embed", "post")
            room, alone = room - len(texts[j]), False
            j -= 1


def _mark_shouted(lines: list[Line], texts: Sequence[str]) -> None:
    """Links to other stories: headlines in capitals between paragraphs that are not."""
    shouted = [
        i
        for i, text in enumerate(texts)
        if _open(lines[i]) and text.isupper() and not text.endswith((".", ":", ";"))
        if 6 <= len(text.split()) <= 30 and 42 <= len(text) <= SHORT and text[0].isalpha()
    ]
    if 3 * len(shouted) <= len(lines):
        for i in shouted:
            _label(lines, i, "related", "capitals")


def _mark_links(lines: list[Line], texts: Sequence[str]) -> None:
    """Headlines of other stories that say whose they are."""
    for rule, rows in (("list", lists(texts)), ("column", authored(texts))):
        for i in rows:
            if _open(lines[i]):
                _label(lines, i, "related", rule)


def _mark_listed(lines: list[Line], texts: Sequence[str]) -> None:
    """What a label alone announces, ``Read more:``, ``Urgent:``: the headlines below it.

    ``More from the Courier:`` above a long paragraph announces what the Courier says.
    """
    part = ""
    for i, text in enumerate(texts):
        if _open(lines[i]):
            if not part or len(text) > _LISTED or text[-1] in '.…:;,"”’':
                part = "related" if text[-1] == ":" and _ANNOUNCED.search(text) else ""
            else:
                _label(lines, i, part, "listed")
        elif len(text) <= _LABEL and _ANNOUNCES.fullmatch(text):
            part = lines[i][0].part
            quotes = text.startswith("More from ") and text.endswith(":")
            if quotes and len("".join(texts[i + 1 : i + 2])) > _LISTED:
                _label(lines, i, "body", "prose")


def _mark_biographies(lines: list[Line], texts: Sequence[str]) -> None:
    """Who wrote it: the first paragraph, or the last ones with addresses and books below them."""
    prose = [i for i, line in enumerate(lines) if _open(line) or _has_prose(line)]
    if len(prose) < 4:
        return
    told = [i for i in prose if stopped(texts[i])]
    below: list[int] = []
    for at in [prose[0], *prose[-1:-4:-1]]:
        if not _open(lines[at]):
            continue
        rest = "\n".join(texts[i] for i in told if i != at)
        if is_biography(texts[at], rest):
            for i in [at, *below]:
                _label(lines, i, "byline", "biography")
            below = []
        elif at != prose[0] and not is_contact(texts[at]):
            return
        elif at != prose[0]:
            below.append(at)


def _mark_panel(lines: list[Line], texts: Sequence[str]) -> None:
    """Name and office of three or more writers of one page, each above what they wrote."""
    named = [
        i
        for i, text in enumerate(texts[:-1])
        if _open(lines[i]) and len(text) <= _LISTED and not stopped(text)
        if is_office(text) and len(texts[i + 1]) > _LISTED
    ]
    for i in named if len(named) >= _PANEL else ():
        _label(lines, i, "byline", "panel")


def _mark_tail(lines: list[Line], texts: Sequence[str]) -> None:
    """What stands below the last paragraph of prose, where there is prose."""
    tail: list[tuple[int, str, str]] = []
    for i in range(len(texts) - 1, -1, -1):
        if not _open(lines[i]):
            if _has_prose(lines[i]):
                break
            continue
        found = _below_body(texts[i])
        if found is None:
            break
        tail.append((i, *found))
    else:
        return
    for at, part, rule in tail:
        _label(lines, at, part, rule)


def _below_body(text: str) -> tuple[str, str] | None:
    """A line with only furniture after it that is no sentence, or says who reported from where."""
    if len(text) <= SHORT and _SIGN_OFF.match(text.lstrip("-—– ")):
        return "credit", "sign_off"
    if not stopped(text) and len(_WORD.findall(text)) <= 12:
        return "boilerplate", "below_body"
    if mentions_trade(text) or (text.startswith("• ") and is_contact(text)):
        return "self_promotion", "pitch_below"
    return None


def _cut_datelines(lines: list[Line], texts: Sequence[str]) -> None:
    """The openers of the first paragraphs, and of those below a dividing mark."""
    prose = [i for i, line in enumerate(lines) if line[0].part == "body" and line[0].start == 0]
    entries = [i for i in prose[_LEADS:] if not _WORD.search(texts[i - 1])]
    for i in [*prose[:_LEADS], *entries]:
        opener = dateline(texts[i])
        if opener and opener.end <= lines[i][0].end:
            inner = [p for p in lines[i] if p.part != "body"]
            lines[i] = fill(texts[i], [opener, *inner])


def _comparable(text: str) -> str:
    return " ".join(_WORD.findall(text.lower().replace("\u2019", "'")))


def _headline_like(text: str) -> bool:
    """Short, starts like one, and without a full stop or with most words capitalised."""
    words = _WORD.findall(text) if len(text) <= SHORT else []
    if not 2 <= len(words) <= _HEADLINE_WORDS or text[0].islower():
        return False
    long = [w for w in words if len(w) > 3]
    titled = sum(w[0].isupper() for w in long) >= 0.7 * max(len(long), 1)
    return titled or not stopped(text)
