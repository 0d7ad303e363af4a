"""The one pass: voices, exposures, failures, and the same result however it is run."""

import json

import numpy as np
import pytest

from framing.annotate import annotate
from framing.annotate.engines import run
from framing.annotate.records import as_line, records
from framing.devices import WordList
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import InputError, UnsupportedLanguage
from framing.model.parts import PARTS
from framing.model.voices import VOICES

SAID = "“The so-called truce is a supposed victory for nobody,” Dorn said."
OWN = "The so-called truce held."
REPORTED = "Dorn said that the so-called truce had never been signed."
TEXT = f"{SAID}\n\n{OWN}\n\n{REPORTED}"


def voices_of(text, device="distancing"):
    """Voice and sense of each piece of evidence."""
    notes = annotate([text])
    return [(e.voice, e.sense) for e in notes.iter_evidence(0) if e.device == device]


def test_the_same_marker_in_three_voices():
    """Quoted, the outlet's own, reported: only the outlet's own is its own distancing."""
    found = voices_of(TEXT)
    assert [voice for voice, _ in found] == ["quoted", "quoted", "outlet", "reported"]
    assert [sense for voice, sense in found if voice != "outlet"] == ["quoted"] * 2 + ["author"]


def test_words_are_counted_once_by_part_and_voice():
    """All exposures together are all words; each voice has its own."""
    notes = annotate([TEXT])
    by_voice = {v: int(notes.exposure("words", PARTS, (v,))[0]) for v in VOICES}
    assert sum(by_voice.values()) == notes.n_words[0] == 25
    assert by_voice["quoted"] == 9
    assert by_voice["reported"] >= 7
    assert notes.n_sentences.tolist() == [3]


def test_short_quoted_strings_count_in_the_voice_around_them():
    """A scare quote in the outlet's prose is an opportunity of the outlet."""
    notes = annotate(["The “peace” plan failed."])
    assert notes.exposure("short_quotes", PARTS, ("outlet",)).tolist() == [1]


class _Fragile:
    """A device that fails on one word."""

    name, definition, exposure = "fragile", "Fails on purpose.", "words"
    senses: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    reliability: str = "M"

    def find(self, batch):
        """Nothing, or an error."""
        if "poison" in batch.buffer:
            raise RuntimeError("poisoned")
        return batch.evidence(self.name, [])


def test_one_bad_article_does_not_take_the_others_with_it():
    """It is empty, named and counted; the rest is as without it."""
    notes = annotate(["It rained.", "poison", "So what."], devices=[_Fragile(), "distancing"])
    assert [p.article for p in notes.problems] == ["1"]
    assert "poisoned" in notes.problems[0].message
    assert notes.n_words.tolist() == [2, 0, 2]
    assert ["error" in r for r in records(notes)] == [False, True, False]


@pytest.mark.parametrize("n_jobs", [2])
def test_processes_change_nothing(n_jobs):
    """Byte for byte the same records."""
    corpus = Corpus.of([Article(str(i), f"{TEXT}\n\nArticle {i}.") for i in range(130)])
    alone, together = annotate(corpus), annotate(corpus, n_jobs=n_jobs)
    assert list(map(as_line, records(alone))) == list(map(as_line, records(together)))
    assert (alone.exposures == together.exposures).all()


def test_dask_changes_nothing():
    """The same records from a cluster."""
    pytest.importorskip("distributed")
    corpus = Corpus.of([Article(str(i), f"{TEXT}\n\nArticle {i}.") for i in range(70)])
    alone, together = annotate(corpus), annotate(corpus, engine="dask")
    assert list(map(as_line, records(alone))) == list(map(as_line, records(together)))


def test_a_title_finds_the_headline():
    """What the metadata calls the title is the headline's part, not the body's."""
    corpus = Corpus.of([Article("a", "Truce holds\n\nIt rained all day.", title="Truce holds")])
    assert list(annotate(corpus).parts.part) == ["headline", "body"]


def test_articles_can_be_taken_out_again():
    """Selected annotations are those of the selected articles alone."""
    corpus = Corpus.of([Article(str(i), t) for i, t in enumerate([OWN, TEXT, "It rained."])])
    notes = annotate(corpus)
    taken = notes.take(np.array([2, 1]))
    assert taken.corpus.ids == ("2", "1")
    assert [e.text for e in taken.iter_evidence(1)] == [e.text for e in notes.iter_evidence(1)]
    assert taken.n_words.tolist() == notes.n_words[[2, 1]].tolist()


