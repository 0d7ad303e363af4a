"""The command: thin over the verbs.

Exit codes: 0 done; 1 done, but some articles or checks failed, each listed; 2 bad usage or
unreadable input, one line on standard error; 130 interrupted, nothing half-written.
"""

from __future__ import annotations

import signal
import sys

import click

from framing.cli import articles, data, studies
from framing.model.errors import FramingError
from framing.version import __version__


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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="framing")
def framing() -> None:
    """Measure how news outlets frame the same events.

    IN is one or more files (.txt, .html, .jsonl[.gz|.zst], .csv, .tsv, .parquet), folders, names
    of data sets, or - for JSON Lines on standard input.
    """


for command in (
    articles.annotate,
    articles.measure,
    articles.compare,
    articles.audit,
    articles.classify,
    studies.demo,
    studies.run,
    studies.report,
    studies.evaluate,
    studies.cite,
    data.data,
):
    framing.add_command(command)
