"""Downloading what a card pins, and putting it in its place in one step."""

from __future__ import annotations

import errno
import hashlib
import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from framing.corpus.archives import unpack
from framing.corpus.cards import Card, Download
from framing.corpus.datasets import LAYOUTS
from framing.corpus.hashes import hash_list, hashes_below, sha256_of
from framing.model.errors import InputError, MissingDependency

FILES = "files"
HASHES = "sha256.txt"
_RETRIES = 2  # of a connection that breaks; pooch waits a second longer before each
_TIMEOUT = 30  # seconds without an answer
_PIECE = 2**16  # bytes
# Some servers pack a file for the way, or take a .gz for one packed so; the hash is of the file.
_AS_IT_IS = {"Accept-Encoding": "identity"}
_FULL = {errno.ENOSPC, errno.EDQUOT}


def installed(known: Card, home: Path) -> Path:
    """The folder of the downloaded copy of a card's version, which need not be there.

    Another pin is another folder, so that a newer card never meets an older copy.
    """
    pins = "\n".join(repr(wanted) for wanted in known.download)
    return home / f"{known.name}-{hashlib.sha256(pins.encode()).hexdigest()[:12]}"


def install(known: Card, home: Path, *, progress: bool = False) -> Path:
    """Download and unpack a data set beside where it belongs, then rename it, whole, to there.

    One process at a time works on a set; what a process that died left behind is used where it
    is whole, and else removed.

    Returns
    -------
    pathlib.Path
        The folder with the data set's files and the list of their hashes.

    Raises
    ------
    InputError
        When a file cannot be downloaded or is not the one that the card pins, an archive is not
        to be trusted, or the result is not in the layout of the card's reader.
    MissingDependency
        Without the libraries of the extra ``fetch``.
    OSError
        When the machine refuses to write; where the disk is full, the draft is removed.
    """
    place, draft = installed(known, home), home / f".{known.name}.draft"
    home.mkdir(parents=True, exist_ok=True)
    with _lock(home / f".{known.name}.lock", known.name):
        try:
            if not place.is_dir():
                _assemble(known, draft, progress=progress).replace(place)
            shutil.rmtree(draft, ignore_errors=True)
        except OSError as error:
            if error.errno in _FULL:
                shutil.rmtree(draft, ignore_errors=True)
            raise
    return place


def _assemble(known: Card, draft: Path, *, progress: bool) -> Path:
    """The whole data set in a folder of the draft; downloads that are whole are kept beside it."""
    copy = draft / "copy"
    if copy.exists():
        shutil.rmtree(copy)
    (copy / FILES).mkdir(parents=True)
    for wanted in known.download:
        file = _download(wanted, draft / "downloads", known.name, progress=progress)
        goal = copy / FILES / (wanted.to or ("" if wanted.unpack else _file_name(wanted)))
        if wanted.unpack:
            goal.mkdir(parents=True, exist_ok=True)
            unpack(file, goal, below=wanted.below)
        else:
            goal.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, goal)
    layout = LAYOUTS.get(known.reader or known.name)
    if layout and not layout.recognises(copy / FILES):
        raise InputError(
            f"what the card of {known.name!r} downloads is not in the layout of its reader; "
            f"expected {layout.looks} (report it: the card has to be corrected)"
        )
    hashes = hashes_below(copy / FILES, progress)
    (copy / HASHES).write_text(hash_list(hashes), encoding="utf-8", errors="surrogateescape")
    return copy


def _download(wanted: Download, folder: Path, name: str, *, progress: bool) -> Path:
    """One file, downloaded unless it is there already, and checked."""
    pooch = _needed("pooch", name)
    file = f"{wanted.sha256[:12]}-{_file_name(wanted)}"
    keeper = pooch.create(
        path=folder,
        base_url="",
        registry={file: wanted.sha256},
        urls={file: wanted.url},
        retry_if_failed=_RETRIES,
    )
    http = pooch.HTTPDownloader(
        progressbar=progress, chunk_size=_PIECE, timeout=_TIMEOUT, headers=_AS_IT_IS
    )
    with _silent(pooch.get_logger()), _explained(wanted.url, name):
        return Path(keeper.fetch(file, downloader=_checking(http, wanted, name)))


def _checking(http: Callable[..., None], wanted: Download, name: str) -> Callable[..., None]:
    """A downloader that does not try a wrong file again, as pooch would."""

    def download(url: str, file: str, keeper: object) -> None:
        http(url, file, keeper)
        found = sha256_of(Path(file))
        if found != wanted.sha256:
            raise InputError(
                f"{url}: is not the file that was pinned: expected sha256 {wanted.sha256}, "
                f"found {found}; try again later, or {register_with(name)}"
            )

    return download


@contextmanager
def _explained(url: str, name: str) -> Iterator[None]:
    """What a connection that fails means, in one line."""
    requests = _needed("requests", name)
    host = urlsplit(url).netloc
    try:
        yield
    except requests.HTTPError as error:
        said = f"{host} answered {error.response.status_code} {error.response.reason}"
    except requests.Timeout:
        said = f"{host} did not answer within {_TIMEOUT} seconds"
    except requests.ConnectionError:
        said = f"there is no connection to {host}"
    except requests.RequestException:
        said = f"the connection to {host} broke off"
    else:
        return
    raise InputError(f"{url}: cannot be downloaded: {said}; try again, or {register_with(name)}")


def register_with(name: str) -> str:
    """The remedy that needs no network."""
    return f"register a copy with: framing data fetch {name} --from PATH"


@contextmanager
def _silent(logger: logging.Logger) -> Iterator[None]:
    """Without pooch's own messages, which repeat what the progress shows."""
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _lock(file: Path, name: str) -> Any:
    """A lock that the system lets go when its holder dies, however it dies."""
    return _needed("filelock", name).FileLock(file)


def _needed(library: str, name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(library)
    except ModuleNotFoundError:
        raise MissingDependency(
            f"downloading needs {library}: pip install 'framing[fetch]', or {register_with(name)}"
        ) from None


def _file_name(wanted: Download) -> str:
    return Path(urlsplit(wanted.url).path).name or "file"
