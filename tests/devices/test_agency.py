"""Who does what to whom: harm in the active voice, as nouns, as mere happening, and all reports."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest

import framing as fr
from framing.devices.harm import ActiveHarm
from framing.devices.harm_reports import HarmReport
from framing.devices.nominalised import NominalisedEvent
from framing.devices.unaccusative import AgentlessEvent
from framing.testing import check_device
from framing.text.batch import Batch

ACTIVE = [
    ("Police shot twelve demonstrators on Tuesday.", "shot", "twelve demonstrators"),
    ("The gunman killed nine people.", "killed", "nine people"),
    ("Soldiers have arrested the mayor's son.", "arrested", "the mayor's son"),
    ("Guards beat prisoners with batons.", "beat", "prisoners"),
    ("He stabbed her in the neck.", "stabbed", "her"),
    ("Agents detained Ilse Brandt at the border.", "detained", "Ilse Brandt"),
    ("A gunman opened fire at the school, killing seven students.", "killing", "seven students"),
    ("Karst troops fired on the crowd.", "fired on", "the crowd"),
    ("Police arrest nine protesters in Sarn", "arrest", "nine protesters"),
    ("The man who shot the officer fled.", "shot", "the officer"),
    ("The army shelled the village.", "shelled", "the village"),
    ("Police officers were beating a man.", "beating", "a man"),
    ("Militants abducted 30 girls.", "abducted", "30 girls"),
    (
        "Karst's border guards, acting on orders, detained two reporters.",
        "detained",
        "two reporters",
    ),
    ("Officers tackled the suspect.", "tackled", "the suspect"),
    ("The regime tortured dissidents.", "tortured", "dissidents"),
    ("Rebels gunned down five villagers.", "gunned down", "five villagers"),
    ("Officials deported 40 families.", "deported", "40 families"),
    ("The militia that killed his brother fled.", "killed", "his brother"),
    ("Guards handcuffed him.", "handcuffed", "him"),
    ("The patrol injured about 20 marchers.", "injured", "20 marchers"),
]
NOT_ACTIVE = [
    "Police were ordered to shoot demonstrators.",
    "The bill would kill thousands of people.",
    "The storm killed nine people.",
    "A car hit a cyclist.",
    "Police did not shoot the man.",
    "Guards weren't beating prisoners.",
    "He shot himself.",
    "The senator attacked Ilse Brandt over taxes.",
    "The team beat Karst 3-1.",
    "The party shot down the bill.",
    "The men arrested Tuesday were charged.",
    "Twelve demonstrators were shot.",
    "Critics hit the plan.",
    "The virus has killed thousands.",
    "The film shot by Dorn won.",
    "The tariff killed jobs.",
    "Nobody arrested the men.",
    "The blast killed nine people.",
    "Soldiers almost shot the boy.",
    "The attack that killed the mayor was filmed.",
    "They killed each other's jokes.",
]
NOUNS = [
    ("The evictions continued.", "agent_missing", None),
    ("The killing of nine villagers by the militia was filmed.", "agent_named", "nine villagers"),
    ("Police raids in Sarn left two dead.", "agent_named", None),
    ("The army's bombing of the port angered the town.", "agent_named", "the port"),
    ("His arrest on Monday angered the union.", "agent_missing", "His"),
    ("Clashes erupted between police and demonstrators.", "reciprocal", None),
    ("Violence broke out in the square.", "reciprocal", None),
    ("An exchange of fire followed.", "reciprocal", None),
    ("The crackdown on demonstrators left nine dead.", "agent_missing", "demonstrators"),
    ("Militants carried out an attack on the barracks.", "agent_named", "the barracks"),
    ("The shooting of Ilse Brandt shocked Karst.", "agent_missing", "Ilse Brandt"),
    ("The shootings took place at noon.", "agent_missing", None),
    ("Nine people died in a drone strike.", "agent_missing", None),
    ("The deportation of 40 families was delayed.", "agent_missing", "40 families"),
    ("A deadly attack on a mosque was condemned.", "agent_missing", "a mosque"),
    ("An officer-involved shooting was under review.", "agent_missing", None),
    ("The massacre was carried out by rebels.", "agent_named", None),
    ("The U.S. airstrike drew protests.", "agent_named", None),
    ("The murder of a clerk stunned Dorn.", "agent_missing", "a clerk"),
    ("After the bombings, the port closed.", "agent_missing", None),
    ("Brandt's killing sparked protests.", "agent_missing", "Brandt's"),
    ("The beating at the hands of guards was filmed.", "agent_named", None),
]
NOT_NOUNS = [
    "The Organisation met.",
    "The government fell.",
    "He had a heart attack.",
    "The union called a strike over wages.",
    "Police are killing time.",
    "The arrest warrant was void.",
    "The attack ad ran twice.",
    "Gunmen attack villages.",
    "Protesters clash with police.",
    "The shooting range closed.",
    "They arrest people.",
    "The senator launched an attack on the tax plan.",
    "The bombing suspect was tried.",
    "The removal of the statue was delayed.",
    "Gun violence is rising.",
    "They plan to raid the shop.",
    "The two clashed in the debate.",
    "He was found guilty of murder.",
    "She fears any attack.",
    "A clash of personality ended the band.",
    "Prices were shooting up.",
]
HAPPENED = [
    ("A protester died during clashes with police.", "death", "A protester"),
    ("Shots rang out in the square.", "onset", "Shots"),
    ("A car hit a cyclist in Sarn.", "instrument", "a cyclist"),
    ("The march turned violent.", "turned", "The march"),
    ("A bomb exploded near the market.", "onset", "A bomb"),
    ("Nine people died in the shelling of Dorn.", "death", "Nine people"),
    ("The blast killed nine people.", "instrument", "nine people"),
    ("A man was found dead after the raid.", "death", "A man"),
    ("The attack left nine people dead.", "death", "nine people dead"),
    ("Two soldiers lost their lives in the ambush.", "death", "Two soldiers"),
    ("A grenade went off outside the court.", "onset", "A grenade"),
    ("A rocket hit a school in Karst.", "instrument", "a school"),
    ("Rubber bullets struck two women.", "instrument", "two women"),
    ("Gunfire erupted at noon.", "onset", "Gunfire"),
    ("The protests became deadly.", "turned", "The protests"),
    ("Ilse Brandt died in police custody.", "death", "Ilse Brandt"),
    ("The airstrike killed a farmer.", "instrument", "a farmer"),
    ("Two blasts rocked the port.", "onset", "Two blasts"),
    ("The shooting wounded three students.", "instrument", "three students"),
    ("A van ploughed into a crowd.", "instrument", "a crowd"),
]
NOT_HAPPENED = [
    "A protester died of cancer.",
    "Her father died peacefully at 93.",
    "The population exploded.",
    "Hopes for a truce died in the war.",
    "The market turned sour.",
    "The storm hit the town.",
    "The leaves turned red.",
    "An Israeli missile hit a school.",
    "The army's shells hit a school.",
    "The policy hit workers.",
    "Sales fell.",
    "He will die in battle.",
    "The singer lost her life to the virus.",
    "His car hit the wall.",
    "The bomb did not explode.",
    "A debate erupted.",
    "The film became a violent hit.",
    "He almost died in the attack.",
    "A warhead explodes on contact.",
    "Celebratory gunfire rang out.",
]
REPORTS = [
    ("Police shot twelve demonstrators.", "active"),
    ("Twelve demonstrators were shot.", "agentless"),
    ("Twelve demonstrators were shot by police.", "agentive"),
    ("Nine people have been arrested.", "agentless"),
    ("The mayor was detained by soldiers.", "agentive"),
    ("Guards injured three men.", "active"),
    ("A clerk was beaten to death.", "agentless"),
    ("The bill was killed.", None),
    ("The plan was attacked.", None),
    ("He was not arrested.", None),
    ("The men are to be deported.", None),
    ("The suspect would be jailed.", None),
    ("The bridge was built in 1931.", None),
]


def found(device, text):
    """A device's evidence in one text."""
    table = device.find(Batch.of([text]))
    return [table.at(row, "a1", text) for row in range(len(table))]


