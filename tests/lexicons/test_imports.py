"""Lists of other people, in the formats they come in; all words here are invented lists."""

from __future__ import annotations

import pytest

from framing.devices import LexicalDevice
from framing.lexicons.imports import read_liwc, read_mpqa, read_nrc, read_words
from framing.model.errors import InputError
from framing.text.batch import Batch

LIWC = "%\n1\tposemo\n2\tnegemo\n%\nglad\t1\ngrim\t2\nbittersweet\t1\t2\n"
MPQA = (
    "type=weaksubj len=1 word1=grim pos1=adj stemmed1=n priorpolarity=negative\n"
    "type=strongsubj len=1 word1=glad pos1=adj stemmed1=n priorpolarity=positive\n"
)
NRC = "grim\tfear\t1\ngrim\tjoy\t0\nglad\tjoy\t1\nglad\tfear\t0\n"
TEXT = "A grim day, a glad night, a bittersweet end."


def found(lexicon) -> list[tuple[str, str]]:
    """What a list finds, with its sense."""
    table = LexicalDevice(lexicon).find(Batch.of([TEXT]))
    spans = zip(table.start, table.end, table.sense, strict=True)
    return [(TEXT[s:e], sense) for s, e, sense in spans]


@pytest.fixture
def file(tmp_path):
    """Writes a list to a file."""

    def written(text: str, encoding: str = "utf-8"):
        path = tmp_path / "list.txt"
        path.write_bytes(text.encode(encoding))
        return path

    return written


def test_a_category_of_liwc(file):
    """Words of the category, also those that belong to several."""
    assert found(read_liwc(file(LIWC), "negemo")) == [("grim", ""), ("bittersweet", "")]
    with pytest.raises(InputError, match="there are posemo, negemo"):
        read_liwc(file(LIWC), "anger")


def test_mpqa_gives_strength_and_polarity_as_sense(file):
    """Two clues, two senses."""
    assert found(read_mpqa(file(MPQA))) == [
        ("grim", "weaksubj_negative"),
        ("glad", "strongsubj_positive"),
    ]


def test_an_emotion_of_nrc(file):
    """Only words that are marked with it."""
    assert found(read_nrc(file(NRC), "joy")) == [("glad", "")]
    with pytest.raises(InputError, match="there are fear, joy"):
        read_nrc(file(NRC), "pride")


def test_a_word_a_line(file):
    """Comments and blank lines are no words; an old encoding is read."""
    lexicon = read_words(file("# moods\n\ngrim\nna\u00efve\n", "cp1252"), "moods", "recasens2013")
    assert [e.forms for e in lexicon.entries] == [("grim",), ("na\u00efve",)]
    assert found(lexicon) == [("grim", "")]


def test_what_was_imported_is_not_citable(file):
    """Nobody has measured it, and its hash is that of your copy."""
    lexicon = read_nrc(file(NRC), "joy")
    assert (lexicon.reliability, lexicon.version, len(lexicon.sha256)) == ("L", "yours", 64)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (lambda path: read_liwc(path, "posemo"), "glad\t1\n"),
        (read_mpqa, "len=1 word1=grim\n"),
        (lambda path: read_words(path, "moods", "recasens2013"), "# nothing\n"),
    ],
)
def test_another_format_is_refused(file, read, text):
    """The message says what was expected."""
    with pytest.raises(InputError):
        read(file(text))


def test_a_missing_file_is_named(tmp_path):
    """The path is in the message."""
    with pytest.raises(InputError, match=r"gone\.dic"):
        read_liwc(tmp_path / "gone.dic", "posemo")


def test_a_beginning_stands_for_all_words_that_begin_so(file):
    """``bitter*`` finds bittersweet, in every batch anew, and nothing that only contains it."""
    device = LexicalDevice(read_liwc(file("%\n1\tanger\n%\nbitter*\t1\nrage\t1\n"), "anger"))
    text = "Embittered or bitter, the bitterest rage ended bittersweet."
    table = device.find(Batch.of(["Nothing.", text]))
    words = [text[s:e] for s, e in zip(table.start, table.end, strict=True)]
    assert words == ["bitter", "bitterest", "rage", "bittersweet"]
    assert set(table.article.tolist()) == {1}
