"""Records with names: JSON files that are one article each, and lists of records as rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from framing.corpus.cells import is_text
from framing.corpus.formats import file_bytes
from framing.corpus.jsonl import not_utf8
from framing.corpus.rows import Flaw, Rows


def json_record(path: Path, *fields: str) -> dict[str, Any] | Flaw:
    """The object that a JSON file holds, or what is wrong with it.

    Parameters
    ----------
    path : Path
    *fields : str
        What it must have to be an article.
    """
    try:
        record = json.loads(file_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return not_utf8(error, "file")
    except (ValueError, RecursionError):
        record = None
    named = isinstance(record, dict) and is_text("".join(record))
    if named and all(field in record for field in fields):
        return dict(record)
    wanted = " and ".join(map(repr, fields))
    return Flaw("text", f"is not an article with {wanted} in JSON", "copy the file again")


def one_article(path: Path, name: str, record: Mapping[str, Any] | Flaw) -> Rows:
    """A file that is one article, whose id is `name`, as a row."""
    if isinstance(record, Flaw):
        return Rows(str(path), {"id": [name], "text": [None]}, flaws={0: record})
    return Rows(str(path), {field: [value] for field, value in record.items()} | {"id": [name]})


def rows_of(
    records: Sequence[Mapping[str, Any]],
    source: str,
    *,
    numbers: Sequence[int],
    unit: str,
    flaws: Mapping[int, Flaw],
) -> Rows:
    """Records under each other; a field that a record lacks is None."""
    names = dict.fromkeys(name for record in records for name in record)
    columns = {name: [record.get(name) for record in records] for name in names}
    return Rows(source, columns, numbers, unit, flaws, header=False)


def renamed(rows: Rows, names: Mapping[str, str]) -> Rows:
    """The same rows with columns under new names, unless the new name is taken."""
    columns = {
        names[old] if old in names and names[old] not in rows.columns else old: column
        for old, column in rows.columns.items()
    }
    return replace(rows, columns=columns)
