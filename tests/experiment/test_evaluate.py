"""Accuracy on gold data: figures worked out by hand."""

import json
import math

import pytest

from framing.experiment.evaluate import evaluate
from framing.model.errors import InputError


def write(path, rows):
    """JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")


def test_sentences_are_right_when_both_ends_are(tmp_path):
    """One of two marked sentences found, and one found that is not marked."""
    text = "It rained. Mr. Dorn left."
    marked = [[0, 10], [11, 14], [15, 25]]
    write(tmp_path / "gold.jsonl", [{"id": "a", "text": text, "sentences": marked}])
    (found,) = evaluate("sentences", tmp_path)
    assert (found.precision, found.recall) == (1 / 2, 1 / 3)
    assert found.f1 == pytest.approx(0.4)
    assert (found.n_gold, found.n_found) == (3, 2)


@pytest.fixture
def gold(tmp_path):
    """A page with its record, as in a data set's folder."""
    page = "Truce holds\n\nThe so-called truce held for a week, Dorn said."
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    span = lambda s: {"start": page.index(s), "end": page.index(s) + len(s), "text": s}  # noqa: E731
    record = {
        "id": "a",
        "parts": [span("Truce holds") | {"part": "headline"}, span(page[13:]) | {"part": "byline"}],
        "devices": [
            span("so-called truce") | {"device": "distancing"},
            span("held") | {"device": "hedge"},
        ],
        "attributions": [
            {
                "source": span("Dorn") | {"type": "named_person"},
                "cue": span("said") | {"stance": "neutral"},
                "content": span("truce held") | {"kind": "indirect"},
            }
        ],
    }
    write(tmp_path / "gold" / "annotations.jsonl", [record])
    return tmp_path / "gold"


def test_devices_match_by_overlap_under_their_name(gold):
    """The marker is found; the mark of another device is missed."""
    found = {a.what: a for a in evaluate("devices", gold)}
    assert found["distancing"].f1 == 1
    assert (found["hedge"].recall, found["hedge"].n_found) == (0, 0)


def test_parts_are_counted_in_characters(gold):
    """A line under the wrong part is all wrong."""
    found = {a.what: a for a in evaluate("parts", gold)}
    assert found["headline"].f1 == 1
    assert found["byline"].recall == 0
    assert found["body"].precision == 0


def test_attributions_are_scored_by_the_words_of_each_role(gold):
    """Source and cue are right; the content is five words too long."""
    found = {a.what: a for a in evaluate("attributions", gold)}
    assert found["source"].f1 == found["cue"].f1 == 1
    assert (found["content"].recall, found["content"].precision) == (1, 2 / 7)
    assert found["content"].low <= found["content"].f1 <= found["content"].high


def test_missing_gold_is_named(tmp_path):
    """The file that should be there."""
    with pytest.raises(InputError, match=r"gold\.jsonl"):
        evaluate("quotations", tmp_path)


@pytest.mark.parametrize(
    ("what", "file", "content", "says"),
    [
        ("sentences", "gold.jsonl", '{"text": "It rained."}', "record 1: .* text and sentences"),
        ("sentences", "gold.jsonl", "[1]", "record 1"),
        ("sentences", "gold.jsonl", "\n", "nothing in it"),
        ("devices", "annotations.jsonl", '{"id": "a"}', "id and devices"),
        ("parts", "annotations.jsonl", '{"parts": []}', "id and parts"),
    ],
)
def test_gold_of_another_shape_is_named(gold, what, file, content, says):
    """File, record and what it lacks, never a bare KeyError."""
    (gold / file).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        evaluate(what, gold)


def test_marked_articles_that_are_not_there_are_no_silent_loss(gold):
    """Recall over the articles that happen to be there would be a figure about something else."""
    with (gold / "annotations.jsonl").open("a", encoding="utf-8") as out:
        out.write('{"id": "lost", "devices": []}\n')
    with pytest.raises(InputError, match="'lost'"):
        evaluate("devices", gold)


def test_gold_lines_end_at_line_feeds_alone(tmp_path):
    """JSON may hold U+2028 and U+0085 as they are; they end no record."""
    item = {"text": "It rained.\u2028Dorn left.\x85", "sentences": [[0, 10], [11, 21]]}
    tmp_path.joinpath("gold.jsonl").write_text(
        json.dumps(item, ensure_ascii=False), encoding="utf-8"
    )
    (found,) = evaluate("sentences", tmp_path)
    assert found.f1 == 1


def test_a_role_that_nobody_marked_or_found_has_no_figure(gold):
    """Undefined scores are NaN, and say so without a warning of numpy's."""
    write(gold / "annotations.jsonl", [{"id": "a", "attributions": []}])
    gold.parent.joinpath("a.txt").write_text("It rained.", encoding="utf-8")
    found = {a.what: a for a in evaluate("attributions", gold)}
    assert math.isnan(found["source"].f1)
    assert math.isnan(found["source"].low)


def test_standoff_marks_belong_to_one_article_only(tmp_path):
    """``storm`` is not the article of ``storm-two``'s file, nor a pattern."""
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text").mkdir()
    text = "Dorn said it rained."
    mark = "T1\tSource 0 4\tDorn\nT2\tCue 5 9\tsaid\nE1\tAttribution:T2 Source:T1 Cue:T2\n"
    for name in ("storm", "storm-two", "st[orm]"):
        (tmp_path / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
    for name in ("storm-two_1a2b", "st[orm]_1a2b"):
        (tmp_path / "attributions" / f"{name}.ann").write_text(mark, encoding="utf-8")
    found = {a.what: a for a in evaluate("attributions", tmp_path)}
    assert found["source"].n_gold == 2
