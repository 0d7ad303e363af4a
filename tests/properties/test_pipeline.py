"""What holds of the whole pass and of measures for any news and any Unicode."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.annotate import annotate
from framing.annotate.records import as_line, records
from framing.measure import measure
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.parts import PARTS
from framing.model.voices import VOICES
from framing.testing import corpora
from framing.testing.rows import outside, rows_of
from framing.testing.texts import NASTY, PADDING, PARAGRAPHS
from framing.text.batch import Batch

EXAMPLES = 25
TABLES = ("parts", "voices", "evidence", "attributions")
INVISIBLE = "\u200b\ufeff"  # white space to the library, though not to Python

some = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
seeds = st.integers(0, 2**16)


def annotated(corpus, **options):
    """Annotations without failures, which the pass would otherwise only report."""
    notes = annotate(corpus, **options)
    assert notes.problems == ()
    return notes


def said(notes):
    """Everything found in each article: the rows of all tables, and the exposures."""
    tables = [rows_of(getattr(notes, name), len(notes)) for name in TABLES]
    exposures = notes.exposures.reshape(len(notes), -1).tolist()
    return list(zip(*tables, exposures, strict=True))


def impersonal(notes):
    """Annotations without what depends on the outlet's name."""
    evidence = notes.evidence.take(notes.evidence.device != "self_reference")
    return replace(notes, evidence=evidence)


def spans(table):
    """Article, start and end of each row."""
    return list(zip(table.article.tolist(), table.start.tolist(), table.end.tolist(), strict=True))


def tables_are_sound(corpus):
    """Whether all rows of an annotated corpus point into their articles."""
    notes = annotated(corpus)
    return [outside(getattr(notes, name), corpus.texts) for name in TABLES] == [None] * 4


@some
@given(corpora())
def test_offsets_point_into_the_text(corpus):
    """Every span of every table stands inside its article and holds something visible."""
    assert tables_are_sound(corpus)


def test_offsets_point_into_nasty_text():
    """The same for texts that no reporter wrote, all in one corpus."""
    assert tables_are_sound(Corpus.of([Article(str(i), text) for i, text in enumerate(NASTY)]))


@some
@given(corpora(min_size=1))
def test_evidence_says_what_stands_there(corpus):
    """The text of a piece of evidence is what its span holds, in order of the text."""
    notes = annotated(corpus)
    for row, article in enumerate(corpus):
        found = list(notes.iter_evidence(row))
        assert [e.text for e in found] == [article.text[e.span.start : e.span.end] for e in found]
        assert found == sorted(found, key=lambda e: (e.span.start, e.span.end))


@some
@given(corpora(min_size=1))
def test_an_article_is_read_the_same_in_company(corpus):
    """What is found in a corpus is what is found in its articles alone."""
    alone = [said(annotated(corpus[i : i + 1]))[0] for i in range(len(corpus))]
    assert said(annotated(corpus)) == alone


@some
@given(corpora(min_size=2), seeds)
def test_order_of_articles_changes_nothing(corpus, seed):
    """Articles in another order come out in that order, and otherwise the same."""
    order = np.random.default_rng(seed).permutation(len(corpus))
    found = said(annotated(corpus))
    assert said(annotated(corpus.take(order))) == [found[i] for i in order]


@some
@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4, unique=True),
    st.sampled_from(sorted(PADDING.values())),
    st.booleans(),
)
def test_unrelated_paragraphs_change_nothing(paragraphs, padding, before):
    """What is found in prose is found in it, moved, when other paragraphs stand around it."""
    text = "\n\n".join(paragraphs)
    padded = f"{padding}\n\n{text}" if before else f"{text}\n\n{padding}"
    first = len(padding) + 2 if before else 0
    plain, moved = (annotated([t]) for t in (text, padded))
    for name in ("evidence", "attributions", "voices"):
        rows = rows_of(getattr(moved, name), 1)[0]
        mine = [r.shift(-first) for r in rows if r.within(first, first + len(text))]
        assert mine == rows_of(getattr(plain, name), 1)[0]


@some
@given(corpora(min_size=1), st.sampled_from(("Meridian Times", "", None)))
def test_labels_change_nothing(corpus, outlet):
    """Outlet, date, id and the like have no say in which devices are found, whose words, and where.

    Only where an article names its own outlet is told by the outlet's name.
    """
    other = Corpus.of(
        [Article(f"x{i}", a.text, outlet, title=a.title) for i, a in enumerate(corpus)]
    )
    mine, theirs = (impersonal(annotated(c)) for c in (corpus, other))
    assert said(mine) == said(theirs)


@pytest.mark.slow
def test_number_of_processes_changes_nothing():
    """Two processes find what one finds, in the same order."""
    texts = [f"{PARAGRAPHS[i % len(PARAGRAPHS)]}\n\n{NASTY[i % 40]}" for i in range(150)]
    assert said(annotated(texts, n_jobs=2)) == said(annotated(texts, n_jobs=1))


@pytest.mark.slow
def test_hash_seed_changes_nothing():
    """Sets and dictionaries that come in another order leave no trace in the records."""
    code = (
        "from framing.annotate import annotate; from framing.annotate.records import records;"
        "from framing.testing.texts import PAGE; print(*map(ascii, records(annotate([PAGE]))))"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1] != "\n"


