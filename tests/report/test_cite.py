"""Citations of the library and of the work behind its measures."""

from __future__ import annotations

import json
import re

import pytest

from framing.model.errors import InputError
from framing.report.bibtex import entries
from framing.report.cite import apa, bibliography, cite, references, used_keys
from framing.version import __version__


def test_every_entry_can_be_told():
    """No entry of the bibliography leaves LaTeX, empty parts or doubled stops in a reference."""
    for entry in bibliography().values():
        said = apa(entry)
        assert not re.search(r"[{}\\]|\.\.|  | ,|\( ?\)", said), said
        assert f"({entry.fields['year']})" in said


def test_apa_of_known_works():
    """An article, a chapter with its editor, and more than two authors, as the manual has them."""
    said = references(["karttunen1971", "hooper1975", "recasens2013"], "apa").split("\n\n")
    assert said[0].startswith(
        "Hooper, J. B. (1975). On Assertive Predicates. In J. P. Kimball (Ed.), Syntax and "
        "Semantics 4 (pp. 91–124). Academic Press."
    )
    assert "Language, 47(2), 340–358. https://doi.org/10.2307/412084" in said[1]
    assert "Recasens, M., Danescu-Niculescu-Mizil, C., & Jurafsky, D. (2013)." in said[2]


def test_bibtex_comes_back_as_it_stands():
    """BibTeX output reads back to the same entries, each once."""
    found = entries(references(["monroe2008", "bh1995", "monroe2008"]))
    assert list(found) == ["monroe2008", "bh1995"]
    assert found["bh1995"] == bibliography()["bh1995"]


def test_csl_is_json():
    """CSL-JSON names people by family and given name, and the year as a number."""
    (item,) = json.loads(references(["hooper1975"], "csl-json"))
    assert item["author"] == [{"family": "Hooper", "given": "Joan B."}]
    assert item["issued"] == {"date-parts": [[1975]]}
    assert (item["type"], item["page"]) == ("chapter", "91-124")


def test_unknown_keys_and_formats_are_named():
    """What does not exist is said by name."""
    with pytest.raises(InputError, match="nobody2099"):
        references(["bh1995", "nobody2099"])
    with pytest.raises(InputError, match="docx"):
        cite(format="docx")
    with pytest.raises(InputError, match="int"):
        cite(3)


def test_library_cites_itself():
    """Without a study the library's own entry is given, in its version."""
    found = entries(cite(format="bibtex"))
    assert list(found) == ["framing"]
    assert found["framing"].fields["version"] == __version__
    assert cite().startswith("The framing contributors. (")
    (item,) = json.loads(cite(format="csl-json"))
    assert item["author"] == [{"literal": "The framing contributors"}]


def test_study_cites_its_measures(study):
    """A study adds the references of its features and of the statistics it used."""
    keys = set(used_keys(study))
    assert {"henley1995", "recasens2013", "wislicki2023", "monroe2008", "bh1995"} == keys
    assert list(entries(cite(study, format="bibtex"))) == ["framing", *sorted(keys)]
