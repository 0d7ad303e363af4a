"""What the checks for copied text show of who matched whom."""

from __future__ import annotations

from framing.classify.copies import check_duplicates, check_shared_copy
from framing.classify.design import make_design
from framing.corpus.words import Words
from framing.measure.wire import wire
from framing.model.article import Article
from framing.model.corpus import Corpus

STORY = " ".join(f"harbour{i} stays shut{i}." for i in range(40))
OTHER = " ".join(f"council{i} met late{i}." for i in range(40))


def checks():
    """L01 and L02 of a story in two outlets, credited in one, and of two articles apart."""
    corpus = Corpus.of(
        [
            Article("a", f"KARST (AP) — {STORY}", outlet="Meridian Times", event="e1"),
            Article("b", f"{STORY} More soon.", outlet="Karst One", event="e2"),
            Article("c", OTHER, outlet="Karst One", event="e3"),
            Article("d", OTHER.upper()[::-1], outlet="Meridian Times", event="e4"),
        ]
    )
    words = Words.of(corpus.texts)
    design = make_design(corpus, words, target="outlet", groups="event")
    return check_duplicates(words, design), check_shared_copy(words, design, wire(corpus))


def test_near_duplicates_are_shown_with_their_similarity_and_text():
    """L01 names both articles, how similar they are, and how the shared passage begins."""
    (shown,) = checks()[0].offenders
    assert shown.startswith(
        "a (Meridian Times) = b (Karst One); the first two have a similarity of"
    )
    assert "and share “harbour0 stays shut0. harbour1" in shown


def test_shared_copy_is_shown_with_its_match_and_agency():
    """L02 counts wire copy by class and says by what it is known."""
    found = checks()[1]
    assert "50% of articles are wire copy everywhere" in found.finding
    by_id = {shown[0]: shown for shown in found.offenders}
    # of one component, so that the check's own share is nought; the wire copy is shown all the same
    assert "Associated Press by its dateline: “AP”" in by_id["a"]
    assert "most of them in a (Meridian Times), Associated Press by its shared" in by_id["b"]
