"""A strict reader of BibTeX, as much of it as a bibliography file needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from framing.model.errors import InputError

_ENTRY = re.compile(r"^@(\w+)\s*\{\s*([^\s,{}]+)\s*,", re.MULTILINE)
_FIELD = re.compile(r"\s*(\w+)\s*=\s*")
_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328",
    "r": "\u030a",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ",
}  # fmt: skip
# \"{a}, {\"a}, \"a, \'{\i}; a letter accent needs a brace or a space: \c{c}, \v s.
_ACCENTED = re.compile(r"""\\(?:(["'`^~=.])\s*|([cvuHkr])(?:\s+|(?=\{)))\{?\\?([A-Za-zıȷ])\}?""")
_LETTER = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|[oOlLij])(?![A-Za-z])\s*(?:\{\})?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a bibliography.

    Attributes
    ----------
    key, kind : str
        Such as ``recasens2013`` and ``inproceedings``.
    fields : dict of str to str
        As they stand in the file, without the outer braces.
    source : str
        The entry verbatim.
    """

    key: str
    kind: str
    fields: dict[str, str]
    source: str


def entries(source: str) -> dict[str, Entry]:
    """The entries of a BibTeX file by key, in its order.

    Raises
    ------
    InputError
        For an entry that is not closed, a field that cannot be read, or a key that stands twice;
        the message names the line.
    """
    found: dict[str, Entry] = {}
    for start in _ENTRY.finditer(source):
        kind, key = start[1].lower(), start[2]
        line = source.count("\n", 0, start.start()) + 1
        end = _closing(source, source.index("{", start.start()), line)
        if key in found:
            raise InputError(
                f"line {line}: the key {key!r} stands twice; rename one of the entries"
            )
        fields = dict(_fields(source[start.end() : end], line))
        found[key] = Entry(key, kind, fields, source[start.start() : end + 1])
    return found


def _closing(source: str, opening: int, line: int) -> int:
    """The position of the brace that closes the one at `opening`."""
    depth = 0
    for found in re.compile(r"\\.|[{}]", re.DOTALL).finditer(source, opening):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.start()
    raise InputError(f"line {line}: the brace that opens here is never closed")


def _fields(body: str, line: int) -> Iterator[tuple[str, str]]:
    at = 0
    while body[at:].strip(" \t\r\n,"):
        found = _FIELD.match(body, at)
        where = line + body.count("\n", 0, found.end() if found else at)
        if not found:
            raise InputError(f"line {where}: expected `name = {{value}},` in this entry")
        at = found.end()
        if body[at : at + 1] == "{":
            end = _closing(body, at, where)
            value, at = body[at + 1 : end], end + 1
        else:
            plain = re.compile(r'"([^"]*)"|(\w+)').match(body, at)
            if not plain:
                raise InputError(f"line {where}: the value of {found[1]!r} needs braces or quotes")
            value, at = plain[1] or plain[2] or "", plain.end()
        yield found[1].lower(), value
        at = re.compile(r"[\s,]*").match(body, at).end()  # type: ignore[union-attr]


def unicode_of(latex: str) -> str:
    r"""LaTeX text as plain Unicode: accents, dashes, quotes, escaped signs; braces dropped.

    Examples
    --------
    >>> unicode_of(r"Saur{\'i}, Widl{\"o}cher -- ``{BERT}'' \& \c{c}")
    'Saurí, Widlöcher – “BERT” & ç'
    """
    text = _LETTER.sub(lambda m: {"i": "i", "j": "j"}.get(m[1], _LETTERS[m[1]]), latex)
    text = _ACCENTED.sub(
        lambda m: unicodedata.normalize("NFC", m[3] + _ACCENTS[m[1] or m[2]]), text
    )
    text = re.sub(r"\\([&%$#_{}])", r"\1", text.replace("---", "—").replace("--", "–"))
    text = text.replace("``", "“").replace("''", "”").replace("~", "\u00a0")
    return " ".join(re.sub(r"[{}]", "", text).split())
