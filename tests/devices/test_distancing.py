"""Markers of distance: forty invented sentences and more, spans, and places that are no markers."""

from __future__ import annotations

import pytest

from framing.text.batch import Batch

AUTHOR = [
    "The mayor defended her so-called reform in the chamber.",
    "Karst sent its so-called peacekeepers over the river.",
    "Two of the so-called experts had never seen a reactor.",
    "The so called truce ended before breakfast.",
    "Valdoria's so-called moderates voted for the curfew.",
    "The self-styled commander signed the order.",
    "A self-appointed guardian of the language wrote the review.",
    "The self-proclaimed emperor of Sorn paid no rent.",
    "Envoys of the self-declared republic came to Port Lisle.",
    "The supposed benefits never reached the valley.",
    "The purported letter surfaced in May.",
    "A video purportedly shows the bridge collapsing.",
    "The footage allegedly shows a drone over the dam.",
    "Voters allegedly will not mind the tax.",
    "The tax was ostensibly for the widows.",
    "The ostensible reason was a burst pipe.",
    "A putative heir arrived in Tarn.",
    "The would-be dictator waved from the balcony.",
    "Residents live near what the army calls a safety zone.",
    "The firm closed what it called its “training centre” in June.",
    "The council funds what critics describe as a vanity tower.",
    "Growth is claimed to be strong.",
]
OTHERS = [
    ("definitional", "Lawmakers debated the so-called mirror rule."),
    ("definitional", "The so-called Great Drought lasted nine years."),
    ("definitional", "The so-called North Tarn Pact (NTP) expires in May."),
    ("definitional", "A so-called sinker, which holds the net down, costs little."),
    ("definitional", "Shops sell so-called silent clocks."),
    ("definitional", "Ilse Brandt is a self-described optimist."),
    ("definitional", "The self-identified conservatives in the sample smiled less."),
    ("definitional", "The self-confessed hoarder opened a museum."),
    ("definitional", "The self-proclaimed feminist chairs the board."),
    ("definitional", "The troupe met would-be actors at the port."),
    ("definitional", "The plan, dubbed Operation Lantern, began at dawn."),
    ("definitional", "Neighbours nicknamed him the Owl."),
    ("definitional", "This is what engineers call creep."),
    ("definitional", "The town lies on what is called the Amber Road."),
    ("definitional", "That is what I call supper."),
    ("legal", "The alleged thief left through the window."),
    ("legal", "Dorn allegedly stole two paintings."),
    ("legal", "He was arrested for allegedly hiding the ledger."),
    ("legal", "Prosecutors have alleged no link between the firms."),
    ("legal", "Police questioned the alleged ringleader."),
    ("quoted", "“We never asked for your so-called help with the dam,” Dorn said."),
    ("quoted", "“They are the self-styled saviours of the whole valley,” she said."),
    ("quoted", "“He supposedly owns a boat in the harbour,” the guard said."),
]
NOTHING = [
    "The trains are supposed to leave at noon.",
    "He had supposed that the shop was shut.",
    "She was late, and so called the office.",
    "The storm claimed nine lives.",
    "The group claimed responsibility for the fire.",
    "The miners have claimed to have cleared the tunnel.",
    "He is presumed dead.",
    "The presumed nominee kept silent.",
    "It made no difference what they call it.",
    "Nobody knows what she called this.",
    "Brandt alleged that the count was wrong.",
    "He described what he saw.",
    "She would be late.",
    "They styled themselves after the band.",
    "The tax is self-financing.",
    "He calls what he likes art.",
    "What a day!",
    "It matters little what town they call home.",
    "The word is so common.",
]
PAIRS = [  # the same words but for one: the reading turns
    ("They mocked the self-styled healer.", "author", "They mocked the self-described healer.", "definitional"),  # noqa: E501
    ("He feared the would-be tyrant.", "author", "He feared the would-be buyer.", "definitional"),
    ("The supposed sale failed.", "author", "The sale was supposed to fail.", None),
    ("It is what Dorn calls art.", "author", "It is what chemists call art.", "definitional"),
    ("We saw the alleged killer.", "legal", "We saw the alleged benefit.", "author"),
    ("The so-called peace held.", "author", "The so-called peace clause held.", "definitional"),
    ("Its so-called lantern tax rose.", "definitional", "Its so-called lantern song rose.", "author"),  # noqa: E501
    ("He allegedly hit a guard.", "legal", "He allegedly might hit a guard.", "author"),
]  # fmt: skip


