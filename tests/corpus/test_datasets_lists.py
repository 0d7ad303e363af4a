"""Lists of articles without their texts, in small made-up copies."""

from __future__ import annotations

import datetime as dt

import pytest

from framing.corpus import copies
from framing.corpus.reading import read
from framing.model.errors import InputError

URLS = "Event ID\tOutlet\tURL\n0\tLL\thttps://karst.example\n0\tXX\thttps://meridian.example\n"
STORIES = (
    "stories_id,publish_date,title,url,language,media_id,media_name\n"
    "12,2031-05-02 07:30:00,Ferry sails,https://karst.example,en,3,Karst One\n"
    "13,2031-05-03,Fog,https://meridian.example,en,4,Meridian Times\n"
)


def supply(folder, **texts):
    """Save texts by id."""
    (folder / "texts").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / "texts" / f"{name.strip('_')}.txt").write_bytes(text)


class TestNewswcl50:
    def test_without_texts(self, tmp_path):
        """Without a text there is nothing to read, and the message says how to supply them."""
        (tmp_path / "urls.tsv").write_text(URLS)
        with pytest.raises(InputError, match=r"2 articles without their texts.*texts/0_LL\.txt"):
            read(tmp_path)

    def test_with_texts(self, tmp_path):
        """Supplied texts are joined by event and outlet; a missing one is a problem."""
        (tmp_path / "urls.tsv").write_text(URLS)
        supply(tmp_path, **{"0_LL": b"It sailed.\r\n", "other": b"Nobody's."})
        corpus = read(tmp_path)
        (article,) = corpus
        assert (corpus.name, article.id, article.text) == ("newswcl50", "0_LL", "It sailed.\r\n")
        assert (article.outlet, article.event) == ("HuffPost", "0")
        assert (article.url, article.extra) == ("https://karst.example", {"publisher_id": "LL"})
        (problem,) = corpus.problems
        assert (problem.article, problem.place) == ("0_XX", "line 3")
        assert "texts/0_XX.txt" in problem.remedy

    def test_an_undecodable_text(self, tmp_path):
        """A text that is not UTF-8 costs its article."""
        (tmp_path / "urls.tsv").write_text(URLS)
        supply(tmp_path, **{"0_LL": b"caf\xe9", "0_XX": b"Fog."})
        corpus = read(tmp_path)
        assert (corpus.ids, [p.article for p in corpus.problems]) == (("0_XX",), ["0_LL"])

    def test_registered(self, tmp_path, monkeypatch):
        """A registered copy is found by name, and compared with the published files."""
        monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "home"))
        (tmp_path / "copy").mkdir()
        (tmp_path / "copy" / "urls.tsv").write_text(URLS)
        supply(tmp_path / "copy", **{"0_LL": b"It sailed."})
        copies.register("newswcl50", tmp_path / "copy")
        assert read("newswcl50").ids == ("0_LL",)
        missing, changed = copies.verify("newswcl50")
        assert (missing.message, changed.message[:11]) == ("is missing", "has changed")


class TestMediacloud:
    def test_without_texts(self, tmp_path):
        """A list of stories is met with what is missing and how to join it."""
        (tmp_path / "stories.csv").write_text(STORIES)
        with pytest.raises(InputError, match=r"without their texts.*texts/12\.txt.*column 'text'"):
            read(tmp_path)

    def test_with_texts(self, tmp_path):
        """Texts are joined by the story's id."""
        (tmp_path / "stories.csv").write_text(STORIES)
        supply(tmp_path, **{"12": b"It sailed."})
        corpus = read(tmp_path)
        (article,) = corpus
        assert (corpus.name, article.id, article.outlet) == ("mediacloud", "12", "Karst One")
        assert (article.date, article.title) == (dt.date(2031, 5, 2), "Ferry sails")
        assert article.extra == {"media_id": "3"}
        assert [problem.article for problem in corpus.problems] == ["13"]

    def test_a_column_of_texts(self, tmp_path):
        """A list to which a column of texts was added is read as it is, broken rows apart."""
        head, *rows = STORIES.splitlines()
        text = "\n".join([f"{head},text", f"{rows[0]},It sailed.", f"{rows[1]},", "13,half"])
        (tmp_path / "stories.csv").write_text(text + "\n")
        corpus = read(tmp_path)
        assert corpus.texts == ("It sailed.",)
        assert [problem.place for problem in corpus.problems] == ["line 3", "line 4"]
