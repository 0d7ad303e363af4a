"""How results show themselves in a notebook.

The nouns of this layer must not import the report layer, which knows how to draw them; yet a
result should render where it stands. This is the one place that looks upward, by name and at
call time, as a plotting back-end is looked up (docs/decisions/0005-display-seam.md).
"""

from __future__ import annotations

from importlib import import_module

RENDERER = "framing.report.html"


def as_html(result: object) -> str:
    """An HTML fragment of a result, drawn by the report layer."""
    html: str = import_module(RENDERER).fragment(result)
    return html
