"""The command's contract: verbs, exit codes, whole files, and good answers to bad input."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from framing.cli import framing, main
from framing.cli import main as run_main

GOOD = {
    "id": "a",
    "outlet": "Karst One",
    "text": "The so-called truce held.\n\nIt “held”, Dorn said.",
}


@pytest.fixture
def command(capsys, monkeypatch):
    """Run the command in this process; gives its exit code, standard output and error."""

    def run(*args):
        monkeypatch.setattr(sys, "argv", ["framing", *map(str, args)])
        with pytest.raises(SystemExit) as stop:
            run_main()
        seen = capsys.readouterr()
        return stop.value.code, seen.out, seen.err

    return run


def write(path, rows):
    """Rows as JSON Lines."""
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


def annotated(path):
    """The records in an output file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_verb_of_the_contract_explains_itself(command):
    """Each takes --help and says what it does."""
    verbs = "annotate measure compare audit classify run report demo data evaluate cite".split()
    assert sorted(framing.commands) == sorted(verbs)
    for verb in verbs:
        code, out, _ = command(verb, "--help")
        assert code == 0
        assert "Usage" in out


def test_annotate_writes_the_contract(command, tmp_path):
    """One object a line; every span's text is the article's own."""
    out = tmp_path / "out.jsonl"
    code, _, _ = command("annotate", write(tmp_path / "in.jsonl", [GOOD]), "-o", out)
    assert code == 0
    (record,) = annotated(out)
    assert record["id"] == "a"
    assert record["n_words"] == 8
    assert record["n_sentences"] == 2
    assert [p["part"] for p in record["parts"]] == ["body", "body"]
    text = GOOD["text"]
    spans = [
        *record["devices"],
        *(s for a in record["attributions"] for s in (a["source"], a["cue"], a["content"]) if s),
    ]
    assert spans
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)


