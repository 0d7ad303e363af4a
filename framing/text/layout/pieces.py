"""Cut a line where furniture is glued to prose: datelines, widgets, embedded posts, notices."""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing.text.layout.mentions import LONG
from framing.text.layout.openings import DATE, MONTH


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line.

    Attributes
    ----------
    start, end : int
        Characters of the line.
    part, rule : str
    """

    start: int
    end: int
    part: str
    rule: str


def fill(text: str, marked: list[Piece]) -> list[Piece]:
    """The pieces of a line with the prose between them, without surrounding white space."""
    if not marked:
        return [Piece(0, len(text), "body", "prose")]
    pieces, at = [], 0
    for piece in [*marked, Piece(len(text), len(text), "", "")]:
        between = text[at : piece.start]
        if between.strip():
            start = at + len(between) - len(between.lstrip())
            pieces.append(Piece(start, start + len(between.strip()), "body", "prose"))
        if piece.start < piece.end:
            pieces.append(piece)
        at = piece.end
    return pieces


_STOPS = tuple(".!?…:;,")


def stopped(text: str, by: tuple[str, ...] = _STOPS) -> bool:
    """Whether a line ends with one of some marks, quote marks and brackets after it or not."""
    return text.rstrip("\"'”’»)]").endswith(by)


_AGENCY = r"(?:CNN(?: \w+)?|AP|Reuters|REUTERS|AFP|UPI|RNS|Bloomberg|Xinhua|TNS|NNA)"
_DASH = r"(?: ?(?:—|–|--+|―) ?| - )"
_DAY = rf",? (?i:{DATE})"
_PLACE = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019/-]*(?: [A-Z\u00c0-\u00de.'\u2019/-]+){0,4}"
_STATE = r"(?:, ?[A-Z][A-Za-z.]{1,14}(?: [A-Z][A-Za-z.]{1,14}){0,2})?"
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_STATE}(?:/{_PLACE})?(?:{_DAY})?(?: ?\([\w .&/]{{2,24}}\))?{_DASH}"
    rf"|(?:[A-Z][\w.'\u2019-]+,? ){{1,5}}?\({_AGENCY}\){_DASH}?|\({_AGENCY}\){_DASH}?"
    rf"|(?:[A-Z][\w.'\u2019]+,? ){{1,4}}?\([A-Z][\w .&/]{{1,24}}\){_DASH}"
    rf"|(?:[A-Z][\w'\u2019-]+[ /]){{0,3}}[A-Z][a-z]+, [A-Z][\w-]+(?: [A-Z][\w-]+)?"
    r" [–—-] (?=[A-Z\"'“‘]))"
)
_KICKER = re.compile(
    r"(?:EXCLUSIVE|UPDATED?|BREAKING|WATCH|ANALYSIS|OPINION|COMMENTARY|VIDEO|LIVE|REPORT)\b"
)


_TIME = re.compile(
    r"Updated at \d{1,2}:\d\d [ap]\.?m\.? E[DS]?T on \w+ \d{1,2}, \d{4}\.(?= |$)"
    r"|(?:Updated? (?:at )?)?\d{1,2}:\d\d [ap]\.?m\.?(?: [A-Z]{2,4}T?)?(?: \([\w ]+ time\))? ?"
    r"(?:[—–:]|-+|(?<=T)\.)(?= )"
)


def clock(text: str) -> list[Piece]:
    """The time that opens an entry of a live page."""
    found = _TIME.match(text) if text[0].isdigit() or text.startswith("Update") else None
    return [Piece(0, found.end(), "dateline", "clock")] if found else []


def dateline(text: str) -> Piece | None:
    """The place, day and agency that open a story."""
    found = _DATELINE.match(text[:100])
    if not found or not _worth(found.group(), text):
        return None
    if _KICKER.match(text):
        return Piece(0, len(found.group().rstrip()), "navigation", "kicker")
    return Piece(0, len(found.group().rstrip()), "dateline", "dateline")


def _worth(opener: str, text: str) -> bool:
    """A dateline opens a sentence, and is more than an initial or a number of a list."""
    rest = text[len(opener) :].lstrip()
    return len(rest) > 5 and sum(c.isalpha() for c in opener) >= 3


# A name, the same name in full glued to a headline or two, and the link to more of them.
_NAME = r"[A-Z\u00c0-\u00de][\w'\u2019-]*"
_GIVEN = r"(?:(?:[A-Z(\"“][\w.'\u2019)(\"”-]*|de|von|van) )"
_LIST = r"(?=[A-Z\u00c0-\u00de0-9$#]|['‘“\"](?!s\b)\w).{8,900}? MORE(?![A-Za-z-])"
_WIDGET = re.compile(
    rf"\b(?P<name>{_NAME})(?:['’]s)? "
    rf"(?P<links>{_GIVEN}{{0,6}}?(?P=name)(?:,? [JS]r\.?| I+)?{_LIST})"
    rf"|\b(?P<first>{_NAME}) (?P<last>{_NAME}) "
    rf"(?P<spaced>(?P=first) {_GIVEN}{{0,4}}?(?P=last) .{{8,900}}? MORE(?![A-Za-z-]))"
    rf"|\b(?P<given>{_NAME}) (?P<family>[A-Z][a-z]+)"
    r"(?P<twice>(?P=given) (?P=family)[^a-z].{8,900}? MORE(?![A-Za-z-]))"
    rf"|\b(?P<whose>{_NAME}) (?P<alone>{_GIVEN}{{0,4}}?(?P=whose)MORE(?![A-Za-z-]))"
)
_WIDGETS = ("links", "spaced", "twice", "alone")


def widgets(text: str) -> list[Piece]:
    """Lists of links about somebody that were pasted behind the name."""
    if "MORE" not in text:
        return []
    found = ((m, next(g for g in _WIDGETS if m[g])) for m in _WIDGET.finditer(text))
    return [Piece(*m.span(group), "related", "widget") for m, group in found]


_SIGNATURE = re.compile(
    r"(?:[—–-]+ ?)?[^()\n]{1,60}\(@ ?\w{1,20}\),? "
    rf"(?i:{MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {MONTH} \d{{4}})"
    r"|A post shared by .{3,80}?(?: at \d+:\d+[ap]m P[SD]T|$)"
    r"|Posted by .{3,60}? on \w+day, \w+ \d+, \d{4}"
)
_QUOTED = re.compile(r"[?.]?@\w{2,20}: .{5,400}$")
_RETWEET = re.compile(r"(?:RT|MT) @\w{1,20}:? ")
_SIGNED = ("(@", "RT @", "MT @")
POST = 420  # characters of a post with its links
_BARE = re.compile(r"^[—–-]+ ?|(?:\s|^)(?:https?://\S+|pic\.twitter\.com/\S+)")


def posts(text: str) -> list[Piece]:
    """Embedded posts: what a signature closes, when all of it is no longer than a post."""
    signed = "@" in text and any(sign in text for sign in _SIGNED)
    if not (signed or "pic.twitter.com/" in text or " shared by " in text):
        return _posted_by(text)
    pieces, at = [], 0
    for signature in _SIGNATURE.finditer(text):
        start = at if signature.start() - at <= POST else signature.start()
        pieces.append(Piece(start, signature.end(), "embed", "post"))
        at = signature.end()
        while at < len(text) and text[at] == " ":
            at += 1
    if _RETWEET.match(text) and len(text) <= POST:
        return [Piece(0, len(text), "embed", "post")]
    if text.startswith("Skip Twitter post ") and len(text) <= 2 * POST:
        return [Piece(0, len(text), "embed", "post")]
    told = "pic.twitter.com/" in text[-40:] or _OPENER.match(text)
    if not pieces and told and len(text) <= POST:
        return [Piece(0, len(text), "embed", "post")]
    return pieces


def _posted_by(text: str) -> list[Piece]:
    found = _SIGNATURE.search(text) if "Posted by " in text and len(text) < POST else None
    told = found and found.group().startswith("Posted by ")
    return [Piece(0, len(text), "embed", "post")] if told or _QUOTED.match(text) else []


def signature_only(text: str) -> bool:
    """Whether a post's line says nothing before its signature, so that the post stands above."""
    found = _SIGNATURE.search(text)
    said = text[: found.start()] if found else ""
    dash = text.lstrip()[:1] in "—–-" if found else False
    return bool(found) and (dash or not _BARE.sub("", said).strip())


