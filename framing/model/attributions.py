"""Who said what: source, cue and content of every attribution."""

from __future__ import annotations

from dataclasses import dataclass

from framing.model.columns import Columns, Labels, SpanLists
from framing.model.span import Span

CONTENT_KINDS = ("direct", "indirect", "mixed")
SOURCE_TYPES = (
    "named_person", "named_org", "media", "document", "unnamed_individual", "unnamed_group",
    "pronoun", "other",
)  # fmt: skip
STANCES = (
    "neutral",
    "endorsing",
    "doubting",
    "argumentative",
    "adversarial",
    "denial",
    "directive",
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution relation; any of source, cue and content may be empty.

    Attributes
    ----------
    article : str
        Id of the article.
    source, cue, content : tuple of Span
        Pieces in order; a discontinuous content has several.
    source_type : str
        One of `SOURCE_TYPES`, or '' without a source.
    stance : str
        One of `STANCES`, or '' without a cue.
    kind : str
        One of `CONTENT_KINDS`, or '' without content.
    part : str
        Where its content, else its cue, stands on the page.
    rule : str
        What found it.

    References
    ----------
    pareti2016, newell2018
    """

    article: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_type: str
    stance: str
    kind: str
    part: str
    rule: str


@dataclass(frozen=True, slots=True, eq=False)
class AttributionTable(Columns):
    """Attributions in columns, in order of article and first character.

    Attributes
    ----------
    article : int32 array, shape (n,)
    source, cue, content : SpanLists
    source_type, stance, kind, part, rule : Labels
    """

    source: SpanLists
    cue: SpanLists
    content: SpanLists
    source_type: Labels
    stance: Labels
    kind: Labels
    part: Labels
    rule: Labels

    def at(self, row: int, article_id: str) -> Attribution:
        """Row `row` as an object."""
        return Attribution(
            article=article_id,
            source=tuple(self.source[row]),
            cue=tuple(self.cue[row]),
            content=tuple(self.content[row]),
            source_type=self.source_type[row],
            stance=self.stance[row],
            kind=self.kind[row],
            part=self.part[row],
            rule=self.rule[row],
        )
