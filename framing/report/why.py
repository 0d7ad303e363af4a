"""Why a hit: from a piece of evidence to the definition of the rule that found it."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from framing.devices import devices as known_devices
from framing.devices.device import Device, card_of
from framing.devices.distancing import READINGS
from framing.devices.scare_quotes import SCARE
from framing.devices.self_reference import CARD
from framing.lexicons.entries import Entry
from framing.model.attributions import Attribution
from framing.model.errors import InputError
from framing.model.evidence import DeviceCard

ATTRIBUTION = DeviceCard(
    "attribution",
    "A source that is said to have said or thought something, with the cue that says so.",
    "words",
    ("pareti2016",),
)
_SHOWN_FORMS = 12  # of an entry
_NEIGHBOURS = {
    "before": "Only behind",
    "not_before": "Not behind",
    "after": "Only ahead of",
    "not_after": "Not ahead of",
    "near": "Only in a sentence with",
    "not_near": "Not in a sentence with",
}
_CLASSES = {
    "@adverb": "an adverb",
    "@amount": "a number or share that counts",
    "@be": "a form of be",
    "@capital": "a word with a capital",
    "@end": "the end of the sentence",
    "@have": "a form of have",
    "@ing": "a word in -ing",
    "@start": "the beginning of the sentence",
}


class Found(Protocol):
    """What can be asked about: `Evidence`, a line of a concordance."""

    @property
    def device(self) -> str: ...  # noqa: D102
    @property
    def sense(self) -> str: ...  # noqa: D102
    @property
    def rule(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Why:
    """The definition of the rule that found a piece of evidence.

    Attributes
    ----------
    device, definition : str
    sense, rule : str
        As in the evidence.
    tests : tuple of str
        What held of the words, in sentences, from the general to the particular.
    entry : Entry or None
        The entry of the word list that matched, if a list made the hit.
    lexicon : str
        Name, version and hash of that list.
    reliability : str
        H, M or L; what is L is not citable without human coding.
    references : tuple of str
        BibTeX keys in the library's bibliography (`framing.report.references`).
    """

    device: str
    definition: str
    sense: str
    rule: str
    tests: tuple[str, ...]
    entry: Entry | None
    lexicon: str
    reliability: str
    references: tuple[str, ...]

    @property
    def citable(self) -> bool:
        """Whether counts of the device may be cited without human coding."""
        return self.reliability != "L"

    def __str__(self) -> str:
        head = f"{self.device}, {self.sense}" if self.sense else self.device
        rest = [f"  {test}" for test in self.tests]
        rest += [f"  List: {self.lexicon}"] if self.lexicon else []
        rest += [f"  Reliability {self.reliability}{'' if self.citable else ', not citable'}"]
        rest += [f"  After: {', '.join(self.references)}"] if self.references else []
        return "\n".join([f"{head} ({self.rule}): {self.definition}", *rest])


def why(found: Found | Attribution, *, devices: Iterable[Device | str] = ()) -> Why:
    """The definition of the rule that found something, and what held of the words.

    Parameters
    ----------
    found : Evidence, Attribution, or a line of a concordance
    devices : iterable of Device or str
        Devices of your own that it may be from, as they were given to `framing.annotate`.

    Raises
    ------
    InputError
        When the device is neither the library's nor among `devices`.

    Examples
    --------
    >>> from framing.annotate import annotate
    >>> notes = annotate(["The League keeps ships off its so-called “quiet shore”."])
    >>> found = why(next(notes.iter_evidence(0)))
    >>> found.device, found.sense, found.tests[-1]
    ('distancing', 'author', 'The name that an actor gives to what is its own: "its so-called …".')
    """
    if isinstance(found, Attribution):
        return explain(ATTRIBUTION.name, found.stance, found.rule, ATTRIBUTION, None)
    given = {d.name: d for d in (*known_devices(), *known_devices(devices))}
    device = given.get(found.device)
    fixed = {c.name: c for c in (CARD, ATTRIBUTION)}
    card = card_of(device) if device else fixed.get(found.device)
    if card is None:
        raise InputError(
            f"no device {found.device!r} to say why; give it: why(found, devices=[…]), as to "
            f"annotate. There are {', '.join((*given, *fixed))}"
        )
    return explain(found.device, found.sense, found.rule, card, device)


def explain(
    name: str, sense: str, rule: str, card: DeviceCard | None, device: Device | None
) -> Why:
    """As `why`, of any device, from what is known of it; its list counts only if it is the same."""
    same = device is not None and card is not None and card_of(device).lexicon == card.lexicon
    entry = entry_of(device, sense, rule) if device is not None and same else None
    said = (*_entry_tests(entry),) if entry else (*_rule_tests(rule),)
    return Why(
        name,
        card.definition if card else "",
        sense,
        rule,
        said or (f"The test {rule.rpartition('.')[2]!r} held.",) * bool(rule),
        entry,
        card.lexicon if card else "",
        card.reliability if card else "M",
        card.references if card else (),
    )


def entry_of(device: Device, sense: str, rule: str) -> Entry | None:
    """The entry of a device's word list that a rule names, if it has a list and names one."""
    entries = getattr(getattr(device, "lexicon", None), "entries", ())
    named = [e for e in entries if isinstance(e, Entry) and rule.endswith(f".{e.name}")]
    return min(named, key=lambda e: (e.sense != sense, -len(e.name)), default=None)


def _entry_tests(entry: Entry) -> Iterator[str]:
    """An entry as sentences: its forms, then what its neighbours have to be, then its note."""
    shown = ", ".join(entry.forms[:_SHOWN_FORMS])
    rest = len(entry.forms) - _SHOWN_FORMS
    yield f"“{entry.name.replace('_', ' ')}”: {shown}{f' and {rest} more' if rest > 0 else ''}."
    for key, said in _NEIGHBOURS.items():
        if words := sorted(getattr(entry, key)):
            some = ", ".join(_CLASSES.get(w, w.replace("@", "a ")) for w in words[:_SHOWN_FORMS])
            yield f"{said}: {some}{' …' if len(words) > _SHOWN_FORMS else ''}."
    if entry.capital == "never":
        yield "Only without a capital inside a sentence, which makes a name."
    if entry.negated == "drop":
        yield "Only without a negation ahead of it."
    if entry.note:
        yield entry.note


def _rule_tests(rule: str) -> Iterator[str]:
    """What is said of a coded rule and its families, the widest first."""
    parts = rule.split(".")
    for n in range(1, len(parts) + 1):
        prefix = ".".join(parts[:n])
        if said := _docstrings().get(prefix) or _sentences().get(prefix):
            yield said


@cache
def _sentences() -> Mapping[str, str]:
    file = Path(__file__).with_name("rules.toml")
    found: Mapping[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))
    return found


@cache
def _docstrings() -> Mapping[str, str]:
    """The tests of decision lists in their own words, by rule."""
    lists: dict[str, Iterable[tuple[str, Callable[..., bool]]]] = {
        f"dist.{family}": [(name, test) for name, test, _ in tests]
        for family, tests in READINGS.items()
    }
    lists["dist.scare_quotes"] = SCARE
    return {
        f"{family}.{name}": " ".join(said.split())
        for family, tests in lists.items()
        for name, test in tests
        if (said := inspect.getdoc(test))
    }
