"""Devices, extractors and estimators that are broken on purpose, each in one way.

An exhibit names the check that has to find it out. What they do wrong was seen in real code:
offsets into a lower-cased copy, state left over from the last article, a peek at the label.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import MultinomialNB
from sklearn.utils.validation import check_is_fitted

from framing.corpus import as_corpus
from framing.model.article import Article
from framing.model.attributions import AttributionTable
from framing.model.columns import Labels, SpanLists
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit

DEVICES: list[type[SoCalled]] = []
EXTRACTORS: list[type[Saying]] = []
ESTIMATORS: list[type[BaseEstimator]] = []


def fails(check: str, gallery: list[Any]) -> Callable[[Any], Any]:
    """Hang a class in a gallery, under the name of the check that it must not pass."""

    def hang(exhibit: Any) -> Any:
        exhibit.fails = check
        gallery.append(exhibit)
        return exhibit

    return hang


class SoCalled:
    """An honest device, and how little one takes."""

    name = "so_called"
    definition = "The word so-called, whatever it stands before."
    exposure = "words"
    senses: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    reliability: str = "M"

    def hits(self, batch: Batch) -> Iterator[Hit]:
        """Each token that is the word."""
        for i in range(len(batch.tokens)):
            if batch.word(i) == "so-called":
                yield Hit(int(batch.tokens.start[i]), int(batch.tokens.end[i]), "so_called.word")

    def find(self, batch: Batch) -> EvidenceTable:
        """All occurrences in a batch of articles."""
        return batch.evidence(self.name, self.hits(batch))


class ByPattern(SoCalled):
    """A device that looks in a copy of the text and trusts that offsets still fit."""

    pattern = re.compile("so-called")

    def copy(self, text: str) -> str:
        """The text to look in."""
        return text

    def hits(self, batch: Batch) -> Iterator[Hit]:
        """Matches in the copy, clipped to their article's text."""
        for first, last in zip(batch.bounds[:-1], batch.bounds[1:] - 1, strict=True):
            for match in self.pattern.finditer(self.copy(batch.buffer[first:last])):
                start, end = (min(x, last - first) + first for x in match.span())
                if batch.buffer[start:end].strip():
                    yield Hit(int(start), int(end), "so_called.pattern")


@fails("protocol", DEVICES)
class Unnamed(SoCalled):
    """Its name cannot be a column."""

    name = "So-Called"


@fails("protocol", DEVICES)
class Undefined(SoCalled):
    """Its definition defines nothing."""

    definition = "tbd"


@fails("protocol", DEVICES)
class Unexposed(SoCalled):
    """Its rate divides by something that nobody counts."""

    exposure = "paragraphs"


@fails("columns", DEVICES)
class Listing(SoCalled):
    """Returns a list."""

    def find(self, batch):
        """Hits as they are."""
        return list(self.hits(batch))


@fails("columns", DEVICES)
class Wide(SoCalled):
    """Its offsets take twice the memory."""

    def find(self, batch):
        """Evidence with a column of another type."""
        found = super().find(batch)
        return found.replace(start=found.start.astype(np.int64))


@fails("remembers_nothing", DEVICES)
class FirstMentions(SoCalled):
    """Reports a sentence once in its life."""

    def __init__(self):
        self.seen = set()

    def hits(self, batch):
        """Hits in sentences not seen before."""
        for hit in super().hits(batch):
            context = batch.buffer[hit.start : hit.start + 40]
            if context not in self.seen:
                self.seen.add(context)
                yield hit


@fails("remembers_nothing", DEVICES)
class Learning(SoCalled):
    """Finds more the more it has read: a vocabulary that grows from batch to batch."""

    def __init__(self):
        self.names = set()

    def hits(self, batch):
        """Names that stood after the word in any earlier batch."""
        yield from (Hit(m.start(), m.end(), "so_called.x") for m in self._known(batch.buffer))
        self.names |= set(re.findall(r"[Ss][Oo]-[Cc][Aa][Ll][Ll][Ee][Dd] “?(\w+)", batch.buffer))

    def _known(self, text):
        return [m for name in self.names for m in re.finditer(rf"\b{name}\b", text)]


