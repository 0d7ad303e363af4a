"""Metaphors by source domain, rhetorical surface, and the words of the conflict frame."""

from __future__ import annotations

import pytest

from framing.devices import devices
from framing.testing import check_device

METAPHORS = [
    ("A flood of applicants reached the Karst office.", "water"),
    ("Waves of migrants crossed the Dorn border.", "water"),
    ("The ministry was inundated with complaints.", "water"),
    ("The vote set off a political earthquake in Sarn.", "water"),
    ("They spoke of the virus of separatism.", "disease"),
    ("The party has been plagued by scandals.", "disease"),
    ("Parliament faces crippling debt.", "disease"),
    ("The battle over the budget goes on in Sarn.", "war"),
    ("Brandt came under fire for her tax plan.", "war"),
    ("Critics see a war on poverty that failed.", "war"),
    ("The campaign has weaponized the archive law.", "war"),
    ("Brandt is the front-runner in Karst.", "sport"),
    ("The minister doubled down on the plan.", "sport"),
    ("The coalition moved the goalposts again.", "sport"),
    ("The hearing was a charade.", "theatre"),
    ("Brandt took center stage in the talks.", "theatre"),
    ("The reform paved the way for a coalition.", "journey"),
    ("Delegates derailed the talks on Monday.", "journey"),
    ("The pact is a cornerstone of Karst's diplomacy.", "building"),
    ("Loans propped up the ruling party.", "building"),
    ("A gaggle of reporters waited.", "animal"),
    ("Parliament wants to rein in spending.", "animal"),
    ("The party machine delivered the votes.", "machine"),
    ("Talks ground to a halt in Sarn.", "machine"),
    ("The bill was the brainchild of Dorn.", "family"),
    ("The two parties made a marriage of convenience.", "family"),
]
NO_METAPHORS = [
    "Flood waters rose in Karst.",
    "A wave of water hit the village.",  # of migrants, of protests
    "Waves of rain crossed the coast.",
    "The wave on the beach was high.",
    "The nuclear powers are in an arms race.",
    "A virus of this kind infects patients.",
    "The hospital fears an epidemic of measles.",  # an epidemic of corruption
    "Troops fought a battle for the rebel town.",  # a battle for the nomination
    "Rebels and soldiers fought a battle over the bridge.",  # over the budget
    "The patrol came under fire from snipers.",  # from critics
    "The barrage of rockets went on.",  # of criticism
    "The town is under siege by militants.",  # the minister is under siege
    "The train derailed near Sarn, and passengers were hurt.",
    "The engineers shut the train's engine after it derailed.",  # the talks derailed
    "The home run won the baseball game.",
    "The quarterback fumbled in the third quarter of the football game.",
    "The actors rehearsed behind the scenes of the film.",
    "The car took a detour on the highway.",
    "The bridge is crumbling.",  # support is crumbling
    "The pillars of the building are of stone.",  # of the state
    "A swarm of bees left the garden.",  # of reporters
    "A flock of sheep blocked the road.",
    "Put the horse's reins in your hand.",
    "The car hit the brakes at the corner.",  # the ministry hit the brakes
    "His campaign set a deadline and a target.",
    "The War Room Group opened an office.",
]
CONFLICT = [
    ("Brandt and Dorn clashed over the budget.", "disagreement"),
    ("The feud between the two ministers goes on.", "disagreement"),
    ("A showdown in parliament is near.", "disagreement"),
    ("The mayor is at odds with her party.", "disagreement"),
    ("The budget standoff enters a third week.", "disagreement"),
    ("The vote pits the mayor against the council.", "disagreement"),
    ("The coalition is torn by infighting.", "disagreement"),
    ("The two parties squared off in Sarn.", "disagreement"),
    ("The poster read Karst versus Sarn.", "disagreement"),
    ("The dispute over the archive goes on.", "disagreement"),
    ("Brandt slammed the council for its delay.", "reproach"),
    ("The mayor lashed out at critics.", "reproach"),
    ("Dorn hit back at his rivals.", "reproach"),
    ("The party attacked Brandt in leaflets.", "reproach"),
    ("She accused Dorn of cowardice.", "reproach"),
    ("Leaflets carried personal attacks.", "reproach"),
    ("The plan met a fierce backlash.", "reproach"),
    ("The minister blamed Congress.", "reproach"),
    ("The ruling is a major blow to the mayor.", "win_lose"),
    ("The party suffered a humiliating defeat.", "win_lose"),
    ("Dorn backed down in the end.", "win_lose"),
    ("The deal has winners and losers.", "win_lose"),
]
NO_CONFLICT = [
    "Protesters clashed with police in Karst.",  # ministers clashed with the mayor
    "Deadly clashes between rebels and soldiers went on.",
    "The armed standoff with police ended.",  # the budget standoff
    "The gunman ended the standoff with officers.",
    "Sailors repaired the rift valley station.",
    "The colors clash on the wall.",
    "Her story is at odds with reality.",  # with her party
    "The gunmen blasted the door.",
    "The bomb blasted a wall in Sarn.",  # Brandt blasted the council
    "Rebels attacked Karst at dawn.",  # the party attacked Brandt
    "Militants attacked Russia.",  # leaflets attacked Brandt
    "She pushed back her chair.",
    "The car slammed into a tree.",  # Brandt slammed the council
    "The door slammed.",
    "Prosecutors accused Brandt in court.",  # she accused Brandt in a speech
    "The case Roe versus Wade was decided.",
    "Costs versus benefits were weighed.",  # Karst versus Sarn
    "A blow to the head killed him.",  # a blow to the mayor
    "Prices came back down.",
    "They brought it back down.",  # they backed down
    "The team suffered a crushing defeat in the last game of the season.",
    "The parties met and agreed on the archive.",
]
SURFACE = [
    ("Who pays for the dam?", "question"),
    ("Is the ferry safe? Nobody knows.", "question"),
    ("And the mayor?", "question"),
    ("The ferry is late, isn't it?", "question"),
    ("What next?", "question"),
    ("If the dam fails, what then?", "question"),
    ("Why now? Why here?", "question"),
    ("The clerk (who else?) signed.", "question"),
    ("Could the council fall?", "question"),
    ("How much is enough?", "question"),
    ("They did what?!", "question"),
    ("What a triumph for Karst!", "exclamation"),
    ("Not the ministry!", "exclamation"),
    ("Enough of it!", "exclamation"),
    ("The dam holds!", "exclamation"),
    ("Twice!", "exclamation"),
    ("Imagine that!", "exclamation"),
    ("The dam will NEVER be built in Karst.", "capitals"),
    ("The mayor did NOT sign the letter.", "capitals"),
    ("She wants ALL of the money back.", "capitals"),
    ("The plan has ABSOLUTELY NOTHING to do with it.", "capitals"),
    ("It was a HUGE loss for the town.", "capitals"),
]
NO_SURFACE = [
    "The council asked who pays for the dam.",  # Who pays for the dam?
    "The mayor wondered why.",
    "See karst.example/news?id=5 for more.",
    "Q: Who pays for the dam?",
    "BRANDT: Who pays for the dam?",
    "?",
    "Yahoo! said that it would close the office.",
    "The musical Oklahoma! opens in Sarn.",
    "He watches Jeopardy! every night.",
    "The shop Dorn! opens on Monday.",  # Dorn holds!
    "!",
    "The dam will never be built in Karst.",  # will NEVER
    "The mayor of Sarn joined NATO talks.",
    "The WHO and the EU agreed on it.",
    "The US and the UN signed.",
    "MAYOR WILL NEVER SIGN THE LETTER OF THE COUNCIL",
    "BREAKING: the dam fails.",
    "NOT Karst, but Sarn signed.",
    "The NO Act passed in the council.",  # said NO to it
    "The house is NO 5 of the street.",
    "TRUMPET players met in the hall.",
    "The mayor did not sign the letter.",  # did NOT sign
]


