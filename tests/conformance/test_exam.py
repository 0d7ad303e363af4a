"""The exam fails what it must, for the reason it must, and passes what is sound."""

import museum
import pytest

from framing.model.errors import MissingDependency
from framing.testing import (
    ExamFailure,
    check_device,
    check_estimator,
    check_extractor,
    device_checks,
    estimator_checks,
    extractor_checks,
    news_texts,
    strategies,
)
from framing.testing.exam import hold, minimal

LEAST_EXHIBITS = 12


@pytest.mark.parametrize("exhibit", museum.DEVICES, ids=lambda e: e.__name__)
def test_broken_devices_fail_at_their_check(exhibit):
    """Every broken device is found out by the check that is made for its fault."""
    with pytest.raises(ExamFailure) as failure:
        check_device(exhibit())
    assert failure.value.check == exhibit.fails, failure.value


@pytest.mark.parametrize("exhibit", museum.EXTRACTORS, ids=lambda e: e.__name__)
def test_broken_extractors_fail_at_their_check(exhibit):
    """Every broken extractor is found out by the check that is made for its fault."""
    with pytest.raises(ExamFailure) as failure:
        check_extractor(exhibit(), examples=["Brandt said it was late."])
    assert failure.value.check == exhibit.fails, failure.value


@pytest.mark.parametrize("exhibit", museum.ESTIMATORS, ids=lambda e: e.__name__)
def test_broken_estimators_fail_at_their_check(exhibit):
    """Every broken estimator is found out by the check that is made for its fault."""
    with pytest.raises(ExamFailure) as failure:
        check_estimator(exhibit())
    assert failure.value.check == exhibit.fails, failure.value


def test_the_museum_is_well_stocked():
    """A change that loses exhibits does not go unnoticed."""
    assert min(len(museum.DEVICES), len(museum.ESTIMATORS)) >= LEAST_EXHIBITS


@pytest.mark.parametrize(
    "checks",
    [
        device_checks(museum.Rows()),
        extractor_checks(museum.Rowwise(), examples=["Brandt said it was late."]),
        estimator_checks(museum.Ranking()),
    ],
)
def test_order_is_a_check_of_its_own(checks):
    """What depends on the order of articles fails there too, not only beside other articles."""
    with pytest.raises(ExamFailure, match="order: "):
        dict(checks)["order"]()


def test_an_honest_device_passes():
    """Ten lines of code can pass every check."""
    check_device(museum.SoCalled())


def test_honest_estimators_pass():
    """A plain classifier and a plain transformer of articles pass every check."""
    check_estimator(museum.Words())
    check_estimator(museum.Counter())


def test_an_honest_extractor_passes():
    """A pattern for one kind of sentence passes every check."""
    check_extractor(museum.Saying(), examples=["Brandt said it was late."])


def test_a_failure_shows_a_small_example():
    """The text in the message is cut down to what is needed to fail."""
    with pytest.raises(ExamFailure, match="any_text: raised ValueError: embedded null") as failure:
        check_device(museum.NoNul())
    assert failure.value.example == "\x00"
    assert isinstance(failure.value.__cause__, ValueError)


def test_a_device_that_finds_nothing_is_told_what_to_do():
    """The remedy for an exam without anything to find is named."""
    with pytest.raises(ExamFailure, match="give texts in which it does, as `examples`"):
        check_device(museum.Blank())


def test_minimal_keeps_what_fails():
    """What is left still fails, and nothing in it can be spared."""
    text = "One line with a.\nAnother with b and c.\n\nA third with d."
    assert minimal(text, lambda t: "b" in t and "d" in t) == "bd"


def test_hold_is_quiet_when_there_is_nothing_to_say():
    """No complaint about any text is no failure."""
    assert hold("check", lambda text: None, ["a", ""]) is None


def test_missing_hypothesis_is_named(monkeypatch):
    """Without Hypothesis the strategies say what to install."""
    monkeypatch.setattr(strategies, "find_spec", lambda name: None)
    with pytest.raises(MissingDependency, match="pip install hypothesis"):
        news_texts()
