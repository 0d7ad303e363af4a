"""The page and the fragments."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pytest

from framing.annotate import annotate
from framing.compare import compare
from framing.measure import measure
from framing.model.article import Article
from framing.model.columns import Labels
from framing.model.corpus import Corpus
from framing.model.study import Study
from framing.report.annotated import part_marks
from framing.report.findings import findings, findings_text
from framing.report.html import annotated_page, fragment, page
from framing.report.wording import NOUNS

VOID = {"meta", "br", "input", "img", "hr"}
EVIL = "<script>alert(1)</script>\0\x1b\u202e & \r\n“x” \x7f"


class Checker(HTMLParser):
    """Checks nesting and ids, and collects what a page asks for from elsewhere."""

    def __init__(self, source: str):
        """Read the whole page."""
        super().__init__()
        self.open, self.ids, self.links, self.outside, self.headings = [], [], [], [], []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        """Note ids, links and anything loaded."""
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        if tag == "a":
            self.links.append(found["href"])
        elif {"src", "href"} & found.keys() and not found.get("href", "").startswith("#"):
            self.outside.append((tag, found))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID and not self.get_starttag_text().endswith("/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """An element without content, as SVG has them."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        """Elements close in the order in which they were opened."""
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def source(study) -> str:
    """The page of the invented study."""
    return page(study)


def test_page_is_well_formed_and_alone(source):
    """Every element closes, ids are unique, nothing is loaded, no script is there."""
    checked = Checker(source)
    assert len(checked.ids) == len(set(checked.ids))
    assert checked.outside == []
    assert "<script" not in source
    assert not re.search(r"@import|url\((?!#)|srcset|<link|<iframe", source)


def test_links_have_targets(source):
    """Every link leads to a place on the page; each finding leads to its evidence."""
    checked = Checker(source)
    assert {link[1:] for link in checked.links} <= set(checked.ids)
    assert "#evidence-distancing" in checked.links


def test_headings_do_not_skip(source):
    """Headings step down one level at a time."""
    levels = Checker(source).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_tables_have_headers_and_figures_captions(source):
    """Every table names its columns, every figure has a caption and a name."""
    for table in re.findall(r"<table.*?</table>", source, re.DOTALL):
        assert '<th scope="col"' in table
    for figure in re.findall(r"<figure>.*?</figure>", source, re.DOTALL):
        assert "<figcaption>" in figure
        assert 'role="img" aria-label="' in figure


def test_page_tells_everything(source, study):
    """Findings, evidence, keywords, verdicts, scores, definitions and signatures are there."""
    for words in (
        "3 outlets about 30 events", "within the same events", "so-called</b> eastern flank",
        "border office", "✕ fail", "Mask the strings", "Macro-F1", "Counted in headline and body",
        "Only what was published and sampled", "The framing contributors. (",
    ):  # fmt: skip
        assert words in source
    results = [*study.comparisons, study.keyness, study.audit, study.validation, study.table]
    assert all(str(r.signature) in source for r in results)
    assert all(f.definition in source for f in study.table.features)


def test_page_is_deterministic_and_small(study, source):
    """The same study gives the same page, in less than two megabytes."""
    assert page(study) == source
    assert len(source.encode()) < 2_000_000


def test_reason_is_given_once(source):
    """Why nothing can be cited stands on the page once."""
    assert source.count("detector error is uncorrected") == 1


def test_empty_study_has_a_page():
    """A study without anything still has a page that is well-formed."""
    assert "Nothing yet" in page(Study("Nothing yet"))
    Checker(page(Study("Nothing yet")))
    Checker(fragment(Study("Nothing yet")))


def test_hostile_text_stays_text(study):
    """Tags and control characters in articles, names and titles do not reach the page."""
    articles = [
        Article(f"a{i}", EVIL * 3, f"{EVIL}{i % 2}", title=EVIL, event=f"{EVIL}{i}")
        for i in range(len(study.notes))
    ]
    corpus = Corpus.of(articles, name=EVIL)
    rows = study.notes.evidence
    rows = rows.replace(
        start=rows.start * 0, end=rows.start * 0 + 9, rule=Labels.of([EVIL] * len(rows))
    )
    notes = replace(study.notes, corpus=corpus, evidence=rows)
    hostile = replace(
        study, title=EVIL, notes=notes, comparisons=(),
        table=replace(study.table, corpus=corpus, evidence_rows=rows),
    )  # fmt: skip
    for source in (page(hostile), fragment(notes), annotated_page(notes)):
        assert not re.search("[\0\x1b\x7f]|</?script", source)
        Checker(source)
        source.encode("utf-8")


@pytest.mark.parametrize("name", ["notes", "table", "keyness", "audit", "validation"])
def test_fragments_bring_their_style(study, name):
    """Every noun draws itself as a well-formed piece with its own style, through the seam too."""
    result = getattr(study, name)
    drawn = fragment(result)
    Checker(drawn)
    assert drawn.startswith('<div class="framing fragment">')
    assert "<style>" in drawn
    assert result._repr_html_() == drawn


def test_fragments_of_comparison_evidence_and_study(study):
    """A comparison shows its figure, evidence its keywords in context, a study its findings."""
    assert "<svg" in fragment(study.comparisons[0])
    view = study.table.evidence("distancing")
    shown = fragment(view)
    assert shown.count("<mark") == 10
    assert f"and {len(view) - 10} more lines" in shown
    assert "Could not be told apart" in fragment(study)
    assert "No evidence." in fragment(study.table.evidence("distancing", outlet="Meridian Times"))


def test_first_three_articles_are_shown(study):
    """Annotations show three articles and count the rest."""
    drawn = fragment(study.notes)
    assert drawn.count("<article") == 3
    assert "and 87 more articles" in drawn
    assert annotated_page(study.notes.take(np.arange(5))).count("<article") == 5


def test_parts_that_share_a_line_share_one_label():
    """Labels stand beside the line, where a second one would be printed over the first."""
    text = "Ferry sinks\nKARST, May 2 (Norvik) — The ferry sank.\nIt rained.\nShare this article"
    notes = annotate([Article("a", text, title="Ferry sinks")])
    labels = [(text[m.start : m.end][:5], m.label) for m in part_marks(notes, 0)]
    assert labels == [
        ("Ferry", "headline"),
        ("KARST", "dateline"),
        ("The f", ""),
        ("It ra", "body"),
        ("Share", "share"),
    ]


def test_unknown_things_are_refused():
    """What the report layer cannot draw raises."""
    with pytest.raises(TypeError, match="dict"):
        fragment({})


@pytest.fixture(scope="module")
def real(study) -> Study:
    """The invented articles, annotated, measured and compared by the library itself."""
    notes = annotate(study.notes.corpus)
    table = measure(notes)
    comparisons = tuple(compare(table, within=w, resamples=199, seed=1) for w in (None, "event"))
    return Study("Real", notes, table, comparisons, signature=table.signature)


def test_real_study_is_told(real):
    """Every measure and pair has a sentence; what is planted in the articles is found and shown."""
    told = findings(real)
    assert len(told.findings) == 3 * len(real.table.names)
    assert "distancing expressions" in findings_text(real)
    source = page(real)
    Checker(source)
    assert 'id="evidence-distancing"' in source


def test_real_nouns_draw_themselves(real):
    """Annotations, table, evidence and comparisons made by the library are drawn."""
    view = real.table.evidence("distancing")
    for result in (real.notes, real.table, view, *real.comparisons, real):
        Checker(fragment(result))


def test_every_measure_has_a_name(real):
    """What the library measures has a name made for reading."""
    assert set(real.table.names) <= set(NOUNS)
