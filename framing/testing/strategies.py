"""Random news: Hypothesis strategies for texts, articles and corpora.

They are for tests of your own as well::

    from hypothesis import given
    from framing.testing import corpora


    @given(corpora())
    def test_my_measure(corpus): ...
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from framing.model.article import Article
from framing.model.corpus import Corpus
from framing.model.errors import MissingDependency
from framing.testing.texts import FURNITURE, NASTY, PADDING, PARAGRAPHS

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

OUTLETS = ("Meridian Times", "Karst One", "Valdoria Post")

_WORDS = tuple(sorted({word for p in PARAGRAPHS for word in p.split()}))
_ODD = (
    "İ", "ß", "👩‍👩‍👧‍👦", "🏳️‍🌈", "e\u0301", "\u0301", "𝒱alley", "שלום", "مرحبا", "中文。", "12345",
    "1,000.5", "U.S.", "a.m.", "Ph.D.", "…", "—", "--", "“", "”", "‘", "’", '"', "'", "''", "``",
    "(", ")", "[", "\x00", "\u200b", "\ufeff", "\u00ad", "\u202e", "&amp;", "http://karst.example",
)  # fmt: skip
_BREAKS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028", "\x85", " \n\t\n")
_SPACES = (" ", " ", " ", "", "\u00a0", "  ", "\t", "\n")


def news_texts() -> SearchStrategy[str]:
    """Texts like news pages: prose, quotes, datelines, furniture, odd characters and breaks."""
    _require_hypothesis()
    from hypothesis import strategies as st

    words = st.sampled_from(_WORDS) | st.sampled_from(_ODD)
    pairs = st.lists(st.tuples(words, st.sampled_from(_SPACES)), max_size=25)
    lines = (
        st.sampled_from((*PARAGRAPHS, *FURNITURE))
        | st.sampled_from((*PADDING.values(), *NASTY[:20]))
        | pairs.map(_joined)
    )
    pages = st.lists(st.tuples(lines, st.sampled_from(_BREAKS)), max_size=8)
    return pages.map(_joined)


def articles() -> SearchStrategy[Article]:
    """Articles with news texts and with metadata that may be missing."""
    _require_hypothesis()
    from hypothesis import strategies as st

    return st.builds(
        Article,
        id=st.text("abcdefgh", min_size=1, max_size=6),
        text=news_texts(),
        outlet=st.sampled_from((*OUTLETS, None)),
        date=st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)),
        title=st.none() | st.sampled_from(FURNITURE),
        event=st.none() | st.sampled_from(("ferry", "vote")),
        language=st.sampled_from((None, "en", "en-GB")),
    )


def corpora(*, min_size: int = 0, max_size: int = 5) -> SearchStrategy[Corpus]:
    """Corpora of articles with unique ids."""
    _require_hypothesis()
    from hypothesis import strategies as st

    lists = st.lists(articles(), min_size=min_size, max_size=max_size, unique_by=lambda a: a.id)
    return lists.map(Corpus.of)


def any_texts(examples: Sequence[str]) -> SearchStrategy[str]:
    """News texts, strings of any characters, and examples with something thrown into them."""
    _require_hypothesis()
    from hypothesis import strategies as st

    dots = st.tuples(
        st.sampled_from(tuple(examples)), st.floats(0, 1), st.integers(0, 9), st.sampled_from(_ODD)
    )
    return news_texts() | st.text(max_size=60) | dots.map(_damaged)


def for_every(strategy: SearchStrategy[Any], test: Callable[[Any], None], *, examples: int) -> None:
    """Run a test on random examples, the same ones every time."""
    _require_hypothesis()
    from hypothesis import HealthCheck, given, settings

    alike = settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

    @alike
    @given(strategy)
    def run(example: Any) -> None:
        test(example)

    run()


def _joined(pairs: Sequence[tuple[str, str]]) -> str:
    return "".join(a + b for a, b in pairs)


def _damaged(parts: tuple[str, float, int, str]) -> str:
    """An example with some characters at a place replaced by something odd."""
    text, place, length, odd = parts
    at = int(place * len(text))
    return text[:at] + odd + text[at + length :]


def _require_hypothesis() -> None:
    if find_spec("hypothesis") is None:
        raise MissingDependency(
            "the exam makes its random texts with Hypothesis: pip install hypothesis"
        )
