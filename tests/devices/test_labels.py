"""Labels, label-like modifiers, and us and them."""

from __future__ import annotations

import pytest

from framing.devices import devices
from framing.lexicons.entries import catalogue
from framing.testing import check_device

LABELS = [
    ("The Karst regime said the port was closed.", "state_power.regime", "Karst"),
    ("The regime of Ilse Brandt closed the port.", "state_power.regime", "Ilse Brandt"),
    ("The Karst government said the port was closed.", "state_power.government", "Karst"),
    ("Karst's military government closed the port.", "state_power.government", "Karst's"),
    ("The Dorn administration closed the port.", "state_power.administration", "Dorn"),
    ("The junta closed the port.", "state_power.junta", None),
    ("Sarnish rebels took the hill.", "armed_actor.rebel", "Sarnish"),
    ("Militants attacked the convoy.", "armed_actor.militant", None),
    ("Two terrorists fled the scene.", "armed_actor.terrorist", None),
    ("A gunman opened fire.", "armed_actor.gunman", None),
    ("The mob filled the square.", "crowd.mob", None),
    ("Protesters filled the square.", "crowd.protester", None),
    ("The riots in Sarn went on.", "crowd_event.riot", "Sarn"),
    ("Illegal immigrants work on the farm.", "migrant.illegal_immigrant", None),
    ("Undocumented immigrants work on the farm.", "migrant.undocumented_immigrant", None),
    ("The invasion of Karst began in May.", "event_of_force.invasion", "Karst"),
    ("A military operation in Karst began in May.", "event_of_force.military_operation", "Karst"),
    ("The bill repeals the death tax.", "estate_tax.death_tax", None),
    ("The bill repeals the estate tax.", "estate_tax.estate_tax", None),
    ("A tax giveaway passed the house.", "tax.tax_giveaway", None),
    ("The climate crisis was on the agenda.", "climate.climate_crisis", None),
    ("A pro-life group met in Sarn.", "abortion.pro_life", None),
    ("An anti-abortion group met in Sarn.", "abortion.anti_abortion", None),
    ("It was an officer-involved shooting.", "police_killing.officer_involved_shooting", None),
    ("He was killed by police.", "police_killing.police_killing", None),
]

NO_LABELS = [
    "She keeps an exercise regime.",  # minimal pairs of the Karst regime …
    "The sanctions regime was renewed.",
    "The regime of treatments took a year.",
    "Doctors set a strict drug regime.",
    "The tax regime favours ships.",
    "A fighter jet crossed the border.",  # … of fighters
    "The UFC fighter won his bout.",
    "The flash mob danced in the hall.",  # … of the mob
    "The mafia mob boss was tried.",
    "A trade war began.",  # … of war
    "The war on drugs goes on.",
    "The Cold War ended.",
    "She is a veteran of World War II.",
    "Aliens from space land in the film.",
    "Heavy rain hit the settlement of the lawsuit.",
    "The parties reached a settlement in court.",
    "He is a rebel without a cause.",
    "The Food and Drug Administration met.",
    "The administration of justice is slow.",
    "The sharp shooter played basketball.",
    "Brandt has a conflict of interest.",
    "The school joined a read riot of colours.",
    "Their home invasion case goes on.",
    "They joined the club in May.",
]

MODIFIERS = [
    ("A far-right senator spoke.", "ideological", "senator"),
    ("The hard-line cleric left.", "ideological", "cleric"),
    ("A radical preacher spoke.", "ideological", "preacher"),
    ("The left-wing newspaper closed.", "ideological", "newspaper"),
    ("A conservative group met.", "ideological", "group"),
    ("The extremist party lost.", "ideological", "party"),
    ("A moderate judge was named.", "ideological", "judge"),
    ("The Meridian-backed think tank met.", "sponsorship", "think tank"),
    ("Karst-funded militias met.", "sponsorship", "militias"),
    ("A Sarn-aligned party won.", "sponsorship", "party"),
    ("The Dorn-linked company failed.", "sponsorship", "company"),
    ("A state-run broadcaster said so.", "sponsorship", "broadcaster"),
    ("An industry-funded group met.", "sponsorship", "group"),
    ("A controversial judge was named.", "credibility", "judge"),
    ("The embattled mayor left.", "credibility", "mayor"),
    ("A disgraced banker was freed.", "credibility", "banker"),
    ("The respected economist agreed.", "credibility", "economist"),
    ("A renowned professor agreed.", "credibility", "professor"),
    ("The firebrand preacher spoke.", "credibility", "preacher"),
    ("The notorious gang fled.", "credibility", "gang"),
    ("An award-winning journalist wrote it.", "credibility", "journalist"),
]

