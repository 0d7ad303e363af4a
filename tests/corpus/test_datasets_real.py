"""Every reader on a real copy, where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyarrow import array
from pyarrow.compute import is_in
from pyarrow.parquet import read_table

from framing.corpus.cards import cards
from framing.corpus.datasets import LAYOUTS
from framing.corpus.reading import read
from framing.model.errors import InputError

DATA = Path(__file__).parents[3] / "shared" / "data"


def real(name: str) -> Path:
    """A real data set, or a skipped test."""
    if not (DATA / name).exists():
        pytest.skip(f"no copy of {name}")
    return DATA / name


def test_every_reader_on_a_card_is_there():
    """A card names a reader that exists, and says what its fields are and how to get the set."""
    for name, card in cards().items():
        if card.reader:
            assert card.reader in LAYOUTS, name
            assert card.url, name
            assert {"id", "text"} <= card.fields.keys(), name


@pytest.mark.parametrize(
    ("folder", "name", "n", "lost"),
    [
        ("baly/layout", "article-bias-prediction", 300, 0),
        ("babe", "babe", 2940, 0),
        ("newsmtsc", "newsmtsc", 7758 + 721, 0),
        ("neus", "neus", 3 * (2452 + 307), 22),
        ("basil", "basil", 210, 0),
        ("polnear", "polnear", 924, 0),
    ],
)
def test_rows(folder, name, n, lost):
    """All rows of a copy are read; only excerpts without a body are lost, and they are reported."""
    corpus = read(real(folder))
    assert (corpus.name, len(corpus) + len(corpus.problems)) == (name, n)
    assert [problem.lost for problem in corpus.problems] == [True] * lost


@pytest.mark.parametrize(
    ("file", "name", "n"),
    [
        ("gvfc_en.jsonl.zst", "gvfc", 1299),
        ("hyperpartisan_byarticle.jsonl.zst", "hyperpartisan_byarticle", 645),
    ],
)
def test_rows_of_single_files(file, name, n, tmp_path):
    """Files that stand for themselves are read: one as a set, one as the JSON lines it is."""
    source = real(file)
    if name == "gvfc":
        (tmp_path / file).symlink_to(source)
        source = tmp_path
    corpus = read(source)
    assert (corpus.name, len(corpus), corpus.problems) == (name, n, ())


def test_real_splits():
    """Splits, leanings and texts of articles as published are those of a table of all articles."""
    corpus = read(real("baly/layout"))
    columns = ["ID", "split_random", "split_media", "bias_text", "content_original"]
    table = read_table(real("baly/articles.parquet"), columns=columns)
    table = table.filter(is_in(table["ID"], array(corpus.ids))).sort_by("ID")
    assert table["ID"].to_pylist() == sorted(corpus.ids)
    order = sorted(range(len(corpus)), key=lambda row: corpus.ids[row])
    for column in columns[1:]:
        read_as = corpus.texts if column == "content_original" else corpus.column(column)
        assert table[column].to_pylist() == [read_as[row] for row in order]


def test_real_newswcl50(tmp_path):
    """The list stops for want of texts, and with a text for each has fifty articles."""
    with pytest.raises(InputError, match="50 articles without their texts"):
        read(real("newswcl50"))
    (tmp_path / "urls.tsv").symlink_to(DATA / "newswcl50" / "urls.tsv")
    (tmp_path / "texts").mkdir()
    for event in range(10):
        for code in ("LL", "L", "M", "R", "RR"):
            (tmp_path / "texts" / f"{event}_{code}.txt").write_text("Invented.")
    corpus = read(tmp_path)
    assert (len(corpus), len(corpus.outlets), corpus.problems) == (50, 5, ())
    assert len(corpus.groups("event")) == 10


def test_real_neus_groups():
    """The reports of a round-up are one event."""
    corpus = read(real("neus"))
    sizes = [len(rows) for rows in corpus.groups("event").values()]
    assert (len(sizes), max(sizes), sum(sizes)) == (2759, 3, len(corpus))
