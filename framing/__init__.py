"""Measure how news outlets frame the same events.

The one door: every public name is here, and is loaded when it is first used, so that
``import framing`` costs nothing. ::

    import framing as fr

    notes = fr.annotate(fr.read("demo"))  # parts, devices, attributions, with offsets
    table = fr.measure(notes)  # counts and exposures
    fr.compare(table, within="event")  # what differs, how sure, what else could explain it
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from framing.lazily import lazily
from framing.version import __version__

if TYPE_CHECKING:
    from framing.annotate import annotate
    from framing.classify import OutletClassifier, audit, classify
    from framing.compare import compare, keyness
    from framing.corpus import read
    from framing.devices import WordList
    from framing.experiment import run
    from framing.health import Health, health
    from framing.measure import measure
    from framing.measure.wire import wire
    from framing.model.annotations import Annotations
    from framing.model.article import Article
    from framing.model.attributions import Attribution
    from framing.model.corpus import Corpus
    from framing.model.evidence import Evidence
    from framing.model.results import Audit, Comparison, Estimate, Keyness, Validation
    from framing.model.span import Span
    from framing.model.study import Study
    from framing.model.table import FeatureTable, Opportunity
    from framing.report import cite
    from framing.report.concordance import Concordance, concordance
    from framing.report.why import why

_HOMES = {
    "annotate": "framing.annotate",
    "audit": "framing.classify",
    "cite": "framing.report",
    "concordance": "framing.report.concordance",
    "classify": "framing.classify",
    "compare": "framing.compare",
    "health": "framing.health",
    "keyness": "framing.compare",
    "measure": "framing.measure",
    "read": "framing.corpus",
    "run": "framing.experiment",
    "why": "framing.report.why",
    "wire": "framing.measure.wire",
    "Annotations": "framing.model.annotations",
    "Article": "framing.model.article",
    "Attribution": "framing.model.attributions",
    "Audit": "framing.model.results",
    "Comparison": "framing.model.results",
    "Concordance": "framing.report.concordance",
    "Corpus": "framing.model.corpus",
    "Estimate": "framing.model.results",
    "Evidence": "framing.model.evidence",
    "FeatureTable": "framing.model.table",
    "Health": "framing.health",
    "Keyness": "framing.model.results",
    "Opportunity": "framing.model.table",
    "OutletClassifier": "framing.classify",
    "Span": "framing.model.span",
    "Study": "framing.model.study",
    "Validation": "framing.model.results",
    "WordList": "framing.devices",
}

__all__ = [
    "Annotations",
    "Article",
    "Attribution",
    "Audit",
    "Comparison",
    "Concordance",
    "Corpus",
    "Estimate",
    "Evidence",
    "FeatureTable",
    "Health",
    "Keyness",
    "Opportunity",
    "OutletClassifier",
    "Span",
    "Study",
    "Validation",
    "WordList",
    "__version__",
    "annotate",
    "audit",
    "cite",
    "classify",
    "compare",
    "concordance",
    "health",
    "keyness",
    "measure",
    "read",
    "run",
    "why",
    "wire",
]


class _Door(ModuleType):
    """The root module: a verb stays a verb when the package of the same name is imported.

    Importing ``framing.annotate`` makes Python bind that package to ``framing.annotate``, where
    the verb belongs (docs/decisions/0009-verbs-and-packages.md).
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Door


__getattr__, __dir__, _ = lazily(__name__, _HOMES)
