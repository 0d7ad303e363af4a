"""Notes of the newsroom, pictures, panels and openers, each with prose that looks like it."""

import pytest

from framing.text.batch import Batch
from framing.text.layout.people import is_biography, is_office

BODY = "The assembly of Valdoria met for the third time this week, and nobody was surprised."
MORE = "Ilse Brandt, who leads the opposition, called the sitting a waste of everybody’s time."


def parts_of(*lines):
    """The parts of a page, with the text under each."""
    text = "\n\n".join(lines)
    found = Batch.of([text], ["No such title"]).parts
    return [(p, text[s:e]) for p, s, e in zip(found.part, found.start, found.end, strict=True)]


def part_of(line):
    """The parts of one line among paragraphs."""
    return parts_of(BODY, MORE, line, BODY, MORE)[2:-2]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Update: An earlier version named the wrong ferry, and this one does not.", "boilerplate"),
        ("UPDATED 4 p.m.: This story now has the name of the ferry.", "boilerplate"),
        ("05/02/2031: The name of the ferry has been put right.", "boilerplate"),
        ("Note: The list of ferries has been updated with those of Sarn.", "boilerplate"),
        ("We’ve updated this list of ferries with those of Sarn.", "boilerplate"),
        ("This story corrects the name of the ferry in the third paragraph.", "boilerplate"),
        ("This is a condensed version of a speech given in Karst.", "boilerplate"),
        ("Programming note: Karst Tonight is back on Monday.", "boilerplate"),
        (
            "In a story May 2 about the ferry, The Associated Press reported the wrong captain.",
            "boilerplate",
        ),
        ("What is the ferry? Show Hide The ferry joins Karst and Sarn.", "boilerplate"),
        ("Article continues below this list:", "boilerplate"),
        ("Associated Press writers Ilse Moe in Karst and Carl Barr contributed.", "credit"),
        ("Produced and edited by Ilse Moe.", "credit"),
        ("Data source: Harbour Office of Karst", "credit"),
        ("This story was based in part on wire services.", "credit"),
        ("Share your thoughts with us in the comments.", "self_promotion"),
        ("Have you been on the ferry? Tell us at moe@karst.example", "self_promotion"),
        ("Tune in to “Karst Tonight” on Karst One at 8 p.m. every day.", "self_promotion"),
        ("Watch Karst Tonight weekdays at 9:30 p.m. on Karst One", "self_promotion"),
        ("Was the ferry worth it? Join the conversation below.", "self_promotion"),
        ("From The Karst Monitor, copyright 2031.", "copyright"),
        ("By the Monitor’s Editorial Board", "byline"),
        ("ICYMI: The ferry that never came back", "related"),
        ("Related posts", "related"),
        ("Click on the image to enlarge", "navigation"),
    ],
)
def test_a_note_of_the_newsroom(line, part):
    """Notes, staff lines, invitations and programmes are set aside whole."""
    assert part_of(line) == [(part, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Update: The ferry is safe in port.",
        "The Associated Press reported on May 2 that the ferry had sunk.",
        "Associated Press writers were kept out, and the mayor contributed nothing.",
        "This story begins with a list of ferries that nobody has updated.",
        "Produced by a small firm in Sarn, the ferry was the pride of Karst.",
        "The sources of the river are above Karst: one is a spring, one a lake.",
        "They share their thoughts with the crew, one by one, until it is dark.",
        "Have you been on the ferry? Everybody in Sarn has.",
        "Catch the ferry at noon or stay in Sarn for the night, the captain warns.",
        "The show hides nothing of what happened on the ferry.",
        "The story continues below the deck of the ferry, where it is dark.",
        "From the copyright of one song she has lived in Karst for years.",
        "They called it ad policy",
    ],
)
def test_prose_about_notes_and_programmes_stays(line):
    """The same words in a sentence of the story set nothing aside."""
    assert part_of(line) == [("body", line)]


