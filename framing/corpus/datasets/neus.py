"""NeuS: round-ups of AllSides, one event as reported on the left, in the centre, on the right.

The crawl says who is who. The pairs made from it for training do not: each has the three reports
in an order drawn by chance, and only their texts.

References
----------
lee2022
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeAlias

from framing.corpus.datasets.layout import Layout
from framing.corpus.datasets.records import rows_of
from framing.corpus.datasets.tables import head_of, tables
from framing.corpus.encodings import file_text
from framing.corpus.formats import file_bytes, read_file
from framing.corpus.rows import Column, Flaw, Rows, UnreadableError, stem

_SOURCE = ".source"
_LINES = f"*{_SOURCE}"
_PLACES = ("*.jsonl*", "data/raw_crawled/*.jsonl*")
_CRAWL, _PAIRS = {"issue", "roundup", "news"}, {"source", "target"}
_NEWS = {"newsTitle": "title", "newsSource": "outlet", "newsLink": "url", "stance": "leaning"}
_BODY = "newBody"
_REPORT = re.compile(r"TITLE=> (.*?)\.? ARTICLE=>\s*(\S.*)", re.DOTALL)
_OWN = {"id", "news"}
_BROKEN = Flaw("text", "is no report with a title and a body", "compare it with the published file")
_Report: TypeAlias = "dict[str, Any] | Flaw"


def _files(folder: Path) -> list[Path]:
    found = (tables(folder, place, _CRAWL, _PAIRS) for place in _PLACES)
    paths = next((paths for paths in found if paths), sorted(folder.glob(_LINES)))
    # Many other sets of pairs have the columns, too.
    heads = map(head_of, paths)
    return paths if any(b'"news"' in head or b"TITLE=> " in head for head in heads) else []


def _recognises(folder: Path) -> bool:
    return bool(_files(folder))


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    return (partial(_reports, path) for path in _files(folder))


def _reports(path: Path) -> Rows:
    """The reports of each round-up, which is their event, as articles under each other."""
    roundups = _pairs(path) if path.suffix == _SOURCE else read_file(path)
    columns = {name: roundups.values(name) for name in roundups.columns}
    found: list[_Report] = []
    numbers: list[int] = []
    for row, number in enumerate(roundups.numbers):
        roundup = {name: column[row] for name, column in columns.items()}
        flaw = roundups.flaws.get(row)
        reports: list[_Report] = [flaw] if flaw else _split(roundup, f"{stem(path.name)}-{number}")
        reports = reports or [_BROKEN]
        found += reports
        numbers += [number] * len(reports)
    flaws = {row: report for row, report in enumerate(found) if isinstance(report, Flaw)}
    split = {"split": stem(path.name)}
    records = [{} if isinstance(report, Flaw) else report | split for report in found]
    return rows_of(records, str(path), numbers=numbers, unit=roundups.unit, flaws=flaws)


def _pairs(path: Path) -> Rows:
    """Two files of lines, of which each line of one belongs to the line of the other."""
    source, target = _lines(path), path.with_suffix(".target")
    pairs = list(zip_longest(source, _lines(target) if target.exists() else []))[: len(source)]
    columns: dict[str, Column] = {"source": source, "target": [pair[1] for pair in pairs]}
    return Rows(str(path), columns, range(1, len(source) + 1), "line")


def _lines(path: Path) -> list[str]:
    text = file_text(file_bytes(path))
    if isinstance(text, Flaw):
        raise UnreadableError(str(path), text.message, text.remedy)
    return text.removesuffix("\n").split("\n")


def _split(roundup: Mapping[str, Any], name: str) -> list[_Report]:
    news = roundup.get("news")
    if isinstance(news, dict):
        about = {k: v for k, v in roundup.items() if k not in _OWN}
        event = str(roundup.get("id") or name)
        return [_crawled(news[stance], stance, event, about) for stance in sorted(news)]
    parts = str(roundup.get("source") or "").split("[SEP]")
    about = {"event": name, "target": roundup.get("target")}
    return [_paired(part.strip(), f"{name}-{n}", about) for n, part in enumerate(parts, 1)]


def _paired(part: str, name: str, about: Mapping[str, Any]) -> _Report:
    """One of the reports of a pair, whose leaning and outlet are not known."""
    report = _REPORT.match(part)
    if not report:
        return _BROKEN
    return {**about, "id": name, "title": report[1], "text": f"{report[1]}\n\n{report[2]}"}


def _crawled(report: Any, stance: str, event: str, about: Mapping[str, Any]) -> _Report:
    """A report of the crawl: title and paragraphs between blank lines."""
    if not isinstance(report, dict) or not isinstance(report.get(_BODY), list) or not report[_BODY]:
        return _BROKEN
    text = "\n\n".join(map(str, [report.get("newsTitle", ""), *report[_BODY]]))
    fields = {_NEWS.get(str(k), str(k)): v for k, v in report.items() if k != _BODY}
    return {**about, **fields, "id": f"{event}-{stance}", "event": event, "text": text}


LAYOUT = Layout(
    "neus",
    f"{' or '.join(_PLACES)} with {sorted(_CRAWL)} or {sorted(_PAIRS)}, or {_LINES}",
    _recognises,
    _inputs,
)
