"""The figures of METHODOLOGY on the corpora that they come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.classify import classify
from framing.classify.design import make_design, split
from framing.classify.nuisance import check_typography
from framing.classify.probe import Probe
from framing.classify.validation import RANDOM_SPLIT
from framing.classify.views import STRICT
from framing.corpus.words import Words
from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.text.normalize import normalize

DATA = Path(__file__).parents[3] / "shared" / "data"


def basil():
    """The matched triples, event by event."""
    articles = []
    for path in sorted((DATA / "basil" / "articles").glob("*/*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        body = "\n\n".join(" ".join(p) for p in page["body-paragraphs"])
        articles.append(
            Article(
                path.stem,
                f"{page['title']}\n\n{body}",
                outlet=page["source"].lower(),
                title=page["title"],
                event=page["triplet-uuid"],
            )
        )
    return Corpus.of(articles, name="basil")


def polnear():
    """The training articles, seven publishers, with their months."""
    articles = []
    for path in sorted((DATA / "polnear" / "data" / "train" / "text").glob("*.txt")):
        outlet, date = path.stem.split("_")[:2]
        text = path.read_text(encoding="utf-8")
        articles.append(Article(path.stem, text, outlet=outlet, extra={"month": date[:7]}))
    return Corpus.of(articles, name="polnear")


@pytest.mark.slow
@pytest.mark.skipif(not (DATA / "basil" / "articles").is_dir(), reason="BASIL is not here")
def test_grouping_raises_the_score_on_basil():
    """Outlets tell the same events: about .86 grouped by event, about .60 dealt at random."""
    found = classify(basil(), resamples=200)
    accuracy = {(s.model, s.view): s.accuracy for s in found.scores}
    assert accuracy["classifier", STRICT] == pytest.approx(0.88, abs=0.05)
    assert accuracy["classifier", RANDOM_SPLIT] == pytest.approx(0.62, abs=0.08)
    assert any("grouping raises it" in w for w in found.warnings)


@pytest.mark.slow
@pytest.mark.skipif(not (DATA / "polnear").is_dir(), reason="PolNeAR is not here")
def test_typography_names_outlets_on_polnear():
    """A12: marks and spaces alone name one of seven publishers four times in five."""
    corpus = polnear()
    design = make_design(corpus, Words.of(corpus.texts), target="outlet", groups="month")
    probe = Probe(design, split(design.labels, design.components, 5, seed=0), 0)
    check = check_typography(corpus.texts, [normalize(t).text for t in corpus.texts], probe)
    assert check.statistic == pytest.approx(0.80, abs=0.04)
    assert check.verdict == "warn"
