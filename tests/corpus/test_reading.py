"""`read` on good input: every format, mapped fields, names, order and exact text."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import sys

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from framing.corpus.reading import read
from framing.model.errors import InputError

ROWS = [
    {"id": "a", "text": "The ferry sailed.", "outlet": "Karst One", "date": "2031-05-02", "n": 1},
    {"id": "b", "text": "It did not.", "outlet": "Meridian Times", "date": None, "n": 2},
]


def as_jsonl(rows) -> bytes:
    """Rows as JSON lines."""
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def as_csv(rows, delimiter=",") -> bytes:
    """Rows as a delimited table."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_parquet(rows) -> bytes:
    """Rows as a Parquet file."""
    out = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue().to_pybytes()


def zstd(data: bytes) -> bytes:
    """Compressed data."""
    return pa.Codec("zstd").compress(data, asbytes=True)


FORMATS = {
    "x.jsonl": as_jsonl(ROWS),
    "x.ndjson": as_jsonl(ROWS),
    "x.JSONL": as_jsonl(ROWS),
    "x.jsonl.gz": gzip.compress(as_jsonl(ROWS)),
    "x.jsonl.zst": zstd(as_jsonl(ROWS)),
    "x.csv": as_csv(ROWS),
    "x.csv.gz": gzip.compress(as_csv(ROWS)),
    "x.tsv": as_csv(ROWS, "\t"),
    "x.tsv.zst": zstd(as_csv(ROWS, "\t")),
    "semicolons.csv": as_csv(ROWS, ";"),
    "tabs.csv": as_csv(ROWS, "\t"),
    "x.parquet": as_parquet(ROWS),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_the_same(tmp_path, name):
    """The same rows are the same articles, whatever they are written in."""
    (tmp_path / name).write_bytes(FORMATS[name])
    corpus = read(tmp_path / name)
    assert corpus.problems == ()
    assert corpus.name == name.split(".")[0]
    assert (corpus.ids, corpus.texts) == (("a", "b"), ("The ferry sailed.", "It did not."))
    assert corpus.column("date") == [dt.date(2031, 5, 2), None]
    is_typed = "sv" not in name
    assert corpus.column("n") == ([1, 2] if is_typed else ["1", "2"])


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame])
def test_frames(frame):
    """Frames of either library are read like files, and their types kept."""
    corpus = read(frame(ROWS))
    assert (corpus.name, corpus.ids, corpus.outlets) == (
        "frame",
        ("a", "b"),
        ("Karst One", "Meridian Times"),
    )
    assert corpus.column("n") == [1, 2]
    assert corpus.column("date") == [dt.date(2031, 5, 2), None]


def test_another_delimiter_is_taken_only_when_it_is_the_only_one(tmp_path):
    """A comma in the name of a column does not make a table of commas."""
    (tmp_path / "x.tsv").write_text("text\tdesk, page\nOne.\t7\n")
    assert read(tmp_path / "x.tsv")[0].extra == {"desk, page": "7"}


def test_an_empty_cell_is_no_value(tmp_path):
    """An empty cell of a field is None; of an extra column, which is untouched, the empty text."""
    (tmp_path / "x.csv").write_text("text,outlet,date,desk\nOne.,,,\n")
    (article,) = read(tmp_path / "x.csv")
    assert (article.outlet, article.date, article.extra) == (None, None, {"desk": ""})


def test_a_named_index_is_a_column():
    """A frame indexed by id, as the library's own rates are, keeps its ids."""
    assert read(pd.DataFrame(ROWS).set_index("id")).ids == ("a", "b")


def test_pandas_types_pass():
    """Categories, timestamps, gaps and objects of a pandas frame are kept or written out."""
    frame = pd.DataFrame(
        {
            "id": [1.0, 2.0],
            "text": pd.Categorical(["One.", "Two."]),
            "date": pd.to_datetime(["2031-05-02", None]),
            "author": [["I. Brandt", "N. Oren"], None],
            "score": [0.5, None],
            "mixed": [1, "x"],
            "strange": [1 + 2j, 3j],
            "seen": pd.to_datetime(["2031-05-02T10:00", None], utc=True),
        }
    )
    corpus = read(frame)
    assert (corpus.ids, corpus.texts) == (("1", "2"), ("One.", "Two."))
    assert corpus.column("date") == [dt.date(2031, 5, 2), None]
    assert corpus.column("author") == ['["I. Brandt", "N. Oren"]', None]
    assert corpus.column("score") == [0.5, None]
    assert corpus.column("mixed") == ["1", "x"]
    assert corpus.column("strange") == ["(1+2j)", "3j"]
    assert corpus.table.schema.field("seen").type.tz == "UTC"


