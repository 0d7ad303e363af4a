"""Measures: counts over evidence, with their exposure."""

import math

import numpy as np
import pytest

from framing.annotate import annotate
from framing.devices import WordList
from framing.measure import measure
from framing.measure.views import visible_texts
from framing.measure.words import word_counts
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import InputError
from framing.model.table import Opportunity

TEXTS = [
    (
        "Truce holds\n\n"
        "The so-called truce held. “It is a so-called truce and nothing else,” Dorn said."
    ),
    "The truce held. Dorn claimed that nobody had shot. Critics said that it was over.",
    "",
]


@pytest.fixture(scope="module")
def notes():
    """Two articles and an empty one."""
    corpus = Corpus.of(
        [
            Article(str(i), text, outlet=outlet)
            for i, (text, outlet) in enumerate(zip(TEXTS, "KKM", strict=True))
        ]
    )
    return annotate(corpus)


def test_counts_are_the_weights_of_their_evidence(notes):
    """Every cell opens to what was counted."""
    table = measure(notes)
    for name in table.names:
        view = table.evidence(name)
        summed = np.bincount(view.rows.article, weights=view.rows.weight, minlength=len(table))
        assert summed.tolist() == table.count(name).tolist()
        for i in range(len(view)):
            article = table.corpus[int(view.rows.article[i])]
            assert view[i].span.of(article.text) == view[i].text


def test_the_outlets_own_voice_is_the_default(notes):
    """A quoted marker counts only where quoted words are asked for."""
    assert measure(notes).count("distancing").tolist() == [1, 0, 0]
    quoted = measure(notes, voices=("quoted",))
    assert quoted.count("distancing").tolist() == [1, 0, 0]
    assert quoted.evidence("distancing")[0].voice == "quoted"


def test_rates_are_undefined_without_exposure(notes):
    """An empty article has no rate, not a rate of zero."""
    rates = measure(notes).rates()
    assert rates.loc["0", "distancing"] == pytest.approx(1000 / 8)
    assert math.isnan(rates.loc["2", "distancing"])
    assert list(rates.columns[:3]) == ["outlet", "event", "date"]


def test_cue_stance_is_a_share_of_cues(notes):
    """One of the second article's two cues doubts; one of its sources has no name."""
    table = measure(notes)
    assert table.count("doubting_cue").tolist() == [0, 1, 0]
    assert table.exposure("doubting_cue").tolist() == [1, 2, 0]
    assert table.count("unnamed_source").tolist() == [0, 1, 0]
    assert [e.text for e in table.evidence("doubting_cue")] == ["claimed"]


def test_quoted_words_weigh_their_stretch(notes):
    """Words between quote marks, as a share of all words."""
    table = measure(notes)
    assert table.count("quoted_words").tolist() == [8, 0, 0]
    assert table.exposure("quoted_words")[0] == notes.n_words[0]


def test_opportunities_are_mentions_and_attributions(notes):
    """Marked mentions over all mentions of a referent; doubted ones over all attributions."""
    table = measure(
        notes,
        opportunities=[
            Opportunity("truce", ("distancing",), ("truce",)),
            Opportunity("dorn", ("doubting_cue",), ("Dorn",)),
        ],
    )
    assert (table.count("truce").tolist(), table.exposure("truce").tolist()) == (
        [1, 0, 0],
        [2, 1, 0],
    )
    assert (table.count("dorn").tolist(), table.exposure("dorn").tolist()) == ([0, 1, 0], [1, 1, 0])
    with pytest.raises(InputError, match="distancing"):
        measure(notes, opportunities=[Opportunity("x", ("irony",), ("truce",))])


def test_a_table_of_some_articles_keeps_their_evidence(notes):
    """Selecting articles selects counts, exposures and evidence alike."""
    table = measure(notes)
    part = table.take(np.array([1]))
    assert part.counts.tolist() == table.counts[1:2].tolist()
    assert [e.text for e in part.evidence("doubting_cue")] == ["claimed"]
    assert part.evidence("doubting_cue")[0].article == "1"


def test_one_line_from_a_frame():
    """Any column names; unknown ones are told."""
    import pandas as pd

    frame = pd.DataFrame({"body": ["The so-called truce held."], "source": ["Karst One"]})
    table = measure(frame, text="body", outlet="source")
    assert table.rates().loc[:, "outlet"].tolist() == ["Karst One"]
    with pytest.raises(InputError, match="body"):
        measure(frame, text="content")


def test_unknown_parts_and_voices_are_named(notes):
    """Misspelt options list those there are."""
    with pytest.raises(InputError, match="headline"):
        measure(notes, parts=("titel",))
    with pytest.raises(InputError, match="outlet"):
        measure(notes, voices=("own",))


