"""What the tests of all devices share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.devices import devices
from framing.model.evidence import Evidence
from framing.text.batch import Batch

Find = Callable[[str, str], list[Evidence]]


@pytest.fixture(scope="session")
def find() -> Find:
    """A function that finds one device's evidence in one text."""

    def found(device: str, text: str) -> list[Evidence]:
        table = devices([device])[0].find(Batch.of([text]))
        return [table.at(row, "a1", text) for row in range(len(table))]

    return found
