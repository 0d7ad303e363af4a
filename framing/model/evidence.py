"""Occurrences of framing devices in text: the evidence under every number."""

from __future__ import annotations

from dataclasses import dataclass

from framing.model.columns import Columns, Labels
from framing.model.span import IntArray, Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """One occurrence of a framing device.

    Attributes
    ----------
    article : str
        Id of the article.
    span : Span
        Where it stands in the article's verbatim text; `text` is what stands there.
    text : str
    device : str
        The family: ``distancing``, ``scare_quote``, ``agentless_passive`` …
    sense : str
        The reading, or '' where the device has one only.
    cue : Span or None
        The words that gave it away.
    target : Span or None
        What it is about: the marked name, the patient of a passive.
    voice : str
        Whose words they are: ``outlet``, ``quoted`` or ``reported``.
    part : str
        Where on the page, one of `framing.model.parts.PARTS`.
    rule : str
        The test that fired; its prefix is the entry of the catalogue.
    weight : int
        How much it counts: 1, or the number of words where words are counted.
    """

    article: str
    span: Span
    text: str
    device: str
    sense: str
    cue: Span | None
    target: Span | None
    voice: str
    part: str
    rule: str
    weight: int


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """What a device that was looked for says of itself.

    Attributes
    ----------
    name, definition : str
    exposure : str
        What its rate divides by.
    references : tuple of str
        BibTeX keys in the library's bibliography.
    reliability : str
        H, M or L: how well its readings can be told, by the methodology's classes. What is L is
        for exploring and needs human coding before it is cited.
    lexicon : str
        Name, version and hash of the word list that it reads, if it reads one.
    """

    name: str
    definition: str
    exposure: str
    references: tuple[str, ...]
    reliability: str = "M"
    lexicon: str = ""

    @property
    def citable(self) -> bool:
        """Whether its counts may be cited without human coding."""
        return self.reliability != "L"


@dataclass(frozen=True, slots=True, eq=False)
class EvidenceTable(Columns):
    """Evidence in columns, in order of article and start; `Evidence` objects are views.

    Attributes
    ----------
    article, start, end : int32 arrays, shape (n,)
        Row of the article in its corpus, and code points of its text.
    cue_start, cue_end, target_start, target_end : int32 arrays, shape (n,)
        -1 where there is none.
    device, sense, voice, part, rule : Labels
    weight : int32 array, shape (n,)
    """

    start: IntArray
    end: IntArray
    cue_start: IntArray
    cue_end: IntArray
    target_start: IntArray
    target_end: IntArray
    device: Labels
    sense: Labels
    voice: Labels
    part: Labels
    rule: Labels
    weight: IntArray

    def at(self, row: int, article_id: str, text: str) -> Evidence:
        """Row `row` as an object; `text` is the verbatim text of its article."""
        span = Span(int(self.start[row]), int(self.end[row]))
        return Evidence(
            article=article_id,
            span=span,
            text=span.of(text),
            device=self.device[row],
            sense=self.sense[row],
            cue=optional_span(self.cue_start[row], self.cue_end[row]),
            target=optional_span(self.target_start[row], self.target_end[row]),
            voice=self.voice[row],
            part=self.part[row],
            rule=self.rule[row],
            weight=int(self.weight[row]),
        )


def optional_span(start: int, end: int) -> Span | None:
    """The span, or None for the -1 that stands for absence in a column."""
    return Span(int(start), int(end)) if start >= 0 else None
