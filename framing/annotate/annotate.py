"""The one pass over a corpus that finds parts, voices, evidence and attributions."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from framing.annotate.engines import run
from framing.annotate.exposure import count_exposures, part_codes
from framing.annotate.promotion import with_self_promotion
from framing.annotate.voice import find_voices, give_voice
from framing.attribution import extract
from framing.corpus import as_corpus, learn_furniture
from framing.corpus.furniture import furniture_in
from framing.corpus.outlets import article_names
from framing.corpus.stretches import stretches_of
from framing.devices import devices as known_devices
from framing.devices.device import Device, card_of
from framing.devices.self_reference import CARD, find_self_references
from framing.model.annotations import EXPOSURES, Annotations
from framing.model.attributions import AttributionTable
from framing.model.columns import Columns, Labels
from framing.model.corpus import Corpus
from framing.model.errors import InputError, Problem, UnsupportedLanguage
from framing.model.evidence import DeviceCard, EvidenceTable
from framing.model.furniture import Furniture
from framing.model.outlets import Names
from framing.model.parts import PARTS, PartTable
from framing.model.signature import Signature
from framing.model.voices import VOICES, VoiceTable
from framing.text.batch import Batch

BATCH_ARTICLES = 64
BATCH_CHARACTERS = 1_000_000
T = TypeVar("T", bound=Columns)


@dataclass(frozen=True, slots=True)
class _Page:
    """What one article has to be annotated by."""

    text: str
    title: str | None
    outlet: str | None
    names: Names | None


@dataclass(frozen=True, slots=True, eq=False)
class _Notes:
    """What was found in one batch; article numbers count from its first."""

    parts: PartTable
    voices: VoiceTable
    evidence: EvidenceTable
    attributions: AttributionTable
    exposures: NDArray[np.int32]
    failed: tuple[tuple[int, str], ...] = ()

    @classmethod
    def nothing(cls, n: int, failed: tuple[tuple[int, str], ...] = ()) -> _Notes:
        """`n` articles in which nothing was found."""
        return cls(
            PartTable.empty(),
            VoiceTable.empty(),
            EvidenceTable.empty(),
            AttributionTable.empty(),
            np.zeros((n, len(EXPOSURES), len(PARTS), len(VOICES)), np.int32),
            failed,
        )


def annotate(
    articles: Any,
    *,
    devices: Sequence[Device | str] | None = None,
    furniture: Furniture | None = None,
    names: Mapping[str, Names] | None = None,
    engine: str = "local",
    n_jobs: int = 1,
    progress: bool = False,
    **fields: str,
) -> Annotations:
    """Find everything there is to find in some articles.

    Parameters
    ----------
    articles : Corpus, frame, or sequence of Article or str
        Anything `framing.corpus.as_corpus` takes; `fields` maps article fields to its columns.
    devices : sequence of Device or str, optional
        Devices, names of the library's own, files of word lists; all of the library's by default.
        ``["all", "mine.toml"]`` adds a list of yours, or replaces the one of its name.
    furniture : Furniture, optional
        What is known to repeat on the outlets' pages (`framing.corpus.learn_furniture`); by
        default it is learned from these articles. ``Furniture()`` leaves parts to the rules.
    names : mapping of str to Names, optional
        How outlets name themselves, beyond their cards and the articles' own fields
        (`framing.corpus.learn_self_reference`).
    engine : {"local", "dask"}
    n_jobs : int
        Processes to work in. The result is the same whatever the engine and their number.
    progress : bool
        Show a progress bar on standard error.

    Returns
    -------
    Annotations
        An article that cannot be annotated is a problem in it, and an empty row.

    Raises
    ------
    InputError
        For a device that does not exist, and two of one name.
    UnsupportedLanguage
        When every article says that it is not in English; single ones are problems.
    """
    corpus = as_corpus(articles, **fields)
    foreign = _foreign(corpus)
    chosen = _choose(devices)
    known = learn_furniture(corpus) if furniture is None else furniture
    work = partial(_annotate_safely, devices=chosen, furniture=known)
    done = run(work, _batches(corpus, article_names(corpus, names), foreign), engine, n_jobs)
    notes = list(_watched(done, len(corpus)) if progress else done)
    signature = Signature().add(n=len(corpus), corpus=corpus.name, devices=[d.name for d in chosen])
    cards = [card_of(device) for device in chosen]
    return _join(corpus, notes, (*cards, CARD), signature, furniture=known, foreign=foreign)


def _watched(notes: Iterator[_Notes], n: int) -> Iterator[_Notes]:
    from tqdm import tqdm

    with tqdm(total=n, unit="article", leave=False) as bar:
        for batch in notes:
            bar.update(len(batch.exposures))
            yield batch


def _choose(devices: Sequence[Device | str] | None) -> tuple[Device, ...]:
    chosen = known_devices(devices)
    names = [*(d.name for d in chosen), CARD.name]
    if twice := sorted({n for n in names if names.count(n) > 1}):
        raise InputError(f"several devices are called {', '.join(twice)}; each needs its own name")
    return chosen


def _foreign(corpus: Corpus) -> dict[int, str]:
    """Rows of articles that say they are in another language, and in which."""
    languages = enumerate(corpus.column("language"))
    other = {i: v for i, v in languages if v and not v.lower().startswith("en")}
    if other and len(other) == len(corpus):
        raise UnsupportedLanguage(
            "the rules and lexicons are for English, and no article is in it: there are "
            + ", ".join(sorted(set(other.values())))
        )
    return other


def _batches(
    corpus: Corpus, names: Sequence[Names | None], left_out: Container[int]
) -> Iterator[tuple[_Page, ...]]:
    """At most `BATCH_ARTICLES` articles or about `BATCH_CHARACTERS` at a time.

    Of an article that is left out, the text is empty.
    """
    batch: list[_Page] = []
    size = 0
    for row, article in enumerate(corpus):
        if batch and (len(batch) == BATCH_ARTICLES or size + len(article.text) > BATCH_CHARACTERS):
            yield tuple(batch)
            batch, size = [], 0
        text = "" if row in left_out else article.text
        batch.append(_Page(text, article.title, article.outlet, names[row]))
        size += len(article.text)
    if batch:
        yield tuple(batch)


def _annotate_safely(
    pages: tuple[_Page, ...], devices: tuple[Device, ...], furniture: Furniture
) -> _Notes:
    """A batch; when something in it fails, its articles one by one, the failed ones left empty."""
    try:
        return _annotate_batch(pages, devices, furniture)
    except Exception as error:  # one bad article must not take the others with it
        if len(pages) == 1:
            return _Notes.nothing(1, failed=((0, f"{type(error).__name__}: {error}"),))
    return _stack([_annotate_safely((page,), devices, furniture) for page in pages])


def _annotate_batch(
    pages: tuple[_Page, ...], devices: tuple[Device, ...], furniture: Furniture
) -> _Notes:
    batch = _read(pages, furniture)
    themselves = find_self_references(batch, [page.names for page in pages])
    batch = with_self_promotion(batch, themselves)
    attributions = _with_parts(batch, extract(batch))
    voices = find_voices(batch, attributions)
    evidence = EvidenceTable.concat([*(device.find(batch) for device in devices), themselves])
    evidence = evidence.take(np.lexsort((evidence.end, evidence.start, evidence.article)))
    start = evidence.start + batch.bounds[evidence.article]
    evidence = evidence.replace(part=Labels(part_codes(batch, start), PARTS))
    return _Notes(
        _part_table(batch),
        voices,
        give_voice(evidence, voices),
        attributions,
        count_exposures(batch, voices),
    )


def _read(pages: tuple[_Page, ...], furniture: Furniture) -> Batch:
    """The pages' texts, with what repeats on their outlets' pages set aside."""
    batch = Batch.of([page.text for page in pages], [page.title for page in pages])
    if not furniture:
        return batch
    found = stretches_of(batch.tokens, batch.lines, batch.bounds)
    found = furniture_in(furniture, found, [page.outlet for page in pages])
    base = batch.bounds[found.article]
    return batch.without_repeats(found.start + base, found.end + base)


def _part_table(batch: Batch) -> PartTable:
    parts = batch.parts
    article = batch.lines.article[parts.line]
    base = batch.bounds[article]
    start, end = ((x - base).astype(np.int32) for x in (parts.start, parts.end))
    return PartTable(article, start, end, parts.part, parts.rule)


def _with_parts(batch: Batch, attributions: AttributionTable) -> AttributionTable:
    """The part in which each attribution's content, else its cue, else its source stands."""
    position = np.full(len(attributions), -1, np.int64)
    for column in (attributions.content, attributions.cue, attributions.source):
        position = np.where(position < 0, column.bounds[0], position)
    position = np.maximum(position, 0) + batch.bounds[attributions.article]
    return attributions.replace(part=Labels(part_codes(batch, position), PARTS))