LEAVES = "A ferry leaves the harbour of Karst at dawn."


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        (LEAVES, "AP"),
        (LEAVES, "Bloomberg News"),
        ("A ferry leaves the harbour of Karst in 2031", "Getty"),
        (LEAVES, "Credit... Leif Moe for The Karst Monitor"),
        (LEAVES, "Credit… Leif Moe"),
        (LEAVES, "@ilsemoe / Twitter"),
        (LEAVES, "Ilse Moe/Handout"),
        (LEAVES, "(Leif Moe for The Karst Monitor)"),
    ],
)
def test_a_caption_that_closes_with_its_credit(caption, credit):
    """Bare agencies behind a sentence, papers, handles and `Credit...` are credits."""
    assert part_of(f"{caption} {credit}") == [("caption", caption), ("credit", credit)]


@pytest.mark.parametrize(
    "line",
    [
        "The captain of the ferry took her story to the AP",
        "The captain of the ferry sold her story to CBS",
        "They gave him credit... and nobody else in Sarn ever did.",
        "She put the picture of the ferry on Twitter",
        "Nobody in Sarn looks out for the ferry (or for the mayor)",
    ],
)
def test_a_sentence_that_ends_with_an_agency_is_no_caption(line):
    """An agency that belongs to the sentence, or a remark, is no credit."""
    assert part_of(line) == [("body", line)]


def test_a_credit_ahead_of_the_caption():
    """Name and paper before what the picture shows; a sentence about the two is prose."""
    shown = "A ferryman looks out over the harbour of Karst."
    credit = "Ilse Moe/The Karst Monitor"
    assert part_of(f"{credit} {shown}") == [("credit", credit), ("caption", shown)]
    told = f"{credit} was the signature below every picture of the ferry."
    assert part_of(told) == [("body", told)]


def test_a_caption_glued_to_the_headline_below_it():
    """In the first line a sentence and a headline without a stop part; two sentences do not."""
    caption = "A ferry leaves the harbour of Karst with nobody but the mayor on board."
    headline = "Mayor of Karst Leaves by Sea"
    found = parts_of(f"{caption} {headline}", BODY, MORE)
    assert found[:2] == [("caption", caption), ("headline", headline)]
    prose = f"{caption} {headline}."
    assert parts_of(prose, BODY, MORE)[0] == ("body", prose)
    assert part_of(f"{caption} {headline}") == [("body", f"{caption} {headline}")]


@pytest.mark.parametrize(
    "line",
    [
        "ABOVE: The old mole at Dorn in winter.",
        "BELOW: The old mole at Dorn in winter.",
        "From left, Ilse Brandt, Leif Moe and Carl Barr at the assembly in Sarn.",
        "KBC’s Ilse Maria Moe explains how the ferry of Karst was lost",
        "The mayor of Sarn speaks to the crew of the ferry in Karst, Monday, Feb. 9.",
        "The mayor of Sarn speaks to the crew of the ferry in Karst, Feb. 9",
        "The mayor of Sarn speaks to the crew of the ferry on February 9th, 2031.",
    ],
)
def test_a_picture_told_by_its_opening_or_its_day(line):
    """Directions, players and somebody before a camera on a day, with or without a year."""
    assert part_of(line) == [("caption", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Above all, the old mole at Dorn has to be kept, the council thinks.",
        "From left to right, the parties of the assembly want the ferry back.",
        "From left, “Ilse Brandt” is only a name on a wall.",
        "KBC’s reporters explained how the ferry was lost.",
        "The mayor will speak to the crew of the ferry in Karst, Feb. 9",
        "The mayor speaks to nobody on the ferry, the captain said, Feb. 9",
        "The mayor speaks to the crew on Monday. Nobody listens on the ferry, Feb. 9",
    ],
)
def test_a_story_with_a_side_or_a_day_is_no_picture(line):
    """Tenses of telling, quotations and a second sentence keep a line in the story."""
    assert part_of(line) == [("body", line)]


def test_only_the_caption_of_what_is_above_goes():
    """The paragraph that goes on behind the caption stays."""
    assert part_of("ABOVE: The old mole at Dorn. The town has been poor since the war.") == [
        ("caption", "ABOVE: The old mole at Dorn."),
        ("body", "The town has been poor since the war."),
    ]


