"""Quotations: pairing the marks that real news text has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.batch import Batch

QUOTED_TEXT = st.text(st.sampled_from("ab s.,\n\"'“”‘’«»`0 "), max_size=80)


def quoted(text):
    """What stands in quotation marks, marks included."""
    found = Batch.of([text]).quotes
    return [text[s:e] for s, e in zip(found.start, found.end, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The “peace” plan", ["“peace”"]),
        ('He said "no," then "yes".', ['"no,"', '"yes"']),
        ("''We won,'' he said.", ["''We won,''"]),
        ("``We won,'' he said.", ["``We won,''"]),
        (
            "‘We can’t trust the ministers’ plan,’ she said.",
            ["‘We can’t trust the ministers’ plan,’"],
        ),
        ("The ministers’ plan isn’t Dorn’s", []),
        ("In the '90s he was 6'2\" tall", []),
        ("“He said ‘no’ to me,” she said", ["“He said ‘no’ to me,”", "‘no’"]),
        ("”Wrong way“ marks", ["”Wrong way“"]),
        ("«Nous verrons», „Wir sehen“", ["«Nous verrons»", "„Wir sehen“"]),
        ("rock 'n' roll and 'em", []),
        ('an unclosed "quotation', ['"quotation']),
        ("a stray closing” mark", []),
    ],
)
def test_pairs_marks(text, expected):
    """Curly, straight, doubled, single and nested marks pair; apostrophes and inches do not."""
    assert quoted(text) == expected


def test_a_quotation_over_paragraphs_reopens_in_each():
    """Every paragraph is a region; all but the last say that they go on."""
    text = "“We came.\n\n“We saw.\n\n“We left,” he said."
    found = Batch.of([text]).quotes
    assert quoted(text) == ["“We came.", "“We saw.", "“We left,”"]
    assert found.continued.tolist() == [True, True, False]
    assert found.closed.tolist() == [False, False, True]


def test_a_quotation_does_not_go_on_in_the_next_article():
    """Articles of a batch do not see each other."""
    found = Batch.of(["“We came.", "“We left.”"]).quotes
    assert found.continued.tolist() == [False, False]


@given(QUOTED_TEXT)
def test_any_marks_pair_without_failing(text):
    """Regions lie inside their paragraph, have room for their marks, and nest or stand apart."""
    batch = Batch.of([text])
    q = batch.quotes
    assert (q.start < q.end).all()
    assert (q.inner_start <= q.inner_end).all()
    assert (batch.lines.start[q.line] <= q.start).all()
    assert (q.end <= batch.lines.end[q.line]).all()
    spans = list(zip(q.start.tolist(), q.end.tolist(), strict=True))
    for i, (s, e) in enumerate(spans):
        for t, f in spans[i + 1 :]:
            assert t >= e or (s <= t and f <= e)
