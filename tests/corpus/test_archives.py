"""Archives are unpacked as if they had been made to do harm."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from framing.corpus import archives
from framing.corpus.archives import unpack
from framing.corpus.rows import UnreadableError

GOOD = {"set/articles/a.txt": b"It sailed.", "set/README": b"Read me.", "other/b.txt": b"Fog."}


def zipped(path: Path, files: dict[str, bytes], *, modes: dict[str, int] | None = None) -> Path:
    """A zip of names as they are, whatever they are."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo("x")
            info.filename = name
            info.external_attr = (modes or {}).get(name, stat.S_IFREG | 0o644) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return path


def tarred(path: Path, files: dict[str, bytes], *members: tarfile.TarInfo) -> Path:
    """A tar, compressed as its name says, of files and other members."""
    with tarfile.open(path, f"w:{path.suffix.removeprefix('.').replace('tar', '')}") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for info in members:
            archive.addfile(info)
    return path


def member(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """A member of a tar that is no file."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def tree(folder: Path) -> dict[str, bytes]:
    """What stands in a folder, by path."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


@pytest.fixture
def out(tmp_path):
    """An empty folder with a neighbour that has to stay as it is."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
def test_files_come_out_as_they_went_in(tmp_path, out, name):
    """Every file of a good archive is unpacked, whatever the compression."""
    unpack((zipped if name == "a.zip" else tarred)(tmp_path / name, GOOD), out)
    assert tree(out) == GOOD


@pytest.mark.parametrize("make", [zipped, tarred])
def test_a_folder_of_the_archive_can_be_taken_alone(tmp_path, out, make):
    """The folder itself is left out, as the one that code hosts put around a repository."""
    archive = make(tmp_path / ("a.zip" if make is zipped else "a.tar.gz"), GOOD)
    unpack(archive, out, below="set")
    assert tree(out) == {"articles/a.txt": b"It sailed.", "README": b"Read me."}
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UnreadableError, match="nothing in its folder 'sets'"):
        unpack(archive, empty, below="sets")


@pytest.mark.parametrize(
    "name",
    [
        "../outside/evil.txt",
        "a/../../outside/evil.txt",
        "/tmp/framing-evil.txt",
        "..\\outside\\evil.txt",
        "C:\\evil.txt",
        "C:evil.txt",
        "\\\\host\\share\\evil.txt",
        "a\\b.txt",
        "line\nbreak.txt",
    ],
)
@pytest.mark.parametrize("make", [zipped, tarred])
def test_no_name_leads_outside(tmp_path, out, make, name):
    """Absolute names, names that climb and names of another system are refused, not mended."""
    archive = make(tmp_path / ("a.zip" if make is zipped else "a.tar"), {name: b"evil"})
    with pytest.raises(UnreadableError, match="has a name that"):
        unpack(archive, out)
    assert tree(tmp_path).keys() == {archive.name}
    assert not Path("/tmp/framing-evil.txt").exists()


@pytest.mark.parametrize(
    "info",
    [
        member("a", tarfile.SYMTYPE, "../outside"),
        member("a", tarfile.SYMTYPE, "/etc/passwd"),
        member("a", tarfile.SYMTYPE, "README"),
        member("a", tarfile.LNKTYPE, "../outside/f"),
        member("a", tarfile.CHRTYPE),
        member("a", tarfile.BLKTYPE),
        member("a", tarfile.FIFOTYPE),
    ],
)
def test_links_and_devices_of_a_tar_are_refused(tmp_path, out, info):
    """Only files and folders are made, and nothing is written through a link."""
    archive = tarred(tmp_path / "a.tar", {"README": b"Read me."}, info)
    with pytest.raises(UnreadableError, match=r"has a (link|device): 'a'"):
        unpack(archive, out)
    assert not (out / "a").is_symlink()
    assert not (out / "a").exists()


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO])
def test_links_and_devices_of_a_zip_are_refused(tmp_path, out, mode):
    """A zip has them as modes of its members."""
    archive = zipped(tmp_path / "a.zip", {"a": b"/etc/passwd"}, modes={"a": mode | 0o777})
    with pytest.raises(UnreadableError, match=r"has a (link|device): 'a'"):
        unpack(archive, out)
    assert tree(out) == {}


@pytest.mark.parametrize(
    "names",
    [("a.txt", "A.TXT"), ("caf\u00e9", "cafe\u0301"), ("a", "a/b"), ("a/b", "a"), ("a", "./a")],
)
def test_names_that_some_systems_take_for_one_are_refused(tmp_path, out, names):
    """The second would replace the first, or could not be written."""
    archive = tarred(tmp_path / "a.tar", dict.fromkeys(names, b"x"))
    with pytest.raises(UnreadableError, match="has a name twice"):
        unpack(archive, out)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_in_a_zip_is_refused(tmp_path, out):
    """Which of the two is meant cannot be known."""
    path = zipped(tmp_path / "a.zip", {"a.txt": b"1"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("a.txt", b"2")
    with pytest.raises(UnreadableError, match="has a name twice"):
        unpack(path, out)


def test_a_folder_may_be_announced_twice(tmp_path, out):
    """Folders that stand before their files, or again after them, are no second file."""
    members = [member("a", tarfile.DIRTYPE), member(".", tarfile.DIRTYPE)]
    unpack(tarred(tmp_path / "a.tar", {"a/b.txt": b"x"}, *members), out)
    assert tree(out) == {"a/b.txt": b"x"}


@pytest.mark.parametrize("make", [zipped, tarred])
def test_a_bomb_stops_before_it_fills_the_disk(tmp_path, out, make, monkeypatch):
    """What declares far more than its own size can hold is refused before it is written."""
    monkeypatch.setattr(archives, "_ALWAYS_ALLOWED", 2**20)
    archive = make(tmp_path / ("a.zip" if make is zipped else "a.tar.gz"), {"a": bytes(30 * 2**20)})
    with pytest.raises(UnreadableError, match="would unpack to more than"):
        unpack(archive, out)
    assert tree(out) == {}


@pytest.mark.parametrize("declared", [10, 5001])
def test_a_member_that_lies_about_its_size_is_refused(tmp_path, out, declared):
    """A zip whose member is longer or shorter than it says is broken, and no more is written."""
    path = zipped(tmp_path / "a.zip", {"a": b"x" * 5000})
    true, false = (n.to_bytes(4, "little") for n in (5000, declared))
    path.write_bytes(path.read_bytes().replace(true, false))
    with pytest.raises(UnreadableError, match="is not a whole archive"):
        unpack(path, out)
    assert sum(map(len, tree(out).values())) <= declared


def test_a_name_that_goes_on_behind_its_end_is_refused(tmp_path, out):
    """Python cuts a name at a zero byte in silence; what another program sees is not the same."""
    path = zipped(tmp_path / "a.zip", {"a.txt-evil.exe": b"x"})
    path.write_bytes(path.read_bytes().replace(b"a.txt-", b"a.txt\0"))
    with pytest.raises(UnreadableError, match="not one everywhere"):
        unpack(path, out)


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.85])
def test_a_truncated_archive_is_said_to_be_broken(tmp_path, out, name, share):
    """A download that broke off is met with words, wherever it did."""
    noise = {f"{n}.bin": bytes((n * k * k) % 251 for k in range(4000)) for n in range(1, 9)}
    path = (zipped if name == "a.zip" else tarred)(tmp_path / name, noise)
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    with pytest.raises(UnreadableError, match="is not a whole archive"):
        unpack(path, out)


def test_an_encrypted_member_is_said_to_be_one(tmp_path, out):
    """A password is not asked for."""
    path = zipped(tmp_path / "a.zip", {"a": b"x"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=r"encrypted|password"):
        unpack(path, out)
