"""Eventive passives: invented sentences with and without agents, and what only looks like one."""

from __future__ import annotations

import pytest

AGENTLESS = [
    "Twelve demonstrators were shot on Tuesday.",
    "The archive has been closed.",
    "Nine men are being questioned.",
    "The ferry will be sold in May.",
    "The mill might have been saved.",
    "The order was not signed.",
    "The clerk was never told.",
    "He got fired in June.",
    "She was quietly removed from the list.",
    "The bridge was, however, rebuilt.",
    "It’s expected to rain on Sunday.",
    "They’re forced to wait.",
    "Were the hostages freed?",
    "Why was the mayor told in May?",
    "The village was flooded by noon.",
    "The parcels were sent by car.",
    "The vote was lost by a wide margin.",
    "The gap was closed by raising the fare.",
    "The price was cut by ten percent.",
    "The wall was painted by hand.",
    "The cases were heard one by one.",
    "The tent was pitched by the river.",
    "Traffic was banned by 2031.",
    "The tax is used to fund the port.",
    "The shop was re-opened in June.",
    "The plan to be adopted is short.",
]
AGENTIVE = [
    ("The mayor was detained by police.", "by police"),
    ("The mayor was detained on Monday by two armed men.", "by two armed men"),
    ("The bill must still be approved by the chamber.", "by the chamber"),
    ("The village was destroyed by a landslide.", "by a landslide"),
    ("The song was written by Ilse Brandt.", "by Ilse Brandt"),
    ("He was betrayed by them.", "by them"),
    ("The parcel was flagged by law enforcement.", "by law enforcement"),
    ("The mill is owned by her brother.", "by her brother"),
    ("The order was signed by Gov. Rita Molnár.", "by Gov. Rita Molnár"),
    ("The town was shelled by warring factions.", "by warring factions"),
    ("The duty is required by statute.", "by statute"),
    ("The fort was bought or sold by the crown.", "by the crown"),
    ("The ship was seized by the US navy.", "by the US navy"),
    ("The barn was set on fire by boys.", "by boys"),
    ("He was beaten by noon by guards.", "by guards"),
    ("The bill was joined by three senators.", "by three senators"),
]
NEITHER = [
    "Dorn is interested in clocks.",
    "The bank is located in Tarn.",
    "She was concerned about the dam.",
    "He is determined to sail.",
    "We are committed to the plan.",
    "They are supposed to wait.",
    "He was very divided on it.",
    "The rules are unchanged.",
    "The firm is state-owned.",
    "She seems to be polarized.",
    "He was used to the noise.",
    "She got used to waiting.",
    "There were armed guards outside.",
    "It’s made the trip longer.",
    "He’s devoted his life to bees.",
    "The crew has taken the boat.",
    "They were taking the boat.",
    "He used to sail.",
    "The town’s bungled rescue cost a life.",
    "She had painted the wall.",
    "The pond is naked rock.",
    "They were hundred-year floods.",
]
PAIRS = [  # passive, and the same but for a word
    ("The crimes were committed in May.", "The men were committed to May."),
    ("The tax is used to fund ports.", "Dorn is used to the ports."),
    ("The wall was unveiled.", "The wall was unchanged."),
    ("They’re expected to win.", "They’ve expected to win."),
    ("The date was determined.", "Dorn was determined to go."),
    ("The line was broken.", "The line has broken."),
]


def hits(find, text):
    """All passives of a text, agentless first."""
    return find("agentless_passive", text) + find("agentive_passive", text)


@pytest.mark.parametrize("text", AGENTLESS)
def test_agentless(find, text):
    """Events without their agent, in every tense and form."""
    assert len(find("agentless_passive", text)) == 1
    assert find("agentive_passive", text) == []


@pytest.mark.parametrize(("text", "agent"), AGENTIVE)
def test_agentive(find, text, agent):
    """The by-phrase that names the agent is the cue, wherever it stands in the clause."""
    evidence = find("agentive_passive", text)
    assert agent in [e.cue.of(text) for e in evidence]


@pytest.mark.parametrize("text", NEITHER)
def test_no_passive(find, text):
    """States, perfects, progressives and adjectives."""
    assert hits(find, text) == []


@pytest.mark.parametrize(("passive", "other"), PAIRS)
def test_minimal_pairs(find, passive, other):
    """One word makes the event a state or an active verb."""
    assert (len(hits(find, passive)), len(hits(find, other))) == (1, 0)


@pytest.mark.parametrize(
    ("text", "span", "target"),
    [
        ("Twelve demonstrators were shot on Tuesday.", "were shot", "Twelve demonstrators"),
        ("On Tuesday three people in the car were shot.", "were shot", "three people in the car"),
        ("Dorn, the mayor of Tarn, was told.", "was told", "Dorn"),
        ("They met the men who were freed.", "were freed", "the men"),
        ("It’s expected to rain.", "’s expected", "It’s"),
        ("Were the hostages freed?", "Were the hostages freed", "the hostages"),
        ("The plan has not been published.", "been published", "The plan"),
    ],
)
def test_span_and_patient(find, text, span, target):
    """Evidence runs from the auxiliary to the participle; the target is the patient."""
    (evidence,) = find("agentless_passive", text)
    assert (evidence.text, evidence.target.of(text)) == (span, target)


def test_coordinated_participles_are_events_of_their_own(find):
    """Beaten and arrested: two events, one patient."""
    text = "The men were beaten, robbed and arrested on Monday."
    evidence = find("agentless_passive", text)
    assert [e.text for e in evidence] == ["were beaten", "robbed", "arrested"]
    assert {e.target.of(text) for e in evidence} == {"The men"}


def test_second_verb_with_an_object_is_active(find):
    """Was arrested and admitted it: one passive."""
    assert len(hits(find, "Dorn was arrested and admitted the theft.")) == 1


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It was sold.", "agency.passive.be"),
        ("It got sold.", "agency.passive.get"),
        ("Was it sold?", "agency.passive.inverted"),
        ("It was sold by Dorn.", "agency.passive.by_agent"),
    ],
)
def test_rules_name_the_form(find, text, rule):
    """A rule says how the passive was found."""
    assert [e.rule for e in hits(find, text)] == [rule]


def test_sentences_do_not_leak(find):
    """An auxiliary at the end of a sentence has nothing to do with the next one."""
    assert hits(find, "That is how it was. Taken all together, it was a good day.") == []
