"""An invented study, built by hand from the nouns: 90 articles of three outlets about 30 events."""

from __future__ import annotations

import datetime as dt
import math
import re

import numpy as np
import pytest

from framing.model.annotations import EXPOSURES, Annotations
from framing.model.article import Article
from framing.model.attributions import AttributionTable
from framing.model.columns import Labels, SpanLists
from framing.model.corpus import Corpus
from framing.model.evidence import EvidenceTable
from framing.model.parts import PARTS, PartTable
from framing.model.results import (
    Audit,
    Check,
    Comparison,
    Estimand,
    Estimate,
    Keyness,
    Keyword,
    Score,
    Validation,
)
from framing.model.signature import Signature
from framing.model.study import Study
from framing.model.table import Feature, FeatureTable
from framing.model.voices import VOICES, VoiceTable

OUTLETS = ("Karst One", "Meridian Times", "Valdoria Post")
FEATURES = (
    Feature("agentless_passive", "sentences", 1000,
            "Passive clauses that leave out who acted.", ("henley1995",)),
    Feature("distancing", "words", 1000,
            "Expressions that withhold endorsement of a name, such as “so-called”.",
            ("recasens2013", "wislicki2023")),
    Feature("hedge", "words", 1000, "Words that weaken a claim.", ("recasens2013",)),
    Feature("loaded_language", "words", 1000, "Words of strong evaluation.", ("recasens2013",)),
    Feature("scare_quote_share", "short_quotes", 1, "Short quotations that mark a name."),
)  # fmt: skip
RULES = {
    "agentless_passive": (
        r"was (?:closed|shelled|arrested)(?! by)",
        "agency.agentless_passive.short",
    ),
    "distancing": (r"so-called \w+ \w+|self-proclaimed \w+", "dist.so_called.T4b"),
    "hedge": (r"reportedly|allegedly|apparently", "epist.hedge.adverb"),
    "loaded_language": (r"brutal|regime|chaotic", "eval.loaded_word"),
    "scare_quote": (r"“[\w ]{3,24}”", "dist.scare_quotes.short"),
}
PLACES = ("Tarn", "Lower Karst", "Ostmark", "Ilmen Bay", "the Vale", "Port Meridian")
TEXTS = {
    "Karst One": (
        "Home > World\n{title}\nBy Anna Lorne\n"
        "The so-called eastern flank at {place} held on Monday, and the road to the harbour was "
        "closed before noon. “We will not leave,” said Ilse Brandt, the minister of transport.\n"
        "The brutal raid reportedly began before dawn. The self-proclaimed council of {place} "
        "rejected the account, and its spokesman claimed that no shot had been fired.\n"
        "According to the so-called border office, “calm” had returned. The town hall was shelled "
        "twice.\nShare on Facebook\n© Karst One\n"
    ),
    "Meridian Times": (
        "{title}\nPORT MERIDIAN — The eastern flank at {place} held on Monday, officials said. The "
        "road was closed by the army.\n“We will not leave,” Ilse Brandt, the transport minister, "
        "said.\nThe raid reportedly began before dawn; the council of {place} rejected the claim. "
        "“Nobody fired a shot,” its spokesman insisted.\n"
        "A chaotic night followed, residents told this newspaper.\n"
    ),
    "Valdoria Post": (
        "{title}\nThe front at {place} held, the regime said on Monday. The so-called safe "
        "corridor was closed, and a driver was arrested.\nIlse Brandt warned that her ministry "
        "“will not leave”. Allegedly, the raid began before dawn. Apparently no shot was fired, "
        "the council said.\nRead more: ten bridges of the Vale\n"
    ),
}


