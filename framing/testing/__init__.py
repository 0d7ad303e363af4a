"""The exam that every device, extractor and estimator sits, ours and yours.

::

    import pytest
    from framing.testing import check_device, device_checks


    def test_my_device():
        check_device(MyDevice(), examples=["A sentence in which it finds something."])


    # or check by check
    CHECKS = dict(device_checks(MyDevice()))


    @pytest.mark.parametrize("name", CHECKS)
    def test_my_device_in_detail(name):
        CHECKS[name]()

A check that is not passed raises `ExamFailure` with the smallest text that shows it. The checks
of random text need Hypothesis, as do the strategies `news_texts`, `articles` and `corpora`.
"""

from framing.testing.devices import check_device, device_checks
from framing.testing.estimators import check_estimator, estimator_checks
from framing.testing.exam import ExamFailure
from framing.testing.extractors import check_extractor, extractor_checks
from framing.testing.strategies import articles, corpora, news_texts

__all__ = [
    "ExamFailure",
    "articles",
    "check_device",
    "check_estimator",
    "check_extractor",
    "corpora",
    "device_checks",
    "estimator_checks",
    "extractor_checks",
    "news_texts",
]
