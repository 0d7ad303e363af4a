"""What one pass over a corpus found, and the words it stands among."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from framing.model.attributions import Attribution, AttributionTable
from framing.model.corpus import Corpus
from framing.model.display import as_html
from framing.model.errors import Problem
from framing.model.evidence import DeviceCard, Evidence, EvidenceTable
from framing.model.furniture import Furniture
from framing.model.parts import PARTS, PartTable
from framing.model.signature import Signature
from framing.model.voices import VOICES, VoiceTable

EXPOSURES = ("words", "sentences", "short_quotes")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Annotations:
    """A corpus with everything found in it; nothing is deleted, measures choose what to count.

    Attributes
    ----------
    corpus : Corpus
    parts : PartTable
    voices : VoiceTable
    evidence : EvidenceTable
    attributions : AttributionTable
    exposures : int32 array, shape (articles, len(EXPOSURES), len(PARTS), len(VOICES))
        How much text there is of each kind: words; sentences (by the voice of their first word);
        quotation-marked strings of at most five words (by the voice they stand in).
    devices : tuple of DeviceCard
        What was looked for, found or not.
    signature : Signature
    problems : tuple of Problem
        Articles that could not be annotated; their rows are empty.
    furniture : Furniture
        What was known to repeat on the outlets' pages when the parts were found.
    """

    corpus: Corpus
    parts: PartTable
    voices: VoiceTable
    evidence: EvidenceTable
    attributions: AttributionTable
    exposures: NDArray[np.int32]
    devices: tuple[DeviceCard, ...]
    signature: Signature
    problems: tuple[Problem, ...] = ()
    furniture: Furniture = field(default_factory=Furniture)

    def __len__(self) -> int:
        return len(self.corpus)

    @property
    def n_words(self) -> NDArray[np.int64]:
        """Words of each article in all its parts and voices, shape (articles,)."""
        return self.exposure("words", PARTS, VOICES)

    @property
    def n_sentences(self) -> NDArray[np.int64]:
        """Sentences of each article in all its parts and voices, shape (articles,)."""
        return self.exposure("sentences", PARTS, VOICES)

    def exposure(
        self, name: str, parts: tuple[str, ...], voices: tuple[str, ...]
    ) -> NDArray[np.int64]:
        """How much text of one kind stands in the given parts and voices, shape (articles,)."""
        where = np.ix_([PARTS.index(p) for p in parts], [VOICES.index(v) for v in voices])
        chosen = self.exposures[:, EXPOSURES.index(name)][:, where[0], where[1]]
        return np.asarray(chosen.sum(axis=(1, 2)), np.int64)

    def iter_evidence(self, article: int) -> Iterator[Evidence]:
        """The evidence in one article (by row), in text order."""
        rows, item = self.evidence.of_article(article), self.corpus[article]
        return (rows.at(i, item.id, item.text) for i in range(len(rows)))

    def iter_attributions(self, article: int) -> Iterator[Attribution]:
        """The attributions in one article (by row), in text order."""
        rows, item = self.attributions.of_article(article), self.corpus[article]
        return (rows.at(i, item.id) for i in range(len(rows)))

    def take(self, rows: NDArray[np.integer]) -> Annotations:
        """The annotations of some articles, renumbered in the given order."""
        return Annotations(
            self.corpus.take(rows),
            self.parts.of_articles(rows),
            self.voices.of_articles(rows),
            self.evidence.of_articles(rows),
            self.attributions.of_articles(rows),
            self.exposures[rows],
            self.devices,
            self.signature.add(n=len(self.exposures[rows])),
            furniture=self.furniture,
        )

    def __repr__(self) -> str:
        found = (
            f"{len(self.evidence):,} pieces of evidence, {len(self.attributions):,} attributions"
        )
        return f"Annotations({len(self):,} articles: {found})\n{self.signature}"

    def _repr_html_(self) -> str:
        return as_html(self)
