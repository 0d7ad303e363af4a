"""The texts of the exam: news prose with something for every device, and what breaks software."""

from __future__ import annotations

from functools import lru_cache

from framing.text.batch import Batch

_PROSE = """
    The so-called “eastern flank” of Valdoria’s alliance was reinforced on Monday, and the
    self‑styled “defenders” of the valley were reportedly paid in cash.

    The commission of “independent” experts was paid by the ministry, and its “findings” were ready
    before it met.

    “The data were complete and nobody was warned,” said Ilse Brandt, the interior minister, who
    added that the vote “must not be delayed” again.

    Critics claimed that the reform had failed; the ministry denied it, insisted the figures
    were wrong and admitted that 12,500 ballots were destroyed by the police.

    Karst’s government allegedly ignored the warning, according to a report by the Meridian
    Times, and it was decided that the bridge would be closed.

    The radical regime’s brutal crackdown shocked the nation; its cronies and henchmen plundered
    the treasury in an outrageous scandal, a shameful betrayal by extremists and terrorists.

    Perhaps the talks may resume; it seems likely that the parties could agree, probably in the
    spring, although some observers suggest that they might not.

    Clearly, the decision was certainly wrong, and undoubtedly the worst of all: everybody knows
    that it can never succeed.

    The destruction of the archive, the expulsion of the reporters and the suppression of the
    protests led to a deterioration of relations with Valdoria.

    Officials realised that the plan had failed, managed to hide the losses, forgot to tell the
    auditors and regretted that the court had been misled again.

    Sources close to the matter said on condition of anonymity that experts believe the deal is
    dead; some say it never existed, and it is widely thought to be a hoax.

    We must protect our country, our values and our children against them: they want to destroy
    what we have built, and they should not be allowed to.

    The minister told reporters: "We don't know." He called the vote a "farce", and Jon Dorn
    asked whether the results were falsified by the commission.

    It was reported by Karst One that the state-of-the-art radar, a “miracle weapon” in the
    general's words, has been tested; the trials were then stopped.
"""
PARAGRAPHS = tuple(" ".join(p.split()) for p in _PROSE.split("\n\n"))

FURNITURE = (
    "News / Karst / More", "Vote delayed again in Valdoria", "Brandt: the bridge stays closed",
    "By Jon Dorn", "KARST, May 2 (NNA) — The ferry sailed at 9 a.m. on Monday.",
    "Mourners in Karst on Friday. (Photo: Ilse Brandt/NNA)", "Share on Facebook", "Read more",
    "Sign up for our newsletter", "© 2024 Meridian Times. All rights reserved.",
)  # fmt: skip

PAGE = "\n\n".join([*FURNITURE[:5], *PARAGRAPHS, *FURNITURE[5:]])

# Paragraphs that have nothing to do with what stands before and after them, by their trap. Nobody
# speaks in them and nothing is quoted, which a device may rightly take into account.
PADDING = {
    "a dotted capital I, longer in lower case": "İzmir, İznik and İĞDIR are İ-towns.",
    "a sharp s, longer in upper case": "The Straße leads to Große Maßstraße.",
    "emoji joined to one": "A family 👩‍👩‍👧‍👦 and a flag 🏳️‍🌈 on the 👍🏽 pier.",
    "letters beyond the first plane": "The 𝔅𝔯𝔞𝔫𝔡𝔱 𝒱alley 🜚.",
    "combining marks": "A cafe\u0301, Z\u0351\u036b\u0343 and o\u0302\u0323 are places.",
    "line breaks of two characters": "One town\r\nTwo towns\r\n\r\nThree towns",
    "odd line breaks": "One town\u2028Two towns\u2029Three towns\x0bFour\x85Five",
    "no-break and zero-width spaces": "The pier is 10\u00a0000\u202fm\u200b long\ufeff.",
    "long numbers": "The codes are 12345, 67890 and 31415926535.",
    "text from right to left": "The signs are שלום עולם and مرحبا بالعالم.",
    "ligatures and digraphs": "The ﬁrst ﬂag of Ǆ and ŉ.",
}

# Texts that no reporter wrote and every corpus holds. Half surrogate pairs are not among them:
# a corpus refuses them, since they cannot be written down.
NASTY = (
    "", " ", "\n", "\r\n\r\n", "\t \n \t", "\u200b", "\ufeff", "\u00ad", "\x00", "so\x00-called",
    "\x00\n\x00", "\u0301", "\u0301\u0308\n\u0301", "e\u0301" * 60, "\U000e0041", "\U0010ffff",
    "\ufffe\uffff", "\u202eso-called\u202c", "“", "”", '"', "'", "‘‘’’", "“ “ “ ‘", "“so-called",
    "” said", "''", "``said''", "said.", "was", "by", "so-called", "The so-called", "“” said “”",
    ".", "...", "…", "?!", ":", "—", "-" * 999, "(" * 999, "((said [he {was", "&amp;&#8220;",
    "\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e", "İ", "İ said “ß”.", "ßẞ ŉ ǰ ﬃ", "🏳️‍🌈",
    "👩‍👩‍👧‍👦 said 👍🏽.", "1" * 999, "1,000,000.00.00", "A." * 400, "U.S.-led U.K.", "شكرا",
    "שלום “said”", "中文。他说：「不」", "a" * 100_000, "was said, " * 10_000, "x\n" * 500,
)  # fmt: skip

# Fillers in which a scan that starts over at every place takes far too long.
_FILLERS = ("a", "so-called ", "was said by ", "A. ", ", and ", "((", "“Go”\n", "“Go” ", "‘Go ")

_PLAIN = str.maketrans("“”‘’\u2010\u2011", "\"\"''--")


def plain_typing(text: str) -> str:
    r"""The same text from a plain keyboard: straight quote marks and apostrophes, plain hyphens.

    Examples
    --------
    >>> plain_typing("Karst’s “self‑rule”")
    'Karst\'s "self-rule"'
    """
    return text.translate(_PLAIN)


def adversarial() -> tuple[str, ...]:
    """Fillers, and every paragraph, all in a row, to be repeated to any length."""
    unmarked = [p.translate(dict.fromkeys(map(ord, '“”"'))) for p in PARAGRAPHS]
    return (*_FILLERS, " ".join(unmarked) + " ", "\n".join(PARAGRAPHS) + "\n")


@lru_cache(maxsize=64)
def long_batch(filler: str, size: int) -> Batch:
    """An article of `size` characters that repeats a filler."""
    return Batch.of([(filler * (size // len(filler) + 1))[:size]])
