"""Furniture that a line gives away by itself: how it opens, what it mentions, how it closes."""

from __future__ import annotations

import re

SHORT = 300  # characters; a longer line needs stronger signs
LONG = 900  # characters; no furniture is longer


def alternatives(phrases: str) -> str:
    """An alternation of patterns that are written between commas."""
    return "(?:" + "|".join(" ".join(p.split()) for p in phrases.split(",")) + ")"


MONTH = alternatives("jan, feb, mar, apr, may, june?, july?, aug, sept?, oct, nov, dec")
MONTH += r"[a-z]*\.?"
DATE = rf"(?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?)"

_MENU = r"""menu, skip to (?:main )?content, log ?in, sign in, search, home, top stories, close,
    breaking news, live updates?, story highlights?, back to top, youtube, videos?, photos?,
    gallery, live, exclusive, listen to (?:the|this) (?:story|article|episode), link copied,
    scroll down for (?:more|videos?), (?:analysis/)?(?:opinion|commentary|analysis):?,
    (?:view |open )?(?:slideshow|gallery|photos)(?: \(\d+ (?:images|photos|pictures)\))?,
    (?:prev(?:ious)? |next )?(?:image|photo|slide|caption) \d+ of \d+, play video(?: \d+:\d\d)?"""
_TAGS = "(?:this (?:article|story) )?(?:tagged under|filed under), tags:, topics:"
_AGE = r"this article is more than \d+ \w+ old"
_SHARE = """share, tweet, e-?mail, print, facebook, twitter, whatsapp, telegram, reddit, linkedin,
    flipboard, pinterest, copy(?: link)?, send this (?:article|story|page), share this:?"""
_RELATED = r"""read (?:more|also|next|the full), see also, also (?:read|see|on), related:,
    related (?:coverage|articles?|stories|video|news|links?|topics), slideshow,
    more (?:on|from|in|stories|coverage|about), full coverage, further reading, most read,
    up next, what to read next, read:, latest:, special coverage, click for more,
    for more info(?:rmation)?:, you may also like, just watched, go deeper, in pictures"""
_IMPERATIVE = "watch, listen, recommended, don't miss, related"
_LABEL = """more, opinion, analysis, videos?, gallery, explainer, comment, photos, pictures,
    podcast, graphic, interactive, timeline, fact check, poll, live updates, profile"""
_SUBSCRIBE = r"""subscribe, sign[- ]up, (?:get|download|install) (?:the|our),
    support (?:the|our|us|independent|\w+'s? (?:\w+ )?journalism), donate, never miss,
    become a (?:member|subscriber|supporter), stay (?:up to date|informed|tuned),
    want more, like what you, (?:got|have) a (?:story|tip|question)"""
_ADVERT = r"""advertisements?:?, ads?, sponsored(?: content)?, paid (?:post|content),
    (?:story|article) continue[sd]?(?: below)?, continue reading, loading, vote now:?, urgent:?,
    comments?(?: \(\d+\))?, click (?:here|to), pullquote, break, #\w+#"""
_NOTE = r"""correction, corrections? (?:&|and) \w+, clarification, editor'?s'? note,
    a version of this (?:article|story|column|essay)"""
_PUBLISHED = (
    r"this (?:\w+ )?(?:article|story|report|post|piece|column|essay|op-?ed|transcript|interview) "
    r"(?:was|has been|is|first|originally) (?:\w+ )?(?:updated|corrected|amended|published|edited|"
    r"adapted|appeared|posted|excerpted|condensed|part of)"
)
_NOTICE = r"""this is a (?:rush transcript|breaking news|developing),
    the (?:views|opinions|thoughts|positions)(?: and \w+)? (?:expressed|presented|in this),
    please (?:enable|include a contact|enter a valid), your browser (?:does|is), invalid e?-?mail,
    don't see the, note: (?:this|an? earlier), copy may not be, ticker security"""
_PICTURE = """photo(?:graph|grapher)?s?, photo[ -]illustration, (?:featured )?image, picture,
    illustration, video, graphic, file photo, credits?"""
_WRITE = "(?:send|submit|write|e-?mail|contact)"
_STAMP = "(?:first )?(?:published|posted|updated|last (?:updated|modified))"
_END = r"(?!.*[.!?][\"'”’)\]]*$)"  # no sentence

