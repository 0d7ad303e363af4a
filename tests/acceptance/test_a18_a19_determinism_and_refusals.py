"""A18: same seed, same tables. A19: designs that cannot support a claim are refused."""

import pytest

import framing as fr
from framing.experiment import run
from framing.model.errors import (
    GoldRequired,
    TooFewClusters,
    TooFewOutlets,
    UnsupportedLanguage,
)


def article(i, outlet, event, text="The so-called truce held in Karst, and nobody was shot."):
    """One short article."""
    return fr.Article(f"{outlet}-{i}", text, outlet=outlet, event=event)


def corpus(outlets, n_events):
    """Every outlet on every event."""
    return fr.Corpus.of([article(i, o, f"e{i}") for i in range(n_events) for o in outlets])


def test_a_run_repeats_to_the_byte(tmp_path):
    """Twice the same experiment, twice the same files, manifest and hashes included."""
    first, second = (run("001-demo", n_jobs=n).save(tmp_path / str(n)) for n in (1, 2))
    names = sorted(p.relative_to(first) for p in first.rglob("*") if p.is_file())
    assert names == sorted(p.relative_to(second) for p in second.rglob("*") if p.is_file())
    assert {"manifest.json", "report.html", "study.json"} <= {str(n) for n in names}
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name
    assert '"sha256"' in (first / "manifest.json").read_text(encoding="utf-8")


def test_another_seed_gives_other_draws():
    """The seed is used: Monte-Carlo intervals move, estimates do not."""
    table = fr.measure(fr.read("demo"))
    one, other = (fr.compare(table, seed=seed).to_frame() for seed in (1, 2))
    assert one["value"].equals(other["value"])
    assert not one["low"].equals(other["low"])


def test_one_outlet_is_no_comparison():
    """Fewer than two outlets."""
    table = fr.measure(corpus(["Karst One"], 9))
    with pytest.raises(TooFewOutlets, match="two"):
        fr.compare(table)
    with pytest.raises(TooFewOutlets, match="two"):
        fr.classify(corpus(["Karst One"], 9))


def test_no_citable_claim_without_gold():
    """Detectors err: a citable contrast needs a hand-coded sample."""
    table = fr.measure(fr.read("demo"))
    with pytest.raises((GoldRequired, TooFewClusters), match=r"sample|events"):
        fr.compare(table, citable=True)
    assert all(e.not_citable for e in fr.compare(table).estimates)


def test_too_few_events_for_an_interval():
    """Under eight events the pooled interval is not citable, and refused when asked to be."""
    table = fr.measure(corpus(["Harbour Post", "Karst One"], 5))
    assert all("event" in e.not_citable for e in fr.compare(table).estimates)
    with pytest.raises(TooFewClusters, match="within"):
        fr.compare(table, citable=True)


def test_other_languages_are_refused():
    """English rules do not fit German text."""
    german = fr.Corpus.of([fr.Article("a", "Es regnete.", language="de")])
    with pytest.raises(UnsupportedLanguage, match="English"):
        fr.annotate(german)