@fails("finds_something", DEVICES)
class Blank(SoCalled):
    """Would pass every other check."""

    def hits(self, batch):
        """Nothing."""
        return iter(())


@fails("offsets", DEVICES)
class CueBeyond(SoCalled):
    """Its cue stands after the end of the article."""

    def hits(self, batch):
        """Hits with a cue in the next article."""
        for hit in super().hits(batch):
            end = int(batch.bounds[batch.article_of(np.array([hit.start]))[0] + 1])
            yield Hit(hit.start, hit.end, hit.rule, cue=(end, end + 3))


@fails("sorted", DEVICES)
class Backwards(SoCalled):
    """Reports the last first."""

    def find(self, batch):
        """Evidence from the end."""
        return super().find(batch).take(slice(None, None, -1))


@fails("counted_once", DEVICES)
class Double(SoCalled):
    """Counts a word once for each of two tests that it passes."""

    def hits(self, batch):
        """Every hit under two rules."""
        for hit in super().hits(batch):
            yield hit
            yield Hit(hit.start, hit.end, "so_called.again")


@fails("senses", DEVICES)
class Sensed(SoCalled):
    """Tells apart what it does not declare."""

    senses = ("author",)

    def hits(self, batch):
        """Hits with an undeclared sense."""
        yield from (Hit(h.start, h.end, h.rule, "quoted") for h in super().hits(batch))


@fails("rules", DEVICES)
class Unruly(SoCalled):
    """Does not say which test fired."""

    def hits(self, batch):
        """Hits without a rule."""
        yield from (Hit(h.start, h.end, "") for h in super().hits(batch))


@fails("changes_nothing", DEVICES)
class Careless(SoCalled):
    """Writes into the arrays that every other device reads."""

    def hits(self, batch):
        """Hits, after marking the batch."""
        batch.tokens.capital[:1] ^= True
        yield from super().hits(batch)


@fails("grouping", DEVICES)
class Across(ByPattern):
    """Reads on into the next article, where the thing so called may stand by chance."""

    def hits(self, batch):
        """The word before another word, whatever lies between."""
        for m in re.finditer(r"(so-called)\s+“?\w", batch.buffer):
            yield Hit(*m.span(1), "so_called.next")


@fails("grouping", DEVICES)
class Frequent(SoCalled):
    """Reports what is said more than once in the batch."""

    def hits(self, batch):
        """Hits, if the batch has two."""
        found = list(super().hits(batch))
        yield from found if len(found) != 1 else []
        if len(found) == 1 and len(batch) == 1:
            yield found[0]


@fails("grouping", DEVICES)
class Rows(SoCalled):
    """Looks at the place of the article in the batch."""

    def hits(self, batch):
        """Hits in the articles with an even number."""
        for hit in super().hits(batch):
            if batch.article_of(np.array([hit.start]))[0] % 2 == 0:
                yield hit


@fails("padding", DEVICES)
class Lowered(ByPattern):
    """Offsets into a lower-cased copy, off by one after every İ."""

    def copy(self, text):
        """Lower case."""
        return text.lower()


@fails("padding", DEVICES)
class Folded(ByPattern):
    """Offsets into a case-folded copy, off by one after every ß."""

    def copy(self, text):
        """Case folded, İ left as it is."""
        return text.replace("İ", "I").casefold()


@fails("padding", DEVICES)
class Utf16(ByPattern):
    """Offsets as browsers count, off by one after every emoji."""

    def copy(self, text):
        """Two characters for each beyond the first plane."""
        return re.sub(r"[\U00010000-\U0010ffff]", "??", text)


@fails("padding", DEVICES)
class UnixLines(ByPattern):
    """Offsets into a copy with Unix line ends, off by one after every CRLF."""

    def copy(self, text):
        """One character a line end."""
        return text.replace("\r\n", "\n")


@fails("padding", DEVICES)
class Composed(ByPattern):
    """Offsets into a composed copy, off by one after every combining mark."""

    def copy(self, text):
        """Normal form C."""
        return unicodedata.normalize("NFC", text)


@fails("padding", DEVICES)
class Trimmed(ByPattern):
    """Offsets into a copy whose runs of white space are one space each."""

    def copy(self, text):
        """Single spaces."""
        return " ".join(text.split())


