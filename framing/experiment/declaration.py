"""What a study declares before it is run: ``experiment.toml``."""

from __future__ import annotations

from pathlib import Path

import msgspec

from framing.corpus import experiments_dir
from framing.model.errors import InputError
from framing.model.parts import PROSE


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[measure]``: where on the page and in whose words devices are counted."""

    devices: tuple[str, ...] = ("all",)  # what is counted, and so the family of contrasts
    parts: tuple[str, ...] = PROSE
    voices: tuple[str, ...] = ("outlet",)


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[[opportunity]]``: a choice counted over the times it could have been made."""

    name: str
    devices: tuple[str, ...]
    referents: tuple[str, ...]


class Compared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[compare]``: contrasts in every measure; with `within` also matched by it."""

    by: str = "outlet"
    within: str | None = None
    reference: str | None = None
    resamples: int = 2000


class Keyed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[keyness]``: distinctive words and phrases of each value of a field."""

    by: str = "outlet"


class Predicted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[audit]`` and ``[classify]``: a field to predict, and what stays together in validation."""

    target: str = "outlet"
    groups: str = "event"


class Declaration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One study: a corpus, a question, and the steps that answer it.

    Attributes
    ----------
    name, title, question : str
    corpus : str
        A data set's name, or a path relative to the declaration.
    seed : int
        Of every step that uses chance.
    select : mapping of str to list of str
        Keep only articles whose fields have one of these values.
    words : mapping of str to list of str
        Word lists to look for beside the library's devices, by name.
    opportunity : list of Choice
    measure, compare, keyness, audit, classify
        The steps; one that is not declared is not taken.
    """

    name: str
    title: str
    question: str
    corpus: str
    seed: int = 0
    select: dict[str, list[str]] = {}
    words: dict[str, tuple[str, ...]] = {}
    opportunity: tuple[Choice, ...] = ()
    measure: Measured = Measured()
    compare: Compared | None = None
    keyness: Keyed | None = None
    audit: Predicted | None = None
    classify: Predicted | None = None


def find(name_or_path: str | Path) -> Path:
    """The declaration of a shipped experiment by name, or of any by its file or folder.

    Raises
    ------
    InputError
        When there is none; the message names the experiments there are.
    """
    for path in (Path(name_or_path), experiments_dir() / str(name_or_path)):
        if path.is_file():
            return path
        if (path / "experiment.toml").is_file():
            return path / "experiment.toml"
    known = sorted(p.parent.name for p in experiments_dir().glob("*/experiment.toml"))
    raise InputError(f"no experiment {str(name_or_path)!r}; there are {', '.join(known) or 'none'}")


def read_declaration(path: Path) -> Declaration:
    """Decode a declaration strictly: an unknown key, a wrong type, a name of no folder is named."""
    try:
        declared = msgspec.toml.decode(path.read_bytes(), type=Declaration)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from None
    if declared.name in ("", "..") or Path(declared.name).name != declared.name:
        raise InputError(f"{path}: name {declared.name!r} cannot be that of a run's folder")
    return declared
