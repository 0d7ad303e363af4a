"""Where corpora and experiments stand, and where a user's own data do."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def corpora_dir() -> Path:
    """The folder of data set cards: beside the installed package, else in the checkout."""
    return _shipped("corpora")


def experiments_dir() -> Path:
    """The folder of declared experiments: beside the installed package, else in the checkout."""
    return _shipped("experiments")


def data_dir() -> Path:
    """Where the user's data stand: ``$FRAMING_DATA``, else the platform's folder for such things.

    The folder need not exist; what writes there creates it.
    """
    if chosen := os.environ.get("FRAMING_DATA"):
        return Path(chosen).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "framing"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "framing"
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "framing"


def _shipped(name: str, package: Path = PACKAGE) -> Path:
    """`name` as shipped in the wheel; in a checkout, where nothing is copied, beside it."""
    inside = package / "_shipped" / name
    if not inside.is_dir() and _is_checkout(package.parent):
        return package.parent / name
    return inside


def _is_checkout(folder: Path) -> bool:
    """Whether `folder` is a checkout of this project, and not just where packages are installed."""
    try:
        with (folder / "pyproject.toml").open("rb") as file:
            return bool(tomllib.load(file).get("project", {}).get("name") == "framing")
    except (OSError, tomllib.TOMLDecodeError):
        return False
