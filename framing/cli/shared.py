"""What the commands share: their options, reading, and how they end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from framing.model.errors import InputError, Problem

_SHOWN_PROBLEMS = 20
F = TypeVar("F", bound=Callable[..., Any])

jobs_option = click.option("--jobs", default=1, show_default=True, help="Processes to work in.")
seed_option = click.option(
    "--seed", default=0, show_default=True, help="Of every step that uses chance."
)
quiet_option = click.option("--quiet", is_flag=True, help="No progress and no summary.")
# where there is neither, taken all the same: scripts may say it to every command
needless_quiet_option = click.option("--quiet", is_flag=True, hidden=True, expose_value=False)
devices_option = click.option(
    "--devices",
    default="",
    help="Comma-separated: devices, files of word lists (.toml), or all and then yours.",
)
force_option = click.option("--force", is_flag=True, help="Replace what is there.")


def takes_inputs(command: F) -> F:
    """What every command that reads articles takes."""
    for option in (
        quiet_option,
        click.option(
            "--field",
            "fields",
            multiple=True,
            metavar="NAME=COLUMN",
            help="Read an article field from a column of another name; may be repeated.",
        ),
        click.argument("inputs", metavar="IN…", nargs=-1, required=True),
    ):
        command = option(command)
    return command


def read_inputs(inputs: Sequence[str], fields: Iterable[str]) -> Any:
    """The corpus that IN and the field mapping name."""
    from framing.corpus import read

    named = dict(_field(f) for f in fields)
    return read(*inputs, **named)


def _field(pair: str) -> tuple[str, str]:
    name, equals, column = pair.partition("=")
    if not (name and equals and column):
        raise InputError(f"--field takes NAME=COLUMN, such as text=body, not {pair!r}")
    return name, column


def chosen(devices: str) -> list[str] | None:
    """The devices that an option names; none named are the library's."""
    return [name.strip() for name in devices.split(",") if name.strip()] or None


def annotated(
    inputs: Sequence[str], fields: Sequence[str], quiet: bool, jobs: int, devices: str = ""
) -> Any:
    """IN, read and annotated; refused where all of it failed, and there is nothing to count."""
    from framing.annotate import annotate as annotate_articles

    corpus = read_inputs(inputs, fields)
    if not len(corpus):
        failed = [p for p in corpus.problems if p.lost]
        raise InputError(f"none of {len(failed)} articles can be used; the first: {failed[0]}")
    progress = is_watched(quiet)
    return annotate_articles(corpus, devices=chosen(devices), n_jobs=jobs, progress=progress)


def measured(notes: Any, devices: str = "") -> Any:
    """The feature table of annotated articles."""
    from framing.measure import measure as measure_notes

    return measure_notes(notes, devices=chosen(devices))


def problems_of(notes: Any) -> tuple[Problem, ...]:
    """What could not be read, and what could not be annotated."""
    problems: tuple[Problem, ...] = notes.corpus.problems + notes.problems
    return problems


def tell(
    study: Any, out: Path, force: bool, quiet: bool, beside: dict[str, str] | None = None
) -> None:
    """Write a study and say what it found."""
    from framing.report import write

    write(study, out, force=force, beside=beside or {})
    if not quiet:
        say_findings(study)
        click.echo(f"\nThe report: {out / 'report.html'}")


def say_findings(study: Any) -> None:
    """Print what a study found, in words."""
    from framing.report import findings_text

    click.echo(findings_text(study))


def require_room(folder: Path, force: bool) -> None:
    """Refuse before the work, not after it, when the result could not be written."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file; name a folder")
    if folder.exists() and any(folder.iterdir()) and not force:
        raise InputError(f"{folder} is not empty; name another folder, or use --force")


def require_free(out: Path, inputs: Sequence[str], force: bool) -> None:
    """Refuse before the work a file that is there, and one that the articles are read from."""
    if any(os.path.exists(i) and out.exists() and out.samefile(i) for i in inputs):  # noqa: PTH110
        raise InputError(f"{out} holds the articles themselves; name another file")
    if out.exists() and not out.is_file():
        raise InputError(f"{out} is {'a folder' if out.is_dir() else 'a device'}; name a file")
    if out.exists() and not force:
        raise InputError(f"{out} exists; name another file, or use --force to replace it")


def form_of(out: Path | None) -> str:
    """The format that the ending of a file asks for."""
    return {".parquet": "parquet", ".html": "html"}.get(out.suffix if out else "", "jsonl")


def is_watched(quiet: bool) -> bool:
    """Whether somebody at a terminal watches the progress."""
    return not quiet and sys.stderr.isatty()


def say(quiet: bool, message: str) -> None:
    """A line for the person at the terminal, on standard error."""
    if message and not quiet:
        click.echo(message, err=True)


def close(problems: Sequence[Problem], quiet: bool, summary: str) -> int:
    """List what failed; the exit code says whether anything did."""
    for problem in problems[:_SHOWN_PROBLEMS]:
        click.echo(f"framing: {problem}", err=True)
    if len(problems) > _SHOWN_PROBLEMS:
        click.echo(f"framing: and {len(problems) - _SHOWN_PROBLEMS} more", err=True)
    lost = sum(p.lost for p in problems)
    counted = f"{lost} failed, {len(problems) - lost} with a field left out" if problems else ""
    say(quiet, "; ".join(filter(None, (summary, counted))))
    return 1 if problems else 0
