"""Counts and exposures per article; rates are derived at the last moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from framing.model.columns import Index
from framing.model.corpus import Corpus
from framing.model.display import as_html
from framing.model.errors import InputError
from framing.model.evidence import Evidence, EvidenceTable
from framing.model.signature import Signature

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Feature:
    """What one column of a feature table counts, and over what.

    Attributes
    ----------
    name : str
        Unique in its table, such as ``distancing``.
    exposure : str
        Name of the exposure that its rate divides by, such as ``own_words``.
    per : int
        Exposure units that a rate is quoted for: 1000 words, or 1 for a share.
    definition : str
        One sentence a reader can check evidence against.
    references : tuple of str
        BibTeX keys in the library's bibliography.
    """

    name: str
    exposure: str
    per: int
    definition: str
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opportunity:
    """How often a choice was made of the times it could have been made of one referent.

    The choice is informative when the writer had an alternative: the share of the mentions of a
    name that are marked, the share of the attributions to an actor that carry doubt.

    Attributes
    ----------
    name : str
        Of the feature.
    devices : tuple of str
        The devices that make the choice, or one measure of attributions such as ``doubting_cue``.
    referents : tuple of str
        Names of the referent, as they are written. Mentions of them are the opportunities of a
        device; attributions whose source bears one are those of an attribution measure.
    """

    name: str
    devices: tuple[str, ...]
    referents: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FeatureTable:
    """Counts *and* exposures of every article; each cell opens to its evidence.

    Attributes
    ----------
    corpus : Corpus
        The articles, one a row, with all their fields.
    features : tuple of Feature
    counts : int64 array, shape (articles, features)
    exposures : dict of int64 arrays, each of shape (articles,)
        How often a feature could have been counted, by exposure name.
    evidence_rows : EvidenceTable
        What was counted: the weights of the rows of device ``feature.name`` sum to `counts`.
    parts, voices : tuple of str
        Where on the page and in whose words it was counted.
    signature : Signature
    """

    corpus: Corpus
    features: tuple[Feature, ...]
    counts: NDArray[np.int64]
    exposures: dict[str, NDArray[np.int64]]
    evidence_rows: EvidenceTable
    parts: tuple[str, ...]
    voices: tuple[str, ...]
    signature: Signature

    def __len__(self) -> int:
        return len(self.corpus)

    @property
    def names(self) -> tuple[str, ...]:
        """The features' names, in column order."""
        return tuple(f.name for f in self.features)

    def feature(self, name: str) -> Feature:
        """The feature of that name; an unknown one raises with those that exist."""
        if name not in self.names:
            raise InputError(f"no feature {name!r}; there are {', '.join(self.names)}")
        return self.features[self.names.index(name)]

    def count(self, name: str) -> NDArray[np.int64]:
        """Counts of one feature, shape (articles,)."""
        return self.counts[:, self.names.index(self.feature(name).name)]

    def exposure(self, name: str) -> NDArray[np.int64]:
        """The exposure that a feature's rate divides by, shape (articles,)."""
        return self.exposures[self.feature(name).exposure]

    def take(self, index: Index) -> FeatureTable:
        """The table of some articles, in corpus order for a mask, else in the order given."""
        rows = np.arange(len(self))[index]
        new = np.full(len(self), -1, np.int32)
        new[rows] = np.arange(len(rows))
        kept = self.evidence_rows.take(new[self.evidence_rows.article] >= 0)
        kept = kept.replace(article=new[kept.article])
        return replace(
            self,
            corpus=self.corpus.take(rows),
            counts=self.counts[rows],
            exposures={k: v[rows] for k, v in self.exposures.items()},
            evidence_rows=kept.take(np.argsort(kept.article, kind="stable")),
            signature=self.signature.add(n=len(rows)),
        )

    def rates(self, per: int | None = None) -> pd.DataFrame:
        """Rates by article, as a frame indexed by article id.

        Parameters
        ----------
        per : int, optional
            Exposure units to quote rates for; by default each feature's own (1000 words, or 1
            for a share). Where the exposure is zero the rate is undefined (NaN), not zero.

        Returns
        -------
        pandas.DataFrame, shape (articles, features), preceded by `outlet`, `event`, `date`
        """
        import pandas as pd

        columns: dict[str, Any] = {k: self.corpus.column(k) for k in ("outlet", "event", "date")}
        for f in self.features:
            exposure = self.exposures[f.exposure]
            with np.errstate(invalid="ignore", divide="ignore"):
                rate = (per or f.per) * self.count(f.name) / exposure
            columns[f.name] = np.where(exposure > 0, rate, np.nan)
        return pd.DataFrame(columns, index=pd.Index(self.corpus.ids, name="id"))

    def to_frame(self) -> pd.DataFrame:
        """All fields but the text, then counts, then exposures: what is written to disk."""
        import pandas as pd

        fields = {k: self.corpus.column(k) for k in self.corpus.table.column_names if k != "text"}
        counts = {f"n_{name}": self.counts[:, j] for j, name in enumerate(self.names)}
        exposures = {f"exposure_{k}": v for k, v in self.exposures.items()}
        return pd.DataFrame(fields | counts | exposures)

    def evidence(self, feature: str, **fields: Any) -> EvidenceView:
        """The evidence under a feature's counts, in articles whose fields have the given values.

        Examples
        --------
        ``table.evidence("distancing", outlet="Meridian Times").sample(5, seed=1)``
        """
        rows = self.evidence_rows.take(self.evidence_rows.device == self.feature(feature).name)
        if fields:
            wanted = set(self.corpus.where(**fields).ids)
            keep = np.array([i in wanted for i in self.corpus.ids], bool)
            rows = rows.take(keep[rows.article])
        return EvidenceView(self.corpus, rows)

    def __repr__(self) -> str:
        names = ", ".join(self.names)
        return f"FeatureTable({len(self):,} articles: {names})\n{self.signature}"

    def _repr_html_(self) -> str:
        return as_html(self)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class EvidenceView:
    """Evidence that can be looked at: a sequence of `Evidence`, with context on demand."""

    corpus: Corpus
    rows: EvidenceTable

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, i: int) -> Evidence:
        i = range(len(self))[i]
        article = self.corpus[int(self.rows.article[i])]
        return self.rows.at(i, article.id, article.text)

    def sample(self, n: int, *, seed: int = 0) -> EvidenceView:
        """At most `n` pieces drawn at random without replacement, in text order."""
        size = min(n, len(self))
        drawn = np.random.default_rng(seed).choice(len(self), size, replace=False)
        return EvidenceView(self.corpus, self.rows.take(np.sort(drawn)))

    def to_frame(self, width: int = 60) -> pd.DataFrame:
        """Keyword in context: one row a piece, with `width` characters either side."""
        import pandas as pd

        records = []
        for i in range(len(self)):
            article = self.corpus[int(self.rows.article[i])]
            e = self.rows.at(i, article.id, article.text)
            records.append(
                {
                    "article": e.article, "outlet": article.outlet, "event": article.event,
                    "before": article.text[max(0, e.span.start - width) : e.span.start],
                    "text": e.text,
                    "after": article.text[e.span.end : e.span.end + width],
                    "device": e.device, "sense": e.sense, "voice": e.voice, "part": e.part,
                    "rule": e.rule, "start": e.span.start, "end": e.span.end,
                }
            )  # fmt: skip
        return pd.DataFrame.from_records(records)

    def __repr__(self) -> str:
        return self.to_frame(width=30)[["outlet", "before", "text", "after"]].to_string()

    def _repr_html_(self) -> str:
        return as_html(self)
