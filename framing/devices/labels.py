"""Labels and label-like modifiers, with whom or what they are tied to (layer 2).

The words are data, in the catalogue; grammar does the rest. A label looks for its referent in a
name beside it, a modifier for the person or body that it stands before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.devices.lexical import LexicalDevice
from framing.devices.nominals import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    VERBS,
    Phrase,
    phrase_after,
    same_sentence,
    word_at,
)
from framing.lexicons.entries import Entry
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit
from framing.text.tokens import PUNCT

_CLOSED = (
    PREPOSITIONS
    | CONJUNCTIONS
    | SUBORDINATORS
    | PRONOUNS
    | AUXILIARIES
    | VERBS
    | ADVERBS
    | DETERMINERS
)
_NAME = 4  # words of a name beside a label
_REFERRING = frozenset(  # label sets whose labels name somebody, or what somebody did
    "state_power national_leader armed_actor attack_event crowd crowd_event migrant territory "
    "territorial_change event_of_force civilian_harm killing_by_state interrogation "
    "change_of_power police police_killing detention".split()
)
_BETWEEN = frozenset(  # a name and its label: the Karst military government
    "military communist interim transitional civilian coalition opposition ethnic local armed "
    "ruling puppet central provincial state security ground air army border royal minority "
    "revolutionary socialist islamist separatist rebel".split()
)
_DEMONYMS = ("ian", "ish", "ese", "ean", "'s")
_NO_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december mr mrs ms i".split()
)


@dataclass(frozen=True, slots=True)
class Labels(LexicalDevice):
    """Labels of actors, groups, events and policies; the sense is the set a label is chosen from.

    References
    ----------
    entman1991, simmons1990, nagar2010, hamborg2019jcdl, gentzkow2010, dalonzo2022

    Examples
    --------
    >>> text = "The regime of Ilse Brandt fell; the Karst government stayed."
    >>> table = Labels.of("label").find(Batch.of([text]))
    >>> for row in range(len(table)):
    ...     e = table.at(row, "a1", text)
    ...     print(e.rule, e.target.of(text))
    label.state_power.regime Ilse Brandt
    label.state_power.government Karst
    """

    def find(self, batch: Batch) -> EvidenceTable:
        """All labels of a batch, each with its referent where a name stands beside it."""
        return batch.evidence(
            self.name,
            (_hit(batch, self.name, found, _tied(batch, *found)) for found in self.matches(batch)),
        )


def _hit(batch: Batch, device: str, found: tuple[int, int, Entry], about: Phrase | None) -> Hit:
    """A match as a hit; `about` is what it is tied to."""
    first, last, entry = found
    cue = (int(batch.tokens.start[first]), int(batch.tokens.end[last]))
    target = about.span(batch) if about else None
    start, end = (min(cue[0], target[0]), max(cue[1], target[1])) if target else cue
    return Hit(start, end, f"{device}.{entry.sense}.{entry.name}", entry.sense, cue, target)


def _tied(batch: Batch, first: int, last: int, entry: Entry) -> Phrase | None:
    """The referent of a label whose set has one: nobody owns a climate crisis."""
    return referent(batch, first, last) if entry.sense in _REFERRING else None


def referent(batch: Batch, first: int, last: int) -> Phrase | None:
    """The name that a label from token `first` to `last` is tied to: before it, or after "of"."""
    return _name_after(batch, last) or _name_before(batch, first)


def _is_name(batch: Batch, token: int, near: int) -> bool:
    word = word_at(batch, token, near)
    return bool(word and batch.tokens.capital[token]) and word not in _NO_NAME | _CLOSED


def _name_after(batch: Batch, last: int) -> Phrase | None:
    """The regime of Dorn, the government in Karst."""
    i = last + (batch.word(last) != "of")
    if word_at(batch, i, last) not in {"of", "in"}:
        return None
    i += 1 + (word_at(batch, i + 1, last) in {"the", "president", "king"})
    end = i
    while end - i < _NAME and _is_name(batch, end, last):
        end += 1
    return _phrase(batch, i, end - 1)


def _name_before(batch: Batch, first: int) -> Phrase | None:
    """The Karst regime, Karst's government, the Karst military government."""
    i = first - 1
    word = word_at(batch, i, first)
    if not word or batch.tokens.kind[i] == PUNCT:
        return None
    if word in _BETWEEN and not batch.tokens.capital[i]:
        i -= 1
    end = i
    while end - i < _NAME and _is_name(batch, i, first) and _free(batch, i):
        i -= 1
        if batch.word(i).endswith("'s"):
            break
    return _phrase(batch, i + 1, end)


def _free(batch: Batch, token: int) -> bool:
    """No compound ("Karst-backed rebels"), no capital that only the sentence's start explains."""
    word = batch.word(token)
    opens = not same_sentence(batch, token - 1, token) and not batch.tokens.capital[token + 1]
    return "-" not in word and (not opens or word.endswith(_DEMONYMS))


def _phrase(batch: Batch, first: int, last: int) -> Phrase | None:
    if last < first or not same_sentence(batch, first, last):
        return None
    words = tuple(batch.word(i) for i in range(first, last + 1))
    return Phrase(first, last, words[-1], words)


