"""The command about data sets, as a user types it."""

from __future__ import annotations

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from framing.cli import main
from framing.corpus import cards, copies

ARTICLE = b'{"title": "Ferry sails", "body-paragraphs": [["It sailed."]], "triplet-uuid": "e1"}'


@pytest.fixture
def command(capsys, monkeypatch, tmp_path):
    """A function that runs a command line and returns code, standard output and error."""
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "home"))

    def run(*args):
        monkeypatch.setattr("sys.argv", ["framing", *map(str, args)])
        with pytest.raises(SystemExit) as stop:
            main()
        return stop.value.code, *capsys.readouterr()

    return run


@pytest.fixture
def copy(tmp_path):
    """A folder in BABE's layout with one sentence."""
    folder = tmp_path / "copy"
    folder.mkdir()
    table = "text;news_link;label_bias;biased_words\nIt sailed.;u;Biased;[]\n"
    (folder / "final_labels_SG2.csv").write_text(table)
    return folder


def test_a_copy_is_registered_found_and_checked(command, copy, tmp_path):
    """The way of a user who has a copy, with the codes that scripts go by."""
    code, out, err = command("data", "fetch", "babe", "--from", copy)
    assert (code, out.strip()) == (0, str(copy))
    assert "hash to check it by: 1" in err
    assert command("data", "path", "babe")[1].strip() == str(copy)
    assert command("data", "fetch", "babe")[1].strip() == str(copy)
    assert command("data", "verify", "babe")[:2] == (
        0,
        "babe: 0 of 1 files differ from their hash\n",
    )
    (copy / "final_labels_SG2.csv").write_text("another")
    code, out, err = command("data", "verify", "babe")
    assert (code, out) == (1, "babe: 1 of 1 files differ from their hash\n")
    assert err.count("\n") == 1
    assert "final_labels_SG2.csv: file: has changed" in err


def test_quiet_says_only_the_result(command, copy):
    """A script reads the path, and nothing else is written."""
    code, out, err = command("data", "fetch", "babe", "--from", copy, "--quiet")
    assert (code, out.count("\n"), err) == (0, 1, "")


def test_a_set_without_a_download_says_how_to_get_it(command):
    """Code 2, one line: where it is published, and the command that registers a copy."""
    for verb in ("fetch", "path", "verify"):
        code, out, err = command("data", verb, "basil")
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "framing data fetch basil --from PATH" in err
        assert "https://github.com/launchnlp/BASIL" in err


def test_show_is_all_that_the_card_says(command):
    """Terms, citation, splits, fields and faults of every card."""
    for name, card in cards.cards().items():
        code, out, _ = command("data", "show", name)
        assert code == 0
        assert f"licence: {card.licence}" in out
        assert out.count("known fault: ") == len(card.faults)
        assert out.count("\nfield ") == len(card.fields)
        assert out.count("\nsplit ") == len(card.splits)


def test_show_as_croissant_is_json(command):
    """Programs get JSON-LD, and nothing else on the line."""
    code, out, err = command("data", "show", "basil", "--format", "croissant")
    assert (code, err) == (0, "")
    assert json.loads(out)["conformsTo"] == "http://mlcommons.org/croissant/1.1"


def test_fetch_downloads_what_a_card_pins(command, tmp_path, monkeypatch):
    """The folder is printed; a wrong file is one line on standard error and code 2."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            """Answer with the article."""
            self.send_response(200)
            self.end_headers()
            self.wfile.write(ARTICLE)

        def log_message(self, *args):
            """Keep quiet."""

    def put(digest):
        (tmp_path / "shelf" / "karst").mkdir(parents=True, exist_ok=True)
        (tmp_path / "shelf" / "karst" / "card.toml").write_text(
            'name = "karst"\ntitle = "Karst"\nlicence = "CC0"\nreader = "basil"\n[[download]]\n'
            f'url = "http://127.0.0.1:{server.server_port}/e1_1.json"\nsha256 = "{digest}"\n'
            'to = "articles/2031/e1_1.json"\n'
        )

    for module in (cards, copies):
        monkeypatch.setattr(module, "corpora_dir", lambda: tmp_path / "shelf")
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        put("0" * 64)
        code, out, err = command("data", "fetch", "karst")
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert f"found {hashlib.sha256(ARTICLE).hexdigest()}" in err
        put(hashlib.sha256(ARTICLE).hexdigest())
        code, out, err = command("data", "fetch", "karst")
        server.shutdown()
        thread.join()
    assert (code, err) == (0, "")
    assert (tmp_path / "home") in copies.locate("karst").parents
    assert out.strip() == str(copies.locate("karst"))
    assert command("data", "verify", "karst")[0] == 0
    assert command("annotate", "karst")[0] == 0
