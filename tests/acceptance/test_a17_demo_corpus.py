"""A17: what was planted in the demo corpus is found again, and a naive pipeline would miss it."""

import json
import math
import re
import tomllib
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binomtest

import framing as fr
from framing.classify.families import families
from framing.compare import corrected_ratio
from framing.corpus import corpora_dir
from framing.devices import DEVICES

CARD = tomllib.loads((corpora_dir() / "demo" / "card.toml").read_text(encoding="utf-8"))
PLANTED = {p["id"]: p for p in CARD["planted"]}
LABELS = ("regime", "government", "authorities", "administration")
HEDGES = """may might could perhaps possibly likely probably apparently appear appears appeared seem
seems seemed suggest suggests suggested potentially presumably""".split()
HARM = """killed shot injured wounded hurt beaten hit struck bombed tortured evicted arrested
detained seized handcuffed jailed held questioned searched chased dragged pushed trampled
fired""".split()
VALDORIA = ("Brandt", "Vael", "Tolland", "Frontier Guard", "government", "ministry")


@pytest.fixture(scope="module")
def table():
    """Devices, word lists and opportunities on the whole corpus, in the outlets' own voice."""
    words = [
        fr.WordList("hedging", tuple(HEDGES)),
        fr.WordList("regime", ("regime",)),
        fr.WordList("injury", tuple("injured injure injures injury injuries injuring".split())),
    ]
    marks = ("distancing", "scare_quote")
    opportunities = [
        fr.Opportunity("corridor", marks, ("northern corridor",)),
        fr.Opportunity("doubted", ("doubting_cue",), VALDORIA),
        fr.Opportunity("karst", ("regime",), tuple(f"Karst {x}" for x in LABELS)),
        fr.Opportunity(
            "valdoria",
            ("regime",),
            tuple(
                f"{a}{x}{b}" for x in LABELS for a, b in (("Valdorian ", ""), ("", " in Altmere"))
            ),
        ),
    ]
    notes = fr.annotate(fr.read("demo"), devices=[*DEVICES, *words])
    return fr.measure(notes, opportunities=opportunities)


@pytest.fixture(scope="module")
def pooled(table):
    """Every pair of outlets, all events."""
    return fr.compare(table, seed=1).estimates


@pytest.fixture(scope="module")
def matched(table):
    """Every pair of outlets, within events."""
    return fr.compare(table, within="event", seed=1).estimates


def interval(estimates, feature, a, b):
    """Value and bounds of the ratio of `a` to `b`."""
    for e in estimates:
        if (e.feature, e.a, e.b) == (feature, a, b):
            return e.value, e.low, e.high
        if (e.feature, e.a, e.b) == (feature, b, a):
            return 1 / e.value, 1 / e.high, 1 / e.low if e.low else math.inf
    raise AssertionError((feature, a, b))


def planted_ratio(key):
    """The planted value as a ratio; of two shares, of the first to the second."""
    value = PLANTED[key]["value"]
    return value[0] / value[1] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("key", "feature"),
    [
        ("p1a", "distancing"),
        ("p1b", "corridor"),
        ("p2", "doubted"),
        ("p5", "hedging"),
        ("p6a", "karst"),
        ("p8", "quoted_words"),
    ],
)
def test_a_planted_ratio_is_in_its_interval(pooled, key, feature):
    """The pooled ratio's 95 % interval holds what was planted, and the direction is right."""
    a, b = PLANTED[key]["contrast"]
    value, low, high = interval(pooled, feature, a, b)
    assert low <= planted_ratio(key) <= high
    assert planted_ratio(key) == 1 or (value > 1) == (planted_ratio(key) > 1)


@pytest.mark.parametrize(("key", "sense"), [("p1a", "author"), ("p4", None)])
def test_a_planted_ratio_is_in_its_corrected_interval(table, key, sense):
    """With the hand-coded pages taking the detector's errors out."""
    device = {"p1a": "distancing", "p4": "scare_quote"}[key]
    a, b = PLANTED[key]["contrast"]
    outlet, event = (np.array(table.corpus.column(f)) for f in ("outlet", "event"))
    mine = np.isin(outlet, [a, b])
    coded = coded_counts(table.corpus, device, sense)
    found = corrected_ratio(
        table.count(device)[mine],
        coded[mine],
        table.exposure(device)[mine],
        is_a=outlet[mine] == a,
        cluster=np.unique(event[mine], return_inverse=True)[1],
        seed=1,
    )
    assert found.low <= planted_ratio(key) <= found.high
    assert found.value > 2