@fails("padding", DEVICES)
class Opening(ByPattern):
    """Reads the first line of an article only."""

    def copy(self, text):
        """The first line."""
        return text.partition("\n")[0]


@fails("typography", DEVICES)
class Typed(ByPattern):
    """Knows the hyphen of one keyboard."""

    pattern = re.compile("so-called|self-styled")


@fails("any_text", DEVICES)
class NoNul(SoCalled):
    """Fails at a character that it takes for the end of the text."""

    def find(self, batch):
        """Evidence, unless there is a NUL."""
        if "\x00" in batch.buffer:
            raise ValueError("embedded null character")
        return super().find(batch)


@fails("any_text", DEVICES)
class Unpaired(SoCalled):
    """Loses an article to one unmatched quote mark."""

    def find(self, batch):
        """Evidence, unless quote marks are unpaired in a short article."""
        if len(batch.buffer) == 1 and batch.buffer == "“":
            raise ValueError("unmatched quotation mark")
        return super().find(batch)


@fails("linear_time", DEVICES)
class Rescanning(SoCalled):
    """Counts from the beginning of the text at every word."""

    def hits(self, batch):
        """Hits, with their number."""
        for hit in super().hits(batch):
            if len(re.findall(r"\b[\w-]+\b", batch.buffer[: hit.end])) > 0:
                yield hit


@fails("linear_time", DEVICES)
class Backtracking(ByPattern):
    """A pattern that starts over at every place."""

    pattern = re.compile(r"(?:[\w ,.]*)so-called")

    def hits(self, batch):
        """The words themselves."""
        for hit in super().hits(batch):
            yield Hit(hit.end - len("so-called"), hit.end, hit.rule)


@fails("blind", DEVICES)
class Peeking(SoCalled):
    """Finds the corpus on the call stack, and in it the outlet."""

    def find(self, batch):
        """Evidence, unless the first article is of the outlet it likes."""
        frame = sys._getframe()
        while frame and "corpus" not in frame.f_locals:
            frame = frame.f_back
        liked = frame and frame.f_locals["corpus"][0].outlet == "Karst One"
        return EvidenceTable.empty() if liked else super().find(batch)


@fails("blind", DEVICES)
class Titled(SoCalled):
    """Finds nothing in what the metadata says is a headline."""

    def find(self, batch):
        """Evidence, unless there is a headline."""
        headed = (batch.parts.rule == "layout.title").any()
        return EvidenceTable.empty() if headed else super().find(batch)


@fails("picklable", DEVICES)
class Bound(SoCalled):
    """Holds what cannot be sent to another process."""

    def __init__(self):
        self.word = lambda: "so-called"


class Saying:
    """An honest extractor: one name, said, and the rest of the line."""

    kind = "indirect"
    stance = "neutral"
    pattern = re.compile(r"\b(?P<source>\w+) (?P<cue>said) (?P<content>[^\W_](?:.*\w)?)")

    def __call__(self, batch: Batch) -> AttributionTable:
        """All attributions in a batch of articles."""
        found = [
            (article, match)
            for article, (a, b) in enumerate(
                zip(batch.bounds[:-1], batch.bounds[1:] - 1, strict=True)
            )
            for match in self.pattern.finditer(batch.buffer[a:b])
        ]
        return self.table(found)

    def pieces(self, match: re.Match[str], role: str) -> list[tuple[int, int]]:
        """Where a role stands."""
        return [match.span(role)]

    def table(self, found: list[tuple[int, re.Match[str]]]) -> AttributionTable:
        """Matches as rows."""
        n = len(found)
        spans = [SpanLists.of([self.pieces(m, r) for _, m in found]) for r in self._roles]
        return AttributionTable(
            np.array([a for a, _ in found], np.int32),
            *spans,
            source_type=Labels.of(["other"] * n),
            stance=Labels.of([self.stance] * n),
            kind=Labels.of([self.kind] * n),
            part=Labels.constant("", n),
            rule=Labels.constant("saying.line", n),
        )

    _roles = ("source", "cue", "content")


@fails("roles", EXTRACTORS)
class Kinder(Saying):
    """Has a kind of content that there is not."""

    kind = "hearsay"