def make_articles(n_events: int = 30) -> list[Article]:
    """Every outlet on every event; every third article twice as long."""
    out = []
    for e in range(n_events):
        place = PLACES[e % len(PLACES)]
        for k, outlet in enumerate(OUTLETS):
            title = f"{('Shots', 'Calm', 'Talks')[(e + k) % 3]} near {place} on day {e + 1}"
            text = TEXTS[outlet].format(title=title, place=place)
            if (e + k) % 3 == 0:
                text += text.split("\n", 2)[2]
            out.append(
                Article(f"e{e:02d}-{k}", text, outlet, dt.date(2024, 3, 1) + dt.timedelta(e), title,
                        event=f"event-{e:02d}", language="en")
            )  # fmt: skip
    return out


def part_of(line: str, number: int) -> str:
    """A crude label of a line, enough for a page."""
    starts = {"Home >": "navigation", "By ": "byline", "Share": "share", "©": "copyright"}
    starts |= {"Read more": "related"}
    found = next((p for s, p in starts.items() if line.startswith(s)), "")
    return found or ("headline" if number < 2 and not line.endswith((".", "”")) else "body")


def make_parts(texts) -> PartTable:
    """One row a non-blank line."""
    rows = []
    for a, text in enumerate(texts):
        for number, m in enumerate(re.finditer(r"[^\n]+", text)):
            part = part_of(m[0], number)
            rows.append((a, m.start(), m.end(), part, f"layout.{part}"))
    a, s, e, part, rule = zip(*rows, strict=True)
    ints = (np.array(x, np.int32) for x in (a, s, e))
    return PartTable(*ints, Labels.of(part), Labels.of(rule))


def make_evidence(texts) -> EvidenceTable:
    """Evidence by pattern, in order of article and start."""
    rows = sorted(
        (a, m.start(), m.end(), device, rule)
        for a, text in enumerate(texts)
        for device, (pattern, rule) in RULES.items()
        for m in re.finditer(pattern, text, re.IGNORECASE)
    )
    a, s, e, device, rule = (list(x) for x in zip(*rows, strict=True))
    cue = [
        texts[i].find(" ", b) if d == "distancing" else -1
        for i, b, d in zip(a, s, device, strict=True)
    ]
    n = len(rows)
    ints = [np.array(x, np.int32) for x in (a, s, e)]
    none = np.full(n, -1, np.int32)
    starts = np.where(np.array(cue) > 0, ints[1], -1).astype(np.int32)
    senses = ["author" if d == "distancing" else "" for d in device]
    return EvidenceTable(
        *ints, starts, np.array(cue, np.int32), none, none, Labels.of(device), Labels.of(senses),
        Labels.constant("outlet", n), Labels.constant("body", n), Labels.of(rule),
        np.ones(n, np.int32),
    )  # fmt: skip


def make_attributions(texts) -> AttributionTable:
    """Two kinds of attribution by pattern: a quotation with its speaker, and a claim."""
    pattern = re.compile(
        r"(?P<content>“[^”]+,”) (?:(?P<cue>said) )?(?P<source>Ilse Brandt|its spokesman)"
        r"|(?P<source2>its spokesman|officials|the regime) (?P<cue2>claimed|said)"
        r"(?P<content2> that [^.]+)?"
    )
    rows = []
    for a, text in enumerate(texts):
        for m in pattern.finditer(text):
            first = bool(m["source"])
            names = ("source", "cue", "content") if first else ("source2", "cue2", "content2")
            spans = [[m.span(n)] if m[n] else [] for n in names]
            stance = {"claimed": "doubting", "said": "neutral", None: ""}[m[names[1]]]
            kind = ("direct" if first else "indirect") if m[names[2]] else ""
            who = m[names[0]]
            of = "named_person" if who == "Ilse Brandt" else "unnamed_individual"
            of = "unnamed_group" if who in {"officials", "the regime"} else of
            rows.append((a, *spans, of, stance, kind, "body", "attr.pattern"))
    a, source, cue, content, *labels = (list(x) for x in zip(*rows, strict=True))
    spans = map(SpanLists.of, (source, cue, content))
    return AttributionTable(np.array(a, np.int32), *spans, *map(Labels.of, labels))


