"""PolNeAR's standoff annotations, which are brat's events with three roles."""

from __future__ import annotations

import re
from pathlib import Path

from framing.model.span import Span

ROLES = ("source", "cue", "content")
# The annotated text at the end of a span's line may run over several lines, of which the later
# ones can begin with anything: only lines of these forms count.
_MARK = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\t([^\t]+)")


def read_standoff(path: str | Path) -> list[dict[str, list[Span]]]:
    """The attributions of one annotation file: for each, the spans of its three roles.

    Lines that begin with ``T`` are spans, ``a b;c d`` being two pieces of one; lines that begin
    with ``E`` link them. Several spans in a role (``Content2``) are joined; notes are passed over.

    References
    ----------
    newell2018, pareti2016
    """
    marks: dict[str, list[Span]] = {}
    events: list[str] = []
    for line in Path(path).read_bytes().decode().splitlines():
        if mark := _MARK.match(line):
            marks[mark[1]] = [_span(piece) for piece in mark[2].split(";")]
        elif event := _EVENT.match(line):
            events.append(event[1])
    return [_relation(event, marks) for event in events]


def _span(piece: str) -> Span:
    start, end = piece.split()
    return Span(int(start), int(end))


def _relation(event: str, marks: dict[str, list[Span]]) -> dict[str, list[Span]]:
    relation: dict[str, list[Span]] = {role: [] for role in ROLES}
    for link in event.split():
        role, _, mark = link.partition(":")
        role = role.rstrip("0123456789").lower()
        if role in ROLES:
            relation[role] += marks.get(mark, [])
    return relation
