"""Quantities: examples of the methodology, pairs that differ in one thing, spans."""

from __future__ import annotations

import pytest

from framing.devices import devices
from framing.testing import check_device

EXAMPLES = {
    "vague_quantity": ["Dozens of people fled, and a growing number of senators said so."],
    "approximator": ["Nearly 500 marched; only 40 percent of about 12,000 people voted."],
    "number_use": ["412 passengers paid $3.2 million, 40% of them late, 12 deaths per 1,000."],
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_exam(name):
    """What every device promises holds for each of these."""
    check_device(devices([name])[0], examples=EXAMPLES[name])
