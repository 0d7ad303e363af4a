"""Accuracy on gold data: what is found against what was marked by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.annotate import annotate
from framing.annotate.records import records
from framing.corpus import read, read_standoff
from framing.model.corpus import Corpus
from framing.model.errors import InputError
from framing.model.parts import PARTS
from framing.text import characters as ch
from framing.text.batch import Batch
from framing.text.tokens import tokenize

ROLES = ("source", "cue", "content")
Pair = tuple[str, set[Any], set[Any]]  # what was counted, found, marked


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How much of what was marked was found, and how much of what was found was marked.

    Attributes
    ----------
    what : str
    precision, recall, f1 : float
        Over all articles together; NaN where nothing was found or marked.
    low, high : float
        95 % interval of `f1`, resampling articles.
    n_gold, n_found, n_articles : int
    """

    what: str
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    n_gold: int
    n_found: int
    n_articles: int

    def __str__(self) -> str:
        return (
            f"{self.what:24} F1 {self.f1:.3f} [{self.low:.3f}, {self.high:.3f}]  "
            f"P {self.precision:.3f}  R {self.recall:.3f}  "
            f"gold {self.n_gold}, found {self.n_found}, articles {self.n_articles}"
        )


def evaluate(what: str, gold: Path, *, resamples: int = 2000, seed: int = 0) -> list[Accuracy]:
    """Score the library on a folder of gold data.

    Parameters
    ----------
    what : {"sentences", "quotations", "parts", "devices", "attributions"}
        Sentences and quotations are right when both ends are; parts by characters; a device
        by overlap with one marked under the same name; attributions by the words of each role.
    gold : pathlib.Path
        Holds ``gold.jsonl`` (passages), ``annotations.jsonl`` (records of `annotate`, its
        articles in the data set around the folder), or PolNeAR's ``text`` and ``attributions``.
    resamples, seed : int
        Of the interval.

    Returns
    -------
    list of Accuracy

    Raises
    ------
    InputError
        When the folder holds no such gold data.
    """
    pairs = _PAIRS[what](gold)
    by_name: dict[str, list[tuple[int, int, int]]] = {}
    for article in pairs:
        for name, found, marked in article:
            row = (len(found & marked), len(found), len(marked))
            by_name.setdefault(name, []).append(row)
    return [_accuracy(name, np.array(rows), resamples, seed) for name, rows in by_name.items()]


def _accuracy(name: str, rows: NDArray[np.int64], resamples: int, seed: int) -> Accuracy:
    rng = np.random.default_rng(seed)
    weights = rng.multinomial(len(rows), np.full(len(rows), 1 / len(rows)), size=resamples)
    with np.errstate(invalid="ignore", divide="ignore"):
        right, found, marked = rows.sum(axis=0)
        drawn = weights @ rows
        f1s = 2 * drawn[:, 0] / (drawn[:, 1] + drawn[:, 2])
        defined = f1s[~np.isnan(f1s)]
        low, high = np.quantile(defined, (0.025, 0.975)) if len(defined) else (np.nan, np.nan)
        scores = right / found, right / marked, 2 * right / (found + marked)
    precision, recall, f1 = map(float, scores)
    sizes = int(marked), int(found), len(rows)
    return Accuracy(name, precision, recall, f1, float(low), float(high), *sizes)


def _passages(gold: Path, key: str, find: Callable[[Batch], Any]) -> Iterator[list[Pair]]:
    for item in _lines(gold / "gold.jsonl", "text", key):
        spans = find(Batch.of([item["text"]]))
        found = set(zip(spans.start.tolist(), spans.end.tolist(), strict=True))
        marked = {(s["start"], s["end"]) if isinstance(s, dict) else tuple(s) for s in item[key]}
        yield [(key, found, marked)]


def _sentences(gold: Path) -> Iterator[list[Pair]]:
    return _passages(gold, "sentences", lambda batch: batch.sentences)


def _quotations(gold: Path) -> Iterator[list[Pair]]:
    return _passages(gold, "quotes", lambda batch: batch.quotes)


