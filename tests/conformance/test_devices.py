"""Every device of the library sits the exam, whichever there are."""

import pytest

from framing.devices import devices
from framing.report.cite import bibliography
from framing.testing import device_checks

EXAMPLES = {  # what the exam's own paragraphs have nothing of
    "active_harm": "Police shot twelve demonstrators in Sarn on Monday.",
    "agentless_event": "Nine protesters died when shots rang out in Sarn.",
    "approximator": "As many as 500 people came, only 40 of them by train.",
    "concession": "Although the ministry claimed the dam was safe, it had cracked in March.",
    "conflict_frame": "Lawmakers clashed over the budget and traded barbs.",
    "denial_frame": "Dorn denied being a spy for Valdoria.",
    "harm_report": "Twelve demonstrators were shot on Tuesday in Sarn.",
    "intensifier": "It was an extremely cruel and utterly pointless plan.",
    "modifier_label": "The far-right leader met a controversial judge.",
    "rhetorical": "Who will pay for this? Nobody knows!",
    "stance_adverb": "Conveniently, the minutes were lost.",
}
PAGES = {"headline_divergence"}  # compares a headline with its page, no paragraph by itself
CHECKS = {
    f"{d.name}-{name}": check
    for d in devices()
    for name, check in device_checks(d, examples=[EXAMPLES[d.name]] if d.name in EXAMPLES else [])
    if not (d.name in PAGES and name == "finds_something")
}


@pytest.mark.parametrize("check", CHECKS)
def test_device_passes(check):
    """A device of the library passes a check."""
    CHECKS[check]()


@pytest.mark.parametrize("device", devices(), ids=lambda d: d.name)
def test_references_are_in_the_bibliography(device):
    """What a device cites can be looked up."""
    assert device.references
    assert set(device.references) <= bibliography().keys()
