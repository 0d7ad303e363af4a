"""The devices' evidence where annotators saw bias: BABE's words and sentences, BASIL's spans.

Run ``python benchmarks/biased_words.py DATA [words|sentences|basil]``, where DATA holds ``babe/``,
``basil/`` and, for a baseline, ``lexicons/``.

*words*: precision, recall and F1 over the words of BABE's sentences, of our evidence's cues against
the words that its experts marked, beside two plain lists: every form of our own lists whatever the
context, and the bias lexicon of Recasens et al. Intervals resample sentences.

*sentences*: biased or not, by logistic regression on word and character tf-idf, with and without
counts of the devices; macro-F1 of out-of-fold predictions in 5-fold cross-validation over three
seeds, the devices' weight chosen within the training folds; the interval of the difference
resamples sentences.

*basil*: how much denser the evidence in the outlet's own voice is inside BASIL's spans of lexical
bias than in the rest of the same articles: the ratio of evidence per word; intervals resample
events.
"""

from __future__ import annotations

import json
import sys
from ast import literal_eval
from pathlib import Path

import numpy as np

from framing.annotate import annotate
from framing.corpus import read
from framing.devices import DEVICES, LexicalDevice
from framing.model.annotations import Annotations
from framing.model.furniture import Furniture
from framing.text import characters as ch
from framing.text.phrases import PhraseSet
from framing.text.tokens import tokenize

DRAWS, SEEDS, FOLDS = 2_000, 3, 5
WEIGHTS = [0.1, 0.2, 0.4]  # of a device's standardised count beside tf-idf


def interval(values: np.ndarray) -> str:
    """The middle 95 % of resampled values."""
    low, high = np.nanquantile(values, [0.025, 0.975])
    return f"[{low:.3f}, {high:.3f}]"


def f1_table(name: str, counts: np.ndarray) -> None:
    """Print P, R, F1 of true positives, found and marked words, one row a sentence."""
    rows = np.random.default_rng(0).integers(0, len(counts), (DRAWS, len(counts)))
    both, found, marked = counts.sum(0)
    sums = counts[rows].sum(1)
    f1 = 2 * sums[:, 0] / np.maximum(sums[:, 1] + sums[:, 2], 1)
    print(
        f"| {name} | {both / max(found, 1):.3f} | {both / marked:.3f} "
        f"| {2 * both / (found + marked):.3f} {interval(f1)} |"
    )


def words(data: Path) -> None:
    """Word by word, against the experts' marks."""
    corpus = read(data / "babe")
    notes = annotate(corpus, furniture=Furniture())
    listed = [e.forms for d in DEVICES if isinstance(d, LexicalDevice) for e in d.lexicon.entries]
    lists = {"every form of our lists": PhraseSet.of(w for forms in listed for w in forms)}
    plain = data / "lexicons" / "bias-lexicon__bias-lexicon_og.txt"
    if plain.is_file():
        lists["bias lexicon (recasens2013)"] = PhraseSet.of(plain.read_text().split())
    tables: dict[str, list[list[int]]] = {"all devices": []}
    for row, article in enumerate(corpus):
        tokens = tokenize(ch.Characters.of(article.text))
        biased = PhraseSet.of(literal_eval(str(article.extra["biased_words"])))
        marked = flags(tokens, biased)
        for name, phrases in lists.items():
            tables.setdefault(name, []).append(scored(flags(tokens, phrases), marked))
        own = notes.evidence.of_article(row)
        shown = np.zeros(len(tokens), bool)
        for d in DEVICES:
            mine = own.take(own.device == d.name)
            hit = inside(tokens, mine.cue_start, mine.cue_end)
            tables.setdefault(d.name, []).append(scored(hit, marked))
            shown |= hit
        tables["all devices"].append(scored(shown, marked))
    print("| found by | precision | recall | F1 |\n|---|--:|--:|--:|")
    for name, counts in tables.items():
        f1_table(name, np.array(counts))


def flags(tokens, phrases: PhraseSet) -> np.ndarray:
    """Which tokens belong to an occurrence of some phrases."""
    found = np.zeros(len(tokens), bool)
    for first, last in phrases.find(tokens, np.zeros(len(tokens), np.int32)):
        found[first : last + 1] = True
    return found & tokens.is_word


