"""Published sets of whole articles, and what a crawler writes, in small made-up copies."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from framing.corpus.datasets import LAYOUTS, layout_of
from framing.corpus.reading import read
from framing.model.errors import InputError


def put(path: Path, content: str | bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def lines(*records: object) -> str:
    """JSON lines."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


ABP = {
    "topic": "ferries",
    "source": "Meridian Times (News)",
    "bias": "0",
    "url": "https://meridian.example/ferry",
    "title": "Ferry sails",
    "date": "2031-05-02",
    "authors": "Ilse Brandt, Tomas Dorn",
    "content": "The ███ ferry sailed , she said .",
    "content_original": "The Meridian Times ferry sailed, she said.\n\nNobody waved.",
    "source_url": "meridian.example",
    "bias_text": "left",
    "ID": "a1",
}


@pytest.fixture
def abp(tmp_path):
    """Two articles in the layout of Article-Bias-Prediction, one of them in both splits."""
    put(tmp_path / "data/jsons/a1.json", json.dumps(ABP))
    put(tmp_path / "data/jsons/a2.json", json.dumps(ABP | {"ID": "a2", "date": ""}))
    put(tmp_path / "data/splits/random/train.tsv", "ID\tbias\na1\t0\na9\t2\n")
    put(tmp_path / "data/splits/media/valid.tsv", "ID\tbias\na1\t0\n")
    return tmp_path


class TestArticleBiasPrediction:
    def test_fields(self, abp):
        """The text is the original one, the tokens are kept, and both splits are fields."""
        corpus = read(abp)
        article = corpus[0]
        assert (corpus.name, corpus.problems) == ("article-bias-prediction", ())
        assert article.text == ABP["content_original"]
        assert (article.id, article.outlet) == ("a1", "Meridian Times (News)")
        assert (article.date, article.author) == (dt.date(2031, 5, 2), "Ilse Brandt, Tomas Dorn")
        assert article.extra["content"] == ABP["content"]
        assert (article.extra["bias"], article.extra["bias_text"]) == ("0", "left")
        assert corpus.column("split_random") == ["train", None]
        assert corpus.column("split_media") == ["valid", None]
        assert corpus[1].date is None

    def test_the_tokens_can_be_the_text(self, abp):
        """The version of the paper's experiments is read on request."""
        assert read(abp, text="content")[0].text == ABP["content"]

    @pytest.mark.parametrize("content", ["{", "[]", '{"content": "no original"}', b"\xff"])
    def test_a_broken_article_costs_itself(self, abp, content):
        """A file that is no article is a problem with its name, and its splits stay out of it."""
        put(abp / "data/jsons/a1.json", content)
        corpus = read(abp)
        (problem,) = corpus.problems
        assert corpus.ids == ("a2",)
        assert (problem.article, problem.position, problem.lost) == ("a1", 0, True)

    def test_a_broken_split_is_reported(self, abp):
        """A split without ids is a problem, its field is empty, and every article is read."""
        put(abp / "data/splits/media/valid.tsv", "name\tbias\na1\t0\n")
        corpus = read(abp)
        (problem,) = corpus.problems
        assert "no column 'ID'" in problem.message
        assert corpus.ids == ("a1", "a2")
        assert corpus.column("split_media") == [None, None]


XML = """<?xml version="1.0" encoding="UTF-8"?>
<articles>
<article id="0000001" published-at="2031-05-02" title="Ferry &amp; fog">
<p>The <a href="https://karst.example">ferry</a> sailed.</p><p>“Good,” said <i>Brandt</i>.</p>
</article>
<article id="0000002" title="Talks">Loose <q>words</q> stand here.<p>Then a paragraph.</p></article>
"""
TRUTH = """<articles>
<article hyperpartisan="true" id="0000001" labeled-by="article" url="https://karst.example/1"/>
<article hyperpartisan="false" id="0000002" labeled-by="article" url="https://karst.example/2"/>
</articles>
"""
NAME = "training-byarticle-20310101.xml"


