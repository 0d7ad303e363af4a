"""Telling: pages, figures, tables and citations made from results; no statistics here (layer 5)."""

from __future__ import annotations

from framing.lazily import lazily
from framing.report.cite import cite, references
from framing.report.findings import findings_text
from framing.report.html import annotated_page, fragment, page, set_aside_page
from framing.report.write import retell, write

# Loaded when asked for: citing and retelling need nothing of what annotating loads.
_LATER = dict.fromkeys(("write_annotations", "write_table"), "framing.report.export")
_LATER["set_aside_frame"] = "framing.report.set_aside"

__all__ = [
    "annotated_page",
    "cite",
    "findings_text",
    "fragment",
    "page",
    "references",
    "retell",
    "set_aside_frame",
    "set_aside_page",
    "write",
    "write_annotations",
    "write_table",
]


__getattr__, *_ = lazily(__name__, _LATER)