@some
@given(corpora())
def test_records_hold_the_text_they_point_to(corpus):
    """Every span of every record, read back from its line of JSON, holds the text beside it."""
    lines = [as_line(r) for r in records(annotated(corpus))]
    assert not any("\n" in line for line in lines)
    found = [json.loads(line) for line in lines]
    assert [r["id"] for r in found] == list(corpus.ids)
    for record, text in zip(found, corpus.texts, strict=True):
        roles = [a[k] for a in record["attributions"] for k in ("source", "cue", "content")]
        targets = [d["target"] for d in record["devices"] if "target" in d]
        for span in [*record["devices"], *targets, *filter(None, roles)]:
            assert text[span["start"] : span["end"]] == span["text"] != ""
            pieces = span.get("spans", [[span["start"], span["end"]]])
            assert (pieces[0][0], pieces[-1][1]) == (span["start"], span["end"])


@some
@given(corpora())
def test_parts_cover_what_can_be_seen(corpus):
    """Every visible character stands in exactly one part; parts are in order."""
    notes = annotated(corpus)
    assert spans(notes.parts) == sorted(spans(notes.parts))
    assert set(notes.parts.part) <= set(PARTS)
    for row, text in enumerate(corpus.texts):
        holders = Counter(i for _, s, e in spans(notes.parts.of_article(row)) for i in range(s, e))
        visible = {i for i, c in enumerate(text) if not c.isspace() and c not in INVISIBLE}
        assert set(holders) >= visible
        assert set(holders.values()) <= {1}


@some
@given(corpora())
def test_voices_are_disjoint(corpus):
    """Stretches of speech do not overlap, stand in order, and are somebody else's."""
    notes = annotated(corpus)
    assert set(notes.voices.voice) <= set(VOICES) - {"outlet"}
    found = spans(notes.voices)
    assert all(a[2] <= b[1] for a, b in pairwise(found) if a[0] == b[0])
    assert found == sorted(found)


@some
@given(corpora(min_size=1))
def test_every_word_is_exposed_once(corpus):
    """Words and sentences add up over parts and voices to what the text has."""
    notes = annotated(corpus)
    assert (notes.exposures >= 0).all()
    batches = [Batch.of([text]) for text in corpus.texts]
    assert notes.n_words.tolist() == [int(b.tokens.is_word.sum()) for b in batches]
    assert notes.n_sentences.tolist() == [len(b.sentences) for b in batches]


@some
@given(corpora(min_size=1), st.sampled_from((("outlet",), VOICES)))
def test_counts_are_sums_of_evidence(corpus, voices):
    """Each cell is the sum of the weights of its evidence; nothing is exposed less than zero."""
    table = measure(corpus, voices=voices)
    rows = table.evidence_rows
    weights = Counter()
    for article, device, weight in zip(rows.article, rows.device, rows.weight, strict=True):
        weights[int(article), device] += int(weight)
    expected = [[weights[i, name] for name in table.names] for i in range(len(corpus))]
    assert table.counts.tolist() == expected
    assert all((v >= 0).all() and v.shape == (len(corpus),) for v in table.exposures.values())
    assert set(rows.device) <= set(table.names)


@some
@given(corpora(min_size=1))
def test_shares_are_shares(corpus):
    """What is counted per unit is counted at most once a unit: a share lies within 0 and 1."""
    table = measure(corpus, voices=VOICES)
    for feature in table.features:
        if feature.per == 1:
            assert (table.count(feature.name) <= table.exposure(feature.name)).all(), feature.name


@some
@given(corpora(min_size=2), seeds)
def test_measures_follow_their_articles(corpus, seed):
    """Measuring articles in another order permutes the rows of the table, evidence and all."""
    order = np.random.default_rng(seed).permutation(len(corpus))
    table, moved = measure(corpus), measure(corpus.take(order))
    assert moved.counts.tolist() == table.counts[order].tolist()
    for name, values in table.exposures.items():
        assert moved.exposures[name].tolist() == values[order].tolist()
    taken = table.take(order)
    assert taken.counts.tolist() == moved.counts.tolist()
    for a, b in zip(
        rows_of(taken.evidence_rows, len(corpus)),
        rows_of(moved.evidence_rows, len(corpus)),
        strict=True,
    ):
        assert Counter(a) == Counter(b)


@pytest.mark.parametrize("filler", ["“Go ", "“Go” ", '"Go" ', "'Go' ", "so-called ", "a", "A. "])
def test_reading_takes_linear_time(filler):
    """A page in one long line is read about as fast as one in many lines."""
    seconds = [min(seconds_to_read((filler * n)[:n]) for _ in range(2)) for n in (4_000, 16_000)]
    assert seconds[1] < 10 * seconds[0] + 0.05


def seconds_to_read(text):
    """Processor time to read a text."""
    start = time.process_time()
    Batch.of([text])
    return time.process_time() - start


def test_notes_are_not_changed_by_being_measured():
    """A measure reads annotations and leaves them as they were."""
    notes = annotated(list(PARAGRAPHS))
    before = said(notes)
    measure(notes)
    assert said(notes) == before