class TestHyperpartisan:
    def test_fields(self, tmp_path):
        """Paragraphs stand between blank lines without their links, labels beside them."""
        put(tmp_path / f"articles-{NAME}", XML + "</articles>")
        put(tmp_path / f"ground-truth-{NAME}", TRUTH)
        corpus = read(tmp_path)
        assert (corpus.name, corpus.problems) == ("hyperpartisan", ())
        assert corpus.ids == ("0000001", "0000002")
        assert corpus.texts[0] == "The ferry sailed.\n\n“Good,” said Brandt."
        assert corpus.texts[1] == "Loose words stand here.\n\nThen a paragraph."
        article = corpus[0]
        assert (article.title, article.date) == ("Ferry & fog", dt.date(2031, 5, 2))
        assert article.url == "https://karst.example/1"
        assert corpus.column("hyperpartisan") == ["true", "false"]
        assert corpus.column("split") == ["training-byarticle-20310101"] * 2

    def test_without_labels(self, tmp_path):
        """A test set without its ground truth is read."""
        put(tmp_path / f"articles-{NAME}", XML + "</articles>")
        corpus = read(tmp_path)
        assert (len(corpus), corpus.problems) == (2, ())

    def test_a_file_that_breaks_off(self, tmp_path):
        """What stands before the break is read, and the break is a problem."""
        put(tmp_path / f"articles-{NAME}", XML + "<article id='3'><p>Half")
        put(tmp_path / f"ground-truth-{NAME}", TRUTH[:-30])
        corpus = read(tmp_path)
        assert corpus.ids == ("0000001", "0000002")
        truth, articles = corpus.problems
        assert "ground-truth" in truth.source
        assert articles.place == "article 3"
        assert corpus.column("hyperpartisan") == ["true", None]

    def test_no_article(self, tmp_path):
        """A file without an article is an error with the remedy."""
        put(tmp_path / f"articles-{NAME}", "<articles/>")
        with pytest.raises(InputError, match="no whole article"):
            read(tmp_path)

    def test_an_article_without_words(self, tmp_path):
        """An empty article is a problem, not the end."""
        put(tmp_path / f"articles-{NAME}", XML + "<article id='3'><p> </p></article></articles>")
        (problem,) = read(tmp_path).problems
        assert (problem.article, problem.message) == ("3", "is empty")


def report(stance: str, outlet: str) -> dict[str, object]:
    """One report of a round-up as crawled."""
    return {
        "stance": stance,
        "stance_specific": f"lean {stance}",
        "newsSource": outlet,
        "newsTitle": f"{outlet} on the ferry",
        "newsLink": f"https://{stance}.example",
        "newBody": ["It sailed.", "Nobody waved..."],
    }


CRAWL = {
    "id": 7,
    "issue": "Ferry Sails",
    "topic": "Ferries",
    "link": "/story/ferry",
    "date": "2031-05-02T16:15:00-07:00",
    "roundup": ["The ferry sailed."],
    "news": {
        "right": report("right", "Harbour Post"),
        "left": report("left", "Karst One"),
        "center": report("center", "Meridian Times"),
    },
}
PAIR = {
    "source": "TITLE=> Good?. ARTICLE=> It sailed. [SEP] TITLE=> Fog. ARTICLE=> It is late. "
    "[SEP] TITLE=> Empty. ARTICLE=> ",
    "target": "TITLE=> Ferry Sails. ARTICLE=> The ferry sailed.",
}


