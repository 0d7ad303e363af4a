"""Development data that is not part of the project; without it, the tests that need it skip."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "data"


@pytest.fixture(scope="session")
def polnear():
    """PolNeAR, as published."""
    return _folder("polnear")


@pytest.fixture(scope="session")
def pages():
    """Saved pages of real sites."""
    return _folder("pages")


@pytest.fixture(scope="session")
def basil():
    """BASIL, as published."""
    return _folder("basil")


def _folder(name):
    if not (SHARED / name).is_dir():
        pytest.skip(f"no development data: {name}")
    return SHARED / name
