"""Time and memory of `classify` and `audit` on the articles of the ten largest outlets of a table.

Run ``python benchmarks/classify.py articles.parquet 3000 outlet=source text=content_original ...``:
a Parquet file, how many articles to draw, and which column holds which field. Processor time is
printed beside the clock's, which other work on the machine slows.
"""

from __future__ import annotations

import resource
import sys
import time

import pandas as pd

from framing.classify import audit, classify
from framing.corpus import as_corpus

OUTLETS = 10


def main(path: str, n: str, *mapping: str) -> None:
    """Print the table."""
    fields = dict(pair.split("=", 1) for pair in mapping)
    frame = pd.read_parquet(path)
    outlet = frame[fields.get("outlet", "outlet")]
    frame = frame[outlet.isin(outlet.value_counts().index[:OUTLETS])]
    corpus = as_corpus(frame.sample(n=int(n), random_state=0), **fields)
    print("| what | articles | clock, s | processor, s | peak memory so far, MiB |")
    print("|---|---|---|---|---|")
    for name, function in (("classify", classify), ("audit", audit)):
        clock, processor = time.perf_counter(), time.process_time()
        function(corpus)
        clock, processor = time.perf_counter() - clock, time.process_time() - processor
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"| {name} | {len(corpus):,} | {clock:.0f} | {processor:.0f} | {peak:,} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
