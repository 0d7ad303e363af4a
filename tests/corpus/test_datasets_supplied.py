"""Sets whose texts the user supplies, and rows of Hugging Face, in small made-up copies."""

from __future__ import annotations

import datetime as dt
import json

import pyarrow as pa
import pytest
from pyarrow.parquet import write_table

from framing.corpus.reading import read
from framing.model.errors import InputError

SPAN = {"start": 0, "end": 9, "code": 13.0}
FRAMED = {
    "Ferry1.0-7": {
        "source": "meridian times",
        "byline": "ILSE BRANDT",
        "title": "Ferry sails",
        "section": "",
        "year": 2009,
        "month": "5",
        "day": 2,
        "irrelevant": 0,
        "primary_frame": 13.2,
        "primary_tone": 17.4,
        "annotations": {
            "framing": {"a1": [SPAN], "a2": []},
            "tone": {"a1": [{"start": 0, "end": 9, "code": 17.4}]},
            "irrelevant": {"a1": False},
        },
    },
    "Ferry1.0-8": {
        "source": "karst one",
        "year": 2009,
        "month": 5,
        "annotations": {"framing": {}, "tone": {}, "irrelevant": {}},
    },
}
PAGE = """<html><head><title>Ferry sails</title><meta property="og:title" content="Ferry sails">
</head><body><article><h1>Ferry sails</h1>{}</article></body></html>"""


def put(path, content):
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def page(*paragraphs):
    """A saved web page with long enough paragraphs."""
    filler = "The ferry sailed from Port Elsin at noon and nobody waved from the quay. " * 4
    return PAGE.format("".join(f"<p>{p} {filler}</p>" for p in paragraphs))


class TestMediaFrames:
    def test_with_the_users_texts(self, tmp_path):
        """Annotations by kind and annotator, the day put together, the text as it was supplied."""
        put(tmp_path / "annotations/ferry.json", json.dumps(FRAMED))
        put(tmp_path / "annotations/codes.json", json.dumps({"1.0": "Economic"}))
        put(tmp_path / "texts/Ferry1.0-7.txt", "Fer-7\n\nPRIMARY\n\nFerry sails\n")
        corpus = read(tmp_path)
        (article,) = corpus
        assert (corpus.name, article.id, article.outlet) == (
            "media-frames",
            "Ferry1.0-7",
            "meridian times",
        )
        assert article.text == "Fer-7\n\nPRIMARY\n\nFerry sails\n"
        assert (article.date, article.author) == (dt.date(2009, 5, 2), "ILSE BRANDT")
        assert article.section is None
        assert json.loads(article.extra["framing"]) == {"a1": [SPAN], "a2": []}
        assert json.loads(article.extra["annotated_irrelevant"]) == {"a1": False}
        assert (article.extra["issue"], article.extra["primary_frame"]) == ("ferry", 13.2)
        (problem,) = corpus.problems
        assert (problem.article, problem.place) == ("Ferry1.0-8", "article 2")

    def test_with_texts_in_the_file(self, tmp_path):
        """The joined files go before those without texts; a month alone is no day."""
        joined = {name: {**about, "text": f"Text of {name}."} for name, about in FRAMED.items()}
        put(tmp_path / "annotations/ferry.json", json.dumps(FRAMED))
        put(tmp_path / "output/ferry.json", json.dumps(joined))
        corpus = read(tmp_path)
        assert corpus.texts == tuple(f"Text of {name}." for name in FRAMED)
        assert corpus.column("date") == [dt.date(2009, 5, 2), None]
        assert corpus.problems == ()

    def test_a_later_version_in_a_folder_an_issue(self, tmp_path):
        """The ending of a file's name is no part of the issue's."""
        joined = {name: {**about, "text": "Fog."} for name, about in FRAMED.items()}
        put(tmp_path / "ferry/ferry_labeled.json", json.dumps(joined))
        put(tmp_path / "ferry/ferry_unlabeled.json", json.dumps({"x": {"text": "Rain."}}))
        assert set(read(tmp_path).column("issue")) == {"ferry"}

    def test_the_first_version(self, tmp_path):
        """Its spans are one list, each with its coder, and its texts stand by issue."""
        spans = [{"coder": "a1", "round": 1, **SPAN}]
        put(tmp_path / "annotations/ferry.json", json.dumps({"f-1": {"annotations": spans}}))
        put(tmp_path / "articles/ferry/f-1.txt", "Ferry sails\n")
        (article,) = read(tmp_path)
        assert article.text == "Ferry sails\n"
        assert json.loads(article.extra["annotations"]) == spans

    def test_without_texts(self, tmp_path):
        """The first file that is looked for is named."""
        put(tmp_path / "annotations/ferry.json", json.dumps(FRAMED))
        with pytest.raises(InputError, match=r"without their texts.*texts/Ferry1\.0-7\.txt"):
            read(tmp_path)

    def test_a_broken_record_costs_itself(self, tmp_path):
        """Something else than an article is a problem, and a broken file an error."""
        joined = {"a": 3, **{n: {**about, "text": "Fog."} for n, about in FRAMED.items()}}
        path = put(tmp_path / "annotations/ferry.json", json.dumps(joined))
        corpus = read(tmp_path)
        assert (len(corpus), [p.article for p in corpus.problems]) == (2, ["a"])
        path.write_text(json.dumps(joined)[:-3])
        with pytest.raises(InputError, match="not whole JSON"):
            read(tmp_path)