class TestNeus:
    def test_crawl(self, tmp_path):
        """A round-up becomes one article a leaning, with the event, the outlet and the leaning."""
        put(tmp_path / "data/raw_crawled/all.jsonl", lines(CRAWL))
        corpus = read(tmp_path)
        assert (corpus.name, corpus.problems) == ("neus", ())
        assert corpus.ids == ("7-center", "7-left", "7-right")
        assert corpus.column("leaning") == ["center", "left", "right"]
        assert corpus.outlets == ("Harbour Post", "Karst One", "Meridian Times")
        assert corpus.column("event") == ["7"] * 3
        article = corpus[1]
        assert article.text == "Karst One on the ferry\n\nIt sailed.\n\nNobody waved..."
        assert (article.title, article.url) == ("Karst One on the ferry", "https://left.example")
        assert article.date == dt.date(2031, 5, 2)
        assert (article.extra["issue"], article.extra["topic"]) == ("Ferry Sails", "Ferries")

    def test_pairs_say_no_leaning(self, tmp_path):
        """Pairs are in an order drawn by chance, so no outlet and no leaning is made up."""
        put(tmp_path / "train.jsonl", lines(PAIR))
        corpus = read(tmp_path)
        assert corpus.ids == ("train-1-1", "train-1-2")
        assert corpus.texts == ("Good?\n\nIt sailed.", "Fog\n\nIt is late.")
        assert corpus.column("event") == ["train-1"] * 2
        assert corpus.column("target") == [PAIR["target"]] * 2
        assert (corpus[0].outlet, corpus[0].extra.keys()) == (None, {"target", "split"})
        (problem,) = corpus.problems
        assert (problem.place, problem.lost) == ("line 1", True)

    def test_pairs_in_two_files(self, tmp_path):
        """The files of lines, as they are published, say the same as JSON lines do."""
        put(tmp_path / "train.source", f"{PAIR['source']}\nno report\n")
        put(tmp_path / "train.target", f"{PAIR['target']}\n")
        corpus = read(tmp_path)
        assert corpus.ids == ("train-1-1", "train-1-2")
        assert corpus.texts == ("Good?\n\nIt sailed.", "Fog\n\nIt is late.")
        assert corpus.column("target") == [PAIR["target"]] * 2
        assert [problem.place for problem in corpus.problems] == ["line 1", "line 2"]

    def test_pairs_that_are_no_text(self, tmp_path):
        """A target that is not UTF-8 makes its file a problem, and the others are read."""
        put(tmp_path / "train.source", PAIR["source"])
        put(tmp_path / "train.target", b"\xff")
        put(tmp_path / "val.source", PAIR["source"])
        corpus = read(tmp_path)
        assert corpus.ids == ("val-1-1", "val-1-2")
        assert corpus.problems[0].field == "file"

    def test_broken_rows(self, tmp_path):
        """Lines that are no round-up, and reports without a body, cost themselves."""
        news = CRAWL["news"] | {"left": None, "right": report("right", "X") | {"newBody": []}}
        text = lines(CRAWL | {"news": news}) + "{\n" + lines(CRAWL | {"id": 8, "news": {}}, CRAWL)
        put(tmp_path / "all.jsonl", text)
        corpus = read(tmp_path)
        assert corpus.ids == ("7-center", "7-left", "7-right")
        places = [p.place for p in corpus.problems]
        assert places == ["line 1", "line 1", "line 2", "line 3", "line 4"]  # 7-center again

    def test_other_pairs_are_not_recognised(self, tmp_path):
        """A set of translations has the same columns and is somebody else's."""
        put(tmp_path / "train.jsonl", lines({"source": "Fähre", "target": "ferry", "text": "x"}))
        assert layout_of(tmp_path) is None


CRAWLED = {
    "authors": ["Ilse Brandt", "Tomas Dorn"],
    "date_download": "2031-05-03 10:00:00",
    "date_publish": "2031-05-02 07:30:00",
    "description": None,
    "filename": "https%3A%2F%2Fmeridian.example%2Fferry.json",
    "language": "en",
    "maintext": "It sailed.\nNobody waved.",
    "source_domain": "meridian.example",
    "title": "Ferry sails",
    "url": "https://meridian.example/ferry",
}


class TestNewsPlease:
    def test_fields(self, tmp_path):
        """A folder of any depth is read, an article a file, and its path is its id."""
        put(tmp_path / "2031/meridian.example/ferry_1.json", json.dumps(CRAWLED))
        put(tmp_path / "2031/karst.example/ferry_1.json", json.dumps(CRAWLED | {"authors": []}))
        put(tmp_path / ".cache/a.json", json.dumps(CRAWLED))
        corpus = read(tmp_path)
        assert (corpus.name, corpus.problems) == ("news-please", ())
        assert corpus.ids == ("2031/karst.example/ferry_1", "2031/meridian.example/ferry_1")
        article = corpus[1]
        assert article.text == CRAWLED["maintext"]
        assert (article.outlet, article.language) == ("meridian.example", "en")
        assert (article.date, article.author) == (dt.date(2031, 5, 2), "Ilse Brandt, Tomas Dorn")
        assert article.extra["date_download"] == "2031-05-03 10:00:00"
        assert corpus[0].author is None

    @pytest.mark.parametrize("content", ["{", "[]", "3", '{"a": 1}', b"\xff", '{"\\ud83d": 1}', ""])
    def test_broken_files_cost_themselves(self, tmp_path, content):
        """A file that is no article is a problem, and so is one without a text."""
        put(tmp_path / "a.json", content)
        put(tmp_path / "b.json", json.dumps(CRAWLED | {"maintext": None}))
        put(tmp_path / "c.json", json.dumps(CRAWLED))
        corpus = read(tmp_path)
        assert corpus.ids == ("c",)
        assert [(p.article, p.lost) for p in corpus.problems] == [("a", True), ("b", True)]

    def test_other_json_is_not_recognised(self, tmp_path):
        """A folder of other JSON files is none of a crawler's."""
        put(tmp_path / "package.json", "{}")
        assert layout_of(tmp_path) is None


def test_layouts_are_told_apart(abp, tmp_path_factory):
    """Every module with a layout is one, and no folder is in two."""
    folder = tmp_path_factory.mktemp("crawl")
    put(folder / "all.jsonl", lines(CRAWL))
    for made in (abp, folder):
        assert sum(layout.recognises(made) for layout in LAYOUTS.values()) == 1
