"""Figures: the same bytes every time, each with the frame of what it shows."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from framing.model.results import Comparison, Estimate, Score, Validation
from framing.model.table import FeatureTable
from framing.report.findings import kind_of
from framing.report.wording import decimal, heading, interval, ratio

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Blue against grey keeps apart for colour-blind readers and in print, and fill and shape say the
# same again; a page swaps each colour for a variable, so that its figures follow light and dark.
INK, MUTED, RULE, BLUE = "#1d2430", "#596273", "#d5dae2", "#0062a3"
THEME = {INK: "var(--ink)", MUTED: "var(--muted)", RULE: "var(--rule)", BLUE: "var(--blue)"}
MOST_ROWS = 45  # of one forest plot; more are spread over several
WIDEST = 16.0  # the largest ratio, and one over the smallest, that an axis shows
_RC = {
    "font.family": "DejaVu Sans", "font.size": 9, "svg.fonttype": "none", "svg.hashsalt": "framing",
    "axes.edgecolor": RULE, "axes.labelcolor": MUTED, "xtick.color": MUTED, "ytick.color": INK,
    "text.color": INK, "axes.spines.top": False, "axes.spines.right": False,
    "axes.spines.left": False, "ytick.major.size": 0, "axes.titlesize": 9.5,
    "axes.titleweight": "bold", "axes.titlelocation": "left", "savefig.facecolor": "white",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Plot:
    """A figure before it is written.

    Attributes
    ----------
    name : str
        Stem of its files.
    caption, alt : str
        What it shows; what a reader who cannot see it needs to know.
    frame : pandas.DataFrame
        Every number drawn.
    figure : matplotlib.figure.Figure
    """

    name: str
    caption: str
    alt: str
    frame: pd.DataFrame
    figure: Figure


def svg(plot: Plot) -> str:
    """The figure as SVG, without date; text stays text."""
    buffer = io.StringIO()
    meta = {"Date": None, "Creator": None, "Format": None, "Type": None}
    with _style():
        plot.figure.savefig(buffer, format="svg", metadata=meta)
    return buffer.getvalue()


def png(plot: Plot, dpi: int = 200) -> bytes:
    """The figure as PNG."""
    buffer = io.BytesIO()
    with _style():
        plot.figure.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None})
    return buffer.getvalue()


def inline_svg(plot: Plot) -> Markup:
    """The figure as an element of a page: ids of its own, the page's colours, a name read aloud."""
    source = svg(plot)
    source = source[source.index("<svg") :]
    source = re.sub(r"<(metadata|style)\b.*?</\1>", "", source, flags=re.DOTALL)
    source = re.sub(r'\bid="', f'id="{plot.name}-', source)
    source = re.sub(r'(url\(|href=")#', rf"\1#{plot.name}-", source)
    source = source.replace('"fill: #ffffff"', '"fill: none"').replace("#ffffff", "var(--paper)")
    for colour, variable in THEME.items():
        source = source.replace(colour, variable)

    source = source.replace("'DejaVu Sans'", "var(--sans)")
    width = re.search(r'viewBox="0 0 ([\d.]+)', source)
    size = f'style="max-width:{float(width[1]) * 4 / 3:.0f}px"' if width else ""
    head = f'<svg class="figure" role="img" aria-label="{Markup.escape(plot.alt)}" {size} '
    return Markup(re.sub(r'<svg (height|width)="[^"]*" ', head, _sizeless(source), count=1))  # noqa: S704


def _sizeless(source: str) -> str:
    """Without the outer width and height, so that the page decides; one is left as a handle."""
    head, rest = source.split(">", 1)
    head = re.sub(r'\s(?:width|height|version)="[^"]*"', "", head)
    return head.replace("<svg ", '<svg width="" ', 1) + ">" + rest


@contextmanager
def _style() -> Iterator[None]:
    """Our look over matplotlib's defaults, whatever the user's settings, and theirs afterwards."""
    from matplotlib import style

    with style.context(["default", _RC]):
        yield