URLS = (
    "id,URL,Publisher,publish_date\n"
    "7,https://www.karst.example/ferry,Karst One,2031-05-02\n"
    "8,https://meridian.example/fog,Meridian Times,\n"
)


class TestUrlList:
    def test_with_texts_and_pages(self, tmp_path):
        """Texts and pages are found by id; a page fills what the list leaves open."""
        put(tmp_path / "list.csv", URLS)
        put(tmp_path / "texts/7.txt", "It sailed.")
        put(tmp_path / "pages/8.html", page("Fog over Karst."))
        corpus = read(tmp_path)
        assert (corpus.name, corpus.ids, corpus.problems) == ("url-list", ("7", "8"), ())
        assert corpus.outlets == ("Karst One", "Meridian Times")
        assert (corpus[0].text, corpus[0].date) == ("It sailed.", dt.date(2031, 5, 2))
        assert "Fog over Karst." in corpus[1].text
        assert corpus[1].title == "Ferry sails"
        assert corpus[0].url == "https://www.karst.example/ferry"

    def test_a_text_goes_before_the_page(self, tmp_path):
        """Who wrote down the text knows it better than a program that reads the page."""
        put(tmp_path / "list.csv", URLS)
        put(tmp_path / "texts/7.txt", "It sailed.")
        put(tmp_path / "pages/7.html", page("Another."))
        assert read(tmp_path).texts == ("It sailed.",)

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("list.tsv", "url\nhttps://www.karst.example/a\nhttps://b.example\n"),
            ("list.jsonl", '{"url": "https://www.karst.example/a"}\n{"url": "https://b.example"}'),
        ],
    )
    def test_addresses_alone(self, tmp_path, name, content):
        """Without ids they are row-1 and so on; without outlets these are the sites."""
        put(tmp_path / name, content)
        put(tmp_path / "texts/row-1.txt", "It sailed.")
        put(tmp_path / "texts/row-2.txt", "Fog.")
        corpus = read(tmp_path)
        assert (corpus.ids, corpus.outlets) == (("row-1", "row-2"), ("b.example", "karst.example"))

    def test_without_texts(self, tmp_path):
        """The message says where texts and pages belong, for the folder and for the file."""
        path = put(tmp_path / "list.csv", URLS)
        with pytest.raises(InputError, match=r"texts/7\.txt or its page as pages/7\.html"):
            read(tmp_path)
        with pytest.raises(InputError, match="beside a list of addresses, read their folder"):
            read(path)

    def test_a_table_with_texts_of_another_name_is_none(self, tmp_path):
        """Somebody's articles, whose text is mapped, stay a plain folder."""
        put(tmp_path / "mine.csv", "url,body\nhttps://karst.example,It sailed.\n")
        assert read(tmp_path, text="body").texts == ("It sailed.",)

    def test_a_table_beside_articles_is_none(self, tmp_path):
        """Files of one article each are read as ever; the table is the one problem."""
        put(tmp_path / "mine.csv", URLS)
        put(tmp_path / "ferry.txt", "It sailed.")
        corpus = read(tmp_path)
        assert (corpus.ids, [p.article for p in corpus.problems]) == (("ferry",), ["mine"])

    def test_an_export_of_media_cloud(self, tmp_path):
        """Its newer columns, with a hash for an id, are read with the texts by that id."""
        head = "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
        row = "9f3c,2031-05-03,en,karst.example,karst.example,2031-05-02,Ferry,https://k.example\n"
        put(tmp_path / "stories.csv", head + row)
        put(tmp_path / "pages/9f3c.html", page("Fog over Karst."))
        (article,) = read(tmp_path)
        assert (article.id, article.outlet) == ("9f3c", "karst.example")
        assert (article.date, article.title) == (dt.date(2031, 5, 2), "Ferry")


