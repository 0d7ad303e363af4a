"""Every scikit-learn estimator over articles sits the exam, whichever there are."""

import pkgutil
from importlib import import_module

import pytest
from sklearn.base import BaseEstimator

from framing.testing import estimator_checks

PACKAGES = ("framing.classify", "framing.measure")


def modules():
    """Every module of the packages that have estimators."""
    for name in PACKAGES:
        yield from (m.name for m in pkgutil.walk_packages(import_module(name).__path__, f"{name}."))


def estimators(module):
    """The public estimator classes that a module defines."""
    classes = (v for v in vars(import_module(module)).values() if isinstance(v, type))
    public = (c for c in classes if c.__module__ == module and not c.__name__.startswith("_"))
    return [c for c in public if issubclass(c, BaseEstimator)]


ESTIMATORS = [e for module in modules() for e in estimators(module)]
CHECKS = {f"{e.__name__}-{n}": check for e in ESTIMATORS for n, check in estimator_checks(e())}


def test_there_are_estimators():
    """The search for estimators finds the classifier that is surely there."""
    assert "OutletClassifier" in {e.__name__ for e in ESTIMATORS}


@pytest.mark.parametrize("check", CHECKS)
def test_estimator_passes(check):
    """An estimator of the library passes a check."""
    CHECKS[check]()
