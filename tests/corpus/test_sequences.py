"""What is already in memory becomes a corpus."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pytest

from framing.corpus import as_corpus
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import InputError


def test_a_corpus_is_itself():
    """A corpus passes as it is."""
    corpus = Corpus.of([Article("a", "The ferry sailed.")])
    assert as_corpus(corpus) is corpus


def test_fields_of_a_corpus_can_be_mapped_again():
    """An extra column of a corpus can become a field."""
    corpus = Corpus.of([Article("a", "The ferry sailed.", extra={"paper": "Karst One"})])
    assert as_corpus(corpus, outlet="paper").outlets == ("Karst One",)


@pytest.mark.parametrize("kind", [list, tuple, np.array, pl.Series, iter])
def test_every_string_is_an_article(kind):
    """Strings are numbered from 0 and none is dropped, not even an empty one."""
    corpus = as_corpus(kind(["One.", "", "One."]))
    assert (corpus.ids, corpus.texts) == (("0", "1", "2"), ("One.", "", "One."))


def test_a_series_keeps_its_index():
    """The index of a pandas series becomes the ids."""
    assert as_corpus(pd.Series(["One.", "Two."], index=[7, "x"])).ids == ("7", "x")


def test_a_series_with_a_repeated_index_is_refused():
    """Ids are unique, so a repeated index is refused with the remedy."""
    with pytest.raises(InputError, match="reset_index"):
        as_corpus(pd.Series(["One.", "Two."], index=[1, 1]))


def test_articles_are_kept_whole():
    """Articles come back with their extra fields."""
    article = Article("a", "The ferry sailed.", outlet="Karst One", extra={"desk": 3})
    assert as_corpus([article])[0] == article


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame])
def test_a_frame_is_mapped(frame):
    """A frame's columns are named for the fields they hold."""
    corpus = as_corpus(
        frame({"body": ["One."], "paper": ["Karst One"]}), text="body", outlet="paper"
    )
    assert (corpus.ids, corpus.texts, corpus.outlets) == (("row-1",), ("One.",), ("Karst One",))


def test_nothing_is_an_empty_corpus():
    """An empty sequence is a corpus without articles."""
    assert len(as_corpus([])) == 0


@pytest.mark.parametrize("bad", [None, b"One.", 1.5, float("nan"), ["One."], Article("a", "One.")])
def test_an_element_that_is_no_text_is_named(bad):
    """Position and type of an element that is neither text nor article are said."""
    with pytest.raises(TypeError, match=rf"element 1 is {type(bad).__name__}"):
        as_corpus(["One.", bad])


@pytest.mark.parametrize("bad", [b"One.", None, 3, Path("x.txt"), Article("a", "One.")])
def test_what_is_no_sequence_is_refused(bad):
    """Something that is no sequence is a type error."""
    with pytest.raises(TypeError, match="sequence"):
        as_corpus(bad)


def test_a_bare_string_is_refused():
    """A string is a sequence of characters, which nobody means; the remedy is said."""
    with pytest.raises(ValueError, match=r"\[text\], or read"):
        as_corpus("One.")


def test_half_a_surrogate_pair_is_refused():
    """Text that no file can hold is refused by position."""
    with pytest.raises(InputError, match="element 1"):
        as_corpus(["One.", "\ud83d"])


def test_fields_need_a_frame():
    """A mapping of columns makes no sense for strings, and an unknown field none at all."""
    with pytest.raises(InputError, match="frame"):
        as_corpus(["One."], outlet="paper")
    with pytest.raises(InputError, match="did you mean 'outlet'"):
        as_corpus(["One."], outlets="paper")
