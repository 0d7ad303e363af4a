"""Declared studies: strict declarations, pinned numbers, saved runs."""

import json

import pytest

from framing.experiment import run
from framing.experiment.declaration import find, read_declaration
from framing.experiment.numbers import Pinned, compare_numbers, read_expected
from framing.model.errors import InputError

DECLARED = """
name = "tiny"
title = "A tiny study"
question = "Does it run?"
corpus = "articles.jsonl"
seed = 3

[compare]
within = "event"
resamples = 199
"""


@pytest.fixture
def declared(tmp_path):
    """A declaration with its own small corpus beside it."""
    rows = [
        {"id": f"{outlet}{i}", "outlet": outlet, "event": f"e{i}", "text": text}
        for i in range(9)
        for outlet, text in (
            ("Karst One", "The so-called truce held. It rained on the so-called peace all day."),
            ("Harbour Post", "The truce held. It rained on the so-called peace all day long."),
        )
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "articles.jsonl").write_text(lines, encoding="utf-8")
    path = tmp_path / "experiment.toml"
    path.write_text(DECLARED, encoding="utf-8")
    return path


def test_a_study_runs_and_is_found_again(declared, tmp_path):
    """Saved, verified, and different from a run that found something else."""
    done = run(declared)
    folder = done.save(tmp_path / "runs")
    assert folder == tmp_path / "runs" / "tiny"
    assert done.differs_from(folder) == ()
    numbers = json.loads((folder / "numbers.json").read_text(encoding="utf-8"))
    assert numbers["corpus/articles"] == 18
    assert numbers["matched/distancing/Karst One:Harbour Post/value"] > 1.5
    numbers["corpus/articles"] = 19
    numbers["a number/nobody/has"] = 1.0
    (folder / "numbers.json").write_text(json.dumps(numbers), encoding="utf-8")
    found = {d.key: d.found for d in done.differs_from(folder)}
    assert found == {"corpus/articles": 18.0, "a number/nobody/has": None}


def test_the_manifest_says_what_a_run_was_made_of(declared, tmp_path):
    """Hashes of corpus, declaration and word lists; versions; the signature."""
    folder = run(declared).save(tmp_path / "runs")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["experiment"]["seed"] == 3
    assert len(manifest["corpus"]["sha256"]) == 64
    assert {"version", "sha256"} == set(manifest["lexicons"]["reporting_verbs"])
    assert manifest["signature"].startswith("framing|n:18|")


def test_a_saved_run_is_not_overwritten(declared, tmp_path):
    """Without force the second save is refused."""
    done = run(declared)
    done.save(tmp_path / "runs")
    with pytest.raises(InputError, match="not empty"):
        done.save(tmp_path / "runs")
    done.save(tmp_path / "runs", force=True)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('corpora = "demo"', "corpora"),
        ("[compare]\nwihtin = 'event'", "wihtin"),
        ("[select]\noutlet = 'Karst One'", "select"),
    ],
)
def test_a_declaration_is_read_strictly(tmp_path, line, says):
    """Unknown keys and wrong types are named, with the file."""
    path = tmp_path / "experiment.toml"
    head = 'name = "x"\ntitle = "x"\nquestion = "x"\ncorpus = "demo"\n'
    path.write_text(head + line, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_declaration(path)


def test_selecting_nothing_is_an_error(declared):
    """A typo in a value does not become an empty study."""
    declared.write_text(DECLARED + "\n[select]\noutlet = ['Karst Two']\n", encoding="utf-8")
    with pytest.raises(InputError, match="keeps no article"):
        run(declared)


def test_an_unknown_experiment_lists_those_there_are():
    """By name or by path."""
    assert find("001-demo").name == "experiment.toml"
    with pytest.raises(InputError, match="001-demo"):
        find("002-nothing")


def test_numbers_are_compared_within_their_tolerance(tmp_path):
    """Missing, off, and not a number are differences."""
    expected = {"a": Pinned(1.0, 0.1), "b": Pinned(2.0, 0.0), "c": Pinned(3.0, 1.0)}
    found = compare_numbers({"a": 1.05, "b": 2.5, "c": float("nan")}, expected)
    assert [d.key for d in found] == ["b", "c"]
    assert "expected 2" in str(found[0])
    path = tmp_path / "numbers.json"
    path.write_text('{"a": {"value": 1, "tolerance": 0.5}, "b": 2}', encoding="utf-8")
    assert read_expected(path)["a"] == Pinned(1.0, 0.5)
    path.write_text("[1]", encoding="utf-8")
    with pytest.raises(InputError, match="pinned numbers"):
        read_expected(path)


def test_a_selection_keeps_what_could_not_be_read(declared):
    """The manifest names the articles that failed, also where others were selected."""
    with (declared.parent / "articles.jsonl").open("a", encoding="utf-8") as out:
        out.write("not json\n")
    declared.write_text(DECLARED + '[select]\nevent = ["e0", "e1"]\n', encoding="utf-8")
    done = run(declared)
    assert len(done.study.notes.corpus) == 4
    (problem,) = done.study.notes.corpus.problems
    assert problem.place == "line 19"


@pytest.mark.parametrize("name", ["", "..", "../elsewhere", "a/b"])
def test_a_study_is_saved_where_it_was_asked_for(declared, name):
    """A name that is no folder's would write beside or above it."""
    declared.write_text(DECLARED.replace('"tiny"', f'"{name}"'), encoding="utf-8")
    with pytest.raises(InputError, match="folder"):
        run(declared)
