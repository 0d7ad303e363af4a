"""Annotations and feature tables as files for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from framing.annotate.records import as_line, records
from framing.model.annotations import Annotations
from framing.model.atomic import whole_file
from framing.model.errors import InputError
from framing.model.table import FeatureTable
from framing.report.html import annotated_page

FORMS = ("jsonl", "parquet", "html")


def write_annotations(
    notes: Annotations, path: Path | None, *, form: str = "jsonl", force: bool = False
) -> None:
    """Write annotations to a file, whole or not at all, or as JSON Lines to standard output.

    Parameters
    ----------
    notes : Annotations
    path : pathlib.Path or None
        None is standard output.
    form : {"jsonl", "parquet", "html"}
        The contract's records, one a line; the same records as nested Parquet columns; or one
        page with every article highlighted.
    force : bool
        Replace a file that is there already.

    Raises
    ------
    InputError
        When the file exists, cannot be written, or Parquet is asked for without a file.
    """
    if path is None:
        if form == "parquet":
            raise InputError("Parquet needs a file: give one with -o")
        for chunk in _chunks(notes, form):
            sys.stdout.write(chunk)
        return
    with whole_file(path, force=force) as hidden:
        if form == "parquet":
            _write_parquet(notes, hidden)
            return
        with hidden.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(_chunks(notes, form))


def _chunks(notes: Annotations, form: str) -> Iterator[str]:
    if form == "html":
        yield annotated_page(notes)
        return
    for item in records(notes):
        yield as_line(item) + "\n"


def _write_parquet(notes: Annotations, path: Path) -> None:
    """The records with one schema, whatever they hold: absent fields are null."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    text, whole = pa.string(), pa.int64()
    pieces = ("spans", pa.list_(pa.list_(whole)))
    span = [("start", whole), ("end", whole), ("text", pa.large_string()), pieces]
    rule = [("part", text), ("rule", text)]
    about = [(name, text) for name in ("device", "sense", "cue", "voice")]
    device = [*span[:3], *about, ("target", pa.struct(span)), *rule]
    roles = (("source", "type"), ("cue", "stance"), ("content", "kind"))
    attribution = [(role, pa.struct([*span, (kind, text)])) for role, kind in roles]
    schema = pa.schema(
        [
            ("id", text),
            ("error", text),
            ("n_words", whole),
            ("n_sentences", whole),
            ("parts", pa.list_(pa.struct([("start", whole), ("end", whole), *rule]))),
            ("devices", pa.list_(pa.struct(device))),
            ("attributions", pa.list_(pa.struct([*attribution, *rule]))),
        ]
    )
    pq.write_table(pa.Table.from_pylist(list(records(notes)), schema), path, compression="zstd")


def write_table(table: FeatureTable, path: Path, *, force: bool = False) -> None:
    """Write a feature table, counts and exposures, one row an article.

    Parameters
    ----------
    table : FeatureTable
    path : pathlib.Path
        Ends in ``.parquet`` or ``.csv``.
    force : bool
        Replace a file that is there already.

    Raises
    ------
    InputError
        For another ending, or a file that exists or cannot be written.
    """
    if path.suffix not in (".parquet", ".csv"):
        raise InputError(f"{path}: a feature table is written as .parquet or .csv")
    frame = table.to_frame()
    with whole_file(path, force=force) as hidden:
        if path.suffix == ".parquet":
            frame.to_parquet(hidden, index=False)
        else:
            frame.to_csv(hidden, index=False, lineterminator="\n")
