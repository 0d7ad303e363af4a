"""Data sets in the layout that their authors publish, and what crawlers write.

A layout is told by its files, wherever they stand and whatever the folder is called. Every
module in here that has a `LAYOUT` is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from framing.corpus.datasets.layout import Layout


def _layouts() -> Iterator[Layout]:
    for name in sorted(module.name for module in iter_modules(__path__)):
        layout = getattr(import_module(f"{__name__}.{name}"), "LAYOUT", None)
        if isinstance(layout, Layout):
            yield layout


LAYOUTS = {layout.name: layout for layout in _layouts()}


def layout_of(folder: Path) -> Layout | None:
    """The layout that a folder is in, if it is a known one."""
    return next((layout for layout in LAYOUTS.values() if layout.recognises(folder)), None)
