"""From a hit to the definition of its rule."""

from __future__ import annotations

import numpy as np
import pytest

from framing.annotate import annotate
from framing.corpus import read
from framing.devices import LexicalDevice, WordList, devices
from framing.devices.device import card_of
from framing.lexicons.entries import parse_lexicon
from framing.model.errors import InputError
from framing.model.evidence import DeviceCard
from framing.report.why import entry_of, explain, why

MINE = b"""
[lexicon]
name = "weather"
version = "3"
description = "Words for weather that stand for people."
references = ["charteris2004"]
reliability = "L"
[[entry]]
words = ["wave", "flood"]
part = "noun"
sense = "water"
after = ["of", "@determiner"]
not_before = ["heat"]
capital = "never"
negated = "drop"
note = "Not of the sea."
[[entry]]
name = "storm"
words = ["storm"]
sense = "wind"
"""


@pytest.fixture(scope="module")
def mine() -> LexicalDevice:
    """A word list of a user's own."""
    return LexicalDevice(parse_lexicon(MINE, "weather.toml"))


def test_a_word_list_gives_its_entry(mine):
    """The entry, its conditions and note, the list's version and hash, and its class are there."""
    notes = annotate(["A storm. Waves of drivers came."], devices=[mine])
    storm, wave = (why(e, devices=[mine]) for e in notes.iter_evidence(0))
    assert (storm.entry, wave.entry) == (mine.lexicon.entries[1], mine.lexicon.entries[0])
    assert wave.tests == (
        "“wave”: wave, waves, flood, floods.",
        "Not behind: heat.",
        "Only ahead of: a determiner, of.",
        "Only without a capital inside a sentence, which makes a name.",
        "Only without a negation ahead of it.",
        "Not of the sea.",
    )
    assert wave.lexicon == f"weather@3:{mine.lexicon.sha256[:12]}"
    assert not wave.citable
    assert wave.references == ("charteris2004",)
    for words in ("weather, water (weather.water.wave)", "Not of the sea", "not citable", "After:"):
        assert words in str(wave)


def test_a_changed_list_does_not_explain_what_another_found(mine):
    """Where the list at hand is not the one that made the hit, no entry is shown."""
    card = DeviceCard("weather", "Weather.", "words", (), "M", "weather@2:000000000000")
    found = explain("weather", "wind", "weather.wind.storm", card, mine)
    assert found.entry is None
    assert found.tests == ("The test 'storm' held.",)


def test_the_sense_decides_between_entries_of_one_name(mine):
    """Two entries may share a name; the one with the evidence's sense is shown."""
    twice = MINE.replace(b'name = "storm"', b'name = "wave"')
    device = LexicalDevice(parse_lexicon(twice, "weather.toml"))
    assert entry_of(device, "wind", "weather.wind.wave").sense == "wind"
    assert entry_of(device, "water", "weather.water.wave").sense == "water"


def test_an_unknown_device_is_named_with_the_remedy(mine):
    """Evidence of a device that is not at hand asks for it."""
    item = next(annotate(["A storm."], devices=[mine]).iter_evidence(0))
    with pytest.raises(InputError, match=r"no device 'weather'.*devices="):
        why(item)
    regime = WordList("regime", ("regime",))
    listed = next(annotate(["The regime."], devices=[regime]).iter_evidence(0))
    assert why(listed, devices=[regime]).tests[0].startswith("A word or phrase of the list")


@pytest.fixture(scope="module")
def notes():
    """Some of the demo corpus, annotated."""
    return annotate(read("demo").take(np.arange(24)))


def test_every_hit_of_the_demo_is_explained(notes):
    """Each rule of each device and attribution says more than its own name."""
    rows = range(len(notes))
    found = {(e.device, e.rule): why(e) for r in rows for e in notes.iter_evidence(r)}
    found |= {("attribution", a.rule): why(a) for r in rows for a in notes.iter_attributions(r)}
    plain = {d.name for d in devices() if type(d) is LexicalDevice}
    assert len(found) > 20
    for (device, rule), said in found.items():
        assert said.definition, device
        assert said.tests, rule
        assert said.entry or device not in plain, rule


def test_every_entry_of_the_lists_is_found_by_its_rule():
    """No entry hides behind another of its list."""
    for device in devices():
        if not hasattr(device, "lexicon") or type(device) is not LexicalDevice:
            continue
        for entry in device.lexicon.entries:
            rule = f"{device.name}.{entry.sense or 'any'}.{entry.name}"
            found = explain(device.name, entry.sense, rule, card_of(device), device).entry
            assert (found.name, found.sense) == (entry.name, entry.sense)


def test_sentences_of_rules_are_read_from_the_widest_on():
    """A coded rule is explained by its family, its sense and itself, in that order."""
    card = DeviceCard("harm_report", "Harm.", "sentences", ())
    found = explain("harm_report", "agentless", "harm_report.agentless.arrest", card, None)
    assert [said.split()[0] for said in found.tests] == ["A", "Passive,"]
    assert explain("x", "", "x.any.thing", None, None).tests == ("The test 'thing' held.",)
