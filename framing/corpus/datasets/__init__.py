"""Data sets in the layout that their authors publish.

A layout is told by its files, wherever they stand and whatever the folder is called.
"""

from __future__ import annotations

from pathlib import Path

from framing.corpus.datasets import basil, demo, polnear
from framing.corpus.datasets.layout import Layout

LAYOUTS = {layout.name: layout for layout in (basil.LAYOUT, demo.LAYOUT, polnear.LAYOUT)}


def layout_of(folder: Path) -> Layout | None:
    """The layout that a folder is in, if it is a known one."""
    return next((layout for layout in LAYOUTS.values() if layout.recognises(folder)), None)