@pytest.mark.parametrize(("text", "verb", "patient"), ACTIVE)
def test_active_harm_is_found(text, verb, patient):
    """The verb is the evidence, the patient its target."""
    assert (verb, patient) in [(e.text, e.target.of(text)) for e in found(ActiveHarm(), text)]


@pytest.mark.parametrize("text", NOT_ACTIVE)
def test_no_active_harm(text):
    """Things, plans, denials, passives and figures of speech are no active reports."""
    assert not found(ActiveHarm(), text)


@pytest.mark.parametrize(("text", "sense", "patient"), NOUNS)
def test_nominalised_event_is_found(text, sense, patient):
    """The sense says whether the agent is named; the target is the patient."""
    e = found(NominalisedEvent(), text)[0]
    assert (e.sense, e.target and e.target.of(text)) == (sense, patient)


@pytest.mark.parametrize("text", NOT_NOUNS)
def test_no_nominalised_event(text):
    """Verbs, compounds, figures of speech and what did not happen are no nominalised events."""
    assert not found(NominalisedEvent(), text)


@pytest.mark.parametrize(("text", "sense", "target"), HAPPENED)
def test_agentless_event_is_found(text, sense, target):
    """The first hit has the sense, and is about the right phrase."""
    e = found(AgentlessEvent(), text)[0]
    assert (e.sense, e.target.of(text)) == (sense, target)


