"""Counts and exposures of every article, from its annotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.annotate import annotate
from framing.corpus import as_corpus
from framing.devices import devices as known_devices
from framing.devices.device import Device
from framing.devices.self_reference import DEVICE as SELF_REFERENCE
from framing.measure.opportunity import count_opportunity, opportunity_feature
from framing.measure.profile import (
    attribution_evidence,
    attribution_exposures,
    attribution_features,
)
from framing.model.annotations import EXPOSURES, Annotations
from framing.model.columns import Labels
from framing.model.errors import InputError
from framing.model.evidence import DeviceCard, EvidenceTable
from framing.model.parts import PARTS, PROSE
from framing.model.table import Feature, FeatureTable, Opportunity
from framing.model.voices import VOICES

_LOOK_ALIKES = {  # senses that a device tells apart because they are not what it is about
    "distancing": ("definitional", "legal", "other"),
    "obligation": ("legal",),
    "sourceless": ("institutional",),
}
_POOLS = {  # exposures that are evidence themselves: every choice that was made
    "passives": ("agentless_passive", "agentive_passive"),
    "harm_reports": ("harm_report",),
    "quantities": ("number_use", "vague_quantity"),
}


@dataclass(frozen=True, slots=True)
class _Share:
    """A device, or one sense of it, as a share of something it was chosen from."""

    device: str
    exposure: str
    sense: str = ""


_SHARES = {
    "scare_quote_share": _Share("scare_quote", "short_quotes"),
    "agentless_share": _Share("agentless_passive", "passives"),
    "agentless_harm_share": _Share("harm_report", "harm_reports", "agentless"),
    "vague_quantity_share": _Share("vague_quantity", "quantities"),
}


def measure(
    articles: Any,
    *,
    devices: Sequence[Device | str] | None = None,
    parts: Sequence[str] = PROSE,
    voices: Sequence[str] = ("outlet",),
    opportunities: Sequence[Opportunity] = (),
    n_jobs: int = 1,
    **fields: str,
) -> FeatureTable:
    """Count framing devices and profile attribution, article by article.

    Device rates are per 1,000 words of the chosen voices (by default the outlet's own), in the
    chosen parts; attribution is counted in the chosen parts whatever the voice.

    Parameters
    ----------
    articles : Annotations, Corpus, frame, or sequence of Article or str
        What is not annotated yet is annotated; `fields` maps article fields to columns.
    devices : sequence of Device or str, optional
        What to look for in articles that are not annotated yet, or to count of what was found:
        devices, names, files of word lists, and ``"all"`` for those that are citable.
    parts : sequence of str
        Of `framing.model.parts.PARTS`.
    voices : sequence of str
        Of `framing.model.voices.VOICES`.
    opportunities : sequence of Opportunity
        Choices to be counted over the times they could have been made, one feature each.
    n_jobs : int
        Processes for the annotation.

    Returns
    -------
    FeatureTable

    Raises
    ------
    InputError
        For parts, voices or devices that do not exist, and opportunities that cannot be counted.

    Examples
    --------
    >>> table = measure(
    ...     ["The so-called truce held. The truce is old."],
    ...     opportunities=[Opportunity("truce_marked", ("distancing",), ("truce",))],
    ... )
    >>> table.count("truce_marked").tolist(), table.exposure("truce_marked").tolist()
    ([1], [2])
    """
    parts, voices = _known(parts, PARTS, "part"), _known(voices, VOICES, "voice")
    if isinstance(articles, Annotations):
        notes = articles
    else:
        notes = annotate(as_corpus(articles, **fields), devices=devices, n_jobs=n_jobs)
    asked = [name for o in opportunities for name in o.devices]
    cards = _chosen(notes, devices, asked)
    counted = _select(notes.evidence, parts, voices)
    shares = _shares(notes, cards)
    features = [*_device_features(cards, shares), *attribution_features()]
    _require_distinct(features)
    evidence = [*_device_evidence(counted, cards, shares), attribution_evidence(notes, parts)]
    exposures = _exposures(notes, counted, parts, voices) | attribution_exposures(notes, parts)
    base = _in_order(evidence)
    for opportunity in opportunities:
        feature = opportunity_feature(opportunity, features)
        rows, exposure = count_opportunity(notes, base, opportunity, feature, (parts, voices))
        features.append(feature)
        evidence.append(rows)
        exposures[feature.exposure] = exposure
    rows = _in_order(evidence)
    return FeatureTable(
        corpus=notes.corpus,
        features=tuple(features),
        counts=_count(rows, features, len(notes)),
        exposures=exposures,
        evidence_rows=rows,
        parts=parts,
        voices=voices,
        signature=notes.signature.add(parts=parts, voices=voices, unit="word"),
    )


def _in_order(evidence: Sequence[EvidenceTable]) -> EvidenceTable:
    rows = EvidenceTable.concat(evidence)
    return rows.take(np.argsort(rows.article, kind="stable"))


def _require_distinct(features: Sequence[Feature]) -> None:
    names = [f.name for f in features]
    if twice := sorted({n for n in names if names.count(n) > 1}):
        raise InputError(f"{', '.join(twice)} is a measure already; call the device otherwise")


def _known(names: Sequence[str], allowed: tuple[str, ...], what: str) -> tuple[str, ...]:
    names = [names] if isinstance(names, str) else names
    unknown = [n for n in names if n not in allowed]
    if unknown or not names:
        raise InputError(
            f"no {what} {', '.join(unknown) or '(none given)'}; there are {', '.join(allowed)}"
        )
    return tuple(names)


def _chosen(
    notes: Annotations, devices: Sequence[Device | str] | None, asked: Sequence[str]
) -> tuple[DeviceCard, ...]:
    """The devices to count: of those that were looked for, all or the given ones.

    Counted only when asked for, by name or by an opportunity: what is not citable, and that an
    outlet names itself, which tells who it is, not how it frames.
    """
    usual = [c.name for c in notes.devices if c.citable and c.name != SELF_REFERENCE]
    known = {card.name: card for card in notes.devices}
    given = ["all"] if devices is None else [devices] if isinstance(devices, str) else devices
    named = _known([_name(d) for d in given if d != "all"] or ["all"], ("all", *known), "device")
    wanted = {*named, *asked, *(usual if "all" in given else ())}
    return tuple(card for name, card in known.items() if name in wanted)


def _name(device: Device | str) -> str:
    """The name of a device, or of the one in the file of a word list."""
    if not isinstance(device, str):
        return device.name
    return known_devices([device])[0].name if device.endswith(".toml") else device


def _select(
    evidence: EvidenceTable, parts: tuple[str, ...], voices: tuple[str, ...]
) -> EvidenceTable:
    """Evidence that counts: in the parts and voices, and in the reading the family is about."""
    keep = evidence.part.isin(parts) & evidence.voice.isin(voices)
    for device, senses in _LOOK_ALIKES.items():
        keep &= ~((evidence.device == device) & evidence.sense.isin(senses))
    return evidence.take(keep)


def _shares(notes: Annotations, devices: Sequence[DeviceCard]) -> dict[str, _Share]:
    """The shares that can be had: only where all that they are shares of was looked for."""
    chosen, looked_for = {d.name for d in devices}, {d.name for d in notes.devices}
    return {
        name: share
        for name, share in _SHARES.items()
        if share.device in chosen and looked_for >= set(_POOLS.get(share.exposure, ()))
    }


def _device_features(devices: Sequence[DeviceCard], shares: dict[str, _Share]) -> list[Feature]:
    features = [Feature(d.name, "words", 1000, d.definition, tuple(d.references)) for d in devices]
    by_name = {d.name: d for d in devices}
    for name, share in shares.items():
        d = by_name[share.device]
        what = f" Only {share.sense} ones." if share.sense else ""
        definition = f"{d.definition}{what} As a share of all {share.exposure.replace('_', ' ')}."
        features.append(Feature(name, share.exposure, 1, definition, tuple(d.references)))
    return features


def _device_evidence(
    counted: EvidenceTable, devices: Sequence[DeviceCard], shares: dict[str, _Share]
) -> list[EvidenceTable]:
    """Evidence under the name of each feature that counts it."""
    tables = [counted.take(counted.device == d.name) for d in devices]
    for name, share in shares.items():
        mine = counted.device == share.device
        rows = counted.take(mine & (counted.sense == share.sense) if share.sense else mine)
        tables.append(rows.replace(device=Labels.constant(name, len(rows))))
    return tables


def _exposures(
    notes: Annotations, counted: EvidenceTable, parts: tuple[str, ...], voices: tuple[str, ...]
) -> dict[str, NDArray[np.int64]]:
    exposures = {name: notes.exposure(name, parts, voices) for name in EXPOSURES}
    for name, pool in _POOLS.items():
        mine = counted.device.isin(pool)
        exposures[name] = np.bincount(counted.article[mine], minlength=len(notes))
    return exposures


def _count(rows: EvidenceTable, features: Sequence[Feature], n: int) -> NDArray[np.int64]:
    """Weights of the evidence summed by article and feature."""
    counts = np.zeros((n, len(features)), np.int64)
    for j, feature in enumerate(features):
        mine = rows.device == feature.name
        np.add.at(counts[:, j], rows.article[mine], rows.weight[mine])
    return counts