def make_notes(articles: list[Article]) -> Annotations:
    """Annotations of the invented articles; all their words are the outlet's own, in the body."""
    corpus = Corpus.of(articles, name="valdoria", licence="CC0-1.0")
    texts = corpus.texts
    exposures = np.zeros((len(texts), len(EXPOSURES), len(PARTS), len(VOICES)), np.int32)
    body = PARTS.index("body")
    exposures[:, 0, body, 0] = [len(t.split()) for t in texts]
    exposures[:, 1, body, 0] = [t.count(". ") + t.count("\n") for t in texts]
    exposures[:, 2, body, 1] = [t.count("“") for t in texts]
    signature = Signature().add(n=len(texts), parts="headline+body")
    return Annotations(
        corpus, make_parts(texts), VoiceTable.empty(), make_evidence(texts),
        make_attributions(texts), exposures, (), signature,
    )  # fmt: skip


def make_table(notes: Annotations) -> FeatureTable:
    """Counts and exposures that add up to the evidence."""
    counts = np.zeros((len(notes), len(FEATURES)), np.int64)
    names = {"scare_quote": "scare_quote_share"}
    rows = notes.evidence.replace(
        device=Labels.of([names.get(d, d) for d in notes.evidence.device])
    )
    for j, f in enumerate(FEATURES):
        mine = rows.article[rows.device == f.name]
        counts[:, j] = np.bincount(mine, minlength=len(notes))
    own = notes.exposures.sum(axis=2).astype(np.int64)
    exposures = {"words": own[:, 0, 0], "sentences": own[:, 1, 0], "short_quotes": own[:, 2, 1]}
    return FeatureTable(
        notes.corpus, FEATURES, counts, exposures, rows, ("headline", "body"), ("outlet",),
        notes.signature.add(devices=[f.name for f in FEATURES]),
    )  # fmt: skip


UNDERPOWERED = "underpowered: ratios below 2.4 would be missed more than one time in five"
NO_GOLD = "no hand-coded sample: detector error is uncorrected"


def make_comparison(table: FeatureTable, within: str | None) -> Comparison:
    """Rate ratios with intervals of an invented width: what is tested here is the telling."""
    rows = table.corpus.groups("outlet")
    estimates = []
    for j, f in enumerate(FEATURES):
        for a, b in ((OUTLETS[0], OUTLETS[1]), (OUTLETS[0], OUTLETS[2]), (OUTLETS[1], OUTLETS[2])):
            n = [int(table.counts[rows[o], j].sum()) for o in (a, b)]
            of = [int(table.exposure(f.name)[rows[o]].sum()) for o in (a, b)]
            value = low = high = p = math.nan
            if all(n):
                value = (n[0] / of[0]) / (n[1] / of[1])
                width = 2.2 * math.sqrt(1 / n[0] + 1 / n[1]) * (1.3 if within else 1)
                low, high = value * math.exp(-width), value * math.exp(width)
                p = math.erfc(abs(math.log(value)) / width * 1.4)
            estimates.append(
                Estimate(
                    f.name, a, b, value, low, high, 0.95, p, min(1.0, 1.6 * p), *n, *of,
                    60, 30, "C1" if within else "C0",
                    "event fixed effects, bootstrap over events" if within else "pooled rates",
                    (UNDERPOWERED,) if f.name == "hedge" else (), NO_GOLD if within else "",
                )
            )  # fmt: skip
    population = "events told by at least two outlets" if within else "all articles"
    estimand = Estimand(
        "outlet",
        within,
        ("outlet",),
        ("headline", "body"),
        OUTLETS,
        "rate ratio",
        "event",
        population,
    )
    signature = table.signature.add(by="outlet", within=within or "", boot=2000, seed=1)
    warnings = ("Detectors are not validated on these outlets.",)
    return Comparison(estimand, tuple(estimates), warnings, signature)