def coded_counts(corpus, device, sense):
    """Gold counts in the outlet's voice, headline and body; NaN where a page is not coded."""
    path = corpora_dir() / "demo" / "gold" / "annotations.jsonl"
    gold = {r["id"]: r for r in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    counts = np.full(len(corpus), np.nan)
    for row, article in enumerate(corpus):
        if article.id in gold:
            record = gold[article.id]
            prose = [p for p in record["parts"] if p["part"] in ("headline", "body")]
            counts[row] = sum(
                d["device"] == device
                and d["voice"] == "outlet"
                and (sense is None or d["sense"] == sense)
                and d["rule"] != "gold.reporting_claim"
                and any(p["start"] <= d["start"] < p["end"] for p in prose)
                for d in record["devices"]
            )
    return counts


def test_more_agents_are_deleted_where_it_was_planted(table, pooled):
    """Agentless passives of verbs of harm in the planted ratio; all of them in the realised one."""
    value, low, high = interval(pooled, "agentless_passive", *PLANTED["p3b"]["contrast"])
    assert low <= PLANTED["p3b"]["all_agentless_passives"] <= high
    value, low, high = interval(
        fr.compare(harm_only(table), seed=1).estimates,
        "agentless_passive",
        *PLANTED["p3b"]["contrast"],
    )
    assert low <= PLANTED["p3b"]["value"] <= high
    assert value > 1.5


def harm_only(table):
    """The table with agentless passives counted only where the participle is one of harm."""
    view = table.evidence("agentless_passive")
    harm = [e.text.lower().split()[-1] in HARM for e in view]
    counts = table.counts.copy()
    counts[:, table.names.index("agentless_passive")] = np.bincount(
        view.rows.article, weights=harm, minlength=len(table)
    )
    return replace(table, counts=counts)


def test_a_label_that_one_outlet_never_uses(table):
    """Shares with exact intervals, where a ratio would divide by nothing."""
    for outlet, share in zip(PLANTED["p6b"]["contrast"], PLANTED["p6b"]["value"], strict=True):
        mine = np.array(table.corpus.column("outlet")) == outlet
        used, named = table.count("valdoria")[mine].sum(), table.exposure("valdoria")[mine].sum()
        low, high = binomtest(int(used), int(named)).proportion_ci(method="exact")
        assert low <= share <= high


def test_agency_copy_is_found_as_copies(table):
    """Pages of the Harbour Post that are near-duplicates of an agency's."""
    from framing.corpus.words import Words
    from framing.measure.views import visible_texts

    outlet = np.array(table.corpus.column("outlet"))
    texts = visible_texts(fr.annotate(table.corpus, devices=[]), parts=("body",))
    family = families(Words.of(texts))
    agency = set(family[outlet == "Norvik News Agency"].tolist())
    copies = [f in agency for f in family[outlet == "Harbour Post"].tolist()]
    low, high = binomtest(sum(copies), len(copies)).proportion_ci(method="exact")
    assert low <= PLANTED["p7"]["value"] <= high
    wire = [w == "NNA" for w in table.corpus.where(outlet="Harbour Post").column("wire")]
    assert copies == wire


def test_an_effect_of_event_mix_only_vanishes_within_events(pooled, matched):
    """Pooled, one outlet has more injuries; within the events that both cover it has not."""
    a, b = PLANTED["p9"]["contrast"]
    value, low, high = interval(matched, "injury", a, b)
    assert low <= PLANTED["p9"]["value"] <= high
    assert interval(pooled, "injury", a, b)[0] > max(value, 1.3)


@pytest.mark.parametrize(
    ("outlet", "share"),
    list(zip(PLANTED["p3a"]["contrast"], PLANTED["p3a"]["value"], strict=True)),
)
def test_reports_of_harm_without_an_agent(table, outlet, share):
    """Agentless reports of harm as a share of all that are found, with the exact interval."""
    mine = np.array(table.corpus.column("outlet")) == outlet
    agentless = int(table.count("agentless_harm_share")[mine].sum())
    reports = int(table.exposure("agentless_harm_share")[mine].sum())
    low, high = binomtest(agentless, reports).proportion_ci(method="exact")
    assert low <= share <= high


def test_a_naive_pipeline_misses_what_was_planted(table):
    """A detector of the usual quotation marks finds no quotation in the Meridian Times."""
    marks = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
    words = {
        outlet: sum(
            len(m.split()) for a in table.corpus.where(outlet=outlet) for m in marks.findall(a.text)
        )
        for outlet in PLANTED["p8"]["contrast"]
    }
    a, b = PLANTED["p8"]["contrast"]
    assert words[a] < 0.05 * words[b]
    mine = np.array(table.corpus.column("outlet")) == a
    assert table.count("quoted_words")[mine].sum() > 800


def test_every_planted_parameter_is_checked():
    """The card and this file agree on what there is."""
    checked = {"p1a", "p1b", "p2", "p3a", "p3b", "p4", "p5", "p6a", "p6b", "p7", "p8", "p9"}
    assert checked == set(PLANTED)
