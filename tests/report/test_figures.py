"""Figures: stable bytes, and their numbers beside them."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from xml.etree import ElementTree

import matplotlib as mpl

from framing.report.figures import forest_plots, inline_svg, ladder_plot, png, svg


def test_bytes_are_stable(study):
    """Drawn twice, also under a user's own settings, a figure has the same bytes."""
    first = [(svg(p), png(p, 50)) for p in forest_plots(study.comparisons, study.table)]
    with mpl.rc_context({"font.size": 20, "axes.facecolor": "red", "svg.hashsalt": None}):
        again = [(svg(p), png(p, 50)) for p in forest_plots(study.comparisons, study.table)]
        assert mpl.rcParams["font.size"] == 20
    assert first == again
    assert not re.search(r"<dc:date>|Matplotlib v", first[0][0])


def test_frame_holds_every_estimate(study):
    """The table of a forest plot has one row an estimate and design, with its interval."""
    (plot,) = forest_plots(study.comparisons)
    assert len(plot.frame) == sum(len(c.estimates) for c in study.comparisons)
    shown = plot.frame.set_index(["feature", "a", "b", "design"]).sort_index()
    for e in study.comparisons[0].estimates:
        row = shown.loc[(e.feature, e.a, e.b, "Pooled over all articles")]
        assert row["ratio"] == e.value or math.isnan(e.value)


def test_many_features_are_spread(study):
    """More rows than a figure can hold make several figures, each feature in one of them."""
    from dataclasses import replace

    wide = replace(
        study.comparisons[0],
        estimates=tuple(
            replace(e, feature=f"{e.feature}_{i}")
            for i in range(5)
            for e in study.comparisons[0].estimates
        ),
    )
    plots = forest_plots([wide])
    assert len(plots) == 3
    assert len({f for p in plots for f in p.frame["feature"]}) == 25
    assert sum(len(p.frame) for p in plots) == len(wide.estimates)


def test_inline_figure_is_a_part_of_its_page(study):
    """Inline, a figure is well-formed and named, with the page's colours and ids of its own."""
    plots = [*forest_plots(study.comparisons), ladder_plot(study.validation)]
    ids: list[str] = []
    for plot in plots:
        drawn = inline_svg(plot)
        root = ElementTree.fromstring(drawn)
        assert root.get("role") == "img"
        assert root.get("aria-label") == plot.alt
        assert "var(--ink)" in drawn
        assert not re.search(r"#[0-9a-f]{6}", drawn.replace("var(--", ""))
        ids += [e.get("id") for e in root.iter() if e.get("id")]
        for target in re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', drawn):
            assert "".join(target) in ids
    assert len(ids) == len(set(ids))


def test_ladder_shows_all_scores(study):
    """The ladder draws the classifier and every baseline, names as text."""
    drawn = svg(ladder_plot(study.validation))
    for score in study.validation.scores:
        assert f"{score.model}, {score.view}" in drawn


def test_ladder_tells_long_views_apart(study):
    """The last words of a view are shown too, on a second line."""
    long = "headline+body without own name"
    views = (long, f"{long} (random split)")
    scores = tuple(replace(study.validation.scores[0], view=v) for v in views)
    drawn = svg(ladder_plot(replace(study.validation, scores=scores)))
    assert "…" not in drawn
    assert drawn.count("own name") >= 2
    assert "(random split)" in drawn
