"""Marks over text: whatever the marks, the text comes back."""

from __future__ import annotations

import html
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from framing.report.highlight import Mark, escaped, highlight, printable

TEXTS = st.text(st.characters(codec=None), max_size=60)
CLEAN = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=8)


class Reader(HTMLParser):
    """Collects the text of a page and checks that its elements nest."""

    def __init__(self):
        """Start with nothing open."""
        super().__init__(convert_charrefs=True)
        self.open, self.text, self.marked = [], "", {}

    def handle_starttag(self, tag, attrs):
        """Remember what is open."""
        self.open.append((tag, dict(attrs)["class"].split()[0]))

    def handle_endtag(self, tag):
        """The last opened element closes first."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        """Note which marks cover each character."""
        for char in data:
            self.marked[len(self.text)] = {css for _, css in self.open}
            self.text += char


def read(page: str) -> Reader:
    """A page read to its end, with nothing left open."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def marks(spans) -> list[Mark]:
    """One mark a span, each of a class of its own."""
    return [Mark(s, e, f"m{i}", "mark" if i % 2 else "span") for i, (s, e) in enumerate(spans)]


@given(TEXTS, SPANS)
def test_text_comes_back(text, spans):
    """Without tags and unescaped, a highlighted text is the text, control signs as pictures."""
    assert read(highlight(text, marks(spans))).text == printable(text)


@given(CLEAN)
def test_clean_text_is_untouched(text):
    """Text without control characters and lone surrogates is shown exactly as it is."""
    assert printable(text) == text
    assert html.unescape(str(escaped(text))) == text


@given(CLEAN, SPANS)
def test_every_character_is_marked_as_asked(text, spans):
    """A character carries exactly the marks whose spans hold it, however they cross."""
    marked = read(highlight(text, marks(spans))).marked
    for position in range(len(text)):
        wanted = {f"m{i}" for i, (s, e) in enumerate(spans) if s <= position < e}
        assert marked[position] == wanted


@given(CLEAN, SPANS, st.integers(0, 60), st.integers(0, 60))
def test_a_slice_is_shown_alone(text, spans, a, b):
    """Only the slice asked for is shown, marks clipped to it."""
    a, b = sorted((min(a, len(text)), min(b, len(text))))
    assert read(highlight(text, marks(spans), a, b)).text == text[a:b]


@given(TEXTS)
def test_printable_moves_no_offset(text):
    """Every character stays in its place, so that offsets into the text still hold."""
    assert len(printable(text)) == len(text)
    printable(text).encode("utf-8")


def test_crossing_marks_are_reopened():
    """Of two crossing marks the later is closed and opened again, its label shown once."""
    out = highlight("abcdef", [Mark(0, 4, "x", label="first"), Mark(2, 6, "y", label="second")])
    assert out == (
        '<span class="x" data-label="first">ab<span class="y" data-label="second">cd</span></span>'
        '<span class="y again">ef</span>'
    )


def test_text_and_labels_are_escaped():
    """Neither the text nor what is said about it can break out of its place."""
    evil = "</mark><script>alert('x')</script>"
    out = highlight(evil, [Mark(0, 3, "a", label='"><b>', title="x\" onclick='y'")])
    assert "<script" not in out
    assert "<b>" not in out
    assert ' onclick="' not in out
    assert read(out).text == evil


def test_control_characters_become_pictures():
    """NUL, escape and delete are shown as pictures; tabs and line breaks stay, and CR survives."""
    assert printable("a\0b\x1bc\x7f\t\n\r") == "a␀b␛c␡\t\n\r"
    assert escaped("a\r\nb") == "a&#13;\nb"
    assert printable("x\ud800y") == "x\ufffdy"
