"""What may be seen of an article when evidence is cut out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import framing as fr
from framing.classify.views import MASKED, view_texts
from framing.devices.self_reference import CARD, find_self_references
from framing.measure.views import visible_texts
from framing.model.article import Article
from framing.model.columns import Labels
from framing.model.corpus import Corpus
from framing.model.errors import InputError
from framing.model.evidence import EvidenceTable
from framing.model.outlets import Names, OutletName
from framing.text.batch import Batch

TEXT = (
    "Vote delayed again in Karst\n\nIlse Brandt told the Karst Daily's desk (Karst Daily) so.\n\n"
    "“The Karst Daily asked me to wait for it,” she said.\n"
)
KARST = Names("The Karst Daily", (OutletName("Karst Daily", "name", "derived"),))


@pytest.fixture(scope="module")
def notes():
    """An article with the evidence of its outlet's name, beside one without any."""
    plain = fr.annotate(
        Corpus.of([Article("a", TEXT), Article("b", "It rained.\n\nAgain.")]), devices=[]
    )
    found = find_self_references(Batch.of(plain.corpus.texts), [KARST, None])
    n = len(found)
    found = found.replace(part=Labels.constant("body", n), voice=Labels.constant("outlet", n))
    kept = plain.evidence.take(plain.evidence.device != CARD.name)
    others = tuple(d for d in plain.devices if d.name != CARD.name)
    return replace(plain, evidence=EvidenceTable.concat([kept, found]), devices=(*others, CARD))


def test_names_are_cut_out_with_brackets_of_their_own(notes):
    """A space takes their place, and no mark tells that they were there."""
    shown = visible_texts(notes, without=["self_reference"])
    assert shown[0].split("\n") == [
        "Vote delayed again in Karst",
        "Ilse Brandt told desk so.",
        '" asked me to wait for it," she said.',
    ]
    assert shown[1] == visible_texts(notes)[1]


def test_the_view_without_own_name(notes):
    """A classifier sees the same."""
    assert view_texts(notes, MASKED) == visible_texts(notes, without=["self_reference"])


def test_the_page_can_be_cut_too(notes):
    """Everything else of it is as it came, line breaks and all."""
    page = visible_texts(notes, parts=None, without=["self_reference"])[0]
    assert page.count("\n") == TEXT.count("\n")
    assert "Karst Daily" not in page
    assert page.startswith("Vote delayed again in Karst\n\nIlse Brandt told desk")


def test_voices_and_names_are_cut_together(notes):
    """What the outlet says itself, without its name."""
    shown = visible_texts(notes, parts=("body",), voices=("outlet",), without=["self_reference"])
    assert "desk so." in shown[0]
    assert "asked me" not in shown[0]


def test_without_names_nothing_changes(notes):
    """Articles without evidence are as they were."""
    rows = notes.take(np.array([1]))
    assert visible_texts(rows, without=["self_reference"]) == visible_texts(rows)


def test_what_was_not_looked_for_cannot_be_cut_out(notes):
    """An empty column of evidence would otherwise pass for a blind reader."""
    with pytest.raises(InputError, match="sarcasm was not looked for"):
        visible_texts(notes, without=["sarcasm"])
