"""Frames and Parquet files: tables whose columns have types of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

import pyarrow as pa

from framing.corpus.cells import is_missing
from framing.corpus.rows import Column, Rows, UnreadableError

if TYPE_CHECKING:
    import pandas as pd

FRAME = "<frame>"
_FRAMES = {
    ("DataFrame", "pandas"),
    ("DataFrame", "polars"),
    ("Table", "pyarrow"),
    ("Dataset", "datasets"),
    ("DatasetDict", "datasets"),
}


def is_frame(value: object) -> TypeGuard[Any]:
    """Whether a value is a table of pandas, polars, Arrow or Hugging Face, without importing any.

    A list of dictionaries, a row each, is one, too.
    """
    if isinstance(value, list):
        return bool(value) and all(isinstance(row, dict) for row in value)
    return (type(value).__name__, _library(value)) in _FRAMES


def is_series(value: object) -> TypeGuard[Any]:
    """Whether a value is a pandas series, which has an index to keep."""
    return type(value).__name__ == "Series" and _library(value) == "pandas"


def frame_rows(frame: Any) -> Rows:
    """The rows of a frame; a named index of a pandas frame is a column."""
    if isinstance(frame, list):
        return _records(frame)
    if _library(frame) == "pandas":
        return _pandas(frame)
    if _library(frame) == "pyarrow":
        return table_rows(frame, FRAME)
    if _library(frame) == "datasets":
        return table_rows(_hugging_face(frame), FRAME)
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


def _records(records: list[dict[Any, Any]]) -> Rows:
    names = dict.fromkeys(str(name) for record in records for name in record)
    named = [{str(name): value for name, value in record.items()} for record in records]
    columns: dict[str, Column] = {n: [record.get(n) for record in named] for n in names}
    return Rows(FRAME, columns, range(1, len(records) + 1), "row", header=False)


def _hugging_face(dataset: Any) -> pa.Table:
    """The rows of a data set as they are selected and ordered in it; splits under each other."""
    if not isinstance(dataset, dict):
        table: pa.Table = dataset.with_format("arrow")[:]
        return table
    parts = {split: _hugging_face(part) for split, part in dataset.items()}
    named = [
        part
        if "split" in part.column_names
        else part.append_column("split", pa.array([split] * len(part), pa.string()))
        for split, part in parts.items()
    ]
    return pa.concat_tables(named, promote_options="default")


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
