"""What a single cell of the input holds."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

# pandas' marks for a missing value, known by name so that pandas need not be imported.
_MISSING = {"NAType", "NaTType"}


def is_missing(value: object) -> bool:
    """Whether a cell is empty: None, NaN, or pandas' NA and NaT.

    Examples
    --------
    >>> [is_missing(v) for v in (None, float("nan"), "", 0)]
    [True, True, False, False]
    """
    if isinstance(value, float | np.floating):
        return bool(np.isnan(value))
    return value is None or type(value).__name__ in _MISSING


def is_text(value: str) -> bool:
    r"""Whether a string can be written down as UTF-8, which lone surrogates cannot.

    Examples
    --------
    >>> is_text("naïve 😀"), is_text("\ud83d")
    (True, False)
    """
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def flat(value: Any) -> Any:
    """A nested JSON value as JSON text; everything else as it is.

    Examples
    --------
    >>> flat(["Karst", {"n": 1}]), flat(7)
    ('["Karst", {"n": 1}]', 7)
    """
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def kind(value: object) -> str:
    """What a value is, in words for an error message.

    Examples
    --------
    >>> kind(7), kind(None), kind([1])
    ('a number', 'nothing', 'a list')
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float | np.number):
        return "a number"
    names = {"dict": "an object", "list": "a list", "bytes": "bytes", "str": "text"}
    name = type(value).__name__
    return names.get(name, name)
