"""Wire copy: precision and recall beside PolNeAR's table, or the rates of any articles.

Run ``python benchmarks/wire.py ../shared/data/polnear`` for the first: the table says of each
article whose copy it is. Its author field often says so too, so the text alone is also scored.
Western Journalism, of which the table knows nothing, is left out.

Run ``python benchmarks/wire.py articles.parquet --text content_original --outlet source --author
authors --rows out.csv`` for the second: rates by outlet, and a file of all rows to be read by eye.
"""

from __future__ import annotations

import argparse
import dataclasses
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from framing.annotate import annotate
from framing.corpus import as_corpus, read
from framing.measure.wire import Wire, wire
from framing.model.corpus import Corpus

UNKNOWN = ("west-journal",)
AGENCIES = {
    "AP": "Associated Press",
    "AFP": "Agence France-Presse",
    "UPI": "United Press International",
    "reuters": "Reuters",
}


def without_authors(corpus: Corpus) -> Corpus:
    """The same articles, their author field emptied."""
    at = corpus.table.schema.get_field_index("author")
    none = pa.nulls(len(corpus), corpus.table.schema.field(at).type)
    return dataclasses.replace(corpus, table=corpus.table.set_column(at, "author", none))


def score(name: str, found: Wire, gold: np.ndarray) -> None:
    """Print precision and recall, and the articles on which the two differ."""
    is_gold, is_found = gold != "", found.is_wire
    right = is_gold & is_found
    same = np.array([g == a for g, a in zip(gold, found.agency, strict=True)]) & right
    print(
        f"{name}: precision {right.sum() / max(is_found.sum(), 1):.3f}, recall "
        f"{right.sum() / is_gold.sum():.3f} of {is_gold.sum()} in {len(gold)}; the agency is right "
        f"in {same.sum()} of {right.sum()}"
    )
    frame = found.to_frame()
    for row in np.flatnonzero(is_gold != is_found):
        about = frame.loc[row, ["id", "rule", "agency", "evidence", "containment"]]
        print("  missed" if is_gold[row] else "  false", gold[row], *about, sep=" | ")


def beside_gold(folder: Path) -> None:
    """PolNeAR."""
    corpus = read(folder)
    known = np.array([o not in UNKNOWN for o in corpus.column("outlet")])
    corpus = corpus.take(known)
    values: list[Any] = corpus.column("wire")
    gold = np.array([AGENCIES.get(v or "", "") or AGENCIES.get(str(v).lower(), "") for v in values])
    for name, articles in (("all fields", corpus), ("text alone", without_authors(corpus))):
        score(name, wire(annotate(articles, devices=())), gold)


def main() -> None:
    """Score, or print rates."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("path", type=Path)
    for field in ("text", "outlet", "author"):
        parser.add_argument(f"--{field}", default=field)
    parser.add_argument("--rows", type=Path)
    given = parser.parse_args()
    if given.path.is_dir():
        beside_gold(given.path)
        return
    table = pa.parquet.read_table(given.path, columns=[given.text, given.outlet, given.author])
    fields = {"text": given.text, "outlet": given.outlet, "author": given.author}
    notes = annotate(as_corpus(table.to_pandas(), **fields), devices=(), n_jobs=2)
    started = time.process_time()
    found = wire(notes)
    print(f"{found}: {time.process_time() - started:.1f} s")
    rates = found.rate().sort_values("articles", ascending=False)
    print(rates.head(30).to_string(index=False, float_format="{:.3f}".format))
    if given.rows:
        found.to_frame().to_csv(given.rows, index=False)


if __name__ == "__main__":
    main()
