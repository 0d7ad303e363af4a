"""The extractor of attributions sits the exam."""

import pytest

from framing.attribution import extract
from framing.testing import extractor_checks

CHECKS = dict(extractor_checks(extract))


@pytest.mark.parametrize("check", CHECKS)
def test_extractor_passes(check):
    """The extractor passes a check."""
    CHECKS[check]()
