"""What stands beside a referent: names, epithets, acts, what is done to it, what it has."""

from __future__ import annotations

import pytest

from framing import annotate, keyness
from framing.devices import Portrayal
from framing.measure.portrayal import portrayal_counts
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import InputError
from framing.testing import check_device
from framing.text.batch import Batch

ABOUT = Portrayal("about_dorn", ("Dorn", "Ilse Dorn"))


def beside(text: str) -> list[tuple[str, str]]:
    """Sense and words of everything beside the mentions but their bare name."""
    table = ABOUT.find(Batch.of([text]))
    cues = zip(table.sense, table.cue_start, table.cue_end, strict=True)
    found = [(sense, text[s:e]) for sense, s, e in cues]
    return [f for f in found if f not in {("naming", "Dorn"), ("naming", "Dorn's")}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The embattled Dorn left.", [("epithet", "embattled"), ("does", "left")]),
        ("Mr. Dorn insisted on it.", [("naming", "Mr. Dorn"), ("does", "insisted")]),
        ("President Ilse Dorn spoke.", [("naming", "President Ilse Dorn"), ("does", "spoke")]),
        ("Dorn, a former spy, was silent.", [("epithet", "former"), ("epithet", "spy")]),
        ("Dorn was defiant.", [("epithet", "defiant")]),
        ("Dorn is a proven liar.", [("epithet", "proven"), ("epithet", "liar")]),
        ("Dorn was arrested on Monday.", [("undergoes", "arrested")]),
        ("Dorn has been widely mocked.", [("undergoes", "mocked")]),
        ("Police arrested Dorn on Monday.", [("undergoes", "arrested")]),
        ("They came to stop Dorn.", [("undergoes", "stop")]),
        ("Dorn's cronies fled.", [("has", "cronies")]),
        ("Dorn never lies to them.", [("does", "lies")]),
        ("Dorn will not resign.", [("does", "resign")]),
        ("Dorn is pushing the plan.", [("does", "pushing")]),
    ],
)
def test_what_stands_beside_a_mention(text, expected):
    """Each place beside a mention has its sense."""
    assert beside(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Dorn campaign ended.",  # another referent
        "He said Dorn would not come to Sarn and Brandt agreed.",  # what is said, not spoken to
        "It was an argument about Dorn.",
        "Dorn and Brandt came.",
        "The plan for Dorn, they thought, was old.",
    ],
)
def test_what_belongs_to_somebody_else_is_not_the_referents(text):
    """Heads of other nouns, verbs of saying and joined names are left out."""
    assert [f for f in beside(text) if f[0] in {"undergoes", "epithet", "has"}] == []


def test_a_portrayal_needs_a_name():
    """The message names the device."""
    with pytest.raises(InputError, match="about_nobody"):
        Portrayal("about_nobody", ())


def test_it_sits_the_exam():
    """Like every device."""
    check_device(ABOUT, examples=["The embattled Dorn was arrested. Police freed Ilse Dorn."])


def test_outlets_are_told_apart_by_their_words_for_the_same_man():
    """An epithet that one outlet always puts there is its keyword; one both use is nobody's."""
    articles = [
        Article(f"{outlet}-{event}", f"The {word} Dorn spoke in Sarn.", outlet, event=f"e{event}")
        for event in range(12)
        for outlet, word in (("Meridian Times", "embattled"), ("Karst One", "respected"))
    ]
    notes = annotate(Corpus.of(articles), devices=[ABOUT])
    counts = portrayal_counts(notes, "about_dorn")
    assert counts.terms == ("does spoke", "epithet embattled", "epithet respected", "naming dorn")
    found = {(k.outlet, k.term) for k in keyness(counts, prior=10).keywords}
    assert found == {("Meridian Times", "epithet embattled"), ("Karst One", "epithet respected")}


def test_counts_ask_for_the_device():
    """Annotations without it say how to get it."""
    with pytest.raises(InputError, match="Portrayal"):
        portrayal_counts(annotate(["Dorn spoke."]), "about_dorn")
