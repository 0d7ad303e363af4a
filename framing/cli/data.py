"""The command about data sets."""

from __future__ import annotations

from pathlib import Path

import click

from framing.cli.shared import needless_quiet_option


@click.group()
def data() -> None:
    """List, show, fetch and verify data sets."""


@data.command("list")
@needless_quiet_option
def data_list() -> int:
    """Every data set the library has a card or a reader for."""
    from framing.corpus.cards import cards

    for name, card in cards().items():
        click.echo(f"{name:16} {card.title} ({card.licence})")
    return 0


@data.command("show")
@click.argument("name")
@needless_quiet_option
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
@needless_quiet_option
def data_fetch(name: str, source: Path | None) -> int:
    """Get a data set, or register a copy that is on this machine already."""
    from framing.corpus import fetch, register

    click.echo(register(name, source) if source else fetch(name))
    return 0


@data.command("verify")
@click.argument("name")
@needless_quiet_option
def data_verify(name: str) -> int:
    """Compare a data set's files with the hashes on its card."""
    from framing.corpus import card, verify

    problems = verify(name)
    for problem in problems:
        click.echo(str(problem), err=True)
    hashed = len(card(name).files)
    click.echo(f"{name}: {len(problems)} of {hashed} files with a hash on the card differ")
    return 1 if problems else 0


@data.command("path")
@click.argument("name")
@needless_quiet_option
def data_path(name: str) -> int:
    """Where a data set stands on this machine."""
    from framing.corpus import locate

    click.echo(locate(name))
    return 0
