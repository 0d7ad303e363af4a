"""Headlines that say more than their article: what the body hedges or attributes (layer 2).

A headline is compared with the sentences of the body that share most of its words. What such
sentences attribute, hedge, or give an agent, the headline may drop; which label and which quoted
words it uses is looked up in the whole body. Word lists decide, no attribution is resolved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from framing.devices.agents import find_agent
from framing.devices.nominals import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    HAVE,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    is_adverb,
    phrase_before,
)
from framing.lexicons import load
from framing.model.evidence import EvidenceTable
from framing.model.span import IntArray
from framing.text.batch import Batch, Hit
from framing.text.stems import stem
from framing.text.tokens import NUMBER, PUNCT

ATTRIBUTION, CERTAINTY, AGENT = "attribution_loss", "certainty_gain", "agent_loss"
LABEL, SPLICE = "label_shift", "quote_splice"

_LISTS = {name: frozenset(words) for name, words in load("headlines").entries.items()}
_SAYING = _LISTS["saying"]
_HEDGES, _UNCERTAIN = _LISTS["hedge"], _LISTS["uncertain"]
_DOUBTFUL = _HEDGES | {"will", "would", "should", "why", "how", "expected"}
_ATTRIBUTED = _LISTS["attributed"]
_HARM = _LISTS["harm"]
_EMPTY = frozenset().union(*map(frozenset, load("function_words").entries.values())) | AUXILIARIES
_SHARED = 0.6  # of the headline's words that a sentence has to share
_FEWEST = 3  # words
_LEAD = 8  # sentences among which the headline's source is looked for
_SCOPE = 4  # words from a hedge to what it hedges
_TAIL = 8  # words from a verb of report to the end of its sentence
_PLAIN = 2  # plain labels in a body that make it its usual one
_FRAGMENT = 3  # words
_LIGHT = BE | HAVE | DETERMINERS | frozenset({"to", "of", "in"})
_CUT = frozenset("…*[]")  # marks of an abridged quotation
_SPEAKING = frozenset(':"“”‘«»')
_WHEN = frozenset("monday tuesday wednesday thursday friday saturday sunday today".split())
_LABELS = tuple(
    (_LISTS[name], _LISTS[name.replace("loaded", "plain")])
    for name in _LISTS
    if name.startswith("loaded")
)


@dataclass(frozen=True, slots=True)
class Story:
    """Headline and body of an article, as tokens and sentences of its batch.

    Attributes
    ----------
    batch : Batch
    headline : range
        Tokens.
    body : tuple of range
        Tokens of each sentence of the prose.
    stem_of : int32 array, shape (tokens,)
        The stem of each token of the batch as a number; -1 for what has no content.
    """

    batch: Batch
    headline: range
    body: tuple[range, ...]
    stem_of: IntArray

    def words(self, tokens: range) -> list[str]:
        """Folded forms."""
        return [self.batch.word(i) for i in tokens]

    def stems(self, tokens: range) -> dict[int, int]:
        """Stems of the words with content, each with its first token."""
        found: dict[int, int] = {}
        for i, number in enumerate(self.stem_of[tokens.start : tokens.stop].tolist(), tokens.start):
            if number >= 0:
                found.setdefault(number, i)
        return found

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points from one token to another."""
        tokens = self.batch.tokens
        return int(tokens.start[first]), int(tokens.end[last])


@dataclass(frozen=True, slots=True)
class HeadlineDivergence:
    r"""Where a headline drops what its body says: attribution, doubt, agent, label, exact words.

    References
    ----------
    ecker2014, dor2003, andrew2007

    Examples
    --------
    >>> page = (
    ...     "Minister Brandt took bribes from builder\n\nMinister Ilse Brandt allegedly took "
    ...     "bribes from a builder. The trial opens in Karst on Monday. She is 51."
    ... )
    >>> e = HeadlineDivergence().find(Batch.of([page])).at(0, "a1", page)
    >>> e.text, e.sense, e.rule
    ('took', 'certainty_gain', 'headline_divergence.certainty_gain.hedged')
    """

    name: str = "headline_divergence"
    definition: str = (
        "A headline that states bare what its body attributes or hedges, leaves out the agent that "
        "the body names, uses a more loaded label than the body, or quotes words that it lacks."
    )
    exposure: str = "sentences"
    senses: tuple[str, ...] = (ATTRIBUTION, CERTAINTY, AGENT, LABEL, SPLICE)
    references: tuple[str, ...] = ("ecker2014", "dor2003", "andrew2007")
    reliability: str = "L"

    def find(self, batch: Batch) -> EvidenceTable:
        """All divergences of the headlines of a batch."""
        hits: dict[tuple[int, int], Hit] = {}
        for story in stories(batch):
            for hit in _divergences(story):
                hits.setdefault((hit.start, hit.end), hit)
        return batch.evidence(self.name, hits.values())


