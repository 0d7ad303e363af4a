"""Lines and runs of words as keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.stretches import RUN, stretches

WORDS = st.lists(st.sampled_from("karst dorn vote ferry the of 7".split()), max_size=60)


def test_numbers_and_dates_are_folded():
    """A time stamp is the same line on another day; another word makes another line."""
    found = stretches(
        [
            "Updated 3:12 PM ET, Mon May 4, 2020",
            "Updated 11:01 PM ET, Thursday June 13, 2019",
            "Posted 3:12 PM ET, Mon May 4, 2020",
        ]
    )
    lines = found.key[found.whole].tolist()
    assert lines[0] == lines[1] != lines[2]


def test_offsets_are_those_of_the_articles_own_text():
    """Each stretch is found again in its article, first word to last."""
    texts = ["One. Two\n\n  Subscribe to the Karst Daily today, or tomorrow! ", "", "“Two”"]
    found = stretches(texts)
    said = [texts[a][s:e] for a, s, e in zip(found.article, found.start, found.end, strict=True)]
    runs = [x for x, line in zip(said, found.whole, strict=True) if not line]
    lines = [x for x, line in zip(said, found.whole, strict=True) if line]
    assert lines == ["One. Two", "Subscribe to the Karst Daily today, or tomorrow", "Two"]
    assert runs[0] == "One. Two\n\n  Subscribe to the Karst Daily today"
    assert len(runs) == 10 - RUN + 1


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_equal_lines_have_equal_keys_and_others_do_not(texts):
    """A line's key depends on its words and their order, not on where it stands."""
    lines = [" ".join(words) for words in texts]
    alone = {line: stretches([line]) for line in lines}
    together = stretches(["\n".join(lines)])
    keys = iter(together.key[together.whole].tolist())
    for line in lines:
        own = alone[line].key[alone[line].whole].tolist()
        assert own == ([next(keys)] if line else [])
    assert len({k for x in alone.values() for k in x.key[x.whole].tolist()}) == len(
        {line for line in lines if line}
    )


def test_the_edges_of_an_article_are_fifteen_per_cent_of_its_words():
    """In 1,000 words, what lies within the first or the last 150 is at the edge."""
    found = stretches([" ".join(f"w{chr(97 + i % 26)}" for i in range(1000))])
    runs = ~found.whole
    assert found.at_edge[runs].sum() == 2 * (150 - RUN + 1)
    assert not found.at_edge[found.whole].sum() - 1


def wholes(text: str) -> list[str]:
    """The lines and sentences of a text that have a key as a whole, in order of their start."""
    found = stretches([text])
    spans = zip(found.start[found.whole], found.end[found.whole], strict=True)
    return [text[a:b] for a, b in sorted(spans)]


def test_sentences_count_from_eight_words_on():
    """A long sentence of a line is a stretch of its own; a short one only as a whole line."""
    long = "the ferry of Karst sank off Sarn today"
    assert len(long.split()) == RUN
    line = f"Nobody saw it. {long}! So be it"
    assert wholes(line) == [line, long]
    assert wholes(f"{long}.") == [long]
    assert wholes(long.replace("today", "")) == [long.replace(" today", "")]
    assert wholes(f"So be it\n{long.removesuffix(' today')}. Yes") == [
        "So be it",
        f"{long.removesuffix(' today')}. Yes",
    ]


def test_a_sentence_has_the_key_of_the_line_that_says_the_same():
    """What one page prints in a paragraph and another on a line of its own is one stretch."""
    long = "On May 4 the ferry of Karst sank off Sarn"
    found = stretches([f"{long}? So be it.", f"{long.replace('4', '17')}.", f"Then {long}."])
    first, second, third = (
        set(found.key[found.whole & (found.article == i)].tolist()) for i in range(3)
    )
    assert len(second) == 1
    assert second < first
    assert not third & first


@given(st.lists(st.lists(st.sampled_from("karst dorn the . ? 7 \n".split(" ")), max_size=30)))
def test_stretches_lie_in_their_articles_and_count_their_words(texts):
    """Every stretch begins and ends with a word of its own article."""
    articles = [" ".join(words) for words in texts]
    found = stretches(articles)
    for a, s, e, n in zip(found.article, found.start, found.end, found.words, strict=True):
        said = articles[a][s:e]
        assert said == said.strip(" .?\n")
        assert len(said.replace(".", " ").replace("?", " ").split()) == n
    assert (found.words[~found.whole] == RUN).all()
