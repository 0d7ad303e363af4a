"""Claims without a source, and sources that nobody could call."""

from __future__ import annotations

import pytest

from framing.devices import devices
from framing.testing import check_device

EXAMPLES = {
    "sourceless": ["It emerged that Dorn is believed to be ill. A boat was detected near Karst."],
    "vague_source": ["Critics of the plan say it fails. Some argue that, sources close to Dorn say."],
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_exam(name):
    """What every device promises holds for each of these."""
    check_device(devices([name])[0], examples=EXAMPLES[name])
