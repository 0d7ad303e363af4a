"""Us and them: words by which a writer speaks as one of a group (layer 2).

Who is meant is told by the words around (framing/lexicons/catalogue/us_them.toml); here stands what
a list cannot ask: a country is not "us".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.devices.lexical import LexicalDevice
from framing.devices.nominals import same_sentence
from framing.lexicons.entries import Entry
from framing.text.batch import Batch


@dataclass(frozen=True, slots=True)
class UsThem(LexicalDevice):
    """First persons plural and national deixis, with who is meant.

    References
    ----------
    vandijk1998, billig1995, fowler1991

    Examples
    --------
    >>> text = "US officials met. Our troops are abroad, as we all know."
    >>> table = UsThem.of("us_them").find(Batch.of([text]))
    >>> for row in range(len(table)):
    ...     e = table.at(row, "a1", text)
    ...     print(e.sense, e.cue.of(text))
    nation Our
    nation we
    """

    def matches(self, batch: Batch) -> Iterator[tuple[int, int, Entry]]:
        """Occurrences, without the country that is written like the pronoun."""
        for first, last, entry in LexicalDevice.matches(self, batch):
            if not (first == last and batch.word(first) == "us" and _is_country(batch, first)):
                yield first, last, entry


def _is_country(batch: Batch, token: int) -> bool:
    """US in capitals, whatever the case of its line, and where it opens a sentence."""
    opens = not same_sentence(batch, token - 1, token)
    return bool(batch.tokens.caps[token]) or (opens and bool(batch.tokens.capital[token]))