def test_arrow_types_of_extra_columns_are_untouched(tmp_path):
    """A Parquet file's own types survive, small integers and structs included."""
    table = pa.table(
        {
            "text": ["One.", "Two."],
            "small": pa.array([1, 2], pa.int8()),
            "where": [{"page": 1}, {"page": None}],
        }
    )
    pq.write_table(table, tmp_path / "x.parquet")
    corpus = read(tmp_path / "x.parquet")
    assert corpus.table.schema.field("small").type == pa.int8()
    assert corpus[0].extra["where"] == {"page": 1}


def test_fields_are_mapped_and_nothing_is_lost(tmp_path):
    """A mapped column fills the field, and a column whose name it takes is kept beside."""
    path = tmp_path / "x.jsonl"
    path.write_bytes(as_jsonl([{"body": "One.", "text": "teaser", "paper": 7, "k": True}]))
    (article,) = read(path, text="body", outlet="paper")
    assert (article.text, article.outlet) == ("One.", "7")
    assert article.extra == {"input_text": "teaser", "k": True}


def test_two_fields_can_be_exchanged():
    """A mapping is applied at once and not step by step."""
    (article,) = read(
        pd.DataFrame({"text": ["Ferry"], "title": ["One."]}), text="title", title="text"
    )
    assert (article.text, article.title) == ("One.", "Ferry")


def test_a_displaced_column_gets_a_free_name():
    """A column that gives way to a mapped one does not take the name of a third."""
    (article,) = read(
        pd.DataFrame({"body": ["One."], "text": ["t"], "input_text": ["i"]}), text="body"
    )
    assert article.extra == {"input_text": "i", "input_input_text": "t"}


def test_nested_json_is_kept_as_its_text(tmp_path):
    """Nested values, which differ from row to row, are JSON text, and numbers numbers."""
    path = tmp_path / "x.jsonl"
    path.write_bytes(as_jsonl([{"text": "One.", "tags": ["ä", {"n": 1}], "n": 2**70, "f": 0.5}]))
    assert read(path)[0].extra == {"tags": '["ä", {"n": 1}]', "n": str(2**70), "f": 0.5}


def test_columns_of_several_files_are_joined(tmp_path):
    """Files with different columns stand under each other; conflicting types become text."""
    (tmp_path / "1.jsonl").write_bytes(as_jsonl([{"text": "One.", "n": 1, "only": "x"}]))
    (tmp_path / "2.jsonl").write_bytes(as_jsonl([{"text": "Two.", "n": "two"}]))
    pq.write_table(pa.table({"text": ["Three."], "m": [3]}), tmp_path / "3.parquet")
    corpus = read(tmp_path)
    assert corpus.ids == ("row-1", "row-2", "row-3")
    assert corpus.column("n") == ["1", "two", None]
    assert corpus.column("only") == ["x", None, None]
    assert corpus.column("m") == [None, None, 3]


def test_ids_are_written_out_or_made(tmp_path):
    """Numbers become their digits; without an id the row's number among all rows stands in."""
    path = tmp_path / "x.jsonl"
    path.write_bytes(
        as_jsonl([{"id": 7, "text": "One."}, {"text": "Two."}, {"id": "", "text": "3."}])
    )
    assert read(path).ids == ("7", "row-2", "row-3")


def test_a_folder_is_read_by_path(tmp_path):
    """All files with a reader, below the folder too, in order of path; hidden ones left alone."""
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", ".git/x.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    corpus = read(tmp_path)
    assert (corpus.ids, corpus.name) == (("y", "z", "b"), tmp_path.name)
    assert read(str(tmp_path / "**" / "?.txt")).ids == ("y", "z", "b")
    assert read([tmp_path / "b.txt", [tmp_path / "a"]]).ids == ("b", "y", "z")


