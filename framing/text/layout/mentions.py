"""What furniture mentions: rights, contributors, views, and the outlet selling itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

SHORT = 300  # characters; a longer line needs stronger signs
LONG = 900  # characters; no furniture is longer

# What gives furniture away anywhere in a short line: rule, part, phrases.
_MENTIONS = (
    ("copyright", "copyright", ("all rights reserved", "reprint permission", "©", "creators.com")),
    ("copyright", "copyright", ("may not be published, broadcast", "tribune content agency")),
    ("alternate_address", "self_promotion", ("can also be accessed at",)),
    ("archive", "navigation", ("select date…", "select date...")),
    ("newsroom", "self_promotion", ("is an editorially independent", "audm app", "audm iphone")),
    ("contributed", "credit", tuple(f"contributed to this {x}" for x in ("report", "story"))),
    ("contributed", "credit", ("contributed to this article", "contributed reporting")),
    ("tips", "self_promotion", ("love to hear from you", "want to hear from you")),
    ("tips", "self_promotion", ("like to hear what you think", "one of our affiliate links")),
    ("correction", "boilerplate", ("press reported erroneously", "a corrected version of the")),
    ("support", "boilerplate", ("associated press receives support",)),
    ("material", "credit", ("contains material from the",)),
    ("role", "byline", ("staff writer", "staff reporter")),
    ("role", "byline", ("can be reached at", "can be reached on")),
    ("note", "boilerplate", ("earlier version of this", "previous version of this")),
    ("player", "navigation", ("copy this code to your website",)),
    ("views", "boilerplate", ("not necessarily reflect", "not necessarily represent")),
    ("views", "boilerplate", ("are solely those of the author",)),
)
_EACH_MENTION = tuple((rule, part, x) for rule, part, some in _MENTIONS for x in some)
_GUARDED = ("note", "role", "tips", "views")  # not where somebody is quoted
_CLOSING = re.compile(
    r"(?P<related>\bread more)\.?$|(?P<navigation>listen ?[·•] ?\d+:\d\d(?: \d+:\d\d)?)$"
    r"|(?P<self_promotion>(?:(?:^|[.!?] )(?:sign[- ]up|subscribe|donate)(?: here| now)?"
    r"|(?:sign[- ]up|subscribe) now|click here to subscribe))[.!]?$"
    r"|(?P<boilerplate>[.?!] click here|\bvote (?:here|now)(?: now| in [\w ]{3,30})?)\.?$"
)
_CLOSERS = ("read more", "listen", "sign", "subscribe", "donate", "click here", "vote ")
_PITCH = re.compile(
    r"\b(?:our newsletters?|newsletters?|sign(?:ing)?[- ]?up|subscribe|subscribers?|subscription|"
    r"licensing opportunities|news publisher|our original content|latest issue|your inbox|"
    r"inbox|unsubscribe|"
    r"privacy policy|terms of service|e-?mail address|push alerts|paywall|free trial|"
    r"our (?:app|podcast|journalism|coverage|reporting|work|readers|site)|donat\w+|contribution|"
    r"becom\w+ a (?:member|subscriber)|nonprofit newsroom|chip in|add interest|homepage|"
    r"without charge|inside access|media company|media companies|our readers informed|"
    r"keeping our readers|can you (?:give|chip)|nominee funds?)\b"
)
_TRADE = re.compile(
    r"\b(?:newsletters?(?=:| here)|(?:our|this|daily|weekly|free|opinion) newsletters?|sign up|"
    r"subscribe|subscription|your inbox|unsubscribe|our podcast|our app|"
    r"(?:our|real|independent|local) journalism|check out our|tell us what|"
    r"readers may (?:also )?be interested|we encourage readers|now in print|"
    r"is an? (?:daily|weekly|monthly|regular|occasional) (?:column|series|feature))\b"
)
_DENSITY = 170  # characters that one word of the trade may speak for
_OWN = (
    "our app",
    "our podcast",
    "our newsletter",
    "our newsletters",
    "your inbox",
    "add interest",
    "push alerts",
)
_ADDRESSED = re.compile(r"\b(?:you|your|our|we|us|here|click|get|join|visit)\b|^sign|^subscribe")
_SPOKEN = re.compile(r"[\"“”]|\b(?:said|says|told|according to|announced)\b")


# Of which each line that sells has one.
_STEMS = (
    *("newsletter", "sign up", "sign-up", "signup", "signing", "subscri", "inbox", "paywall"),
    *("licensing opp", "privacy policy", "mail address", "push alerts", "free trial", "our app"),
    *("our podcast", "our journalism", "our reporting", "our readers", "our site", "donat"),
    *("nonprofit newsroom", "add interest", "inside access", "can you ", "homepage"),
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Which phrases a text has at all, so that its lines are asked for no others.

    Attributes
    ----------
    mentions : tuple of (rule, part, phrase)
    trade, closers : tuple of str
    """

    mentions: tuple[tuple[str, str, str], ...]
    trade: tuple[str, ...]
    closers: tuple[str, ...]

    @classmethod
    def of(cls, folded: str) -> Phrases:
        """The phrases of a folded text."""
        return cls(
            tuple(mention for mention in _EACH_MENTION if mention[2] in folded),
            tuple(stem for stem in _STEMS if stem in folded),
            tuple(word for word in _CLOSERS if word in folded),
        )


def fold(text: str) -> str:
    """Lower case, plain apostrophes and spaces, offset for offset for all but a few letters."""
    return text.lower().replace("\u2019", "'").replace("\u00a0", " ")


def is_quiet(line: str) -> bool:
    """Whether a folded line quotes nobody; furniture does not."""
    return not ('"' in line or "\u201c" in line or "\u201d" in line or " said" in line)


def mention(line: str, phrases: Phrases) -> tuple[str, str] | None:
    """Part and rule by what a short folded line mentions, or how it closes."""
    for name, part, phrase in phrases.mentions:
        if phrase in line:
            return None if name in _GUARDED and _SPOKEN.search(line) else (part, name)
    if not any(word in line for word in phrases.closers):
        return None
    closing = _CLOSING.search(line)
    if (
        closing
        and closing.lastgroup
        and (closing.lastgroup == "related" or not _SPOKEN.search(line))
    ):
        return closing.lastgroup, "closing"
    return None


def pitch(line: str, phrases: Phrases) -> tuple[str, str] | None:
    """Two words of the trade, said to the reader and quoting nobody: the outlet sells itself."""
    if not any(stem in line for stem in phrases.trade) or _SPOKEN.search(line):
        return None
    pitched = {found.group() for found in _PITCH.finditer(line)}
    own = len(line) <= SHORT and not pitched.isdisjoint(_OWN)
    dense = len(pitched) >= max(2, len(line) / _DENSITY)
    sells = own or (dense and _ADDRESSED.search(line))
    return ("self_promotion", "pitch") if sells else None


def mentions_trade(text: str) -> bool:
    """Whether a short line speaks of newsletters, subscriptions and the like, and quotes nobody."""
    line = fold(text)
    return len(text) <= SHORT and bool(_TRADE.search(line)) and not _SPOKEN.search(line)
