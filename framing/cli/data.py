"""The command about data sets."""

from __future__ import annotations

from pathlib import Path

import click

from framing.cli.shared import is_watched, needless_quiet_option, quiet_option, say


@click.group()
def data() -> None:
    """List, show, fetch and verify data sets."""


@data.command("list")
@needless_quiet_option
def data_list() -> int:
    """Every data set the library has a card or a reader for."""
    from framing.corpus.cards import cards

    known = cards()
    width = max(map(len, known), default=0)
    for name, card in known.items():
        click.echo(f"{name:{width}} {card.title} ({card.licence})")
    return 0


@data.command("show")
@click.argument("name")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "croissant"]),
    default="text",
    show_default=True,
    help="Text to read, or Croissant metadata (JSON-LD) for programs.",
)
@needless_quiet_option
def data_show(name: str, form: str) -> int:
    """One data set's card: terms, citation, fields, splits, known faults."""
    from framing.corpus import card
    from framing.corpus.croissant import croissant_json

    found = card(name)
    if form == "croissant":
        click.echo(croissant_json(found), nl=False)
        return 0
    keys = "name title version licence source terms get citation bibtex url notes".split()
    for key in keys:
        value = getattr(found, key)
        if value:
            click.echo(f"{key}: {value if isinstance(value, str) else ', '.join(value)}")
    for fault in found.faults:
        click.echo(f"known fault: {fault}")
    for field, meaning in found.fields.items():
        click.echo(f"field {field}: {meaning}")
    for split, meaning in found.splits.items():
        about = meaning.items() if isinstance(meaning, dict) else ()
        counts = ", ".join(f"{n} {what}" for what, n in about)
        click.echo(f"split {split}: {counts or meaning}")
    for wanted in found.download:
        click.echo(f"download: {wanted.url} (sha256 {wanted.sha256})")
    if found.files:
        click.echo(f"files with a hash on the card: {len(found.files)}")
    return 0


@data.command("fetch")
@click.argument("name")
@click.option("--from", "source", type=click.Path(path_type=Path), help="Register a copy on disk.")
@quiet_option
def data_fetch(name: str, source: Path | None, quiet: bool) -> int:
    """Get a data set, or register a copy that is on this machine already."""
    from framing.corpus import fetch, locate, register
    from framing.corpus.copies import pinned

    progress = is_watched(quiet)
    if source:
        register(name, source, progress=progress)
        click.echo(locate(name))
        n = len(pinned(name))
        say(quiet, f"{name}: files with a hash to check it by: {n:,} (framing data verify {name})")
    else:
        click.echo(fetch(name, progress=progress))
    return 0


@data.command("verify")
@click.argument("name")
@quiet_option
def data_verify(name: str, quiet: bool) -> int:
    """Compare a data set's files with their hashes: the card's, or those taken on registering."""
    from framing.corpus import verify
    from framing.corpus.copies import pinned

    problems = verify(name, progress=is_watched(quiet))
    for problem in problems:
        click.echo(str(problem), err=True)
    if n := len(pinned(name)):
        click.echo(f"{name}: {len(problems):,} of {n:,} files differ from their hash")
    else:
        click.echo(f"{name}: there is no hash to compare with; register the copy again")
    return 1 if problems else 0


@data.command("path")
@click.argument("name")
@needless_quiet_option
def data_path(name: str) -> int:
    """Where a data set stands on this machine."""
    from framing.corpus import locate

    click.echo(locate(name))
    return 0