def test_standard_input(monkeypatch):
    """A dash is JSON lines on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(as_jsonl(ROWS))))
    assert read("-").ids == ("a", "b")


def test_a_name_can_be_given(tmp_path):
    """The corpus is called as the caller wants."""
    (tmp_path / "x.txt").write_text("One.")
    assert read(tmp_path / "x.txt", name="ferries").name == "ferries"


def test_text_files_are_verbatim(tmp_path):
    """Line ends, blanks and marks stay; a byte order mark at the start of the file is encoding."""
    text = " \r\nOne.\r\rTwo.\n\u2028\ufeff\u00a0e\u0301 \U0001f600\x0c\n\n"
    (tmp_path / "x.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read(tmp_path / "x.txt").texts == (text,)


@pytest.mark.parametrize("name", ["x.jsonl", "x.csv"])
def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path, name):
    """A byte order mark before a header or a first line does not become part of it."""
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + FORMATS[name])
    assert read(tmp_path / name).ids == ("a", "b")


@pytest.mark.parametrize("name", ["x.txt", "x.jsonl", "x.csv", "x.parquet"])
def test_a_paragraph_of_five_megabytes(tmp_path, name):
    """A very long paragraph is read whole, and the limit of the csv module is put back."""
    before = csv.field_size_limit(1000)
    text = "The ferry sailed, and nobody waved. " * 145_000
    writers = {"x.jsonl": as_jsonl, "x.csv": as_csv, "x.parquet": as_parquet}
    data = writers[name]([{"text": text}]) if name in writers else text.encode()
    (tmp_path / name).write_bytes(data)
    assert len(text) > 5_000_000
    assert read(tmp_path / name).texts == (text,)
    assert csv.field_size_limit(before) == 1000


TEXTS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda t: not t.isspace()),
    min_size=1,
    max_size=4,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXTS)
@example(["\ufeffa", "a\r\nb\rc\n", '"', "a\x00b", "\u2028x\x85", 'x,";\t'])
def test_any_text_comes_back_from_every_format(tmp_path, texts):
    """Whatever the characters, text and title come back from files and frames as they went in."""
    rows = [{"text": text, "title": text} for text in texts]
    (tmp_path / "x.jsonl").write_bytes(as_jsonl(rows))
    (tmp_path / "y.jsonl").write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8", newline=""
    )
    (tmp_path / "x.csv").write_bytes(as_csv(rows))
    (tmp_path / "x.tsv").write_bytes(as_csv(rows, "\t"))
    (tmp_path / "x.parquet").write_bytes(as_parquet(rows))
    sources = [*sorted(tmp_path.iterdir()), pd.DataFrame(rows), pl.DataFrame(rows)]
    for source in sources:
        corpus = read(source)
        assert corpus.problems == ()
        assert list(corpus.texts) == corpus.column("title") == texts


PAGE = """<html><head><title>Ferry talks stall</title>{head}</head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry talks stall</h1>{body}</article>
<footer>Copyright 2019 Meridian Times</footer></body></html>"""
BODY = "".join(
    f"<p>On day {n} the council of Karst met, café by café, to talk about the ferry.</p>"
    for n in range(8)
)


def test_a_web_page(tmp_path):
    """The main text is found, without menu and footer, and what the page declares about itself."""
    head = (
        '<meta property="article:published_time" content="2099-05-02T08:00:00Z">'
        '<meta name="author" content="Ilse Brandt">'
    )
    (tmp_path / "ferry.html").write_text(PAGE.format(head=head, body=BODY), encoding="utf-8")
    (article,) = read(tmp_path / "ferry.html")
    assert (article.id, article.title, article.author) == (
        "ferry",
        "Ferry talks stall",
        "Ilse Brandt",
    )
    assert article.date == dt.date(2099, 5, 2)
    assert "On day 7 the council of Karst met, café" in article.text
    assert "Home" not in article.text
    assert "Copyright" not in article.text


def test_a_page_without_a_date_has_none(tmp_path):
    """The year of a copyright line, or today, is not the date of an article."""
    (tmp_path / "ferry.htm").write_text(PAGE.format(head="", body=BODY), encoding="utf-8")
    assert read(tmp_path / "ferry.htm")[0].date is None


def test_a_page_in_an_older_encoding(tmp_path):
    """A page that is not UTF-8 is read in the encoding that it declares."""
    page = PAGE.format(head='<meta charset="ISO-8859-1">', body=BODY)
    (tmp_path / "ferry.html").write_bytes(page.encode("cp1252"))
    assert "café" in read(tmp_path / "ferry.html")[0].text


def test_the_door_is_lazy_and_complete():
    """Every name of the package's door opens, and an unknown one is an attribute error."""
    import framing.corpus as door

    assert all(callable(getattr(door, name)) for name in door.__all__)
    assert set(door.__all__) <= set(dir(door))
    with pytest.raises(AttributeError, match="karst"):
        _ = door.karst
    with pytest.raises(InputError, match="nothing to read"):
        door.read()
