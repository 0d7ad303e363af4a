"""A study on disk."""

from __future__ import annotations

import csv
import json
import math
from dataclasses import replace

import pytest

from framing.model.errors import InputError
from framing.report import write as module  # the function; its module is patched by name below
from framing.report.cite import cite, used_keys
from framing.report.record import plain_data
from framing.report.tables import tables, text_of
from framing.report.write import retell, write


def snapshot(folder) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def strict(text: str):
    """JSON without NaN and infinities."""

    def refuse(word):
        raise ValueError(word)

    return json.loads(text, parse_constant=refuse)


@pytest.fixture(scope="module")
def folder(study, tmp_path_factory):
    """The invented study, written once."""
    return write(study, tmp_path_factory.mktemp("runs") / "deep" / "study")


def test_everything_is_there(folder):
    """Report, numbers, tables, and every figure as SVG, PNG and CSV."""
    names = set(snapshot(folder))
    assert {"report.html", "study.json", "tables/comparisons.csv", "tables/evidence.csv"} <= names
    figures = {n.rpartition(".")[0] for n in names if n.startswith("figures/")}
    assert figures == {"figures/forest-1", "figures/ladder"}
    assert {f"{f}.{kind}" for f in figures for kind in ("svg", "png", "csv")} <= names
    assert [f.name for f in folder.parent.iterdir()] == ["study"]


def test_bytes_are_the_same_again(study, folder, tmp_path):
    """Written again elsewhere, every file has the same bytes."""
    assert snapshot(write(study, tmp_path / "again")) == snapshot(folder)


def test_numbers_are_strict_json(study, folder):
    """Undefined numbers are null, keys are sorted, and the estimates are those of the study."""
    text = (folder / "study.json").read_text(encoding="utf-8")
    content = strict(text)
    assert list(content) == sorted(content)
    undefined = [e for c in content["comparisons"] for e in c["estimates"] if e["value"] is None]
    assert len(undefined) == sum(
        math.isnan(e.value) for c in study.comparisons for e in c.estimates
    )
    assert content["validation"]["scores"][0]["accuracy"] == 0.93
    assert content["corpus"]["fingerprint"] == study.notes.corpus.fingerprint


def test_evidence_can_be_followed(study, folder):
    """Offsets in the evidence table point at what they say, and add up to the counts."""
    texts = dict(zip(study.notes.corpus.ids, study.notes.corpus.texts, strict=True))
    with (folder / "tables" / "evidence.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(texts[r["article"]][int(r["start"]) : int(r["end"])] == r["text"] for r in rows)
    assert len(rows) == study.table.counts.sum()


def test_full_folder_is_refused(small, tmp_path):
    """A folder that holds something is not touched without force; a file never."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="not empty"):
        write(small, tmp_path)
    assert list(snapshot(tmp_path)) == ["notes.txt"]
    with pytest.raises(InputError, match="is a file"):
        write(small, tmp_path / "notes.txt", force=True)


def test_impossible_places_are_refused(small, tmp_path, monkeypatch):
    """A folder below a file and the current folder are refused in words."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError, match="cannot write"):
        write(small, tmp_path / "file" / "below")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(InputError, match="current folder"):
        write(small, ".")


def test_force_replaces_ours_and_keeps_theirs(small, tmp_path):
    """With force the study is replaced, stale tables go, and other people's files stay."""
    target = write(small, tmp_path / "s", beside={"numbers.json": "{}"})
    (target / "notes.txt").write_text("mine")
    (target / "tables" / "stale.csv").write_text("old")
    write(replace(small, audit=None), target, force=True, beside={"numbers.json": "[]"})
    names = snapshot(target)
    assert names["notes.txt"] == b"mine"
    assert names["numbers.json"] == b"[]"
    assert not {"tables/stale.csv", "tables/audit.csv"} & set(names)
    assert [f.name for f in tmp_path.iterdir()] == ["s"]


def test_failure_leaves_nothing(small, tmp_path, monkeypatch):
    """When writing fails half-way, the old study stands as it was and nothing else is left."""
    target = write(small, tmp_path / "s")
    before = snapshot(target)

    def fail(*_):
        raise RuntimeError("disk full")

    monkeypatch.setitem(module.__globals__, "png", fail)
    with pytest.raises(RuntimeError):
        write(small, target, force=True)
    with pytest.raises(RuntimeError):
        write(small, tmp_path / "new")
    assert snapshot(target) == before
    assert [f.name for f in tmp_path.iterdir()] == ["s"]


def test_saved_study_can_be_told_and_cited(study, folder, tmp_path):
    """From its folder a study tells the same findings and cites the same work."""
    said = retell(folder)
    assert "within the same events" in said
    assert said.endswith("report.html")
    assert cite(folder) == cite(study)
    assert used_keys(str(folder)) == used_keys(study)
    with pytest.raises(InputError, match="no saved study"):
        retell(tmp_path)


def test_plain_data_is_plain():
    """Infinities become null at any depth, text loses what JSON readers refuse."""
    assert plain_data({"a": [math.inf, (1.5, -math.inf)], 2: "x\ud800\0"}) == {
        "a": [None, [1.5, None]],
        "2": "x\ufffd␀",
    }


def test_tables_as_text(study):
    """Frames are written as CSV, Markdown and LaTeX with their note; other formats are refused."""
    frame = tables(study)["audit"]
    assert text_of(frame).startswith("id,name,")
    marked = text_of(frame, "markdown", str(study.audit.signature))
    assert marked.splitlines()[1].startswith("| --- |")
    assert marked.endswith("\n")
    latex = text_of(frame[["id", "name"]], "latex", "50 % & more")
    assert "\\toprule" in latex
    assert latex.endswith("\\par\\footnotesize 50 \\% \\& more\n")
    with pytest.raises(InputError, match="docx"):
        text_of(frame, "docx")
