"""JSON lines: one object a line, one article an object."""

from __future__ import annotations

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any

from framing.corpus.cells import is_text
from framing.corpus.rows import Flaw, Rows, UnreadableError

_UTF16 = (BOM_UTF16_LE, BOM_UTF16_BE)
_COMPRESSED = {b"\x1f\x8b": ".gz", b"\x28\xb5\x2f\xfd": ".zst"}
_HEAD = 8192


def jsonl(data: bytes, source: str) -> Rows:
    """The objects of a file of JSON lines; blank lines are none."""
    numbers: list[int] = []
    records: list[dict[str, Any]] = []
    flaws: dict[int, Flaw] = {}
    for number, line in enumerate(data.removeprefix(BOM_UTF8).split(b"\n"), 1):
        if not line.strip():
            continue
        record = _object(line)
        if isinstance(record, Flaw):
            flaws[len(records)] = record
        numbers.append(number)
        records.append({} if isinstance(record, Flaw) else record)
    if len(flaws) == len(records) and is_binary(data):
        raise UnreadableError(source, "is not JSON lines but binary data", remedy(data))
    names = dict.fromkeys(name for record in records for name in record)
    columns = {name: [record.get(name) for record in records] for name in names}
    return Rows(source, columns, numbers, "line", flaws, header=False)


def is_binary(data: bytes) -> bool:
    """Whether a file holds something else than text, judged as `git` does by its first bytes."""
    return data.startswith((*_UTF16, *_COMPRESSED)) or b"\0" in data[:_HEAD]


def remedy(data: bytes) -> str:
    """What to do about a binary file."""
    if data.startswith(_UTF16):
        return "it looks like UTF-16: save it as UTF-8"
    for start, ending in _COMPRESSED.items():
        if data.startswith(start):
            return f"it is compressed: let its name end in {ending}"
    return "check that the file is what its ending says"


def not_utf8(error: UnicodeDecodeError, where: str) -> Flaw:
    """The flaw of bytes that are no text; positions count from 0."""
    byte = f"byte 0x{error.object[error.start]:02x} at position {error.start} of the {where}"
    return Flaw("text", f"{byte} is not UTF-8", "save the file as UTF-8")


def _object(line: bytes) -> dict[str, Any] | Flaw:
    try:
        value = json.loads(line.decode())
    except UnicodeDecodeError as error:
        return not_utf8(error, "line")
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg} at character {error.pos + 1}"
        return Flaw("line", message, "write one complete JSON object a line")
    except (ValueError, RecursionError) as error:  # a number or a nesting beyond any use
        return Flaw("line", f"not JSON: {error}", "write one plain JSON object a line")
    if not isinstance(value, dict):
        found = type(value).__name__
        return Flaw("line", f"not a JSON object but {found}", "write one JSON object a line")
    if not is_text("".join(value)):
        return Flaw("line", "a field's name holds half of a surrogate pair", "rename the field")
    return value
