"""Furniture glued to prose, pictures, posts and people: pieces of lines, and what must stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.batch import Batch
from framing.text.layout.lines import furniture
from framing.text.layout.people import is_biography
from framing.text.layout.pieces import stopped

BODY = "The assembly of Valdoria met for the third time this week, and nobody was surprised."
MORE = "Ilse Brandt, who leads the opposition, called the sitting a waste of everybody’s time."


def parts_of(text, title="No such title"):
    """The parts of a page, with the text under each."""
    found = Batch.of([text], [title]).parts
    return [(p, text[s:e]) for p, s, e in zip(found.part, found.start, found.end, strict=True)]


def part_of(line, before=(BODY, MORE), after=(BODY, MORE)):
    """The parts of one line among paragraphs."""
    page = "\n\n".join([*before, line, *after])
    return parts_of(page)[len(before) : -len(after) or None]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Story Continued Below", "boilerplate"),
        ("AD", "boilerplate"),
        ("[pullquote]", "boilerplate"),
        ("___", "boilerplate"),
        ("[Editor's note: The first version named the wrong ferry.]", "boilerplate"),
        ("*Correction, May 2: An earlier version of this story misspelled Karst.", "boilerplate"),
        ("This column was first published in the Meridian Times.", "boilerplate"),
        ("Should the ferry be replaced? Vote Here Now", "boilerplate"),
        ("Slideshow (34 Images)", "navigation"),
        ("ANALYSIS/OPINION:", "navigation"),
        ("This article is more than 3 years old", "navigation"),
        ("( Also on KARST ONE: The vote that never was)", "related"),
        ("SEE ALSO: Speaker nixes a meeting with the mayor", "related"),
        ("Who pays for the bridge over the sound? Read more", "related"),
        ("JUST WATCHED Ferry sinks Replay More Videos ... MUST WATCH Ferry sinks 02:42", "related"),
        ("PORT ELSIN COUNCIL MEMBERS CLASH OVER THE PRICE OF ICE", "related"),
        ("CLICK HERE TO GET THE KARST ONE APP", "self_promotion"),
        ("Send letters to letters@meridian.example", "self_promotion"),
        ("Karst Weekly is a nonprofit newsroom. Sign up to receive our stories.", "self_promotion"),
        ("Write to Aino Kärkkäinen at aino@meridian.example", "byline"),
        ("Follow Aino Kärkkäinen on Twitter", "byline"),
        ("--Anneke Voss contributed to this article.", "credit"),
        ("— With assistance by Ingrid Moe", "credit"),
        ("Updated at 8:46 a.m. ET", "dateline"),
        ("7 years ago", "dateline"),
    ],
)
def test_a_line_that_gives_itself_away(line, part):
    """Lines of the page between paragraphs are set aside whole, under their own part."""
    assert part_of(line) == [(part, line)]


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter of the union said that members would not sign up for night shifts.",
        "Follow the money, and you will find a staff writer of the old Meridian, she said.",
        "An earlier version of the bill had to be yanked from the floor in March.",
        "They do not represent the views of most ordinary citizens, whatever they claim.",
        "THE BRIDGE IS CLOSED",
        "Watch the border, the general said; nobody will cross it.",
        "More than a hundred boats were lost in the storm, by the count of the harbour.",
        "He hoped to tarnish its image by attacking reporters from the capital.",
        "The council offered fishermen a contribution to the cost of their licences.",
        "On Christmas Day the mayor speaks from the balcony where he stood on March 13, 2013.",
        "Who paid for the bridge over the sound?",
    ],
)
def test_prose_with_the_words_of_furniture_stays(line):
    """Words alone set no prose aside."""
    assert part_of(line) == [("body", line)]


def test_links_behind_a_name_are_cut_out_of_the_paragraph():
    """A name in full, glued to headlines, up to MORE: related, in the midst of two body pieces."""
    line = (
        "President Brandt Ilse Maria BrandtSolberg poised for a big day Mayor: no deal MORE’s "
        "party met Leif Moe Leif MoeHarbour to close MORE in Sarn."
    )
    assert part_of(line) == [
        ("body", "President Brandt"),
        ("related", "Ilse Maria BrandtSolberg poised for a big day Mayor: no deal MORE"),
        ("body", "’s party met Leif Moe"),
        ("related", "Leif MoeHarbour to close MORE"),
        ("body", "in Sarn."),
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "A ferry leaves Port Elsin, May 2, 2031. REUTERS/Carl Barr",
            [
                ("caption", "A ferry leaves Port Elsin, May 2, 2031."),
                ("credit", "REUTERS/Carl Barr"),
            ],
        ),
        (
            "Voters at a rally in Sarn. (Carl Barr/Getty)",
            [("caption", "Voters at a rally in Sarn."), ("credit", "(Carl Barr/Getty)")],
        ),
        (
            "Brandt waits for the vote. | Carl Barr/Getty Images The vote that never was",
            [
                ("caption", "Brandt waits for the vote."),
                ("credit", "| Carl Barr/Getty Images"),
                ("body", "The vote that never was"),
            ],
        ),
        (
            "Enlarge this image toggle caption Carl Barr/AP Carl Barr/AP",
            [
                ("navigation", "Enlarge this image"),
                ("navigation", "toggle caption"),
                ("credit", "Carl Barr/AP Carl Barr/AP"),
            ],
        ),
        (
            "Image copyright Karst Police Image caption The ferry before it sank",
            [
                ("credit", "Image copyright Karst Police"),
                ("caption", "Image caption The ferry before it sank"),
            ],
        ),
        (
            "Facebook Twitter Pinterest A march in Sarn. Photograph: Carl Barr/AP",
            [
                ("share", "Facebook Twitter Pinterest"),
                ("caption", "A march in Sarn."),
                ("credit", "Photograph: Carl Barr/AP"),
            ],
        ),
        ("FILE - In this May 2, 2031, file photo, a boat burns.", None),
        ("Ilse Brandt, mayor of Sarn, arrives in Karst, Friday, Feb. 9, 2031.", None),
    ],
)
def test_captions_and_credits(line, parts):
    """A picture's caption, credit and buttons are pieces of their own."""
    assert part_of(line) == (parts or [("caption", line)])


