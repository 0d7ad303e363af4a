"""Tables: every frame a study holds, by name, and frames as CSV, Markdown or LaTeX."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.model.corpus import Corpus
from framing.model.errors import InputError
from framing.model.evidence import EvidenceTable
from framing.model.results import Check, Comparison, rows_frame
from framing.model.study import Study
from framing.report.highlight import printable
from framing.report.own_copy import side_by_side_frame
from framing.report.portrait import Share, attribution_shares, compared, groups_of
from framing.report.set_aside import set_aside_frame

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("csv", "markdown", "latex")


def tables(study: Study) -> dict[str, pd.DataFrame]:
    """Everything tabular in a study, by the name of its file, without the articles' texts.

    With the health of its corpus, also what was set aside: the commonest lines, cut short.
    """
    return dict(_each(study)) | dict(_of_corpus(study))


def _of_corpus(study: Study) -> Iterator[tuple[str, pd.DataFrame]]:
    if study.health is None:
        return
    yield "health", study.health.to_frame()
    yield "health_checks", rows_frame(study.health.checks, Check)
    if study.notes is not None:
        yield "set_aside", set_aside_frame(study.notes)


def _each(study: Study) -> Iterator[tuple[str, pd.DataFrame]]:
    if study.comparisons:
        yield "comparisons", _comparisons(study.comparisons)
    if study.own_copy is not None:
        yield "own_copy", side_by_side_frame(study)
    for name in ("keyness", "audit", "validation"):
        result = getattr(study, name)
        if result is not None:
            yield name, result.to_frame()
    if study.table is not None:
        yield "features", study.table.to_frame()
        yield "evidence", _evidence(study.table.corpus, study.table.evidence_rows)
    if study.notes is not None:
        shares = attribution_shares(study.notes, compared(study), groups_of(study))
        yield "attribution", _shares(rows_frame(shares, Share), groups_of(study))


def text_of(frame: pd.DataFrame, format: str = "csv", note: str = "") -> str:
    r"""A frame as text.

    Parameters
    ----------
    frame : pandas.DataFrame
    format : str
        ``csv``, ``markdown`` or ``latex`` (booktabs).
    note : str
        Said under a Markdown or LaTeX table: units, design, signature.

    Returns
    -------
    str

    Examples
    --------
    >>> import pandas as pd
    >>> print(text_of(pd.DataFrame({"term": ["a|b"], "n": [3]}), "markdown", "Counts."))
    | term | n |
    | --- | --- |
    | a\|b | 3 |
    <BLANKLINE>
    Counts.
    <BLANKLINE>
    """
    if format == "csv":
        return frame.to_csv(index=False, lineterminator="\n")
    if format == "latex":
        body = frame.to_latex(index=False, escape=True, float_format="%.3g")
        return body + (f"\\par\\footnotesize {_latex(note)}\n" if note else "")
    if format != "markdown":
        raise InputError(f"no table format {format!r}; there are {', '.join(FORMATS)}")
    head = [list(map(str, frame.columns)), ["---"] * frame.shape[1]]
    rows = [[_cell(v) for v in row] for row in frame.itertuples(index=False)]
    lines = ["| " + " | ".join(row) + " |" for row in head + rows]
    return "\n".join([*lines, *(["", note] if note else []), ""])


def _cell(value: object) -> str:
    said = f"{value:.3g}" if isinstance(value, float) else str(value)
    return " ".join(said.replace("|", "\\|").split())


def _latex(note: str) -> str:
    for sign in "&%$#_{}":
        note = note.replace(sign, "\\" + sign)
    return note


def _comparisons(comparisons: tuple[Comparison, ...]) -> pd.DataFrame:
    import pandas as pd

    frames = [c.to_frame().assign(within=c.estimand.within or "") for c in comparisons]
    return pd.concat(frames, ignore_index=True)


def _evidence(corpus: Corpus, rows: EvidenceTable) -> pd.DataFrame:
    """Stand-off: where each piece stands and what it says, not the text around it."""
    import pandas as pd

    ids, texts = corpus.ids, corpus.texts
    spans = list(zip(rows.article, rows.start, rows.end, strict=True))
    return pd.DataFrame(
        {
            "article": [ids[a] for a, _, _ in spans],
            "start": rows.start,
            "end": rows.end,
            "text": [printable(texts[a][s:e]) for a, s, e in spans],
            **{k: list(getattr(rows, k)) for k in ("device", "sense", "voice", "part", "rule")},
            "weight": rows.weight,
        }
    )


def _shares(frame: pd.DataFrame, groups: tuple[str, ...]) -> pd.DataFrame:
    """One column an outlet for counts, and one for what they are a share of."""
    for i, group in enumerate(groups):
        for column in ("counts", "totals"):
            frame[f"{column}: {group}"] = [row[i] for row in frame.get(column, [])]
    return frame.drop(columns=["counts", "totals"], errors="ignore")
