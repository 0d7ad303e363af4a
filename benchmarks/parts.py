"""What is set aside on real pages, against pages that were read by hand.

Run ``python benchmarks/parts.py DATA [third|test|first|dev]``, where DATA holds
``baly/articles.parquet``: the articles of Article-Bias-Prediction. The marks of the readers,
offsets without text, are in ``corpora/article-bias-prediction/gold``: *first*, *test* and *third*
are each 10 articles of 20 outlets drawn at random, scored once before anybody looked at what was
wrong (docs/measures/parts.md has those figures too). Rules were developed on *first* and *test*
since, and one was mended on *third*; *dev* is other articles, which the rules were written with.
What repeats is learned from all articles of the set, as a user would.

A reader marked what is no headline and no prose of the article. Counted are characters without
white space: precision is the share of those set aside that a reader marked, recall the share of
those marked that are set aside. Intervals resample articles.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from framing.annotate import annotate
from framing.corpus import corpora_dir, learn_furniture, read
from framing.model.furniture import Furniture
from framing.model.parts import PARTS, PROSE

DRAWS = 2000
FIELDS = {"text": "content_original", "outlet": "source", "id": "ID", "author": "authors"}


def gold(split: str) -> dict[str, dict]:
    """The readers' marks, by article."""
    path = corpora_dir() / "article-bias-prediction" / "gold" / f"parts-{split}.jsonl"
    marks = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {page["id"]: page for page in marks}


def painted(n: int, pieces: list[tuple[int, int, str]]) -> np.ndarray:
    """The part of each of `n` characters, as an index into `PARTS`; -1 for none."""
    codes = np.full(n, -1)
    for start, end, part in pieces:
        codes[start:end] = PARTS.index(part)
    return codes


def ratio(part: float, whole: float) -> str:
    """A share, or a dash where there is nothing to have a share of."""
    return f"{part / whole:.3f}" if whole else "–"


def interval(part: np.ndarray, whole: np.ndarray) -> str:
    """A share of sums with its 95 % interval over articles."""
    rows = np.random.default_rng(0).integers(0, len(part), (DRAWS, len(part)))
    low, high = np.quantile(part[rows].sum(1) / whole[rows].sum(1), [0.025, 0.975])
    return f"{part.sum() / whole.sum():.3f} [{low:.3f}, {high:.3f}]"


def table(title: str, rows: dict[str, list[np.ndarray]]) -> None:
    """Print one line a group: characters, marked, set aside, precision, recall."""
    print(f"\n| {title} | marked | set aside | precision | recall |\n|---|--:|--:|--:|--:|")
    for name, counts in rows.items():
        marked, found, by_set, by_mark = np.sum(counts, axis=0)
        shares = f"{ratio(by_set, found)} | {ratio(by_mark, marked)}"
        print(f"| {name} | {marked:,} | {found:,} | {shares} |")


def score(name: str, corpus, pages: dict[str, dict], furniture: Furniture) -> None:
    """Print the tables for one way of finding parts."""
    notes = annotate(corpus, devices=(), furniture=furniture)
    prose = [PARTS.index(p) for p in PROSE]
    total, by_part, by_outlet = [], defaultdict(list), defaultdict(list)
    for row, article in enumerate(corpus):
        page, text = pages[article.id], article.text
        if page["sha256"] != hashlib.sha256(text.encode()).hexdigest():
            sys.exit(f"{article.id}: the text is not the one that was read")
        parts = notes.parts.of_article(row)
        ours = painted(len(text), list(zip(parts.start, parts.end, parts.part, strict=True)))
        marks = [(m["start"], m["end"], m["part"]) for m in page["furniture"]]
        theirs = painted(len(text), marks)
        seen = np.array([not c.isspace() for c in text], bool)
        aside = seen & (ours >= 0) & ~np.isin(ours, prose)
        marked = seen & (theirs >= 0)
        both = aside & marked
        counts = np.array([marked.sum(), aside.sum(), both.sum(), both.sum()])
        total.append(counts)
        by_outlet[article.outlet].append(counts)
        for code, part in enumerate(PARTS):
            m, a = marked & (theirs == code), aside & (ours == code)
            by_part[part].append(
                np.array([m.sum(), a.sum(), (a & marked).sum(), (m & aside).sum()])
            )
    marked, aside, both, _ = np.array(total).T
    print(f"\n## {name}\nprecision {interval(both, aside)}, recall {interval(both, marked)}")
    table("part", {p: c for p, c in by_part.items() if np.sum(c)})
    table("outlet", dict(sorted(by_outlet.items())))


def main(data: Path, split: str = "third") -> None:
    """Score rules alone, and rules with what repeats."""
    corpus = read(data / "baly" / "articles.parquet", **FIELDS)
    pages = gold(split)
    rows = np.array([i for i, name in enumerate(corpus.ids) if name in pages])
    read_by_hand = corpus.take(rows)
    print(f"# {split}: {len(rows)} articles of {len(read_by_hand.outlets)} outlets")
    score("rules alone", read_by_hand, pages, Furniture())
    score("rules and what repeats", read_by_hand, pages, learn_furniture(corpus))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