_CLOSER = re.compile(
    r"(?P<credit>\(?(?:Additional )?(?:Reporting|Writing|Editing) by [A-Z][^.]{3,200}\)?\.?)$"
    r"|(?P<copyright>(?:© ?(?:Copyright )?\d{4}|Copyright (?:©|\(c\)|\d{4})).{3,250})$"
    r"|(?P<appears>This article (?:appears|appeared) in the [^.]{5,150}[.”\"]*)$"
    r"|(?P<contributed>(?:[A-Z][\w.'\u2019-]+ ){1,8}(?:and (?:[A-Z][\w.'\u2019-]+ ){1,4})?"
    r"contributed to this (?:report|story|article)\.)$"
)


def closer(text: str) -> Piece | None:
    """The credit or copyright that closes a page without line breaks."""
    if len(text) <= LONG and "This article appear" not in text:
        return None
    found = _CLOSER.search(text, max(0, len(text) - 300))
    if not found or found.lastgroup is None:
        return None
    part = {"copyright": "copyright", "appears": "boilerplate"}.get(found.lastgroup, "credit")
    return Piece(found.start(), found.end(), part, "closer")


_OPENER = re.compile(r"[^()\n]{2,40} \(@\w{1,20}\) (?=[A-Z\"“'‘@#.\d])")
_LABEL_PARTS = {"N": "navigation", "S": "navigation", "L": "self_promotion", "T": "self_promotion"}
_GLUED = re.compile(
    r"^(?:#\w+#|NRPLUS MEMBER ARTICLE|(?:Story highlights|ADVERTISEMENT)(?= [A-Z]))"
    r"|\[pullquote\]|(?<=[.!?”\"’] )Ad Policy$"
    r"|(?:^Listen to the audio version of this|To hear more feature) [^.]{5,120}\."
)

_GLUED_AHEAD = ("#", "NRPLUS ", "Story highlights", "ADVERTISEMENT ", "Listen to the audio ")


def labels(text: str) -> list[Piece]:
    """Labels of the page that were glued to a paragraph."""
    inside = "[pullquote]" in text or "To hear more" in text or "Ad Policy" in text
    if not (inside or text.startswith(_GLUED_AHEAD)):
        return []
    found = (m.span() for m in _GLUED.finditer(text))
    return [Piece(a, b, _LABEL_PARTS.get(text[a], "boilerplate"), "glued") for a, b in found]
