"""`as_corpus`: from what is already in memory to a corpus."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any

from framing.corpus.assembling import assemble
from framing.corpus.cells import is_text
from framing.corpus.frames import frame_rows, is_frame, is_series, table_rows
from framing.corpus.rows import check_fields, mapped
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import InputError


def as_corpus(articles: Any, **fields: str) -> Corpus:
    """Articles in memory as a corpus, one article for each, in order.

    Parameters
    ----------
    articles : Corpus, frame, or sequence of Article or of str
        A corpus is returned as it is. A string is an article's text, even if it is empty; ids
        are ``"0"``, ``"1"`` and so on, or the index of a pandas series.
    **fields : str
        The column for a field of `Article`, for frames.

    Raises
    ------
    TypeError
        When an element is neither text nor an article; its position and type are named.
    ValueError
        When `articles` is a single string.
    InputError
        When ids are not unique, or a text cannot be written down as UTF-8.

    Examples
    --------
    >>> corpus = as_corpus(["Talks resume in Karst.", "The ferry sailed."])
    >>> corpus.ids, corpus[1].text
    (('0', '1'), 'The ferry sailed.')
    """
    check_fields(fields)
    if isinstance(articles, Corpus):
        if not fields:
            return articles
        rows = mapped(table_rows(articles.table, articles.name), fields)
        return assemble([rows], name=articles.name, licence=articles.licence)
    if is_frame(articles):
        return assemble([mapped(frame_rows(articles), fields)], name="frame")
    if fields:
        raise InputError("fields are mapped from the columns of a frame, and this has none")
    ids = [str(label) for label in articles.index] if is_series(articles) else None
    elements = _elements(articles)
    if elements and all(isinstance(e, Article) for e in elements):
        return Corpus.of(elements, name="articles")
    return _of_texts(elements, ids)


def _elements(articles: Any) -> list[Any]:
    if isinstance(articles, str):
        raise ValueError("one string is not a sequence of articles: pass [text], or read(path)")
    if isinstance(articles, bytes | os.PathLike | Article) or not isinstance(articles, Iterable):
        raise TypeError(f"expected a sequence of texts or articles, not {_type(articles)}")
    return list(articles)


def _of_texts(texts: Sequence[Any], ids: list[str] | None) -> Corpus:
    for position, text in enumerate(texts):
        if not isinstance(text, str):
            raise TypeError(
                f"element {position} is {_type(text)}; every element must be a str, "
                "or every element an Article"
            )
        if not is_text(text):
            raise InputError(f"element {position} holds half of a surrogate pair; remove it")
    if ids and len(set(ids)) < len(ids):
        raise InputError(
            "the series' index has duplicates, but ids are unique: reset_index() first"
        )
    ids = ids or [str(n) for n in range(len(texts))]
    return Corpus.from_columns({"id": ids, "text": list(texts)}, name="texts")


def _type(value: object) -> str:
    return type(value).__name__