# How furniture opens: rule, part, patterns. The first that matches the folded line decides.
_OPENINGS = (
    ("rule", "boilerplate", (r"[\W_]+$", r"\d{9,}$", r"\w+ \w+=")),
    ("menu", "navigation", (rf"{alternatives(_MENU)}$", _AGE, alternatives(_TAGS))),
    (
        "share",
        "share",
        (
            rf"{alternatives(_SHARE)}(?:$|[ :|,·•/]{_END}.{{0,40}}$)",
            r"[\d.,]+k? (?:shares|comments)$",
            r"share all sharing options|read or share this",
            r"click to (?:share|e?-?mail|print)",
        ),
    ),
    ("follow", "share", (r"(?:follow|like|find|join) (?:us\b|@)",)),
    (
        "author_link",
        "byline",
        (r"(?:you can )?follow \S+(?: \S+){0,4} on (?:twitter|facebook|instagram)",),
    ),
    (
        "related",
        "related",
        (
            rf"{alternatives(_RELATED)}(?!\w)(?:.{{0,20}}[:|–—]|.{{0,30}}$|{_END})",
            rf"{alternatives(_IMPERATIVE)}\b(?:.{{0,20}}[:|]|{_END}.{{0,30}}$)",
            r"click here (?:to|for) (?:read|see|watch|view|more)",
            r"for more (?:on|of|from|about|news)\b.{0,60}\b(?:listen|visit|click|check|go to)",
            r"(?:watch|read|see|listen to) (?:the|more) [\w ]{2,30} here\.?$",
        ),
    ),
    ("teaser", "related", (rf"{alternatives(_LABEL)}: ?{_END}", r"more: ?\w")),
    ("copyright", "copyright", (r"copyright\b", "©", r"\(?c\) ?\d{4}")),
    ("address", "self_promotion", (r"(?:https?://|www\.)\S+$",)),
    ("subscribe", "self_promotion", (rf"(?:please )?{alternatives(_SUBSCRIBE)}\b",)),
    (
        "tips",
        "self_promotion",
        (
            rf"{_WRITE} (?:us|a|your|letters?|tips?|stories)\b.{{0,80}}(?:@| at | to )",
            r"contact us\b",
            r"get real-time\b|download .{2,40} for (?:iphone|android)",
            r"we want to hear\b",
            r"help us report\b",
        ),
    ),
    (
        "app",
        "self_promotion",
        (r"(?:click here |get )(?:\w+ ){0,8}(?:app|newsletter|alerts)\b",),
    ),
    ("advert", "boilerplate", (rf"{alternatives(_ADVERT)}(?!\w){_END}.{{0,60}}$", r"loading\.*$")),
    ("note", "boilerplate", (rf"(?:{alternatives(_NOTE)}|{_PUBLISHED})\b",)),
    ("notice", "boilerplate", (alternatives(_NOTICE),)),
    (
        "contributed",
        "credit",
        (
            r"(?:additional )?(?:reporting|writing|editing) by\b",
            r"with assistance (?:by|from)\b",
            r"courtesy (?:of\b|:)",
            r"contributing: ",
            r"with (?:\w+ ){0,2}wires?$",
            r"h/t\b",
        ),
    ),
    ("credit", "credit", (rf"{alternatives(_PICTURE)}(?: credits?)?(?: by\b|:| ?/|©)",)),
    ("agency", "credit", (r"(?:\w+/)*(?:ap|afp|reuters|getty images|epa)$",)),
    (
        "byline",
        "byline",
        (
            r"(?:words |written |analysis )?by (?!the\b)[^.!?:]{3,80}$",
            r"e-?mail:? \S+@\S+$",
            r"(?:write to|contact|reach) (?:reporter )?\S+.{0,60}@",
            r"(?:opinion )?(?:contributor|columnist|correspondent|staff writer)$",
            r"special (?:for|to) .{0,30}$",
        ),
    ),
    (
        "timestamp",
        "dateline",
        (
            rf"{_STAMP}\b.{{0,60}}$",
            rf"(?:\w+day,? )?{DATE}(?:,? .{{0,30}})?$",
            r"\d+ (?:year|month|week|day|hour|minute)s? ago$",
        ),
    ),
)
_OPENING = re.compile("|".join(f"(?P<{name}>{'|'.join(some)})" for name, _, some in _OPENINGS))
_PART_OF = {name: part for name, part, _ in _OPENINGS}
_LEAD = "•*·-–—>[( \u200d"  # bullets and brackets that a line of furniture opens with

