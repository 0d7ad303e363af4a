"""Names and numbers as they are said to a reader."""

from __future__ import annotations

import math
from collections.abc import Sequence

from framing.model.table import Feature

NOUNS = {
    "agentless_harm_share": "reports of harm without an agent",
    "agentless_share": "agentless passives",
    "attributions": "attributions",
    "doubting_cue": "doubting cues",
    "endorsing_cue": "endorsing cues",
    "quoted_words": "quoted words",
    "scare_quote_share": "scare quotes",
    "unnamed_source": "unnamed sources",
    "active_harm": "active clauses of harm",
    "agentive_passive": "passives that name their agent",
    "agentless_event": "events without an agent",
    "agentless_passive": "agentless passives",
    "approximator": "approximators",
    "assertive": "assertive verbs",
    "booster": "boosters",
    "concession": "concessions",
    "conflict_frame": "words of conflict",
    "denial_frame": "denials",
    "distancing": "distancing expressions",
    "factive": "factive words",
    "harm_report": "reports of harm",
    "headline_divergence": "headlines that say more than their articles",
    "hedge": "hedges",
    "implicative": "implicative verbs",
    "intensifier": "intensifiers",
    "label": "labels",
    "labelling": "labels",
    "loaded_language": "loaded words",
    "loaded_word": "loaded words",
    "metaphor": "metaphors",
    "modality": "modal expressions",
    "modifier_label": "labels before names",
    "nominalised_event": "nominalised events",
    "nominalization": "nominalizations",
    "number_use": "numbers",
    "obligation": "words of obligation",
    "portrayal": "words beside a name",
    "presupposition": "presuppositions",
    "report_verb": "report verbs",
    "rhetorical": "rhetorical questions and marks",
    "scare_quote": "scare quotes",
    "self_reference": "own names",
    "sourceless": "claims without a source",
    "stance_adverb": "stance adverbs",
    "us_them": "us-and-them words",
    "vague_quantity": "vague quantities",
    "vague_quantity_share": "vague quantities",
    "vague_source": "vague sources",
}
# What a rate divides by, many and one. The first two are counted in the chosen voices.
EXPOSURES = {
    "words": ("words", "word"),
    "sentences": ("sentences", "sentence"),
    "all_words": ("words", "word"),
    "cues": ("cues", "cue"),
    "harm_reports": ("reports of harm", "report of harm"),
    "passives": ("passives", "passive"),
    "quantities": ("quantities", "quantity"),
    "short_quotes": ("short quotations", "short quotation"),
    "sources": ("sources", "source"),
}
FAMILIES = {
    "distancing": "withholding", "scare_quote": "withholding",
    "booster": "evaluation", "hedge": "evaluation", "intensifier": "evaluation",
    "label": "evaluation", "labelling": "evaluation", "loaded_language": "evaluation",
    "loaded_word": "evaluation", "modality": "evaluation", "modifier_label": "evaluation",
    "obligation": "evaluation", "portrayal": "evaluation", "stance_adverb": "evaluation",
    "assertive": "commitment", "denial_frame": "commitment", "factive": "commitment",
    "implicative": "commitment", "presupposition": "commitment", "report_verb": "commitment",
    "active_harm": "agency", "agentive_passive": "agency", "agentless_event": "agency",
    "agentless_passive": "agency", "harm_report": "agency", "nominalised_event": "agency",
    "nominalization": "agency",
    "self_reference": "groups", "sourceless": "groups", "us_them": "groups",
    "vague_source": "groups",
    "concession": "figures", "conflict_frame": "figures", "headline_divergence": "figures",
    "metaphor": "figures", "rhetorical": "figures",
    "approximator": "numbers", "number_use": "numbers", "vague_quantity": "numbers",
    "scare_quote_share": "withholding", "agentless_share": "agency",
    "agentless_harm_share": "agency", "vague_quantity_share": "numbers", "unnamed_source": "groups",
    "doubting_cue": "commitment", "endorsing_cue": "commitment", "attribution": "groups",
}  # fmt: skip
FAMILY_NAMES = {
    "withholding": "withholding endorsement", "evaluation": "evaluation and certainty",
    "commitment": "commitment to what is reported", "agency": "agency",
    "groups": "groups and sources", "figures": "figures of speech and structure",
    "numbers": "numbers and vagueness", "other": "other devices",
}  # fmt: skip
VERBS: dict[tuple[str, ...], str] = {
    ("outlet",): "used",
    ("quoted",): "quoted",
    ("reported",): "reported",
}
# What an outlet does with attribution, whoever speaks.
DEEDS = {"attributions": "made", "quoted_words": "printed", "unnamed_source": "cited"}
CLAIMS = {
    "C0": "raw pooled rates: says what is so in this sample",
    "C1": "adjusted for topic, month, genre or length",
    "C2": "matched events, corrected for detector error",
    "C3": "C2, replicated and robust over specifications",
}


