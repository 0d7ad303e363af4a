"""What the crawler news-please writes: a JSON file for each article, in folders of any depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from framing.corpus.datasets.layout import Layout
from framing.corpus.datasets.records import json_record, one_article, renamed
from framing.corpus.datasets.tables import head_of
from framing.corpus.rows import Flaw, Rows, UnreadableError

_KEYS = ("maintext", "source_domain")
_RENAMED = {"maintext": "text", "source_domain": "outlet", "date_publish": "date"}
_PROBED = 20


def _files(folder: Path) -> list[Path]:
    paths = (p for p in folder.rglob("*.json") if not _hidden(p.relative_to(folder)))
    return sorted(paths, key=lambda path: path.relative_to(folder).as_posix())


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _recognises(folder: Path) -> bool:
    return any(_is_article(path) for path in islice(_files(folder), _PROBED))


def _is_article(path: Path) -> bool:
    head = head_of(path)
    if not all(f'"{key}"'.encode() in head for key in _KEYS):  # spares decoding what is large
        return False
    try:
        return isinstance(json_record(path, *_KEYS), dict)
    except UnreadableError:
        return False


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    return (partial(_article, folder, path) for path in _files(folder))


def _article(folder: Path, path: Path) -> Rows:
    """One article; its id is its path, because names repeat from domain to domain."""
    record = json_record(path, *_KEYS)
    if not isinstance(record, Flaw) and isinstance(record.get("authors"), list):
        names = ", ".join(map(str, record.pop("authors")))
        record["author"] = names or None
    name = path.relative_to(folder).with_suffix("").as_posix()
    return renamed(one_article(path, name, record), _RENAMED)


LAYOUT = Layout("news-please", f"*.json with {' and '.join(_KEYS)}", _recognises, _inputs)
