"""What an input holds before anything in it is checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import PurePath
from typing import Any, TypeAlias

import pyarrow as pa

from framing.model.article import FIELDS
from framing.model.errors import InputError

Column: TypeAlias = "list[Any] | pa.ChunkedArray"
COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}


class UnreadableError(InputError):
    """One input that cannot be used at all, with what is wrong and the remedy kept apart."""

    def __init__(self, source: str, message: str, remedy: str) -> None:
        super().__init__(f"{source}: {message} ({remedy})")
        self.source, self.message, self.remedy = source, message, remedy


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a field of a row, and what can be done about it."""

    field: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The rows of one input in columns, as they came.

    Attributes
    ----------
    source : str
        The file, ``"<stdin>"`` or ``"<frame>"``.
    columns : dict
        Lists or Arrow columns of equal length, by name.
    numbers : sequence of int
        Where each row stands in its source, counted in `unit`.
    unit : str
        ``"line"`` or ``"row"``; empty when the source is one article.
    flaws : dict of Flaw
        By row, what made its format's reader give it up.
    header : bool
        Whether the columns are announced once for all rows, and not row by row.
    """

    source: str
    columns: Mapping[str, Column]
    numbers: Sequence[int] = (1,)
    unit: str = ""
    flaws: Mapping[int, Flaw] = field(default_factory=dict)
    header: bool = True

    def __len__(self) -> int:
        return len(self.numbers)

    def values(self, name: str) -> list[Any]:
        """A column as Python values; all None when there is no such column."""
        column = self.columns.get(name)
        if column is None:
            return [None] * len(self)
        return column if isinstance(column, list) else _python(column)

    def place(self, row: int) -> str:
        """Where in the source a row stands."""
        return f"{self.unit} {self.numbers[row]}" if self.unit else ""

    def stand_in(self, row: int) -> str:
        """A name for an article whose id is not known."""
        name = stem(self.source)
        return f"{name}:{self.numbers[row]}" if self.unit else name


def stem(source: str) -> str:
    """The name of a file without its endings.

    Examples
    --------
    >>> stem("news/karst.one.jsonl.gz"), stem("<frame>")
    ('karst.one', '<frame>')
    """
    path = PurePath(source)
    return path.with_suffix("").stem if path.suffix in COMPRESSIONS else path.stem


def check_fields(fields: Mapping[str, str]) -> None:
    """Refuse a mapping to something that is no field of an article."""
    for name in fields:
        if name not in FIELDS:
            near = get_close_matches(name, FIELDS, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise InputError(f"articles have no field {name!r}{hint} (fields: {', '.join(FIELDS)})")


def mapped(rows: Rows, fields: Mapping[str, str]) -> Rows:
    """The same rows with columns under the names that `Article` uses.

    A column whose name a mapping takes for another is kept as ``input_<name>``.

    Raises
    ------
    UnreadableError
        When a mapped column does not exist, or a table has no column for the text.
    """
    for name, column in fields.items():
        if column not in rows.columns and (rows.header or rows.columns):
            raise UnreadableError(
                rows.source,
                f"no column {column!r} for {name}; there are {_listed(rows.columns)}",
                f'pass {name}="NAME", or --field {name}=NAME on the command line',
            )
    taken = {n: rows.columns[c] for n, c in fields.items() if c in rows.columns}
    others = {n: c for n, c in rows.columns.items() if n not in fields.values()}
    for name in [n for n in others if n in taken]:
        others[_free(f"input_{name}", rows.columns)] = others.pop(name)
    if rows.header and "text" not in taken | others:
        remedy = 'name the column with text="NAME", or --field text=NAME on the command line'
        if any(column.lower() == "url" for column in others):
            remedy += "; if texts are saved beside a list of addresses, read their folder"
        raise UnreadableError(
            rows.source, f"no column 'text'; there are {_listed(rows.columns)}", remedy
        )
    return replace(rows, columns=taken | others)


def _free(name: str, taken: Mapping[str, Column]) -> str:
    while name in taken:
        name = f"input_{name}"
    return name


def _listed(names: Mapping[str, Column]) -> str:
    """Column names for a message; a file without a header has texts for names, so they are cut."""
    shown = [n if len(n) <= 40 else f"{n[:40]}…" for n in list(names)[:30]]
    return ", ".join(shown) + (" …" if len(names) > 30 else "")


def _python(column: pa.ChunkedArray) -> list[Any]:
    try:
        values: list[Any] = column.to_pylist()
    except UnicodeDecodeError:  # a writer that did not check; the rows that are valid text are kept
        values = [_decoded(v) for v in column.cast(pa.large_binary()).to_pylist()]
    return values


def _decoded(value: bytes | None) -> str | bytes | None:
    try:
        return None if value is None else value.decode()
    except UnicodeDecodeError:
        return value
