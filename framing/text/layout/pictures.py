"""Captions and credits of pictures, as pieces of a line."""

from __future__ import annotations

import re

from framing.text.layout.mentions import LONG, SHORT
from framing.text.layout.openings import DATE, alternatives
from framing.text.layout.pieces import Piece, fill

_TAIL = 140  # characters that hold any credit
_WORD = re.compile(r"\w+(?:['’-]\w+)*")

_AGENCIES = alternatives(
    r"""AP(?: Photo| Images)?, AFP, EPA, UPI, REUTERS, Reuters, Getty(?: Images)?, iStock\w*,
    Shutterstock, Bloomberg(?: News)?, NurPhoto, S(?:ipa|IPA)(?: USA)?, Xinhua, TNS, Redux, ZUMA\w*,
    Newscom, Corbis, Polaris, Alamy, NPR, CQ Roll Call, Roll Call, Pool, POLITICO, Politico,
    NBC News, CBS News"""
)
_BARE = r"(?:AP Photo|AP Images|REUTERS|Reuters|AFP(?: Photo)?|EPA|Getty(?: Images)?|UPI)"
_UPPER = r"[A-Z\u00c0-\u00de]"
_NAME = rf"{_UPPER}[\w.'’-]*(?: (?:{_UPPER}[\w.'’-]*|de|van|von|al|el)){{0,4}}"
_PICTURE = alternatives(
    """[Pp]hoto(?:graph|grapher)?s?, [Ii]mage, [Pp]icture, [Ff]ile photo, [Hh]andout, Credits?,
    [Ii]llustration, [Pp]hoto illustration, PHOTO, Screenshot, Video, Source, Composite"""
)
_WHOSE = r"(?:[A-Z@\u00c0-\u00de][\w.'’-]*|for|via|of|and|the|by|from|/|\||,|&)"
_SIGN = (  # what a bracket with a credit has inside
    r"\b(?:AP|AFP|EPA|UPI|Reuters|REUTERS|Getty|iStock|Shutterstock|Pixabay|Bloomberg|Alamy|Images?|"
    r"Pool|Screenshot|File|FILE|Wikimedia|Flickr|NNA|[Pp]hoto|PHOTO)\b"
    r"|[Cc]redit|[Cc]ourtesy|[Ss]creen ?(?:shot|grab|cap)"
)
_HOSTS = "(?:Twitter|Facebook|Instagram|YouTube|Reuters|AP|AFP|Getty|Handout|File|Staff)"
_VIA = r"(?:\s?(?:/|\||via|,)\s?[A-Z][\w. ]{1,30})*"
_OF = rf"{_WHOSE}(?:[ ,/|]+{_WHOSE}){{0,14}}"
_CREDITS = (
    rf"[(\[]{_UPPER}[\w.'’-]+ {_NAME} ?/ ?{_NAME}[)\]]",
    rf"[(\[](?=[^()\[\]]*(?:{_SIGN}))[^()\[\]]{{2,110}}[)\]]\.?",
    rf"(?<=[\w”’] )\[{_NAME}\]",
    rf"\({_NAME} for [Tt]he {_UPPER}[^()]{{2,40}}\)",
    rf"{_BARE}\s?/\s?{_NAME}(?:, [Ff]ile|/File Photo)?(?: More)?",
    rf"(?:^|(?<=\s))\|\s?[^|.]{{0,60}}{_AGENCIES}[^|.]{{0,30}}",
    rf"{_NAME}\s?(?:/|\||, via|via|for) ?{_AGENCIES}{_VIA}(?: More)?",
    rf"(?:^|(?<=[\s(\[])){_PICTURE}(?: credits?)?(?: by|:) ?{_OF}[)\]]?\.?",
    r"(?:Getty Images|AP Photo|REUTERS|AFP)(?: More)?",
    r"(?:(?<=[.”’\"] )|(?<= [12]\d{3} ))(?:Associated Press|Bloomberg News|Getty|NASA|AP|CBS|NBC)",
    r"(?:Photo|PHOTO|Video): ?[^.!?]{3,60}",
    r"Credit(?:\.\.\.|…) ?[^.]{3,60}",
    rf"(?:^|(?<=[.!?”\"’)] ))@?[\w.’'-]+(?: ?@[\w.’'-]+| [\w.’'-]+){{0,3}} ?/ ?(?:via )?{_HOSTS}",
)
_CREDIT = re.compile("|".join(rf"(?:{pattern})$" for pattern in _CREDITS))
_SIGNED = re.compile("hotos? by |hoto: |redit:|mage(?:: | by )|llustration by ")
_LIKELY = re.compile(
    r"[/)\]|:]| by | via |Images|AP Photo|REUTERS|AFP| for |Associated Press|News|Getty|NASA|"
    r"Credit| AP| CBS| NBC"
)

