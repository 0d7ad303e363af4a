"""Outlets that name themselves in real articles: how often, what is left when it is cut out, cost.

Run ``python benchmarks/self_reference.py articles.parquet --text content_original``. For the share
of articles that name their own outlet there are two counts: by the data set's label alone, as
anybody would search for it, and by every form on the outlet's card. Both are made by plain search
in any case, not by the device, on the page, in headline and body, and there with the evidence cut
out.

``--read N`` prints N pieces of evidence in their contexts instead, dealt evenly over outlets and
senses, to be read and judged. ``--classify`` fits the classifier to half of the articles of the ten
largest outlets and tells the other half apart, by view. ``--learn`` adds what the corpus teaches,
in ``--classify`` from the training half.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow.parquet

import framing as fr
from framing.classify.identity import identity_strings
from framing.classify.views import MASKED, NAIVE, PLAIN, view_texts
from framing.corpus.outlets import article_names, find_outlet, outlet_names_of
from framing.corpus.self_names import learn_self_reference
from framing.corpus.words import Words
from framing.devices.self_reference import CARD, DEVICE, find_self_references
from framing.model.annotations import Annotations
from framing.model.columns import Labels
from framing.model.corpus import Corpus
from framing.model.evidence import EvidenceTable
from framing.model.outlets import Names
from framing.text.batch import Batch

AT_A_TIME = 64
LARGEST, EACH = 10, 400


def read(path: Path, text: str, articles: int, seed: int) -> Corpus:
    """A random sample of a Parquet file with the columns of Article-Bias-Prediction."""
    table = pyarrow.parquet.read_table(path)
    rows = np.random.default_rng(seed).permutation(table.num_rows)[: articles or None]
    table = table.take(np.sort(rows))
    fields = {"id": "ID", "text": text, "outlet": "source", "title": "title"}
    fields |= {"url": "url", "author": "authors"}
    return Corpus.from_columns({k: table[v].to_pylist() for k, v in fields.items()})


def with_names(notes: Annotations, learned: Mapping[str, Names]) -> Annotations:
    """The annotations with self-references, and the time that finding them took."""
    names = article_names(notes.corpus, learned)
    texts, titles, tables = notes.corpus.texts, notes.corpus.column("title"), []
    spent = made = 0.0
    for a in range(0, len(texts), AT_A_TIME):
        start = time.process_time()
        batch = Batch.of(texts[a : a + AT_A_TIME], titles[a : a + AT_A_TIME])
        middle = time.process_time()
        found = find_self_references(batch, names[a : a + AT_A_TIME])
        made, spent = made + middle - start, spent + time.process_time() - middle
        tables.append(found.replace(article=(found.article + a).astype(np.int32)))
    print(f"{len(texts)} articles: {spent:.1f} s to find, {made:.1f} s to read them")
    found = EvidenceTable.concat(tables)
    blank = Labels.constant("outlet", len(found)), Labels.constant("body", len(found))
    found = found.replace(voice=blank[0], part=blank[1])
    others = tuple(d for d in notes.devices if d.name != DEVICE)
    return replace(notes, evidence=found, devices=(*others, CARD))


def by_label(corpus: Corpus) -> list[re.Pattern[str] | None]:
    """What anybody would search for: the label, without (Web News) and - Opinion."""
    made = {o: re.sub(r"\s*\(.*?\)| - .*$", "", o).strip() for o in corpus.outlets}
    return [
        re.compile(re.escape(made[o]), re.IGNORECASE) if o else None
        for o in corpus.column("outlet")
    ]


def by_card(corpus: Corpus) -> list[re.Pattern[str] | None]:
    """Every name and address of its outlet's card, as whole words in any case."""
    made: dict[tuple[str, ...], re.Pattern[str]] = {}
    patterns: list[re.Pattern[str] | None] = []
    for names in outlet_names_of(corpus):
        if not names:
            patterns.append(None)
            continue
        kinds = ("name", "domain")
        texts = tuple(e.text for e in names.entries if e.kind in kinds and not e.guard)
        texts = tuple(t for t in texts if not t.startswith("this "))
        if texts not in made:
            either = "|".join(map(re.escape, texts)) or "(?!)"
            made[texts] = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
        patterns.append(made[texts])
    return patterns


