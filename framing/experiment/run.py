"""One execution of a declared study."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from framing.annotate import annotate
from framing.classify import audit, classify
from framing.compare import compare, keyness
from framing.corpus import read
from framing.devices import DEVICES, WordList
from framing.experiment.declaration import Declaration, Predicted, find, read_declaration
from framing.experiment.manifest import manifest
from framing.experiment.numbers import Difference, compare_numbers, numbers_of, read_expected
from framing.measure import measure
from framing.model.annotations import Annotations
from framing.model.display import as_html
from framing.model.errors import InputError
from framing.model.results import Audit, Comparison, Validation
from framing.model.study import Study
from framing.model.table import FeatureTable, Opportunity
from framing.report import write


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """What one execution of an experiment left.

    Attributes
    ----------
    declaration : Declaration
    path : pathlib.Path
        Of the declaration.
    study : Study
        Everything that was found.
    """

    declaration: Declaration
    path: Path
    study: Study

    @property
    def numbers(self) -> dict[str, float]:
        """Every estimate of the study under a readable key, for pinning and comparing."""
        return numbers_of(self.study)

    def differs_from(self, expected: str | Path) -> tuple[Difference, ...]:
        """Numbers outside the tolerance of pinned ones; nothing wrong is ``()``.

        Parameters
        ----------
        expected : path
            A file of pinned numbers, or the folder of a saved run; a bare file name is looked
            for beside the declaration.
        """
        beside = self.path.parent / expected
        return compare_numbers(
            self.numbers, read_expected(beside if beside.exists() else Path(expected))
        )

    def save(self, folder: str | Path, *, force: bool = False) -> Path:
        """Write report, tables, figures, numbers and manifest to ``folder/<name>``.

        Raises
        ------
        InputError
            When that folder holds something and `force` is not given.
        """
        beside = {
            "manifest.json": _json(manifest(self.declaration, self.path, self.study)),
            "numbers.json": _json(self.numbers),
        }
        return write(self.study, Path(folder) / self.declaration.name, force=force, beside=beside)

    def _repr_html_(self) -> str:
        return as_html(self.study)


def run(experiment: str | Path, *, n_jobs: int = 1, progress: bool = False) -> Run:
    """Run a declared study.

    Parameters
    ----------
    experiment : str or path
        Name of a shipped experiment, or a declaration's file or folder.
    n_jobs : int
        Processes for the annotation; the results do not depend on it.
    progress : bool
        Show a progress bar on standard error.

    Returns
    -------
    Run

    Raises
    ------
    InputError
        When there is no such experiment or its declaration is wrong.
    """
    path = find(experiment)
    declared = read_declaration(path)
    beside = path.parent / declared.corpus
    corpus = read(str(beside) if beside.exists() else declared.corpus, name=declared.corpus)
    if declared.select:
        unreadable = corpus.problems  # which a selection leaves behind, and a run must not
        corpus = replace(corpus.where(**declared.select), problems=unreadable)
        if not len(corpus):
            raise InputError(f"{path}: [select] keeps no article")
    devices = [*DEVICES, *(WordList(name, words) for name, words in declared.words.items())]
    notes = annotate(corpus, devices=devices, n_jobs=n_jobs, progress=progress)
    return Run(declared, path, _study(declared, notes))


def _study(declared: Declaration, notes: Annotations) -> Study:
    seed = declared.seed
    table = measure(
        notes,
        devices=[*declared.measure.devices, *declared.words],
        parts=declared.measure.parts,
        voices=declared.measure.voices,
        opportunities=[Opportunity(o.name, o.devices, o.referents) for o in declared.opportunity],
    )
    return Study(
        title=declared.title,
        notes=notes,
        table=table,
        comparisons=_comparisons(declared, table),
        keyness=keyness(notes, by=declared.keyness.by) if declared.keyness else None,
        audit=_audited(declared.audit, notes, seed),
        validation=_validated(declared.classify, notes, seed),
        signature=table.signature.add(experiment=declared.name, seed=seed),
    )


def _comparisons(declared: Declaration, table: FeatureTable) -> tuple[Comparison, ...]:
    """Pooled, and matched where a field holds the happening fixed."""
    asked = declared.compare
    if asked is None:
        return ()
    return tuple(
        compare(
            table,
            by=asked.by,
            within=within,
            reference=asked.reference,
            resamples=asked.resamples,
            seed=declared.seed,
        )
        for within in dict.fromkeys((None, asked.within))
    )


def _audited(step: Predicted | None, notes: Annotations, seed: int) -> Audit | None:
    return audit(notes, target=step.target, groups=step.groups, seed=seed) if step else None


def _validated(step: Predicted | None, notes: Annotations, seed: int) -> Validation | None:
    return classify(notes, target=step.target, groups=step.groups, seed=seed) if step else None


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