def test_a_picture_glued_to_the_headline_or_the_highlights():
    """Caption and credit go, agency alone or with a name; headline and highlight stay."""
    assert part_of("“I will not sign,” Brandt said. | Getty Brandt threatens a veto in Karst") == [
        ("caption", "“I will not sign,” Brandt said."),
        ("credit", "| Getty"),
        ("body", "Brandt threatens a veto in Karst"),
    ]
    line = "A ferry off Karst. (Photo: Leif Moe, The (Dorn) Mail) Story Highlights It sank at noon"
    assert part_of(line) == [
        ("caption", "A ferry off Karst."),
        ("credit", "(Photo: Leif Moe, The (Dorn) Mail)"),
        ("navigation", "Story Highlights"),
        ("body", "It sank at noon"),
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "Leif Moe/AP A ferryman looks out over the harbour of Karst.",
            [
                ("credit", "Leif Moe/AP"),
                ("caption", "A ferryman looks out over the harbour of Karst."),
            ],
        ),
        (
            "Image above: The old mole at Dorn in winter. The town has been poor since the war.",
            [
                ("caption", "Image above: The old mole at Dorn in winter."),
                ("body", "The town has been poor since the war."),
            ],
        ),
        (
            "He called it a stunt. (RELATED: Mayor Of Karst Will Not Run Again)",
            [
                ("body", "He called it a stunt."),
                ("related", "(RELATED: Mayor Of Karst Will Not Run Again)"),
            ],
        ),
        (
            "The mayor Leif Moe Leif Arne MoeMORE left early, Karst radio said.",
            [
                ("body", "The mayor Leif Moe"),
                ("related", "Leif Arne MoeMORE"),
                ("body", "left early, Karst radio said."),
            ],
        ),
        (
            "The ferry is old. Read: How the council of Karst lost its ships",
            [
                ("body", "The ferry is old."),
                ("related", "Read: How the council of Karst lost its ships"),
            ],
        ),
        (
            "11:38 a.m. (Karst time) — The ferry left the harbour of Dorn.",
            [
                ("dateline", "11:38 a.m. (Karst time) —"),
                ("body", "The ferry left the harbour of Dorn."),
            ],
        ),
        (
            "RT @karstradio: the ferry is back in port",
            [("embed", "RT @karstradio: the ferry is back in port")],
        ),
        (
            "(This story corrects the name of the ferry in the third paragraph)",
            [("boilerplate", "(This story corrects the name of the ferry in the third paragraph)")],
        ),
        (
            "To contact the editor of this story: Ilse Moe at moe@karst.example",
            [
                (
                    "byline",
                    "To contact the editor of this story: Ilse Moe at moe@karst.example",
                )
            ],
        ),
    ],
)
def test_more_that_is_glued_or_gives_itself_away(line, parts):
    """Credits ahead of captions, links in brackets, notes, posts; the prose beside them stays."""
    assert part_of(line) == parts


