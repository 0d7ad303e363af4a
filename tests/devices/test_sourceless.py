"""Claims without a source, and sources that nobody could call."""

from __future__ import annotations

import pytest

from framing.devices import devices
from framing.testing import check_device

SOURCELESS = [
    # the methodology's
    ("Renewed troop activity was detected near the border.", "perception"),
    ("The winner will be announced on Friday.", "institutional"),
    ("Rain was reported overnight.", "institutional"),
    ("Results were announced.", "institutional"),
    # positive
    ("It emerged that Dorn had lied.", "discovery"),
    ("It was revealed that Dorn had lied.", "discovery"),
    ("The letter came to light in May.", "discovery"),
    ("Dorn was found to have lied.", "discovery"),
    ("Dorn is understood to favour the plan.", "belief"),
    ("Dorn is widely believed to be ill.", "belief"),
    ("The boat, thought to be empty, sank.", "belief"),
    ("Twelve hikers are feared dead.", "belief"),
    ("The plan is seen as a threat.", "belief"),
    ("The plan is widely seen as a threat.", "belief"),
    ("Conventional wisdom holds that voters forget.", "belief"),
    ("It is believed that the ship sank.", "belief"),
    ("Dorn reportedly left Karst.", "hearsay"),
    ("Dorn is said to be ill.", "hearsay"),
    ("It has been suggested that the ship sank.", "hearsay"),
    ("It was reported that the ship sank.", "hearsay"),
    ("Rumors swirled in the chamber.", "hearsay"),
    ("Allegations have surfaced in the chamber.", "hearsay"),
    ("Dorn is expected to sign the bill.", "expectation"),
    ("Growth is projected to slow.", "expectation"),
    ("A man was seen leaving the hall.", "perception"),
    ("Dorn was accused of fraud.", "institutional"),
    ("No injuries were reported.", "institutional"),
    # negative, many of them the other half of a pair
    ("Renewed troop activity was detected by scouts.", None),
    ("Renewed troop activity was detected, according to scouts.", None),
    ("Scouts detected renewed troop activity.", None),
    ("Dorn is believed by his rivals to be ill.", None),
    ("His rivals believe Dorn to be ill.", None),
    ("Brandt said the ship is believed to be empty.", None),
    ("Brandt says that Dorn is expected to sign the bill.", None),
    ("Brandt expected to sign the bill.", None),
    ("Voters will be expected to bring a card.", None),
    ("Dorn reportedly left Karst, according to the Meridian Times.", None),
    ("The Meridian Times reported that Dorn left Karst.", None),
    ("The president also said that Dorn lied.", None),
    ("Brandt announced the results.", None),
    ("Brandt formally announced the results.", None),
    ("A butterfly emerged from the box.", None),
    ("He saw a man leaving the hall.", None),
    ("He thought to leave.", None),
    ("She turned up in Sarn.", None),
    ("The key was found under the mat.", None),
    ("The court found Dorn to have lied.", None),
    ("His word is good.", None),
    ("The road is exposed to wind.", None),
    ("There were reports from the Meridian Times.", None),
]

VAGUE = [
    # positive
    ("Critics say the plan fails.", "collective"),
    ("Critics of the plan say it fails.", "collective"),
    ("Some experts warn that it fails.", "collective"),
    ("Political analysts have argued that it fails.", "collective"),
    ("It fails, analysts said.", "collective"),
    ("It fails, according to officials.", "collective"),
    ("“It fails,” said officials.", "collective"),
    ("Officials said it fails.", "collective"),
    ("Observers were skeptical about the plan.", "collective"),
    ("His defenders say he is ill.", "collective"),
    ("Sources said Dorn is ill.", "anonymous"),
    ("Sources close to Dorn said he is ill.", "anonymous"),
    ("A senior official said Dorn is ill.", "anonymous"),
    ("A source familiar with the talks said Dorn is ill.", "anonymous"),
    ("Dorn is ill, according to people familiar with the matter.", "anonymous"),
    ("People close to Dorn say he is ill.", "anonymous"),
    ("Two officials briefed on the talks said so.", "anonymous"),
    ("She spoke on condition of anonymity.", "anonymous"),
    ("The man, who asked not to be named, left.", "anonymous"),
    ("Aides say Dorn is ill.", "anonymous"),
    ("Some say that Dorn is ill.", "generic"),
    ("Many believe that Dorn is ill.", "generic"),
    ("Others have argued that Dorn is ill.", "generic"),
    ("Some in the party say that Dorn is ill.", "generic"),
    ("Many people think Dorn is ill.", "generic"),
    # negative, many of them the other half of a pair
    ("Ilse Brandt says the plan fails.", None),
    ("The critics say the plan fails.", None),
    ("The law helps critics.", None),
    ("Brandt told critics to wait.", None),
    ("The experts hired by Dorn left.", None),
    ("Officials accused of fraud left.", None),
    ("Karst Navy officials said it fails.", None),
    ("School officials said it fails.", None),
    ("An adviser, Ilse Brandt, said it fails.", None),
    ("The official said it fails.", None),
    ("The water came from a source in Karst.", None),
    ("She named her sources.", None),
    ("The sources of the river are in Karst.", None),
    ("Lawmakers were told on Friday.", None),
    ("Some doubt remains.", None),
    ("Some fear of flying is normal.", None),
    ("Many voters left.", None),
    ("How many say so?", None),
    ("Some of the ships sank.", None),
    ("People left the hall.", None),
    ("How do people believe it?", None),
    ("The minister sent an aide to tell reporters.", None),
    ("A Meridian Times poll said it fails.", None),
    ("Not all Americans think so.", None),
]

CASES = [
    *(("sourceless", *case) for case in SOURCELESS),
    *(("vague_source", *case) for case in VAGUE),
]
EXAMPLES = {
    "sourceless": ["It emerged that Dorn is believed to be ill. A boat was detected near Karst."],
    "vague_source": [
        "Critics of the plan say it fails. Some argue that, sources close to Dorn say."
    ],
}
KNOWN_FAILURES: dict[str, str] = {}


@pytest.mark.parametrize(("device", "text", "sense"), CASES)
def test_reading(request, find, device, text, sense):
    """Each sentence has the sense of its first hit, or no hit."""
    if text in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_FAILURES[text], strict=True))
    evidence = find(device, text)
    assert (evidence[0].sense if evidence else None) == sense


@pytest.mark.parametrize(
    ("text", "whole", "source"),
    [
        ("Now critics of the plan say it fails.", "critics of the plan say", "critics"),
        ("It fails, according to two sources.", "according to two sources", "two sources"),
        ("“It fails,” said officials.", "said officials", "officials"),
    ],
)
def test_spans(find, text, whole, source):
    """Evidence runs from source to verb; the source is the target."""
    found = find("vague_source", text)[0]
    assert found.text == whole
    assert found.target.of(text) == source


@pytest.mark.parametrize("name", EXAMPLES)
def test_exam(name):
    """What every device promises holds for each of these."""
    check_device(devices([name])[0], examples=EXAMPLES[name])