def _annotated(gold: Path, layer: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Text, found and marked record of each article that has a marked one."""
    file = gold / "annotations.jsonl"
    marked = {item["id"]: item for item in _lines(file, "id", layer)}
    corpus = read(str(gold.parent)).where(id=list(marked))
    if absent := sorted(set(marked) - set(corpus.ids)):
        raise InputError(
            f"{file}: {len(absent)} of {len(marked)} marked articles, such as {absent[0]!r}, "
            f"are not among the articles in {gold.parent}"
        )
    found = _found(corpus)
    for article in corpus:
        yield article.text, found[article.id], marked[article.id]


def _found(corpus: Corpus) -> dict[str, dict[str, Any]]:
    """What is found in each article, by id; in one that cannot be annotated, nothing."""
    nothing: dict[str, Any] = {"parts": [], "devices": [], "attributions": []}
    return {item["id"]: nothing | item for item in records(annotate(corpus))}


def _parts(gold: Path) -> Iterator[list[Pair]]:
    for text, found, marked in _annotated(gold, "parts"):
        by_part = [(_by_part(text, found), _by_part(text, marked))]
        yield [(part, f[part], m[part]) for f, m in by_part for part in PARTS if f[part] or m[part]]


def _by_part(text: str, record: dict[str, Any]) -> dict[str, set[int]]:
    """Offsets of the visible characters of each part."""
    where: dict[str, set[int]] = {part: set() for part in PARTS}
    for piece in record["parts"]:
        span = range(piece["start"], piece["end"])
        where[piece["part"]] |= {i for i in span if not text[i].isspace()}
    return where


def _devices(gold: Path) -> Iterator[list[Pair]]:
    for _, found, marked in _annotated(gold, "devices"):
        names = {d["device"] for d in found["devices"] + marked["devices"]}
        yield [_overlapping(name, found["devices"], marked["devices"]) for name in sorted(names)]


def _overlapping(name: str, found: list[dict[str, Any]], marked: list[dict[str, Any]]) -> Pair:
    """Pair what overlaps, first come first; pairs share an element, the rest stands alone."""
    free = [m for m in marked if m["device"] == name]
    ours, theirs = set(), {(m["start"], m["end"], "gold") for m in free}
    for f in (f for f in found if f["device"] == name):
        match = next((m for m in free if f["start"] < m["end"] and m["start"] < f["end"]), None)
        if match is None:
            ours.add((f["start"], f["end"], "found"))
        else:
            free.remove(match)
            ours.add((match["start"], match["end"], "gold"))
    return name, ours, theirs


def _attributions(gold: Path) -> Iterator[list[Pair]]:
    """The words in each role, in any attribution of an article (METHODOLOGY 3.9, soft)."""
    if (gold / "attributions").is_dir():
        corpus = read(str(gold / "text"))
        found, files = _found(corpus), sorted((gold / "attributions").glob("*.ann"))
        for article in corpus:
            # one annotator's, where there are several: named after the article, and perhaps them
            own = [f for f in files if f.stem == article.id or f.stem.startswith(f"{article.id}_")]
            marked = [
                {role: [(s.start, s.end) for s in spans] for role, spans in relation.items()}
                for path in own[:1]
                for relation in read_standoff(path)
            ]
            yield _by_role(article.text, _pieces(found[article.id]), marked)
        return
    for text, record, target in _annotated(gold, "attributions"):
        yield _by_role(text, _pieces(record), _pieces(target))


def _pieces(record: dict[str, Any]) -> list[dict[str, list[tuple[int, int]]]]:
    return [
        {
            role: [tuple(p) for p in a[role].get("spans", [(a[role]["start"], a[role]["end"])])]
            for role in ROLES
            if a.get(role)
        }
        for a in record["attributions"]
    ]


def _by_role(
    text: str,
    found: Iterable[dict[str, list[tuple[int, int]]]],
    marked: Iterable[dict[str, list[tuple[int, int]]]],
) -> list[Pair]:
    tokens = tokenize(ch.Characters.of(text))
    starts = tokens.start[tokens.is_word]

    def words(relations: Iterable[dict[str, list[tuple[int, int]]]], role: str) -> set[int]:
        spans = [s for relation in relations for s in relation.get(role, [])]
        edges = np.searchsorted(starts, np.array(spans, np.int64).reshape(-1, 2))
        return {i for first, last in edges.tolist() for i in range(first, last)}

    return [(role, words(found, role), words(marked, role)) for role in ROLES]


def _lines(path: Path, *fields: str) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines, each with the given fields."""
    try:
        # by "\n" alone: splitlines would cut at the Unicode breaks that a text may hold
        items = [json.loads(x) for x in path.read_text(encoding="utf-8").split("\n") if x.strip()]
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such gold file") from None
    except ValueError as error:
        raise InputError(f"{path}: {error}") from None
    for row, item in enumerate(items, 1):
        if not isinstance(item, dict) or not item.keys() >= set(fields):
            raise InputError(f"{path}, record {row}: not an object with {' and '.join(fields)}")
    if not items:
        raise InputError(f"{path}: there is nothing in it")
    return items


_PAIRS: dict[str, Callable[[Path], Iterator[list[Pair]]]] = {
    "sentences": _sentences,
    "quotations": _quotations,
    "parts": _parts,
    "devices": _devices,
    "attributions": _attributions,
}
