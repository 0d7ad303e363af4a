"""Hashes of files, and lists of them."""

from __future__ import annotations

import hashlib
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.hashes import hash_list, hashes_below, read_hash_list, sha256_of
from framing.model.errors import InputError

PATHS = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1, max_size=20
)


def test_a_folder_is_hashed_file_by_file(tmp_path):
    """Paths are those in the folder, in order; what is hidden is left alone."""
    for name in ("b.txt", "a/c.txt", ".git/config", ".DS_Store", "a/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = hashes_below(tmp_path)
    assert list(found) == ["a/c.txt", "b.txt"]
    assert found["b.txt"] == hashlib.sha256(b"b.txt").hexdigest() == sha256_of(tmp_path / "b.txt")
    assert hashes_below(tmp_path, progress=True) == found


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    """A link to nowhere is in the folder and has no content."""
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match=r"lost\.txt: cannot be read"):
        hashes_below(tmp_path)


@given(st.dictionaries(PATHS, st.binary().map(lambda b: hashlib.sha256(b).hexdigest())))
def test_a_list_comes_back_as_it_was(hashes):
    """Whatever stands in the names, line breaks and backslashes included."""
    assert read_hash_list(hash_list(hashes), "list") == hashes


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum")
def test_sha256sum_reads_the_list(tmp_path):
    """The format is that of the common tool, for awkward names, too."""
    for name in ("a b.txt", "back\\slash", "line\nbreak"):
        (tmp_path / name).write_text(name)
    listed = hash_list(hashes_below(tmp_path))
    done = subprocess.run(
        ["sha256sum", "-c", "--strict", "--quiet", "-"],
        input=listed,
        cwd=tmp_path,
        text=True,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("line", ["0" * 63 + "  a", "0" * 64, "0" * 64 + " a", "G" * 64 + "  a"])
def test_a_line_that_is_none_is_named(line):
    """The list and the number of the line are in the message."""
    with pytest.raises(InputError, match="cards, line 2"):
        read_hash_list("0" * 64 + "  a\n" + line + "\n", "cards")
