"""Files that are either whole or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from framing.model.errors import InputError


@contextmanager
def whole_file(path: str | Path, *, force: bool = False) -> Iterator[Path]:
    """A hidden file beside `path` to write into; it becomes `path` when the block ends well.

    Parameters
    ----------
    path : path
        Its folder is made when it is not there.
    force : bool
        Replace a file that is there already.

    Raises
    ------
    InputError
        When the file exists and `force` is not given, or the place cannot be written to.
    """
    path = Path(path)
    if path.exists() and not path.is_file():
        raise InputError(f"{path} is {'a folder' if path.is_dir() else 'a device'}; name a file")
    if path.exists() and not force:
        raise InputError(f"{path} exists; name another file, or use --force to replace it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}") from error
    hidden = Path(name)
    try:
        yield hidden
        hidden.chmod(0o666 & ~_umask())
        hidden.replace(path)
    finally:
        hidden.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
