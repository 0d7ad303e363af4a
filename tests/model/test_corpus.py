"""The corpus: immutable, columnar, and faithful to what it was given."""

import datetime as dt

import numpy as np
import pytest

from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import InputError


@pytest.fixture
def corpus():
    """Three articles of two outlets on one event, with an extra field."""
    return Corpus.of(
        [
            Article("a", "One.", outlet="Meridian Times", event="e1", extra={"rank": 1}),
            Article("b", "Two.", outlet="Karst One", event="e1", date=dt.date(2031, 3, 4)),
            Article("c", "Drei \U0001f600\r\n", outlet="Karst One", extra={"rank": 3}),
        ],
        name="tiny",
    )


def test_articles_come_back_as_they_went_in(corpus):
    """Text, dates and extra fields are untouched."""
    assert [a.id for a in corpus] == ["a", "b", "c"]
    assert corpus[2].text == "Drei \U0001f600\r\n"
    assert corpus[1].date == dt.date(2031, 3, 4)
    assert [a.extra["rank"] for a in corpus] == [1, None, 3]
    assert corpus[-1] == corpus[2]


def test_selecting_makes_a_new_corpus(corpus):
    """Filters, slices and positions keep order and leave the original alone."""
    assert corpus.where(outlet="Karst One").ids == ("b", "c")
    assert corpus.where(outlet=["Karst One"], event="e1").ids == ("b",)
    assert corpus[:2].ids == ("a", "b")
    assert corpus.take(np.array([2, 0])).ids == ("c", "a")
    assert corpus.ids == ("a", "b", "c")


def test_groups_leave_out_articles_without_a_value(corpus):
    """An article on no event is in no event's group."""
    assert {k: v.tolist() for k, v in corpus.groups("event").items()} == {"e1": [0, 1]}


def test_the_fingerprint_is_of_the_content(corpus):
    """Batches and copies share it; one changed character does not."""
    again = Corpus.of(list(corpus), name="other name")
    changed = Corpus.of([*corpus[:2], Article("c", "Drei.", outlet="Karst One")])
    assert corpus.fingerprint == again.fingerprint
    assert corpus.fingerprint != changed.fingerprint


def test_batches_are_consecutive(corpus):
    """Streaming sees every article once, in order."""
    assert [b.ids for b in corpus.batches(2)] == [("a", "b"), ("c",)]


@pytest.mark.parametrize(
    "columns",
    [{"id": ["a"]}, {"id": ["a"], "text": [None]}, {"id": ["a", "a"], "text": ["x", "y"]}],
)
def test_a_corpus_needs_ids_and_texts(columns):
    """Gaps and duplicate ids are refused, naming the field."""
    with pytest.raises(InputError, match=r"id|text"):
        Corpus.from_columns(columns)


def test_unknown_fields_are_named(corpus):
    """A misspelt field lists those there are."""
    with pytest.raises(InputError, match="outlet"):
        corpus.column("outlets")
