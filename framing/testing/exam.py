"""How a check fails: its name, what is wrong, and the smallest text that shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

Complaint = Callable[[str], str | None]
Check = tuple[str, Callable[[], None]]

_TRIALS = 200
_SHOWN = 600


class ExamFailure(AssertionError):
    """A check of the exam that was not passed.

    Attributes
    ----------
    check : str
        Name of the check.
    complaint : str
        What is wrong.
    example : str or None
        A text that shows it, as short as was found; None where no text is involved.
    """

    def __init__(self, check: str, complaint: str, example: str | None = None) -> None:
        super().__init__(check, complaint, example)
        self.check = check
        self.complaint = complaint
        self.example = example

    def __str__(self) -> str:
        said = f"{self.check}: {self.complaint}"
        if self.example is None:
            return said
        shown = repr(self.example)
        cut = f"{shown[:_SHOWN]}… ({len(self.example)} characters)"
        return f"{said}\nfor the text {shown if len(shown) <= _SHOWN else cut}"


def require(check: str, holds: bool, complaint: str) -> None:
    """Fail the check with a complaint unless something holds."""
    if not holds:
        raise ExamFailure(check, complaint)


def hold(check: str, complaint: Complaint, texts: Iterable[str]) -> None:
    """Fail the check at the first text with a complaint, made as short as the complaint allows.

    Parameters
    ----------
    check : str
    complaint : callable
        What is wrong with a text, or None. An exception is a complaint too.
    texts : iterable of str
    """
    for text in texts:
        first, cause = _said(complaint, text)
        if first is not None:
            small = minimal(text, lambda t: _said(complaint, t)[0] is not None)
            again = _said(complaint, small)[0]  # None from what remembers: then the first stands
            raise ExamFailure(check, again or first, small if again else text) from cause


def _said(complaint: Complaint, text: str) -> tuple[str | None, Exception | None]:
    try:
        return complaint(text), None
    except ExamFailure:
        raise
    except Exception as error:  # whatever somebody else's code raises is a finding
        return f"raised {type(error).__name__}: {error}", error


def minimal(text: str, fails: Callable[[str], bool]) -> str:
    r"""A text that still fails, after leaving out lines, words and characters while it does.

    Examples
    --------
    >>> minimal("One line.\nThe İ and more.\n", lambda t: "İ" in t)
    'İ'
    """
    trials = iter(range(_TRIALS))
    for pattern in (r".*\n|.+\Z", r"\S+\s*|\s+", r"(?s)."):
        units = re.findall(pattern, text)
        if "".join(units) == text:
            text = "".join(_fewest(units, fails, trials))
    return text


def _fewest(units: list[str], fails: Callable[[str], bool], trials: Iterator[int]) -> list[str]:
    """Leave out halves, quarters and so on down to single units."""
    size = (len(units) + 1) // 2
    while size and len(units) > 1:
        at = 0
        while at < len(units):
            rest = units[:at] + units[at + size :]
            if next(trials, None) is None:
                return units
            if fails("".join(rest)):
                units = rest
            else:
                at += size
        size //= 2
    return units
