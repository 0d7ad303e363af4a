"""The commands about studies: demo, run, report, evaluate, cite."""

from __future__ import annotations

from pathlib import Path

import click

from framing.cli.shared import (
    close,
    force_option,
    is_watched,
    jobs_option,
    needless_quiet_option,
    problems_of,
    quiet_option,
    require_room,
    say,
    say_findings,
    seed_option,
)


@click.command()
@click.argument("experiment", metavar="NAME|FILE")
@click.option("-o", "out", type=click.Path(path_type=Path), help="Folder for the run.")
@click.option(
    "--verify", type=click.Path(path_type=Path), help="A saved run that must be found again."
)
@quiet_option
@jobs_option
@force_option
def run(
    experiment: str, out: Path | None, verify: Path | None, quiet: bool, jobs: int, force: bool
) -> int:
    """Run a declared experiment; pinned numbers beside it are checked."""
    from framing.experiment import run as run_experiment
    from framing.experiment.declaration import find, read_declaration

    if out:
        require_room(out / read_declaration(find(experiment)).name, force)
    done = run_experiment(experiment, n_jobs=jobs, progress=is_watched(quiet))
    pinned = done.path.parent / "expected.json"
    differences = done.differs_from(pinned) if pinned.exists() else ()
    if verify:
        differences += done.differs_from(verify)
    for difference in differences:
        click.echo(f"differs: {difference}", err=True)
    if out:
        folder = done.save(out, force=force)
        say(quiet, f"the run is in {folder}, its report in {folder / 'report.html'}")
    if not quiet:
        say_findings(done.study)
    summary = f"{len(done.numbers):,} numbers, {len(differences)} differ from what is expected"
    return close(problems_of(done.study.notes), quiet, summary) | bool(differences)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@needless_quiet_option
def report(folder: Path) -> int:
    """Say what a saved study found, and where its report is."""
    from framing.report import retell

    click.echo(retell(folder))
    return 0


@click.command()
@click.option(
    "-o", "out", type=click.Path(path_type=Path), default=Path("framing-demo"), show_default=True
)
@quiet_option
@jobs_option
@force_option
def demo(out: Path, quiet: bool, jobs: int, force: bool) -> int:
    """The main job on the demo corpus: annotate, measure, compare, audit, classify, report."""
    from framing.experiment import run as run_experiment

    require_room(out / "001-demo", force)
    done = run_experiment("001-demo", n_jobs=jobs, progress=is_watched(quiet))
    folder = done.save(out, force=force)
    if not quiet:
        say_findings(done.study)
    click.echo(f"\nThe report: {folder / 'report.html'}")
    return 0


@click.command()
@click.argument(
    "what", type=click.Choice(["attributions", "devices", "parts", "sentences", "quotations"])
)
@click.option("--gold", required=True, type=click.Path(path_type=Path), help="Folder of gold data.")
@seed_option
@needless_quiet_option
def evaluate(what: str, gold: Path, seed: int) -> int:
    """Accuracy on gold data, with intervals that resample articles."""
    from framing.experiment.evaluate import evaluate as score

    for line in score(what, gold, seed=seed):
        click.echo(line)
    return 0


@click.command()
@click.option("--run", "folder", type=click.Path(path_type=Path), help="A saved study.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["bibtex", "apa", "csl-json"]),
    default="apa",
    show_default=True,
)
@needless_quiet_option
def cite(folder: Path | None, form: str) -> int:
    """How to cite the library, and the measures that a study used."""
    from framing.report import cite as cited

    click.echo(cited(folder, format=form))
    return 0