@pytest.mark.parametrize("text", NOT_HAPPENED)
def test_no_agentless_event(text):
    """Natural deaths, figures of speech and named agents are none."""
    assert not found(AgentlessEvent(), text)


@pytest.mark.parametrize(("text", "sense"), REPORTS)
def test_report_of_harm(text, sense):
    """Active, agentive and agentless reports are told apart; the rest is none."""
    evidence = found(HarmReport(), text)
    assert [e.sense for e in evidence] == ([sense] if sense else [])


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The raid by soldiers was filmed.", "by soldiers"),
        ("Police raids went on.", "Police"),
        ("Karst's bombing of Dorn failed.", "Karst's"),
        ("Rebels launched a deadly attack.", "launched"),
    ],
)
def test_agent_slot_is_the_cue(text, cue):
    """What names the agent: by-phrase, compound, possessor, support verb."""
    assert found(NominalisedEvent(), text)[0].cue.of(text) == cue


@pytest.mark.parametrize(
    ("device", "example"),
    [
        (ActiveHarm(), "Police shot twelve demonstrators on Tuesday."),
        (NominalisedEvent(), "The evictions continued after clashes erupted."),
        (AgentlessEvent(), "Two marchers died in clashes after shots rang out."),
        (HarmReport(), "Police shot two marchers. A third was wounded."),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_devices_pass_the_exam(device, example):
    """Every promise of a device holds."""
    check_device(device, examples=[example])


@pytest.mark.parametrize(("outlet", "planted"), [("Karst One", 0.65), ("Meridian Times", 0.25)])
def test_share_of_agentless_reports_in_the_demo_corpus(outlet, planted):
    """A17, p3a: agentless reports of harm as a share of all, with its exact interval."""
    notes = fr.annotate(fr.read("demo"), devices=[HarmReport()])
    rows = notes.evidence
    mine = np.array([notes.corpus[int(a)].outlet == outlet for a in rows.article])
    mine &= rows.device == "harm_report"
    own = rows.take((rows.voice == "outlet") & rows.part.isin(("headline", "body")) & mine)
    agentless = int((own.sense == "agentless").sum())
    low, high = binomtest(agentless, len(own)).proportion_ci(method="exact")
    assert low <= planted <= high


METHODOLOGY = [
    ("nominalised_event", "The evictions continued.", "agent_missing"),
    ("nominalised_event", "The killing shocked Karst.", "agent_missing"),
    ("nominalised_event", "An officer-involved shooting was under review.", "agent_missing"),
    ("nominalised_event", "The Organisation and the government met.", None),
    ("agentless_event", "Shots rang out.", "onset"),
    ("agentless_event", "The car hit a cyclist.", "instrument"),
    ("agentless_event", "A protester died.", "death"),
    ("agentless_event", "Her father died at 93.", None),
]
KNOWN_FAILURES = {
    "A protester died.": "without a word of force a natural death cannot be told",
}


@pytest.mark.parametrize(("device", "text", "sense"), METHODOLOGY)
def test_example_of_the_methodology(request, find, device, text, sense):
    """The methodology's own examples come out as it says, or are known failures."""
    if text in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_FAILURES[text], strict=True))
    evidence = find(device, text)
    assert (evidence[0].sense if evidence else None) == sense