# Labels that a page prints on a picture.
_MARKER = re.compile(
    r"(?P<player>(?:This content is no longer available\s?)?"
    r"Media playback is (?:un|not )supported on (?:your|this) device)"
    r"|(?P<open>Enlarge this image|(?:toggle|[Hh]ide) caption)"
    r"|(?P<source>Image copyright|Image source,?|Media caption,?|Image caption,?)"
    r"|(?P<share>Facebook Twitter Pinterest)|(?P<play>Play Video \d+:\d\d|View photos)"
)
_PARTS = {"player": "navigation", "open": "navigation", "share": "share", "play": "navigation"}

_ACTS = alternatives(
    r"""speaks?, gestures?, arrives?, walks?, waves?, looks?, holds?, shakes?, attends?, listens?,
    poses?, stands?, sits?, pauses?, testif(?:y|ies), addresses, takes?, leaves?, greets?, signs?,
    applauds?, reacts?, watch(?:es)?, rall(?:y|ies), gathers?, march(?:es)?, talks?, departs?,
    smiles?, delivers?, participates?, protests?, carr(?:y|ies), joins?, points?, answers?, boards?,
    hugs?, laughs?, is seen, are seen, is pictured, are pictured, clash(?:es)?, leads?, inspects?,
    demonstrators?, supporters? of"""
)
_SCENE = re.compile(
    rf"[A-Z\"'“‘(].{{0,260}}?\b{_ACTS}\b.{{5,260}}\b"
    rf"(?:(?i:{DATE})(?:st|nd|rd|th)?,? (?:in .{{3,40}}, )?\d{{4}}\b.{{0,40}}|, (?i:{DATE})\W*)$"
)
_DIGIT = re.compile(r"\d")
_TOLD = re.compile(
    r"^(?:On|After|When|As|Since|By|Before|But|And)\b| (?:said|will|would|told)\b"
    r"|[.?!] [A-Z](?!.*\d{4})"
)
_FILE = re.compile(
    r"FILE\b ?[-–—:]|FILE PHOTO\b"
    r"|(?:FILE\b.{0,4})?In this .{0,60}?\b(?:photo|image|sketch|frame|video)\b"
)


_LONG = re.compile(r"\(AP Photo/|Getty Images\)|\(Photo by ")  # closes captions of any length
_CLOSED = re.compile(r"CLOSE [A-Z]")  # the button of a player, with what it plays
_BAR = re.compile(
    r"(?P<caption>.{8,600}?[.!?”\"’]) (?P<bar>\|) (?P<credit>[^|]{0,70}?"
    r"(?:AP Photos?|Getty Images|Getty|Reuters|REUTERS|POLITICO|Politico|AP|AFP|EPA)"
    r"(?:/[A-Z]\w+(?: Images| Photo)?)*)"
    r"(?: (?P<rest>[A-Z0-9‘“'\"].*))?$"
)
_GALLERY = re.compile(r"Photos: \S|Hide Caption \d+ of \d+\b")
_ABOVE = re.compile(
    r"(?:(?:Image |Photo )?[Aa]bove|ABOVE|BELOW): .{10,400}?[.!?](?= [A-Z“\"‘]|$)"
    r"|From left[,:] [^“”\"]{10,400}$|[A-Z]{2,5}['’]s (?:[A-Z][\w'’.-]+ ){2,3}(?:(?:and .{5,60} )?"
    r"(?:explains?|takes? a look|talks? (?:to|with)|breaks? down)\b[^“”\"]{5,200}|reports)$"
)
_PAPERS = "(?:Monitor|Post|Times|Journal|Tribune|Globe|Guardian|Star|Chronicle)"
_CREDIT_AHEAD = re.compile(  # Ilse Moe/AP The mayor leaves the hall.
    rf"(?P<credit>{_UPPER}[\w.'’-]*(?: {_UPPER}[\w.'’-]*){{0,3}} ?[/|] ?"
    rf"(?:S(?:ipa|IPA)/)?(?:{_AGENCIES}|Staff|Special to [A-Z]\w+|The (?:[A-Z]\w+ )+?{_PAPERS})"
    r"(?:/(?:File|AP|Reuters|AFP|Getty(?: Images)?))*\.?)"
    r" (?P<caption>[A-Z“\"'‘].{20,})"
)
_BEFORE_HIGHLIGHTS = re.compile(
    r"(?P<caption>.{8,600}?) (?P<credit>\((?:Photo|AP|AFP|Getty)\b[^()]{2,60}"
    r"(?:\([^()]{2,20}\)[^()]{0,40})?\)) (?P<label>Story Highlights) (?P<rest>.+)$"
)


