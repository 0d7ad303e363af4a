"""An attribution while its pieces are being found."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.attribution.cues import Cue
from framing.attribution.units import Piece


@dataclass(slots=True)
class Draft:
    """One attribution in code points of the batch's buffer; grows while a quotation goes on.

    Attributes
    ----------
    article : int
    source : tuple of int or None
    cue : tuple of int or None
    content : list of (int, int)
    verb : Cue or None
        The cue's items, for its stance.
    quoted, plain : bool
        Content holds quoted words; holds words outside quotation marks.
    rule : str
    """

    article: int
    source: Piece | None
    cue: Piece | None
    content: list[Piece]
    verb: Cue | None = None
    quoted: bool = False
    plain: bool = False
    rule: str = ""
    quotes: list[int] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The contract's kind of content."""
        if not self.content:
            return ""
        if not self.quoted:
            return "indirect"
        return "mixed" if self.plain else "direct"
