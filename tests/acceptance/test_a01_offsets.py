"""A1: text[start:end] is the evidence, for gold and for everything that is emitted."""

import pytest

from framing.annotate import annotate
from framing.annotate.records import records
from framing.corpus import read, read_standoff


def spans_of(record):
    """Every span in a record that says what it covers."""
    yield from record["devices"]
    yield from (d["target"] for d in record["devices"] if "target" in d)
    for attribution in record["attributions"]:
        yield from (attribution[r] for r in ("source", "cue", "content") if attribution[r])


def check(corpus):
    """Every emitted span of a corpus; returns how many there were."""
    n = 0
    for article, record in zip(corpus, records(annotate(corpus)), strict=True):
        assert record["id"] == article.id
        for span in spans_of(record):
            assert article.text[span["start"] : span["end"]] == span["text"]
            n += 1
        for part in record["parts"]:
            assert article.text[part["start"] : part["end"]].strip()
    return n


def test_on_the_demo_corpus():
    """Ninety-two pages with every ugly thing of real text."""
    assert check(read("demo")) > 1_000


def test_on_basil(basil):
    """Two hundred and ten real articles."""
    assert check(read(str(basil))) > 5_000


def test_on_polnear(polnear):
    """Eighty-four real articles, and the gold spans of their attributions."""
    corpus = read(str(polnear)).where(split="dev")
    assert check(corpus) > 3_000
    for article in corpus:
        for path in (polnear / "data" / "dev" / "attributions").glob(f"{article.id}*.ann"):
            for relation in read_standoff(path):
                for spans in relation.values():
                    assert all(span.of(article.text).strip() for span in spans)


@pytest.mark.parametrize("ending", ["\r\n", "\u2028", "\x85"])
def test_with_other_line_breaks(ending):
    """Offsets count code points, whatever ends a line."""
    text = f"Truce holds{ending}{ending}\U0001f600 The so-called truce held, Dorn said."
    (record,) = records(annotate([text]))
    assert [text[d["start"] : d["end"]] for d in record["devices"]] == ["so-called truce"]