_SUFFIXES = {
    "-backed": "backed",
    "-aligned": "aligned",
    "-allied": "allied",
    "-funded": "funded",
    "-financed": "funded",
    "-bankrolled": "funded",
    "-linked": "linked",
    "-tied": "linked",
    "-affiliated": "affiliated",
    "-sponsored": "sponsored",
    "-supported": "backed",
    "-controlled": "controlled",
    "-dominated": "controlled",
    "-run": "controlled",
    "-installed": "installed",
    "-appointed": "appointed",
    "-friendly": "friendly",
    "-inspired": "inspired",
}
_NO_SPONSOR = frozenset("court federal u.s u.s. trump obama bush clinton reagan biden".split())
_COMMON_HEADS = frozenset(
    """people person man men woman women group groups party parties activist activists politician
    politicians lawmaker lawmakers senator senators congressman congresswoman representative
    legislator legislators member members candidate candidates leader leaders governor governors
    mayor mayors president presidents minister ministers chancellor premier official officials
    judge judges justice justices lawyer lawyers attorney attorneys prosecutor prosecutors
    organization organizations organisation organisations outlet outlets newspaper newspapers
    magazine magazines website websites site sites media press network networks channel channels
    station broadcaster broadcasters blog blogs blogger bloggers host hosts pundit pundits
    commentator commentators columnist columnists journalist journalists reporter reporters writer
    writers author authors editor editors critic critics think-tank think-tanks tank tanks
    institute foundation foundations nonprofit nonprofits charity coalition coalitions alliance
    alliances government governments regime regimes administration administrations militia
    militias rebel rebels fighter fighters force forces troops soldiers army militants insurgents
    separatists gunman extremist extremists terrorist terrorists cleric clerics preacher preachers
    pastor pastors imam bishop priest priests businessman businessmen businesswoman executive
    executives donor donors billionaire billionaires financier mogul tycoon lobbyist lobbyists
    consultant consultants operative operatives strategist strategists adviser advisers advisor
    advisors aide aides expert experts scholar scholars professor professors academic academics
    scientist scientists researcher researchers economist economists historian historians doctor
    doctors physician physicians union unions company companies firm firms bank banks corporation
    corporations caucus bloc faction factions wing base voter voters electorate democrat democrats
    republican republicans conservative conservatives liberal liberals progressive progressives
    socialist socialists libertarian libertarians nationalist nationalists supremacist
    supremacists populist populists evangelical evangelicals christian christians muslim muslims
    catholic catholics jew jews supporter supporters backer backers ally allies opponent opponents
    fan fans follower followers demonstrator demonstrators protester protesters protestors
    rioters mob crowd crowds student students teacher teachers figure figures personality
    personalities star actor actress singer director filmmaker artist artists comedian chief head
    boss secretary spokesman spokeswoman ambassador diplomat diplomats general commander officer
    officers sheriff director deputy nominee nominees appointee appointees contender contenders
    challenger incumbent incumbents frontrunner dictator strongman ruler king prince sheikh
    movement movements organizer organizers organisers agitators ideologue ideologues zealot
    zealots hawk hawks dissident dissidents blogger provocateur conspiracist conspiracists
    theorist theorists propagandist hacker hackers gang gangs cartel cult sect team panel
    commission committee agency watchdog pollster pollsters super pac pacs lobby investor
    investors banker bankers entrepreneur celebrity celebrities congregation church""".split()
)


@dataclass(frozen=True, slots=True)
class ModifierLabels(LexicalDevice):
    """Ideological, sponsorship and credibility words before a person or a body.

    References
    ----------
    entman1991, recasens2013

    Examples
    --------
    >>> text = "The Karst-backed think tank hired a disgraced banker for a radical plan."
    >>> table = ModifierLabels.of("modifier_label").find(Batch.of([text]))
    >>> for row in range(len(table)):
    ...     e = table.at(row, "a1", text)
    ...     print(e.sense, e.rule, e.target.of(text))
    sponsorship modifier_label.sponsorship.backed think tank
    credibility modifier_label.credibility.disgraced banker
    """

    def find(self, batch: Batch) -> EvidenceTable:
        """All modifiers of a batch that stand before a person or a body."""
        hits = [*self._listed(batch), *_sponsored(batch)]
        return batch.evidence(self.name, {(h.cue, h.target): h for h in hits}.values())

    def _listed(self, batch: Batch) -> Iterator[Hit]:
        for found in self.matches(batch):
            about = bearer(batch, found[1])
            if about is not None:
                yield _hit(batch, self.name, found, about)


def _sponsored(batch: Batch) -> Iterator[Hit]:
    """X-backed and its kin, where X is a name."""
    for i in batch.tokens.capital.nonzero()[0].tolist():
        word = batch.word(i)
        sponsor, hyphen, _ = word.rpartition("-")
        kind = _SUFFIXES.get(word[len(sponsor) :]) if hyphen else None
        named = kind and (kind not in {"appointed", "controlled"} or sponsor not in _NO_SPONSOR)
        about = bearer(batch, i) if named else None
        if about is not None:
            cue = (int(batch.tokens.start[i]), int(batch.tokens.end[i]))
            target = about.span(batch)
            rule = f"modifier_label.sponsorship.{kind}"
            yield Hit(cue[0], target[1], rule, "sponsorship", cue, target)


def bearer(batch: Batch, last: int) -> Phrase | None:
    """The person or body right behind a modifier that ends with token `last`."""
    after = last + 1
    if not same_sentence(batch, last, after) or batch.tokens.kind[after] == PUNCT:
        return None
    if batch.word(after) == "think" and word_at(batch, after + 1, last) in {"tank", "tanks"}:
        return Phrase(after, after + 1, batch.word(after + 1), ("think", batch.word(after + 1)))
    phrase = None if batch.word(after) in _CLOSED else phrase_after(batch, after)
    return phrase if phrase is not None and _is_bearer(batch, phrase) else None


def _is_bearer(batch: Batch, phrase: Phrase) -> bool:
    if phrase.head.removesuffix("'s").removesuffix("'") in _COMMON_HEADS:
        return True
    titled = any(w in _COMMON_HEADS for w in phrase.words[:-1])
    return titled and bool(batch.tokens.capital[phrase.last])