def _stack(notes: Sequence[_Notes]) -> _Notes:
    """Batches one after another, article numbers counting on."""
    firsts = np.cumsum([0, *(len(n.exposures) for n in notes[:-1])])
    return _Notes(
        _renumbered([n.parts for n in notes], firsts),
        _renumbered([n.voices for n in notes], firsts),
        _renumbered([n.evidence for n in notes], firsts),
        _renumbered([n.attributions for n in notes], firsts),
        np.concatenate([n.exposures for n in notes]),
        tuple((int(f) + i, why) for n, f in zip(notes, firsts, strict=True) for i, why in n.failed),
    )


def _renumbered(tables: Sequence[T], firsts: NDArray[np.integer]) -> T:
    moved = [
        table.replace(article=(table.article + first).astype(np.int32))
        for table, first in zip(tables, firsts, strict=True)
    ]
    return type(tables[0]).concat(moved)


def _join(
    corpus: Corpus,
    notes: Sequence[_Notes],
    devices: tuple[DeviceCard, ...],
    signature: Signature,
    *,
    furniture: Furniture,
    foreign: Mapping[int, str],
) -> Annotations:
    whole = _stack(notes) if notes else _Notes.nothing(0)
    wrong = {row: ("text", why, "please report this text") for row, why in whole.failed}
    for row, language in foreign.items():
        why = f"{language!r}: the rules and lexicons are for English"
        wrong[row] = ("language", why, "leave it out, or correct its language")
    ids = corpus.ids
    problems = tuple(
        Problem(corpus.name, f"article {row + 1}", ids[row], *wrong[row], row)
        for row in sorted(wrong)
    )
    return Annotations(
        corpus,
        whole.parts,
        whole.voices,
        whole.evidence,
        whole.attributions,
        whole.exposures,
        devices,
        signature,
        problems,
        furniture,
    )
