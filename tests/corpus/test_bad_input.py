"""`read` on bad input: a bad row costs itself, and an unusable input says why."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.corpus.reading import read
from framing.model.errors import InputError

GOOD = b'{"id": "good", "text": "The ferry sailed."}'


def told(corpus):
    """What the problems say, without their wording."""
    return [(p.place, p.article, p.field, p.position, p.lost) for p in corpus.problems]


@pytest.fixture
def put(tmp_path):
    """A function that writes a file and returns its path."""

    def write(name, data):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


class TestRows:
    @pytest.mark.parametrize(
        ("line", "article", "field", "says"),
        [
            (
                b'{"id": "x", "text"',
                "x:2",
                "line",
                "not JSON: Expecting ':' delimiter at character",
            ),
            (b"[1]", "x:2", "line", "not a JSON object but list"),
            (b'{"id": "x"}', "x", "text", "there is no text"),
            (b'{"id": "x", "text": null}', "x", "text", "there is no text"),
            (b'{"id": "x", "text": NaN}', "x", "text", "there is no text"),
            (b'{"id": "x", "text": 7}', "x", "text", "is a number, not text"),
            (b'{"id": 7, "text": ["a"]}', "7", "text", "is a list, not text"),
            (b'{"id": "x", "text": ""}', "x", "text", "is empty"),
            (b'{"id": "x", "text": " \\n\\u00a0"}', "x", "text", "is blank"),
            (b'{"id": "x", "text": "a\\ud83d"}', "x", "text", "surrogate"),
            (b'{"\\ud83d": "x", "text": "a"}', "x:2", "line", "surrogate"),
            (b'{"text": "caf\xe9"}', "x:2", "text", "byte 0xe9 at position 13 of the line"),
            (b'{"text": ' + b"[" * 100_000, "x:2", "line", "not JSON"),
            (b'{"text": "a", "n": ' + b"1" * 5000 + b"}", "x:2", "line", "not JSON"),
        ],
    )
    def test_a_bad_line_costs_itself(self, put, line, article, field, says):
        """Each kind of bad line is named with its place, and the lines around it are read."""
        other = GOOD.replace(b"good", b"other")
        corpus = read(put("x.jsonl", b"\n".join([GOOD, line, b"", other, b""])))
        assert corpus.ids == ("good", "other")
        assert told(corpus) == [("line 2", article, field, 1, True)]
        (problem,) = corpus.problems
        assert says in problem.message
        assert problem.remedy
        assert str(problem).startswith(str(Path(problem.source)))

    def test_lines_are_counted_in_the_file_and_positions_among_rows(self, put):
        """Blank lines count as lines, not as rows."""
        corpus = read(put("x.jsonl", b"\n" + GOOD + b"\n\nbad\n"))
        assert told(corpus) == [("line 4", "x:4", "line", 1, True)]

    def test_duplicate_ids_name_the_first(self, put):
        """The first of several articles with one id is kept, within a file and across files."""
        put("1.jsonl", GOOD + b"\n" + GOOD)
        put("2.jsonl", GOOD)
        corpus = read(put("1.jsonl", GOOD + b"\n" + GOOD).parent)
        assert corpus.ids == ("good",)
        assert [p.position for p in corpus.problems] == [1, 2]
        assert all("1.jsonl, line 1" in p.message for p in corpus.problems)

    def test_a_failed_row_does_not_take_an_id(self, put):
        """An article whose namesake had no text is no duplicate."""
        corpus = read(put("x.jsonl", b'{"id": "good"}\n' + GOOD))
        assert (corpus.ids, len(corpus.problems)) == (("good",), 1)

    @pytest.mark.parametrize(
        ("field", "value", "says"),
        [
            ("date", "03/04/2020", "2020-03-04 or 2020-04-03"),
            ("date", "last Tuesday", "not a date"),
            ("date", 20200304, "a number is not a date"),
            ("title", "\ud83d", "surrogate"),
            ("desk", "\udc00", "surrogate"),
            ("id", {"n": 1}, "is an object"),
            ("id", "\ud83d", "surrogate"),
        ],
    )
    def test_a_bad_field_costs_itself(self, put, field, value, says):
        """An article keeps everything but the field that is wrong."""
        row = {"id": "a", "text": "The ferry sailed.", field: value}
        corpus = read(put("x.jsonl", json.dumps(row)))
        name = "row-1" if field == "id" else "a"
        assert told(corpus) == [("line 1", name, field, 0, False)]
        assert says in corpus.problems[0].message
        assert corpus.ids == (name,)
        assert field == "id" or corpus.column(field) == [None]

    def test_a_lost_row_is_one_problem(self, put):
        """A row that is lost is reported once, whatever else is wrong with it."""
        corpus = read(put("x.jsonl", b'{"id": [1], "date": "?", "text": ""}'))
        assert told(corpus) == [("line 1", "x:1", "text", 0, True)]

    def test_bytes_are_no_text(self):
        """Bytes in a frame are reported, as text and as a field."""
        frame = pd.DataFrame({"text": [b"One.", "Two."], "title": ["x", b"y"]})
        corpus = read(frame)
        assert told(corpus) == [
            ("row 1", "<frame>:1", "text", 0, True),
            ("row 2", "row-2", "title", 1, False),
        ]

    def test_gaps_in_a_frame(self):
        """Missing texts of either frame library are failures by row."""
        for frame in (pd.DataFrame, pl.DataFrame):
            corpus = read(frame({"id": ["a", "b"], "text": ["One.", None]}))
            assert told(corpus) == [("row 2", "b", "text", 1, True)]

    def test_invalid_utf8_in_a_table(self, put):
        """A row of a CSV file with a byte that is no UTF-8 is reported; the others are kept."""
        data = b"id,text\na,One.\nb,caf\xe9\nc,\xc3\xa9t\xc3\xa9\n"
        corpus = read(put("x.csv", data))
        assert corpus.texts == ("One.", "été")
        assert told(corpus) == [("line 3", "b", "text", 1, True)]
        assert "byte 0xe9 at position 3" in corpus.problems[0].message

    @pytest.mark.parametrize(
        ("row", "says"),
        [
            ("b,Two", "2 cells where the header has 3"),
            ("b,Two, and three,x", "4 cells where the header has 3"),
            ('b,"Two" and three,x', "quotation marks do not match"),
        ],
    )
    def test_a_row_that_does_not_fit_its_table(self, put, row, says):
        """Rows with cells missing or left over are not repaired by guessing."""
        corpus = read(put("x.csv", f"id,text,desk\na,One,\n\n{row}\nc,Three,\n"))
        assert corpus.ids == ("a", "c")
        assert told(corpus) == [("line 4", "x:4", "row", 1, True)]
        assert says in corpus.problems[0].message

    def test_lines_of_a_table_are_physical(self, put):
        """A row is placed by the line it starts on, after cells of several lines."""
        corpus = read(put("x.csv", 'id,text\na,"One.\nTwo."\nb,\n'))
        assert told(corpus) == [("line 4", "b", "text", 1, True)]

    def test_an_unclosed_quotation_mark(self, put):
        """A cell that is never closed is one failure, and what stands before it is read."""
        corpus = read(put("x.csv", 'id,text\na,One.\nb,"Two.\nc,Three.\n'))
        assert corpus.ids == ("a",)
        assert told(corpus) == [("line 3", "x:3", "row", 1, True)]

    def test_all_rows_may_fail(self, put):
        """A file whose rows all failed is a corpus without articles; the caller decides."""
        corpus = read(put("x.jsonl", b"bad\n\xff\n{}\n"))
        assert (len(corpus), len(corpus.problems)) == (0, 3)
        assert corpus.table.column_names[:2] == ["id", "outlet"]

    def test_positions_run_over_all_inputs(self, put):
        """Failures have their place in the order of everything read, so they can be put back."""
        put("1.txt", b"caf\xe9")
        put("2.jsonl", GOOD + b"\nbad\n")
        put("3.txt", b"")
        corpus = read(put("4.txt", b"One.").parent)
        assert corpus.ids == ("good", "4")
        assert [(p.article, p.position) for p in corpus.problems] == [
            ("1", 0),
            ("2:2", 2),
            ("3", 3),
        ]


class TestPages:
    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"caf\xe9 karst", "byte 0xe9 at position 3 of the file is not UTF-8"),
            (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
            (b"\xff\xfeF", "begins as UTF-16 and does not go on"),
            (b" \n", "is blank"),
            (b"\xef\xbb\xbf", "is empty"),
        ],
    )
    def test_a_bad_text_file(self, put, data, says):
        """A file that is no text is one failed article, called by its name."""
        corpus = read(put("x.txt", data))
        assert told(corpus) == [("", "x", "text", 0, True)]
        assert says in corpus.problems[0].message

    def test_utf16_is_recognised(self, put):
        """The remedy for UTF-16 is said where a format has to be UTF-8."""
        with pytest.raises(InputError, match="looks like UTF-16: save it as UTF-8"):
            read(put("x.jsonl", "Ferry".encode("utf-16")))

    @pytest.mark.parametrize(
        "data",
        [b"<html><body></body></html>", b"plain", b"\xff<p>x", b'<meta charset="karst">\xff'],
    )
    def test_a_page_without_an_article(self, put, data):
        """A page without main text, or without a known encoding, is one failed article."""
        assert told(read(put("x.html", data))) == [("", "x", "text", 0, True)]


class TestInputs:
    @pytest.mark.parametrize(
        ("name", "data", "says"),
        [
            ("x.txt", b"", "is empty"),
            ("x.jsonl", b"", "is empty"),
            ("x.jsonl", b"\n \n", "no article"),
            ("x.jsonl.gz", gzip.compress(b"", mtime=0), "is empty"),
            ("x.jsonl", bytes(range(256)) * 9, "binary"),
            ("x.jsonl", gzip.compress(GOOD, mtime=0), r"let its name end in \.gz"),
            ("x.jsonl.gz", GOOD, "not a whole gzip file"),
            ("x.jsonl.gz", gzip.compress(GOOD * 99, mtime=0)[:-20], "not a whole gzip file"),
            ("x.jsonl.zst", GOOD, "not a whole zstd file"),
            ("x.csv", b"", "is empty"),
            ("x.csv", b"\n\n", "is empty"),
            ("x.csv", b"id,text\n", "no article"),
            ("x.csv", b"id,body\na,One.\n", "no column 'text'; there are id, body .*--field text="),
            ("x.csv", b"id,text,text\na,One.,Two.\n", "two columns are called 'text'"),
            ("x.csv", b"id,t\xe9xt\na,One.\n", "header is not UTF-8"),
            ("x.csv", bytes(range(256)), "not a table"),
            ("x.csv", b'"id"x,text\na,One.\n', "header"),
            ("x.parquet", b"", "is empty"),
            ("x.parquet", b"PAR1 rubbish", "not a Parquet file"),
            ("x.docx", b"PK", r"no reader for this ending \(there are \.txt"),
            ("x", b"One.", "no reader"),
        ],
    )
    def test_an_unusable_file_says_why(self, put, name, data, says):
        """A file that cannot be used at all is one error, with name, reason and remedy."""
        path = put(name, data)
        with pytest.raises(InputError, match=says) as error:
            read(path)
        assert str(path) in str(error.value)

    def test_a_parquet_file_without_rows(self, tmp_path):
        """A table with a header and nothing under it has no article."""
        pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "x.parquet")
        with pytest.raises(InputError, match="no article"):
            read(tmp_path / "x.parquet")

    def test_a_truncated_parquet_file(self, tmp_path):
        """A Parquet file that lost its middle is an error and no traceback."""
        path = tmp_path / "x.parquet"
        pq.write_table(pa.table({"text": ["The ferry sailed."] * 99}), path)
        data = path.read_bytes()
        path.write_bytes(data[:20] + data[60:])
        with pytest.raises(InputError, match="not a Parquet file"):
            read(path)

    def test_parquet_text_that_is_no_utf8(self, tmp_path):
        """A writer that did not check its text costs the row, not the file."""
        offsets, data = pa.py_buffer(b"\0\0\0\0\4\0\0\0\10\0\0\0"), pa.py_buffer(b"caf\xe9One.")
        texts = pa.Array.from_buffers(pa.string(), 2, [None, offsets, data])
        pq.write_table(pa.table({"text": texts}), tmp_path / "x.parquet")
        corpus = read(tmp_path / "x.parquet")
        assert corpus.texts == ("One.",)
        assert told(corpus) == [("row 1", "x:1", "text", 0, True)]

    @pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame])
    def test_unusable_frames(self, frame):
        """Frames without rows, without the text, or without a mapped column are refused."""
        with pytest.raises(InputError, match="no article"):
            read(frame({"text": []}))
        with pytest.raises(InputError, match=r"no column 'text'; there are body .*text=\"NAME\""):
            read(frame({"body": ["One."]}))
        with pytest.raises(InputError, match="no column 'paper' for outlet; there are text"):
            read(frame({"text": ["One."]}), outlet="paper")

    def test_columns_of_one_name_in_a_frame(self):
        """Two columns of one name are refused, since either could be meant."""
        frame = pd.DataFrame([["One.", "Two."]], columns=["text", "text"])
        with pytest.raises(InputError, match="two columns are called 'text'"):
            read(frame)

    def test_a_mapped_column_must_exist_in_json_too(self, put):
        """A mapping to a name that no line has is a mistake in the call."""
        with pytest.raises(InputError, match="no column 'body' for text; there are id, text"):
            read(put("x.jsonl", GOOD), text="body")

    def test_an_unknown_field_is_met_with_a_near_one(self, put):
        """Fields that articles do not have are refused with those they have."""
        with pytest.raises(InputError, match="did you mean 'outlet'"):
            read(put("x.jsonl", GOOD), outlt="paper")

    @pytest.mark.parametrize(
        ("source", "says"),
        [
            ("bazil", "did you mean the data set 'basil'"),
            ("nowhere/at/all.txt", "no such file"),
            ("nowhere/*.txt", "no file matches"),
            ("The ferry sailed.\nNobody waved.", "as_corpus"),
            ("The ferry sailed? " * 9999, "no file matches"),
            ("The ferry sailed. " * 9999, "as_corpus"),
            ("a\0b", "no such file"),
            (7, "cannot read int"),
            (None, "cannot read NoneType"),
            ([], "nothing to read"),
            ("sentences", "gold labels"),
        ],
    )
    def test_what_cannot_be_found(self, source, says):
        """A source that is nothing readable is one clear line of bounded length."""
        with pytest.raises(InputError, match=says) as error:
            read(source)
        assert len(str(error.value)) < 500

    def test_an_empty_folder(self, tmp_path):
        """A folder without a readable file has nothing to read."""
        with pytest.raises(InputError, match="no file in this folder"):
            read(tmp_path)

    def test_a_bad_file_in_a_folder_costs_itself(self, put):
        """A file met in a folder that cannot be used is a failure among others."""
        put("a.jsonl.gz", b"not compressed")
        put("b.csv", b"id,body\na,One.\n")
        corpus = read(put("c.jsonl", GOOD).parent)
        assert corpus.ids == ("good",)
        assert told(corpus) == [("", "a", "file", 0, True), ("", "b", "file", 1, True)]

    def test_a_folder_of_bad_files_is_an_error(self, put):
        """When no file of a folder can be used, the first says why."""
        put("a.jsonl.gz", b"not compressed")
        with pytest.raises(InputError, match=r"a\.jsonl\.gz"):
            read(put("b.csv", b"").parent)

    def test_no_permission(self, put, monkeypatch):
        """A file that may not be opened is an error with the system's reason."""
        path = put("x.jsonl", GOOD)

        def refuse(self):
            raise PermissionError(13, "Permission denied", str(self))

        monkeypatch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(InputError, match="cannot be opened: Permission denied"):
            read(path)

    def test_an_unreadable_folder(self, tmp_path, monkeypatch):
        """A folder that may not be listed is an error."""

        def refuse(path):
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(os, "scandir", refuse)
        with pytest.raises(InputError, match="cannot be opened: Permission denied"):
            read(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.binary(), st.sampled_from(["x.jsonl", "x.csv", "x.tsv", "x.txt", "x.parquet", "x.csv.gz"])
)
def test_no_bytes_make_a_traceback(tmp_path, data, name):
    """Whatever a file holds, it is read, reported, or refused by an `InputError`."""
    (tmp_path / name).write_bytes(data)
    try:
        corpus = read(tmp_path / name)
    except InputError:
        return
    assert len(corpus) + sum(p.lost for p in corpus.problems) > 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                GOOD,
                b"bad",
                b'{"text": ""}',
                b'{"text": "x"}',
                b'{"text": "y", "date": "?"}',
                b"\xff",
            ]
        ),
        min_size=1,
    )
)
def test_every_row_is_an_article_or_a_failure(tmp_path, lines):
    """Nothing is dropped in silence: articles and lost rows add up to the rows, each once."""
    (tmp_path / "x.jsonl").write_bytes(b"\n".join(lines))
    corpus = read(tmp_path / "x.jsonl")
    lost = [p.position for p in corpus.problems if p.lost]
    assert len(corpus) + len(lost) == len(lines)
    assert lost == sorted(set(lost))
