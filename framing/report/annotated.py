"""Whole articles with their parts, devices and attributions marked, and what each mark means."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from framing.devices import DEVICES
from framing.devices.device import Device
from framing.model.annotations import Annotations
from framing.model.article import Article
from framing.model.attributions import Attribution
from framing.model.evidence import DeviceCard, Evidence
from framing.model.parts import PROSE
from framing.model.span import Span
from framing.report.highlight import NOTHING, Mark, highlight
from framing.report.why import ATTRIBUTION, Why, explain
from framing.report.wording import FAMILY_NAMES, clipped, family

LONGEST = 20_000  # characters of one article that a notebook or a report shows
LONGEST_ALONE = 120_000  # … and a page of annotated articles
_SHOWN = 120  # characters of a piece in the list
_TITLE = 360  # characters of a mark's description
VOICE_SIGNS = {"quoted": "q", "reported": "r"}  # beside a number; the outlet's own voice has none
DOUBT = "†"  # beside what is not citable


@dataclass(frozen=True, slots=True)
class Key:
    """A device in the legend.

    Attributes
    ----------
    code : str
        Class of its marks, rows and check box: a name of ours, whatever the device's is.
    card : DeviceCard
    n : int
        Pieces of its evidence in the articles shown.
    """

    code: str
    card: DeviceCard
    n: int


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of evidence in the list under an article.

    Attributes
    ----------
    sign : str
        Its number, with signs for its voice and for what is not citable.
    mark, anchor, rule : str
        Ids of the mark in the text, of this row, and of the rule's definition.
    item : Evidence
    key : Key
    text : str
        What stands there, clipped.
    """

    sign: str
    mark: str
    anchor: str
    rule: str
    item: Evidence
    key: Key
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution in the list under an article; its texts are clipped."""

    sign: str
    mark: str
    anchor: str
    rule: str
    item: Attribution
    source: str
    cue: str
    content: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article ready to be read.

    Attributes
    ----------
    article : Article
    anchor : str
        Beginning of the ids in it.
    html : markupsafe.Markup
    rows : tuple of Row
    said : tuple of Said
    cut, cut_marks : int
        Characters not shown, and pieces of evidence and attributions in them.
    """

    article: Article
    anchor: str
    html: Markup
    rows: tuple[Row, ...]
    said: tuple[Said, ...]
    cut: int
    cut_marks: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles with the legend of their marks and the definitions of their rules.

    Attributes
    ----------
    articles : tuple of Annotated
    families : dict of str to tuple of Key
        The devices that occur, by family.
    voices : dict of str to int
        Pieces of evidence by voice.
    rules : dict of str to Why
        By the id that rows link to.
    """

    articles: tuple[Annotated, ...]
    families: Mapping[str, tuple[Key, ...]]
    voices: Mapping[str, int]
    rules: Mapping[str, Why]

    @property
    def keys(self) -> tuple[Key, ...]:
        """The devices of all families."""
        return tuple(key for keys in self.families.values() for key in keys)


def reading(notes: Annotations, rows: Sequence[int], longest: int = LONGEST) -> Reading:
    """Some articles of a corpus, by row, with everything found in their beginnings."""
    drawer = _Drawer(notes, longest, _keys(notes, rows, longest), {}, _name(notes, rows))
    articles = tuple(drawer.article(row, f"{drawer.name}-{i}") for i, row in enumerate(rows))
    order = [family(key.card.name) for key in drawer.keys.values()]
    families = {
        name: tuple(k for k in drawer.keys.values() if family(k.card.name) == name)
        for name in FAMILY_NAMES
        if name in order
    }
    voices = Counter(row.item.voice for a in articles for row in a.rows)
    rules = dict(drawer.rules.values())
    return Reading(articles, families, voices, rules)


def _name(notes: Annotations, rows: Sequence[int]) -> str:
    """A beginning of ids, so that those of several pieces in one notebook differ."""
    ids = "\0".join(notes.corpus.ids[row] for row in rows) + str(len(notes.evidence))
    return "r" + hashlib.blake2s(ids.encode("utf-8", "replace"), digest_size=4).hexdigest()


def _keys(notes: Annotations, rows: Sequence[int], longest: int) -> dict[str, Key]:
    """The devices with evidence in the text shown, in the order of the annotations."""
    found: Counter[str] = Counter()
    for row in rows:
        some = notes.evidence.of_article(row)
        found.update(some.take(some.start < longest).device)
    cards = {card.name: card for card in notes.devices}
    names = [name for name in cards if name in found] + sorted(found.keys() - cards)
    return {
        name: Key(f"d{i}", cards.get(name) or DeviceCard(name, "", "", ()), found[name])
        for i, name in enumerate(names)
    }


@dataclass(frozen=True, slots=True)
class _Drawer:
    """What is shared by the articles drawn together; `rules` fills up as they are."""

    notes: Annotations
    longest: int
    keys: Mapping[str, Key]
    rules: dict[tuple[str, str, str], tuple[str, Why]]
    name: str

    def article(self, row: int, anchor: str) -> Annotated:
        """One article, by row, with the ids in it beginning with `anchor`."""
        article = self.notes.corpus[row]
        evidence = list(self.notes.iter_evidence(row))
        attributions = list(self.notes.iter_attributions(row))
        shown = [e for e in evidence if e.span.start < self.longest]
        said = [a for a in attributions if _first(a).start < self.longest]
        rows = tuple(self._row(e, i, anchor) for i, e in enumerate(shown, 1))
        quoted = tuple(self._said(a, i, anchor, article.text) for i, a in enumerate(said, 1))
        marks = [
            *part_marks(self.notes, row),
            *(mark for one in quoted for mark in self._attribution_marks(one)),
            *(mark for one in rows for mark in self._evidence_marks(one)),
        ]
        return Annotated(
            article,
            anchor,
            highlight(article.text, marks, 0, min(len(article.text), self.longest)),
            rows,
            quoted,
            max(0, len(article.text) - self.longest),
            len(evidence) + len(attributions) - len(shown) - len(said),
        )

    def _row(self, item: Evidence, n: int, anchor: str) -> Row:
        key = self.keys[item.device]
        sign = f"{n}{VOICE_SIGNS.get(item.voice, '')}{'' if key.card.citable else DOUBT}"
        rule, _ = self._why(item.device, item.sense, item.rule, key.card)
        ids = (f"{anchor}-m{n}", f"{anchor}-e{n}", rule)
        return Row(sign, *ids, item, key, clipped(item.text, _SHOWN))

    def _said(self, item: Attribution, n: int, anchor: str, text: str) -> Said:
        rule, _ = self._why(ATTRIBUTION.name, item.stance, item.rule, ATTRIBUTION)
        pieces = (
            clipped(
                " … ".join(text[s.start : min(s.end, s.start + _SHOWN + 1)] for s in spans), _SHOWN
            )
            for spans in (item.source, item.cue, item.content)
        )
        return Said(f"a{n}", f"{anchor}-n{n}", f"{anchor}-a{n}", rule, item, *pieces)

    def _why(self, device: str, sense: str, rule: str, card: DeviceCard) -> tuple[str, Why]:
        asked = (device, sense, rule)
        if asked not in self.rules:
            found = explain(device, sense, rule, card, _LIBRARY.get(device))
            self.rules[asked] = (f"{self.name}-w{len(self.rules)}", found)
        return self.rules[asked]

    def _evidence_marks(self, row: Row) -> Iterator[Mark]:
        """A device in the look of its family, with a reference to its row; its cue inside."""
        item, key = row.item, row.key
        name = ", ".join(filter(None, (item.device, item.sense))).replace("_", " ")
        _, found = self.rules[item.device, item.sense, item.rule]
        about = [name, f"voice: {item.voice}", item.part, f"rule {item.rule}"]
        about += [] if key.card.citable else ["not citable without human coding"]
        title = clipped(f"{' · '.join(filter(None, about))}. {' '.join(found.tests)}", _TITLE)
        css = f"ev {family(item.device)} {key.code} v-{item.voice}"
        css += "" if key.card.citable else " doubted"
        said = f"{row.sign} {name}, voice: {item.voice}" + (
            "" if key.card.citable else ", not citable"
        )
        note = _reference(row.anchor, row.sign, item.device.replace("_", " "), said)
        span = item.span
        yield Mark(span.start, span.end, css, "mark", "", title, row.mark, note)
        if item.cue and item.cue != span and item.cue in span:
            yield Mark(item.cue.start, item.cue.end, key.code, "b")

    def _attribution_marks(self, said: Said) -> Iterator[Mark]:
        """Content, source and cue of an attribution; the last of them refers to the list."""
        item = said.item
        _, found = self.rules[ATTRIBUTION.name, item.stance, item.rule]
        why = clipped(" ".join(found.tests), _TITLE)
        pieces = (
            *(
                (s, f"content {item.kind}".strip(), f"{item.kind or 'no'} content")
                for s in item.content
            ),
            *((s, "source", f"source: {item.source_type}".replace("_", " ")) for s in item.source),
            *((s, "cue", f"cue: {item.stance}") for s in item.cue),
        )
        note = _reference(said.anchor, said.sign, "", f"{said.sign} attribution, {item.stance}")
        for i, (span, css, about) in enumerate(pieces, 1):
            last = i == len(pieces)
            title = f"attribution · {about} · rule {item.rule}. {why}"
            end = (said.mark, note) if last else ("", NOTHING)
            yield Mark(span.start, span.end, css, "span", "", title, *end)


_LIBRARY: dict[str, Device] = {device.name: device for device in DEVICES}


def _reference(anchor: str, sign: str, name: str, said: str) -> Markup:
    """A link without text: the style sheet shows the sign, a screen reader says the rest."""
    return Markup(
        '<a class="ref" href="#{}" data-sign="{}" data-name="{}" aria-label="{}"></a>'
    ).format(anchor, sign, name, said)


def _first(item: Attribution) -> Span:
    return min((*item.source, *item.cue, *item.content), default=Span(0, 0))


def part_marks(notes: Annotations, row: int) -> Iterator[Mark]:
    """The lines of an article; the first of a run of equal parts carries the label.

    A part that goes on in the line of another one, as the text does after a dateline, is labelled
    on its next line: there is room for one label beside a line.
    """
    rows, text = notes.parts.of_article(row), notes.corpus[row].text
    labelled, last = "", 0
    for start, end, part, rule in zip(rows.start, rows.end, rows.part, rows.rule, strict=True):
        css = f"part {part}" if part in PROSE else f"part {part} aside"
        goes_on = last > 0 and "\n" not in text[last:start]
        label = "" if goes_on or part == labelled else part.replace("_", " ")
        yield Mark(int(start), int(end), css, label=label, title=f"{part} ({rule})")
        labelled, last = labelled if goes_on else part, int(end)


def chosen(notes: Annotations, n: int = 3) -> list[int]:
    """Rows of articles worth showing together: one event, told by as many outlets as possible.

    Among events told by equally many outlets the one with the shortest articles is taken; without
    events, the first articles of the corpus.
    """
    outlets, sizes = notes.corpus.column("outlet"), [len(t) for t in notes.corpus.texts]
    best: tuple[int, int, list[int]] = (0, 0, [])
    for rows in notes.corpus.groups("event").values():
        first = {outlets[r]: int(r) for r in reversed(rows)}
        told = sorted(first.values(), key=lambda r: sizes[r])[:n]
        best = min(best, (-len(told), sum(sizes[r] for r in told), sorted(told)))
    return best[2] or list(range(min(n, len(notes))))
