"""Stems of English words, by NLTK's Snowball stemmer, which needs none of NLTK's data.

This is where the library meets NLTK. Importing it takes longer than annotating a hundred articles,
so it is imported with the first word that is really to be stemmed.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word.

    Examples
    --------
    >>> stem("talks") == stem("talking") == stem("talk's"), stem("talks") == stem("tales")
    (True, False)
    """
    stemmed: str = _stemmer().stem(word.removesuffix("'s"))
    return stemmed


@cache
def _stemmer() -> Any:
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")
