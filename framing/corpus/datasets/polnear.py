"""PolNeAR: articles of seven US publishers on the election of 2016, with their attributions.

References
----------
newell2018
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from framing.corpus.datasets.layout import Layout
from framing.corpus.formats import file_bytes, read_file
from framing.corpus.rows import Column, Rows
from framing.model.errors import InputError

_METADATA = "data/metadata.tsv"
_TEXTS = "data/*/text/*.txt"
_RENAMED = {"publisher": "outlet", "publication_date": "date"}
_KEY = "filename"
# Without a value the table has one of these words; "NA" is Western Journalism's, throughout.
_NOTHING = {"", "None", "NA"}


def _recognises(folder: Path) -> bool:
    path = folder / _METADATA
    return path.is_file() and next(folder.glob(_TEXTS), None) is not None


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    metadata = cache(partial(_metadata, folder / _METADATA))
    return (partial(_article, path, metadata) for path in sorted(folder.glob(_TEXTS)))


def _article(path: Path, metadata: Callable[[], dict[str, dict[str, str | None]]]) -> Rows:
    """A text file and its row of the metadata; an article without one has its text only."""
    page = read_file(path)
    about: dict[str, Column] = {k: [v] for k, v in metadata().get(path.stem, {}).items()}
    return Rows(
        page.source, {**about, **page.columns, "split": [path.parents[1].name]}, flaws=page.flaws
    )


def _metadata(path: Path) -> dict[str, dict[str, str | None]]:
    """What the table says about each article, by file name; cells are never quoted in it."""
    lines = file_bytes(path).decode("utf-8", "replace").split("\n")
    table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if _KEY not in (table.fieldnames or ()):
        raise InputError(f"{path}: there is no column {_KEY!r}; copy the file again")
    return {
        row[_KEY]: {
            _RENAMED.get(name, name): None if value in _NOTHING else value
            for name, value in row.items()
            if name and name != _KEY
        }
        for row in table
    }


LAYOUT = Layout("polnear", f"{_METADATA} and {_TEXTS}", _recognises, _inputs)
