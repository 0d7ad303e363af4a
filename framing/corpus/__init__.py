"""Reading news: files, folders, frames and named data sets become a `Corpus` (layer 2).

The names below are looked up when they are first used, so that importing the package loads
neither Arrow nor numpy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.corpus.cards import Card as Card
    from framing.corpus.cards import card as card
    from framing.corpus.copies import fetch as fetch
    from framing.corpus.copies import locate as locate
    from framing.corpus.copies import register as register
    from framing.corpus.copies import verify as verify
    from framing.corpus.dates import parse_date as parse_date
    from framing.corpus.places import corpora_dir as corpora_dir
    from framing.corpus.places import data_dir as data_dir
    from framing.corpus.places import experiments_dir as experiments_dir
    from framing.corpus.reading import read as read
    from framing.corpus.sequences import as_corpus as as_corpus
    from framing.corpus.standoff import read_standoff as read_standoff

_HOMES = {
    "Card": "cards",
    "as_corpus": "sequences",
    "card": "cards",
    "corpora_dir": "places",
    "data_dir": "places",
    "experiments_dir": "places",
    "fetch": "copies",
    "locate": "copies",
    "parse_date": "dates",
    "read": "reading",
    "read_standoff": "standoff",
    "register": "copies",
    "verify": "copies",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 - the names are the table's


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