def stories(batch: Batch) -> Iterator[Story]:
    """The articles of a batch that have a headline and at least two sentences below it."""
    parts, tokens = batch.parts, batch.tokens
    article = batch.article_of(parts.start)
    edges = np.searchsorted(article, np.arange(len(batch) + 1)).tolist()
    first = np.searchsorted(tokens.start, batch.sentences.start)
    bounds = np.append(first, len(tokens))
    names = list(parts.part)
    stem_of: IntArray | None = None
    for a, b in pairwise(edges):
        heads = [k for k in range(a, b) if names[k] == "headline"]
        if not heads:
            continue
        lo, hi = np.searchsorted(tokens.start, [parts.start[heads[0]], parts.end[heads[0]]])
        body = [
            range(int(bounds[s]), int(bounds[s + 1]))
            for k in range(heads[0] + 1, b)
            if names[k] == "body"
            for s in range(
                *np.searchsorted(batch.sentences.start, [parts.start[k], parts.end[k]]).tolist()
            )
        ]
        if len(body) > 1 and hi > lo:
            if stem_of is None:
                stem_of = _stems(batch)
            yield Story(batch, range(int(lo), int(hi)), tuple(body), stem_of)


def _stems(batch: Batch) -> IntArray:
    """The stem of each token as a number, found once for each word of the batch."""
    _, first, word_of = np.unique(batch.tokens.key, return_index=True, return_inverse=True)
    numbers: dict[str, int] = {}
    stems = np.full(len(first), -1, np.int32)
    kinds = batch.tokens.kind[first].tolist()
    for k, (i, kind) in enumerate(zip(first.tolist(), kinds, strict=True)):
        word = batch.word(i)
        if kind == NUMBER or (kind != PUNCT and len(word) > 2 and word not in _EMPTY):
            stems[k] = numbers.setdefault(stem(word), len(numbers))
    return np.asarray(stems[word_of])


def _divergences(story: Story) -> Iterator[Hit]:
    yield from _quote_splice(story)
    words = story.words(story.headline)
    if "?" in words[-2:]:
        return
    yield from _label_shift(story)
    yield from _agent_loss(story)
    sources = _sources(story)
    if not sources:
        return
    gains = [] if not _UNCERTAIN.isdisjoint(words) else list(_certainty_gain(story, sources))
    yield from gains
    if not gains and _is_bare(story, words) and all(_is_attributed(story, s) for s in sources):
        span = story.span(story.headline[0], story.headline[-1])
        yield _hit(ATTRIBUTION, "attributed", span)


def _hit(sense: str, rule: str, span: tuple[int, int], cue: tuple[int, int] | None = None) -> Hit:
    return Hit(*span, f"headline_divergence.{sense}.{rule}", sense, cue or span)


def _sources(story: Story) -> list[range]:
    """The sentences that say what the headline says; none unless one leads the body."""
    wanted = list(story.stems(story.headline))
    if len(wanted) < _FEWEST:
        return []
    enough = max(_FEWEST, _SHARED * len(wanted))
    first, end = story.body[0].start, story.body[-1].stop
    at = first + np.flatnonzero(np.isin(story.stem_of[first:end], wanted))
    pairs = zip(story.batch.sentence_of[at].tolist(), story.stem_of[at].tolist(), strict=True)
    times = Counter(sentence for sentence, _ in set(pairs))
    shared = [times[int(story.batch.sentence_of[s.start])] for s in story.body]
    if max(shared[:_LEAD]) < enough:
        return []
    return [s for s, n in zip(story.body, shared, strict=True) if n >= enough]


def _is_bare(story: Story, words: list[str]) -> bool:
    """No speaker, no verb of report, no doubt and no quotation in a headline."""
    if not (_ATTRIBUTED | _DOUBTFUL).isdisjoint(words) or any(w[:1] in _SPEAKING for w in words):
        return False
    start, end = story.span(story.headline[0], story.headline[-1])
    first, last = np.searchsorted(story.batch.quotes.start, [start, end])
    return bool(first == last)


def _is_attributed(story: Story, sentence: range) -> bool:
    """What the sentence shares with the headline stands in the scope of a verb of report."""
    wanted = set(story.stems(story.headline))
    shared = [i for s, i in story.stems(sentence).items() if s in wanted]
    for i in sentence:
        word = story.batch.word(i)
        if word == "according" and story.batch.word(i + 1) == "to":
            return True
        if word not in _SAYING:
            continue
        ends = sentence[-1] - i <= _TAIL and i > shared[-1]
        behind = sum(k > i for k in shared)
        if ends or (story.batch.word(i + 1) == "that" and behind >= _SHARED * len(shared)):
            return True
    return False


def _certainty_gain(story: Story, sources: list[range]) -> Iterator[Hit]:
    """The word of the headline that every sentence like it hedges."""
    wanted = story.stems(story.headline)
    hedged = [_hedged(story, sentence, wanted) for sentence in sources]
    common = set(hedged[0]).intersection(*hedged[1:])
    first = min((wanted[s] for s in common), default=None)
    if first is not None:
        yield _hit(CERTAINTY, "hedged", story.span(first, first))


