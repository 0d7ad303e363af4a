"""The words that tell the ten largest outlets apart, before and after pages are cleaned.

Run ``python benchmarks/keywords.py DATA [N]``, where DATA holds ``baly/articles.parquet`` (the
articles of Article-Bias-Prediction) and N, if given, is how many articles of each outlet are
drawn at random. Printed are the 25 words and pairs of words with the largest log-odds z against
the other nine: counted in everything that the set gives as an article, then in headline and body
only. A reader has to judge which of them are furniture.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np

from framing.annotate import annotate
from framing.compare import keyness
from framing.corpus import learn_furniture, read
from framing.measure.words import word_counts
from framing.model.parts import PARTS, PROSE

FIELDS = {"text": "content_original", "outlet": "source", "id": "ID", "author": "authors"}
OUTLETS, TOP = 10, 25


def top_words(notes, parts: tuple[str, ...]) -> dict[str, list[str]]:
    """The terms with the largest z of each outlet, whatever their q."""
    found = keyness(word_counts(notes, ngrams=(1, 2), parts=parts))
    rows: dict[str, list] = {outlet: [] for outlet in notes.corpus.outlets}
    for word in {(w.outlet, w.term): w for w in (*found.keywords, *found.candidates)}.values():
        if word.z > 0:
            rows[word.outlet].append(word)
    return {o: [w.term for w in sorted(ws, key=lambda w: -w.z)[:TOP]] for o, ws in rows.items()}


def main(data: Path, n: str = "") -> None:
    """Print both lists for each outlet."""
    corpus = read(data / "baly" / "articles.parquet", **FIELDS)
    furniture = learn_furniture(corpus)
    largest = [o for o, _ in Counter(corpus.column("outlet")).most_common(OUTLETS)]
    rows = corpus.groups("outlet")
    if n:
        draw = np.random.default_rng(0).permutation
        rows = {o: draw(rows[o])[: int(n)] for o in largest}
    chosen = np.sort(np.concatenate([rows[o] for o in largest]))
    notes = annotate(corpus.take(chosen), devices=(), furniture=furniture)
    before, after = (top_words(notes, parts) for parts in (PARTS, PROSE))
    for outlet in largest:
        print(f"\n### {outlet}\n\nBefore: {', '.join(before[outlet])}.\n")
        print(f"After: {', '.join(after[outlet])}.", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
