"""One line that says how a number came about, assembled by the steps themselves."""

from __future__ import annotations

from dataclasses import dataclass

from framing.version import __version__


@dataclass(frozen=True, slots=True)
class Signature:
    """Ordered ``key:value`` fields; every step adds what it did, none is written by hand.

    References
    ----------
    post2018

    Examples
    --------
    >>> made = Signature().add(n=2816, parts="headline+body").add(seed=1)
    >>> str(made).rsplit("|", 1)[0]
    'framing|n:2816|parts:headline+body|seed:1'
    """

    fields: tuple[tuple[str, str], ...] = ()

    def add(self, **steps: object) -> Signature:
        """A longer signature; a key given again moves to the end with its new value."""
        kept = tuple((k, v) for k, v in self.fields if k not in steps)
        return Signature(kept + tuple((k, _said(v)) for k, v in steps.items()))

    def __str__(self) -> str:
        return "|".join(["framing", *(f"{k}:{v}" for k, v in self.fields), f"v:{__version__}"])


def _said(value: object) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        return "+".join(map(str, value))
    return str(value).replace("|", "/")
