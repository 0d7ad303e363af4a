"""Precision of every device, from hits on real news that were read one by one.

Run ``python benchmarks/hits.py DATA`` for the table, where DATA holds ``baly/articles.parquet``:
the articles of Article-Bias-Prediction. The readers' marks, offsets without text, are in
``corpora/article-bias-prediction/gold/hits``, one file a device, one line a hit::

    {"id": …, "start": …, "end": …, "sense": "water", "right": true}

*Right* says that the device and its sense are right in that place. ``python benchmarks/hits.py
DATA sample DEVICE [N [SEED]]`` draws N hits to be read, in the outlets' own voice and in prose,
from 2,000 random articles and no more from an outlet than its share of the outlets asks for, and
prints them as JSON with their context. The table counts the marked hits that the device still
finds, so after a change of rules it is an upper bound until new hits are read.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
from statsmodels.stats.proportion import proportion_confint

from framing.annotate import annotate
from framing.corpus import corpora_dir, read
from framing.model.corpus import Corpus
from framing.model.furniture import Furniture
from framing.model.parts import PROSE

FIELDS = {"text": "content_original", "outlet": "source", "id": "ID", "author": "authors"}
TITLED = frozenset({"headline_divergence"})  # read with the title above the text
ARTICLES, AROUND = 2_000, 260
MARKS = corpora_dir() / "article-bias-prediction" / "gold" / "hits"


def own_hits(corpus: Corpus, device: str):
    """A device's evidence in prose and in the outlet's own voice, with its article."""
    if device in TITLED:
        titled = (replace(a, text=f"{a.title}\n\n{a.text}") for a in corpus if a.title)
        corpus = Corpus.of(list(titled))
    notes = annotate(corpus, devices=[device], furniture=Furniture())
    rows = notes.evidence
    keep = (rows.device == device) & rows.part.isin(PROSE) & (rows.voice == "outlet")
    kept = rows.take(keep)
    for i in range(len(kept)):
        yield corpus[int(kept.article[i])], kept, i


def sample(corpus: Corpus, device: str, n: int, seed: int) -> None:
    """Print hits to be read."""
    rng = np.random.default_rng(seed)
    some = corpus.take(np.sort(rng.choice(len(corpus), min(ARTICLES, len(corpus)), replace=False)))
    hits = list(own_hits(some, device))
    most = max(3, 4 * n // max(len({a.outlet for a, _, _ in hits}), 1))
    drawn: Counter[str | None] = Counter()
    shown = 0
    for at in rng.permutation(len(hits)).tolist():
        article, rows, i = hits[at]
        if drawn[article.outlet] >= most or shown >= n:
            continue
        drawn[article.outlet] += 1
        shown += 1
        start, end, text = int(rows.start[i]), int(rows.end[i]), article.text
        line = {"id": article.id, "start": start, "end": end, "sense": rows.sense[i]}
        around = text[max(0, start - AROUND) : start] + "[[" + text[start:end] + "]]"
        line |= {"rule": rows.rule[i], "outlet": article.outlet}
        line["context"] = around + text[end : end + AROUND]
        print(json.dumps(line, ensure_ascii=False))


def marks(device: str) -> list[dict]:
    """The readers' marks of a device."""
    lines = (MARKS / f"{device}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def standing(corpus: Corpus, device: str) -> list[dict]:
    """The marks of hits that the device still finds, with the same sense."""
    wanted = marks(device)
    read_by = {m["id"] for m in wanted}
    rows = np.array([i for i, name in enumerate(corpus.ids) if name in read_by])
    found = {
        (a.id, int(kept.start[i]), int(kept.end[i]), kept.sense[i])
        for a, kept, i in own_hits(corpus.take(rows), device)
    }
    return [m for m in wanted if (m["id"], m["start"], m["end"], m["sense"]) in found]


def table(corpus: Corpus) -> None:
    """Print precision by device and sense."""
    print(
        "| device | sense | read | still found | precision (95 % Wilson) |\n|---|---|--:|--:|--:|"
    )
    for path in sorted(MARKS.glob("*.jsonl")):
        all_marks, left = marks(path.stem), standing(corpus, path.stem)
        senses = sorted({m["sense"] for m in all_marks})
        for sense in ["", *senses] if senses != [""] else [""]:
            own = [m for m in left if sense in ("", m["sense"])]
            n_read = sum(sense in ("", m["sense"]) for m in all_marks)
            right = sum(m["right"] for m in own)
            low, high = proportion_confint(right, max(len(own), 1), method="wilson")
            share = f"{right / len(own):.2f} ({low:.2f}–{high:.2f})" if own else "–"
            print(f"| {path.stem} | {sense or 'all'} | {n_read} | {len(own)} | {share} |")


def main(data: str, *asked: str) -> None:
    """Print the table, or hits to be read."""
    corpus = read(Path(data) / "baly" / "articles.parquet", **FIELDS)
    if not asked:
        table(corpus)
        return
    device, n, seed = (*asked[1:], *("", "120", "1")[len(asked) - 1 :])
    sample(corpus, device, int(n), int(seed))


if __name__ == "__main__":
    main(*sys.argv[1:])
