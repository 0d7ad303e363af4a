"""Lines about whoever wrote the article: names above it, a biography below or before it."""

from __future__ import annotations

import re

_NAMED = r"[A-Z\u00c0-\u00de][\w.'\u2019-]*"
NAME_LINE = re.compile(
    rf"{_NAMED}(?: (?:{_NAMED}|de|van|von|al|and|&)){{1,5}}$|[A-Z]{{2,}}(?: [A-Z]{{2,}}){{0,2}}$"
)
_BIOGRAPHY = re.compile(
    rf"(?:[•*—–-]+ ?)?(?:(?:By|Judge|Dr\.|Prof(?:essor|\.)|Sen\.|Rep\.|Gov\.|Gen\.) )?"
    rf"(?P<name>{_NAMED}(?: (?:{_NAMED}|de|van|von|al|bin)){{1,4}}?)(?: (?P=name))?"
    r"(?![\w.'\u2019-])"
    rf"(?: \(@\w+\))?(?:,? (?:and|&) {_NAMED}[^,.]{{0,40}})?"
    r",? (?:[^.]{3,80}, )?(?:(?:currently|also|previously|formerly|now) )?"
    r"(?:(?:is|was|are)(?! \w+(?:ing|ed) )|has (?:been|written|worked|served|covered|taught)|"
    r"served|serves|works|worked|writes|covers|teaches|reports|blogs|hosts|directs|chairs|"
    r"specializes|contributes|practices|tweets|retired|lives|holds|earned|spent)\b"
)
_AUTHOR = re.compile(
    r"(?:[•*—–-]+ ?)?(?:The (?:author|writer)s?|About the (?:author|writer)|"
    r"(?:Mr|Ms|Mrs|Dr)\. (?P<surname>[\w'\u2019-]+))"
    r"\b.{0,40}\b(?:is|are|was|were)\b"
)
_NOBODY = re.compile(r"The (?!Rev\b)|(?:President|House|Senate|Republicans?|Democrats?) ")
_ROLE = re.compile(
    r"\b(?:fellows?|professors?|authors?|columnists?|contributors?|contributing|writers?|editors?|"
    r"reporters?|correspondents?|analysts?|hosts?|commentators?|journalists?|founder|co-founder|"
    r"director|attorney|lawyer|president|chairman|chairwoman|chair|scholar|strategist|consultant|"
    r"adviser|advisor|scientist|counsel|executive|candidate|lecturer|economist|historian|editorial|"
    r"senior|member of|novelist|producer|blogger|advocate|activist|physician|researcher|served)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"@\w{3,}|\btwitter\b|\bfacebook\b|\S+@\S+\.\w+|\b(?:latest|newest|new|recent|his|her) book\b"
    r"|\bviews expressed\b|\bopinions expressed\b|\bauthor of\b|\bwww\.|\bemail(?:ed)?\b"
)


def is_biography(text: str, rest: str) -> bool:
    """Whether a line says who somebody is that the rest of the page never speaks of.

    Parameters
    ----------
    text : str
        A line at the start or the end of the page.
    rest : str
        The page's other prose.
    """
    if len(text) > 1200 or " said " in text or text[0] in "\"“'‘":
        return False
    author = _AUTHOR.match(text)
    if author:
        named = author["surname"]
        return bool(_ROLE.search(text)) and not (named and _surname(named) in rest)
    found = _BIOGRAPHY.match(text)
    if not found or _NOBODY.match(text):
        return False
    if text[0] not in "•*" and not _ROLE.search(text[: found.end() + 200]):
        return False
    return _surname(found["name"]) not in rest


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].removesuffix("'s").removesuffix("’s").strip(".,")


def is_office(text: str) -> bool:
    """Whether a line is a name and what its bearer is: ``Ilse Brandt, fellow of the Institute``."""
    name, comma, office = text.partition(", ")
    return bool(comma and NAME_LINE.match(name) and office[:1].islower() and _ROLE.search(office))


def is_contact(text: str) -> bool:
    """Whether a line below a biography goes on with addresses, books and views."""
    return len(text) <= 400 and bool(_CONTACT.search(text.lower()))
