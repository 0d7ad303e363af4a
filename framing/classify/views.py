"""What a classifier may see of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.devices.self_reference import DEVICE as SELF_REFERENCE
from framing.model.annotations import Annotations
from framing.model.errors import InputError
from framing.model.furniture import Furniture
from framing.model.parts import PROSE

Floats = NDArray[np.float64]

NAIVE = "all text"
PLAIN = "headline+body"
MASKED = "headline+body without own name"
STRICT = PLAIN  # what classifiers read unless told otherwise

# Which names `MASKED` cuts out depends on the article's outlet, so it shows what is left of an
# outlet's names (L03), and is no view to predict the outlet from: that "Karst One" stands in an
# article would say that it is another's.


@dataclass(frozen=True, slots=True)
class View:
    """What of an article is shown.

    Attributes
    ----------
    parts : tuple of str or None
        None is the raw page.
    without : tuple of str
        Devices whose evidence is cut out.
    """

    parts: tuple[str, ...] | None
    without: tuple[str, ...] = ()


VIEWS = {NAIVE: View(None), PLAIN: View(PROSE), MASKED: View(PROSE, (SELF_REFERENCE,))}


def as_notes(source: Any, *, furniture: Furniture | None = None) -> Annotations:
    """Annotations as they are; everything else is read as a corpus and annotated.

    Parameters
    ----------
    source : Annotations, or anything `framing.corpus.as_corpus` takes
    furniture : Furniture, optional
        What training articles taught of the outlets' pages.
    """
    if isinstance(source, Annotations):
        return source
    from framing.annotate import annotate
    from framing.corpus import as_corpus

    # a classifier reads text, not devices
    return annotate(as_corpus(source), devices=(), furniture=furniture)


def view_texts(notes: Annotations, view: str) -> list[str]:
    """What each article shows under a view: the raw page, or some parts with typography folded.

    Raises
    ------
    InputError
        When there is no such view, or what it hides was not looked for.
    """
    from framing.measure.views import visible_texts

    if view not in VIEWS:
        raise InputError(f"no view {view!r}; there are {', '.join(map(repr, VIEWS))}")
    shown = VIEWS[view]
    return visible_texts(notes, parts=shown.parts, without=shown.without)


def lengths(notes: Annotations) -> Floats:
    """Logarithms of words, sentences and paragraphs, and if there is a caption; shape (n, 4)."""
    parts = notes.parts
    paragraphs = np.bincount(parts.article[parts.part == "body"], minlength=len(notes))
    captions = np.bincount(parts.article[parts.part == "caption"], minlength=len(notes))
    counts = np.column_stack([notes.n_words, notes.n_sentences, paragraphs])
    return np.column_stack([np.log1p(counts), captions > 0])


@dataclass(frozen=True, slots=True, eq=False)
class Exhibit:
    """What there is to see of n articles.

    Attributes
    ----------
    page, prose : list of str, length n
        The raw page, and headline and body in plain typography.
    lengths : float array, shape (n, 4)
    """

    page: list[str]
    prose: list[str]
    lengths: Floats

    @classmethod
    def of(cls, notes: Annotations) -> Exhibit:
        """Look at some articles."""
        return cls(view_texts(notes, NAIVE), view_texts(notes, STRICT), lengths(notes))

    def __add__(self, other: Exhibit) -> Exhibit:
        return Exhibit(
            self.page + other.page,
            self.prose + other.prose,
            np.concatenate([self.lengths, other.lengths]),
        )