def _hedged(story: Story, sentence: range, wanted: dict[int, int]) -> list[int]:
    """Stems of the headline that a hedge stands before."""
    found: list[int] = []
    for i in sentence:
        if story.batch.word(i) not in _HEDGES or story.batch.word(sentence[-1])[:1] == "?":
            continue
        after = range(i + 1, min(i + 1 + _SCOPE, sentence[-1] + 1))
        for k in after:
            word = story.batch.word(k)
            if int(story.stem_of[k]) in wanted:
                found.append(int(story.stem_of[k]))
            if word not in _LIGHT and not is_adverb(word):
                break
    return found


def _agent_loss(story: Story) -> Iterator[Hit]:
    """A passive without an agent, where the body's first report names one."""
    words = story.words(story.headline)
    if "by" in words:
        return
    known = set(story.stems(story.headline))
    for i in story.headline:
        verb = story.batch.word(i)
        if verb not in _HARM or not _is_passive(story, i):
            continue
        patient = int(story.stem_of[i - 1 - (story.batch.word(i - 1) in BE)])
        for agent in _agents(story, verb, patient):
            doer = story.stems(range(agent.first, agent.last + 1))
            if known.isdisjoint(doer) and agent.head not in PRONOUNS:
                yield _hit(AGENT, "passive", story.span(i, i))
            return


def _is_passive(story: Story, i: int) -> bool:
    """A participle in a headline, behind its patient and without an object."""
    after = story.batch.word(i + 1) if i < story.headline[-1] else ""
    before = story.batch.word(i - 1) if i > story.headline[0] else ""
    closed = before in DETERMINERS | HAVE | PREPOSITIONS | PRONOUNS or not before[:1].isalpha()
    return not closed and (not after or after in PREPOSITIONS or after in _WHEN)


def _agents(story: Story, verb: str, patient: int) -> Iterator[Phrase]:
    """Who does it to the patient, in the first sentence of the body that has both; or nobody."""
    for sentence in story.body:
        stems = story.stems(sentence)
        at = [i for i in sentence if story.batch.word(i) == verb]
        if not at or patient not in stems:
            continue
        i, before = at[0], story.batch.word(at[0] - 1)
        agent = find_agent(story.batch, i)
        if agent is not None:
            yield agent.name
        elif before not in BE | HAVE and stems[patient] in range(i + 1, i + 8):
            subject = phrase_before(story.batch, i - 1)
            if subject is not None and subject.first >= sentence[0]:
                yield subject
        return


def _label_shift(story: Story) -> Iterator[Hit]:
    """A loaded label in the headline for what the body mostly calls by a plain one."""
    for i in story.headline:
        word = story.batch.word(i)
        for loaded, plain in _LABELS:
            if word in loaded and _is_plain(story, loaded, plain):
                yield _hit(LABEL, "loaded", story.span(i, i))
                return


def _is_plain(story: Story, loaded: frozenset[str], plain: frozenset[str]) -> bool:
    """Whether the body mostly uses the plain labels."""
    counts = Counter(story.batch.word(i) for sentence in story.body for i in sentence)
    n_loaded, n_plain = (sum(counts[w] for w in words) for words in (loaded, plain))
    return n_plain >= _PLAIN and n_plain > 2 * n_loaded


def _quote_splice(story: Story) -> Iterator[Hit]:
    """Quoted words of a headline that the body has not in that order."""
    quotes, batch = story.batch.quotes, story.batch
    start, end = story.span(story.headline[0], story.headline[-1])
    first, last = np.searchsorted(quotes.start, [start, end])
    outer = [k for k in range(first, last) if quotes.closed[k] and quotes.depth[k] == 0]
    words = {k: _plain_words(batch, _inside(batch, k)) for k in outer}
    fragments = [k for k in outer if len(words[k]) >= _FRAGMENT and not _is_abridged(batch, k)]
    if not fragments:
        return
    body = " ".join(["", *(w for s in story.body for w in _plain_words(batch, s)), ""])
    for k in fragments:
        if f" {' '.join(words[k])} " not in body:
            stems = story.stems(_inside(batch, k)).keys()
            stitched = any(stems <= story.stems(s).keys() for s in story.body)
            cue = int(quotes.start[k]), int(quotes.end[k])
            yield _hit(SPLICE, "stitched" if stitched else "absent", (start, end), cue)
            return


def _inside(batch: Batch, region: int) -> range:
    """The tokens between the marks of a quotation."""
    edges = [batch.quotes.inner_start[region], batch.quotes.inner_end[region]]
    return range(*np.searchsorted(batch.tokens.start, edges).tolist())


def _is_abridged(batch: Batch, region: int) -> bool:
    """Whether a quotation says itself that words are left out or put in."""
    quoted = batch.buffer[batch.quotes.start[region] : batch.quotes.end[region]]
    return "..." in quoted or not _CUT.isdisjoint(quoted)


def _plain_words(batch: Batch, tokens: range) -> list[str]:
    """Words without marks; a possessive counts as its noun."""
    return [batch.word(i).removesuffix("'s") for i in tokens if batch.tokens.kind[i] != PUNCT]
