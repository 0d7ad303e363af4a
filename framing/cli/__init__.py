"""The command: thin over the verbs.

Exit codes: 0 done; 1 done, but some articles or checks failed, each listed; 2 bad usage or
unreadable input, one line on standard error; 130 interrupted, nothing half-written.
"""

from __future__ import annotations

import io
import os
import signal
import sys

import click

from framing.cli import articles, data, studies
from framing.model.errors import FramingError
from framing.version import __version__


def main() -> None:
    """Run the command and exit with its code."""
    signal.signal(signal.SIGTERM, _interrupt)
    if isinstance(sys.stdout, io.TextIOWrapper):  # what is written is UTF-8 in every locale
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    try:
        code = framing.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = 2
    except click.ClickException as error:
        code = _complain(_usage(error))
    except FramingError as error:
        code = _complain(str(error))
    except OSError as error:
        code = _stopped(error)
    except (KeyboardInterrupt, click.Abort):
        code = _complain("interrupted; nothing was left half-written", code=130)
    sys.exit(code if isinstance(code, int) else 0)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _usage(error: click.ClickException) -> str:
    """What is wrong with a command line, and where it says what would be right."""
    asked = error.ctx if isinstance(error, click.UsageError) else None
    return error.format_message() + (f" (see {asked.command_path} --help)" if asked else "")


def _stopped(error: OSError) -> int:
    """What the machine refused; where that is standard output, nothing more is sent there."""
    if not error.filename:
        # or Python would try once more to write what is left, and complain, on its way out
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    if isinstance(error, BrokenPipeError):
        return 1  # a reader such as head has seen enough, which is no news to anybody
    place = f"{error.filename}: " if error.filename else ""
    return _complain(f"{place}{error.strerror or error}")


def _complain(message: str, code: int = 2) -> int:
    click.echo(f"framing: {' '.join(message.split())}", err=True)
    return code


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="framing")
def framing() -> None:
    """Measure how news outlets frame the same events.

    IN is one or more files (.txt, .html, .jsonl[.gz|.zst], .csv, .tsv, .parquet, .warc[.gz]),
    folders, names of data sets, or - for JSON Lines on standard input.
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