def share(patterns: Sequence[re.Pattern[str] | None], texts: Sequence[str]) -> np.ndarray:
    """Which texts hold what is searched for in them."""
    return np.array(
        [bool(p and p.search(t)) for p, t in zip(patterns, texts, strict=True)], dtype=bool
    )


def report(notes: Annotations, learned: Mapping[str, Names]) -> None:
    """Shares of articles with their own outlet's name, by view, and the strings that L03 finds."""
    evidence = notes.evidence
    print(Counter(zip(evidence.sense, evidence.rule, strict=True)).most_common())
    outlets = np.array([o or "" for o in notes.corpus.column("outlet")])
    texts = {view: view_texts(notes, view) for view in (NAIVE, PLAIN, MASKED)}
    rows = {}
    for how, patterns in (("label", by_label(notes.corpus)), ("card", by_card(notes.corpus))):
        for view, shown in texts.items():
            rows[how, view] = share(patterns, shown)
    print("share of articles by", *(f"{how}, {view}" for how, view in rows), sep=" | ")
    print("all", *(f"{found.mean():.1%}" for found in rows.values()), sep=" | ")
    for outlet, n in Counter(outlets.tolist()).most_common(25):
        own = outlets == outlet
        print(outlet, n, *(f"{found[own].mean():.0%}" for found in rows.values()), sep=" | ")
    for view, shown in texts.items():
        telling = identity_strings(Words.of(shown), outlet_names_of(notes.corpus, learned))
        print(f"L03, {view}: {len(telling)} strings of {len({g.outlet for g in telling})} outlets")
        print(*telling[:30], sep="\n")


def contexts(notes: Annotations, n: int, seed: int) -> Iterator[str]:
    """Evidence in its context, dealt evenly over senses and outlets."""
    rng = np.random.default_rng(seed)
    evidence, outlets = notes.evidence, notes.corpus.column("outlet")
    texts = notes.corpus.texts
    stacks: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i in rng.permutation(len(evidence)).tolist():
        card = find_outlet(outlets[evidence.article[i]] or "")
        name = card.name if card else str(outlets[evidence.article[i]])
        stacks[evidence.sense[i]][name].append(i)
    for sense, of_outlet in sorted(stacks.items()):
        dealt = [stack[k] for k in range(n) for stack in of_outlet.values() if k < len(stack)]
        first = max(len(of_outlet), 1)
        order = [*rng.permutation(dealt[:first]).tolist(), *dealt[first:]]
        for i in order[: n // len(stacks)]:
            text, s, e = texts[evidence.article[i]], evidence.start[i], evidence.end[i]
            around = f"{text[max(s - 60, 0) : s]}[[{text[s:e]}]]{text[e : e + 50]}"
            yield f"{sense} | {outlets[evidence.article[i]]} | {' '.join(around.split())}"


def classify(corpus: Corpus, learn: bool, seed: int) -> None:
    """Accuracy over the largest outlets by view, half of the articles in training."""
    rng = np.random.default_rng(seed)
    rows = sorted(corpus.groups("outlet").values(), key=len, reverse=True)[:LARGEST]
    drawn = [rng.permutation(own)[:EACH] for own in rows]
    halves = [np.sort(np.concatenate([own[i::2] for own in drawn])) for i in (0, 1)]
    train, test = (corpus.take(h) for h in halves)
    learned = learn_self_reference(train) if learn else {}
    train_notes, test_notes = (
        with_names(fr.annotate(c, devices=[]), learned) for c in (train, test)
    )
    truth = np.array(test.column("outlet"))
    for view in (NAIVE, PLAIN, MASKED):
        model = fr.OutletClassifier(view=view).fit(train_notes, train.column("outlet"))
        said = np.asarray(model.predict(test_notes))
        print(f"{view}: accuracy {np.mean(said == truth):.3f} of {len(truth)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--text", default="text")
    parser.add_argument("--articles", type=int, default=0, help="a random sample of so many")
    parser.add_argument("--read", type=int, default=0)
    parser.add_argument("--classify", action="store_true")
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    corpus = read(args.path, args.text, args.articles, args.seed)
    if args.classify:
        classify(corpus, args.learn, args.seed)
        return
    learned = learn_self_reference(corpus) if args.learn else {}
    notes = with_names(fr.annotate(corpus, devices=[]), learned)
    if args.read:
        print(*contexts(notes, args.read, args.seed), sep="\n")
    else:
        report(notes, learned)


if __name__ == "__main__":
    main()