def table(*texts):
    """An Arrow table of texts with a nested column."""
    return pa.table({"text": list(texts), "tags": [[t] for t in texts]})


class TestHuggingFace:
    def test_a_repository(self, tmp_path):
        """Shards in their order; the split is in their names."""
        put(tmp_path / "README.md", "---\nlicense: mit\n---\n")
        put(tmp_path / "dataset_infos.json", "{}")
        for name, text in (
            ("train-00000-of-00002", "One."),
            ("train-00001-of-00002-0a1b2c", "Two."),
            ("test-00000-of-00001", "Three."),
        ):
            (tmp_path / "data").mkdir(exist_ok=True)
            write_table(table(text), tmp_path / "data" / f"{name}.parquet")
        corpus = read(tmp_path)
        assert (corpus.name, corpus.texts) == ("hugging-face", ("Three.", "One.", "Two."))
        assert corpus.column("split") == ["test", "train", "train"]
        assert corpus.column("tags") == [["Three."], ["One."], ["Two."]]

    def test_several_configurations(self, tmp_path):
        """Each is a folder, whose name goes along."""
        for name in ("mt", "rw"):
            (tmp_path / name).mkdir()
            write_table(table(f"{name}."), tmp_path / name / "train-00000-of-00001.parquet")
        corpus = read(tmp_path)
        assert corpus.column("configuration") == ["mt", "rw"]

    @pytest.mark.parametrize("splits", [("",), ("train", "test")])
    def test_saved_by_the_library(self, tmp_path, splits):
        """Arrow streams, in a folder a split if there are several."""
        for split in splits:
            path = put(tmp_path / split / "data-00000-of-00001.arrow", b"")
            with pa.OSFile(str(path), "wb") as file:
                rows = table(f"In {split}.")
                with pa.ipc.new_stream(file, rows.schema) as stream:
                    stream.write_table(rows)
        corpus = read(tmp_path)
        assert sorted(corpus.texts) == sorted(f"In {split}." for split in splits)
        if len(splits) > 1:
            assert corpus.column("split") == ["test", "train"]

    def test_a_broken_shard_costs_itself(self, tmp_path):
        """The others are read."""
        write_table(table("One."), tmp_path / "train-00000-of-00002.parquet")
        put(tmp_path / "train-00001-of-00002.parquet", b"PAR1 no")
        corpus = read(tmp_path)
        assert (corpus.texts, len(corpus.problems)) == (("One.",), 1)
        for path in tmp_path.glob("*.parquet"):
            path.unlink()
        put(tmp_path / "data-00000-of-00001.arrow", b"no")
        with pytest.raises(InputError, match="not Arrow data"):
            read(tmp_path)

    def test_rows_in_memory(self):
        """Dictionaries, a row each, and Arrow tables are frames."""
        corpus = read([{"text": "One.", "outlet": "Karst One", "n": 1}, {"text": "Two."}])
        assert (corpus.texts, corpus.column("outlet")) == (("One.", "Two."), ["Karst One", None])
        assert read(table("One."), text="text").texts == ("One.",)
        corpus = read([{"text": "One."}, {"text": None}])
        assert (corpus.texts, corpus.problems[0].place) == (("One.",), "row 2")

    def test_a_data_set_of_the_library(self):
        """What it selects is read in its order, by the one call that keeps to it."""

        class Dataset:
            __module__ = "datasets.arrow_dataset"

            def __init__(self, rows):
                self.rows = rows

            def with_format(self, form):
                assert form == "arrow"
                return _All(self.rows)

        class _All:
            def __init__(self, rows):
                self.rows = rows

            def __getitem__(self, which):
                assert which == slice(None)
                return self.rows

        class DatasetDict(dict):
            __module__ = "datasets.dataset_dict"

        assert read(Dataset(table("Two.", "One."))).texts == ("Two.", "One.")
        both = DatasetDict(train=Dataset(table("One.")), test=Dataset(table("Two.")))
        corpus = read(both)
        assert (corpus.texts, corpus.column("split")) == (("One.", "Two."), ["train", "test"])
