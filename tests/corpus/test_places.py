"""Where shipped data and the user's data are found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from framing.corpus import places

ROOT = Path(__file__).parents[2]


def test_a_checkout_uses_its_own_folders():
    """In a checkout the corpora are those beside the package."""
    assert places.corpora_dir() == ROOT / "corpora"
    assert places.experiments_dir() == ROOT / "experiments"


def test_shipped_data_go_first(tmp_path):
    """An installed package uses the data inside it."""
    shipped = tmp_path / "framing" / "_shipped" / "corpora"
    shipped.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "framing"\n')
    assert places._shipped("corpora", tmp_path / "framing") == shipped


@pytest.mark.parametrize("pyproject", ['[project]\nname = "karst"\n', "[project", "", None])
def test_a_folder_of_another_project_is_no_checkout(tmp_path, pyproject):
    """Only a pyproject that names this project makes a checkout."""
    if pyproject is not None:
        (tmp_path / "pyproject.toml").write_text(pyproject)
    found = places._shipped("corpora", tmp_path / "framing")
    assert found == tmp_path / "framing" / "_shipped" / "corpora"


def test_data_dir_by_environment(monkeypatch, tmp_path):
    """FRAMING_DATA says where the user's data stand."""
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path))
    assert places.data_dir() == tmp_path


@pytest.mark.parametrize(
    ("platform", "tail"),
    [
        ("linux", (".local", "share", "framing")),
        ("darwin", ("Library", "Application Support", "framing")),
    ],
)
def test_data_dir_by_platform(monkeypatch, tmp_path, platform, tail):
    """Without it the platform's folder for user data is taken."""
    for name in ("FRAMING_DATA", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", platform)
    assert places.data_dir() == tmp_path.joinpath(*tail)