def reading(find, text):
    """The sense of the only marker in a text, None without one."""
    evidence = find("distancing", text)
    assert len(evidence) <= 1
    return evidence[0].sense if evidence else None


@pytest.mark.parametrize("text", AUTHOR)
def test_writer_keeps_a_distance(find, text):
    """Markers that withhold endorsement in the writer's own voice."""
    assert reading(find, text) == "author"


@pytest.mark.parametrize(("sense", "text"), OTHERS)
def test_marker_with_another_reading(find, sense, text):
    """Naming, legal custom and quotation are told from distance."""
    assert reading(find, text) == sense


@pytest.mark.parametrize("text", NOTHING)
def test_no_marker(find, text):
    """Homographs of markers are no evidence."""
    assert reading(find, text) is None


@pytest.mark.parametrize(("one", "sense", "other", "other_sense"), PAIRS)
def test_minimal_pairs(find, one, sense, other, other_sense):
    """One word turns the reading."""
    assert (reading(find, one), reading(find, other)) == (sense, other_sense)


@pytest.mark.parametrize(
    ("text", "span", "cue", "target"),
    [
        ("Its so-called “eastern flank” held.", "so-called “eastern flank”", "so-called", "“eastern flank”"),  # noqa: E501
        ("Its so-called born free generation of voters.", "so-called born free generation", "so-called", "born free generation"),  # noqa: E501
        ("The so called “truce” line moved.", "so called “truce” line", "so called", "“truce” line"),  # noqa: E501
        ("The self-declared Republic of Karst fell.", "self-declared Republic of Karst", "self-declared", "Republic of Karst"),  # noqa: E501
        ("It is what the army calls a “safe zone”.", "what the army calls a “safe zone”", "what the army calls", "a “safe zone”"),  # noqa: E501
        ("Dorn allegedly stole a boat.", "allegedly stole", "allegedly", "stole"),
        ("The supposed ceasefire collapsed.", "supposed ceasefire", "supposed", "ceasefire"),
        ("Police met the alleged victim’s sister.", "alleged victim’s sister", "alleged", "victim’s sister"),  # noqa: E501
    ],
)  # fmt: skip
def test_span_cue_and_target(find, text, span, cue, target):
    """The evidence runs from the marker through its host, quotation marks included."""
    (evidence,) = find("distancing", text)
    assert (evidence.text, evidence.cue.of(text), evidence.target.of(text)) == (span, cue, target)


def test_whole_quotation_is_no_name(find):
    """After "what X called", a quoted sentence is reported speech and no target."""
    (evidence,) = find(
        "distancing", "Dorn welcomed what he called “the best harvest that we ever had”."
    )
    assert (evidence.text, evidence.target) == ("what he called", None)


def test_short_quotation_is_not_speech(find):
    """A marker inside a quotation of fewer than five words stays the writer's."""
    (evidence,) = find("distancing", "He ran the “self-styled academy” from a garage.")
    assert evidence.sense == "author"


def test_rules_name_family_and_test(find):
    """A rule says which entry of the catalogue and which test."""
    (evidence,) = find("distancing", "Karst sent its so-called peacekeepers.")
    assert evidence.rule == "dist.so_called.possessive"


@pytest.mark.parametrize("marker", ["so-called", "so‑called", "So-Called", "SO-CALLED"])
def test_hyphens_and_case_do_not_matter(find, marker):
    """Non-breaking hyphens and capitals are the same marker."""
    assert reading(find, f"They sent {marker} peacekeepers.") == "author"


def test_marker_at_the_end_of_a_text():
    """A marker without a host is left out and never reaches into the next article."""
    from framing.devices import devices

    batch = Batch.of(["They came with their so-called", "peacekeepers crossed the river."])
    assert len(devices(["distancing"])[0].find(batch)) == 0
