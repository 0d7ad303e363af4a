"""Speed of the pass over text, as a ratio to NLTK's tokens and sentences in the same run.

Run ``python benchmarks/annotate.py [articles.jsonl …]``; without an argument the demo corpus is
read twenty times over. Ratios carry over between machines, seconds do not.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from framing.annotate import annotate
from framing.corpus import read
from framing.measure import measure
from framing.model.annotations import Annotations
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.text.batch import Batch

BATCH = 64


def peer(texts: tuple[str, ...]) -> None:
    """Sentences by untrained Punkt, then words with offsets: what a script would begin with."""
    from nltk.tokenize import NLTKWordTokenizer, PunktSentenceTokenizer

    sentences, words = PunktSentenceTokenizer(), NLTKWordTokenizer()
    for text in texts:
        for start, end in sentences.span_tokenize(text):
            sentence = text[start:end].replace('"', "'")  # the tokenizer fails on odd quote marks
            list(words.span_tokenize(sentence))


def read_text(texts: tuple[str, ...]) -> None:
    """Our tokens, sentences, quotations and parts."""
    for first in range(0, len(texts), BATCH):
        Batch.of(texts[first : first + BATCH])


def seconds(work: Callable[[], object]) -> float:
    """Of one call, after none: imports are warmed up by the caller."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    """Print the table."""
    if sys.argv[1:]:
        corpus = read(*sys.argv[1:])
    else:
        demo = list(read("demo"))
        corpus = Corpus.of([Article(f"{a.id}-{i}", a.text) for i in range(20) for a in demo])
    size = sum(map(len, corpus.texts)) / 1e6
    peer(corpus.texts[:1])
    annotate(corpus[:BATCH])
    notes: list[Annotations] = []
    steps: dict[str, Callable[[], object]] = {
        "NLTK: Punkt sentences, words": lambda: peer(corpus.texts),
        "framing: words, sentences, quotations, parts": lambda: read_text(corpus.texts),
        "framing: the whole pass": lambda: notes.append(annotate(corpus)),
        "framing: measures, given the pass": lambda: measure(notes[0]),
    }
    print(f"{len(corpus):,} articles, {size:.1f} million characters\n")
    print("| step | million characters a second | speed, NLTK = 1 |")
    print("|---|---|---|")
    base = 0.0
    for name, work in steps.items():
        rate = size / seconds(work)
        base = base or rate
        print(f"| {name} | {rate:.2f} | {rate / base:.2f} |")


if __name__ == "__main__":
    main()
