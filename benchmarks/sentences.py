"""Sentence breaks on the gold set: ours, NLTK's Punkt in three forms, a rule-based splitter.

Run ``python benchmarks/sentences.py``; pysbd is compared when it is installed. A sentence is right
when both its ends are. Splitters that do not know that a line break ends a sentence are given one
line at a time, which is kinder to them than giving them the page.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from framing.corpus import corpora_dir
from framing.text.batch import Batch

Spans = list[tuple[int, int]]
ABBREVIATIONS = set(
    """mr mrs ms dr prof rev sen rep gov gen lt col capt sgt st jr sr inc corp co ltd vs etc no jan
    feb mar apr jun jul aug sep sept oct nov dec u.s u.n u.k d.c a.m p.m e.g i.e ph.d""".split()
)


def ours(text: str) -> Spans:
    """The library's own."""
    found = Batch.of([text]).sentences
    return list(zip(found.start.tolist(), found.end.tolist(), strict=True))


def by_line(split: Callable[[str], Spans]) -> Callable[[str], Spans]:
    """A splitter applied to each line."""

    def split_lines(text: str) -> Spans:
        lines = re.finditer(r"[^\r\n]+", text)
        return [(m.start() + s, m.start() + e) for m in lines for s, e in split(m.group())]

    return split_lines


def punkt(kind: str, raw: str) -> Callable[[str], Spans]:
    """NLTK Punkt as it comes, trained on the gold text itself, or with listed abbreviations."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer, PunktTrainer

    if kind == "trained":
        tokenizer = PunktSentenceTokenizer(PunktTrainer(raw).get_params())
    elif kind == "listed":
        parameters = PunktParameters()
        parameters.abbrev_types = ABBREVIATIONS
        tokenizer = PunktSentenceTokenizer(parameters)
    else:
        tokenizer = PunktSentenceTokenizer()
    return by_line(lambda line: list(tokenizer.span_tokenize(line)))


def rule_based() -> Callable[[str], Spans] | None:
    """Pysbd, if it is there."""
    try:
        import pysbd
    except ImportError:
        return None
    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)

    def split(line: str) -> Spans:
        found = [(s.start, s.end) for s in segmenter.segment(line)]
        return [(s, s + len(line[s:e].rstrip())) for s, e in found]

    return by_line(split)


def splitters(raw: str) -> Iterator[tuple[str, Callable[[str], Spans]]]:
    """Name and splitter, the library's first."""
    yield "framing", ours
    yield "NLTK Punkt, untrained", punkt("untrained", raw)
    yield "NLTK Punkt, trained on this text", punkt("trained", raw)
    yield "NLTK Punkt, 50 abbreviations listed", punkt("listed", raw)
    pysbd = rule_based()
    if pysbd:
        yield "pysbd (rules)", pysbd


def trimmed(text: str, spans: Spans) -> set[tuple[int, int]]:
    """Spans without the white space at their ends."""
    stripped = set()
    for start, end in spans:
        inner = text[start:end].strip()
        if inner:
            first = start + text[start:end].index(inner)
            stripped.add((first, first + len(inner)))
    return stripped


def f1(split: Callable[[str], Spans], items: list[dict]) -> float:
    """Exact-span F1 over some passages."""
    right = found = marked = 0
    for item in items:
        ours, gold = trimmed(item["text"], split(item["text"])), set(map(tuple, item["sentences"]))
        right, found, marked = right + len(ours & gold), found + len(ours), marked + len(gold)
    return 2 * right / (found + marked)


def main() -> None:
    """Print the table."""
    path = Path(corpora_dir(), "sentences", "gold.jsonl")
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    test = [i for i in items if i["split"] == "test"]
    parts = {
        "plain": [i for i in test if i["phenomena"][0] == "plain"],
        "hard": [i for i in test if i["phenomena"][0] == "hard"],
        "all": test,
    }
    print(f"| splitter | {' | '.join(f'F1 {name}' for name in parts)} | speed, framing = 1 |")
    print("|---|" + "---|" * (len(parts) + 1))
    text = "\n".join(i["text"] for i in items) * 5
    base = 0.0
    for name, split in splitters(text):
        started = time.perf_counter()
        split(text)
        seconds = time.perf_counter() - started
        base = base or seconds
        scores = " | ".join(f"{f1(split, part):.3f}" for part in parts.values())
        print(f"| {name} | {scores} | {base / seconds:.2f} |")


if __name__ == "__main__":
    main()