# What gives furniture away anywhere in a short line.
_MENTIONS = (
    ("copyright", "copyright", ("all rights reserved", "reprint permission", "©", "creators.com")),
    ("copyright", "copyright", ("may not be published, broadcast", "tribune content agency")),
    ("alternate_address", "self_promotion", ("can also be accessed at",)),
    ("contributed", "credit", tuple(f"contributed to this {x}" for x in ("report", "story"))),
    ("contributed", "credit", ("contributed to this article", "contributed reporting")),
    ("tips", "self_promotion", ("love to hear from you", "want to hear from you")),
    (
        "role",
        "byline",
        ("staff writer", "staff reporter", "can be reached at", "can be reached on"),
    ),
    ("note", "boilerplate", ("earlier version of this", "previous version of this")),
    ("player", "navigation", ("copy this code to your website",)),
    ("views", "boilerplate", ("not necessarily reflect", "not necessarily represent")),
    ("views", "boilerplate", ("are solely those of the author",)),
)
_GUARDED = ("note", "role", "tips", "views")  # not where somebody is quoted
_CLOSING = re.compile(
    r"(?P<related>\bread more)\.?$|(?P<navigation>listen ?[·•] ?\d+:\d\d(?: \d+:\d\d)?)$"
    r"|(?P<self_promotion>(?:(?:^|[.!?] )(?:sign[- ]up|subscribe|donate)(?: here| now)?"
    r"|(?:sign[- ]up|subscribe) now|click here to subscribe))[.!]?$"
    r"|(?P<boilerplate>[.?!] click here|\bvote (?:here|now)(?: now| in [\w ]{3,30})?)\.?$"
)
_PITCH = re.compile(
    r"\b(?:our newsletters?|newsletters?|sign(?:ing)?[- ]?up|subscribe|subscribers?|subscription|"
    r"licensing opportunities|news publisher|our original content|latest issue|inbox|unsubscribe|"
    r"privacy policy|terms of service|e-?mail address|push alerts|paywall|free trial|"
    r"our (?:app|podcast|journalism|coverage|reporting|work|readers|site)|donat\w+|contribution|"
    r"becom\w+ a (?:member|subscriber)|nonprofit newsroom|chip in|add interest|homepage|"
    r"without charge|inside access|media company|media companies|our readers informed|"
    r"keeping our readers|can you (?:give|chip)|nominee funds?)\b"
)
_TRADE = re.compile(
    r"\b(?:newsletters?|sign up|subscribe|subscription|inbox|unsubscribe|our podcast|our app|"
    r"(?:our|real|independent|local) journalism)\b"
)
_DENSITY = 170  # characters that one word of the trade may speak for
_OWN = (
    "our app",
    "our podcast",
    "our newsletter",
    "our newsletters",
    "inbox",
    "add interest",
    "push alerts",
)
_ADDRESSED = re.compile(r"\b(?:you|your|our|we|us|here|click|get|join|visit)\b|^sign|^subscribe")
_SPOKEN = re.compile(r"[\"“”]|\b(?:said|says|told|according to|announced)\b")


def fold(text: str) -> str:
    """Lower case, plain apostrophes and spaces, offset for offset for all but a few letters."""
    return text.lower().replace("\u2019", "'").replace("\u00a0", " ")


def furniture(text: str) -> tuple[str, str] | None:
    """Part and rule of a line that is furniture from end to end."""
    if len(text) > LONG:
        return None
    line = fold(text)
    if len(text) <= SHORT:
        found = _bracketed(text) or _opening(line.lstrip(_LEAD) or line) or _mention(line)
        if found:
            return found
    return _pitch(line)


_BRACKETED = re.compile(r"\( \S.*\)$|\[\w[^.\[\]]{2,30}: [^\[\]]{8,150}[^.!?\[\]]\]$")


def _bracketed(text: str) -> tuple[str, str] | None:
    """``( Also: Bridge reopens)``, ``[Read: Bridge reopens]``: a link between paragraphs."""
    return ("related", "bracketed") if text[0] in "([" and _BRACKETED.match(text) else None


def _opening(line: str) -> tuple[str, str] | None:
    opening = _OPENING.match(line)
    if opening and opening.lastgroup:
        return _PART_OF[opening.lastgroup], opening.lastgroup
    if _is_breadcrumb(line):
        return "navigation", "breadcrumb"
    return None


def _mention(line: str) -> tuple[str, str] | None:
    for name, part, phrases in _MENTIONS:
        if any(phrase in line for phrase in phrases):
            return None if name in _GUARDED and _SPOKEN.search(line) else (part, name)
    closing = _CLOSING.search(line)
    if closing and closing.lastgroup and not _SPOKEN.search(line):
        return closing.lastgroup, "closing"
    return None


def _pitch(line: str) -> tuple[str, str] | None:
    """Two words of the trade, said to the reader and quoting nobody: the outlet sells itself."""
    pitched = {m.group() for m in _PITCH.finditer(line)}
    if not pitched or _SPOKEN.search(line):
        return None
    own = len(line) <= SHORT and not pitched.isdisjoint(_OWN)
    return ("self_promotion", "pitch") if own or _sells(pitched, line) else None


def _sells(pitched: set[str], line: str) -> bool:
    dense = len(pitched) >= max(2, len(line) / _DENSITY)
    return dense and bool(_ADDRESSED.search(line))


def mentions_trade(text: str) -> bool:
    """Whether a short line speaks of newsletters, subscriptions and the like, and quotes nobody."""
    line = fold(text)
    return len(text) <= SHORT and bool(_TRADE.search(line)) and not _SPOKEN.search(line)


_TRAIL = re.compile(r"\s[/|]\s|[>»›]")


def _is_breadcrumb(line: str) -> bool:
    """``News / Karst / More``: two to eight short labels between slashes, bars or arrows."""
    labels = _TRAIL.split(line)
    return (
        not line[0].isdigit()
        and 2 <= len(labels) <= 8
        and all(1 <= len(label.split()) <= 4 for label in labels)
    )
