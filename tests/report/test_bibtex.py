"""Reading BibTeX strictly."""

from __future__ import annotations

import pytest

from framing.model.errors import InputError
from framing.report.bibtex import entries, unicode_of

GOOD = """% a comment, with @ and { in it
@article{brandt2020,
  author = {Brandt, Ilse and Lorne, Anna},
  title = "On {Naming}",
  year = 2020,
  note = {nested {braces {deep}} and \\} one escaped},
}
@book{lorne1999, title = {Maps}}
"""


def test_entries_are_read():
    """Braces, quotes and bare numbers are values; comments between entries are ignored."""
    found = entries(GOOD)
    assert list(found) == ["brandt2020", "lorne1999"]
    assert found["brandt2020"].kind == "article"
    assert found["brandt2020"].fields["title"] == "On {Naming}"
    assert found["brandt2020"].fields["year"] == "2020"
    assert found["brandt2020"].fields["note"] == "nested {braces {deep}} and \\} one escaped"
    assert found["lorne1999"].source == "@book{lorne1999, title = {Maps}}"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("@book{a,\n  title = {open,\n}", "line 1: the brace"),
        ("@book{a, year = 1}\n@book{a, year = 2}", "line 2: the key 'a' stands twice"),
        ("@book{a,\n  year 1999\n}", "line [12]: expected"),
        ("@book{a,\n  year = (1999)\n}", "line 2: the value of 'year'"),
    ],
)
def test_what_cannot_be_read_is_refused(source, message):
    """A broken entry raises, naming its line."""
    with pytest.raises(InputError, match=message):
        entries(source)


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"{\"o} \"{o} \"o {\"{o}}", "ö ö ö ö"),
        (r"Andr{\'e}, Pad{\'o}, Saur{\'\i}", "André, Padó, Saurí"),
        (r"\c{c} \v{s} {\ss} {\o} {\L}", "ç š ß ø Ł"),
        (r"A \& B \% 5\_6", "A & B % 5_6"),
        ("1--2 --- ``so''", "1–2 — “so”"),
        (r"{BERT} on {T}witter", "BERT on Twitter"),
    ],
)
def test_latex_becomes_unicode(latex, plain):
    """Accents, signs, dashes and quotes are read; protective braces go."""
    assert unicode_of(latex) == plain
