"""Copies planted in real articles: recall, precision, memory, and speed beside datasketch.

Run ``python benchmarks/duplicates.py articles.parquet --text content_original``. Copies of a sample
of the articles are edited word by word (a third each substituted, deleted, inserted) at 5, 20 and
40 %, and openings of 80 to 300 words are added that stand inside their articles. A pair is right
when it was planted, or when a fifth of the shorter text's runs of eight words stand in the other
(sets of tuples, which nothing in the library makes).

The peer reads the first articles only: 5-word shingles, 128 permutations by ``MinHash.bulk`` (its
fastest documented way), its index, one look-up for each article; nothing is verified. It is timed
with its own hash (SHA-1) and with the fastest of the standard library (CRC-32). Speed is articles a
second of processor time, which other work on the machine disturbs least.

``--grow N`` measures growth instead: the collection N times over, each time in other words (every
word of the k-th copy ends in a letter of its own), so that articles have the copies that they had
and no others.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
import zlib
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from framing.corpus import Copies, as_corpus, find_copies
from framing.model.corpus import Corpus

RATES = (0.05, 0.2, 0.4)
OPENINGS = (80, 150, 300)
PLANTED = 300  # for each rate and length
TRUE_SHARE = 0.2
LETTERS = [chr(c) for c in range(0xE0, 0x180) if chr(c).islower()]


def edited(words: list[str], rate: float, other: list[str], rng: np.random.Generator) -> str:
    """A text with a share of its words substituted, deleted, or followed by a new one."""
    act = np.where(rng.random(len(words)) < rate, rng.integers(0, 3, len(words)), 3)
    new = rng.integers(0, len(other), len(words))
    kept = [
        ([], [other[n]], [word, other[n]], [word])[a]
        for word, a, n in zip(words, act, new, strict=True)
    ]
    return " ".join(w for ws in kept for w in ws)


def planted(texts: list[str], rng: np.random.Generator) -> tuple[list[str], dict[str, np.ndarray]]:
    """Copies to append, and for each way of planting the rows of the originals, in order."""
    other = " ".join(texts[:1000]).split()
    copies: list[str] = []
    sources = {}
    for rate in RATES:
        rows = sources[f"{rate:.0%} of words edited"] = rng.choice(len(texts), PLANTED, False)
        copies += [edited(texts[r].split(), rate, other, rng) for r in rows]
    for n in OPENINGS:
        rows = sources[f"{n} words in an article"] = rng.choice(len(texts), PLANTED, False)
        copies += [" ".join(texts[r].split()[:n]) for r in rows]
    return copies, sources


def runs_of_eight(text: str) -> set[tuple[str, ...]]:
    """Every run of eight words."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}


def is_right(copies: Copies, pair: int, texts: list[str], origin: np.ndarray) -> bool:
    """Whether a pair was planted, or shares text by a count of its own."""
    i, j = int(copies.a[pair]), int(copies.b[pair])
    if origin[i] == origin[j]:
        return True
    left, right = runs_of_eight(texts[i]), runs_of_eight(texts[j])
    return len(left & right) >= TRUE_SHARE * min(len(left), len(right))


def peer_seconds(texts: list[str]) -> dict[str, float]:
    """What datasketch takes for signatures, index and look-up, by its hash; nothing without it."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return {}
    seconds = {}
    for name, options in (("SHA-1", {}), ("CRC-32", {"hashfunc": zlib.crc32})):
        started = time.process_time()
        signatures = MinHash.bulk(map(shingles_of_five, texts), num_perm=128, **options)
        index = MinHashLSH(threshold=0.5, num_perm=128)
        for i, signature in enumerate(signatures):
            index.insert(i, signature)
        for signature in signatures:
            index.query(signature)
        seconds[name] = time.process_time() - started
    return seconds


def shingles_of_five(text: str) -> list[bytes]:
    """What the peer is given."""
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[j : j + 5]).encode() for j in range(max(len(words) - 4, 1))]


def grown(texts: list[str], times: int) -> Corpus:
    """The texts several times over, each time in other words; made a copy at a time."""
    columns = [pa.array(texts)]
    columns += [
        pa.array([re.sub(r"(?<=[a-z])\b", letter, t) for t in texts])
        for letter in LETTERS[: times - 1]
    ]
    text = pa.chunked_array(columns)
    empty = as_corpus([]).table
    fields = {f.name: pa.nulls(len(text), f.type) for f in empty.schema}
    ids = pa.array(map(str, range(len(text))))
    return Corpus(pa.table(fields | {"id": ids, "text": text}))


def measure_growth(texts: list[str], times: int) -> None:
    """Print time and memory for the collection several times over."""
    corpus = grown(texts, times)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    copies = find_copies(corpus)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{copies}: {seconds:.1f} s, {seconds / len(corpus) * 1e6:.0f} µs an article; peak "
        f"{peak / 2**20:.2f} GiB, {(peak - before) / 2**20:.2f} above reading"
    )


def main() -> None:
    """Print recall, precision, memory and speed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--text", default="text")
    parser.add_argument("--peer-articles", type=int, default=4000)
    parser.add_argument("--grow", type=int, default=0)
    given = parser.parse_args()
    table = pyarrow.parquet.read_table(given.path, columns=[given.text])
    texts = [t for t in table[given.text].to_pylist() if t]
    if given.grow:
        measure_growth(texts, given.grow)
        return
    copied, sources = planted(texts, np.random.default_rng(0))
    origin = np.concatenate([np.arange(len(texts)), *sources.values()])
    n, texts = len(texts), texts + copied

    corpus = as_corpus(texts)
    started = time.process_time()
    copies = find_copies(corpus)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{copies}: {seconds:.1f} s, peak of the process {peak:.2f} GiB")

    found = set(zip(copies.a.tolist(), copies.b.tolist(), strict=True))
    for k, (name, rows) in enumerate(sources.items()):
        at = n + k * PLANTED
        print(f"recall, {name}: {np.mean([(r, at + i) in found for i, r in enumerate(rows)]):.3f}")
    right = np.array([is_right(copies, p, texts, origin) for p in range(len(copies))])
    natural = copies.b < n
    print(f"precision: {right.mean():.4f} of {len(right)}; unplanted {right[natural].mean():.4f}")

    few = texts[: given.peer_articles]
    for name, peer in peer_seconds(few).items():
        ratio = (len(texts) / seconds) / (len(few) / peer)
        print(f"speed: {ratio:.1f} times datasketch's with {name} ({len(few)} in {peer:.1f} s)")


if __name__ == "__main__":
    main()
