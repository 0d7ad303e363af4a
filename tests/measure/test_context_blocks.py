"""Background paragraphs that an outlet repeats on different days."""

from __future__ import annotations

import datetime as dt

from framing.annotate import annotate
from framing.measure.context_blocks import context_blocks, to_frame
from framing.model.article import Article
from framing.model.corpus import Corpus

BACKGROUND = (
    "Karst has been under sanctions since the harbour was seized nine years ago in a raid that "
    "left forty sailors dead and split the Maritime League."
)
LATER = BACKGROUND.replace("nine years", "ten years")


def article(name: str, outlet: str, day: int, background: str, story: str) -> Article:
    """A short story with a paragraph of background."""
    words = story.lower().split()
    lead = " ".join(f"{story} {w} {i}, said {w} of {outlet}." for i in range(3) for w in words)
    return Article(name, f"{lead}\n\n{background}", outlet, dt.date(2031, 5, day))


def blocks(*articles: Article):
    """What repeats in some articles."""
    return context_blocks(annotate(Corpus.of(articles), devices=()))


def test_a_paragraph_that_comes_back_with_small_changes_is_one_block():
    """Two articles of one outlet on two days; the other outlet's own use is not mixed in."""
    found = blocks(
        article("a", "Meridian Times", 1, BACKGROUND, "Bread"),
        article("b", "Meridian Times", 9, LATER, "The bridge over the Tarn"),
        article("c", "Karst One", 3, BACKGROUND, "Salt, and how much of it"),
    )
    (block,) = found
    assert (block.outlet, block.articles) == ("Meridian Times", ("a", "b"))
    assert block.texts == (BACKGROUND, LATER)
    assert to_frame(found).n.tolist() == [2]


def test_one_day_is_no_recurrence_and_a_copy_counts_once():
    """A story filed twice repeats nothing."""
    one = article("a", "Meridian Times", 1, BACKGROUND, "Bread")
    same_day = article("b", "Meridian Times", 1, BACKGROUND, "The bridge over the Tarn")
    copy = article("c", "Meridian Times", 2, BACKGROUND, "Bread")
    assert blocks(one, same_day) == ()
    assert blocks(one, copy) == ()


def test_spans_point_into_each_articles_own_text():
    """Offsets are those of the article."""
    articles = (
        article("a", "Meridian Times", 1, BACKGROUND, "Bread"),
        article("b", "Meridian Times", 2, BACKGROUND, "The long bridge over the Tarn at Sarn"),
    )
    (block,) = blocks(*articles)
    assert [s.of(a.text) for s, a in zip(block.spans, articles, strict=True)] == list(block.texts)


def test_nothing_comes_of_nothing():
    """No outlet, no paragraphs, no blocks."""
    assert blocks(Article("a", BACKGROUND), Article("b", "")) == ()
