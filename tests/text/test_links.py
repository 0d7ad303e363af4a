"""Links to other stories: labelled, listed, pasted into paragraphs; and their look-alikes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.batch import Batch
from framing.text.layout.links import asides, authored, linked, lists

BODY = "The assembly of Valdoria met for the third time this week, and nobody was surprised."
MORE = "Ilse Brandt, who leads the opposition, called the sitting a waste of everybody’s time."
COLUMN = "Aino Dorn: The ferry is late and nobody minds"
LISTED = [
    "Ferry sinks off the coast of Sarn (Meridian Times)",
    "Nobody pays for the bridge (Karst One)",
    "“Who lost the ferry?” by Ilse Moe",
]


def rules_of(lines):
    """Part and rule of every line of a page; of its first piece where a line has several."""
    found = Batch.of(["\n\n".join(lines)], ["No such title"]).parts
    first = [0, *[i for i in range(1, len(found.line)) if found.line[i] != found.line[i - 1]]]
    return [(found.part[i], found.rule[i].removeprefix("layout.")) for i in first]


def said(text, pieces):
    """The text of some pieces."""
    return [text[p.start : p.end] for p in pieces]


@pytest.mark.parametrize(
    "line",
    [
        "Bridge report:Council of Karst keeps the plans secret for now",
        "Voices of the harbour:‘We shall not leave’ says the crew",
        "QuickTake The Bridge Over the Sound",
        "How Karst Pays for Ice: QuickTake",
        "Valdoria’s Debt|QuickTake",
        "Valdoria’s Debt QuickTake Q&A",
    ],
)
def test_a_label_without_a_space_behind_it_is_a_link(line):
    """A label glued to its headline, or a series' own label, makes a line a link."""
    assert linked(line)
    assert rules_of([BODY, line, MORE])[1] == ("related", "labelled")


@pytest.mark.parametrize(
    "line",
    [
        "Bridge report:Council of Karst keeps the plans secret for now.",  # a sentence
        "Bridge report: the council of Karst keeps the plans secret for now",  # a space
        "Karst:The council keeps the plans secret for now",  # one word may be a speaker
        "Ilse Brandt:We shall keep the plans secret for now",  # a name may be one, too
        "Bridge report:Never again",
        "His quick take on the bridge was that nobody would ever build it",
        "The QuickTake of the mayor was that the bridge would never be built.",
    ],
)
def test_a_colon_in_prose_makes_no_link(line):
    """Sentences, speakers and labels with a space behind the colon stay."""
    assert not linked(line)
    assert rules_of([BODY, line, MORE])[1] == ("body", "prose")


def test_a_list_of_headlines_that_say_whose_they_are():
    """Three such lines in a row are a list; two, or three apart, are prose."""
    assert lists([BODY, *LISTED, MORE]) == [1, 2, 3]
    assert rules_of([BODY, *LISTED, MORE])[1:4] == [("related", "list")] * 3
    assert lists([BODY, *LISTED[:2], MORE]) == []
    assert lists([LISTED[0], BODY, LISTED[1], BODY, LISTED[2]]) == []


def test_sentences_with_a_bracket_are_no_list():
    """A bracket behind a full stop, or with lower case in it, names no outlet."""
    remarks = ["The ferry sank off Sarn. (Nobody knew)", "The bridge was sold (as ever)"]
    assert lists(remarks * 3) == []


def test_the_headline_of_a_column_is_a_link():
    """Name, colon, headline: a link where nobody is interviewed, never in the first line."""
    assert authored([BODY, COLUMN, MORE]) == [1]
    assert rules_of([BODY, COLUMN, MORE])[1] == ("related", "column")
    assert authored([COLUMN, BODY, MORE]) == []


@pytest.mark.parametrize(
    "line",
    [
        f"{COLUMN}.",
        "The Harbour Union: The ferry is late and nobody minds",
        "Karst’s Aino Dorn: The ferry is late and nobody minds",
        "Dorn: The ferry is late and nobody minds",
        "Aino Dorn: The ferry sank",
    ],
)
def test_other_words_before_a_colon_are_no_column(line):
    """Sentences, unions, possessives, surnames alone and two or three words stay."""
    assert authored([BODY, line, MORE]) == []


