"""Published sets of sentences and headlines in small made-up copies."""

from __future__ import annotations

import json

import pyarrow as pa
import pytest

from framing.corpus.datasets import layout_of
from framing.corpus.reading import read

HEADER = "text;news_link;outlet;topic;type;label_bias;label_opinion;biased_words\n"
ROW = (
    '"“Good; at last,” she said.";https://karst.example;Karst One;ferries;;Biased;X;"[\'last\']"\n'
)


def lines(*records: object) -> str:
    """JSON lines."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


class TestBabe:
    @pytest.mark.parametrize("folder", ["", "data"])
    def test_fields(self, tmp_path, folder):
        """Semicolons as published are understood, here and in data/, and labels kept."""
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "final_labels_SG2.csv").write_text(HEADER + ROW, "utf-8")
        (tmp_path / folder / "final_labels_SG1.csv").write_text(HEADER + ROW, "utf-8")
        corpus = read(tmp_path)
        (article,) = corpus
        assert (corpus.name, article.id) == ("babe", "row-1")
        assert article.text == "“Good; at last,” she said."
        assert (article.outlet, article.url) == ("Karst One", "https://karst.example")
        assert article.extra == {
            "topic": "ferries",
            "type": "",
            "label_bias": "Biased",
            "label_opinion": "X",
            "biased_words": "['last']",
        }

    def test_commas_and_ids(self, tmp_path):
        """Copies separated by commas are read, and a column uuid gives the ids."""
        text = "uuid,text,news_link,label_bias,biased_words\nu1,It sailed.,,Non-biased,[]\n"
        (tmp_path / "final_labels_SG2.csv").write_text(text, "utf-8")
        assert read(tmp_path).ids == ("u1",)

    def test_broken_rows(self, tmp_path):
        """A row with too few cells and one without a sentence are problems with their line."""
        text = HEADER + "half;a row\n" + ROW + ";;;;;;;\n"
        (tmp_path / "final_labels_SG2.csv").write_text(text, "utf-8")
        corpus = read(tmp_path)
        assert corpus.ids == ("row-2",)
        assert [problem.place for problem in corpus.problems] == ["line 2", "line 4"]


class TestGvfc:
    @pytest.mark.parametrize("place", ["english.csv", "dataset/english.csv"])
    def test_table(self, tmp_path, place):
        """Headlines are texts and titles at once; the nameless column of the table is left out."""
        path = tmp_path / place
        path.parent.mkdir(exist_ok=True)
        path.write_text(",ImageID,Month,news_title,Q3 Theme1,Q3 Theme2\n0,36,May,Fog,7,99\n")
        corpus = read(tmp_path)
        (article,) = corpus
        assert (corpus.name, article.id) == ("gvfc", "36")
        assert (article.text, article.title) == ("Fog", "Fog")
        assert article.extra == {"Month": "May", "Q3 Theme1": "7", "Q3 Theme2": "99"}

    def test_lines(self, tmp_path):
        """JSON lines are read, frames and folds kept, and a broken line is a problem."""
        row = {"id": "36", "headline": "Fog", "frames": [0, 1], "fold": {"0": "test"}}
        (tmp_path / "gvfc.jsonl").write_text("{\n" + lines(row, row | {"headline": ""}))
        corpus = read(tmp_path)
        (article,) = corpus
        assert (article.id, article.text, article.title) == ("36", "Fog", "Fog")
        assert article.extra == {"frames": "[0, 1]", "fold": '{"0": "test"}'}
        assert [problem.place for problem in corpus.problems] == ["line 1", "line 3"]


MTSC = {
    "primary_gid": "g1",
    "sentence_normalized": "Brandt praised Dorn.",
    "targets": [{"from": 15, "to": 19, "mention": "Dorn", "polarity": 6.0}],
}


class TestNewsmtsc:
    def test_fields(self, tmp_path):
        """Files are splits, compressed or not; targets point into the text."""
        (tmp_path / "train.jsonl").write_text(lines(MTSC))
        with pa.output_stream(str(tmp_path / "devtest_mt.jsonl.gz"), compression="gzip") as out:
            out.write(lines(MTSC | {"primary_gid": "g2"}).encode())
        corpus = read(tmp_path)
        assert (corpus.name, corpus.ids) == ("newsmtsc", ("g2", "g1"))
        assert corpus.column("split") == ["devtest_mt", "train"]
        (target,) = json.loads(corpus[0].extra["targets"])
        assert corpus.texts[0][target["from"] : target["to"]] == target["mention"]

    def test_broken_rows(self, tmp_path):
        """Broken lines, repeated sentences and whole broken files cost themselves."""
        (tmp_path / "train.jsonl").write_text("{\n" + lines(MTSC, MTSC))
        (tmp_path / "devtest_rw.jsonl.zst").write_bytes(b"no archive")
        corpus = read(tmp_path)
        assert corpus.ids == ("g1",)
        assert [p.field for p in corpus.problems] == ["file", "line", "id"]

    def test_a_mixed_folder_is_somebody_s_own(self, tmp_path):
        """Beside other tables the set's files are tables like others, and nothing is left out."""
        (tmp_path / "train.jsonl").write_text(lines(MTSC | {"text": "One."}))
        (tmp_path / "mine.jsonl").write_text(lines({"id": "a", "text": "Two."}))
        assert layout_of(tmp_path) is None
        assert len(read(tmp_path)) == 2
