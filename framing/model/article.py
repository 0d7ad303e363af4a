"""One news item, its text verbatim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

FIELDS = ("id", "outlet", "date", "title", "text", "url", "event", "author", "section", "language")


@dataclass(frozen=True, slots=True)
class Article:
    """One news item as it came.

    Attributes
    ----------
    id : str
        Unique in its corpus.
    text : str
        Verbatim. Every offset in the library points into it, in Unicode code points.
    outlet : str or None
        Publisher brand.
    date : datetime.date or None
    title : str or None
        The headline as metadata; counted as `headline` only where it stands in `text`.
    url, event, author, section, language : str or None
        `event` names the happening that articles of several outlets tell.
    extra : mapping
        Every other field of the input, untouched.
    """

    id: str
    text: str
    outlet: str | None = None
    date: dt.date | None = None
    title: str | None = None
    url: str | None = None
    event: str | None = None
    author: str | None = None
    section: str | None = None
    language: str | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
