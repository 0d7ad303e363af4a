"""Results as HTML: fragments for notebooks, and one page for a whole study."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache, singledispatch
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from framing.model.annotations import Annotations
from framing.model.health import Health
from framing.model.results import VERDICTS, Audit, Check, Comparison, Keyness, Keyword, Validation
from framing.model.study import Study
from framing.model.table import EvidenceView, FeatureTable
from framing.report import wording
from framing.report.annotated import LONGEST_ALONE, chosen, reading
from framing.report.cite import cite
from framing.report.concordance import Concordance, concordance, scattered
from framing.report.excerpts import Excerpt, excerpts
from framing.report.figures import Plot, forest_plots, inline_svg, ladder_plot
from framing.report.findings import TITLES, findings, tell
from framing.report.health import HEADS, group_rows, limits
from framing.report.highlight import escaped
from framing.report.methods import LIMITS, methods
from framing.report.own_copy import CHANGES, side_by_side
from framing.report.portrait import (
    Rate,
    Share,
    attribution_shares,
    compared,
    corpus_of,
    count_events,
    groups_of,
    portraits,
    rates,
)
from framing.report.set_aside import SHOWN_RULES, outlets_aside, set_aside

SHOWN_FINDINGS = 12
SHOWN_EXCERPTS, MORE_EXCERPTS = 3, 9
SHOWN_KEYWORDS = 15
SHOWN_PAIRS = 30
SHOWN_LINES = 20
SHOWN_ARTICLES = 3
NARROW = 34  # characters either side of a hit that fit into a notebook
SEED = 1  # of the excerpts drawn for a page


@dataclass(frozen=True, slots=True)
class Drawn:
    """Excerpts of one feature in one outlet, out of `total`."""

    name: str
    total: int
    excerpts: tuple[Excerpt, ...]


def page(study: Study) -> str:
    """A whole study as one self-contained page that needs neither network nor script.

    Parameters
    ----------
    study : Study

    Returns
    -------
    str
        A complete HTML document; the same study gives the same page.
    """
    return _render(
        "page.html.j2",
        study=study,
        told=findings(study),
        portraits=portraits(study),
        n_events=count_events(study),
        figures=[(plot, inline_svg(plot)) for plot in plots(study) if plot.name != "ladder"],
        rates=_rates(study),
        evidence=_evidence(study),
        shares=_shares(study),
        reading=reading(study.notes, chosen(study.notes)) if study.notes else None,
        methods=methods(study),
        limits=(*LIMITS, *limits(study.health)),
        **_health(study.health),
        references=cite(study).split("\n\n"),
        bibtex=cite(study, format="bibtex"),
        groups=groups_of(study),
        **_results(study),
    )


def set_aside_page(notes: Annotations, *, seed: int = SEED) -> str:
    """What was set aside from each outlet's pages, with articles before and after, as one page.

    Parameters
    ----------
    notes : Annotations
    seed : int
        Of the articles shown, two of each outlet; of at most 40 outlets.
    """
    return _render(
        "set_aside.html.j2",
        notes=notes,
        outlets=outlets_aside(notes, seed=seed),
        n_outlets=len({row.outlet for row in set_aside(notes)}),
        most_rules=SHOWN_RULES,
    )


def annotated_page(notes: Annotations) -> str:
    """Every article of a corpus, with everything found in it, as one self-contained page."""
    every = reading(notes, range(len(notes)), LONGEST_ALONE)
    return _render("annotated_page.html.j2", reading=every, notes=notes, rest=0)


def plots(study: Study) -> tuple[Plot, ...]:
    """The figures of a study."""
    ladder = (ladder_plot(study.validation),) if study.validation else ()
    return (*(forest_plots(study.comparisons, study.table) if study.comparisons else ()), *ladder)


@singledispatch
def fragment(result: object) -> str:
    """A result as a piece of HTML that brings its own style, for notebooks.

    Raises
    ------
    TypeError
        For an object that the report layer cannot draw.
    """
    raise TypeError(f"no HTML for {type(result).__name__}")


@fragment.register
def _(result: Annotations) -> str:
    n = min(SHOWN_ARTICLES, len(result))
    return _piece("articles", reading=reading(result, range(n)), rest=len(result) - n)


@fragment.register
def _(result: FeatureTable) -> str:
    groups = result.corpus.outlets
    return _piece("rates", rates=rates(result, "outlet", groups), groups=groups, table=result)


@fragment.register
def _(result: EvidenceView) -> str:
    return fragment(concordance(result).head(SHOWN_LINES // 2))


@fragment.register
def _(result: Concordance) -> str:
    shown = replace(result.head(SHOWN_LINES), width=min(result.width, NARROW))
    return _piece("kwic", found=result, lines=list(shown))


@fragment.register
def _(result: Comparison) -> str:
    figures = [(plot, inline_svg(plot)) for plot in forest_plots([result])]
    told = tell((result,), None)
    return _piece("comparison", told=told, figures=figures, comparison=result)


@fragment.register
def _(result: Keyness) -> str:
    return _piece("keyness", keyness=result, keywords=_keywords(result), lines={})


@fragment.register
def _(result: Audit) -> str:
    return _piece("audit", audit=result, checks=_checks(result))


@fragment.register
def _(result: Health) -> str:
    return _piece("health", **_health(result))


@fragment.register
def _(result: Validation) -> str:
    return _piece("validation", validation=result, ladder=_ladder(result))


@fragment.register
def _(result: Study) -> str:
    figures = [(plot, inline_svg(plot)) for plot in forest_plots(result.comparisons, result.table)]
    return _piece(
        "study",
        study=result,
        told=findings(result),
        portraits=portraits(result),
        n_events=count_events(result),
        figures=figures,
    )


def _results(study: Study) -> dict[str, Any]:
    """What the templates of keyness, audit and validation ask for, by name."""
    keyness, audit, validation = study.keyness, study.audit, study.validation
    return {
        "keyness": keyness,
        "keywords": _keywords(keyness) if keyness else {},
        "lines": _keyword_lines(study),
        "own_pairs": side_by_side(study),
        "audit": audit,
        "checks": _checks(audit) if audit else (),
        "validation": validation,
        "ladder": _ladder(validation) if validation else None,
    }


def _rates(study: Study) -> tuple[Rate, ...]:
    return rates(study.table, compared(study), groups_of(study)) if study.table else ()


def _shares(study: Study) -> dict[str, list[Share]]:
    """Shares of attributions under the title of their group."""
    found: dict[str, list[Share]] = {}
    if study.notes is not None:
        for s in attribution_shares(study.notes, compared(study), groups_of(study)):
            found.setdefault(s.group, []).append(s)
    return found


def _evidence(study: Study) -> dict[str, list[Drawn]]:
    """For every feature and outlet a seeded draw of its evidence."""
    out: dict[str, list[Drawn]] = {}
    for feature in study.table.names if study.table else ():
        for group in groups_of(study):
            view = study.table.evidence(feature, **{compared(study): group})  # type: ignore[union-attr]
            drawn = tuple(excerpts(view, SHOWN_EXCERPTS + MORE_EXCERPTS, seed=SEED))
            out.setdefault(feature, []).append(Drawn(group, len(view), drawn))
    return out


def _keywords(keyness: Keyness) -> dict[str, list[Keyword]]:
    """The terms that each outlet uses more than the others: those that pass, then candidates."""
    out: dict[str, list[Keyword]] = {}
    for k in (*keyness.keywords, *keyness.candidates):
        rows = out.setdefault(k.outlet, [])
        if k.log_odds > 0 and len(rows) < SHOWN_KEYWORDS:
            rows.append(k)
    return out


def _keyword_lines(study: Study) -> dict[tuple[str, str], Concordance]:
    corpus = corpus_of(study)
    if study.keyness is None or corpus is None:
        return {}
    parts = {name: corpus.where(outlet=name) for name in corpus.outlets}
    return {
        (k.outlet, k.term): scattered(parts[k.outlet], k.term, 2, seed=SEED)
        for rows in _keywords(study.keyness).values()
        for k in rows
        if k.outlet in parts
    }


def _health(health: Health | None) -> dict[str, Any]:
    """What the template of corpus health asks for, by name."""
    return {
        "health": health,
        "health_checks": _checks(health) if health else (),
        "health_rows": group_rows(health) if health else (),
        "health_heads": tuple(HEADS.values()),
    }


def _checks(audit: Audit | Health) -> tuple[Check, ...]:
    """The checks, those that failed first."""
    return tuple(sorted(audit.checks, key=lambda c: -VERDICTS.index(c.verdict)))


def _ladder(validation: Validation) -> tuple[Plot, Markup]:
    plot = ladder_plot(validation)
    return plot, inline_svg(plot)


def _piece(template: str, **context: Any) -> str:
    return _render("fragment.html.j2", body=f"{template}.html.j2", **context)


def _render(template: str, **context: Any) -> str:
    return _environment().get_template(template).render(**context)


@cache
def _environment() -> Environment:
    folder = Path(__file__).with_name("templates")
    environment = Environment(
        autoescape=True,
        finalize=_finalize,
        loader=FileSystemLoader(folder),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    styles = {f.stem: Markup(f.read_text(encoding="utf-8")) for f in folder.glob("*.css")}  # noqa: S704
    environment.globals.update(
        styles=styles,
        say=wording,
        TITLES=TITLES,
        SHOWN=SHOWN_FINDINGS,
        DRAWN=SHOWN_EXCERPTS,
        SEED=SEED,
        CHANGES=CHANGES,
        MOST_PAIRS=SHOWN_PAIRS,
    )
    environment.filters["position"] = _position
    return environment


def _finalize(value: Any) -> Any:
    """Strings lose their control characters on the way into a page."""
    return value if not isinstance(value, str) or hasattr(value, "__html__") else escaped(value)


def _position(ratio: float, widest: float = 8.0) -> float:
    """Where a ratio stands on a logarithmic scale from 1/widest to widest, in per cent."""
    bounded = min(max(ratio, 1 / widest), widest)
    return round(50 + 50 * math.log(bounded) / math.log(widest), 2)
