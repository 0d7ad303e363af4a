"""Links to other stories: labelled headlines, lists of them, and what is pasted into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from framing.text.layout.openings import MONTH, alternatives
from framing.text.layout.pieces import Piece, stopped

_STATES = tuple(".!…:;,")  # a headline may ask
_HEADLINE = 140  # characters
_LABEL = r"[A-Z](?:[\w'’-]*[ ,]){0,8}[\w'’-]{2,20}"
_LABELLED = re.compile(
    rf"{_LABEL}:(?=[A-Z‘“'\"])"  # Bridge report:Council keeps the plans: no space after the colon
    r"|(?:QuickTake\b|.*(?:: |\|)QuickTake$)|.* QuickTake Q&A$"
)
_AUTHOR = re.compile(r"(?P<name>(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+): [A-Z‘“'\d]\S*(?: \S+){3,}$")
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w’'-]*:(?: |$)")
_LISTED = re.compile(  # a headline with whose it is
    r".{12,200}[^.!?:] \((?:[A-Z][\w.&'’-]*(?: (?=\S))?){1,5}\)$"
    r"|[“\"].{12,200}[”\"],? by [A-Z][\w.'’ -]{4,60}$"
)
_RUN = 3  # lines that make a list
_DIALOGUE = 4  # labelled speeches that make a conversation


def linked(text: str) -> bool:
    """Whether a line is a headline with a label, such as no prose has.

    Examples
    --------
    >>> linked("Bridge report:Council keeps the plans secret for now")
    True
    >>> linked("Bridge report: the council keeps the plans.")
    False
    """
    if len(text) > _HEADLINE or (":" not in text and "Q" not in text) or stopped(text, by=_STATES):
        return False
    found = _LABELLED.match(text)
    if not found or found.group()[-1] != ":":
        return bool(found)
    label = found.group()[:-1].split()
    return len(label) > 1 and any(w[0].islower() for w in label) and len(text.split()) >= 5


def lists(texts: Sequence[str]) -> list[int]:
    """Lines of a list of headlines that each say whose they are, three and more in a row."""
    rows: list[int] = []
    run: list[int] = []
    for i, text in enumerate([*texts, ""]):
        may = text[-1:] == ")" or text[:1] in '“"'
        if may and len(text) <= 2 * _HEADLINE and _LISTED.match(text):
            run.append(i)
            continue
        rows += run if len(run) >= _RUN else []
        run = []
    return rows


def authored(texts: Sequence[str]) -> list[int]:
    """Headlines of columns, ``Ilse Brandt: The ferry is late``, where nobody is interviewed."""
    found = {
        i: match["name"]
        for i, text in enumerate(texts[1:], 1)
        if len(text) <= _HEADLINE and ": " in text and not stopped(text, by=_STATES)
        if (match := _AUTHOR.match(text))
        and "’s" not in match["name"]
        and "'s" not in match["name"]
    }
    found = {i: name for i, name in found.items() if not name.startswith("The ")}
    if not found:
        return []
    spoken = sum(bool(_SPEAKER.match(text)) for i, text in enumerate(texts) if i not in found)
    named = Counter(found.values())
    if spoken >= _DIALOGUE or max(named.values(), default=0) >= _RUN:
        return []
    return list(found)


_ASIDE = re.compile(
    r"(?<=[.!?”\"’] )(?:Related Stor(?:y|ies) |Read: )[A-Z0-9‘“].{3,140}[^.;:]$"
    r"|\((?:RELATED|Related|READ(?: MORE)?|Read more|ALSO|Also|SEE ALSO|See also|QUIZ|POLL|VIDEO|"
    r"Video|WATCH|Watch|PHOTOS|Photos|MORE|More)(?: on [A-Z]\w+)?: [^()]{5,220}\)"
    r"|\[n?L\w{6,10}\]"  # the number of a story on the wire
    r"|(?:WATCH|Watch|LISTEN|Listen)\b[^.:]{0,60}: ?https?://\S+$"
    r"|(?<=[.!?”\"’] )(?:Watch|Listen to|Read|See) [^.!?]{0,80}\b(?:interview|video|clip|report|"
    r"podcast|episode|story|coverage|transcript|here|below|above)\b[^.!?]{0,30}[.:]?$"
    r"|(?<=[.!?”\"’] )Read more at [^.!?]{2,40}\.(?= [A-Z][a-z]+ [A-Z]\w+$|$)"
)
_OPENERS = alternatives(
    """The, A, An, In, On, At, I, He, She, It, They, We, You, This, That, These, Those, But, And,
    When, While, If, As, For, By, From, There, His, Her, Its, Their, My, Our, Yet, Still, Although,
    After, Before, Since, Instead, Now, Then, Even, Some, Many, Most, Not, No, One, To, With"""
)
_PASTED = re.compile(
    rf"(?:^|(?<=[.!?”\"’)] ))(?:Read|Listen|Watch|From the (?i:{MONTH}) \d{{4}} issue|"
    rf"From (?i:{MONTH}) \d{{4}}): [A-Z‘“'][^.!?]{{10,130}}?(?:\?|(?= {_OPENERS} [a-z]))"
)


_ASIDE_SIGN = re.compile(  # what each of these begins with
    r"\((?:[A-Z]{4}|SEE|Rela|Read|Als|See|Vide|Watc|Phot|Mor)|\[n?L|Related Stor|Read|"
    r"W(?:atch|ATCH)|L(?:isten|ISTEN)|See |From "
)


def asides(text: str) -> list[Piece]:
    """Links to other stories within a paragraph: in brackets, or pasted between two sentences.

    A pasted headline has no end mark; it ends where a word opens a sentence.
    """
    if not _ASIDE_SIGN.search(text):
        return []
    pieces = [Piece(*m.span(), "related", "aside") for m in _PASTED.finditer(text)]
    for found in _ASIDE.finditer(text):
        if not any(p.start < found.end() and found.start() < p.end for p in pieces):
            pieces.append(Piece(*found.span(), "related", "aside"))
    return sorted(pieces, key=lambda p: p.start)
