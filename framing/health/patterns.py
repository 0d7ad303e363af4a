"""What goes wrong with a text on its way from a page: found in it, one text at a time."""

from __future__ import annotations

import re

_ASCII = re.compile(r"[\x00-\x7f]+")
_TAIL = 500  # characters at the end of a text in which a mark of cutting stands
_PROSE_LINE = 12  # words: a last line of fewer may be a heading, a name, or a table's
# The second and third bytes of a character in UTF-8, as Western single-byte encodings show them.
_TRAIL = bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + "\x80-\xbf"
_MOJIBAKE = re.compile(rf"Â[\x80-\xbf]|Ã[{_TRAIL}]|â[{_TRAIL}]{{2}}|[\x80-\x84\x86-\x9f\ufffd]")
_HTML = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
    r"|</?(?:p|br|div|span|a|em|strong|b|i|img|script|iframe|h[1-6]|ul|li|blockquote|figure)"
    r"(?:\s[^<>]{0,300})?/?>"
)
MARKS = {
    "black or shaded blocks": re.compile("[\u2580-\u259f]|\u25a0{2}"),
    "zero-width characters": re.compile("[\u200b\u2060\ufeff]"),
    "soft hyphens": re.compile("\u00ad"),
    "place holders of pictures or private characters": re.compile("[\ufffc\ue000-\uf8ff]"),
}
_ANY_MARK = re.compile("[\u00ad\u200b\u2060\u2580-\u259f\ue000-\uf8ff\ufeff\ufffc]|\u25a0{2}")

_ELLIPSES = ("…", "...")
_CUT_SIGNS = (*_ELLIPSES, "[+")  # one is in every mark
_CUT_MARK = re.compile(
    r"(?:\[\s*(?:…|\.\.\.)\s*\]|\[\+\s?\d[\d,]*\s?(?:chars|characters)\]"
    r"|(?:…|\.{3})[\s()\[\]]*(?:read|see|view|show)\s(?:more|full|the)[^\n]{0,40}"
    r"|(?:…|\.{3})[\s()\[\]]*(?:more|continued?|(?:continue|keep)\sreading[^\n]{0,60}))\W*\Z",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"(?:to\s(?:continue|keep)\sreading|to\sread\sthe\s(?:full|rest)|subscribers?\sonly"
    r"|only\savailable\sto\ssubscribers|register\sto\sread|subscribe\sto\sread)",
    re.IGNORECASE,
)
_CONTINUE = re.compile(r"\b(?:continue|keep)\sreading[^\n]{0,60}\Z", re.IGNORECASE)
_OPEN_END = re.compile(r"\s(?:[a-z][a-z'’-]*|\S+,)[;–—-]?\Z")
_LINK_HEAD = re.compile(r"[\w ]{1,16}:")  # More: What the storm did to Karst's harbour

STYLES = ("curly", "straight", "doubled", "other")
_QUOTES = {
    "curly": ("“", "”"),
    "straight": ('"',),
    "doubled": ("''", "``"),
    "other": ("«", "»", "„", "‟", "‹", "›"),
}
APOSTROPHES = (("'s", "n't", "'re"), ("’s", "n’t", "’re"))
DASHES = ("—", " – ", " -- ", " - ")


def is_damaged(text: str) -> bool:
    """Whether it holds characters read in the wrong encoding.

    Examples
    --------
    >>> is_damaged("the mayorâ€™s cafÃ©"), is_damaged("the mayor’s café in São Paulo")
    (True, False)
    """
    return bool(_MOJIBAKE.search(_beyond_ascii(text)) and _MOJIBAKE.search(text))


def has_html(text: str) -> bool:
    """Whether markup is left in it.

    Examples
    --------
    >>> has_html("Brandt &amp; Sons<br>"), has_html("Brandt & Sons, 3 < 4")
    (True, False)
    """
    return ("&" in text or "<" in text) and _HTML.search(text) is not None


def marks_in(text: str) -> tuple[str, ...]:
    r"""The kinds of marks that extraction or redaction left in it; keys of `MARKS`.

    Examples
    --------
    >>> marks_in("The ███ was named on co\u00adast radio.")
    ('black or shaded blocks', 'soft hyphens')
    """
    if not _ANY_MARK.search(_beyond_ascii(text)):
        return ()
    return tuple(name for name, pattern in MARKS.items() if pattern.search(text))


def _beyond_ascii(text: str) -> str:
    """The few characters of a text that are worth a closer look, those between them left out."""
    return "" if text.isascii() else _ASCII.sub("", text)


def cut_off(text: str, prose: str) -> str:
    """How one sees that the end of an article is missing: a key of `CUTS`, or ''.

    Parameters
    ----------
    text : str
        The page as it came.
    prose : str
        Its headline and body.

    Examples
    --------
    >>> cut_off("The ferry to Karst … Read more", ""), cut_off("Rain. [+2310 chars]", "")
    ('mark', 'mark')
    >>> body = "The ferry to Karst stayed in port for a third day on Monday because the"
    >>> cut_off(body, body), cut_off(f"{body} storm went on.", f"{body} storm went on.")
    ('sentence', '')
    """
    ends = (text[-_TAIL:].rstrip(), prose[-_TAIL:].rstrip())
    if any(_CUT_MARK.search(end) for end in ends if any(s in end for s in _CUT_SIGNS)):
        return "mark"
    if ends[1].endswith(_ELLIPSES):
        return "ellipsis"
    if not _is_open(_CONTINUE.sub("", ends[1]).rstrip()):
        return ""
    if _WALL.search(ends[0]):
        return "wall"
    return "mark" if _CONTINUE.search(ends[0]) else "sentence"


def _is_open(tail: str) -> bool:
    """Whether the last line is a sentence that does not end."""
    last = tail.rpartition("\n")[2]
    is_prose = len(last.split()) >= _PROSE_LINE and not _LINK_HEAD.match(last)
    return is_prose and _OPEN_END.search(last[-100:]) is not None


CUTS = {
    "mark": "with a mark such as […], [+1,234 chars] or “Read more”",
    "ellipsis": "with an ellipsis",
    "wall": "at a subscribers' wall",
    "sentence": "in mid-sentence",
    "length": "at one and the same length",
}


def quote_style(text: str) -> int:
    """Which quotation marks it uses most: an index into `STYLES`, or -1 for none.

    Examples
    --------
    >>> STYLES[quote_style("“Yes,” he said.")], STYLES[quote_style("''Yes,'' he said.")]
    ('curly', 'doubled')
    """
    counts = [sum(map(text.count, _QUOTES[style])) for style in STYLES]
    most = max(counts)
    return counts.index(most) if most >= 2 else -1


def apostrophe_style(text: str) -> int:
    """0 for straight apostrophes, 1 for curly ones, -1 for none."""
    straight, curly = (sum(map(text.count, forms)) for forms in APOSTROPHES)
    return -1 if straight == curly == 0 else int(curly > straight)


def dash_style(text: str) -> int:
    """Which dash it uses most: an index into `DASHES`, or -1 for none."""
    counts = [text.count(dash) for dash in DASHES]
    most = max(counts)
    return counts.index(most) if most else -1