def test_a_dated_scene_above_the_story_is_a_caption():
    """The first line has a full date and a place; the same line further down is prose."""
    scene = "Dockers carry a crate to the ferry on April 9, 2020 in Karst."
    page = "\n\n".join([scene, BODY, MORE, BODY.replace("the", "a")])
    assert parts_of(page)[0][0] == "caption"
    assert part_of(scene.replace("Dockers carry", "The dockers carried"))[0][0] == "body"


def test_a_gallery_is_captions_however_long():
    """The captions of a gallery, pasted one after another, are no paragraph."""
    shown = "Photos: Life on the ferry The crew at rest in May. Hide Caption 1 of 24 " * 30
    assert part_of(shown.strip()) == [("caption", shown.strip())]
    assert (
        part_of("Photos of the wreck were shown in court on Monday, the mayor said.")[0][0]
        == "body"
    )


@pytest.mark.parametrize(
    "opener",
    [
        "KARST (Reuters) -",
        "(CNN)",
        "Sarn (CNN)",
        "PORT ELSIN, Vd./KARST (NNA) -",
        "TAMPA, Fla. –",
        "SARN—",
        "PORT ELSIN, May 2 (NNA) —",
    ],
)
def test_openers_of_the_first_paragraph(opener):
    """Place, day and agency are cut off, dash and all."""
    page = f"{opener} The ferry sank at noon.\n\n{BODY}\n\n{MORE}"
    assert parts_of(page)[:2] == [("dateline", opener), ("body", "The ferry sank at noon.")]


def test_capitals_further_down_are_no_dateline():
    """A list's labels between paragraphs stay prose."""
    line = "HARBOUR DUES — They will rise, but for whom?"
    assert part_of(line, before=[BODY, MORE] * 3) == [("body", line)]


POST = "The ferry is safe. #ferry pic.twitter.com/aB3 — Ilse Brandt (@brandt) May 2, 2031"


def test_an_embedded_post_is_set_aside():
    """A post goes with its signature; a quoted one is part of the story."""
    assert part_of(POST) == [("embed", POST)]
    quoted = "“The ferry is safe,” Brandt (@brandt) wrote on May 2, to nobody’s relief."
    assert part_of(quoted) == [("body", quoted)]


def test_a_post_above_its_signature():
    """A signature alone takes the line above; a wider gap takes lines of the same post."""
    sign = "— Ilse Brandt (@brandt) May 2, 2031"
    page = "\n\n".join([BODY, MORE, "The ferry is safe.", sign, BODY, MORE])
    assert [p for p, _ in parts_of(page)] == ["body", "body", "embed", "embed", "body", "body"]
    page = f"{BODY}\n\n{MORE}\n\nIs it?\n\n\n\n{POST}\n\n{BODY}\n\n{MORE}\n\n{BODY}"
    assert [p for p, _ in parts_of(page)][:5] == ["body", "body", "embed", "embed", "body"]


