"""What is wrong with a corpus: checks, and the rates behind them by outlet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.model.display import as_html
from framing.model.results import VERDICTS, Check, rows_frame
from framing.model.signature import Signature

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class GroupHealth:
    """One outlet's rates: shares of its articles from 0 to 1, unless said otherwise.

    Attributes
    ----------
    group : str
        The outlet, or another value of the field that articles are grouped by.
    articles : int
    words : float
        Median number of words in headline and body.
    first, last : str
        Dates of its first and last article, ISO 8601; '' without dates.
    identical, copies_within, copies_across : float
        Articles with the same words as another one; edited or contained copies in the same group;
        copies of any kind in another.
    wire : float
        Articles credited to a news agency, or of which other outlets have a third.
    own_name : float
        Articles that name their outlet in headline or body; NaN where no article has an outlet.
    empty, short, cut_off, undated, untitled : float
        Articles without words, with few, with their end missing, without a date, without a title.
    damaged, html, marks : float
        Articles with characters read in the wrong encoding, with markup, with traces of extraction.
    one_line : float
        Articles of some length without line breaks.
    curly, straight, doubled, other_quotes, no_quotes : float
        Articles by the quotation marks that they use most.
    set_aside, learned : float
        Share of characters outside headline and body; of those, found because they repeat.
    not_english : float
    """

    group: str
    articles: int
    words: float
    first: str
    last: str
    identical: float
    copies_within: float
    copies_across: float
    wire: float
    own_name: float
    empty: float
    short: float
    cut_off: float
    undated: float
    untitled: float
    damaged: float
    html: float
    marks: float
    one_line: float
    curly: float
    straight: float
    doubled: float
    other_quotes: float
    no_quotes: float
    set_aside: float
    learned: float
    not_english: float


@dataclass(frozen=True, slots=True, repr=False)
class Health:
    """Whether a corpus is fit for comparing its outlets.

    Attributes
    ----------
    by : str
        The field that articles are grouped by.
    checks : tuple of Check
        ``H01`` and on.
    groups : tuple of GroupHealth
        One an outlet, in order of name.
    blocks : tuple of str
        Why a comparison would mean nothing; empty when it may be made.
    signature : Signature
    """

    by: str
    checks: tuple[Check, ...]
    groups: tuple[GroupHealth, ...]
    blocks: tuple[str, ...]
    signature: Signature

    @property
    def verdict(self) -> str:
        """The worst verdict of all checks."""
        return max((c.verdict for c in self.checks), key=VERDICTS.index, default="pass")

    @property
    def troubles(self) -> tuple[Check, ...]:
        """The checks that do not pass, those that fail first."""
        found = [c for c in self.checks if c.verdict != "pass"]
        return tuple(sorted(found, key=lambda c: -VERDICTS.index(c.verdict)))

    def to_frame(self) -> pd.DataFrame:
        """One row an outlet, one column a rate."""
        return rows_frame(self.groups, GroupHealth).rename(columns={"group": self.by})

    def __repr__(self) -> str:
        rows = [f"{c.verdict:4}  {c.id}  {c.name}: {c.finding}" for c in self.checks]
        return "\n".join([*rows, str(self.signature)])

    def _repr_html_(self) -> str:
        return as_html(self)
