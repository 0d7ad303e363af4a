"""The exam for devices."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from multiprocessing.reduction import ForkingPickler
from typing import Any

import numpy as np

from framing.annotate import annotate
from framing.devices.device import Device
from framing.model.annotations import EXPOSURES
from framing.model.article import Article
from framing.model.columns import Columns
from framing.model.corpus import Corpus
from framing.model.evidence import EvidenceTable
from framing.testing.exam import Check, hold, require
from framing.testing.finders import Fault, Finder, endurance_checks, finder_checks
from framing.testing.rows import Row, out_of_order, outside, rows_of
from framing.testing.strategies import OUTLETS
from framing.testing.texts import PARAGRAPHS
from framing.text.batch import Batch

_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_SENTENCE = re.compile(r"[^\Wa-z_].*\s.*\.", re.DOTALL)
_RULE = re.compile(r"(?P<entry>[a-z][a-z0-9_]*)(?:\.\w+)+", re.ASCII)
_ATTRIBUTES = ("name", "definition", "exposure", "senses", "references", "reliability", "find")


def check_device(device: Device, *, examples: Sequence[str] = ()) -> None:
    """Let a device sit the exam: every promise of `framing.devices.device.Device`, tried out.

    Parameters
    ----------
    device : Device
    examples : sequence of str
        Texts in which it finds something, each a paragraph; beside the exam's own.

    Raises
    ------
    ExamFailure
        At the first check that it does not pass, with the smallest text that shows it. It is an
        AssertionError.

    Examples
    --------
    >>> from framing.devices import devices
    >>> check_device(devices()[0])
    """
    for _, check in device_checks(device, examples=examples):
        check()


def device_checks(device: Device, *, examples: Sequence[str] = ()) -> Iterator[Check]:
    """Name and callable of each check, to run them one by one.

    Examples
    --------
    ``@pytest.mark.parametrize(("name", "check"), device_checks(MyDevice()))``
    """
    texts = (*examples, *PARAGRAPHS)
    faults: dict[str, Fault] = {
        "offsets": _bad_offsets,
        "sorted": _unsorted,
        "counted_once": _counted_twice,
        "senses": partial(_bad_senses, device),
        "rules": partial(_bad_rules, device),
    }
    yield "protocol", partial(_protocol, device)
    finder = Finder(partial(_find, device), EvidenceTable, faults, texts)
    yield from finder_checks(finder)
    yield "blind", partial(hold, "blind", partial(_peeking, device), texts)
    yield "picklable", partial(_picklable, device, texts)
    yield from endurance_checks(finder)


def _find(device: Device, batch: Batch) -> EvidenceTable:
    return device.find(batch)


def _protocol(device: Device) -> None:
    missing = [name for name in _ATTRIBUTES if not hasattr(device, name)]
    require("protocol", not missing, f"has no {', '.join(missing)}")
    faults = {
        f"name {device.name!r} is not in snake_case": not _matches(_NAME, device.name),
        f"definition {device.definition!r} is not a sentence": not _is_sentence(device.definition),
        f"exposure {device.exposure!r} is none of {EXPOSURES}": device.exposure not in EXPOSURES,
        f"reliability {device.reliability!r} is not H, M or L": device.reliability not in (*"HML",),
        "senses are not a tuple of different names": not _are_names(device.senses),
        "references are not a tuple of different keys": not _are_names(device.references),
    }
    for complaint, wrong in faults.items():
        require("protocol", not wrong, complaint)


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_sentence(value: object) -> bool:
    return _matches(_SENTENCE, value)


def _are_names(value: object) -> bool:
    return (
        isinstance(value, tuple)
        and all(isinstance(v, str) and v for v in value)
        and len(set(value)) == len(value)
    )


def _bad_offsets(table: Any, texts: Sequence[str]) -> str | None:
    for role in ("cue", "target"):
        start, end = getattr(table, f"{role}_start"), getattr(table, f"{role}_end")
        if not np.array_equal(start < 0, end < 0):
            return f"a {role} has a start or an end only"
    return outside(table, texts)


def _unsorted(table: Any, texts: Sequence[str]) -> str | None:  # noqa: ARG001 - a Fault
    return out_of_order(table, table.start.tolist())


def _counted_twice(table: Any, texts: Sequence[str]) -> str | None:  # noqa: ARG001 - a Fault
    if (table.weight < 1).any():
        return "a row weighs less than 1"
    places = Counter(
        zip(*(c.tolist() for c in (table.article, table.start, table.end)), strict=True)
    )
    twice = [f"article {a}: [{s}, {e})" for (a, s, e), times in places.items() if times > 1]
    return f"{twice[0]} is counted twice" if twice else None


def _bad_senses(device: Device, table: Any, texts: Sequence[str]) -> str | None:  # noqa: ARG001 - a Fault
    if other := set(table.device) - {device.name}:
        return f"rows are of device {other.pop()!r}, not of {device.name!r}"
    allowed = set(device.senses) or {""}
    undeclared = sorted(set(table.sense) - allowed)
    return f"sense {undeclared[0]!r} is not one of {sorted(allowed)}" if undeclared else None


def _bad_rules(device: Device, table: Any, texts: Sequence[str]) -> str | None:  # noqa: ARG001 - a Fault
    matches = {rule: _RULE.fullmatch(rule) for rule in set(table.rule)}
    wrong = sorted(rule for rule, match in matches.items() if not match)
    if wrong:
        return f"rule {wrong[0]!r} is not an entry of the catalogue and a test, as in 'dist.scare'"
    entries = sorted({match["entry"] for match in matches.values() if match})
    return f"rules of {device.name} begin with {' and '.join(entries)}" if entries[1:] else None


def _peeking(device: Device, text: str) -> str | None:
    """The same page under another title, and from other outlets with other ids and dates."""
    titled, untitled = (rows_of(device.find(Batch.of([text], [t])), 1) for t in (text, None))
    if titled != untitled:
        return "finds other things when the article has a title"
    ours, *theirs = (_annotated(device, text, outlet) for outlet in OUTLETS)
    if any(rows != ours for rows in theirs):
        return "finds other things when the article changes its outlet, date and id"
    return None


def _annotated(device: Device, text: str, outlet: str) -> list[list[Row]]:
    """What the one pass finds of a device when a page is an outlet's."""
    day = dt.date(2024, 5, len(outlet))
    page = Article(f"{outlet} 1", text, outlet, day, author=f"Editor of {outlet}")
    notes = annotate(Corpus.of([page]), devices=[device])
    if notes.problems:
        raise RuntimeError(notes.problems[0].message)
    return rows_of(notes.evidence.take(notes.evidence.device == device.name), 1)


def _picklable(device: Device, texts: Sequence[str]) -> None:
    try:
        sent = ForkingPickler.loads(ForkingPickler.dumps(device))
    except Exception as error:  # pickling fails in as many ways as there are types
        said = f"cannot be sent to another process ({type(error).__name__}: {error})"
        require("picklable", False, f"{said}, so that n_jobs does not work")
    batch = Batch.of(texts)
    found: list[Columns] = [d.find(batch) for d in (device, sent)]
    same = rows_of(found[0], len(batch)) == rows_of(found[1], len(batch))
    require("picklable", same, "finds other things after it was sent to another process")
