"""Every positive and negative example of the methodology's entries, classified as stated there.

The expectation is the sense of the first piece of evidence, '' for a device without senses, and
None for no evidence. Examples that the rules do not reach stand in `KNOWN_FAILURES`.
"""

from __future__ import annotations

import pytest

EXAMPLES = [
    # D01
    ("distancing", "The ministry presented its so-called transparency plan, which closes the archive.", "author"),  # noqa: E501
    ("distancing", "The so-called experts on the panel hold no degree in the field.", "author"),
    ("distancing", "The Maritime League has kept ships off its so-called quiet shore.", "author"),
    ("distancing", "The Maritime League has kept ships off its so-called quiet shore — close to Karst's beaches.", "author"),  # noqa: E501
    ("distancing", "The so-called reforms that changed nothing cost a fortune.", "author"),
    ("distancing", "The so-called Dunning–Kruger effect describes how novices judge themselves.", "definitional"),  # noqa: E501
    ("distancing", "There was a so-called 'bail-in', in which creditors absorb losses, last year.", "definitional"),  # noqa: E501
    ("distancing", "They invoked the so-called Tarn Clause of the treaty.", "definitional"),
    ("distancing", "'This so-called deal is a joke,' Brandt said.", "quoted"),
    ("distancing", "Party officials dismissed what they said was a so-called reform.", "quoted"),
    # D02
    ("distancing", "A self-styled healer treated the villagers.", "author"),
    ("distancing", "They met the self-proclaimed governor on Monday.", "author"),
    ("distancing", "He flew to the self-declared Republic of Karst.", "author"),
    ("distancing", "Dorn is a self-described vegetarian.", "definitional"),
    ("distancing", "The office taxes self-declared income.", "definitional"),
    ("distancing", "She went back to her self-appointed task.", "definitional"),
    # D03
    ("distancing", "The supposed ceasefire collapsed within an hour.", "author"),
    ("distancing", "It is a bill that would ostensibly protect tenants.", "author"),
    ("distancing", "The party cheered the would-be strongman.", "author"),
    ("distancing", "The alleged shooter appeared in court.", "legal"),
    ("distancing", "Trains are supposed to run hourly.", None),
    ("distancing", "The boat carried would-be migrants.", "definitional"),
    ("distancing", "The agent showed the house to would-be buyers.", "definitional"),
    # D04
    ("distancing", "Thousands left under what the ministry calls 'voluntary relocation'.", "author"),  # noqa: E501
    ("distancing", "It is the third year of what Moscow calls a special operation.", "author"),
    ("distancing", "The coast braced for a storm dubbed Erika.", "definitional"),
    ("distancing", "The cell dies by what scientists call apoptosis.", "definitional"),
    # D05
    ("scare_quote", 'The "peace mission" shelled two villages.', ""),
    ("scare_quote", 'Officials praised the region\'s "stability" as shops stayed shut.', ""),
    ("scare_quote", 'Brandt called the plan "reckless".', None),
    ("scare_quote", 'The channel bought the series "Harbour Lights" last year.', None),
    ("scare_quote", 'Rita "Ace" Molnár flew the plane.', None),
    ("scare_quote", 'Nobody used the word "flank" before.', None),
    ("scare_quote", 'The gel "remembers" its shape.', None),
    # D20
    ("agentless_passive", "Twelve demonstrators were shot on Tuesday.", ""),
    ("agentless_passive", "The bridge was built in 1931.", None),
    ("agentless_passive", "Ilse Brandt is interested in the archive.", None),
    ("agentless_passive", "Nine hikers were killed by a landslide.", None),
    ("agentive_passive", "Nine hikers were killed by a landslide.", ""),
    ("agentless_passive", "The report was printed by noon.", ""),
    ("agentive_passive", "The report was printed by noon.", None),
    ("agentive_passive", "The parcel was sent by car.", None),
    ("agentless_passive", "Renewed activity was detected near the border.", ""),
    # D19
    ("sourceless", "Renewed troop activity was detected near the border.", "perception"),
    ("sourceless", "The winner will be announced on Friday.", "institutional"),
    ("sourceless", "Rain was reported overnight.", "institutional"),
    ("sourceless", "Results were announced.", "institutional"),
    # D28, D29, D30
    ("vague_quantity", "Dozens were hurt in Karst.", "large"),
    ("vague_quantity", "Many thanks to the voters.", None),
    ("approximator", "Only 40 % of the votes are counted.", "lowering"),
    ("approximator", "As many as 40 % of the votes are counted.", "raising"),
    ("approximator", "Nearly 500 marched.", "raising"),
    ("approximator", "Fewer than 500 marched.", "lowering"),
    ("approximator", "They read a book about 500 villages.", None),
    ("number_use", "In Karst 47 people were hurt.", "exact"),
]  # fmt: skip

KNOWN_FAILURES = {
    "The bridge was built in 1931.": (
        "a passive all right; that no agent is missed in it only the event's other reports can tell"
    ),
}


@pytest.mark.parametrize(("device", "text", "sense"), EXAMPLES)
def test_example_is_read_as_stated(request, find, device, text, sense):
    """The methodology's own examples come out as it says."""
    if text in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_FAILURES[text], strict=True))
    evidence = find(device, text)
    assert (evidence[0].sense if evidence else None) == sense
