"""What a framing device is to the library."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from framing.model.evidence import DeviceCard, EvidenceTable
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
    reliability : str
        H, M or L, the methodology's classes; L is exploratory and not citable uncoded.
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
    @property
    def reliability(self) -> str: ...  # noqa: D102

    def find(self, batch: Batch) -> EvidenceTable:
        """All occurrences in a batch of articles."""
        ...


def card_of(device: Device) -> DeviceCard:
    """What a device says of itself, to be kept with what it found."""
    words = getattr(device, "lexicon", None)
    return DeviceCard(
        device.name,
        device.definition,
        device.exposure,
        tuple(device.references),
        device.reliability,
        f"{words.name}@{words.version}:{words.sha256[:12]}" if words else "",
    )