def test_a_biography_names_somebody_else():
    """Who the page never spoke of is its author; whom it did speak of stays in the story."""
    about = "Aino Kärkkäinen is a senior fellow at the Karst Institute and the author of “Ice”."
    assert parts_of("\n\n".join([BODY, MORE, BODY, about]))[-1] == ("byline", about)
    assert parts_of("\n\n".join([about, BODY, MORE, BODY]))[0] == ("byline", about)
    brandt = "Ilse Brandt is a former professor of law who lives in Sarn."
    assert parts_of("\n\n".join([BODY, MORE, BODY, brandt]))[-1] == ("body", brandt)
    assert not is_biography("The Harbour Union, a club of editors, is challenging him.", BODY)


def test_names_above_the_first_paragraph():
    """Below a known headline a name is a byline; without one it may be the headline."""
    page = f"Aino Kärkkäinen\n\nMERIDIAN TIMES\n\n{BODY}\n\n{MORE}"
    assert [p for p, _ in parts_of(page)] == ["byline", "byline", "body", "body"]
    assert parts_of(page, None)[0][0] == "headline"


def test_headlines_below_a_label():
    """A label alone announces the headlines below it, up to the next sentence."""
    page = "\n\n".join([BODY, MORE, "Read more:", "Ferry sinks off Sarn", "Who knew?", BODY, MORE])
    assert [p for p, _ in parts_of(page)][2:] == ["related", "related", "related", "body", "body"]


def test_notes_may_be_long():
    """Notes, notices and rights may open a line longer than other furniture."""
    note = f"Editor’s note: {BODY} {MORE} {BODY} {MORE}"
    assert part_of(note) == [("boilerplate", note)]


def test_labels_glued_to_a_paragraph():
    """A label of the page is cut off where it touches prose."""
    assert part_of("#related#Nobody was surprised in Sarn.") == [
        ("boilerplate", "#related#"),
        ("body", "Nobody was surprised in Sarn."),
    ]
    assert parts_of(f"Story highlights Brandt calls it a waste\n\n{BODY}\n\n{MORE}")[:2] == [
        ("navigation", "Story highlights"),
        ("body", "Brandt calls it a waste"),
    ]


def test_a_page_of_one_line_loses_its_ends():
    """Without line breaks the opener and the closing credit are still cut off."""
    prose = " ".join([BODY, MORE] * 8)
    credit = "(Reporting by Anneke Voss in Sarn; Editing by Ingrid Moe)"
    assert parts_of(f"KARST (Reuters) - {prose} {credit}") == [
        ("dateline", "KARST (Reuters) -"),
        ("body", prose),
        ("credit", credit),
    ]


def test_a_pitch_in_a_long_paragraph_takes_no_prose_with_it():
    """What sells the outlet has to be most of the line."""
    pitch = "Sign up for our newsletter and never miss a story."
    assert furniture(pitch) is not None
    assert furniture(f"{pitch} {BODY} {MORE} {BODY} {MORE} {BODY}") is None


@given(st.lists(st.sampled_from([BODY, POST, "AD", "A ferry. (Carl Barr/Getty)", "x MORE"])))
def test_pieces_cover_every_line_in_order(lines):
    """Whatever the mixture, pieces are disjoint, ordered and leave no visible character out."""
    text = "\n".join(lines)
    found = Batch.of([text], ["t"]).parts
    assert (found.start[1:] >= found.end[:-1]).all()
    assert (found.start < found.end).all()
    joined = "".join(text[s:e] for s, e in zip(found.start, found.end, strict=True))
    assert "".join(joined.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("It was late.", True),
        ("“Was it late?”", True),
        ("(It was)", False),
        ("”)", False),
        ("", False),
    ],
)
def test_a_mark_of_a_sentence_may_have_quote_marks_behind_it(text, ended):
    """Quote marks and brackets alone end nothing."""
    assert stopped(text) is ended
