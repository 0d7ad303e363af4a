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