def test_formats_agree(command, tmp_path):
    """Parquet holds the same records as JSON Lines; HTML shows the article."""
    source = write(tmp_path / "in.jsonl", [GOOD])
    import pyarrow.parquet as pq

    for name in ("out.jsonl", "out.parquet", "out.html"):
        assert command("annotate", source, "-o", tmp_path / name, "--quiet")[0] == 0
    (row,) = pq.read_table(tmp_path / "out.parquet").to_pylist()
    (record,) = annotated(tmp_path / "out.jsonl")
    assert [d["text"] for d in row["devices"]] == [d["text"] for d in record["devices"]]
    assert "so-called" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_failed_articles_keep_their_place(command, tmp_path):
    """Bad rows get an error line in input order, exit code 1, and a message with the remedy."""
    path = tmp_path / "in.jsonl"
    lines = [
        json.dumps(GOOD),
        "not json",
        json.dumps({"id": "b", "text": "   "}),
        json.dumps({"id": "a", "text": "again"}),
        json.dumps({"id": "c", "text": "It rained.", "date": "the day before"}),
        json.dumps({"id": "d"}),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    code, _, err = command("annotate", path, "-o", out)
    assert code == 1
    records = annotated(out)
    assert ["error" in r for r in records] == [False, True, True, True, False, True]
    assert records[2]["id"] == "b"
    for part in ("line 2", "line 3", "line 4", "line 5", "in.jsonl", "date"):
        assert part in err
    assert "Traceback" not in err


def test_invalid_utf8_is_one_bad_article_among_good_ones(command, tmp_path):
    """In a folder of texts the others go on."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bad.txt").write_bytes(b"caf\xe9 \xff")
    (folder / "good.txt").write_text("It rained.", encoding="utf-8")
    (folder / "blob.txt").write_bytes(bytes(range(256)) * 20)
    out = tmp_path / "out.jsonl"
    code, _, err = command("annotate", folder, "-o", out)
    assert code == 1
    assert {r["id"]: "error" in r for r in annotated(out)} == {
        "bad": True,
        "blob": True,
        "good": False,
    }
    assert "bad.txt" in err
    assert "UTF-8" in err


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.jsonl", b"", "empty"),
        ("empty.txt", b"", "empty"),
        ("header.csv", b"id,text\n", "no article"),
        ("column.csv", b"id,body\n1,It rained.\n", "text"),
        ("binary.jsonl", bytes(range(256)) * 9, "binary.jsonl"),
        ("corrupt.jsonl.gz", gzip.compress(b'{"text": "x"}', mtime=0)[:-6], "corrupt.jsonl.gz"),
        ("fake.parquet", b"PAR1 no", "fake.parquet"),
        ("article.docx", b"PK", "docx"),
    ],
)
def test_unreadable_input_is_one_clear_line_and_code_2(command, tmp_path, name, content, says):
    """The file is named, nothing is written, and there is no traceback."""
    path = tmp_path / name
    path.write_bytes(content)
    out = tmp_path / "out.jsonl"
    code, _, err = command("annotate", path, "-o", out)
    assert code == 2
    assert says in err
    assert name in err
    assert err.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("annotate", "nowhere.jsonl"), "nowhere.jsonl"),
        (("annotate", "IN", "--field", "text"), "NAME=COLUMN"),
        (("annotate", "IN", "--field", "words=text"), "words"),
        (("annotate", "IN", "--jobs", "0"), "jobs"),
        (("measure", "IN", "-o", "table.xlsx"), "parquet"),
        (("compare", "IN", "--by", "section", "-o", "out"), "section"),
        (("compare", "IN", "--within", "happening", "-o", "out"), "happening"),
        (("run", "999-nothing"), "001-demo"),
        (("data", "show", "nothing"), "demo"),
        (("cite", "--run", "nowhere"), "nowhere"),
        (("report", "nowhere"), "nowhere"),
        (("evaluate", "devices", "--gold", "nowhere"), "nowhere"),
    ],
)
def test_bad_usage_says_what_would_be_right(command, tmp_path, monkeypatch, args, says):
    """Exit code 2, one line, the offending word or the allowed ones in it."""
    monkeypatch.chdir(tmp_path)
    source = write(tmp_path / "in.jsonl", [GOOD, GOOD | {"id": "b", "outlet": "Harbour Post"}])
    code, _, err = command(*(str(source) if a == "IN" else a for a in args))
    assert code == 2
    assert says in err
    assert "Traceback" not in err


def test_nothing_is_overwritten_without_force(command, tmp_path):
    """The old file stays; --force replaces it."""
    source, out = write(tmp_path / "in.jsonl", [GOOD]), tmp_path / "out.jsonl"
    out.write_text("old", encoding="utf-8")
    code, _, err = command("annotate", source, "-o", out)
    assert (code, out.read_text(encoding="utf-8")) == (2, "old")
    assert "--force" in err
    assert command("annotate", source, "-o", out, "--force")[0] == 0
    assert annotated(out)[0]["id"] == "a"


def test_an_unwritable_place_is_named_and_left_alone(command, tmp_path):
    """A file where a folder should be; nothing half-written."""
    source = write(tmp_path / "in.jsonl", [GOOD])
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, _, err = command("annotate", source, "-o", tmp_path / "file" / "out.jsonl")
    assert code == 2
    assert "out.jsonl" in err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "in.jsonl"]


def test_a_huge_paragraph_is_annotated(command, tmp_path):
    """Five megabytes in one line are an article like any other."""
    text = ("It rained in Karst and nobody came. " * 99 + "The so-called truce held. ") * 1_400
    assert len(text) > 5_000_000 - 30_000
    source, out = (
        write(tmp_path / "in.jsonl", [{"id": "big", "text": text}]),
        tmp_path / "out.jsonl",
    )
    assert command("annotate", source, "-o", out, "--quiet")[0] == 0
    (record,) = annotated(out)
    assert len(record["devices"]) == 1_400


def test_standard_input_and_output(tmp_path):
    """A pipe in, a pipe out."""
    done = subprocess.run(
        [sys.executable, "-c", "from framing.cli import main; main()", "annotate", "-"],
        input=json.dumps(GOOD) + "\n",
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert json.loads(done.stdout)["id"] == "a"


def test_an_interrupted_run_leaves_nothing(tmp_path):
    """Code 130, one line, neither the file nor a hidden one."""
    rows = [
        {"id": str(i), "text": "The so-called truce held in Karst. " * 300} for i in range(4000)
    ]
    source, out = write(tmp_path / "in.jsonl", rows), tmp_path / "out" / "notes.jsonl"
    out.parent.mkdir()
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from framing.cli import main; main()",
            "annotate",
            source,
            "-o",
            out,
        ],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    time.sleep(4)
    assert process.poll() is None, "finished before it could be interrupted"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert list(out.parent.iterdir()) == []


def test_main_is_the_entry_point():
    """What the package's metadata points at."""
    assert callable(main)


def test_every_command_takes_quiet():
    """A script may say it to all of them."""
    groups = [framing.commands["data"]]
    commands = [c for c in framing.commands.values() if c not in groups]
    commands += [c for group in groups for c in group.commands.values()]
    for one in commands:
        assert any("--quiet" in p.opts for p in one.params), one.name


@pytest.mark.parametrize(
    "args",
    [("annotate",), ("nothing",), ("annotate", "x", "--nothing"), ("evaluate", "nothing")],
)
def test_bad_usage_is_one_line(command, args):
    """What is wrong, and which help says more."""
    code, out, err = command(*args)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "--help" in err


def test_the_input_is_never_the_output(command, tmp_path):
    """Not even with --force, by another way of writing its place."""
    source = write(tmp_path / "in.jsonl", [GOOD])
    (tmp_path / "sub").mkdir()
    for verb in ("annotate", "measure"):
        code, _, err = command(verb, source, "-o", tmp_path / "sub" / ".." / "in.jsonl", "--force")
        assert code == 2
        assert "holds the articles themselves" in err
    assert annotated(source) == [GOOD]


@pytest.mark.parametrize("verb", ["annotate", "measure"])
def test_only_files_are_replaced(command, tmp_path, verb):
    """A folder or a device is refused before the work, also with --force."""
    source = write(tmp_path / "in.jsonl", [GOOD])
    for place in (os.devnull, tmp_path):
        code, _, err = command(verb, source, "-o", place, "--force")
        assert code == 2
        assert "name a file" in err


def study_rows(n_events):
    """Two outlets that tell some events, in words of their own."""
    return [
        {
            "id": f"{outlet}{k}",
            "outlet": outlet,
            "event": f"e{k}",
            "text": f"The so-called truce of {outlet}{k} held. Dorn said it rained in Karst{k}. "
            f"The bridge near mill{k} {outlet} was closed by {outlet}guard{k}.",
        }
        for k in range(n_events)
        for outlet in ("Karst", "Harbour")
    ]


def test_too_few_articles_for_keyness_leave_the_contrasts(command, tmp_path):
    """The rest of the comparison is written, and what is missing is said."""
    source = write(tmp_path / "in.jsonl", study_rows(3))
    code, _, err = command("compare", source, "--within", "event", "-o", tmp_path / "out")
    assert code == 0
    assert "distinctive words were left out" in err
    assert (tmp_path / "out" / "report.html").exists()


def test_failed_articles_are_listed_once_whatever_the_verb(command, tmp_path):
    """Also those of the articles to be scored; the summary counts them."""
    source = write(tmp_path / "in.jsonl", study_rows(12))
    test = write(tmp_path / "test.jsonl", study_rows(12)[:4])
    for path in (source, test):
        with path.open("a", encoding="utf-8") as out:
            out.write("not json\n")
    grouped = ("--groups", "event", "-o")
    for verb, *options in (
        ("compare", "-o"),
        ("audit", *grouped),
        ("classify", "--test", test, *grouped),
    ):
        code, _, err = command(verb, source, *options, tmp_path / verb)
        assert code == 1
        assert err.count("in.jsonl, line 25") == 1
        assert err.count("test.jsonl, line 5") == (verb == "classify")
        summary = err.splitlines()[-1]
        assert summary[0].isdigit()
        assert f"{1 + (verb == 'classify')} failed" in summary


def test_audit_reports_the_health_of_a_corpus_that_no_classifier_can_learn(command, tmp_path):
    """An outlet with one article stops the leakage audit, not the report on the corpus."""
    rows = study_rows(12)
    rows.append({**rows[0], "id": "lone", "outlet": "Valdoria Post", "event": "lone", "text": "X."})
    source = write(tmp_path / "in.jsonl", rows)
    code, out, err = command("audit", source, "--groups", "event", "-o", tmp_path / "audit")
    assert code == 1
    assert "H14" in out
    assert "the leakage audit was left out: 1 of 3 values of 'outlet'" in err
    assert "'Valdoria Post'" in err
    report = (tmp_path / "audit" / "report.html").read_text(encoding="utf-8")
    assert "Corpus health" in report
    assert "Leakage audit" not in report
    assert (tmp_path / "audit" / "set_aside.html").exists()


def test_a_run_needs_its_room_before_the_work(command, tmp_path, monkeypatch):
    """A declared study whose folder is taken is refused at once."""
    (tmp_path / "001-demo").mkdir()
    (tmp_path / "001-demo" / "mine.txt").write_text("mine", encoding="utf-8")
    monkeypatch.setattr("framing.experiment.run", None)
    code, _, err = command("run", "001-demo", "-o", tmp_path)
    assert code == 2
    assert "not empty" in err


def piped(args, stdout, **environment):
    """The command as a process of its own, whose standard output is given."""
    return subprocess.run(
        [sys.executable, "-c", "from framing.cli import main; main()", *map(str, args)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=os.environ | environment,
        check=False,
    )


def test_standard_output_is_utf8_in_every_locale(tmp_path):
    """The contract's lines do not depend on the machine's settings."""
    source = write(tmp_path / "in.jsonl", [GOOD])
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = piped(("annotate", source), subprocess.PIPE, **ascii_only)
    assert done.returncode == 0
    assert "“held”" in done.stdout.decode("utf-8")


def test_a_reader_that_stops_is_no_news(tmp_path):
    """As in ``framing annotate … | head -1``: no traceback, no complaint."""
    source = write(tmp_path / "in.jsonl", [GOOD])
    end, start = os.pipe()
    os.close(end)
    with os.fdopen(start, "wb") as closed:
        done = piped(("annotate", source, "--quiet"), closed)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110
def test_a_full_disk_is_said_in_one_line(tmp_path):
    """Code 2, also when it is noticed at the very end."""
    source = write(tmp_path / "in.jsonl", [GOOD])
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = piped(("annotate", source, "--quiet"), full)
    assert done.returncode == 2
    assert done.stderr.startswith(b"framing: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("verb", ["measure", "compare", "audit", "classify"])
def test_articles_that_fail_one_and_all_leave_nothing_to_count(command, tmp_path, verb):
    """The reason is given, not what follows from it; annotate writes their errors."""
    source = write(tmp_path / "in.jsonl", [{"id": "a", "text": ""}, {"id": "b"}])
    code, _, err = command(verb, source, "-o", tmp_path / "out.csv")
    assert (code, err.count("\n")) == (2, 1)
    assert "none of 2 articles" in err
    assert "line 1: text: is empty" in err
    assert not (tmp_path / "out.csv").exists()
    assert command("annotate", source, "-o", tmp_path / "out.jsonl")[0] == 1
    assert [set(r) for r in annotated(tmp_path / "out.jsonl")] == [{"id", "error"}] * 2