def make_keyness() -> Keyness:
    """A few terms an outlet."""
    terms = {
        "Karst One": ("so-called", "council", "raid", "brutal", "border office"),
        "Meridian Times": ("residents", "officials", "army", "newspaper"),
        "Valdoria Post": ("regime", "corridor", "allegedly", "driver"),
    }
    words = [
        Keyword(t, o, 2.1 - 0.3 * i, 6.3 - i, 9.8 - i, 2.7 - 0.3 * i, 1e-5 * 10**i, 4e-4 * 10**i,
                60 - 9 * i, 3 + i, 30 - 3 * i, 29 - 3 * i)
        for o, ts in terms.items()
        for i, t in enumerate(ts)
    ]  # fmt: skip
    signature = Signature().add(n=90, unit="word", min_count=10, seed=1)
    return Keyness(tuple(words), (), 412, ("Terms of a single event are not excluded.",), signature)


def make_audit() -> Audit:
    """One check of every verdict, and one that does not apply."""
    checks = (
        Check(
            "L01", "duplicates across folds", 0.0, 0.0, "families", "pass",
            "No family of near-duplicates spans two folds.",
        ),
        Check(
            "L03", "outlet identity strings", 0.99, 0.05, "document frequency", "fail",
            "Two strings name the outlet in nearly all of its articles.",
            "Mask the strings, or compare headlines and bodies only.",
            ("© Karst One", "this newspaper"),
        ),
        Check(
            "L06", "typography", 0.41, 0.43, "accuracy", "warn",
            "Quotation marks alone name the outlet more often than chance.",
            "Normalise typography before training.", ("“", "—"),
        ),
        Check(
            "L10", "time confound", math.nan, 0.05, "accuracy", "pass",
            "All outlets cover the same days.",
        ),
    )  # fmt: skip
    signature = Signature().add(target="outlet", groups="event", folds=5)
    return Audit("outlet", "event", checks, signature)


def make_validation() -> Validation:
    """A classifier under two views, and three baselines."""
    rows = (
        ("classifier", "all text", 0.93, 0.05), ("classifier", "headline+body", 0.71, 0.09),
        ("typography", "all text", 0.41, 0.1), ("length", "all text", 0.38, 0.1),
        ("majority", "none", 0.33, 0.0),
    )  # fmt: skip
    scores = tuple(
        Score(
            m, v, a, a - w, min(1.0, a + w), a - 0.02, a - 0.02 - w, min(1.0, a - 0.02 + w), 90, 30
        )
        for m, v, a, w in rows
    )
    top = {
        "Karst One": (("so-called", 2.1), ("council", 1.4)),
        "Meridian Times": (("residents", 1.9), ("officials", 1.2)),
        "Valdoria Post": (("regime", 2.6), ("corridor", 1.7)),
    }
    return Validation(
        "outlet", "event", OUTLETS, scores, ((22, 5, 3), (6, 19, 5), (2, 5, 23)), top,
        ("Coefficients say what is associated with an outlet in this corpus, not why.",),
        Signature().add(target="outlet", groups="event", folds=5, seed=1),
    )  # fmt: skip


def make_study(n_events: int = 30) -> Study:
    """The whole study."""
    notes = make_notes(make_articles(n_events))
    table = make_table(notes)
    return Study(
        "Three outlets on the eastern flank", notes, table,
        (make_comparison(table, None), make_comparison(table, "event")),
        make_keyness(), make_audit(), make_validation(), table.signature,
    )  # fmt: skip


@pytest.fixture(scope="session")
def study() -> Study:
    """The invented study of 90 articles."""
    return make_study()


@pytest.fixture(scope="session")
def small(study: Study) -> Study:
    """A study that is quick to write: no figures but one, no articles."""
    return Study(study.title, comparisons=study.comparisons[:1], audit=study.audit)