OFFICES = [
    "Aino Dorn, fellow of the Karst Institute",
    "Carl Barr, professor of law in Sarn",
    "Leif Moe, editor of Ice and Iron",
]
SPEECH = f"{BODY} {BODY.replace('third', 'fourth')}"


def test_the_writers_of_a_panel_are_bylines():
    """Three names with an office, each above what they wrote; two are not enough."""
    page = [line for office in OFFICES for line in (office, SPEECH)]
    assert [text for part, text in parts_of(BODY, *page) if part == "byline"] == OFFICES
    assert [p for p, _ in parts_of(BODY, *page[:4], MORE)] == ["body"] * 6
    lists = [line for office in OFFICES for line in (office, BODY)]  # above what is short
    assert "byline" not in [p for p, _ in parts_of(BODY, *lists, MORE)]


@pytest.mark.parametrize(
    "line",
    ["Aino Dorn", "Aino Dorn, Leif Moe", "Aino Dorn, who sank", "The ferry, editor of nothing"],
)
def test_a_name_without_an_office_is_no_writer(line):
    """A name alone, two names, a clause and a thing have no office."""
    assert not is_office(line)
    assert is_office(OFFICES[0])


@pytest.mark.parametrize(
    "opener",
    [
        "Port Elsin, Valdoria -",
        "Karst, Valdoria –",
        "Karst, New Valdoria -",
        "SARN, Isle Of Dorn —",
    ],
)
def test_a_town_and_its_country_open_a_story(opener):
    """Town, comma, country and a dash are cut off the first paragraph."""
    assert parts_of(f"{opener} The ferry sank at noon.", BODY, MORE)[:2] == [
        ("dateline", opener),
        ("body", "The ferry sank at noon."),
    ]


def test_a_hyphen_or_a_clause_makes_no_dateline():
    """Prose with a comma and a dash further on keeps its opening."""
    for line in ("Brandt, mayor of Dorn - and proud of it - left.", "Karst, once rich - now poor."):
        assert parts_of(line, BODY, MORE)[0] == ("body", line)


def test_each_entry_of_a_diary_has_its_dateline():
    """Below a dividing mark a dateline opens the next entry; further down a paragraph does not."""
    entry = "KARST — The ferry sank at noon."
    far = [BODY, MORE, BODY, MORE, BODY]
    assert ("dateline", "KARST —") in parts_of(*far, "* * *", entry, MORE)
    assert ("body", entry) in parts_of(*far, entry, MORE)


def test_a_label_glued_to_the_end_of_a_paragraph():
    """The label of the advertisements goes and the sentence stays."""
    assert part_of("The ferry was never found. Ad Policy") == [
        ("body", "The ferry was never found."),
        ("boilerplate", "Ad Policy"),
    ]


@pytest.mark.parametrize("title", ["Mr.", "Ms.", "Mrs.", "Dr."])
def test_a_titled_name_that_the_story_speaks_of_is_no_author(title):
    """`Mr. Surname is …` ends a column of his; where the story has the surname he is in it."""
    about = f"{title} Dorn is a former editor of the Karst Monitor."
    assert is_biography(about, f"{BODY}\n{MORE}")
    assert parts_of(BODY, MORE, BODY, about)[-1] == ("byline", about)
    story = "Aino Dorn left the assembly before anybody else had come."
    assert not is_biography(about, f"{BODY}\n{story}")
    assert parts_of(BODY, story, BODY, about)[-1] == ("body", about)


def test_the_author_without_a_name_is_the_author():
    """`The author is …` names nobody whom the story could speak of."""
    assert is_biography("The author is a professor of law in Sarn.", f"The author left.\n{MORE}")
    assert not is_biography("The ferry is late for the author.", MORE)


def test_a_name_printed_twice_opens_a_biography():
    """A link and its text glued together are one name."""
    about = "Aino Dorn Aino Dorn is a senior fellow at the Karst Institute."
    assert is_biography(about, MORE)
    assert not is_biography(about, "Dorn was never asked.")
