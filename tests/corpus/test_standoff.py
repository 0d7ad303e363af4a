"""PolNeAR's standoff annotations."""

from __future__ import annotations

from framing.corpus.standoff import read_standoff
from framing.model.span import Span

ANN = (
    "T1\tSource 0 6\tBrandt\n"
    "T2\tCue 7 11\tsaid\n"
    "T3\tContent 12 20;25 30\tthe talk\nTide it was\n"
    "T4\tAttribution 7 11\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "#1\tAnnotatorNotes E1\tE2\n"
    "T5\tAttribution-no-source 40 43\tnote\n"
    "T6\tContent 44 50\tsecond\n"
    "T7\tContent 52 60\tits tail\n"
    "E2\tAttribution-no-source:T5 Content:T6 Content2:T7\n"
)


def test_roles_and_discontinuous_spans(tmp_path):
    """Spans of every role are read, in pieces where they have several, and missing roles empty."""
    path = tmp_path / "a_4e07.ann"
    path.write_text(ANN, encoding="utf-8")
    assert read_standoff(path) == [
        {"source": [Span(0, 6)], "cue": [Span(7, 11)], "content": [Span(12, 20), Span(25, 30)]},
        {"source": [], "cue": [], "content": [Span(44, 50), Span(52, 60)]},
    ]


def test_an_article_without_attributions(tmp_path):
    """An empty annotation file is no attribution."""
    path = tmp_path / "a.ann"
    path.touch()
    assert read_standoff(path) == []
