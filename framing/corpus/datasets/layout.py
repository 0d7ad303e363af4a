"""What the reader of a published data set consists of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from framing.corpus.rows import Rows


@dataclass(frozen=True, slots=True)
class Layout:
    """How a data set is published.

    Attributes
    ----------
    name : str
    looks : str
        What has to be there, for messages.
    recognises : callable
        Whether a folder is in this layout.
    inputs : callable
        From a folder to its inputs in a fixed order, each opened when it is called.
    """

    name: str
    looks: str
    recognises: Callable[[Path], bool]
    inputs: Callable[[Path], Iterator[Callable[[], Rows]]]