def pictures(text: str) -> list[Piece]:
    """A line that describes a picture, from end to end; empty when it does not."""
    labelled = _labelled(text)
    if labelled:
        return labelled
    if len(text) > LONG or (len(text) > 2 * SHORT and not _LONG.search(text[-_TAIL:])):
        return _with_headline(text)
    if _FILE.match(text) or _CLOSED.match(text):
        return _described(text, 0)
    glued = _with_headline(text)
    if glued:
        return glued
    tail = text[-_TAIL:]
    if _may_credit(tail) and _CREDIT.search(tail):
        return _described(text, 0)
    return [Piece(0, len(text), "caption", "scene")] if _is_scene(text) else []


def _labelled(text: str) -> list[Piece]:
    """A picture that the line itself announces: a gallery, labels of the page, a credit ahead."""
    if _GALLERY.match(text):
        return [Piece(0, len(text), "caption", "gallery")]
    marked, at = _markers(text)
    if marked:
        return marked + _described(text, at)
    above = _ABOVE.match(text)
    if above:
        return fill(text, [Piece(0, above.end(), "caption", "picture")])
    ahead = _CREDIT_AHEAD.match(text) if "/" in text[:60] or "|" in text[:60] else None
    if not ahead or len(text) > 2 * SHORT:
        return []
    return [
        Piece(0, ahead.end("credit"), "credit", "credit"),
        Piece(ahead.start("caption"), len(text), "caption", "picture"),
    ]


def _may_credit(tail: str) -> bool:
    """Whether the end of a line is worth a closer look; most lines close with a sentence."""
    if tail[-1] in ".!?…:;,\"”'’":
        return tail[-2:-1] in (")", "]") or (tail[-1] == "." and bool(_SIGNED.search(tail)))
    return bool(_LIKELY.search(tail))


def _is_scene(text: str) -> bool:
    """Somebody does something before a camera, on a day of a year that closes the line."""
    if not _DIGIT.search(text, len(text) - 44):
        return False
    return not _TOLD.search(text) and bool(_SCENE.match(text))


def _with_headline(text: str) -> list[Piece]:
    """Caption and credit, between full stop and bar, with a headline glued to them."""
    if " Story Highlights " in text:
        return _with_highlights(text)
    found = _BAR.match(text) if " | " in text else None
    if not found:
        return []
    pieces = [
        Piece(*found.span("caption"), "caption", "picture"),
        Piece(found.start("bar"), found.end("credit"), "credit", "credit"),
    ]
    if found["rest"]:
        pieces.append(Piece(*found.span("rest"), "body", "prose"))
    return pieces


def _with_highlights(text: str) -> list[Piece]:
    """Caption and credit, with the label of the story's highlights and the first of those."""
    found = _BEFORE_HIGHLIGHTS.match(text)
    if not found:
        return []
    kinds = ("caption", "caption", "picture"), ("credit", "credit", "credit")
    pieces = [Piece(*found.span(group), part, rule) for group, part, rule in kinds]
    pieces.append(Piece(*found.span("label"), "navigation", "glued"))
    return [*pieces, Piece(*found.span("rest"), "body", "prose")]


def _markers(text: str) -> tuple[list[Piece], int]:
    """The labels that open a line, each with its part, and where they end."""
    found: list[Piece] = []
    at = 0
    while marker := _MARKER.match(text, at):
        if marker.lastgroup == "source":
            return _sources(text, at, found), len(text)
        end = marker.end()
        found.append(Piece(at, end, _PARTS[marker.lastgroup or ""], "picture_label"))
        at = end
        while at < len(text) and text[at] == " ":
            at += 1
    return found, at


def _sources(text: str, at: int, found: list[Piece]) -> list[Piece]:
    """``Image copyright Agency Image caption A man speaks``: each label with what it is of."""
    cuts = [m.start() for m in _MARKER.finditer(text, at) if m.lastgroup == "source"]
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        part = "caption" if "caption" in text[start : start + 14] else "credit"
        found.append(Piece(start, start + len(text[start:end].rstrip()), part, "picture_label"))
    return found


def _described(text: str, start: int) -> list[Piece]:
    """Caption and credit of what a picture says from `start` on."""
    if start >= len(text):
        return []
    twice = re.search(r"(?P<once>\S.{1,80}) (?P=once)$", text[start:])
    window = max(start, len(text) - _TAIL)
    credit = twice or _CREDIT.search(text[window:])
    if credit is None:
        return [Piece(start, len(text), "caption", "picture")]
    cut = credit.start() + (start if twice else window)
    if len(_WORD.findall(text[start:cut])) < 3:
        return [Piece(start, len(text), "credit", "credit")]
    told = start + len(text[start:cut].rstrip())
    return [
        Piece(start, told, "caption", "picture"),
        Piece(cut, len(text), "credit", "credit"),
    ]
