"""A word list as a device: the simplest one, and a user's own."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit
from framing.text.phrases import PhraseSet


@dataclass(frozen=True)
class WordList:
    """Every occurrence of some words and phrases, in whatever sense.

    Case and the shape of apostrophes and hyphens do not matter; inflected forms are spelled out,
    possessives are found.
    Where entries overlap, the longest counts.

    Attributes
    ----------
    name : str
        The device's name, in small letters and underscores.
    words : tuple of str

    Examples
    --------
    >>> regime = WordList("regime", ("regime", "regimes"))
    >>> found = regime.find(Batch.of(["The Karst regime’s envoy met no other regimes."]))
    >>> found.start.tolist(), list(found.rule)
    ([10, 38], ['words.regime', 'words.regime'])
    """

    name: str
    words: tuple[str, ...]
    definition: str = "A word or phrase of a list, whatever its sense."
    exposure: str = "words"
    senses: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    reliability: str = "M"
    _phrases: PhraseSet = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_phrases", PhraseSet.of(self.words))

    def find(self, batch: Batch) -> EvidenceTable:
        """All occurrences in a batch of articles."""
        tokens = batch.tokens
        hits = []
        for first, last in self._phrases.find(tokens, batch.line_of):
            span = (int(tokens.start[first]), int(tokens.end[last]))
            hits.append(Hit(*span, rule=f"words.{self.name}", cue=span))
        return batch.evidence(self.name, hits)
