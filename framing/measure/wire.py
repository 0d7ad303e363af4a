"""Whose copy an article is: its outlet's own, an agency's, or text that other outlets have too.

Two signs are read: what the page says (`framing.measure.credits`), and what other outlets print.
Text in quotation marks does not count as shared, for everybody at a press conference hears the same
words. Nothing is removed: `Wire.without` is the researcher's to call.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from framing.annotate import annotate
from framing.corpus.agencies import agency_of_outlet
from framing.measure.credits import CONTRIBUTED, OWN, WIRE, Credit, Line, find_credit
from framing.measure.shared import shared_runs
from framing.model.annotations import Annotations
from framing.model.columns import Labels
from framing.model.errors import InputError
from framing.model.span import BoolArray, IntArray

if TYPE_CHECKING:
    import pandas as pd

CONTAINED = 0.3  # of an article's runs of 8 words, that other outlets have (METHODOLOGY L02)
FEWEST = 20  # runs that an article needs before a share of them says anything

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Wire:
    """Whose copy each of n articles is, and what says so.

    Attributes
    ----------
    notes : Annotations
    kind : Labels
        ``wire`` (an agency's copy, or text of which other outlets have a third), ``contributed``
        (own copy to which an agency is said to have contributed), ``own`` (the outlet is an agency
        itself), '' (nothing says that it is not the outlet's own).
    agency : Labels
        '' where none is known.
    rule : Labels
        ``dateline``, ``byline``, ``author``, ``desk_line``, ``copyright``, ``sign_off``,
        ``contributed``, ``outlet``, ``shared``; '' for none.
    start, end : int32 arrays, shape (n,)
        The evidence in the article's text; -1 where a field says so, or nothing does. Of
        ``shared``, the longest shared passage.
    shared : float array, shape (n,)
        Share of the words of headline and body, quotations left out, that stand in runs of 8
        which another outlet's article has too.
    containment : float array, shape (n,)
        Share of those runs.
    match : int64 array, shape (n,)
        Row of the other outlet's article that has most of the shared runs; -1 for none.
    """

    notes: Annotations
    kind: Labels
    agency: Labels
    rule: Labels
    start: IntArray
    end: IntArray
    shared: Floats
    containment: Floats
    match: Rows

    def __len__(self) -> int:
        return len(self.notes)

    @property
    def is_wire(self) -> BoolArray:
        """Which articles are not their outlet's own copy, shape (n,)."""
        return self.kind == WIRE

    def without(self) -> Annotations:
        """The articles that are not wire copy."""
        return self.notes.take(np.flatnonzero(~self.is_wire))

    def rate(self, by: str = "outlet") -> pd.DataFrame:
        """One row a value of a field: articles, and the shares of wire copy and contributions."""
        import pandas as pd

        values = self.notes.corpus.column(by)
        frame = pd.DataFrame({by: ["" if v is None else str(v) for v in values]})
        frame["wire"] = self.is_wire
        frame["contributed"] = self.kind == CONTRIBUTED
        frame["shared"] = self.shared
        groups = frame.groupby(by)
        rates = groups.mean()
        rates.insert(0, "articles", groups.size())
        return rates.reset_index()

    def evidence(self, row: int) -> str:
        """What says so, in the article's own words; '' where no text does."""
        if self.start[row] < 0:
            return ""
        text: str = self.notes.corpus.table["text"][row].as_py()
        return " ".join(text[self.start[row] : self.end[row]].split())

    def to_frame(self) -> pd.DataFrame:
        """One row an article: id, outlet, kind, agency, rule, evidence, shares and match."""
        import pandas as pd

        corpus = self.notes.corpus
        ids = (*corpus.ids, None)
        return pd.DataFrame(
            {
                "id": corpus.ids,
                "outlet": corpus.column("outlet"),
                "kind": list(self.kind),
                "agency": list(self.agency),
                "rule": list(self.rule),
                "start": self.start,
                "end": self.end,
                "evidence": [self.evidence(row) for row in range(len(self))],
                "shared": self.shared,
                "containment": self.containment,
                "match": [ids[row] for row in self.match.tolist()],
            }
        )

    def __repr__(self) -> str:
        counts = {kind: int((self.kind == kind).sum()) for kind in (WIRE, CONTRIBUTED, OWN)}
        found = ", ".join(f"{n:,} {kind}" for kind, n in counts.items())
        return f"Wire({len(self):,} articles: {found})"


def wire(source: Any, *, containment: float = CONTAINED) -> Wire:
    """Find the articles that carry an agency's copy, by what they say and what others print.

    Datelines, bylines, the author field and sign-offs are read for the names of some ninety
    agencies; captions and picture credits are not. An article without such a credit is wire copy
    when other outlets have a third of its text outside quotation marks: that says that the text
    stands elsewhere too, not who wrote it first. An agency's own articles are ``own``.

    Parameters
    ----------
    source : Annotations, or anything `framing.corpus.as_corpus` takes
    containment : float
        Smallest share of an article's runs of 8 words that other outlets have when it is wire copy
        without a credit.

    Raises
    ------
    InputError
        When `containment` is no fraction above 0.

    References
    ----------
    broder1997

    Examples
    --------
    >>> from framing.model.article import Article
    >>> text = "KARST, May 2 (Reuters) - The ferry stayed in port for a third day."
    >>> found = wire([Article("a", text, outlet="Meridian Times")])
    >>> found, found.agency[0], found.rule[0], found.evidence(0)
    (Wire(1 articles: 1 wire, 0 contributed, 0 own), 'Reuters', 'dateline', 'Reuters')
    """
    if not 0 < containment <= 1:
        raise InputError(f"containment must be above 0 and at most 1, not {containment}")
    notes = source if isinstance(source, Annotations) else annotate(source, devices=())
    stated = _stated(notes)
    found = shared_runs(notes)
    share = found.share_of_runs
    held = np.flatnonzero((share >= containment) & (found.n_runs >= FEWEST))
    match = np.full(len(notes), -1, np.int64)
    match[held] = found.matches(held)
    credits = list(stated)
    for row, other in zip(held.tolist(), match[held].tolist(), strict=True):
        given, theirs = stated[row], stated[other]
        if given is None or given.kind == CONTRIBUTED:
            passage = found.longest(row, notes.corpus[row].text)
            agency = theirs.agency if theirs and theirs.kind in (WIRE, OWN) else ""
            credits[row] = Credit(agency, WIRE, "shared", passage.start, passage.end)
    return Wire(
        notes,
        kind=Labels.of([c.kind if c else "" for c in credits]),
        agency=Labels.of([c.agency if c else "" for c in credits]),
        rule=Labels.of([c.rule if c else "" for c in credits]),
        start=np.array([c.start if c else -1 for c in credits], np.int32),
        end=np.array([c.end if c else -1 for c in credits], np.int32),
        shared=found.share_of_words,
        containment=share,
        match=match,
    )


def _stated(notes: Annotations) -> list[Credit | None]:
    """What each article says itself; of an agency's own articles, that they are its own."""
    corpus, parts, found = notes.corpus, notes.parts, []
    cuts = np.searchsorted(parts.article, np.arange(len(notes) + 1)).tolist()
    labelled = list(zip(parts.start.tolist(), parts.end.tolist(), parts.part, strict=True))
    authors, outlets = corpus.column("author"), corpus.column("outlet")
    for row, text in enumerate(corpus.texts):
        own = agency_of_outlet(outlets[row])
        lines = [Line(s, e, part, text[s:e]) for s, e, part in labelled[cuts[row] : cuts[row + 1]]]
        credit = find_credit(lines, authors[row], outlets[row])
        if own and (credit is None or credit.kind != WIRE):
            credit = Credit(own, OWN, "outlet")
        found.append(credit)
    return found
