"""Events found from date and wording, against events that people made.

Run ``python benchmarks/events.py DATA``, where DATA holds ``basil/``, ``neus/`` (round-ups as JSON
Lines, also ``.zst``) and ``baly/articles.parquet``; what is not there is left out. BASIL's events
were looked at when the defaults were chosen, so its figures are of development data, and the
halves say how much the choice matters. Round-ups put reports of one *story* side by side, and the
same story has several of them, so precision against them is a lower bound.
"""

from __future__ import annotations

import io
import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from framing.corpus import find_events, read
from framing.corpus.event_scores import b_cubed, pairwise
from framing.model.corpus import Corpus

THRESHOLDS = np.round(np.arange(0.12, 0.42, 0.02), 2).tolist()
SEEDS = range(10)
_PIECE = re.compile(r"\s*TITLE=> (.*?)\.? ARTICLE=>\s*(.*)", re.DOTALL)


def codes(values: list) -> np.ndarray:
    """Numbers for values; -1 for none."""
    index = {v: k for k, v in enumerate(dict.fromkeys(v for v in values if v is not None))}
    return np.array([index.get(v, -1) for v in values], np.int64)


def row(name: str, labels: np.ndarray, gold: np.ndarray) -> None:
    """Print one line of the table, over the articles that have a gold event."""
    known = gold >= 0
    by_pair, by_article = (f(labels[known], gold[known]) for f in (pairwise, b_cubed))
    cells = [f"{x:.3f}" for a in (by_pair, by_article) for x in (a.precision, a.recall, a.f1)]
    print(f"| {name} | {known.sum():,} | {' | '.join(cells)} |", flush=True)


def halves(corpus: Corpus) -> None:
    """Choose the threshold on a random half of the events, score it on the other half."""
    gold = codes(corpus.column("event"))
    groups = {t: find_events(corpus, threshold=t, undated=1.0).labels for t in THRESHOLDS}
    chosen, scores = [], []
    for seed in SEEDS:
        half = np.isin(gold, np.random.default_rng(seed).permutation(gold.max() + 1)[::2])
        best = max(THRESHOLDS, key=lambda t, on=half: pairwise(groups[t][on], gold[on]).f1)
        chosen.append(best)
        scores.append(pairwise(groups[best][~half], gold[~half]).f1)
    print(
        f"\nThreshold chosen on half of BASIL's events, scored on the others, {len(scores)} seeds: "
        f"threshold {min(chosen)} to {max(chosen)}; pairwise F1 mean {np.mean(scores):.3f}, "
        f"lowest {min(scores):.3f}.\n"
    )


def roundups(folder: Path) -> Iterator[tuple[int, str, str]]:
    """Round-up, title and snippet of every report."""
    k = 0
    for path in sorted(folder.glob("roundup_*.jsonl*")):
        with pa.input_stream(str(path), compression="detect") as stream:
            for line in io.TextIOWrapper(stream, encoding="utf-8"):
                for piece in json.loads(line)["source"].split("[SEP]"):
                    if found := _PIECE.match(piece):
                        yield k, found[1], found[2]
                k += 1


def undated(reports: list[tuple[int, str, str]]) -> Corpus:
    """The reports as articles without date and outlet."""
    columns = {
        "id": [str(n) for n in range(len(reports))],
        "event": [str(k) for k, _, _ in reports],
        "title": [title for _, title, _ in reports],
        "text": [text for _, _, text in reports],
    }
    return Corpus.from_columns(columns)


def gold_by_title(corpus: Corpus, reports: list[tuple[int, str, str]]) -> np.ndarray:
    """The round-up of each dated article whose headline stands in exactly one."""
    plain = [re.sub(r"\W+", " ", t.lower()).strip() for _, t, _ in reports]
    of: dict[str, set[int]] = {}
    for title, (k, _, _) in zip(plain, reports, strict=True):
        of.setdefault(title, set()).add(k)
    found = []
    for title, date in zip(corpus.column("title"), corpus.column("date"), strict=True):
        where = of.get(re.sub(r"\W+", " ", (title or "").lower()).strip(), set())
        found.append(next(iter(where)) if len(where) == 1 and date else None)
    return codes(found)


def together(first: Corpus, second: Corpus) -> Corpus:
    """Two corpora as one, standard fields only, outlets by their short names."""
    names = ["id", "outlet", "date", "title", "text", "event"]
    columns = {n: first.column(n) + second.column(n) for n in names}
    columns["outlet"] = [re.split(r" [-(]", o)[0] if o else None for o in columns["outlet"]]
    return Corpus.from_columns(columns)


def availability(corpus: Corpus) -> None:
    """Events of two and of three outlets in one year."""
    year = corpus.take(np.array([bool(d) and d.year == 2018 for d in corpus.column("date")]))
    outlet = codes(year.column("outlet"))
    print(f"\n{len(year):,} articles of 2018 give\n")
    print("| threshold | events of ≥ 2 outlets | of ≥ 3 |\n|---|---|---|")
    for threshold in (0.15, 0.2, 0.25, 0.35):
        labels = find_events(year, threshold=threshold).labels
        pairs = np.unique(np.column_stack([labels, outlet])[labels >= 0], axis=0)
        outlets = np.bincount(pairs[:, 0])
        print(f"| {threshold} | {np.sum(outlets >= 2)} | {np.sum(outlets >= 3)} |", flush=True)


def main(data: Path) -> None:
    """Print the tables."""
    measures = " | ".join(f"{m} {s}" for m in ("pair", "B³") for s in ("P", "R", "F1"))
    heading = f"| data | articles | {measures} |\n|---|---|---|---|---|---|---|---|"
    basil = read(data / "basil")
    halves(basil)
    print(heading)
    gold = codes(basil.column("event"))
    row("BASIL", find_events(basil).labels, gold)
    blind = basil.table.set_column(2, "date", pa.nulls(len(basil), pa.date32()))
    row("BASIL without dates", find_events(replace(basil, table=blind)).labels, gold)
    reports = list(roundups(data / "neus"))
    if reports:
        apart = undated(reports)
        row("round-ups, no dates", find_events(apart).labels, codes(apart.column("event")))
    if (data / "baly" / "articles.parquet").exists():
        fields = {"id": "ID", "text": "content_original", "outlet": "source"}
        baly = read(data / "baly" / "articles.parquet", **fields)
        both = together(baly, basil)
        started = time.perf_counter()
        labels = find_events(both).labels
        seconds = time.perf_counter() - started
        row("BASIL among Baly's articles", labels, np.r_[np.full(len(baly), -1), gold])
        if reports:
            titled = np.r_[gold_by_title(baly, reports), np.full(len(basil), -1)]
            row("round-ups among Baly's articles", labels, titled)
        print(f"\n{len(both):,} articles in {seconds:.0f} s.")
        availability(baly)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
