"""A study on disk: report, tables, figures and numbers, all of them or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from framing.model.errors import InputError
from framing.model.study import Study
from framing.report.cite import saved
from framing.report.figures import png, svg
from framing.report.html import page, plots, set_aside_page
from framing.report.record import dumped
from framing.report.tables import tables, text_of

OURS = ("report.html", "set_aside.html", "study.json", "tables", "figures")


def write(
    study: Study,
    folder: str | Path,
    *,
    force: bool = False,
    beside: Mapping[str, str] | None = None,
) -> Path:
    """Write a study into a folder of its own.

    Everything is made in a hidden folder beside it and moved in place at the end, so that a
    half-written study is never seen, whatever happens in between.

    Parameters
    ----------
    study : Study
    folder : path
        Made with its parents. It then holds ``report.html``, ``study.json``, ``tables/*.csv`` and
        ``figures/*.{svg,png,csv}``; of a study with the health of its corpus also
        ``set_aside.html``, what was set aside from the pages.
    force : bool
        Replace a study that is there already. Other files in the folder are kept.
    beside : mapping of str to str, optional
        More files, by name, and their text.

    Returns
    -------
    pathlib.Path
        The folder.

    Raises
    ------
    InputError
        When the folder is a file, is the current one, cannot be made, or holds something and
        `force` is not given.
    """
    target = Path(folder).resolve()
    _require_room(target, force)
    with _hidden_folder(target) as hidden:
        made = Path(hidden, "study")
        made.mkdir()
        _fill(made, study)
        for name, content in (beside or {}).items():
            _text(made / name, content)
        _move_in_place(made, target, Path(hidden, "before"))
    return Path(folder)


def retell(folder: str | Path) -> str:
    """What a saved study found, in the words of its report, and where the report is.

    Raises
    ------
    InputError
        When the folder holds no saved study.
    """
    lines = [*saved(folder)["findings"], "", f"The report: {Path(folder, 'report.html')}"]
    return "\n".join(lines)


def _require_room(folder: Path, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file; name a folder to write the study into")
    if folder.exists() and any(folder.iterdir()) and not force:
        raise InputError(f"{folder} is not empty; name another folder, or use force to replace it")
    if folder == Path.cwd():
        raise InputError(f"{folder} is the current folder, which cannot be moved; name one in it")


def _hidden_folder(beside: Path) -> tempfile.TemporaryDirectory[str]:
    try:
        beside.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(prefix=f".{beside.name}-", dir=beside.parent)
    except OSError as error:
        raise InputError(f"cannot write {beside}: {error.strerror}") from error


def _fill(folder: Path, study: Study) -> None:
    _text(folder / "report.html", page(study))
    _text(folder / "study.json", dumped(study))
    if study.health is not None and study.notes is not None:
        _text(folder / "set_aside.html", set_aside_page(study.notes))
    for name in ("tables", "figures"):
        (folder / name).mkdir()
    for name, frame in tables(study).items():
        _text(folder / "tables" / f"{name}.csv", text_of(frame))
    for plot in plots(study):
        _text(folder / "figures" / f"{plot.name}.svg", svg(plot))
        _text(folder / "figures" / f"{plot.name}.csv", text_of(plot.frame))
        (folder / "figures" / f"{plot.name}.png").write_bytes(png(plot))


def _move_in_place(made: Path, folder: Path, before: Path) -> None:
    """Put `made` where `folder` is; what stood there and is not ours is kept, in place."""
    if folder.exists():
        folder.rename(before)
    try:
        made.rename(folder)
    except OSError:
        if before.exists():
            before.rename(folder)
        raise
    for other in before.iterdir() if before.exists() else ():
        if other.name not in OURS and not (folder / other.name).exists():
            shutil.move(other, folder / other.name)


def _text(file: Path, content: str) -> None:
    file.write_text(content, encoding="utf-8", newline="\n")
