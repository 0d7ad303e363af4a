"""All clauses that report harm, by how they treat those who did it (layer 2).

The share of `agentless` among them is the measure of agent deletion: it divides by the reports
that could have named an agent, so it does not rise with the amount of violence covered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.devices.eventive import Passive
from framing.devices.harm import active_clauses, of_force
from framing.devices.harm_words import harm_forms, named, of_people, verbs
from framing.devices.nominals import MODALS, word_at
from framing.devices.passives import find_passives
from framing.model.evidence import EvidenceTable
from framing.text.batch import Batch, Hit

ACTIVE, AGENTIVE, AGENTLESS = "active", "agentive", "agentless"
_GROUP = 5
_UNREAL = MODALS | frozenset("to not never if".split())
_PRONOUNS = frozenset(
    "another third fourth he she they i we who you both two three several many some".split()
)


def harm_passives(batch: Batch) -> Iterator[tuple[Passive, str]]:
    """Passives of verbs of harm that say it happened, each with its verb's entry."""
    entries = {first: (last, entry) for first, last, entry in harm_forms().at(batch)}
    for p in find_passives(batch):
        found = entries.get(p.participle)
        if found is not None and not _is_unreal(p) and _suffers(p, *found):
            yield p, found[1]


def _is_unreal(p: Passive) -> bool:
    """To be arrested, would be shot, was not hurt, if he is killed."""
    group = (word_at(p.batch, p.auxiliary - k, p.auxiliary) for k in range(1, _GROUP))
    near = [next(group), next(group), *p.between()]
    return any(w in _UNREAL or w.endswith("n't") for w in (*near, p.auxiliary_word))


def _suffers(p: Passive, last: int, entry: str) -> bool:
    """Whether people are the patient; of verbs with many uses, whether force is spoken of."""
    name = p.subject
    if entry in verbs("harm_verb"):
        return name is None or not _is_thing(p)
    if name is None or not (of_people(p.batch, name) or name.words[0] in _PRONOUNS):
        return False
    return of_force(p.batch, p.participle, last)


def _is_thing(p: Passive) -> bool:
    name = p.subject
    if name is None or of_people(p.batch, name) or named(p.batch, name):
        return False
    return name.words[0] not in _PRONOUNS and not any(w in _PRONOUNS for w in name.words)


@dataclass(frozen=True, slots=True)
class HarmReport:
    """Clauses that report harm to people, active and passive; the sense says which.

    References
    ----------
    trew1979, greene2009, henley1995, moreno2025

    Examples
    --------
    >>> text = "Police shot two marchers. A third was wounded. Nine were arrested by soldiers."
    >>> table = HarmReport().find(Batch.of([text]))
    >>> [(table.at(i, "", text).text, table.sense[i]) for i in range(len(table))]
    [('shot', 'active'), ('was wounded', 'agentless'), ('were arrested', 'agentive')]
    """

    name: str = "harm_report"
    definition: str = (
        "A clause that reports killing, injury, arrest or force: active with its agent, passive "
        "with its agent, or passive without."
    )
    exposure: str = "sentences"
    senses: tuple[str, ...] = (ACTIVE, AGENTIVE, AGENTLESS)
    references: tuple[str, ...] = ("trew1979", "greene2009", "henley1995", "moreno2025")
    reliability: str = "M"

    def find(self, batch: Batch) -> EvidenceTable:
        """All reports of harm in a batch."""
        return batch.evidence(self.name, self._hits(batch))

    def _hits(self, batch: Batch) -> Iterator[Hit]:
        for clause in active_clauses(batch):
            yield clause.hit(batch, self.name, ACTIVE)
        for p, entry in harm_passives(batch):
            sense = AGENTIVE if p.agent else AGENTLESS
            target = p.subject.span(batch) if p.subject else None
            rule = f"harm_report.{sense}.{entry}"
            yield Hit(*p.span, rule=rule, sense=sense, cue=p.span, target=target)
