"""What a framing device is to the library."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch


@runtime_checkable
class Device(Protocol):
    """A family of linguistic choices that can be found in text.

    A device is a pure function of the text: it remembers nothing between batches, looks at no
    metadata, and finds the same in an article whatever articles are read with it.
    `framing.testing.check_device` is the exam that every device sits, ours and yours.

    Attributes
    ----------
    name : str
        The family, as in the ``device`` field of the output.
    definition : str
        One sentence a reader can check evidence against.
    exposure : str
        What its rate divides by: ``words``, ``sentences`` or ``short_quotes``.
    senses : tuple of str
        Readings it tells apart; empty when it has one only.
    references : tuple of str
        BibTeX keys in the library's bibliography.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def definition(self) -> str: ...  # noqa: D102
    @property
    def exposure(self) -> str: ...  # noqa: D102
    @property
    def senses(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def references(self) -> tuple[str, ...]: ...  # noqa: D102

    def find(self, batch: Batch) -> EvidenceTable:
        """All occurrences in a batch of articles."""
        ...
