"""Distancing: words by which a writer withholds endorsement of a term or claim (layer 2).

Four families of markers share one shape: a marker, its host, and an ordered list of named tests
that give the marker's reading in its place. The first test that holds decides; each list ends
with the reading that is usual for its marker.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from framing.devices.markers import LISTS, Marker, find_markers
from framing.devices.nominals import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
)
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit

AUTHOR, QUOTED, DEFINITIONAL, LEGAL, OTHER = "author", "quoted", "definitional", "legal", "other"
_MEMORY = 5_000  # characters in which a name is remembered
_DASHES = frozenset({"-", "--", "---", "–", "—"})
Test = Callable[[Marker], bool]
DecisionList = tuple[tuple[str, Test, str], ...]


def _always(_: Marker) -> bool:
    return True


def _quoted(m: Marker) -> bool:
    """Somebody else's words."""
    return m.spoken


def _said_to_be(m: Marker) -> bool:
    """What somebody said it was: "what they said was a so-called reform"."""
    i = m.first - 1 - (m.before in DETERMINERS)
    return m.at(i) in BE and m.at(i - 1) in LISTS["says"] and m.at(i - 3) == "what"


def _host_in(*lists: str) -> Test:
    words = frozenset().union(*(LISTS[name] for name in lists))

    def test(m: Marker) -> bool:
        return m.head in words

    return test


def _legal_host(m: Marker) -> bool:
    """The host, or what hangs on it, is a crime, a suspect, a victim or a charge."""
    after = m.host.last + 1 if m.host else m.last + 1
    attached = {m.at(i) for i in range(after, after + 4)} if m.at(after) in PREPOSITIONS else set()
    return not LISTS["crime"].isdisjoint(m.host_words | attached)


def _acronym(m: Marker) -> bool:
    """The term is introduced with its abbreviation."""
    if m.host is None or m.at(m.host.last + 1) != "(":
        return False
    return bool(m.batch.at.caps[m.host.last + 2]) if m.at(m.host.last + 2) else False


def _glossed(m: Marker) -> bool:
    """A dash, comma or bracket and then what the term means."""
    if m.host is None:
        return False
    i = m.host.last + 1
    i += m.at(i) in {"'", '"', "”", "’"}
    if m.at(i) in {"(", *_DASHES}:
        return True
    ended = m.at(i) == "," or m.at(m.host.last - 1) == ","
    return ended and m.at(i + (m.at(i) == ",")) in LISTS["gloss"]


def _possessive(m: Marker) -> bool:
    """The name that an actor gives to what is its own: "its so-called …"."""
    return m.before in POSSESSIVES or m.before.endswith(("'s", "s'"))


def _familiar(m: Marker) -> bool:
    """The article has named it plainly not long before: no reader needs to be told the name."""
    if m.host is None:
        return False
    batch, at = m.batch, m.batch.at.start[m.first]
    article = m.batch.lines.article[m.batch.line_of[m.first]]
    host = batch.plain[batch.at.start[m.host.first] : batch.at.end[m.host.last]]
    before = batch.plain[max(int(batch.bounds[article]), at - _MEMORY) : at]
    return " " in host and f" {host}" in before.replace(f"so-called {host}", "")


def _denied(m: Marker) -> bool:
    """The rest of the sentence takes the term back: "so-called reforms that changed nothing"."""
    if m.host is None:
        return False
    later = {m.at(i) for i in range(m.host.last + 1, m.host.last + 9)}
    return not later.isdisjoint(LISTS["denial"])


def _loaded(m: Marker) -> bool:
    """A common noun that claims something: experts, reform, peace."""
    return m.head in LISTS["loaded"] or not m.host_words.isdisjoint(LISTS["loaded_modifier"])


def _hashtag(m: Marker) -> bool:
    return m.after == "#"


def _naming_near(m: Marker) -> bool:
    return not m.sentence.isdisjoint(LISTS["naming_verb"])


def _name(m: Marker) -> bool:
    return m.host_is_name


SO_CALLED: DecisionList = (
    ("quoted", _quoted, QUOTED),
    ("said_to_be", _said_to_be, QUOTED),
    ("naming_head", _host_in("naming_head"), DEFINITIONAL),
    ("acronym", _acronym, DEFINITIONAL),
    ("hashtag", _hashtag, AUTHOR),
    ("familiar", _familiar, AUTHOR),
    ("possessive", _possessive, AUTHOR),
    ("term_head", _host_in("term_head"), DEFINITIONAL),
    ("naming_verb", _naming_near, DEFINITIONAL),
    ("name", _name, DEFINITIONAL),
    ("loaded", _loaded, AUTHOR),
    ("gloss", _glossed, DEFINITIONAL),
    ("denied", _denied, AUTHOR),
    ("term", _always, DEFINITIONAL),
)


def _is(*lists: str) -> Test:
    words = frozenset().union(*(LISTS[name] for name in lists))

    def test(m: Marker) -> bool:
        return m.word in words

    return test


def _neutral_host(m: Marker) -> bool:
    """A task or a deadline that one sets oneself."""
    return m.head in LISTS["neutral_reflexive"]


def _status(m: Marker) -> bool:
    """Self-declared: an unrecognised polity or office, not an income."""
    return not m.host_words.isdisjoint(LISTS["status"])


def _declared(m: Marker) -> bool:
    return m.word in LISTS["self_status"]


def _identity(m: Marker) -> bool:
    """A persuasion or a trait that nobody else confers, or the bearer's own words."""
    if not m.host_words.isdisjoint(LISTS["contestable"]):
        return False
    endings = ("ist", "ists", "ian", "ians")
    conviction = any(w.endswith(endings) or w in LISTS["identity"] for w in m.host_words)
    own_words = m.host_is_quoted and m.word == "self-proclaimed"
    return conviction or own_words