def inside(tokens, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Which words lie in one of some spans."""
    found = np.zeros(len(tokens), bool)
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        found |= (tokens.start >= start) & (tokens.end <= end)
    return found & tokens.is_word


def scored(found: np.ndarray, marked: np.ndarray) -> list[int]:
    """Words found and marked, found, marked."""
    return [int((found & marked).sum()), int(found.sum()), int(marked.sum())]


def counts_of(notes: Annotations) -> np.ndarray:
    """Evidence by article, device and sense, shape (articles, kinds)."""
    names = np.char.add(np.char.add(list(notes.evidence.device), ":"), list(notes.evidence.sense))
    kinds, code = np.unique(names, return_inverse=True)
    counts = np.zeros((len(notes), len(kinds)))
    np.add.at(counts, (notes.evidence.article, code), 1)
    return counts


def sentences(data: Path) -> None:
    """Biased or not, with and without the devices."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.model_selection import StratifiedKFold

    corpus = read(data / "babe")
    label = np.array(corpus.column("label_bias"))
    rows = np.flatnonzero(np.isin(label, ["Biased", "Non-biased"]))
    corpus, y = corpus.take(rows), label[rows] == "Biased"
    counts = counts_of(annotate(corpus, furniture=Furniture()))
    dense = np.hstack([np.log1p(counts), np.log1p(counts.sum(1, keepdims=True))])
    texts = np.array(corpus.texts, object)
    guesses: dict[str, list[np.ndarray]] = {"tf-idf": [], "tf-idf and devices": [], "devices": []}
    for seed in range(SEEDS):
        out = {name: np.zeros(len(y), bool) for name in guesses}
        for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(texts, y):
            views = [
                TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
                TfidfVectorizer(
                    analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=3
                ),
            ]
            known = hstack([v.fit_transform(texts[train]) for v in views]).tocsr()
            unseen = hstack([v.transform(texts[test]) for v in views]).tocsr()
            spread = dense[train].std(0) + 1e-9
            own, other = (csr_matrix(dense[part] / spread) for part in (train, test))
            designs = {
                "tf-idf": ((known, unseen), None, [0.0]),
                "tf-idf and devices": ((known, unseen), (own, other), WEIGHTS),
                "devices": (None, (own, other), [1.0]),
            }
            for name, (words, marks, weights) in designs.items():
                weight = best_weight(words, marks, weights, y[train], seed)
                fit, predict = (joined(words, marks, weight, k) for k in (0, 1))
                out[name][test] = fitted(fit, y[train]).predict(predict)
        for name, guess in out.items():
            guesses[name].append(guess)
    draws = np.random.default_rng(0).integers(0, len(y), (DRAWS, len(y)))
    resampled = {name: macro_f1(y, np.array(guess), draws) for name, guess in guesses.items()}
    everything = np.arange(len(y))[None]
    point = {name: macro_f1(y, np.array(g), everything)[0] for name, g in guesses.items()}
    print(f"{len(y)} sentences\n| features | macro-F1 |\n|---|--:|")
    for name, values in resampled.items():
        print(f"| {name} | {point[name]:.3f} {interval(values)} |")
    one, other = "tf-idf and devices", "tf-idf"
    gain = interval(resampled[one] - resampled[other])
    print(f"| gain | {point[one] - point[other]:+.3f} {gain} |")


def joined(words, marks, weight: float, k: int):
    """The design of the training (0) or the test (1) sentences; devices count by a weight."""
    from scipy.sparse import hstack

    if words is None:
        return marks[k]
    return hstack([words[k], marks[k] * weight]).tocsr() if marks else words[k]


def fitted(design, y: np.ndarray):
    """The one kind of model that all designs get."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=3.0, max_iter=2_000).fit(design, y)


def best_weight(words, marks, weights: list[float], y: np.ndarray, seed: int) -> float:
    """The devices' weight, chosen by cross-validation within the training sentences."""
    from sklearn.model_selection import StratifiedKFold

    if len(weights) == 1:
        return weights[0]
    right = dict.fromkeys(weights, 0)
    folds = StratifiedKFold(3, shuffle=True, random_state=seed)
    for weight in weights:
        design = joined(words, marks, weight, 0)
        for train, test in folds.split(y, y):
            guess = fitted(design[train], y[train]).predict(design[test])
            right[weight] += int((guess == y[test]).sum())
    return max(weights, key=right.__getitem__)


def macro_f1(y: np.ndarray, guesses: np.ndarray, draws: np.ndarray) -> np.ndarray:
    """Macro-F1 of each draw of sentences, over all seeds' guesses, shape (draws,)."""
    scores = []
    for guess in guesses:
        both = [((y == c) & (guess == c))[draws].sum(1) for c in (True, False)]
        sums = [(y == c)[draws].sum(1) + (guess == c)[draws].sum(1) for c in (True, False)]
        each = [2 * b / np.maximum(n, 1) for b, n in zip(both, sums, strict=True)]
        scores.append(np.mean(each, axis=0))
    return np.mean(scores, axis=0)


def basil(data: Path) -> None:
    """Evidence inside spans of lexical bias against the rest."""
    folder = data / "basil"
    corpus = read(folder)
    notes = annotate(corpus, furniture=Furniture())
    own = notes.evidence.take(notes.evidence.voice == "outlet")
    names = ["all devices", *(d.name for d in DEVICES)]
    events = sorted(set(corpus.column("event")))
    hits = np.zeros((len(events), len(names), 2))
    size = np.zeros((len(events), 2))
    for row, article in enumerate(corpus):
        at = events.index(article.event)
        tokens = tokenize(ch.Characters.of(article.text))
        biased = lexical_spans(folder, article)
        flagged = inside(tokens, *np.array(biased, np.int64).reshape(-1, 2).T)
        voiced = notes.voices.of_article(row)
        ours = tokens.is_word & ~inside(tokens, voiced.start, voiced.end)
        size[at] += (flagged & ours).sum(), (ours & ~flagged).sum()
        found = own.of_article(row)
        within = np.array(
            [
                any(a < e and s < b for a, b in biased)
                for s, e in zip(found.cue_start, found.cue_end, strict=True)
            ],
            bool,
        )
        for j, name in enumerate(names):
            mine = np.ones(len(found), bool) if j == 0 else found.device == name
            hits[at, j] += (mine & within).sum(), (mine & ~within).sum()
    draws = np.random.default_rng(0).integers(0, len(events), (DRAWS, len(events)))
    print("| device | inside | outside | ratio of rates |\n|---|--:|--:|--:|")
    for j, name in enumerate(names):
        inner, outer = hits[:, j].sum(0)
        if inner + outer == 0:
            continue
        with np.errstate(divide="ignore", invalid="ignore"):
            h, s = hits[draws, j].sum(1), size[draws].sum(1)
            ratios = (h[:, 0] / s[:, 0]) / (h[:, 1] / s[:, 1])
            ratio = (inner / size[:, 0].sum()) / (outer / size[:, 1].sum())
        print(f"| {name} | {inner:.0f} | {outer:.0f} | {ratio:.2f} {interval(ratios)} |")


def lexical_spans(folder: Path, article) -> list[tuple[int, int]]:
    """BASIL's spans of lexical bias, in the article's text as the reader joins it."""
    (marks,) = folder.glob(f"annotations/*/{article.id}_ann.json")
    (source,) = folder.glob(f"articles/*/{article.id}.json")
    lines = [s for p in json.loads(source.read_text())["body-paragraphs"] for s in p]
    spans, at, starts = [], 0, []
    for line in lines:
        at = article.text.index(line, at)
        starts.append(at)
        at += len(line)
    for mark in json.loads(marks.read_text())["phrase-level-annotations"]:
        number = mark["id"].removeprefix("p")
        if mark["bias"] == "lex" and number.isdigit() and int(number) < len(lines):
            base = starts[int(number)]
            spans.append((base + mark["start"], base + mark["end"]))
    return spans


PARTS = {"words": words, "sentences": sentences, "basil": basil}


def main(data: str, *which: str) -> None:
    """Print the tables asked for, by default all."""
    for name in which or PARTS:
        print(f"\n## {name}")
        PARTS[name](Path(data))


if __name__ == "__main__":
    main(*sys.argv[1:])