@pytest.mark.parametrize(
    ("device", "text", "sense"),
    [
        *(("metaphor", *example) for example in METAPHORS),
        *(("conflict_frame", *example) for example in CONFLICT),
        *(("rhetorical", *example) for example in SURFACE),
    ],
)
def test_example_has_its_sense(find, device, text, sense):
    """What the definition covers is found, with the sense that it has there."""
    assert sense in [evidence.sense for evidence in find(device, text)]


@pytest.mark.parametrize(
    ("device", "text"),
    [
        *(("metaphor", text) for text in NO_METAPHORS),
        *(("conflict_frame", text) for text in NO_CONFLICT),
        *(("rhetorical", text) for text in NO_SURFACE),
    ],
)
def test_look_alike_is_no_evidence(find, device, text):
    """Literal uses, names, labels and other topics are left alone."""
    assert not find(device, text)


def test_target_is_what_the_figure_is_said_of(find):
    """A wave of migrants is about the migrants."""
    text = "They fear a wave of migrants in Karst."
    (evidence,) = find("metaphor", text)
    assert evidence.target.of(text) == "migrants"
    assert evidence.cue.of(text) == "wave of"


def test_marks_in_a_row_count_once(find):
    """?! is one question; two questions in a sentence are two."""
    assert len(find("rhetorical", "They did what?!")) == 1
    assert len(find("rhetorical", "Why now? Why here?")) == 2


def test_turns_of_a_printed_interview_are_left_out(find):
    """Names that stand alone, again and again, introduce somebody's speech."""
    page = "Dorn Brandt\nWho pays for it?\nIlse Sarn\nThe town does.\nDorn Brandt\nAnd then?\n"
    assert not find("rhetorical", page + "Ilse Sarn\nThe bank does.")
    assert len(find("rhetorical", "The dam\nWho pays for it?\nThe ferry\nThe town does.")) == 1


@pytest.mark.parametrize(
    ("name", "examples"),
    [
        ("metaphor", [text for text, _ in METAPHORS[:6]]),
        ("conflict_frame", [text for text, _ in CONFLICT[:6]]),
        ("rhetorical", [text for text, _ in SURFACE[::4]]),
    ],
)
def test_device_passes_the_exam(name, examples):
    """Offsets, order, purity, endurance: what every device promises."""
    check_device(devices([name])[0], examples=examples)