SELF_X: DecisionList = (
    ("quoted", _quoted, QUOTED),
    ("said_to_be", _said_to_be, QUOTED),
    ("identification", _is("self_neutral"), DEFINITIONAL),
    ("admission", _is("self_admission"), DEFINITIONAL),
    ("reflexive", _neutral_host, DEFINITIONAL),
    ("status", lambda m: _declared(m) and _status(m), AUTHOR),
    ("declaration", _declared, DEFINITIONAL),
    ("identity", _identity, DEFINITIONAL),
    ("doubt", _always, AUTHOR),
)


def _finite(m: Marker) -> bool:
    """The verb of an accusation in a report of proceedings."""
    return m.verb


def _would_be(m: Marker) -> bool:
    return m.word == "would-be"


def _mock(m: Marker) -> bool:
    """Would-be strongman: the ambition is mocked, not described."""
    return _would_be(m) and m.head in LISTS["strongman"]


def _accusation_adverb(m: Marker) -> bool:
    """Allegedly with a deed: "allegedly stole", "for allegedly using"; not "allegedly shows"."""
    if m.word != "allegedly":
        return False
    verb = m.after
    if verb in LISTS["shows"] | LISTS["says"] | MODALS or not verb:
        return m.in_proceeding and verb not in LISTS["shows"]
    if verb.endswith("ing"):
        return True
    qualifies = m.before in DETERMINERS | BE | PREPOSITIONS or not m.before.isalpha()
    return not qualifies or m.in_proceeding


def _alleged(m: Marker) -> bool:
    return m.word in {"alleged", "allegedly"}


EVIDENTIAL: DecisionList = (
    ("quoted", _quoted, QUOTED),
    ("said_to_be", _said_to_be, QUOTED),
    ("accusation", _finite, LEGAL),
    ("failed_ambition", _mock, AUTHOR),
    ("prospective", _would_be, DEFINITIONAL),
    ("accused", lambda m: _alleged(m) and _legal_host(m) and m.word == "alleged", LEGAL),
    ("suspect", lambda m: m.word in {"presumed", "reputed"} and _legal_host(m), LEGAL),
    ("proceeding", lambda m: m.word == "alleged" and m.in_proceeding, LEGAL),
    ("deed", _accusation_adverb, LEGAL),
    ("claim", _always, AUTHOR),
)


def _experts_name(m: Marker) -> bool:
    """A term of a trade, in plain type: "what scientists call apoptosis"."""
    namers = {m.batch.word(i) for i in range(m.first + 1, m.last + 1)}
    return not m.host_is_quoted and not namers.isdisjoint(LISTS["experts"])


def _own_term(m: Marker) -> bool:
    """What I call …: the writer vouches for it."""
    return m.batch.word(m.first + 1) in {"i", "we"}


def _christened(m: Marker) -> bool:
    return m.batch.word(m.last) in {"dub", "dubs", "dubbed", "nicknamed"}


def _unnamed_namer(m: Marker) -> bool:
    """What is called …: nobody in particular says so."""
    return m.batch.word(m.first + 1) in AUXILIARIES


NAMING: DecisionList = (
    ("quoted", _quoted, QUOTED),
    ("christened", _christened, DEFINITIONAL),
    ("own_term", _own_term, DEFINITIONAL),
    ("unnamed_namer", _unnamed_namer, DEFINITIONAL),
    ("trade", _experts_name, DEFINITIONAL),
    ("outsourced", _always, AUTHOR),
)

READINGS: dict[str, DecisionList] = {
    "so_called": SO_CALLED,
    "self_x": SELF_X,
    "evidential": EVIDENTIAL,
    "reported_naming": NAMING,
}


@dataclass(frozen=True, slots=True)
class Distancing:
    """Markers of distance with their reading: the writer's own, quoted, naming, or legal custom.

    References
    ----------
    hartl2018, gutzmann2011, recasens2013, bednarek2006, sauri2012

    Examples
    --------
    >>> text = "The Maritime League keeps ships off its so-called “quiet shore”, they say."
    >>> e = Distancing().find(Batch.of([text])).at(0, "a1", text)
    >>> e.text, e.sense, e.cue.of(text), e.rule
    ('so-called “quiet shore”', 'author', 'so-called', 'dist.so_called.possessive')
    """

    name: str = "distancing"
    definition: str = (
        "A marker such as so-called, self-styled, supposed, or what X calls Y, with what it "
        "marks; the sense says whether the writer keeps a distance of their own, quotes another's, "
        "names a term, or follows the legal custom of presuming innocence."
    )
    exposure: str = "words"
    senses: tuple[str, ...] = (AUTHOR, QUOTED, DEFINITIONAL, LEGAL, OTHER)
    references: tuple[str, ...] = (
        "hartl2018",
        "gutzmann2011",
        "recasens2013",
        "bednarek2006",
        "sauri2012",
    )
    reliability: str = "M"

    def find(self, batch: Batch) -> EvidenceTable:
        """All markers of a batch that modify or introduce something."""
        return batch.evidence(self.name, (_hit(*found) for found in find_markers(batch)))


def _hit(family: str, marker: Marker) -> Hit:
    test, sense = decide(marker, READINGS[family])
    return marker.hit(f"dist.{family}.{test}", sense)


def decide(marker: Marker, tests: DecisionList) -> tuple[str, str]:
    """Name and sense of the first test that holds."""
    return next((name, sense) for name, test, sense in tests if test(marker))
