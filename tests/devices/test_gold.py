"""Floors on the gold sets beside the checkout; skipped where they are not there."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow
import pytest

from framing.devices import devices
from framing.devices.passives import find_passives
from framing.text.batch import Batch

GOLD = Path(__file__).resolve().parents[3] / "shared" / "data" / "gold"


def labels(name: str, *device_names: str) -> list[tuple[str, str, str, str]]:
    """Gold label, marked string, and first predicted device and sense, for each item of a file."""
    path = GOLD / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    batch = Batch.of([item["text"] for item in items])
    tables = [(d.name, d.find(batch)) for d in devices(device_names)]
    found = []
    for row, item in enumerate(items):
        at = []
        for device, table in tables:
            own = table.of_article(row)
            overlaps = (own.start < item["end"]) & (own.end > item["start"])
            at += [(device, sense) for sense in own.take(overlaps).sense]
        marked = item["text"][item["start"] : item["end"]].lower()
        found.append((item["label"], marked, *(at[0] if at else ("", ""))))
    return found


def f1(pairs: list[tuple[bool, bool]]) -> float:
    """F1 of predicted against gold."""
    true = sum(gold and predicted for gold, predicted in pairs)
    return 2 * true / (sum(gold for gold, _ in pairs) + sum(p for _, p in pairs))


def test_distancing():
    """Own-voice distancing and the five senses; *claimed* as a verb belongs to attribution."""
    found = [f for f in labels("so_called", "distancing") if f[1] != "claimed"]
    assert f1([(gold == "distancing", sense == "author") for gold, _, _, sense in found]) >= 0.95
    read = [((sense or "other").replace("author", "distancing"), gold) for gold, *_, sense in found]
    assert sum(predicted == gold for predicted, gold in read) / len(read) >= 0.95


def test_scare_quotes():
    """Scare quotes among short quotations."""
    found = labels("quoted_short", "scare_quote")
    assert f1([(gold == "scare", device != "") for gold, _, device, _ in found]) >= 0.70


@pytest.mark.parametrize(("kind", "floor"), [("agentless", 0.96), ("agentive", 0.95)])
def test_passives(kind, floor):
    """Passives with and without an agent."""
    found = labels("passive", "agentless_passive", "agentive_passive")
    assert f1([(gold == kind, device.startswith(kind)) for gold, _, device, _ in found]) >= floor


def test_passives_of_a_treebank():
    """Precision and recall against the passive auxiliaries of UD English EWT, states included."""
    path = GOLD.parent / "ud" / "en_ewt-ud-train.conllu.zst"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    sentences = [treebank_sentence(block) for block in read_blocks(path)]
    batch = Batch.of([text for text, _ in sentences])
    starts = batch.tokens.start[[p.participle for p in find_passives(batch)]]
    articles = batch.article_of(starts)
    found = set(zip(articles.tolist(), (starts - batch.bounds[articles]).tolist(), strict=True))
    gold = {(i, start) for i, (_, heads) in enumerate(sentences) for start in heads}
    assert len(found & gold) / len(found) >= 0.93
    assert len(found & gold) / len(gold) >= 0.85


def read_blocks(path: Path) -> list[str]:
    """The sentences of a compressed CoNLL-U file."""
    with pyarrow.CompressedInputStream(str(path), "zstd") as stream:
        return stream.read().decode("utf-8").strip().split("\n\n")


def treebank_sentence(block: str) -> tuple[str, list[int]]:
    """A sentence's text, and where its passive participles start in it.

    Participles that share an auxiliary through coordination count, as they do in the library.
    """
    lines = block.split("\n")
    text = next(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    start, at, split_to = 0, {}, 0
    for number, form, *_ in rows:
        first, _, last = number.partition("-")
        if "." in number or (not last and int(first) <= split_to):
            continue
        start = text.index(form, start)
        at |= dict.fromkeys(range(int(first), int(last or first) + 1), start)
        split_to, start = int(last or 0), start + len(form)
    words = {int(row[0]): row for row in rows if row[0].isdigit()}
    heads = {int(row[6]) for row in words.values() if row[7] == "aux:pass"}
    own = {int(row[6]) for row in words.values() if row[7].startswith(("aux", "nsubj"))}
    for number, row in words.items():
        if row[7] == "conj" and int(row[6]) in heads and row[4] == "VBN" and number not in own:
            heads.add(number)
    return text, [at[number] for number in heads]
