"""Reading news: files, folders, frames and named data sets become a `Corpus` (layer 2).

The names below are looked up when they are first used, so that importing the package loads
neither Arrow nor numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.lazily import lazily

if TYPE_CHECKING:
    from framing.corpus.cards import Card as Card
    from framing.corpus.cards import card as card
    from framing.corpus.copies import fetch as fetch
    from framing.corpus.copies import locate as locate
    from framing.corpus.copies import register as register
    from framing.corpus.copies import verify as verify
    from framing.corpus.dates import parse_date as parse_date
    from framing.corpus.duplicates import Copies as Copies
    from framing.corpus.duplicates import find_copies as find_copies
    from framing.corpus.events import Events as Events
    from framing.corpus.events import find_events as find_events
    from framing.corpus.events import with_events as with_events
    from framing.corpus.furniture import Repeats as Repeats
    from framing.corpus.furniture import learn_furniture as learn_furniture
    from framing.corpus.places import corpora_dir as corpora_dir
    from framing.corpus.places import data_dir as data_dir
    from framing.corpus.places import experiments_dir as experiments_dir
    from framing.corpus.reading import read as read
    from framing.corpus.self_names import learn_self_reference as learn_self_reference
    from framing.corpus.sequences import as_corpus as as_corpus
    from framing.corpus.standoff import read_standoff as read_standoff

_HOMES = {
    "Card": "framing.corpus.cards",
    "Copies": "framing.corpus.duplicates",
    "Events": "framing.corpus.events",
    "Repeats": "framing.corpus.furniture",
    "as_corpus": "framing.corpus.sequences",
    "card": "framing.corpus.cards",
    "corpora_dir": "framing.corpus.places",
    "data_dir": "framing.corpus.places",
    "experiments_dir": "framing.corpus.places",
    "fetch": "framing.corpus.copies",
    "find_copies": "framing.corpus.duplicates",
    "find_events": "framing.corpus.events",
    "learn_furniture": "framing.corpus.furniture",
    "learn_self_reference": "framing.corpus.self_names",
    "locate": "framing.corpus.copies",
    "parse_date": "framing.corpus.dates",
    "read": "framing.corpus.reading",
    "read_standoff": "framing.corpus.standoff",
    "register": "framing.corpus.copies",
    "verify": "framing.corpus.copies",
    "with_events": "framing.corpus.events",
}

__getattr__, __dir__, __all__ = lazily(__name__, _HOMES)
