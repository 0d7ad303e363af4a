"""A registered copy of any set is known by the hashes taken of it."""

from __future__ import annotations

import gzip
import json

import pytest

from framing.corpus import copies
from framing.corpus.cards import card
from framing.corpus.datasets import LAYOUTS
from framing.corpus.hashes import hashes_below
from framing.corpus.places import corpora_dir
from framing.model.errors import InputError


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    """A user's data folder of the test's own."""
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "home"))


@pytest.fixture
def copy(tmp_path):
    """A registered copy of NewsMTSC, one of its files compressed, in a repository."""
    folder = tmp_path / "copy"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "config").write_text("machine's own")
    row = {"primary_gid": "g1", "sentence_normalized": "It sailed.", "targets": []}
    (folder / "train.jsonl").write_text(json.dumps(row) + "\n")
    row |= {"primary_gid": "g2"}
    (folder / "devtest_mt.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    copies.register("newsmtsc", folder)
    return folder


def messages():
    """What is wrong, by file."""
    return {p.article: p.message.split(":")[0] for p in copies.verify("newsmtsc")}


def test_a_copy_is_itself(copy):
    """Every file but the hidden ones has a hash, and nothing is wrong."""
    assert list(copies.pinned("newsmtsc")) == ["devtest_mt.jsonl.gz", "train.jsonl"]
    assert copies.verify("newsmtsc", progress=True) == ()


def test_a_flipped_byte_is_caught(copy):
    """One bit anywhere, in a text or in what is compressed."""
    for name in ("train.jsonl", "devtest_mt.jsonl.gz"):
        data = bytearray((copy / name).read_bytes())
        data[len(data) // 2] ^= 1
        (copy / name).write_bytes(data)
        assert messages()[name] == "has changed"
    (first, _) = copies.verify("newsmtsc")
    assert "framing data fetch newsmtsc --from PATH" in first.remedy


def test_a_truncated_archive_is_caught(copy):
    """A compressed file that lost its end."""
    path = copy / "devtest_mt.jsonl.gz"
    path.write_bytes(path.read_bytes()[:-5])
    assert messages() == {path.name: "has changed"}


def test_a_missing_file_is_caught(copy):
    """Removed, or a folder in its place."""
    (copy / "train.jsonl").unlink()
    assert messages() == {"train.jsonl": "is missing"}
    (copy / "train.jsonl").mkdir()
    assert messages()["train.jsonl"].startswith("cannot be read")


def test_files_that_came_later_are_left_alone(copy):
    """Texts that a user adds are no change, and a change of the machine's own files is none."""
    (copy / "texts").mkdir()
    (copy / "texts" / "a.txt").write_text("Mine.")
    (copy / ".git" / "config").write_text("another")
    assert messages() == {}


def test_registering_again_takes_new_hashes(copy):
    """A change that is meant is said to be by registering."""
    (copy / "train.jsonl").write_bytes((copy / "train.jsonl").read_bytes() * 2)
    assert messages() == {"train.jsonl": "has changed"}
    copies.register("newsmtsc", copy)
    assert messages() == {}


def test_the_card_goes_before_the_copy(tmp_path):
    """A copy that was wrong when it was registered stays wrong: the card knows the true file."""
    folder = tmp_path / "wcl"
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "0_LL.txt").write_text("Fog.")
    (folder / "urls.tsv").write_text("Event ID\tOutlet\tURL\n0\tLL\tu\n")
    copies.register("newswcl50", folder)
    true = card("newswcl50").files
    assert copies.pinned("newswcl50").items() >= true.items()
    assert [p.article for p in copies.verify("newswcl50")] == list(true)
    (folder / "texts" / "0_LL.txt").write_text("Rain.")
    assert [p.article for p in copies.verify("newswcl50")] == [*true, "texts/0_LL.txt"]


def test_a_pointer_of_an_earlier_version_still_points(copy, tmp_path):
    """It has no hashes, so nothing is compared."""
    (tmp_path / "home" / "newsmtsc.path").write_text(f"{copy}\n")
    assert copies.locate("newsmtsc") == copy
    assert copies.pinned("newsmtsc") == {}
    assert copies.verify("newsmtsc") == ()


@pytest.mark.parametrize("content", ["", "\n", "copy\n"])
def test_a_pointer_that_points_nowhere_is_none(tmp_path, content):
    """An emptied file does not make the current folder a data set."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "newsmtsc.path").write_text(content)
    with pytest.raises(InputError, match="not on this machine"):
        copies.locate("newsmtsc")


def test_a_pointer_with_a_broken_list_is_named(copy, tmp_path):
    """The file and the line, which a user may have edited."""
    pointer = tmp_path / "home" / "newsmtsc.path"
    pointer.write_text(pointer.read_text() + "what is this\n")
    with pytest.raises(InputError, match=r"newsmtsc\.path, line"):
        copies.verify("newsmtsc")


def test_a_folder_with_a_line_break_is_refused(tmp_path):
    """The pointer's first line is the folder."""
    (tmp_path / "a\nb").mkdir()
    with pytest.raises(InputError, match="line break"):
        copies.register("newsmtsc", tmp_path / "a\nb")


def test_names_that_are_no_text_are_kept(copy):
    """A file whose name is not UTF-8, as old archives have them."""
    try:
        (copy / "caf\udce9.txt").write_text("x")
    except OSError:
        pytest.skip("the file system takes only UTF-8")
    copies.register("newsmtsc", copy)
    assert copies.verify("newsmtsc") == ()
    (copy / "caf\udce9.txt").write_text("y")
    assert len(messages()) == 1


@pytest.mark.parametrize("name", ["demo", "quotations", "sentences"])
def test_what_is_shipped_is_what_its_card_says(name):
    """After a change of a shipped set, its list of hashes has to be taken again: sha256sum."""
    assert copies.verify(name) == ()
    there = set(hashes_below(corpora_dir() / name)) - {"README.md", "card.toml", "sha256.txt"}
    assert there == set(card(name).files)


def test_a_set_that_nobody_may_download_says_how_to_get_it():
    """Neither a layout nor a card without a download starts one."""
    for name in LAYOUTS.keys() & {"basil", "polnear", "media-frames", "hyperpartisan"}:
        with pytest.raises(InputError, match=r"(clone|download).*--from PATH \(it is published at"):
            copies.fetch(name)
