"""A floor under accuracy on the development part of a public corpus, where it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.attribution import extract
from framing.text.batch import Batch

DEV = Path(__file__).parents[2].parent / "shared" / "data" / "polnear" / "data" / "dev"


def gold_characters(path: Path, role: str) -> set[int]:
    """Characters that a standoff file marks with a role (``Source``, ``Cue``, ``Content``)."""
    marked: set[int] = set()
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if columns[0].startswith("T") and columns[1].startswith(role):
            for span in columns[1].partition(" ")[2].split(";"):
                start, end = map(int, span.split())
                marked.update(range(start, end))
    return marked


@pytest.mark.skipif(not DEV.is_dir(), reason="PolNeAR is not beside the checkout")
@pytest.mark.parametrize(("role", "floor"), [("Source", 0.60), ("Content", 0.78)])
def test_f1_of_marked_characters(role: str, floor: float) -> None:
    """Characters found in a role, over thirty articles, against one annotator each."""
    files = {p.name.rsplit("_", 1)[0]: p for p in sorted((DEV / "attributions").glob("*.ann"))}
    hits = predicted = expected = 0
    for stem in list(files)[::3]:
        (path,) = (DEV / "text").glob(f"{stem}*")
        text = path.read_bytes().decode("utf-8")
        column = getattr(extract(Batch.of([text])), role.lower())
        spans = zip(column.starts.tolist(), column.ends.tolist(), strict=True)
        found = {i for start, end in spans for i in range(start, end)}
        gold = gold_characters(files[stem], role)
        hits, predicted, expected = (
            hits + len(found & gold), predicted + len(found), expected + len(gold),
        )  # fmt: skip
    assert 2 * hits / (predicted + expected) >= floor
