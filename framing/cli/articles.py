"""The commands that read articles: annotate, measure, compare, audit, classify."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from framing.cli.shared import (
    annotated,
    chosen,
    close,
    devices_option,
    force_option,
    form_of,
    is_watched,
    jobs_option,
    measured,
    problems_of,
    read_inputs,
    require_free,
    require_room,
    say_findings,
    seed_option,
    takes_inputs,
    tell,
)
from framing.model.errors import FramingError, InputError, Refusal
from framing.model.results import Check


@click.command()
@takes_inputs
@click.option("-o", "out", type=click.Path(path_type=Path), help="File; standard output without.")
@click.option("--format", "form", type=click.Choice(["jsonl", "parquet", "html"]), default=None)
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True)
@devices_option
@jobs_option
@force_option
def annotate(
    inputs: Sequence[str],
    fields: Sequence[str],
    quiet: bool,
    out: Path | None,
    form: str | None,
    engine: str,
    devices: str,
    jobs: int,
    force: bool,
) -> int:
    """Find parts, framing devices and attributions, with offsets into the text."""
    from framing.annotate import annotate as annotate_articles
    from framing.report import write_annotations

    form = form or form_of(out)
    if out:
        require_free(out, inputs, force)
    corpus = read_inputs(inputs, fields)
    notes = annotate_articles(
        corpus,
        devices=chosen(devices),
        engine=engine,
        n_jobs=jobs,
        progress=is_watched(quiet),
    )
    write_annotations(notes, out, form=form, force=force)
    return close(corpus.problems + notes.problems, quiet, f"{len(notes):,} articles annotated")


@click.command()
@takes_inputs
@click.option("-o", "out", type=click.Path(path_type=Path), required=True, help=".parquet or .csv")
@devices_option
@jobs_option
@force_option
def measure(
    inputs: Sequence[str],
    fields: Sequence[str],
    quiet: bool,
    out: Path,
    devices: str,
    jobs: int,
    force: bool,
) -> int:
    """Write the feature table: counts and exposures, one row an article."""
    from framing.report import write_table

    require_free(out, inputs, force)
    if out.suffix not in (".parquet", ".csv"):
        raise InputError(f"{out}: a feature table is written as .parquet or .csv")
    notes = annotated(inputs, fields, quiet, jobs, devices)
    table = measured(notes, devices)
    write_table(table, out, force=force)
    if not quiet:
        click.echo(table.signature, err=True)
    return close(problems_of(notes), quiet, f"{len(table):,} articles measured")


@click.command()
@takes_inputs
@click.option("--by", default="outlet", show_default=True, help="Field whose values are compared.")
@click.option("--within", help="Field that holds the happening fixed, such as event.")
@click.option("--adjust", default="", help="Comma-separated: length, month, or fields.")
@click.option("-o", "out", type=click.Path(path_type=Path), required=True, help="Folder.")
@devices_option
@jobs_option
@seed_option
@force_option
def compare(
    inputs: Sequence[str],
    fields: Sequence[str],
    quiet: bool,
    by: str,
    within: str | None,
    adjust: str,
    out: Path,
    devices: str,
    jobs: int,
    seed: int,
    force: bool,
) -> int:
    """Compare outlets in every measure, and find their distinctive words."""
    from framing.compare import compare as contrast
    from framing.compare import keyness, own_copy
    from framing.health import health, require_fit
    from framing.measure.wire import wire
    from framing.model.study import Study
    from framing.report import write
    from framing.report.health import check_line

    require_room(out, force)
    notes = annotated(inputs, fields, quiet, jobs, devices)
    for field in filter(None, (by, within)):
        notes.corpus.column(field)  # one that is not there is said before all else
    wire_copy = wire(notes)
    state = health(notes, by=by, seed=seed, wire_copy=wire_copy)
    for check in state.troubles:
        click.echo(f"framing: {check_line(check)}", err=True)
    require_fit(state)
    table = measured(notes, devices)
    covariates = [c.strip() for c in adjust.split(",") if c.strip()]

    def contrasts(table: Any) -> tuple[Any, ...]:
        designs = dict.fromkeys((None, within))
        return tuple(
            contrast(table, by=by, within=w, adjust=covariates, seed=seed) for w in designs
        )

    comparisons = contrasts(table)
    words = None
    try:
        words = keyness(notes, by=by)
    except FramingError as error:  # contrasts of few articles are told all the same
        click.echo(f"framing: distinctive words were left out: {error}", err=True)
    title = f"How {notes.corpus.name} differs by {by}"
    study = Study(
        title,
        notes,
        table,
        comparisons,
        words,
        signature=table.signature,
        own_copy=own_copy(notes, table, contrasts, by=by, wire_copy=wire_copy),
        health=state,
    )
    write(study, out, force=force)
    if not quiet:
        say_findings(study)
        click.echo(f"\nThe report: {out / 'report.html'}")
    return close(problems_of(notes), quiet, f"{len(notes):,} articles compared")


@click.command()
@takes_inputs
@click.option("--target", default="outlet", show_default=True, help="Field to be predicted.")
@click.option("--groups", default=None, help="Field kept together in validation, such as event.")
@click.option("-o", "out", type=click.Path(path_type=Path), help="Folder for the report.")
@jobs_option
@seed_option
@force_option
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
    """Find what is wrong with a corpus, and what a classifier of TARGET could cheat with."""
    from framing.classify import audit as audit_articles
    from framing.health import health
    from framing.model.study import Study
    from framing.report import write

    if out:
        require_room(out, force)
    notes = annotated(inputs, fields, quiet, jobs)
    state = health(notes, by=target, seed=seed)
    _say_checks(state.checks)
    found = None
    try:
        found = audit_articles(notes, target=target, groups=groups, seed=seed)
        _say_checks(found.checks)
    except Refusal as error:  # what is wrong with the corpus is told all the same
        click.echo(f"framing: the leakage audit was left out: {error}", err=True)
    signature = (found or state).signature
    if not quiet:
        click.echo(signature)
    code = int(found is None or "fail" in (state.verdict, found.verdict))
    if out:
        title = f"What gives {target} away in {notes.corpus.name}"
        study = Study(title, notes, audit=found, signature=signature, health=state)
        write(study, out, force=force)
        if not quiet:
            click.echo(f"\nThe report: {out / 'report.html'}")
    return code | close(problems_of(notes), quiet, f"{len(notes):,} articles audited")


def _say_checks(checks: Sequence[Check]) -> None:
    """Print checks, each with its remedy where there is something to remedy."""
    from framing.report.health import check_line

    for check in checks:
        click.echo(check_line(check))
        if check.remedy and check.verdict != "pass":
            click.echo(f"           → {check.remedy}")


@click.command()
@takes_inputs
@click.option("--target", default="outlet", show_default=True, help="Field to be predicted.")
@click.option("--groups", default=None, help="Field kept together in validation, such as event.")
@click.option("--test", "test", help="A file of articles to score after training on all of IN.")
@click.option("-o", "out", type=click.Path(path_type=Path), required=True, help="Folder.")
@jobs_option
@seed_option
@force_option
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

    require_room(out, force)
    notes = annotated(inputs, fields, quiet, jobs)
    unseen = read_inputs([test], fields) if test else None
    found = validate(notes, target=target, groups=groups, test=unseen, seed=seed)
    study = Study(
        f"Telling {target} apart in {notes.corpus.name}",
        notes,
        validation=found,
        signature=found.signature,
    )
    numbers = json.dumps(metrics(found), indent=1, sort_keys=True) + "\n"
    tell(study, out, force, quiet, beside={"metrics.json": numbers})
    problems = problems_of(notes) + (unseen.problems if unseen else ())
    return close(problems, quiet, f"{len(notes):,} articles learned from")