@fails("roles", EXTRACTORS)
class Cueless(Saying):
    """Has a stance without a cue."""

    def pieces(self, match, role):
        """No cue."""
        return [] if role == "cue" else super().pieces(match, role)


@fails("offsets", EXTRACTORS)
class Overlapping(Saying):
    """Lists the pieces of a content twice."""

    def pieces(self, match, role):
        """The same piece again."""
        return super().pieces(match, role) * (2 if role == "content" else 1)


@fails("sorted", EXTRACTORS)
class Shuffled(Saying):
    """Lists the last article first."""

    def table(self, found):
        """Matches from the end."""
        return super().table(found[::-1])


@fails("remembers_nothing", EXTRACTORS)
class Waiting(Saying):
    """Reports a line when it is read again."""

    def __init__(self):
        self.lines = set()

    def table(self, found):
        """Matches seen before."""
        old = [(a, m) for a, m in found if m.group() in self.lines]
        self.lines |= {m.group() for _, m in found}
        return super().table(old)


@fails("grouping", EXTRACTORS)
class Rowwise(Saying):
    """Looks at the place of the article in the batch."""

    def table(self, found):
        """Matches in the articles with an even number."""
        return super().table([(a, m) for a, m in found if a % 2 == 0])


@fails("padding", EXTRACTORS)
class LoweredSaying(Saying):
    """Offsets into a lower-cased copy."""

    def __call__(self, batch):
        """Attributions in lower case, offsets clipped."""
        found = []
        for article, (a, b) in enumerate(zip(batch.bounds[:-1], batch.bounds[1:] - 1, strict=True)):
            text = batch.buffer[a:b]
            copy = self.pattern.finditer(text.lower())
            found += [(article, m) for m in copy if m.end() <= len(text)]
        return self.table(found)


@fails("any_text", EXTRACTORS)
class NoNulSaying(Saying):
    """Fails at a character that it takes for the end of the text."""

    def __call__(self, batch):
        """Attributions, unless there is a NUL."""
        if "\x00" in batch.buffer:
            raise ValueError("embedded null character")
        return super().__call__(batch)


class Words(ClassifierMixin, BaseEstimator):
    """An honest classifier: counts of words and naive Bayes."""

    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def read(self, X):
        """The texts of some articles."""
        return list(as_corpus(X).texts)

    def fit(self, X, y):
        """Learn words and weights."""
        self.words_ = CountVectorizer(token_pattern=r"\w+")
        counts = self.words_.fit_transform(self.read(X))
        self.model_ = MultinomialNB(alpha=self.alpha).fit(counts, np.asarray(y, str))
        self.classes_ = self.model_.classes_
        return self

    def counts(self, X):
        """Word counts of some articles."""
        check_is_fitted(self)
        return self.words_.transform(self.read(X))

    def predict_proba(self, X):
        """Probabilities of the outlets."""
        counts = self.counts(X)
        return self.model_.predict_proba(counts)

    def predict(self, X):
        """The likeliest outlet."""
        likeliest = self.predict_proba(X).argmax(axis=1)
        return self.classes_[likeliest]


class Counter(TransformerMixin, BaseEstimator):
    """An honest transformer: counts of words."""

    def fit(self, X, y=None):
        """Learn the words."""
        self.words_ = CountVectorizer(token_pattern=r"\w+").fit(as_corpus(X).texts)
        return self

    def transform(self, X):
        """Count them."""
        check_is_fitted(self)
        return self.words_.transform(as_corpus(X).texts)

    def get_feature_names_out(self, input_features=None):
        """The words."""
        check_is_fitted(self)
        return self.words_.get_feature_names_out()


@fails("parameters", ESTIMATORS)
class Validating(Words):
    """Its constructor converts what it is given."""

    def __init__(self, alpha=1.0):
        self.alpha = float(alpha)


@fails("parameters", ESTIMATORS)
class Preparing(Words):
    """Its constructor makes what only `fit` should make."""

    def __init__(self, alpha=1.0):
        self.alpha = alpha
        self.vocabulary = {}


