"""Data sets are downloaded whole or not at all, from a server of the test's own."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from framing.corpus import cards, copies, downloads
from framing.corpus.reading import read
from framing.model.errors import InputError, MissingDependency

ARTICLE = b'{"title": "Ferry sails", "body-paragraphs": [["It sailed."]], "triplet-uuid": "e1"}'


class Server(ThreadingHTTPServer):
    """Serves `files` by path, each perhaps with a fault: cut short, slow, or refused."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.faults: dict[str, list[str]] = {}
        self.asked: list[str] = []

    @property
    def url(self):
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        """Answer, perhaps with a fault."""
        server: Server = self.server
        server.asked.append(self.path)
        assert self.headers["Accept-Encoding"] == "identity"
        faults = server.faults.get(self.path, [])
        fault = faults.pop(0) if faults else ""
        data = server.files.get(self.path)
        if data is None or fault == "refuse":
            self.send_error(404 if data is None else 503)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if fault == "cut":
            self.wfile.write(data[: len(data) // 2])
        elif fault == "slow":
            self.wfile.write(data[: len(data) // 2])
            self.wfile.flush()
            time.sleep(20)
        else:
            self.wfile.write(data)

    def log_message(self, *args):
        """Keep quiet."""


@pytest.fixture
def server():
    """A server in a thread."""
    server = Server()
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A folder of cards, a data folder, and no waiting between attempts."""
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "home"))
    for module in (cards, copies):
        monkeypatch.setattr(module, "corpora_dir", lambda: tmp_path / "shelf")
    monkeypatch.setattr("pooch.core.time.sleep", lambda _: None)
    return tmp_path / "shelf"


def archive(files: dict[str, bytes]) -> bytes:
    """A zip in memory."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def put_card(shelf: Path, server: Server, *tables: str, reader: str = "basil") -> None:
    """A card with tables ``[[download]]``, in each SHA(path) and URL(path) of served files."""
    text = f'name = "karst"\ntitle = "Karst"\nlicence = "CC0"\nreader = "{reader}"\n'
    for path, *lines in (table.split(";") for table in tables):
        digest = hashlib.sha256(server.files[path]).hexdigest()
        about = [f'url = "{server.url}{path}"', f'sha256 = "{digest}"', *lines]
        text += "\n".join(["", "[[download]]", *about, ""])
    (shelf / "karst").mkdir(parents=True, exist_ok=True)
    (shelf / "karst" / "card.toml").write_text(text)


@pytest.fixture
def card(shelf, server):
    """A set of an archive, in a folder of its own as code hosts pack it, and a file."""
    names = [f"articles/2031/e{n}_{n % 10}.json" for n in range(40)]
    server.files["/set.zip"] = archive({f"karst-abc/{name}": ARTICLE for name in names})
    server.files["/notes.txt"] = b"Invented."
    packed = '/set.zip;unpack = true;below = "karst-abc"'
    put_card(shelf, server, packed, '/notes.txt;to = "docs/notes.txt"')
    return names


def visible(home: Path) -> list[str]:
    """What a user sees in the data folder."""
    return [p.name for p in home.iterdir() if not p.name.startswith(".")] if home.exists() else []


def test_a_set_is_downloaded_unpacked_and_read(card, server, tmp_path):
    """The happy way: the files are there, checked, and found by name; no draft is left."""
    folder = copies.fetch("karst")
    found = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    assert found == sorted([*card, "docs/notes.txt"])
    assert copies.locate("karst") == folder == copies.fetch("karst")
    assert copies.verify("karst") == ()
    assert len(copies.pinned("karst")) == len(found)
    assert len(read("karst")) == len(card)
    assert server.asked == ["/set.zip", "/notes.txt"]
    assert not (tmp_path / "home" / ".karst.draft").exists()


def test_progress_is_shown_where_it_is_wanted(card, capsys):
    """A bar on standard error, and nothing on standard output."""
    copies.fetch("karst", progress=True)
    out, err = capsys.readouterr()
    assert (out, "%" in err) == ("", True)


def test_nothing_is_said_where_it_is_not_wanted(card, capsys, caplog):
    """Neither a bar nor the library's own messages."""
    copies.fetch("karst")
    assert capsys.readouterr() == ("", "")
    assert caplog.text == ""


def test_a_connection_that_breaks_is_tried_again(card, server):
    """What arrived by halves is thrown away, and the set is whole."""
    server.faults["/set.zip"] = ["cut", "refuse"]
    copies.fetch("karst")
    assert server.asked.count("/set.zip") == 3
    assert copies.verify("karst") == ()


def test_what_was_downloaded_whole_is_not_downloaded_again(card, server, tmp_path):
    """After a failure of the second file, the next fetch goes on from there."""
    server.faults["/notes.txt"] = ["refuse"] * 3
    with pytest.raises(InputError, match=r"answered 503.*--from PATH"):
        copies.fetch("karst")
    assert visible(tmp_path / "home") == []
    with pytest.raises(InputError, match="framing data fetch karst"):
        copies.locate("karst")
    copies.fetch("karst")
    assert server.asked.count("/set.zip") == 1
    assert copies.verify("karst") == ()


@pytest.mark.parametrize("spoil", [lambda d: d[:-7], lambda d: d[:9] + bytes([d[9] ^ 1]) + d[10:]])
def test_another_file_than_the_pinned_one_is_refused(card, server, tmp_path, spoil):
    """A flipped byte or a short file: address, both hashes and the remedy are in the message."""
    right = hashlib.sha256(server.files["/set.zip"]).hexdigest()
    server.files["/set.zip"] = spoil(server.files["/set.zip"])
    wrong = hashlib.sha256(server.files["/set.zip"]).hexdigest()
    with pytest.raises(InputError) as error:
        copies.fetch("karst")
    for part in (f"{server.url}/set.zip", f"expected sha256 {right}", f"found {wrong}", "--from"):
        assert part in str(error.value)
    assert server.asked == ["/set.zip"], "a wrong file is not downloaded three times"
    assert visible(tmp_path / "home") == []
    assert not list((tmp_path / "home" / ".karst.draft").rglob("*.zip"))


def test_without_a_network_there_is_one_line(card, server):
    """The address, that there is no connection, and the way that needs none."""
    server.shutdown()
    server.server_close()
    with pytest.raises(InputError, match=r"no connection to 127.*--from PATH") as error:
        copies.fetch("karst")
    assert "\n" not in str(error.value)


def test_a_missing_file_says_what_the_server_answered(card, server):
    """A publisher who took the file away."""
    del server.files["/notes.txt"]
    with pytest.raises(InputError, match=r"notes\.txt: cannot be downloaded: .*answered 404"):
        copies.fetch("karst")


def test_an_archive_of_the_right_hash_is_still_not_trusted(shelf, server, tmp_path):
    """A name that leads outside is refused, and nothing of the set is to be seen."""
    server.files["/set.zip"] = archive({"../evil.txt": b"evil"})
    put_card(shelf, server, "/set.zip;unpack = true")
    with pytest.raises(InputError, match="leads outside"):
        copies.fetch("karst")
    assert visible(tmp_path / "home") == []
    assert not list(tmp_path.rglob("evil.txt"))


def test_what_is_not_in_the_layout_is_not_installed(shelf, server, tmp_path):
    """A card whose download is something else has to be corrected."""
    server.files["/set.zip"] = archive({"a.txt": b"Fog."})
    put_card(shelf, server, "/set.zip;unpack = true")
    with pytest.raises(InputError, match="not in the layout of its reader"):
        copies.fetch("karst")
    assert visible(tmp_path / "home") == []


@pytest.mark.parametrize(
    ("number", "says"), [(errno.ENOSPC, "make room"), (errno.EACCES, "you may write")]
)
def test_a_machine_that_will_not_write_is_answered(card, tmp_path, monkeypatch, number, says):
    """A full disk or a folder of somebody else's: the remedy, and a full disk is not left full."""

    def refuse(*args, **kwargs):
        raise OSError(number, os.strerror(number), "home/x")

    monkeypatch.setattr(downloads, "unpack", refuse)
    with pytest.raises(InputError, match=f"{says}.*FRAMING_DATA"):
        copies.fetch("karst")
    assert visible(tmp_path / "home") == []
    assert (tmp_path / "home" / ".karst.draft").exists() == (number != errno.ENOSPC)


def test_a_data_folder_that_cannot_be_made(card, tmp_path):
    """A file stands where the folder belongs."""
    (tmp_path / "home").write_text("")
    with pytest.raises(InputError, match="FRAMING_DATA"):
        copies.fetch("karst")


def test_without_the_extra_its_name_is_said(card, monkeypatch):
    """Downloading is an extra; the message says how to install it, and how to do without."""
    monkeypatch.setitem(sys.modules, "filelock", None)
    with pytest.raises(MissingDependency, match=r"framing\[fetch\].*--from PATH"):
        copies.fetch("karst")


def test_a_new_pin_is_a_new_copy(card, shelf, server):
    """A newer card does not meet the files of an older one."""
    old = copies.fetch("karst")
    server.files["/new.zip"] = archive({"articles/2032/e9_1.json": ARTICLE})
    put_card(shelf, server, "/new.zip;unpack = true")
    with pytest.raises(InputError, match="not on this machine"):
        copies.locate("karst")
    assert copies.fetch("karst") != old
    assert read("karst").ids == ("e9_1",)


def test_a_registered_copy_goes_before_the_download(card, server, tmp_path):
    """Who named a folder gets that folder, and nothing is downloaded."""
    mine = tmp_path / "mine" / "articles" / "2031" / "e1_1.json"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(ARTICLE)
    copies.register("karst", tmp_path / "mine")
    assert copies.fetch("karst") == tmp_path / "mine"
    assert server.asked == []


FETCH = """
import sys
from pathlib import Path
from framing.corpus import cards, copies, downloads
cards.corpora_dir = copies.corpora_dir = lambda: Path(sys.argv[1])
{before}
print(copies.fetch("karst"), flush=True)
"""


def fetching(shelf: Path, before: str = "") -> subprocess.Popen:
    """A process that fetches; `before` is run in it first."""
    code = FETCH.format(before=textwrap.dedent(before))
    return subprocess.Popen(
        [sys.executable, "-c", code, shelf],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        text=True,
    )


def killed(process: subprocess.Popen, when) -> None:
    """Kill a process, without a chance to clean up, as soon as something is so."""
    until = time.monotonic() + 30
    while not when() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
    assert process.poll() is None, "it ended before it could be killed"
    process.send_signal(signal.SIGKILL)
    process.communicate()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL")
class TestKilled:
    def test_while_downloading(self, card, shelf, server, tmp_path):
        """Half a file is on the disk, nothing is to be seen, and the next fetch succeeds."""
        draft = tmp_path / "home" / ".karst.draft"
        server.faults["/set.zip"] = ["slow"]

        def half():
            return any(p.is_file() and p.stat().st_size for p in draft.rglob("*"))

        killed(fetching(shelf), half)
        assert visible(tmp_path / "home") == []
        copies.fetch("karst")
        assert copies.verify("karst") == ()
        assert len(read("karst")) == len(card)
        assert not draft.exists()

    @pytest.mark.parametrize("step", ["unpack", "hashes_below", "rename"])
    def test_while_unpacking(self, card, shelf, server, tmp_path, step):
        """Some files are unpacked, or all but not renamed: nothing or everything is to be seen."""
        before = {
            "unpack": """
                import framing.corpus.archives as archives
                write, n = archives._write, []
                def slow(*args):
                    n.append(1)
                    if len(n) == 20:
                        Path("mark").touch()
                        import time; time.sleep(30)
                    write(*args)
                archives._write = slow
            """,
            "hashes_below": """
                def slow(*args):
                    Path("mark").touch()
                    import time; time.sleep(30)
                downloads.hashes_below = slow
            """,
            "rename": """
                def slow(*args, **kwargs):
                    Path("mark").touch()
                    import time; time.sleep(30)
                downloads.shutil.rmtree = slow
            """,
        }[step].replace('"mark"', repr(str(tmp_path / "mark")))
        killed(fetching(shelf, before), (tmp_path / "mark").exists)
        assert (visible(tmp_path / "home") == []) == (step != "rename")
        folder = copies.fetch("karst")
        found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
        assert found == {*card, "docs/notes.txt"}
        assert copies.verify("karst") == ()
        assert server.asked.count("/set.zip") == 1, "the whole download was used again"

    def test_two_at_once(self, card, shelf, server):
        """The second waits for the first, and both name the same whole copy."""
        processes = [fetching(shelf) for _ in range(2)]
        said = {process.communicate(timeout=60)[0].strip() for process in processes}
        assert [process.returncode for process in processes] == [0, 0]
        assert said == {str(copies.fetch("karst"))}
        assert copies.verify("karst") == ()
        assert server.asked == ["/set.zip", "/notes.txt"]
