"""What holds for every device: listed, batch-independent, pure, and never surprised by Unicode."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import framing.devices
import framing.lexicons.catalogue
from framing.devices import DEVICES, Device, devices
from framing.model.errors import InputError
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch

PIECES = st.sampled_from(
    "so-called|“peace”|'deal'|self-styled|alleged|allegedly|what he calls|dubbed|was|were|been|got|"
    "killed|taken|by|police|noon|and|,|.|?|\n|\n\n|“|”|\"|'|’|said|İ|ß|é|👩‍🚀|\ufeff|\u200b|\r\n|(|—|"
    "the|Brandt|US|its|not|to|\ud800|it’s|’s|''".split("|")
)
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=60)


def rows(table: EvidenceTable, article: int) -> list[tuple]:
    """One article's evidence as plain tuples."""
    own = table.of_article(article)
    spans = (own.start, own.end, own.cue_start, own.cue_end, own.target_start, own.target_end)
    return [*zip(*(column.tolist() for column in spans), own.sense, own.rule, strict=True)]


def test_names_are_unique_and_devices_complete():
    """Each device satisfies the protocol, is frozen, and cites its literature."""
    assert len({d.name for d in DEVICES}) == len(DEVICES)
    for device in DEVICES:
        assert isinstance(device, Device)
        assert device.definition.endswith(".")
        assert device.references
        assert device.exposure in {"words", "sentences", "short_quotes"}
        assert device.reliability in {"H", "M", "L"}
        with pytest.raises((dataclasses.FrozenInstanceError, AttributeError, TypeError)):
            device.name = "other"


def test_every_module_with_a_device_is_listed():
    """A new device that nobody listed fails here; classes that ask for arguments are users'."""
    found = set()
    for module in pkgutil.iter_modules(framing.devices.__path__):
        names = vars(importlib.import_module(f"framing.devices.{module.name}"))
        found |= {v for v in names.values() if isinstance(v, type) and is_complete(v)}
    assert found == {type(device) for device in DEVICES if is_complete(type(device))}


def test_every_list_of_the_catalogue_is_a_device():
    """A list that nobody registered fails here."""
    lists = {path.stem for path in Path(framing.lexicons.catalogue.__path__[0]).glob("*.toml")}
    assert lists <= {device.name for device in DEVICES}


def is_complete(cls: type) -> bool:
    """Whether a class is a device that can be made without arguments."""
    if not hasattr(cls, "find") or not dataclasses.is_dataclass(cls):
        return False
    asked = [f for f in dataclasses.fields(cls) if f.default is dataclasses.MISSING]
    return not [f for f in asked if f.default_factory is dataclasses.MISSING and f.init]


def test_devices_are_chosen_by_name():
    """In the order asked for; an unknown name lists those there are."""
    assert [d.name for d in devices(["agentive_passive", "distancing"])] == [
        "agentive_passive",
        "distancing",
    ]
    assert devices() == DEVICES
    with pytest.raises(InputError, match="no device 'sarcasm'; there are distancing"):
        devices(["sarcasm"])


@given(st.lists(TEXTS, min_size=1, max_size=4))
@example(["dubbed", "by"])
@example(["It was", "taken and", "shot by", "police"])
@settings(max_examples=150, deadline=None)
def test_a_batch_finds_what_its_articles_hold_alone(texts):
    """Nothing depends on the articles before or after; offsets stay inside the article."""
    batch = Batch.of(texts)
    for device in DEVICES:
        table = device.find(batch)
        for i, text in enumerate(texts):
            assert rows(table, i) == rows(device.find(Batch.of([text])), 0)
            assert all(0 <= start < end <= len(text) for start, end, *_ in rows(table, i))


@pytest.mark.parametrize("device", DEVICES, ids=lambda d: d.name)
def test_empty_text(device):
    """No text, no evidence."""
    assert len(device.find(Batch.of([""]))) == 0
    assert len(device.find(Batch.of([]))) == 0


@pytest.mark.parametrize(
    "piece",
    [
        "was very ",
        "so-called ",
        "“peace” ",
        "what he ",
        "was killed and ",
        "by ",
        "“ ",
        "is is ",
        "allegedly, ",
    ],
)
def test_time_is_linear(piece):
    """Eight times the text takes nowhere near sixty-four times as long."""

    def seconds(n: int) -> float:
        batch = Batch.of([piece * n])
        best = float("inf")
        for _ in range(2):
            start = time.perf_counter()
            for device in DEVICES:
                device.find(batch)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(1000) < 24 * max(seconds(125), 0.004)
