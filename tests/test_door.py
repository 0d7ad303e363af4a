"""The one door: public names, lazily loaded."""

import subprocess
import sys

import framing as fr


def test_every_public_name_is_there_and_told_to_type_checkers():
    """The table of homes and the list of names say the same."""
    assert sorted(fr.__all__) == sorted(["__version__", *fr._HOMES])
    for name in fr.__all__:
        assert getattr(fr, name) is not None


def test_a_verb_stays_a_verb_when_its_package_is_imported():
    """Importing the packages first does not shadow the verbs."""
    code = (
        "import framing.annotate, framing.measure, framing.compare, framing.classify\n"
        "import framing as fr\n"
        "assert all(callable(getattr(fr, n)) for n in fr._HOMES), fr.annotate\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_unknown_name_is_an_attribute_error():
    """As for any module."""
    assert not hasattr(fr, "bias_score")
