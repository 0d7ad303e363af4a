"""Whose words: the stretches of an article that are not the outlet's own."""

from __future__ import annotations

from dataclasses import dataclass

from framing.model.columns import Columns, Labels
from framing.model.span import IntArray

VOICES = ("outlet", "quoted", "reported")


@dataclass(frozen=True, slots=True, eq=False)
class VoiceTable(Columns):
    """Stretches of quoted and reported speech; everything else is the outlet's own voice.

    Attributes
    ----------
    article : int32 array, shape (n,)
    start, end : int32 arrays, shape (n,)
        Disjoint and in order within an article.
    voice : Labels
        ``quoted`` (in somebody's own words) or ``reported`` (in the reporter's words).
    """

    start: IntArray
    end: IntArray
    voice: Labels
