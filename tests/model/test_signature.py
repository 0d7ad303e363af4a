"""Signatures, spans and whole files."""

import pytest

from framing.model.atomic import whole_file
from framing.model.errors import InputError
from framing.model.signature import Signature
from framing.model.span import Span
from framing.version import __version__


def test_a_signature_grows_by_steps_and_ends_with_the_version():
    """Each step adds its own fields; the first signature is unchanged."""
    first = Signature().add(n=3)
    second = first.add(parts=("headline", "body"), seed=1)
    assert str(first) == f"framing|n:3|v:{__version__}"
    assert str(second) == f"framing|n:3|parts:headline+body|seed:1|v:{__version__}"


def test_a_repeated_step_replaces_its_field():
    """The last value counts and stands last."""
    assert Signature().add(seed=1, n=2).add(seed=3).fields == (("n", "2"), ("seed", "3"))


def test_a_separator_in_a_name_cannot_forge_a_field():
    """Corpus names are data."""
    assert "a|seed:9" not in str(Signature().add(corpus="a|seed:9"))


def test_span_algebra():
    """Overlap, cover, containment and text."""
    flank, wide = Span(3, 8), Span(0, 20)
    assert flank in wide
    assert 3 in flank
    assert 8 not in flank
    assert flank & Span(8, 9) is None
    assert (flank | Span(10, 12)) == Span(3, 12)
    assert flank.shift(2).of("0123456789abc") == "56789"
    with pytest.raises(ValueError, match="not a span"):
        Span(4, 3)


def test_a_file_is_whole_or_not_there(tmp_path):
    """A failure leaves neither a file nor a trace; success leaves exactly the file."""
    target = tmp_path / "deep" / "out.txt"
    with pytest.raises(ZeroDivisionError), whole_file(target) as hidden:
        hidden.write_text(str(1 / 0), encoding="utf-8")
    assert list(target.parent.iterdir()) == []
    with whole_file(target) as hidden:
        hidden.write_text("whole", encoding="utf-8")
    assert [p.name for p in target.parent.iterdir()] == ["out.txt"]
    assert target.read_text(encoding="utf-8") == "whole"


def test_an_existing_file_is_kept_without_force(tmp_path):
    """Nothing is overwritten by accident."""
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(InputError, match="--force"), whole_file(target):
        pass
    with whole_file(target, force=True) as hidden:
        hidden.write_text("new", encoding="utf-8")
    assert target.read_text(encoding="utf-8") == "new"