def test_a_conversation_is_no_list_of_columns():
    """Where four lines are speeches, or one name opens three lines, the colons are dialogue."""
    speeches = ["Karst One: Who lost it?", "Leif Moe: Nobody did.", "Karst One: But who?"]
    assert authored([BODY, *speeches, COLUMN, MORE]) == [4]
    assert authored([BODY, *speeches, "Leif Moe: Ask her.", COLUMN, MORE]) == []
    assert authored([BODY, COLUMN, BODY, COLUMN, MORE]) == [1, 3]
    assert authored([BODY, COLUMN, BODY, COLUMN, MORE, COLUMN]) == []


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "The ferry is old. Read: How Karst lost its ships The mayor never came back to Sarn.",
            ["Read: How Karst lost its ships"],
        ),
        (
            "The ferry is old. Read: How did Karst lose its ships? A mayor never came back.",
            ["Read: How did Karst lose its ships?"],
        ),
        (
            "From the May 2031 issue: How Karst lost its ships The mayor never came back.",
            ["From the May 2031 issue: How Karst lost its ships"],
        ),
        (
            "It sank. Watch: The last hour of the ferry In 2031 it was raised. (VIDEO: Raised!)",
            ["(VIDEO: Raised!)"],  # a number opens no sentence that could end the headline
        ),
        ("He left early. [nL3N1ABCD] The ferry did not.", ["[nL3N1ABCD]"]),
        (
            "It sank at noon. Watch the full interview with the mayor below",
            ["Watch the full interview with the mayor below"],
        ),
        (
            "Watch the mayor on Karst One: https://karst.example/v",
            ["Watch the mayor on Karst One: https://karst.example/v"],
        ),
        ("It sank at noon. Read more at Karst One.", ["Read more at Karst One."]),
    ],
)
def test_links_pasted_into_a_paragraph(text, links):
    """A pasted headline has no end mark: it ends where a common word opens a sentence."""
    assert said(text, asides(text)) == links


@pytest.mark.parametrize(
    "text",
    [
        "On the wall hung one word. Read: it was all that the teacher had left behind her.",
        "The ferry is old. Read the council’s letter and you will see why The Mole was sold.",
        "It sank at noon. Watch the tides, the captain says, and you will live.",
        "From the issue of May 2031 nobody could tell how Karst lost its ships.",
        "The teacher said: Read: How Karst Lost Its Ships. The class obeyed.",
        "He left early [as ever]. The ferry (see above) did not.",
    ],
)
def test_prose_that_asks_to_read_is_not_cut(text):
    """Reading, watching and brackets in sentences cut nothing out."""
    assert asides(text) == []


def test_what_another_paper_is_quoted_with_stays():
    """`More from the Courier:` above a long paragraph announces prose, above headlines links."""
    quoted = f"{BODY} {MORE}"
    assert len(quoted) > 140
    label = "More from the Courier:"
    assert rules_of([BODY, label, quoted, MORE])[1:3] == [("body", "prose")] * 2
    page = [BODY, label, "Ferry sinks off Sarn", "Who knew?", BODY, MORE]
    assert [part for part, _ in rules_of(page)][1:] == ["related"] * 3 + ["body"] * 2
    page[1] = f"{MORE} More from Karst One:"
    assert [part for part, _ in rules_of(page)][1:] == ["body", "related", "related", *["body"] * 2]


BITS = st.sampled_from(
    [
        BODY,
        "Read: How Karst lost its ships",
        "The mayor never came back.",
        "[nL3N1ABCD]",
        "(VIDEO: The last ferry of Sarn)",
        "Watch the full video below",
        "Leif Moe Leif Arne MoeMORE",
        "Bridge report:Council",
        "Ad Policy",
        "11:38 a.m. —",
        "(Carl Barr/Getty)",
        "KARST (NNA) —",
        "Credit... Leif Moe",
        "Ilse Moe/The Karst Monitor",
    ]
)


@given(st.lists(BITS, min_size=1, max_size=8))
def test_pieces_of_a_line_are_ordered_and_leave_nothing_out(bits):
    """Whatever is glued together in one line, its pieces are disjoint and cover what is visible."""
    line = " ".join(bits)
    links = asides(line)
    assert all(a.end <= b.start for a, b in pairwise(links))
    found = Batch.of([f"{BODY}\n\n{line}\n\n{MORE}"], ["t"]).parts
    own = found.line == 1
    start, end = found.start[own] - len(BODY) - 2, found.end[own] - len(BODY) - 2
    assert (start < end).all()
    assert (start[1:] >= end[:-1]).all()
    pieces = "".join(line[s:e] for s, e in zip(start, end, strict=True))
    assert "".join(pieces.split()) == "".join(line.split())
