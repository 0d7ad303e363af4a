"""Every shipped experiment runs and finds the numbers pinned beside it."""

import json
from pathlib import Path

import pytest

from framing.experiment import run
from framing.experiment.declaration import read_declaration

FOLDER = Path(__file__).parent.parent / "experiments"
DECLARED = sorted(FOLDER.glob("*/experiment.toml"))


def test_there_are_experiments():
    """The glob below finds something."""
    assert DECLARED


@pytest.mark.parametrize("path", DECLARED, ids=lambda p: p.parent.name)
def test_experiment_finds_its_pinned_numbers(path):
    """Each pinned number is found within its tolerance, and numbers are pinned at all."""
    pinned = path.parent / "expected.json"
    assert len(json.loads(pinned.read_text(encoding="utf-8"))) > 10
    assert run(path).differs_from("expected.json") == ()


@pytest.mark.parametrize("path", DECLARED, ids=lambda p: p.parent.name)
def test_experiment_is_named_after_its_folder(path):
    """A name given to the command finds the folder, which explains itself."""
    assert read_declaration(path).name == path.parent.name
    assert (path.parent / "README.md").stat().st_size > 200
