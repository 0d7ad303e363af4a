"""The command: thin over the verbs.

Exit codes: 0 done; 1 done, but some articles or checks failed, each listed; 2 bad usage or
unreadable input, one line on standard error; 130 interrupted, nothing half-written.
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from framing.model.errors import FramingError, InputError, Problem
from framing.version import __version__

_SHOWN_PROBLEMS = 20
F = TypeVar("F", bound=Callable[..., Any])


def main() -> None:
    """Run the command and exit with its code."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        code = framing.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = 2
    except FramingError as error:
        code = _complain(str(error))
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        code = _complain(f"{place}{error.strerror or error}")
    except (KeyboardInterrupt, click.Abort):
        code = _complain("interrupted; nothing was left half-written", code=130)
    sys.exit(code if isinstance(code, int) else 0)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _complain(message: str, code: int = 2) -> int:
    click.echo(f"framing: {' '.join(message.split())}", err=True)
    return code


def _inputs(command: F) -> F:
    """What every command that reads articles takes."""
    for option in (
        click.option("--quiet", is_flag=True, help="No progress and no summary."),
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


_jobs = click.option("--jobs", default=1, show_default=True, help="Processes to work in.")
_seed = click.option("--seed", default=0, show_default=True, help="Of every step that uses chance.")
_force = click.option("--force", is_flag=True, help="Replace what is there.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="framing")
def framing() -> None:
    """Measure how news outlets frame the same events.

    IN is one or more files (.txt, .html, .jsonl[.gz|.zst], .csv, .tsv, .parquet), folders, names
    of data sets, or - for JSON Lines on standard input.
    """


@framing.command()
@_inputs
@click.option("-o", "out", type=click.Path(path_type=Path), help="File; standard output without.")
@click.option("--format", "form", type=click.Choice(["jsonl", "parquet", "html"]), default=None)
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True)
@_jobs
@_force
def annotate(
    inputs: Sequence[str],
    fields: Sequence[str],
    quiet: bool,
    out: Path | None,
    form: str | None,
    engine: str,
    jobs: int,
    force: bool,
) -> int:
    """Find parts, framing devices and attributions, with offsets into the text."""
    from framing.annotate import annotate as annotate_articles
    from framing.report import write_annotations

    form = form or _form_of(out)
    if out and out.exists() and not force:
        raise InputError(f"{out} exists; name another file, or use --force to replace it")
    corpus = _read(inputs, fields)
    notes = annotate_articles(corpus, engine=engine, n_jobs=jobs, progress=_watched(quiet))
    write_annotations(notes, out, form=form, force=force)
    return _close(corpus.problems + notes.problems, quiet, f"{len(notes):,} articles annotated")


@framing.command()
@_inputs
@click.option("-o", "out", type=click.Path(path_type=Path), required=True, help=".parquet or .csv")
@_jobs
@_force
def measure(
    inputs: Sequence[str],
    fields: Sequence[str],
    quiet: bool,
    out: Path,
    jobs: int,
    force: bool,
) -> int:
    """Write the feature table: counts and exposures, one row an article."""
    from framing.report import write_table

    if out.exists() and not force:
        raise InputError(f"{out} exists; name another file, or use --force to replace it")
    notes = _annotated(inputs, fields, quiet, jobs)
    table = _measured(notes)
    write_table(table, out, force=force)
    if not quiet:
        click.echo(table.signature, err=True)
    return _close(_problems(notes), quiet, f"{len(table):,} articles measured")


@framing.command()
@_inputs
@click.option("--by", default="outlet", show_default=True, help="Field whose values are compared.")
@click.option("--within", help="Field that holds the happening fixed, such as event.")
@click.option("--adjust", default="", help="Comma-separated: length, month, or fields.")
@click.option("-o", "out", type=click.Path(path_type=Path), required=True, help="Folder.")
@_jobs
@_seed
@_force
def compare(
    inputs: Sequence[str],
    fields: Sequence[str],
    quiet: bool,
    by: str,
    within: str | None,
    adjust: str,
    out: Path,
    jobs: int,
    seed: int,
    force: bool,
) -> int:
    """Compare outlets in every measure, and find their distinctive words."""
    from framing.compare import compare as contrast
    from framing.compare import keyness
    from framing.model.study import Study

    _require_room(out, force)
    notes = _annotated(inputs, fields, quiet, jobs)
    table = _measured(notes)
    covariates = [c.strip() for c in adjust.split(",") if c.strip()]
    comparisons = tuple(
        contrast(table, by=by, within=w, adjust=covariates, seed=seed)
        for w in dict.fromkeys((None, within))
    )
    words = keyness(notes, by=by)
    title = f"How {notes.corpus.name} differs by {by}"
    study = Study(title, notes, table, comparisons, words, signature=table.signature)
    return _tell(study, out, force, quiet)


@framing.command()
@_inputs
@click.option("--target", default="outlet", show_default=True, help="Field to be predicted.")
@click.option("--groups", default=None, help="Field kept together in validation, such as event.")
@click.option("-o", "out", type=click.Path(path_type=Path), help="Folder for the report.")
@_jobs
@_seed
@_force
def audit(
    inputs: Sequence[str],
    fields: Sequence[str],
    quiet: bool,
    target: str,
    groups: str | None,
    out: Path | None,
    jobs: int,
    seed: int,
    force: bool,
) -> int:
    """Find what a classifier of TARGET could cheat with."""
    from framing.classify import audit as audit_articles
    from framing.model.study import Study

    if out:
        _require_room(out, force)
    notes = _annotated(inputs, fields, quiet, jobs)
    found = audit_articles(notes, target=target, groups=groups, seed=seed)
    for check in found.checks:
        click.echo(f"{check.verdict:4}  {check.id}  {check.name}: {check.finding}")
        if check.remedy and check.verdict != "pass":
            click.echo(f"           → {check.remedy}")
    if not quiet:
        click.echo(found.signature)
    code = 1 if found.verdict == "fail" else 0
    if out:
        title = f"What gives {target} away in {notes.corpus.name}"
        code |= _tell(Study(title, notes, audit=found, signature=found.signature), out, force, True)
    return code | _close(_problems(notes), quiet, f"{len(notes):,} articles audited")


@framing.command()
@_inputs
@click.option("--target", default="outlet", show_default=True, help="Field to be predicted.")
@click.option("--groups", default=None, help="Field kept together in validation, such as event.")
@click.option("--test", "test", help="A file of articles to score after training on all of IN.")
@click.option("-o", "out", type=click.Path(path_type=Path), required=True, help="Folder.")
@_jobs
@_seed
@_force
def classify(
    inputs: Sequence[str],
    fields: Sequence[str],
    quiet: bool,
    target: str,
    groups: str | None,
    test: str | None,
    out: Path,
    jobs: int,
    seed: int,
    force: bool,
) -> int:
    """Train a classifier of TARGET, validate it honestly, and say what it learned."""
    from framing.classify import classify as validate
    from framing.classify import metrics
    from framing.model.study import Study

    _require_room(out, force)
    notes = _annotated(inputs, fields, quiet, jobs)
    unseen = _read([test], fields) if test else None
    found = validate(notes, target=target, groups=groups, test=unseen, seed=seed)
    study = Study(
        f"Telling {target} apart in {notes.corpus.name}",
        notes,
        validation=found,
        signature=found.signature,
    )
    numbers = json.dumps(metrics(found), indent=1, sort_keys=True) + "\n"
    return _tell(study, out, force, quiet, beside={"metrics.json": numbers})


@framing.command()
@click.argument("experiment", metavar="NAME|FILE")
@click.option("-o", "out", type=click.Path(path_type=Path), help="Folder for the run.")
@click.option(
    "--verify", type=click.Path(path_type=Path), help="A saved run that must be found again."
)
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@_jobs
@_force
def run(
    experiment: str, out: Path | None, verify: Path | None, quiet: bool, jobs: int, force: bool
) -> int:
    """Run a declared experiment; pinned numbers beside it are checked."""
    from framing.experiment import run as run_experiment

    done = run_experiment(experiment, n_jobs=jobs, progress=_watched(quiet))
    pinned = done.path.parent / "expected.json"
    differences = done.differs_from(pinned) if pinned.exists() else ()
    if verify:
        differences += done.differs_from(verify)
    for difference in differences:
        click.echo(f"differs: {difference}", err=True)
    if out:
        folder = done.save(out, force=force)
        _say(quiet, f"the run is in {folder}, its report in {folder / 'report.html'}")
    if not quiet:
        _findings(done.study)
    _say(quiet, f"{len(done.numbers):,} numbers, {len(differences)} differ from what is expected")
    return 1 if differences else 0


@framing.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def report(folder: Path) -> int:
    """Say what a saved study found, and where its report is."""
    from framing.report import retell

    click.echo(retell(folder))
    return 0


@framing.command()
@click.option(
    "-o", "out", type=click.Path(path_type=Path), default=Path("framing-demo"), show_default=True
)
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@_jobs
@_force
def demo(out: Path, quiet: bool, jobs: int, force: bool) -> int:
    """The main job on the demo corpus: annotate, measure, compare, audit, classify, report."""
    from framing.experiment import run as run_experiment

    _require_room(out / "001-demo", force)
    done = run_experiment("001-demo", n_jobs=jobs, progress=_watched(quiet))
    folder = done.save(out, force=force)
    _findings(done.study)
    click.echo(f"\nThe report: {folder / 'report.html'}")
    return 0


@framing.group()
def data() -> None:
    """List, show, fetch and verify data sets."""


@data.command("list")
def data_list() -> int:
    """Every data set the library has a card or a reader for."""
    from framing.corpus.cards import cards

    for name, card in cards().items():
        click.echo(f"{name:16} {card.title} ({card.licence})")
    return 0


@data.command("show")
@click.argument("name")
def data_show(name: str) -> int:
    """One data set's card."""
    from framing.corpus import card

    found = card(name)
    for key in ("name", "title", "version", "licence", "citation", "url", "notes"):
        if getattr(found, key):
            click.echo(f"{key}: {getattr(found, key)}")
    for field, meaning in found.fields.items():
        click.echo(f"field {field}: {meaning}")
    return 0


@data.command("fetch")
@click.argument("name")
@click.option("--from", "source", type=click.Path(path_type=Path), help="Register a copy on disk.")
def data_fetch(name: str, source: Path | None) -> int:
    """Get a data set, or register a copy that is on this machine already."""
    from framing.corpus import fetch, register

    click.echo(register(name, source) if source else fetch(name))
    return 0


@data.command("verify")
@click.argument("name")
def data_verify(name: str) -> int:
    """Compare a data set's files with the hashes on its card."""
    from framing.corpus import verify

    problems = verify(name)
    for problem in problems:
        click.echo(str(problem), err=True)
    click.echo(f"{name}: {'as published' if not problems else f'{len(problems)} files differ'}")
    return 1 if problems else 0


@data.command("path")
@click.argument("name")
def data_path(name: str) -> int:
    """Where a data set stands on this machine."""
    from framing.corpus import locate

    click.echo(locate(name))
    return 0


@framing.command()
@click.argument(
    "what", type=click.Choice(["attributions", "devices", "parts", "sentences", "quotations"])
)
@click.option("--gold", required=True, type=click.Path(path_type=Path), help="Folder of gold data.")
def evaluate(what: str, gold: Path) -> int:
    """Accuracy on gold data, with intervals that resample articles."""
    from framing.experiment.evaluate import evaluate as score

    for line in score(what, gold):
        click.echo(line)
    return 0


@framing.command()
@click.option("--run", "folder", type=click.Path(path_type=Path), help="A saved study.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["bibtex", "apa", "csl-json"]),
    default="apa",
    show_default=True,
)
def cite(folder: Path | None, form: str) -> int:
    """How to cite the library, and the measures that a study used."""
    from framing.report import cite as cited

    click.echo(cited(folder, format=form))
    return 0


def _read(inputs: Sequence[str], fields: Iterable[str]) -> Any:
    from framing.corpus import read

    named = dict(_field(f) for f in fields)
    return read(*inputs, **named)


def _field(pair: str) -> tuple[str, str]:
    name, equals, column = pair.partition("=")
    if not (name and equals and column):
        raise InputError(f"--field takes NAME=COLUMN, such as text=body, not {pair!r}")
    return name, column


def _annotated(inputs: Sequence[str], fields: Sequence[str], quiet: bool, jobs: int) -> Any:
    from framing.annotate import annotate as annotate_articles

    return annotate_articles(_read(inputs, fields), n_jobs=jobs, progress=_watched(quiet))


def _measured(notes: Any) -> Any:
    from framing.measure import measure as measure_notes

    return measure_notes(notes)


def _problems(notes: Any) -> tuple[Problem, ...]:
    problems: tuple[Problem, ...] = notes.corpus.problems + notes.problems
    return problems


def _tell(
    study: Any, out: Path, force: bool, quiet: bool, beside: dict[str, str] | None = None
) -> int:
    """Write a study, say what it found, and list the articles that failed."""
    from framing.report import write

    write(study, out, force=force, beside=beside or {})
    if not quiet:
        _findings(study)
        click.echo(f"\nThe report: {out / 'report.html'}")
    return _close(_problems(study.notes), quiet, "")


def _findings(study: Any) -> None:
    from framing.report import findings_text

    click.echo(findings_text(study))


def _require_room(folder: Path, force: bool) -> None:
    """Refuse before the work, not after it, when the result could not be written."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file; name a folder")
    if folder.exists() and any(folder.iterdir()) and not force:
        raise InputError(f"{folder} is not empty; name another folder, or use --force")


def _form_of(out: Path | None) -> str:
    return {".parquet": "parquet", ".html": "html"}.get(out.suffix if out else "", "jsonl")


def _watched(quiet: bool) -> bool:
    return not quiet and sys.stderr.isatty()


def _say(quiet: bool, message: str) -> None:
    if message and not quiet:
        click.echo(message, err=True)


def _close(problems: Sequence[Problem], quiet: bool, summary: str) -> int:
    """List what failed; the exit code says whether anything did."""
    for problem in problems[:_SHOWN_PROBLEMS]:
        click.echo(f"framing: {problem}", err=True)
    if len(problems) > _SHOWN_PROBLEMS:
        click.echo(f"framing: and {len(problems) - _SHOWN_PROBLEMS} more", err=True)
    lost = sum(p.lost for p in problems)
    counted = f"; {lost} failed, {len(problems) - lost} with a field left out" if problems else ""
    _say(quiet, summary + counted if summary or counted else "")
    return 1 if problems else 0
