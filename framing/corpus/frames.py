"""Frames and Parquet files: tables whose columns have types of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

import pyarrow as pa

from framing.corpus.cells import is_missing
from framing.corpus.rows import Column, Rows, UnreadableError

if TYPE_CHECKING:
    import pandas as pd

FRAME = "<frame>"


def is_frame(value: object) -> TypeGuard[Any]:
    """Whether a value is a pandas or polars frame, without importing either."""
    return type(value).__name__ == "DataFrame" and _library(value) in {"pandas", "polars"}


def is_series(value: object) -> TypeGuard[Any]:
    """Whether a value is a pandas series, which has an index to keep."""
    return type(value).__name__ == "Series" and _library(value) == "pandas"


def frame_rows(frame: Any) -> Rows:
    """The rows of a frame; a named index of a pandas frame is a column."""
    if _library(frame) == "pandas":
        return _pandas(frame)
    from polars import CompatLevel

    # Arrow's string views, polars' own choice, cannot be taken by row in older versions of Arrow.
    return table_rows(frame.to_arrow(compat_level=CompatLevel.oldest()), FRAME)


def parquet(path: str) -> Rows:
    """The rows of a Parquet file."""
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as file:
            table = file.read()
    except (pa.ArrowException, OSError) as error:
        message = f"is not a Parquet file that can be read: {str(error).splitlines()[0]}"
        raise UnreadableError(path, message, "copy or export it again") from None
    return table_rows(table, path)


def table_rows(table: pa.Table, source: str) -> Rows:
    """The rows of an Arrow table."""
    names = table.column_names
    _refuse_twins(names, source)
    columns = {name: _plain(table[name]) for name in names}
    return Rows(source, columns, range(1, table.num_rows + 1), "row")


def _pandas(frame: pd.DataFrame) -> Rows:
    names = [str(name) for name in frame.columns]
    _refuse_twins(names, FRAME)
    columns = {name: _series(frame.iloc[:, j]) for j, name in enumerate(names)}
    for level in frame.index.names:
        if level is not None and str(level) not in columns:
            columns[str(level)] = _series(frame.index.to_frame()[level])
    return Rows(FRAME, columns, range(1, len(frame) + 1), "row")


def _series(series: pd.Series[Any]) -> Column:
    """Columns of one type by Arrow; objects, which can be anything, as they are."""
    if series.dtype != object:
        try:
            return _plain(pa.chunked_array([pa.array(series, from_pandas=True)]))
        except (pa.ArrowException, ValueError, TypeError):
            pass  # a type that Arrow does not know, such as complex numbers
    return [None if is_missing(v) else v for v in series]


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Categories written out, so that tables with different ones can stand under each other."""
    if pa.types.is_dictionary(column.type):
        return column.cast(column.type.value_type)
    return column


def _refuse_twins(names: list[str], source: str) -> None:
    if twins := sorted({name for name in names if names.count(name) > 1}):
        raise UnreadableError(source, f"two columns are called {twins[0]!r}", "rename one")


def _library(value: object) -> str:
    return type(value).__module__.partition(".")[0]
