"""What the command says of a corpus before it counts, and what it refuses to count."""

from __future__ import annotations

import json
import sys
from dataclasses import replace

import pytest

from framing.cli import main

VERDICTS = ("pass", "warn", "fail")


@pytest.fixture
def command(capsys, monkeypatch):
    """Run the command in this process; gives its exit code, standard output and error."""

    def run(*args):
        monkeypatch.setattr(sys, "argv", ["framing", *map(str, args)])
        with pytest.raises(SystemExit) as stop:
            main()
        seen = capsys.readouterr()
        return stop.value.code, seen.out, seen.err

    return run


@pytest.fixture
def written(tmp_path):
    """A function that writes articles as JSON Lines."""

    def write(found):
        rows = [
            {"id": a.id, "outlet": a.outlet, "date": str(a.date), "title": a.title, "text": a.text}
            for a in found
        ]
        path = tmp_path / "in.jsonl"
        path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        return path

    return write


def test_audit_prints_health_before_leakage(command, written, articles, tmp_path):
    """Every check is a line, health first; report, tables and the view of the pages are there."""
    out = tmp_path / "out"
    code, said, _ = command("audit", written(articles()), "-o", out)
    assert code in (0, 1)
    ids = [line.split()[1] for line in said.splitlines() if line[:4].strip() in VERDICTS]
    assert ids[:26] == [f"H{i:02d}" for i in range(1, 27)]
    assert ids[26] == "L01"
    assert 'href="set_aside.html"' in (out / "report.html").read_text(encoding="utf-8")
    assert (out / "set_aside.html").exists()
    assert (out / "tables" / "set_aside.csv").exists()
    assert json.loads((out / "study.json").read_text())["health"]["by"] == "outlet"


def test_compare_says_what_is_wrong_and_reports_it(command, written, articles, tmp_path):
    """One line for each check that does not pass, on standard error and among the limits."""
    found = [
        a if a.outlet == "Karst One" else replace(a, text=straight(a.text)) for a in articles()
    ]
    out = tmp_path / "out"
    code, _, err = command("compare", written(found), "-o", out, "--quiet")
    assert code == 0
    (line,) = [x for x in err.splitlines() if "H21" in x]
    assert line.startswith("framing: warn  H21  quotation styles: ")
    limits = (out / "report.html").read_text(encoding="utf-8").split('id="limits"')[1]
    assert "Of the corpus (H21, quotation styles)" in limits


def straight(text):
    """The text with straight quotation marks for curly ones."""
    return text.replace("“", '"').replace("”", '"')


def test_compare_refuses_texts_compared_with_themselves(command, written, articles, tmp_path):
    """Nothing is written, and the reason is one line."""
    found = articles(12, ("Karst One",))
    found += [replace(a, id=f"{a.id}b", outlet="Karst Two") for a in found]
    out = tmp_path / "out"
    code, _, err = command("compare", written(found), "-o", out)
    assert code == 2
    assert "compared with themselves" in err.splitlines()[-1]
    assert not out.exists()


def test_compare_says_first_that_a_field_is_not_there(command, written, articles, tmp_path):
    """Bad usage is said before the state of the corpus."""
    code, _, err = command(
        "compare", written(articles(4)), "--within", "happening", "-o", tmp_path / "out"
    )
    assert code == 2
    assert "happening" in err
    assert "H01" not in err
