"""Data sets in their authors' layouts."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from framing.corpus.datasets import layout_of
from framing.corpus.reading import read
from framing.corpus.standoff import read_standoff
from framing.model.errors import InputError

DATA = Path(__file__).parents[3] / "shared" / "data"


def put(path: Path, content: str | bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def real(name: str) -> Path:
    """A real data set, or a skipped test."""
    if not (DATA / name).exists():
        pytest.skip(f"no copy of {name}")
    return DATA / name


BASIL = {
    "title": "Ferry sails",
    "body-paragraphs": [["It sailed.", "Nobody waved."], ["“Good,” said Brandt."]],
    "date": "2031-05-02",
    "source": "HPO",
    "triplet-uuid": "e1",
    "url": "https://meridian.example/ferry",
    "main-entities": ["Ilse Brandt"],
    "word-count": 8,
    "main-event": "Ferry sails",
}


def test_basil(tmp_path):
    """Title and paragraphs are joined by blank lines, sentences by a space, outlets named."""
    put(tmp_path / "articles/2031/e1_1.json", json.dumps(BASIL))
    article = read(tmp_path)[0]
    assert article.text == "Ferry sails\n\nIt sailed. Nobody waved.\n\n“Good,” said Brandt."
    assert (article.id, article.outlet, article.event) == ("e1_1", "HuffPost", "e1")
    assert (article.date, article.url) == (dt.date(2031, 5, 2), BASIL["url"])
    assert article.extra == {
        "source": "HPO",
        "main-entities": '["Ilse Brandt"]',
        "word-count": 8,
        "main-event": "Ferry sails",
    }


@pytest.mark.parametrize("code", ["nyt", "NYT", "fox", "hpo", "huffpost", "Karst One"])
def test_basil_outlets(tmp_path, code):
    """Codes in either case are one outlet, and an unknown one stays as it is."""
    names = {"nyt": "New York Times", "fox": "Fox News", "hpo": "HuffPost", "huffpost": "HuffPost"}
    put(tmp_path / "articles/2031/e1_1.json", json.dumps(BASIL | {"source": code}))
    assert read(tmp_path).outlets == (names.get(code.lower(), code),)


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b"{}", b'{"body-paragraphs": [[1]]}', b'{"body-paragraphs": 3}', b"\xff"],
)
def test_a_broken_basil_file_costs_itself(tmp_path, content):
    """A file that is no article is a problem; the others are read."""
    put(tmp_path / "articles/2031/e1_1.json", content)
    put(tmp_path / "articles/2031/e1_2.json", json.dumps(BASIL))
    corpus = read(tmp_path)
    (problem,) = corpus.problems
    assert corpus.ids == ("e1_2",)
    assert (problem.article, problem.position, problem.lost) == ("e1_1", 0, True)


POLNEAR = (
    "compartment\tfilename\tpublisher\tpublication_date\tauthor\ttitle\tcredit\twire\n"
    'train\tmt_1\tmt\t2031-05-02\tNone\t"Good" ferry" sails\tNone\tAP\n'
    "dev\tko_1\tko\t2031-05-03\tNA\tTalks\tNone\tNA\n"
)


def test_polnear(tmp_path):
    """Texts are verbatim, metadata joined by file name, and the words for nothing are nothing."""
    put(tmp_path / "data/metadata.tsv", POLNEAR)
    put(tmp_path / "data/train/text/mt_1.txt", "Ferry sails\r\n\r\n''Good,'' she said.\n")
    put(tmp_path / "data/dev/text/ko_1.txt", "Talks\n")
    put(tmp_path / "data/dev/text/ko_2.txt", "Without metadata\n")
    corpus = read(tmp_path)
    assert corpus.ids == ("ko_1", "ko_2", "mt_1")
    article = corpus[2]
    assert article.text == "Ferry sails\r\n\r\n''Good,'' she said.\n"
    assert (article.outlet, article.date) == ("mt", dt.date(2031, 5, 2))
    assert (article.title, article.author) == ('"Good" ferry" sails', None)
    assert corpus.column("wire") == [None, None, "AP"]
    assert corpus.column("split") == ["dev", "dev", "train"]
    assert corpus.column("outlet") == ["ko", None, "mt"]


def test_a_metadata_table_without_file_names(tmp_path):
    """A table that cannot be joined is an error and no silent loss of metadata."""
    put(tmp_path / "data/metadata.tsv", POLNEAR.replace("filename", "file"))
    put(tmp_path / "data/train/text/mt_1.txt", "Ferry sails\n")
    with pytest.raises(InputError, match="no column 'filename'"):
        read(tmp_path)


def test_demo(tmp_path):
    """The demo's pages are the text, its table the rest, and an empty cell is nothing."""
    put(
        tmp_path / "articles.csv",
        "id,outlet,date,title,url,event,author,section,language,wire,origin,path\n"
        "a1,Meridian Times,2031-05-02,Ferry,,e1,,,en,,invented,pages/a1.txt\n"
        "a2,Karst One,2031-05-02,Ferry,,e1,,,en,KNA,invented,pages/a2.txt\n"
        "a3,Karst One,2031-05-02,Ferry,,e1,,,en,,invented,pages/a3.txt\n",
    )
    put(tmp_path / "pages/a1.txt", "News / Karst\r\n\r\nFerry\r\n")
    put(tmp_path / "pages/a3.txt", b"caf\xe9")
    corpus = read(tmp_path)
    assert corpus.ids == ("a1",)
    assert corpus[0].text == "News / Karst\r\n\r\nFerry\r\n"
    assert corpus[0].extra == {"wire": None, "origin": "invented", "path": "pages/a1.txt"}
    missing, invalid = corpus.problems
    assert (missing.article, missing.place) == ("a2", "line 3")
    assert "No such file" in missing.message
    assert (invalid.article, "position 3" in invalid.message) == ("a3", True)


def test_a_demo_table_without_paths(tmp_path):
    """Without the column that leads to the pages there is nothing to read."""
    (tmp_path / "pages").mkdir()
    put(tmp_path / "articles.csv", "id,outlet\na1,Karst One\n")
    with pytest.raises(InputError, match="no column 'path'"):
        read(tmp_path)


def test_an_ordinary_folder_is_no_data_set(tmp_path):
    """A folder in no known layout has none."""
    put(tmp_path / "a.txt", "One.")
    assert layout_of(tmp_path) is None


def test_real_basil():
    """All articles of a real copy are read: three outlets an event, dates and texts throughout."""
    corpus = read(real("basil"))
    assert corpus.problems == ()
    assert corpus.outlets == ("Fox News", "HuffPost", "New York Times")
    assert {len(rows) for rows in corpus.groups("event").values()} == {3}
    assert None not in corpus.column("date")
    assert all(article.text.startswith(f"{article.title}\n\n") for article in corpus)


def test_real_polnear_spans_say_what_they_are():
    """On real articles every gold span falls inside the text, and says what its line says.

    Three spans of the publication differ from their own line.
    """
    corpus = read(real("polnear"))
    assert (corpus.problems, len(corpus.outlets)) == ((), 7)
    texts = dict(zip(corpus.ids, corpus.texts, strict=True))
    differ = 0
    for path in sorted((DATA / "polnear/data/dev/attributions").glob("*.ann")):
        text = texts[path.stem.rpartition("_")[0]]
        said = path.read_bytes().decode()
        for relation in read_standoff(path):
            for pieces in relation.values():
                assert all(piece.end <= len(text) for piece in pieces)
                differ += any(piece.of(text).split("\n")[0] not in said for piece in pieces)
    assert differ <= 3
