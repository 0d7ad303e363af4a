"""Evidence in its sentence, and any word in its context."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.model.span import Span
from framing.report.concordance import concordance
from framing.report.excerpts import around, excerpts


@given(st.text("ab. \n“”", max_size=300), st.integers(0, 300), st.integers(1, 20))
def test_context_holds_the_span(text, start, length):
    """The context holds its span, stays in bounds and adds no line break."""
    start = min(start, len(text))
    span = Span(start, min(len(text), start + length))
    where = around(text, span, 40)
    assert span in where
    assert where.end <= len(text)
    assert "\n" not in text[where.start : span.start] + text[span.end : where.end]
    assert len(where) <= len(span) + 80


def test_context_is_the_sentence():
    """The sentence around is shown, and no title's full stop ends it."""
    text = "It rained. Gen. Lorne left the so-called flank, she said. It rained again."
    at = text.index("so-called")
    assert around(text, Span(at, at + 9)).of(text) == (
        "Gen. Lorne left the so-called flank, she said."
    )


def test_cut_context_has_dots():
    """Where a long line is cut there are dots; at a word's edge, never inside."""
    line = "word " * 100
    where = around(line, Span(250, 254), 50)
    assert line[where.start - 1] == " "
    assert where.of(line).startswith("word")
    assert where.of(line).endswith("word")


def test_excerpts_are_drawn_by_seed(study):
    """The same seed draws the same excerpts; each shows its evidence marked in its outlet."""
    view = study.table.evidence("distancing", outlet="Karst One")
    drawn = excerpts(view, 4, seed=1)
    assert [e.html for e in drawn] == [e.html for e in excerpts(view, 4, seed=1)]
    assert len(drawn) == 4
    for e in drawn:
        assert e.outlet == "Karst One"
        assert '<mark class="ev withholding"><b>' in e.html


def test_concordance_finds_whole_words(study):
    """A phrase is found without regard to case and never inside a longer word."""
    corpus = study.notes.corpus
    (line,) = concordance(corpus, "BORDER office", n=1, outlet="Karst One")
    assert (line.text, line.outlet) == ("border office", "Karst One")
    assert line.before.endswith("so-called ")
    assert len(concordance(corpus, "order office")) == 0
