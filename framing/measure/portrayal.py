"""How outlets portray a referent: the words beside its mentions, counted for comparison."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.measure.words import TermCounts
from framing.model.annotations import Annotations
from framing.model.errors import InputError
from framing.model.parts import PROSE


def portrayal_counts(
    notes: Annotations,
    device: str,
    *,
    parts: Sequence[str] = PROSE,
    voices: Sequence[str] = ("outlet",),
    min_articles: int = 5,
) -> TermCounts:
    """Count what stands beside a referent, as terms such as ``epithet embattled``.

    `framing.keyness` takes the result: which words does each outlet put beside the referent, with
    events as the unit of evidence. There are few such words beside all words of an article, so
    that its prior should be small: ``framing.keyness(counts, prior=10)``. Every count is the number
    of spans that ``notes.evidence`` has under the device.

    Parameters
    ----------
    notes : Annotations
        Made with a `framing.devices.Portrayal` among the devices.
    device : str
        Its name.
    parts, voices : sequence of str
    min_articles : int
        Terms in fewer articles are left out.

    Returns
    -------
    TermCounts

    Raises
    ------
    InputError
        When the device was not looked for.

    References
    ----------
    hamborg2019jcdl, simmons1990

    Examples
    --------
    >>> from framing.annotate import annotate
    >>> from framing.devices import Portrayal
    >>> about = Portrayal("about_dorn", ("Dorn",))
    >>> notes = annotate(["The embattled Dorn insisted.", "Dorn insisted."], devices=[about])
    >>> counts = portrayal_counts(notes, "about_dorn", min_articles=1)
    >>> counts.terms, counts.counts.toarray().tolist()
    (('does insisted', 'epithet embattled', 'naming dorn'), [[1, 1, 1], [1, 0, 1]])
    """
    from scipy.sparse import coo_array, csr_array

    if device not in {card.name for card in notes.devices}:
        raise InputError(f"{device!r} was not looked for; annotate with devices=[Portrayal(…)]")
    rows = notes.evidence
    rows = rows.take((rows.device == device) & rows.part.isin(parts) & rows.voice.isin(voices))
    words = [" ".join(rule.split(".")[1:]).replace("_", " ") for rule in rows.rule]
    terms, code = np.unique(np.array(words, str), return_inverse=True)
    cells = np.unique(np.stack([code, rows.article], axis=1), axis=0)
    kept = np.bincount(cells[:, 0], minlength=len(terms)) >= min_articles
    column = np.cumsum(kept) - 1
    own = kept[code]
    ones = np.ones(int(own.sum()), np.int32)
    where = (rows.article[own], column[code[own]])
    counts = csr_array(coo_array((ones, where), shape=(len(notes), int(kept.sum()))))
    signature = notes.signature.add(
        parts=parts, voices=voices, terms=device, min_articles=min_articles
    )
    return TermCounts(notes.corpus, tuple(terms[kept].tolist()), counts, signature)
