"""What an outlet calls itself, as plain data that every layer can read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

KINDS = ("name", "domain", "programme", "staff")
ORIGINS = ("card", "derived", "learned")
GUARDS = ("", "inside", "short")


@dataclass(frozen=True, slots=True)
class OutletName:
    """One form by which an outlet names itself.

    Attributes
    ----------
    text : str
        As it is written. A capital stands for itself, a small letter for both cases. A form that
        begins with ``The`` counts with that article only; any other, with ``the`` or without.
    kind : str
        One of `KINDS`: its name; an address (web, mail, handle); a programme or section with a
        name of its own; somebody who works for it.
    origin : str
        One of `ORIGINS`: the library's card of the outlet; derived from the article's fields;
        learned from a corpus.
    guard : str
        One of `GUARDS`. ``inside``: the form is a word as well, and counts where it is capitalised
        inside a sentence and no neighbour is. ``short``: so too, after an article only, and in no
        text that names somebody else by the same word.

    Examples
    --------
    >>> OutletName("Reason", "name", "card", "inside").kind
    'name'
    """

    text: str
    kind: str
    origin: str
    guard: str = ""

    def __post_init__(self) -> None:
        for value, allowed in ((self.kind, KINDS), (self.origin, ORIGINS), (self.guard, GUARDS)):
            if value not in allowed:
                raise ValueError(f"{value!r} is none of {', '.join(map(repr, allowed))}")


@dataclass(frozen=True, slots=True)
class Names:
    """All forms by which an outlet names itself.

    Attributes
    ----------
    outlet : str
        Its name in full.
    entries : tuple of OutletName

    Examples
    --------
    >>> daily = Names("The Karst Daily", (OutletName("Karst Daily", "name", "derived"),))
    >>> (daily | [OutletName("@karstdaily", "domain", "learned")]).texts
    ('Karst Daily', '@karstdaily')
    """

    outlet: str
    entries: tuple[OutletName, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The forms as they are written, in order, each once."""
        return tuple(dict.fromkeys(entry.text for entry in self.entries))

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The forms of one kind."""
        return tuple(dict.fromkeys(e.text for e in self.entries if e.kind == kind))

    def __or__(self, more: Iterable[OutletName]) -> Names:
        """With more forms; one that is there already keeps its kind and origin."""
        known = {entry.text: entry for entry in self.entries}
        for entry in more:
            known.setdefault(entry.text, entry)
        return Names(self.outlet, tuple(known.values()))
