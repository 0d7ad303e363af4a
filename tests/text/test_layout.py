"""Parts: the lines of a page and what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.batch import Batch

PAGE = """News / Karst / More

Vote delayed again: minister

By Aino Kärkkäinen

Minister Ilse Brandt arrives at the assembly in Port Elsin, on May 2, 2031. (Photo by NNA)

PORT ELSIN, May 2 (NNA) — The vote was delayed for the third time, officials said.

Nobody was surprised.

Read more: The vote that never was

SHARE THIS ARTICLE

Subscribe to our newsletter for more

Our pages can also be accessed at these other addresses:

www.karstone.example

© 2031 Karst One. All rights reserved.
"""


def parts_of(text, title=None):
    """The parts of a page, with the text under each."""
    found = Batch.of([text], [title]).parts
    return [(p, text[s:e]) for p, s, e in zip(found.part, found.start, found.end, strict=True)]


def test_a_page_with_all_its_furniture():
    """Every line gets its part; datelines and credits are parts of their own."""
    assert [part for part, _ in parts_of(PAGE)] == [
        "navigation", "headline", "byline", "caption", "credit", "dateline", "body", "body",
        "related", "share", "self_promotion", "self_promotion", "self_promotion", "copyright",
    ]  # fmt: skip


def test_a_known_title_marks_the_headline():
    """The headline is found by the title, whatever its typography or length."""
    page = "Karst One\nMore\nThe vote isn’t over.\n\nIt rained all day in Port Elsin."
    assert parts_of(page, "The vote isn't over")[2] == ("headline", "The vote isn’t over.")


@pytest.mark.parametrize(
    "text",
    [
        "Share prices fell sharply on Monday, and the bank said that it would not act again.",
        "Related parties may not vote, the court held. By noon they had.",
        "By the time the police came, the hall was empty.",
        "Watch the border, the general said; nobody will cross it before the snow is gone.",
        "a single line without a stop",
    ],
)
def test_prose_is_never_set_aside_for_a_word(text):
    """Sentences that open like furniture stay in the body."""
    assert parts_of(f"Vote delayed again\n\n{text}\n\nIt rained.")[1] == ("body", text)


def test_a_page_without_a_sentence_is_all_body():
    """Furniture stands below prose; where there is none, nothing is furniture."""
    assert parts_of("Karst — still waiting") == [("body", "Karst — still waiting")]
    assert [part for part, _ in parts_of("It rained all day.\n\nKarst One on Tellybox")] == [
        "body",
        "boilerplate",
    ]


def test_credits_breadcrumbs_and_hyphens():
    """A credit alone is a credit; a hyphen inside a word cuts no dateline off."""
    page = (
        "Truce holds\n\n(NNA photo: Carl Barr)\n\nCOVID-19 cases rose.\n\nKARST (NNA) - It rained."
    )
    assert [part for part, _ in parts_of(page)] == [
        "headline",
        "credit",
        "body",
        "dateline",
        "body",
    ]


@given(st.text(max_size=200), st.one_of(st.none(), st.text(max_size=30)))
def test_parts_cover_the_visible_text_in_order(text, title):
    """Parts are disjoint and ordered, and leave out nothing but white space."""
    found = parts_of(text, title)
    assert "".join("".join(t.split()) for _, t in found) == "".join(
        "".join(text[s:e].split()) for s, e in _lines(text)
    )
    starts, ends = Batch.of([text], [title]).parts.start, Batch.of([text], [title]).parts.end
    assert (starts[1:] >= ends[:-1]).all()


def _lines(text):
    lines = Batch.of([text]).lines
    return zip(lines.start, lines.end, strict=True)
