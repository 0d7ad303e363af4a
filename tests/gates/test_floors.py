"""Accuracy on our own gold data does not fall, and floors follow when it rises."""

import tomllib
from pathlib import Path

import pytest

from framing.corpus import corpora_dir
from framing.experiment.evaluate import evaluate

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
del FLOORS["hits"]  # test_hits.py
SLACK = 0.03
GOLD = {"sentences": "sentences", "quotations": "quotations"}


@pytest.mark.parametrize("what", FLOORS)
def test_accuracy_holds_its_floor(what):
    """Every pinned figure is at least its floor, and at most a little above it."""
    found = {a.what: a.f1 for a in evaluate(what, corpora_dir() / GOLD.get(what, "demo/gold"))}
    for name, floor in FLOORS[what].items():
        assert found[name] >= floor, f"{what}/{name}: {found[name]:.3f} is under its floor {floor}"
        assert found[name] <= floor + SLACK, f"{what}/{name}: raise the floor to {found[name]:.3f}"
