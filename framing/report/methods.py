"""How a study was made, and what it cannot say: the methods card (METHODOLOGY 8.6 and 10.1)."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from framing.model.results import Comparison
from framing.model.study import Study
from framing.report.portrait import corpus_of
from framing.report.wording import CLAIMS, count, listed
from framing.version import __version__

LIBRARIES = ("numpy", "pandas", "scipy", "scikit-learn", "nltk", "matplotlib")
LIMITS = (
    "Only what was published and sampled is covered; what outlets left out is not measured here.",
    "Text only: no images, video or placement on the page.",
    "English rules and word lists.",
    "The detectors make errors, and may make more of them in one outlet than in another.",
    "Estimates matched by event speak about events that both outlets covered.",
    "The results hold for the dates, outlets and genres studied.",
    "Differences are correlational: they say how texts differ, not why, nor how they are read.",
    "Nothing here says what anyone intended, or whether a statement is true.",
)


@dataclass(frozen=True, slots=True)
class Methods:
    """What the methods section says.

    Attributes
    ----------
    corpus : tuple of (str, str)
        Name and value of what identifies the articles.
    estimands : tuple of str
        One sentence a comparison.
    designs : tuple of str
        How values, intervals and p-values were made, each once.
    claims : tuple of (str, str)
        The rungs of the ladder that were reached, and what each stands for.
    signatures : tuple of (str, str)
        Result and its signature.
    versions : tuple of (str, str)
    """

    corpus: tuple[tuple[str, str], ...]
    estimands: tuple[str, ...]
    designs: tuple[str, ...]
    claims: tuple[tuple[str, str], ...]
    signatures: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]


def methods(study: Study) -> Methods:
    """The methods card of a study."""
    estimates = [e for c in study.comparisons for e in c.estimates]
    rungs = sorted({e.claim for e in estimates})
    return Methods(
        corpus=_corpus(study),
        estimands=tuple(map(_sentence, study.comparisons)),
        designs=tuple(dict.fromkeys(e.design for e in estimates)),
        claims=tuple((r, CLAIMS.get(r, "")) for r in rungs),
        signatures=_signatures(study),
        versions=_versions(),
    )


def _corpus(study: Study) -> tuple[tuple[str, str], ...]:
    corpus = corpus_of(study)
    if corpus is None:
        return ()
    failed = len(study.notes.problems) if study.notes else 0
    return (
        ("Corpus", corpus.name),
        ("Licence", corpus.licence or "not stated"),
        ("Articles", f"{len(corpus):,}"),
        *((("Not annotated", count(failed, "article")),) if failed else ()),
        ("SHA-256 of its content", corpus.fingerprint),
    )


def _sentence(comparison: Comparison) -> str:
    e = comparison.estimand
    held = f" within each {e.within}" if e.within else ""
    return (
        f"The {e.contrast} between {listed(e.outlets)}{held}, counted in {listed(e.parts)}, "
        f"in words whose voice is {listed(e.voices)}; the unit of uncertainty is the {e.unit}; "
        f"population: {e.population}."
    )


def _signatures(study: Study) -> tuple[tuple[str, str], ...]:
    named = [("Study", study.signature)]
    named += [("Annotations", study.notes.signature)] if study.notes else []
    named += [("Feature table", study.table.signature)] if study.table else []
    for c in study.comparisons:
        within = c.estimand.within
        named.append(
            (f"Comparison, matched by {within}" if within else "Comparison, pooled", c.signature)
        )
    for name in ("keyness", "audit", "validation"):
        result = getattr(study, name)
        named += [(name.capitalize(), result.signature)] if result else []
    return tuple((name, str(signature)) for name, signature in named)


def _versions() -> tuple[tuple[str, str], ...]:
    out = [("framing", __version__), ("Python", platform.python_version())]
    for name in LIBRARIES:
        try:
            out.append((name, version(name)))
        except PackageNotFoundError:
            continue
    return tuple(out)
