"""Citations: of the library, and of the work its measures come from."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from framing.model.errors import InputError
from framing.model.study import Study
from framing.report.bibtex import Entry, entries, unicode_of
from framing.version import __version__

FORMATS = ("bibtex", "apa", "csl-json")
TITLE = "framing: measuring how news outlets frame the same events"
AUTHORS = "The framing contributors"
YEAR = "2026"
LICENCE = "BSD-3-Clause"
_CONTAINERS = ("journal", "booktitle", "howpublished")
_CSL_TYPES = {
    "article": "article-journal", "inproceedings": "paper-conference", "book": "book",
    "incollection": "chapter", "phdthesis": "thesis", "software": "software", "misc": "document",
}  # fmt: skip
_CSL_FIELDS = {
    "journal": "container-title", "booktitle": "container-title", "volume": "volume",
    "number": "issue", "pages": "page", "doi": "DOI", "url": "URL", "publisher": "publisher",
    "school": "publisher", "version": "version", "edition": "edition",
}  # fmt: skip


@cache
def bibliography() -> dict[str, Entry]:
    """Every reference of the library by its key."""
    file = Path(__file__).with_name("references.bib")
    return entries(file.read_text(encoding="utf-8"))


def own_entry() -> Entry:
    """The entry of the library itself, in the version that runs."""
    fields = {
        "author": f"{{{AUTHORS}}}",
        "title": TITLE,
        "year": YEAR,
        "version": __version__,
        "license": LICENCE,
    }
    body = "".join(f"  {name:<8} = {{{value}}},\n" for name, value in fields.items())
    return Entry("framing", "software", fields, f"@software{{framing,\n{body}}}")


def references(keys: Iterable[str], format: str = "bibtex") -> str:
    """References of the library's bibliography.

    Parameters
    ----------
    keys : iterable of str
        BibTeX keys, such as those of a feature's `references`; each is given once.
    format : str
        ``bibtex``, ``apa`` (plain text, one a paragraph, sorted) or ``csl-json``.

    Returns
    -------
    str

    Raises
    ------
    InputError
        For a key or a format that does not exist.
    """
    return _written([_entry(key) for key in dict.fromkeys(keys)], format)


def cite(result: object = None, *, format: str = "apa") -> str:
    """How to cite the library, and with a study also what its measures come from.

    Parameters
    ----------
    result : Study, a run of one, the folder of a saved one, or None
    format : str
        As in `references`.

    Returns
    -------
    str
    """
    used = [_entry(key) for key in used_keys(result)]
    return _written([own_entry(), *used], format)


def used_keys(result: object) -> tuple[str, ...]:
    """Keys of the references that a study's measures and statistics rest on, sorted.

    Keys that a third party's measure cites from a bibliography of its own are not among them.

    References
    ----------
    monroe2008, bh1995
    """
    study = getattr(result, "study", result)
    if study is None:
        return ()
    if isinstance(study, str | Path):
        return tuple(saved(study)["references"])
    if not isinstance(study, Study):
        kind = type(result).__name__
        raise InputError(f"cite() takes a study, a run, a folder or nothing, not {kind}")
    keys = {k for f in (study.table.features if study.table else ()) for k in f.references}
    if study.keyness is not None:
        keys.add("monroe2008")
    if not all(math.isnan(e.q) for c in study.comparisons for e in c.estimates):
        keys.add("bh1995")
    return tuple(sorted(keys & bibliography().keys()))


def saved(folder: str | Path) -> dict[str, Any]:
    """The record of a study that was written to a folder."""
    file = Path(folder, "study.json")
    try:
        content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{folder} holds no saved study: there is no study.json in it") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{file} cannot be read: {error}") from error
    return content


def _entry(key: str) -> Entry:
    if key not in bibliography():
        raise InputError(f"no reference {key!r} in the library's bibliography (references.bib)")
    return bibliography()[key]


def _written(chosen: list[Entry], format: str) -> str:
    if format not in FORMATS:
        raise InputError(f"no citation format {format!r}; there are {', '.join(FORMATS)}")
    if format == "bibtex":
        return "\n\n".join(e.source for e in chosen) + "\n" * bool(chosen)
    if format == "apa":
        return "\n\n".join(sorted(map(apa, chosen), key=str.casefold)) + "\n" * bool(chosen)
    return json.dumps([csl(e) for e in chosen], ensure_ascii=False, indent=2) + "\n"


def apa(entry: Entry) -> str:
    """An entry in the manner of the APA's seventh edition, as plain text.

    Examples
    --------
    >>> print(apa(bibliography()["karttunen1971"]))
    Karttunen, L. (1971). Implicative Verbs. Language, 47(2), 340–358. https://doi.org/10.2307/412084
    """
    field = {k: unicode_of(v) for k, v in entry.fields.items()}
    people = _apa_people(entry.fields.get("author") or entry.fields.get("editor", ""))
    notes = [f"Version {field['version']}"] if "version" in field else []
    notes += [_ordinal(field["edition"])] if "edition" in field else []
    title = field["title"] + (f" ({', '.join(notes)})" if notes else "")
    title += " [Computer software]" if entry.kind == "software" else ""
    title += f" [Doctoral dissertation, {field['school']}]" if "school" in field else ""
    lead = people if people.endswith(".") else f"{people}."
    parts = [f"{lead} ({field.get('year', 'n.d.')})"]
    parts += [title, _apa_container(entry, field), field.get("publisher", "")]
    said = " ".join(p if p.endswith(("?", "!", ".")) else f"{p}." for p in parts if p)
    return f"{said} {_link(field)}".strip()


def _apa_container(entry: Entry, field: dict[str, str]) -> str:
    name = next((field[c] for c in _CONTAINERS if c in field), "")
    if not name:
        return ""
    if entry.kind != "article":
        editors = _apa_editors(entry.fields.get("editor", ""))
        pages = f" (pp. {field['pages']})" if "pages" in field else ""
        return f"In {editors}{name}{pages}"
    number = f"({field['number']})" if "number" in field else ""
    volume = field.get("volume", "") + number
    return ", ".join(filter(None, [name, volume, field.get("pages", "")]))


def _link(field: dict[str, str]) -> str:
    if "doi" in field:
        return f"https://doi.org/{field['doi']}"
    if "eprint" in field:
        return f"{field.get('eprinttype', 'arXiv')}:{field['eprint']}"
    return field.get("url", "")


def _people(bibtex: str) -> list[tuple[str, str]]:
    """Family and given names; an organisation in braces has no given name."""
    out = []
    for name in bibtex.split(" and "):
        if name.strip().startswith("{"):
            out.append((unicode_of(name), ""))
        elif "," in name:
            family, _, given = name.partition(",")
            out.append((unicode_of(family), unicode_of(given)))
        else:
            given, _, family = unicode_of(name).rpartition(" ")
            out.append((family, given))
    return out


def _initials(given: str) -> str:
    words = [[part[0] for part in w.split("-") if part] for w in given.split()]
    return " ".join("-".join(f"{letter}." for letter in w) for w in words if w)


def _apa_people(bibtex: str) -> str:
    names = []
    for family, given in _people(bibtex):
        names.append(
            "et al." if family == "others" else ", ".join(filter(None, [family, _initials(given)]))
        )
    if len(names) < 2:
        return "".join(names)
    joint = ", " if names[-1] == "et al." else ", & "
    return ", ".join(names[:-1]) + joint + names[-1]


def _apa_editors(bibtex: str) -> str:
    if not bibtex:
        return ""
    names = [f"{_initials(given)} {family}".strip() for family, given in _people(bibtex)]
    return f"{' & '.join(names)} ({'Ed.' if len(names) == 1 else 'Eds.'}), "


def _ordinal(edition: str) -> str:
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(edition, "th")
    return f"{edition}{ending} ed." if edition.isdigit() else f"{edition} ed."


def csl(entry: Entry) -> dict[str, Any]:
    """An entry as a CSL-JSON item."""
    item: dict[str, Any] = {"id": entry.key, "type": _CSL_TYPES.get(entry.kind, "document")}
    item["title"] = unicode_of(entry.fields["title"])
    for role in ("author", "editor"):
        people = [p for p in _people(entry.fields.get(role, "")) if p[0] and p[0] != "others"]
        if people:
            item[role] = [{"family": f, "given": g} if g else {"literal": f} for f, g in people]
    if entry.fields.get("year", "").isdigit():
        item["issued"] = {"date-parts": [[int(entry.fields["year"])]]}
    for name, theirs in _CSL_FIELDS.items():
        if name in entry.fields:
            item[theirs] = unicode_of(entry.fields[name])
    if "pages" in entry.fields:
        item["page"] = item["page"].replace("–", "-")
    return item
