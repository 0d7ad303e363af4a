"""Floors on the gold sets beside the checkout; skipped where they are not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.devices import devices
from framing.text.batch import Batch

GOLD = Path(__file__).resolve().parents[3] / "shared" / "data" / "gold"


def labels(name: str, *device_names: str) -> list[tuple[str, str, str]]:
    """Gold label, predicted device and sense at each marked span of a gold file."""
    path = GOLD / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    batch = Batch.of([item["text"] for item in items])
    found = []
    tables = [(d.name, d.find(batch)) for d in devices(device_names)]
    for row, item in enumerate(items):
        at = [("", "")]
        for device, table in tables:
            own = table.of_article(row)
            overlaps = (own.start < item["end"]) & (own.end > item["start"])
            at += [(device, sense) for sense in own.take(overlaps).sense]
        found.append((item["label"], *(at[1] if len(at) > 1 else at[0])))
    return found


def f1(pairs: list[tuple[bool, bool]]) -> float:
    """F1 of predicted against gold."""
    true = sum(gold and predicted for gold, predicted in pairs)
    return 2 * true / (sum(gold for gold, _ in pairs) + sum(p for _, p in pairs))


def test_distancing():
    """Own-voice distancing and the five senses; verbs of claiming belong to attribution."""
    found = labels("so_called", "distancing")
    found = [f for f in found if not (f[0] == "distancing" and f[1] == "")]
    assert f1([(gold == "distancing", sense == "author") for gold, _, sense in found]) >= 0.95
    right = [(sense or "other").replace("author", "distancing") == gold for gold, _, sense in found]
    assert sum(right) / len(right) >= 0.95


def test_scare_quotes():
    """Scare quotes among short quotations."""
    found = labels("quoted_short", "scare_quote")
    assert f1([(gold == "scare", device != "") for gold, device, _ in found]) >= 0.70


@pytest.mark.parametrize(("kind", "floor"), [("agentless", 0.96), ("agentive", 0.95)])
def test_passives(kind, floor):
    """Passives with and without an agent."""
    found = labels("passive", "agentless_passive", "agentive_passive")
    assert f1([(gold == kind, device.startswith(kind)) for gold, device, _ in found]) >= floor