def test_word_counts_agree_with_a_plain_count(notes):
    """Unigrams and bigrams, headline and body, adjacent words only."""
    terms = word_counts(notes, ngrams=(1, 2), min_articles=1)
    counts = dict(zip(terms.terms, terms.counts.sum(axis=0).tolist(), strict=True))
    assert counts["truce"] == 4
    assert counts["so-called truce"] == 2
    assert counts["dorn claimed"] == 1
    assert "held it" not in counts
    assert "holds the" not in counts
    own = word_counts(notes, min_articles=1, voices=("outlet",))
    assert dict(zip(own.terms, own.counts.sum(axis=0).tolist(), strict=True))["so-called"] == 1


def test_views_show_parts_and_voices(notes):
    """Quoted stretches can be cut out; the whole page is verbatim."""
    body = visible_texts(notes, parts=("body",), voices=("outlet",))[0]
    assert body == "The so-called truce held. Dorn said."
    assert visible_texts(notes, parts=None)[0] == TEXTS[0]
    assert visible_texts(notes)[2] == ""


def test_opportunities_of_one_referent_keep_their_own_exposures(notes):
    """What is marked in others' words adds to the mentions of its own opportunity only."""
    chosen = [
        Opportunity("truce", ("distancing",), ("truce", "ceasefire")),
        Opportunity("road", ("distancing",), ("truce", "Dorn")),
    ]
    apart = [measure(notes, opportunities=[o]) for o in chosen]
    together = measure(notes, opportunities=chosen)
    for table, o in zip(apart, chosen, strict=True):
        assert together.exposure(o.name).tolist() == table.exposure(o.name).tolist()
    assert together.exposure("truce").tolist() != together.exposure("road").tolist()


@pytest.mark.parametrize(
    ("opportunity", "says"),
    [
        (Opportunity("x", ("distancing",), ()), "no referent"),
        (Opportunity("x", ("distancing",), (" ",)), "no referent"),
        (Opportunity("distancing", ("distancing",), ("truce",)), "of that name already"),
        (Opportunity("x", ("distancing", "doubting_cue"), ("truce",)), "one opportunity for each"),
    ],
)
def test_opportunities_that_cannot_be_counted_are_refused(notes, opportunity, says):
    """Without a referent, under a name that is taken, or over two exposures at once."""
    with pytest.raises(InputError, match=says):
        measure(notes, opportunities=[opportunity])


def test_a_share_of_passives_needs_both_kinds():
    """Where only agentless ones were looked for, their share would be all of them."""
    text = ["The bridge was closed. The road was shut by police."]
    assert measure(text).rates()["agentless_share"].tolist() == [0.5]
    alone = measure(text, devices=["agentless_passive"])
    assert "agentless_share" not in alone.names
    chosen = measure(annotate(text), devices=["agentless_passive"])
    assert chosen.rates()["agentless_share"].tolist() == [0.5]
    assert set(chosen.evidence_rows.device) <= set(chosen.names)


def test_a_device_does_not_take_the_name_of_a_measure():
    """Two columns of one name would each count the other's evidence."""
    with pytest.raises(InputError, match="quoted_words is a measure already"):
        measure(["The truce held."], devices=[WordList("quoted_words", ("truce",))])


def test_one_name_needs_no_brackets():
    """A string is one part, voice or device, not a sequence of letters."""
    text = ["Truce holds\n\nThe so-called truce held in Karst."]
    table = measure(text, parts="body", voices="outlet", devices="distancing")
    assert (table.parts, table.voices) == (("body",), ("outlet",))
    assert table.names[0] == "distancing"
    assert "scare_quote" not in table.names
    assert measure(annotate(text), devices="distancing").names == table.names


def test_a_part_of_a_table_says_how_many_articles_it_has():
    """The signature of some articles' table, or annotations, is not that of all."""
    notes = annotate(["The ferry sank.", "Rain fell.", "No."], devices=())
    for some in (measure(notes).take(np.array([0, 2])), measure(notes.take(np.array([0, 2])))):
        assert dict(some.signature.fields)["n"] == "2"


def test_reports_of_harm_are_counted_over_all_that_were_made():
    """Of two reports one names nobody; vague quantities are a share of vague and exact ones."""
    table = measure(
        ["Twelve sailors were shot in Sarn. Police shot nine men. Dozens fled. It took 14 boats."]
    )
    assert table.exposure("agentless_harm_share").tolist() == [2]
    assert table.rates()["agentless_harm_share"].tolist() == [0.5]
    vague, all_of_them = (
        int(x[0]) for x in (table.count("vague_quantity"), table.exposure("vague_quantity_share"))
    )
    assert vague == 1
    assert all_of_them == vague + int(table.count("number_use")[0])