NO_MODIFIERS = [
    "She stood in the far-right corner of the photo.",  # of a far-right senator
    "He had a radical prostatectomy.",  # of a radical preacher
    "They made a conservative estimate.",  # of a conservative group
    "The winds were moderate on Monday.",  # of a moderate judge
    "They sold mortgage-backed securities.",  # of Karst-backed
    "The controversial plan was dropped.",
    "The respected tradition ended.",
    "A liberal helping of soup came.",
    "The independent variable is age.",
    "The extreme weather went on.",
    "She teaches liberal arts.",
    "He failed to attend.",
    "Leading the race, Dorn fell.",
    "The Conservative Party met.",
    "The study was partisan.",
    "His views are radical.",
    "A Karst-based company grew.",
    "A family-run shop closed.",
    "The award-winning garden opened.",
    "Progressive taxation was tried.",
    "An orthodox method was used.",
]

US = [
    ("They cheered our boys abroad.", "nation"),
    ("Our troops are abroad.", "nation"),
    ("Our country needs it.", "nation"),
    ("It is a threat to our democracy.", "nation"),
    ("They secure our borders.", "nation"),
    ("Many think this country is lost.", "nation"),
    ("Here at home, prices rise.", "nation"),
    ("We Americans like maps.", "nation"),
    ("Our reporters asked the ministry.", "editorial"),
    ("As we reported on Monday, the port is closed.", "editorial"),
    ("Our newsroom is small.", "editorial"),
    ("Support our journalism today.", "editorial"),
    ("We contacted the ministry.", "editorial"),
    ("Sign up for our newsletter.", "editorial"),
    ("As we all know, maps lie.", "generic"),
    ("Most of us forget names.", "generic"),
    ("It changes our lives.", "generic"),
    ("We tend to forget names.", "generic"),
    ("Let us look at the map.", "address"),
    ("Let's start with the map.", "address"),
    ("Why are we here?", "address"),
    ("We left early.", "unresolved"),
    ("It was given to us.", "unresolved"),
]

NO_US = [
    "US officials met in Sarn.",  # of "us": case tells
    "The US sent a ship.",
    "SHIPS SAIL FOR THE US",
    "Please let us know.",  # of "let us look"
    "Officials let us in.",
    "They sold their troops short.",
    "Her country needs it.",
    "His borders are closed.",
    "It is bus number nine.",
    "The weather was fair.",
    "They left early.",
    "It was given to them.",
    "You left early.",
    "Brandt asked the ministry.",
    "The hours were long.",
    "Tours start at nine.",
    "He went home.",
    "The U.S. sent a ship.",
    "A country needs a map.",
    "I left early.",
    "Karst closed its borders.",
]


@pytest.mark.parametrize(("text", "rule", "target"), LABELS)
def test_labels_and_their_referents(find, text, rule, target):
    """A label is found in its set, tied to the name beside it."""
    found = [e for e in find("label", text) if e.rule == f"label.{rule}"]
    assert [(e.sense, e.target.of(text) if e.target else None) for e in found] == [
        (rule.split(".")[0], target)
    ]


@pytest.mark.parametrize("text", NO_LABELS)
def test_homographs_of_labels(find, text):
    """Other regimes, fighters and wars are no labels of the set."""
    assert [e.rule for e in find("label", text)] == []


@pytest.mark.parametrize(("text", "sense", "target"), MODIFIERS)
def test_modifiers_before_persons_and_bodies(find, text, sense, target):
    """A modifier counts before a person or a body, which is its target."""
    found = find("modifier_label", text)
    assert [(e.sense, e.target.of(text)) for e in found] == [(sense, target)]


@pytest.mark.parametrize("text", NO_MODIFIERS)
def test_modifiers_of_things_and_plain_uses(find, text):
    """A corner, an operation, an estimate is nobody; a predicate stands before nobody."""
    assert [e.rule for e in find("modifier_label", text)] == []


@pytest.mark.parametrize(("text", "sense"), US)
def test_who_is_meant_by_us(find, text, sense):
    """The words around a first person plural say who is meant."""
    assert [e.sense for e in find("us_them", text)] == [sense]


@pytest.mark.parametrize("text", NO_US)
def test_a_country_and_other_persons_are_not_us(find, text):
    """US, other persons and look-alikes are no evidence."""
    assert [e.rule for e in find("us_them", text)] == []


def test_shares_within_a_set_can_be_formed():
    """Every label has a set and a place in its valence order; no set stands alone."""
    sets: dict[str, set[str]] = {}
    for entry in catalogue("label").entries:
        assert entry.note.startswith("valence: ")
        sets.setdefault(entry.sense, set()).add(entry.name)
    assert {"state_power", "armed_actor", "crowd", "migrant", "tax", "climate"} <= set(sets)
    assert all(len(names) > 1 for names in sets.values())


@pytest.mark.parametrize("name", ["label", "modifier_label", "us_them"])
def test_exam(name):
    """Each device keeps every promise of the protocol."""
    texts = {"label": LABELS, "modifier_label": MODIFIERS, "us_them": US}[name]
    check_device(devices([name])[0], examples=[row[0] for row in texts[:2]])
