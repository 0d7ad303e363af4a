"""The examples on the measures' pages."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "docs" / "measures"


@pytest.mark.parametrize("page", ["attribution", "cue_stance", "source_type"])
def test_examples_run(page: str) -> None:
    """Every example on the page gives what the page says."""
    failed, tried = doctest.testfile(str(PAGES / f"{page}.md"), module_relative=False)
    assert tried
    assert not failed
