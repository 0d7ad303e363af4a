"""Everything one study found, ready to be told."""

from __future__ import annotations

from dataclasses import dataclass

from framing.model.annotations import Annotations
from framing.model.display import as_html
from framing.model.health import Health
from framing.model.results import Audit, Comparison, Keyness, OwnCopy, Validation
from framing.model.signature import Signature
from framing.model.table import FeatureTable


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Study:
    """Text, evidence, measures and claims of one study; what was not asked for is None or empty.

    Attributes
    ----------
    title : str
    notes : Annotations or None
    table : FeatureTable or None
    comparisons : tuple of Comparison
        Pooled first, then matched by event.
    own_copy : OwnCopy or None
        The comparisons without wire copy, where there is some.
    keyness : Keyness or None
    audit : Audit or None
    validation : Validation or None
    signature : Signature
    health : Health or None
        What is wrong with the corpus; it joins the limits of what was found.
    """

    title: str
    notes: Annotations | None = None
    table: FeatureTable | None = None
    comparisons: tuple[Comparison, ...] = ()
    keyness: Keyness | None = None
    audit: Audit | None = None
    validation: Validation | None = None
    signature: Signature = Signature()
    own_copy: OwnCopy | None = None
    health: Health | None = None

    def __repr__(self) -> str:
        return f"Study({self.title!r})\n{self.signature}"

    def _repr_html_(self) -> str:
        return as_html(self)