def noun(name: str) -> str:
    """What a device or feature is called in a sentence, in the plural where English has one."""
    return NOUNS.get(name, name.replace("_", " "))


def verb(name: str, voices: tuple[str, ...]) -> str:
    """What an outlet did with a feature that was counted in some voices, in the past."""
    return DEEDS.get(name) or VERBS.get(voices, "printed")


def family(device: str) -> str:
    """The family of a device, by which it is drawn; ``other`` where none is declared."""
    return FAMILIES.get(device, "other")


def heading(name: str, feature: Feature | None = None) -> str:
    """What a feature is called above its evidence: shares say of what they are one."""
    said = noun(name)
    share = f" {per(feature)}" if feature is not None and feature.per == 1 else ""
    return said[:1].upper() + said[1:] + share


def per(feature: Feature | None, voices: Sequence[str] = ()) -> str:
    """What a rate is quoted for; words and sentences in the outlet's voice alone are its own.

    Without the feature, which knows, nothing is said.

    Examples
    --------
    >>> per(Feature("distancing", "words", 1000, "…"), ("outlet",))
    'per 1,000 words of its own'
    >>> per(Feature("doubting_cue", "cues", 1, "…"), ("outlet",))
    'per cue'
    >>> per(Feature("corridor_marks", "mentions of the corridor", 1, "…"))
    'per mention of the corridor'
    """
    if feature is None:
        return ""
    bare = feature.exposure.replace("_", " ")
    for many, one in (("mentions of ", "mention of "), ("attributions to ", "attribution to ")):
        if bare.startswith(many):  # the opportunities of a choice
            return f"per {one}{bare.removeprefix(many)}"
    many, one = EXPOSURES.get(feature.exposure, (bare, bare.removesuffix("s")))
    own = tuple(voices) == ("outlet",) and feature.exposure in {"words", "sentences"}
    said = f"per {one}" if feature.per == 1 else f"per {feature.per:,} {many}"
    return said + " of its own" * own


def ratio(value: float) -> str:
    """A rate ratio, precise enough that a bound near 1 is not rounded onto it.

    Examples
    --------
    >>> [ratio(x) for x in (3.14159, 0.781, 1.02, 14.2, 0.004)]
    ['3.1', '0.78', '1.02', '14', '0.004']
    """
    if not math.isfinite(value):
        return "–" if math.isnan(value) else "∞"
    if value == 0:
        return "0"
    if value >= 9.95:
        return f"{value:,.0f}"
    if value >= 1.095:
        return f"{value:.1f}"
    if value < 0.095:
        return f"{value:.2g}"
    return f"{value:.2f}" if abs(value - 1) >= 0.005 or value == 1 else f"{value:.3f}"


def interval(low: float, high: float) -> str:
    """Two ratios as an interval with an en dash, or that there is none."""
    if math.isnan(low) or math.isnan(high):
        return "no interval"
    return f"{ratio(low)}–{ratio(high)}"


def decimal(value: float, digits: int = 2) -> str:
    """A number with fixed decimals and a true minus; a dash where undefined."""
    if not math.isfinite(value):
        return "–" if math.isnan(value) else ("∞" if value > 0 else "−∞")
    return f"{value:,.{digits}f}".replace("-", "−")


def probability(value: float) -> str:
    """A p- or q-value with its sign, to two significant digits or as less than 0.001."""
    if math.isnan(value):
        return "–"
    return "< 0.001" if value < 0.001 else f"= {value:.2g}"


def percent(part: float, whole: float) -> str:
    """A share in whole per cent; a dash where there is nothing to share."""
    return f"{100 * part / whole:.0f}\u00a0%" if whole else "–"


def count(n: int, one: str, many: str = "") -> str:
    """A number with its noun.

    Examples
    --------
    >>> count(1, "event"), count(2816, "article"), count(3, "reply", "replies")
    ('1 event', '2,816 articles', '3 replies')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Words as an enumeration: ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def figures(value: float) -> str:
    """A number with at most three significant digits, for tables of mixed units."""
    return "–" if math.isnan(value) else f"{value:.3g}".replace("-", "−")


def clipped(text: str, most: int) -> str:
    r"""A text in one line of at most `most` characters, with an ellipsis where it is cut.

    Examples
    --------
    >>> clipped("The ferry\nsailed at noon.", 16)
    'The ferry saile…'
    """
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
