"""News agencies: what they are called, and where a text names one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from framing.corpus.outlets import find_outlet

UNNAMED = "unnamed agency"


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency or syndicate.

    Attributes
    ----------
    name, country : str
    also : tuple of str
        Names spelled out; the case does not matter.
    short : tuple of str
        Abbreviations; the case matters.
    """

    name: str
    country: str
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Names of agencies, to be looked up and to be put into patterns.

    Attributes
    ----------
    long, short : str
        Alternations: of names spelled out (any case), and of abbreviations.
    by_long, by_short : dict of str to str
        The agency of each, by its folded form and as written.
    """

    long: str
    short: str
    by_long: dict[str, str]
    by_short: dict[str, str]

    @property
    def any(self) -> str:
        """An alternation of everything, with a leading "The"."""
        return rf"(?:[Tt]he |THE )?(?:{self.long}|{self.short})"

    def agency(self, written: str) -> str:
        """The agency that a form stands for; '' for none.

        Examples
        --------
        >>> [gazetteer().agency(x) for x in ("THE ASSOCIATED PRESS", "AP", "ap", "Karst One")]
        ['Associated Press', 'Associated Press', '', '']
        """
        written = " ".join(written.split())
        return self.by_short.get(written) or self.by_long.get(_folded(written), "")


def _folded(written: str) -> str:
    return written.casefold().removeprefix("the ").replace("\u2019", "'")


@cache
def agencies() -> tuple[Agency, ...]:
    """The agencies that are known."""
    return tuple(
        Agency(a["name"], a["country"], tuple(a.get("also", ())), tuple(a.get("short", ())))
        for a in _data()["agency"]
    )


@cache
def gazetteer() -> Gazetteer:
    """All names of all agencies."""
    by_long = {_folded(n): a.name for a in agencies() for n in (a.name, *a.also)}
    by_long |= dict.fromkeys(_data()["unnamed"], UNNAMED)
    by_short = {n: a.name for a in agencies() for n in a.short}
    return Gazetteer(f"(?i:{_alternation(by_long)})", _alternation(by_short), by_long, by_short)


def _alternation(forms: Iterable[str]) -> str:
    """Longest first; a space stands for any white space within a line."""
    longest = sorted(forms, key=lambda f: (-len(f), f))
    return "(?:" + "|".join(re.escape(f).replace(r"\ ", r"[ \u00a0]+") for f in longest) + ")"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("framing.corpus") / "agencies.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1 << 12)
def agency_of_outlet(outlet: str | None) -> str:
    """The agency that an outlet is; '' when it is none.

    Examples
    --------
    >>> [agency_of_outlet(o) for o in ("Reuters", "CNN (Web News)", "Karst One", None)]
    ['Reuters', 'CNN Wire', '', '']
    """
    card = find_outlet(outlet) if outlet else None
    return gazetteer().agency(card.name if card else outlet or "")
