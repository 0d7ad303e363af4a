"""What can go wrong, said to people: the place, what is wrong there, and the remedy."""

from __future__ import annotations

from dataclasses import dataclass


class FramingError(Exception):
    """Base of every error that the library raises on purpose."""


class InputError(FramingError):
    """Input that cannot be used at all: a missing file, no text column, a bad option."""


class Refusal(FramingError):
    """A claim that the design at hand cannot support; the message says what would support it."""


class TooFewOutlets(Refusal):
    """A comparison or a class of a classifier has fewer than two outlets."""


class TooFewClusters(Refusal):
    """Fewer events (or other clusters) than the method needs for a valid interval."""


class GoldRequired(Refusal):
    """A citable contrast of a detected device was asked for without a hand-coded sample."""


class UnsupportedLanguage(Refusal):
    """The rules and lexicons are for English; other languages need a language pack."""


class MissingDependency(FramingError):
    """An optional library is not installed; the message names the extra that brings it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one input row; counted and reported, never dropped in silence.

    Attributes
    ----------
    source : str
        The file (or ``"<frame>"``, ``"<strings>"``) that the row came from.
    place : str
        Where in it: ``"line 3"``, ``"row 7"``, or ``""`` when the whole file is one article.
    article : str
        The id of the article, or a stand-in made of source and place when it has none.
    field : str
        The field that is wrong.
    message : str
        What is wrong with it.
    remedy : str
        What the user can do about it.
    position : int
        Index of the row among all rows read, failed ones included.
    lost : bool
        Whether the article is missing from the corpus because of it; when false, only the
        field was dropped (a date that does not parse).
    """

    source: str
    place: str
    article: str
    field: str
    message: str
    remedy: str
    position: int
    lost: bool = True

    def __str__(self) -> str:
        where = f"{self.source}, {self.place}" if self.place else self.source
        return f"{where}: {self.field}: {self.message} ({self.remedy})"
