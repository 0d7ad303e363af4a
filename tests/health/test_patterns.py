"""What goes wrong with a text, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.health.language import is_foreign
from framing.health.patterns import (
    CUTS,
    MARKS,
    STYLES,
    cut_off,
    has_html,
    is_damaged,
    marks_in,
    quote_style,
)

LONG = "The ferry to Karst stayed in port for a third day on Monday because the storm"


@pytest.mark.parametrize(
    ("end", "how"),
    [
        (f"{LONG} […]", "mark"),
        (f"{LONG} [...]", "mark"),
        (f"{LONG}… [+2310 chars]", "mark"),
        (f"{LONG} ... Read more", "mark"),
        (f"{LONG}\n\nContinue reading", "mark"),
        (f"{LONG} [...] read the full story at Karst One", "mark"),
        (f"{LONG}…", "ellipsis"),
        (LONG, "sentence"),
        (f"{LONG},", "sentence"),
        (f"{LONG} went on.", ""),
        (f"{LONG} went on.”", ""),
        (f"{LONG} went on, said Ilse Brandt", ""),  # a name may end a credit
        ("Ilse Brandt reported from Altmere", ""),
        ("More: What the storm did to the harbour, the bridge and both markets of the town", ""),
        ("The conclusion of the report is grim, but here it is, and in her own words:", ""),
        ("Follow the author of this report and all the others where you like to @brandt", ""),
        (f"{LONG} went on.\n\nContinue reading the main story", ""),  # a link on whole pages
    ],
)  # fmt: skip
def test_the_end_of_an_article(end, how):
    """Marks, ellipses and open sentences are seen; names, links and lead-ins are no open ends."""
    text = f"The council met in Karst.\n\n{end}"
    assert cut_off(text, text) == how


def test_a_wall_is_told_from_an_open_sentence():
    """A subscribers' line counts where the prose above it breaks off."""
    wall = "Subscribe to continue reading."
    assert cut_off(f"{LONG}\n\n{wall}", LONG) == "wall"
    assert cut_off(f"{LONG} went on.\n\n{wall}", f"{LONG} went on.") == ""


@pytest.mark.parametrize("text", ["naïve São Paulo Ångström Ãkesson", "£5 «oui» 20 °C", "Š Ž ’ “”"])
def test_accents_are_no_damage(text):
    """Letters and signs of other languages stand as they are."""
    assert not is_damaged(text)


WESTERN = "é à ü ñ ö ç ß “ ” ’ – — … £ © €".split()


@given(st.lists(st.sampled_from(WESTERN), min_size=1), st.sampled_from(["cp1252", "latin-1"]))
def test_whatever_is_read_in_the_wrong_encoding_is_seen(signs, wrong):
    """UTF-8 read as a Western single-byte encoding never passes."""
    text = f"The {' '.join(signs)} of Karst"
    try:
        misread = text.encode().decode(wrong)
    except UnicodeDecodeError:  # five bytes stand for nothing in cp1252
        misread = text.encode().decode(wrong, "replace")
    assert is_damaged(misread)
    assert not is_damaged(text)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_plain_ascii_is_neither_damaged_nor_marked(text):
    """Nothing in ASCII is a wrong encoding or a mark of extraction."""
    clean = text.translate({c: None for c in range(0x80) if chr(c) == "\x7f"})
    assert not is_damaged(clean)
    assert marks_in(clean) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Brandt &amp; Sons", True), ("a &#8217; b", True), ("<p>One</p>", True),
        ('<a href="/karst">Karst</a>', True), ("AT&T; R&D; x < y > z", False), ("<Karst>", False),
    ],
)  # fmt: skip
def test_markup(text, found):
    """Entities and tags of pages count, signs of less and more do not."""
    assert has_html(text) is found


def test_every_kind_of_mark_is_told():
    """Each pattern is found by the quick look that comes first."""
    samples = ("█", "\u200b", "\u00ad", "\ufffc")
    for name, sign in zip(MARKS, samples, strict=True):
        assert marks_in(f"co{sign}ast") == (name,)
    assert marks_in("a list: ■ one") == ()


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("“Yes,” he said, and 6' 2\" tall.", "curly"),
        ('"Yes," he said.', "straight"),
        ("''Yes,'' he said.", "doubled"),
        ("``Yes,'' he said.", "doubled"),
        ("«Yes», he said.", "other"),
    ],
)
def test_quote_styles(text, style):
    """The marks used most are the style; one stray mark is none."""
    assert STYLES[quote_style(text)] == style
    assert quote_style('A 2" pipe.') == -1


def test_foreign_texts():
    """German is, a list of names is not judged, English with many names is English."""
    german = "Der Rat von Karst hat am Montag beschlossen, die Fähre nicht fahren zu lassen. "
    assert is_foreign(german * 6)
    assert not is_foreign(german)
    english = "Ilse Brandt of Karst One and Tom Reed, an editor in Altmere, spoke to the council. "
    assert not is_foreign(english * 6)


def test_cuts_have_words():
    """Every way of being cut off can be said."""
    assert set(CUTS) >= {"mark", "ellipsis", "wall", "sentence", "length"}
