"""Counting what a study looked at."""

from __future__ import annotations

from framing.report.annotated import chosen, reading
from framing.report.methods import methods
from framing.report.portrait import attribution_shares, count_events, portraits, rates

OUTLETS = ("Karst One", "Meridian Times", "Valdoria Post")


def test_portraits_add_up(study):
    """Articles, events, words and dates of each outlet, counted by hand from the corpus."""
    rows = portraits(study)
    assert [p.name for p in rows] == list(OUTLETS)
    assert sum(p.n_articles for p in rows) == 90
    assert sum(p.n_words for p in rows) == sum(len(t.split()) for t in study.notes.corpus.texts)
    assert (rows[0].first, rows[0].last) == ("2024-03-01", "2024-03-30")
    assert (rows[0].n_events, count_events(study)) == (30, 30)


def test_rates_divide_counts_by_exposure(study):
    """A rate is its count over its exposure, in the feature's unit."""
    for r in rates(study.table, "outlet", OUTLETS):
        per = study.table.feature(r.feature).per
        for n, of, said in zip(r.counts, r.exposures, r.rates, strict=True):
            assert said == f"{per * n / of:.2f}"


def test_shares_of_attributions(study):
    """Counts of a group sum to its total, and doubting cues are where they were planted."""
    shares = attribution_shares(study.notes, "outlet", OUTLETS)
    for group in ("Source", "Stance of the cue", "Content"):
        mine = [s for s in shares if s.group == group]
        for i in range(len(OUTLETS)):
            assert sum(s.counts[i] for s in mine) == mine[0].totals[i]
    (doubting,) = [s for s in shares if s.name == "doubting"]
    assert doubting.counts[0] > 0
    assert doubting.counts[1:] == (0, 0)


def test_one_event_is_shown_as_all_told_it(study):
    """The articles chosen tell one event in three outlets."""
    rows = chosen(study.notes)
    articles = [study.notes.corpus[r] for r in rows]
    assert len({a.outlet for a in articles}) == 3
    assert len({a.event for a in articles}) == 1


def test_annotated_article_labels_its_parts_once(study):
    """A run of lines of one part carries its label once; devices carry their names."""
    shown = reading(study.notes, [1]).articles[0]
    assert shown.html.count('data-label="headline"') == 1
    assert shown.html.count('data-label="body"') == 1
    assert 'data-name="hedge"' in shown.html
    assert shown.cut == 0


def test_methods_name_what_was_done(study):
    """The card has one estimand a comparison, each design once, and a signature a result."""
    card = methods(study)
    assert len(card.estimands) == 2
    assert "within each event" in card.estimands[1]
    assert len(card.designs) == 2
    assert len(card.signatures) == 8
    assert [rung for rung, _ in card.claims] == ["C0", "C1"]