def forest_plots(
    comparisons: Sequence[Comparison], table: FeatureTable | None = None
) -> tuple[Plot, ...]:
    """Rate ratios with their intervals, one panel a comparison, features as groups of rows.

    Returns
    -------
    tuple of Plot
        ``forest-1`` and on: as many as keep each readable.
    """
    features = dict.fromkeys(e.feature for c in comparisons for e in c.estimates)
    pairs = dict.fromkeys((e.a, e.b) for c in comparisons for e in c.estimates)
    size = max(1, MOST_ROWS // (len(pairs) + 1))
    names = list(features)
    chunks = [names[i : i + size] for i in range(0, len(names), size)]
    known = {f.name: f for f in table.features} if table else {}
    heads = {name: heading(name, known.get(name)) for name in names}
    return tuple(
        _forest(comparisons, {n: heads[n] for n in chunk}, list(pairs), f"forest-{i}")
        for i, chunk in enumerate(chunks, 1)
    )


def _forest(
    comparisons: Sequence[Comparison],
    features: dict[str, str],
    pairs: list[tuple[str, str]],
    name: str,
) -> Plot:
    import pandas as pd
    from matplotlib.figure import Figure

    rows = [(f, p) for f in features for p in (None, *pairs)]
    shown = [e for c in comparisons for e in c.estimates if e.feature in features]
    limit = _limit(shown)
    with _style():
        height = 0.9 + 0.235 * len(rows)
        figure = Figure(figsize=(8.4, height))
        label, text, gap = 2.35, 1.05, 0.25  # inches: row labels, printed ratios, between panels
        panel = (8.4 - label - 0.1) / len(comparisons) - text - gap
        panel = min(panel, 3.4)
        for k, comparison in enumerate(comparisons):
            left = label + k * (panel + text + gap)
            box = (left / 8.4, 0.5 / height, panel / 8.4, 0.235 * len(rows) / height)
            axes = figure.add_axes(box)
            _panel(axes, comparison, rows, limit)
            if k == 0:
                _row_labels(axes, rows, features)
    records = [_forest_record(c, e) for c in comparisons for e in c.estimates if e in shown]
    designs = " and ".join(map(_design, comparisons)).lower()
    alt = f"Forest plot of {len(shown)} rate ratios, {designs}; its numbers are in a table below."
    return Plot(name, _forest_caption(comparisons), alt, pd.DataFrame(records), figure)


def _limit(shown: list[Estimate]) -> float:
    """The ratio at which the axis ends, the same on both sides of 1."""
    ends = [x for e in shown for x in (e.value, e.low, e.high) if 0 < x < math.inf]
    widest = max((max(x, 1 / x) for x in ends), default=2.0)
    return min(WIDEST, max(2.0, 2.0 ** math.ceil(math.log2(widest)))) * 1.12


def _panel(axes: Axes, comparison: Comparison, rows: list[Any], limit: float) -> None:
    found = {(e.feature, e.a, e.b): e for e in comparison.estimates}
    axes.set(xscale="log", xlim=(1 / limit, limit), ylim=(len(rows) - 0.5, -0.6), yticks=[])
    axes.set_title(_design(comparison), pad=8)
    axes.minorticks_off()
    ticks = [2.0**k for k in range(-4, 5) if 1 / limit < 2.0**k < limit]
    ticks = ticks if len(ticks) <= 7 else ticks[::2]
    axes.set_xticks(ticks, [f"1/{1 / t:.0f}" if t < 1 else f"{t:.0f}" for t in ticks])
    axes.set_xlabel("rate ratio, first over second", fontsize=8.5)
    axes.axvline(1, color=MUTED, lw=0.9)
    axes.vlines([t for t in ticks if t != 1], -0.6, len(rows) - 0.5, color=RULE, lw=0.6, zorder=0)
    for y, (feature, pair) in enumerate(rows):
        e = found.get((feature, *pair)) if pair else None
        if e is not None:
            _whisker(axes, e, y, limit)


def _whisker(axes: Axes, e: Estimate, y: int, limit: float) -> None:
    """Filled and blue where the interval excludes 1, hollow and grey where it does not."""
    beside = _beside(axes)
    kind = kind_of(e)
    said = {"silent": "–", "sided": f"{e.count_a:,} : {e.count_b:,}"}.get(kind)
    apart = e.low > 1 or e.high < 1
    axes.text(1.04, y, said or f"{ratio(e.value)} ({interval(e.low, e.high)})", **beside)
    if kind == "silent" or (said and not apart):
        return
    colour = BLUE if apart else MUTED
    low, high = max(e.low, 1 / limit), min(e.high, limit)
    axes.plot([low, high], [y, y], color=colour, lw=1.6, solid_capstyle="butt")
    for bound, shown, marker in ((e.low, low, "<"), (e.high, high, ">")):
        if bound != shown:  # the interval goes on beyond the axis
            axes.plot([shown], [y], marker, color=colour, ms=4, clip_on=False)
    if said:
        return
    face = colour if kind == "clear" else "#ffffff"
    axes.plot([min(max(e.value, low), high)], [y], "o", ms=5.2, mfc=face, mec=colour, mew=1.3)


def _row_labels(axes: Axes, rows: list[Any], heads: dict[str, str]) -> None:
    beside = _beside(axes)
    for y, (feature, pair) in enumerate(rows):
        if pair is None:
            box = axes.get_position()
            left = -(box.x0 - 0.01) / box.width
            axes.text(left, y, heads[feature], **beside | {"fontweight": "bold", "fontsize": 9})
        else:
            said = " : ".join(map(_short, pair))
            axes.text(-0.05, y, said, ha="right", **beside)


def _beside(axes: Axes) -> dict[str, Any]:
    """How text beside a panel stands: across in the panel's widths, down in its rows."""
    return {"transform": axes.get_yaxis_transform(), "va": "center", "fontsize": 8.5}


def _short(name: str, most: int = 16) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _design(comparison: Comparison) -> str:
    within = comparison.estimand.within
    return f"Matched by {within}" if within else "Pooled over all articles"


def _forest_record(comparison: Comparison, e: Estimate) -> dict[str, Any]:
    return {
        "feature": e.feature, "a": e.a, "b": e.b, "design": _design(comparison), "ratio": e.value,
        "low": e.low, "high": e.high, "level": e.level, "q": e.q, "n_articles": e.n_articles,
        "n_clusters": e.n_clusters, "shown_as": kind_of(e),
    }  # fmt: skip


def _forest_caption(comparisons: Sequence[Comparison]) -> str:
    level = next((e.level for c in comparisons for e in c.estimates), 0.95)
    return (
        f"Rate ratios with {100 * level:.0f} % intervals on a logarithmic scale. Filled: the "
        "interval excludes 1, and the p-value adjusted for all comparisons agrees; hollow blue: "
        "the interval only; hollow grey: the outlets could not be told apart. Two numbers are "
        "the counts where one outlet has none; a dash stands for too little text."
    )


def ladder_plot(validation: Validation) -> Plot:
    """How well a classifier does under each view, beside what needs no reading at all."""
    from matplotlib.figure import Figure

    scores, n = validation.scores, len(validation.scores)
    with _style():
        height = 0.7 + 0.3 * n
        figure = Figure(figsize=(8.4, height))
        for k, (metric, title) in enumerate((("accuracy", "Accuracy"), ("macro_f1", "Macro-F1"))):
            axes = figure.add_axes((0.28 + 0.37 * k, 0.3 / height, 0.19, 0.3 * n / height))
            axes.set_title(title, pad=8)
            _rungs(axes, scores, metric)
            for y, s in enumerate(scores if k == 0 else ()):
                said = fill(f"{s.model}, {s.view}", 34)  # whole: views differ in their last words
                axes.text(-0.06, y, said, ha="right", linespacing=1.05, **_beside(axes))
    best = max(scores, key=lambda s: s.macro_f1, default=None)
    alt = f"Scores of {n} models with intervals"
    alt += f"; the highest is {best.model}." if best else "."
    caption = (
        f"Out-of-fold scores with 95 % intervals over {validation.groups or 'article'}s. Circles: "
        "the classifier under each view of the text; diamonds: baselines."
    )
    return Plot("ladder", caption, alt, validation.to_frame(), figure)


def _rungs(axes: Axes, scores: Sequence[Score], metric: str) -> None:
    """One metric of every model, with its interval."""
    n = len(scores)
    axes.set(xlim=(0, 1), ylim=(n - 0.5, -0.6), yticks=[])
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", ".25", ".5", ".75", "1"])
    axes.vlines([0.25, 0.5, 0.75, 1], -0.6, n - 0.5, color=RULE, lw=0.6, zorder=0)
    for y, s in enumerate(scores):
        colour, marker = (BLUE, "o") if s.model == "classifier" else (MUTED, "D")
        low, at, high = (getattr(s, metric + end) for end in ("_low", "", "_high"))
        axes.plot([low, high], [y, y], color=colour, lw=1.6, solid_capstyle="butt")
        axes.plot([at], [y], marker, ms=5, color=colour)
        said = f"{decimal(at)} ({decimal(low)}–{decimal(high)})"
        axes.text(1.05, y, said, **_beside(axes))
