"""Copies of data sets are registered, found and checked."""

from __future__ import annotations

import hashlib
import json

import pytest

from framing.corpus import copies
from framing.corpus.reading import read
from framing.model.errors import InputError


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    """A user's data folder of the test's own."""
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "home"))


@pytest.fixture
def copy(tmp_path):
    """A folder in BASIL's layout with one article."""
    path = tmp_path / "copy" / "articles" / "2031" / "e1_1.json"
    path.parent.mkdir(parents=True)
    record = {"title": "Ferry sails", "body-paragraphs": [["It sailed."]], "triplet-uuid": "e1"}
    path.write_text(json.dumps(record), encoding="utf-8")
    return tmp_path / "copy"


def test_a_registered_copy_is_found_and_read(copy, tmp_path):
    """After registering, the name alone is enough; the pointer is one file and no draft is left."""
    pointer = copies.register("basil", copy)
    assert copies.locate("basil") == copies.fetch("basil") == copy.resolve()
    assert [p.name for p in (tmp_path / "home").iterdir()] == [pointer.name]
    corpus = read("basil")
    assert (corpus.name, corpus.ids, corpus.licence is None) == ("basil", ("e1_1",), False)


def test_a_set_that_is_not_here_says_how_to_get_it():
    """The exact command that registers a copy is in the message."""
    for find in (copies.locate, copies.fetch):
        with pytest.raises(InputError, match="framing data fetch basil --from PATH"):
            find("basil")
    with pytest.raises(InputError, match="framing data fetch basil --from PATH"):
        read("basil")


def test_a_copy_that_moved_away_is_noticed(copy, tmp_path):
    """A pointer to a folder that is gone is an error with the remedy."""
    copies.register("basil", copy)
    copy.rename(tmp_path / "elsewhere")
    with pytest.raises(InputError, match=r"no longer at .*--from PATH"):
        copies.locate("basil")


def test_a_folder_that_is_something_else_is_not_registered(tmp_path):
    """A folder in another layout, or none, is refused, and so is an unknown name."""
    with pytest.raises(InputError, match=r"expected articles/YYYY"):
        copies.register("basil", tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        copies.register("basil", tmp_path / "nowhere")
    with pytest.raises(InputError, match="did you mean 'basil'"):
        copies.register("bazil", tmp_path)


def test_a_local_folder_of_the_name_is_read_when_there_is_no_copy(copy, monkeypatch):
    """Without a registered copy, a folder of the data set's name stands in for it."""
    monkeypatch.chdir(copy.rename(copy.with_name("basil")).parent)
    assert read("basil").ids == ("e1_1",)


def test_verify_names_what_is_missing_or_changed(tmp_path, monkeypatch):
    """Every file that differs from the card is named; a true copy has no problems."""
    shelf = tmp_path / "shelf"
    (shelf / "karst").mkdir(parents=True)
    digest = hashlib.sha256(b"true").hexdigest()
    (shelf / "karst" / "card.toml").write_text(
        'name = "karst"\ntitle = "Karst"\nlicence = "CC0"\n'
        f'[sha256]\n"a.txt" = "{digest}"\n"b.txt" = "{digest}"\n'
    )
    for name in ("a.txt", "b.txt"):
        (shelf / "karst" / name).write_bytes(b"true")
    for module in ("framing.corpus.cards", "framing.corpus.copies"):
        monkeypatch.setattr(f"{module}.corpora_dir", lambda: shelf)
    assert copies.verify("karst") == ()
    (shelf / "karst" / "a.txt").write_bytes(b"false")
    (changed,) = copies.verify("karst")
    assert (changed.article, changed.position) == ("a.txt", 0)
    assert "has changed" in changed.message
    copies._write(copies.data_dir() / "karst.path", f"{shelf / 'karst'}\n")
    (shelf / "karst" / "b.txt").unlink()
    assert [p.message.split(":")[0] for p in copies.verify("karst")] == [
        "has changed",
        "is missing",
    ]


def test_a_failed_write_leaves_nothing(tmp_path, monkeypatch):
    """A pointer is written whole or not at all."""

    def refuse(*args):
        raise OSError("disk full")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        copies._write(tmp_path / "home" / "x.path", "text")
    assert list((tmp_path / "home").iterdir()) == []
