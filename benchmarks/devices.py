"""Speed of the whole catalogue of devices, as a ratio to spaCy's tokens, sentences and phrases.

Run ``python benchmarks/devices.py [articles.jsonl …]`` where spaCy is installed beside the library
(``pip install spacy``; it is no dependency, and needs no model). Without an argument the demo
corpus is read ten times over. Both read the same texts in the same run, in turn, three times; the
best time of each counts, in seconds of one processor. Ratios carry over between machines.

The peer is a blank English pipeline with the rule-based sentencizer and a `PhraseMatcher` without
case, over every word and phrase of the library's lists: where they stand, and no more. Ours is the
text layer (tokens, sentences, quotations, parts) and every device with its tests of context.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any

from framing.corpus import read
from framing.devices import DEVICES
from framing.lexicons import load
from framing.text.batch import Batch

BATCH = 64
TIMES = 3


def words() -> list[str]:
    """Every word and phrase of the library's lists, once."""
    names = (file.name for file in files("framing.lexicons").iterdir())
    lists = [load(name.removesuffix(".toml")).all() for name in names if name.endswith(".toml")]
    lexicons = [lexicon for d in DEVICES if (lexicon := getattr(d, "lexicon", None))]
    lists += [entry.forms for lexicon in lexicons for entry in lexicon.entries]
    return sorted({word for words in lists for word in words})


def peer(phrases: Iterable[str]) -> Callable[[Iterable[str]], int]:
    """A function that finds phrases in texts with spaCy, and says how many."""
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        sys.exit("benchmarks/devices.py compares with spaCy: pip install spacy, then run it again")
    nlp: Any = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("words", [nlp.make_doc(phrase) for phrase in phrases])
    return lambda texts: sum(len(matcher(doc)) for doc in nlp.pipe(texts))


def catalogue(texts: tuple[str, ...], spent: Counter[str]) -> int:
    """How much every device finds in some texts; adds to the seconds spent on each step."""
    found = 0
    for first in range(0, len(texts), BATCH):
        started = time.process_time()
        batch = Batch.of(texts[first : first + BATCH])
        spent["text"] += time.process_time() - started
        for device in DEVICES:
            started = time.process_time()
            found += len(device.find(batch))
            spent[device.name] += time.process_time() - started
    return found


def main() -> None:
    """Print both speeds, and where our time goes."""
    texts = read(*sys.argv[1:]).texts if sys.argv[1:] else read("demo").texts * 10
    phrases = words()
    match = peer(phrases)
    match(texts[:BATCH])
    catalogue(texts[:BATCH], Counter())
    theirs, ours = [], []
    for _ in range(TIMES):
        started = time.process_time()
        matched = match(texts)
        theirs.append(time.process_time() - started)
        spent: Counter[str] = Counter()
        found = catalogue(texts, spent)
        ours.append(spent)
    best = min(ours, key=Counter.total)
    fast, base = len(texts) / best.total(), len(texts) / min(theirs)
    print(f"{len(texts):,} articles; {len(phrases):,} words and phrases; {len(DEVICES)} devices\n")
    print("| what | articles a second | found | speed, spaCy = 1 |\n|---|--:|--:|--:|")
    print(f"| spaCy: tokens, sentences, phrases | {base:.0f} | {matched:,} | 1.00 |")
    print(f"| framing: text and all devices | {fast:.0f} | {found:,} | {fast / base:.2f} |")
    print("\n| step | milliseconds an article | share |\n|---|--:|--:|")
    for name, seconds in best.most_common():
        print(f"| {name} | {1000 * seconds / len(texts):.3f} | {seconds / best.total():.0%} |")


if __name__ == "__main__":
    main()