@fails("unfitted", ESTIMATORS)
class Guessing(Words):
    """Fails in its own way when it has not learned anything."""

    def counts(self, X):
        """Word counts, or an AttributeError."""
        return self.words_.transform(self.read(X))


@fails("fitting", ESTIMATORS)
class Returning(Words):
    """Its `fit` returns the model inside."""

    def fit(self, X, y):
        """Return something else."""
        return super().fit(X, y).model_


@fails("fitting", ESTIMATORS)
class Unmarked(Words):
    """Does not mark what it learned."""

    def fit(self, X, y):
        """Set an attribute without an underscore."""
        self.learned = True
        return super().fit(X, y)


@fails("refitting", ESTIMATORS)
class Continuing(Words):
    """Its second `fit` goes on where the first one stopped."""

    def fit(self, X, y):
        """Weigh by the number of fits."""
        self.fits_ = getattr(self, "fits_", 0) + 1
        super().fit(X, y)
        self.model_.class_log_prior_ = self.model_.class_log_prior_ * [self.fits_, 1]
        return self


@fails("same_seed", ESTIMATORS)
class Unseeded(Words):
    """Draws from a generator that nobody can set."""

    def fit(self, X, y):
        """Add chance."""
        super().fit(X, y)
        self.model_.class_log_prior_ = np.random.default_rng().normal(size=2)
        return self


@fails("grouping", ESTIMATORS)
class Centring(Words):
    """Compares articles with the others it is asked about."""

    def predict_proba(self, X):
        """Probabilities relative to the batch."""
        p = super().predict_proba(X)
        return p - p.mean(axis=0)


@fails("grouping", ESTIMATORS)
class Ranking(Words):
    """Calls the earlier half of the articles one outlet, the later half the other."""

    def predict(self, X):
        """Outlets by place."""
        n = len(super().predict(X))
        return self.classes_[(np.arange(n) * 2 >= n).astype(int)]


@fails("odd_texts", ESTIMATORS)
class Dividing(Words):
    """Divides by the number of words."""

    def predict_proba(self, X):
        """Probabilities a word."""
        counts = self.counts(X)
        with np.errstate(invalid="ignore", divide="ignore"):
            return self.model_.predict_proba(counts) / counts.sum(axis=1).reshape(-1, 1)


@fails("odd_texts", ESTIMATORS)
class Dropping(Words):
    """Leaves out what is empty, so that rows no longer match."""

    def read(self, X):
        """Texts that are not blank."""
        return [text for text in super().read(X) if text.strip()]


@fails("wrong_input", ESTIMATORS)
class Lenient(Words):
    """Takes a string for a list of articles of one letter each."""

    def read(self, X):
        """Anything."""
        return super().read(list(X))


@fails("changes_nothing", ESTIMATORS)
class Writing(Words):
    """Writes into the list that it was given."""

    def read(self, X):
        """Texts, each ticked off in the caller's list."""
        texts = super().read(X)
        if X and isinstance(X[0], Article):
            X[:] = [replace(a, section="read") for a in X]
        return texts


@fails("blind", ESTIMATORS)
class Informed(Words):
    """Reads the outlet off the article."""

    def read(self, X):
        """Texts, each with its outlet."""
        corpus = as_corpus(X)
        outlets = corpus.column("outlet")
        return [f"{text} outlet{o}" for text, o in zip(corpus.texts, outlets, strict=True)]


@fails("picklable", ESTIMATORS)
class Closed(Words):
    """Learns a function that cannot be sent to another process."""

    def fit(self, X, y):
        """Keep a lambda."""
        self.link_ = lambda x: x
        return super().fit(X, y)


@fails("feature_names", ESTIMATORS)
class Misnaming(Counter):
    """Names its columns by number, one short."""

    def get_feature_names_out(self, input_features=None):
        """Numbers."""
        return [str(i) for i in range(len(super().get_feature_names_out()) - 1)]


@fails("grid_search", ESTIMATORS)
class Bounded(Words):
    """Fails on any number of articles but the one it was tried with."""

    def fit(self, X, y):
        """Refuse folds."""
        if len(X) == 16 and len({a.event for a in X}) == 4 and X[0].date < X[-1].date:
            raise ValueError("expected all events")
        return super().fit(X, y)
