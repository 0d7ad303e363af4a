"""Keywords in context, of phrases, evidence and attributions."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.annotate import annotate
from framing.measure import measure
from framing.model.annotations import Annotations
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import InputError
from framing.report.concordance import Concordance, concordance, scattered
from framing.report.hits import pattern_of
from framing.report.why import why

TEXT = (
    "Ferry sinks off Karst\n"
    "The so-called Tarn Accord holds, officials said. The League's envoy left its so-called "
    "“quiet shore” on Monday.\n"
    "“We will not leave the Tarn accord to them,” Ilse Brandt claimed. "
    "According to the League’s spokesman, the accord was signed.\n"
)
WORDS = st.text("abcXY'’- *\n.", max_size=30)


@pytest.fixture(scope="module")
def notes() -> Annotations:
    """Four articles of two outlets and one of none, annotated."""
    outlets = ("Karst One", "Meridian Times", "Karst One", "Meridian Times", None)
    return annotate(
        [
            Article(f"a{i}", TEXT * (1 + i % 2), outlet, dt.date(2024, 3, 1 + i), event="ferry")
            for i, outlet in enumerate(outlets)
        ]
    )


def texts(found: Concordance) -> list[str]:
    """What was hit."""
    return [line.text for line in found]


def test_a_phrase_is_found_whole_in_any_case_and_type(notes):
    """Case, marks between words and the shape of apostrophes do not matter; word limits do."""
    corpus = notes.corpus
    assert texts(concordance(corpus, "tarn ACCORD", outlet="Karst One")) == [
        "Tarn Accord", "Tarn accord", "Tarn Accord", "Tarn accord",
    ]  # fmt: skip
    assert set(texts(concordance(corpus, "League's"))) == {"League's", "League’s"}
    assert set(texts(concordance(corpus, "so called"))) == {"so-called"}
    assert texts(concordance(corpus, "acc")) == []
    assert set(texts(concordance(corpus, "acc*"))) == {"Accord", "accord", "According"}
    assert set(texts(concordance(corpus, "so-called *"))) == {"so-called Tarn", "so-called “quiet"}
    assert texts(concordance(corpus, "Karst The")) == []  # not over a line break


def test_a_line_has_its_place_and_context(notes):
    """A line gives article, outlet, date and verbatim context inside its paragraph."""
    line = concordance(notes, "holds", width=20)[0]
    assert (line.article, line.outlet, line.date) == ("a0", "Karst One", dt.date(2024, 3, 1))
    assert (line.before, line.text, line.after) == (
        "Tarn Accord ",
        "holds",
        ", officials said.",
    )
    assert (line.part, line.device, line.rule) == ("body", "", "")
    assert TEXT[line.start : line.end] == "holds"
    assert concordance(notes.corpus, "holds")[0].voice == ""


def test_evidence_by_device_sense_rule_and_voice(notes):
    """Evidence is picked by what it is; a rule also by its beginning up to a dot."""
    every = concordance(notes, device="distancing")
    assert len(every) == sum(
        e.device == "distancing" for r in range(5) for e in notes.iter_evidence(r)
    )
    own = concordance(notes, device="distancing", sense="author", outlet="Karst One")
    assert set(texts(own)) == {"so-called “quiet shore”"}
    assert {line.sense for line in own} == {"author"}
    assert texts(concordance(notes, rule="dist.so_called")) == texts(every)
    assert texts(concordance(notes, rule="dist.so")) == []
    assert len(concordance(notes, rule=own[0].rule)) == 7
    spoken = concordance(notes, voice=("quoted", "reported"))
    assert {line.voice for line in spoken} == {"quoted", "reported"}
    assert set(texts(concordance(notes, "shore", device="distancing"))) == set(texts(own))
    assert len(concordance(notes)) == len(notes.evidence)
    assert why(own[0]).device == "distancing"


def test_phrases_in_annotations_have_a_voice_to_ask_for(notes):
    """The same phrase is told apart by whose words it stands in."""
    quoted = concordance(notes, "accord", voice="quoted", outlet="Karst One")
    assert texts(quoted) == ["accord", "accord"]
    assert all(line.before.endswith("the Tarn ") for line in quoted)
    assert len(concordance(notes, "ferry", part="headline")) >= 5


def test_attributions_by_cue_source_and_stance(notes):
    """The hit is the cue where a cue is asked for, and the source where only that is."""
    assert set(texts(concordance(notes, cue="claim*"))) == {"claimed"}
    assert set(texts(concordance(notes, source="Brandt"))) == {"Ilse Brandt"}
    both = concordance(notes, cue="claimed", source="Ilse Brandt")
    assert (both[0].text, both[0].device, both[0].sense) == ("claimed", "attribution", "doubting")
    assert set(texts(concordance(notes, stance="doubting"))) == {"claimed"}
    assert why(both[0]).definition.startswith("A source")
    assert len(concordance(notes, cue="whispered")) == 0


def test_tables_and_views_open_to_the_same_lines(notes):
    """A feature table and a view of its evidence show what they count."""
    table = measure(notes)
    wanted = table.evidence("distancing", outlet="Karst One")
    assert texts(concordance(table, device="distancing", outlet="Karst One")) == [
        e.text for e in (wanted[i] for i in range(len(wanted)))
    ]
    assert texts(concordance(wanted)) == texts(
        concordance(table, device="distancing", outlet="Karst One")
    )


def test_lines_are_stable_grouped_and_drawn_with_a_seed(notes):
    """Lines come in the order of the corpus or of its groups; a seed draws the same ones again."""
    grouped = concordance(notes, "accord", by="outlet", n=3)
    assert [line.outlet for line in grouped] == ["Karst One"] * 3 + ["Meridian Times"] * 3
    assert grouped.total == 18  # the article without an outlet is left out
    every = [(line.article, line.start) for line in concordance(notes, "accord")]
    assert every == sorted(every)
    drawn = [
        [(x.article, x.start) for x in concordance(notes, "accord", n=5, seed=s)] for s in (1, 1, 2)
    ]
    assert drawn[0] == drawn[1] != drawn[2]
    assert set(drawn[0]) < set(every)
    assert drawn[0] == sorted(drawn[0])


def test_samples_are_uniform_over_lines(notes):
    """Every line is drawn about as often as every other."""
    total = len(concordance(notes, "accord"))
    counts = np.zeros(total)
    places = {(x.article, x.start): i for i, x in enumerate(concordance(notes, "accord"))}
    for seed in range(300):
        for x in concordance(notes.corpus, "accord", n=5, seed=seed):
            counts[places[x.article, x.start]] += 1
    assert counts.sum() == 1500
    assert np.abs(counts - 1500 / total).max() < 4 * np.sqrt(1500 / total)


def test_scattered_lines_come_from_different_articles(notes):
    """One line an article, as many articles as asked for."""
    found = scattered(notes.corpus, "accord", 3, seed=1)
    assert len({line.article for line in found}) == len(found) == 3
    assert len(scattered(notes.corpus, "volcano", 3, seed=1)) == 0


def test_frames_and_pictures(notes):
    """A frame has a row a line; the notebook shows twenty and counts the rest."""
    found = concordance(notes)
    frame = found.to_frame()
    assert list(frame)[:6] == ["article", "outlet", "date", "before", "text", "after"]
    assert len(frame) == len(found)
    assert list(concordance(notes, "volcano").to_frame()) == list(frame)
    drawn = found._repr_html_()
    assert drawn.count("<mark") == 20
    assert f"and {len(found) - 20} more lines" in drawn
    assert "No evidence." in concordance(notes, "volcano")._repr_html_()
    assert repr(found).startswith(f"Concordance({len(found)} of {len(found)} lines)")


def test_hostile_text_stays_text():
    """Tags in texts and names do not reach the page."""
    evil = "<script>alert(1)</script> & “accord”\0 \u202e"
    drawn = concordance(Corpus.of([Article(evil, evil, evil)]), "accord")._repr_html_()
    assert not re.search("[\0]|</?script", drawn)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda n: concordance(n.corpus), "needs a phrase"),
        (lambda n: concordance(n.corpus, device="distancing"), "needs a phrase"),
        (lambda n: concordance(n.corpus, "x", voice="quoted"), "voice=… needs annotations"),
        (lambda n: concordance(measure(n), cue="said"), "cue=… needs annotations"),
        (lambda n: concordance(n, "x", cue="said"), "leave out phrase"),
        (lambda n: concordance(n, cue="said", voice="quoted"), "leave out voice"),
        (lambda n: concordance(n, device="distance"), "no device 'distance' here; there are"),
        (lambda n: concordance(n, "x", newspaper="Karst One"), "newspaper"),
        (lambda n: concordance(n, " "), "at least one word"),
    ],
)
def test_what_cannot_be_asked_is_said_with_the_remedy(notes, ask, message):
    """Each mistake names what to do instead."""
    with pytest.raises(InputError, match=re.escape(message)):
        ask(notes)


@given(WORDS, WORDS)
def test_any_phrase_is_a_pattern_that_stays_in_its_line(phrase, text):
    """Whatever is asked for, matches are whole words of one line."""
    if not phrase.split():
        return
    for found in pattern_of(phrase).finditer(text):
        assert "\n" not in found[0]
        assert not text[: found.start()][-1:].isalnum()
        assert not text[found.end() :][:1].isalnum()
