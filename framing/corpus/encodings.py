"""From the bytes of a page to its characters, and in which encoding they were found."""

from __future__ import annotations

import codecs
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

from framing.corpus.jsonl import is_binary, not_utf8, remedy
from framing.corpus.rows import Flaw

UTF8, LATIN = "utf-8", "windows-1252"

_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]+encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_HEAD = 8192  # browsers look at 1,024 bytes; pages with long comments declare it later
_UTF16 = {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be", b"<\0": "utf-16-le"}
# The names that pages declare, and the encodings that browsers read and writers mean by them.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_CONTROLS = re.compile("[\x80-\x9f]")  # no text has them; Windows-1252 has quotation marks there
# The legacy encodings of the web; the detector also knows those of old terminals, and prefers them.
_LEGACY = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 iso8859_2 iso8859_5 "
    "iso8859_7 koi8_r koi8_u gb18030 big5 cp932 euc_jp cp949"
).split()


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's characters.

    Attributes
    ----------
    text : str
    encoding : str
        The encoding in which they were found, with what was wrong about it:
        ``"utf-8"``, ``"windows-1252 (declared utf-8)"``, ``"utf-8 (2 bytes replaced)"``.
    """

    text: str
    encoding: str


def file_text(data: bytes) -> str | Flaw:
    """The text of a file: UTF-8, or UTF-16 with its byte order mark."""
    if marked := _marked(data):
        return marked if isinstance(marked, Flaw) else marked.text
    if is_binary(data):
        return Flaw("text", "is a binary file", remedy(data))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        return not_utf8(error, "file")


def page_text(data: bytes, content_type: str = "") -> Decoded | Flaw:
    """The characters of a web page, whatever it declares.

    A byte order mark is believed, then UTF-8 where the bytes are, then the encoding that the
    HTTP header or the page declares, then a detector. Nothing is repaired: characters that a
    writer garbled before they were saved stay as they are.

    Parameters
    ----------
    data : bytes
    content_type : str, optional
        The value of the HTTP header ``Content-Type``.
    """
    if marked := _marked(data):
        return marked
    if is_binary(data):
        return Flaw("text", "is a binary file", remedy(data))
    try:
        return Decoded(data.decode(), UTF8)
    except UnicodeDecodeError as error:
        broken = error
    whole = data[: broken.start]
    if broken.reason == "unexpected end of data" and not whole.isascii():
        return Decoded(whole.decode(), f"{UTF8} (cut off at the end)")
    codec = _declared(data, content_type)
    if codec and codec != UTF8 and (text := _decode(data, codec)):
        return Decoded(text, _called(codec))
    return _mostly_utf8(data) or _detected(data, codec) or not_utf8(broken, "file")


def _marked(data: bytes) -> Decoded | Flaw | None:
    """What a byte order mark, or the two bytes of a first ``<``, say."""
    if data.startswith(BOM_UTF8):
        text = _decode(data[len(BOM_UTF8) :], UTF8)
        return None if text is None else Decoded(text, UTF8)
    codec = _UTF16.get(data[:2])
    if codec is None:
        return None
    mark = 0 if data.startswith(b"<") else 2
    text = _decode(data[mark:], codec)
    if text is None:
        advice = "copy it again, or save it as UTF-8"
        return Flaw("text", "begins as UTF-16 and does not go on as UTF-16", advice)
    return Decoded(text, codec)


def _declared(page: bytes, content_type: str) -> str:
    """The codec of the declared encoding; empty when there is none that is known."""
    header = _HEADER.search(content_type)
    found = _META.search(page[:_HEAD]) or _XML.match(page)
    name = header[1] if header else found[1].decode("ascii") if found else ""
    try:
        codec = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    return _MEANT.get(codec, codec)


def _decode(data: bytes, codec: str) -> str | None:
    """Characters without loss, or None; codecs that turn text into bytes are none."""
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes that are not, each of them shown as U+FFFD."""
    bad = data.decode(UTF8, "replace").count("\ufffd") - data.count("\ufffd".encode())
    good = sum(c > "\x7f" for c in data.decode(UTF8, "ignore"))
    if good < bad:
        return None
    marks = "1 byte" if bad == 1 else f"{bad} bytes"
    return Decoded(data.decode(UTF8, "replace"), f"{UTF8} ({marks} replaced)")


def _detected(data: bytes, declared: str) -> Decoded | None:
    """A legacy encoding by its characters; Windows-1252, the web's default, where it can be."""
    from charset_normalizer import from_bytes

    found = from_bytes(data, cp_isolation=_LEGACY)
    matches = {match.encoding: str(match) for match in found if not _CONTROLS.search(str(match))}
    if not matches:
        return None
    said = f"declared {declared}" if declared else "detected"
    latin = _decode(data, "cp1252")
    if latin is not None and ("cp1252" in matches or latin in matches.values()):
        return Decoded(latin, f"{LATIN} ({said})")
    codec = next(iter(matches))
    text = _decode(data, codec)
    return None if text is None else Decoded(text, f"{_called(codec)} ({said})")


def _called(codec: str) -> str:
    """The name on the web for a codec."""
    return f"windows-{codec[2:]}" if re.fullmatch(r"cp125\d", codec) else codec
