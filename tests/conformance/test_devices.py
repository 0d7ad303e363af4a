"""Every device of the library sits the exam, whichever there are."""

import pytest

from framing.devices import devices
from framing.report.cite import bibliography
from framing.testing import device_checks

CHECKS = {f"{d.name}-{name}": check for d in devices() for name, check in device_checks(d)}


@pytest.mark.parametrize("check", CHECKS)
def test_device_passes(check):
    """A device of the library passes a check."""
    CHECKS[check]()


@pytest.mark.parametrize("device", devices(), ids=lambda d: d.name)
def test_references_are_in_the_bibliography(device):
    """What a device cites can be looked up."""
    assert device.references
    assert set(device.references) <= bibliography().keys()