def test_refusals_say_what_would_be_right():
    """Other languages, engines and devices are refused with guidance."""
    german = Corpus.of([Article("a", "Es regnete.", language="de")])
    with pytest.raises(UnsupportedLanguage, match="English"):
        annotate(german)
    with pytest.raises(InputError, match="local, dask"):
        annotate(["It rained."], engine="spark")
    with pytest.raises(InputError, match="distancing"):
        annotate(["It rained."], devices=["irony"])


def test_an_article_in_another_language_is_a_problem_not_the_end():
    """The English ones are annotated; the other is named, counted and empty."""
    rows = [Article("a", OWN), Article("b", "Es regnete.", language="de"), Article("c", OWN)]
    notes = annotate(Corpus.of(rows))
    assert [(p.article, p.field) for p in notes.problems] == [("b", "language")]
    assert notes.n_words.tolist() == [4, 0, 4]
    assert ["error" in r for r in records(notes)] == [False, True, False]


def test_a_word_list_is_a_device():
    """A user's own words are found like everything else."""
    notes = annotate(["The Karst regime’s envoy left."], devices=[WordList("regime", ("regime",))])
    (found,) = notes.iter_evidence(0)
    assert (found.text, found.device, found.voice, found.part) == (
        "regime’s",
        "regime",
        "outlet",
        "body",
    )


def test_no_articles_at_all():
    """An empty corpus has empty annotations."""
    notes = annotate(Corpus.of([]))
    assert len(notes) == 0
    assert list(records(notes)) == []


def test_two_devices_of_one_name_are_refused():
    """Whatever they found would be counted twice, under both."""
    for chosen in (["distancing", "distancing"], ["distancing", WordList("distancing", ("so",))]):
        with pytest.raises(InputError, match="called distancing"):
            annotate(["The so-called truce held."], devices=chosen)


def test_a_failure_on_the_cluster_starts_no_other(monkeypatch):
    """A ValueError of the work is not read as there being no cluster."""
    distributed = pytest.importorskip("dask.distributed")

    class Cluster:
        def map(self, function, batches, pure):
            raise ValueError("from the work")

    def another(**_):
        raise AssertionError("a second cluster was made")

    monkeypatch.setattr(distributed, "get_client", Cluster)
    monkeypatch.setattr(distributed, "LocalCluster", another)
    with pytest.raises(ValueError, match="from the work"):
        list(run(len, ["a"], "dask", 1))


def test_a_record_is_one_line_to_every_reader():
    """What ends a line for Unicode is written as an escape, and read back as it was."""
    article = Article("karst\u20281\x85\u2029", "The so-called truce held.")
    (item,) = records(annotate(Corpus.of([article])))
    line = as_line(item)
    assert line.splitlines() == [line]
    assert json.loads(line) == item
    assert item["id"] == article.id


def test_an_outlet_that_names_itself_is_evidence():
    """Its name and address are found in its own article, in every part, and in nobody else's."""
    text = (
        "Ferry sinks\n\nKARST, May 2 — The minister told Karst One that it sank.\n\n"
        "Karst One on the wall: see www.karst-one.example"
    )
    own, other = (
        annotate([Article("a", text, outlet, url="https://www.karst-one.example/ferry")])
        for outlet in ("Karst One", None)
    )
    found = [
        (e.text, e.sense, e.rule) for e in own.iter_evidence(0) if e.device == "self_reference"
    ]
    assert ("Karst One", "name", "self.derived") in found
    assert ("www.karst-one.example", "domain", "self.derived") in found
    assert "Karst One" not in [e.text for e in other.iter_evidence(0)]


def test_furniture_that_names_its_outlet_is_self_promotion():
    """What the rules only know to be boilerplate becomes the outlet's promotion of itself."""
    text = "The ferry sank at noon.\n\nNobody was hurt.\n\nAdvertisement: Karst One"
    own, other = (
        annotate([Article("a", text, o)]).parts.part[2] for o in ("Karst One", "Dorn Now")
    )
    assert (own, other) == ("self_promotion", "boilerplate")
