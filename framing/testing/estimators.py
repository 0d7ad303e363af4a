"""The exam for scikit-learn estimators over articles, which scikit-learn's own does not cover.

`sklearn.utils.estimator_checks.check_estimator` feeds numbers, so that of an estimator that reads
text it can check next to nothing.
"""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.model.article import Article
from framing.testing.exam import Check, ExamFailure, require
from framing.testing.strategies import OUTLETS
from framing.testing.texts import NASTY, PAGE, PARAGRAPHS

_METHODS = ("predict", "predict_proba", "decision_function", "transform")
_ODD_TEXTS = ("", " ", "\n\r\n", "\u0301", "\x00", "“", *(n for n in NASTY if 3 < len(n) < 99))
_CLOSE = 1e-9


def check_estimator(estimator: Any) -> None:
    """Let an estimator over articles sit the exam.

    It is fitted to a small invented corpus of two outlets; a classifier predicts them, a
    transformer transforms it.

    Parameters
    ----------
    estimator : scikit-learn estimator
        With `predict`, `predict_proba`, `decision_function` or `transform` over a sequence of
        `Article` or of str. It is cloned, not fitted.

    Raises
    ------
    ExamFailure
        At the first check that it does not pass. It is an AssertionError.
    """
    for _, check in estimator_checks(estimator):
        check()


def estimator_checks(estimator: Any) -> Iterator[Check]:
    """Name and callable of each check, to run them one by one."""
    for check in (
        _parameters, _unfitted, _fitting, _same_seed, _refitting, _grouping, _order, _odd_texts,
        _wrong_input, _changes_nothing, _feature_names, _blind, _picklable, _pipeline, _grid_search,
    ):  # fmt: skip
        name = check.__name__.strip("_")
        yield name, partial(_sit, name, check, estimator)


def _sit(name: str, check: Callable[[Any], str | None], estimator: Any) -> None:
    try:
        complaint = check(estimator)
    except Exception as error:  # whatever somebody else's code raises is a finding
        raise ExamFailure(name, f"raised {type(error).__name__}: {error}") from error
    require(name, complaint is None, complaint or "")


def exam_articles() -> list[Article]:
    """Twenty-four invented articles: six events, each told by two outlets that differ in words."""
    told = (("claimed", "so-called", "regime"), ("said", "new", "government"))
    found = []
    for i, (event, k) in enumerate((e, k) for e in range(6) for _ in range(2) for k in (0, 1)):
        verb, kind, who = told[k]
        text = (
            f"The {who} of Valdoria {verb} on day {i} that the {kind} plan was ready. "
            f"{PARAGRAPHS[event]}\n\nA spokesman {verb} that the {who} had seen the {kind} plan."
        )
        day = dt.date(2024, 5, 1 + event)
        found.append(Article(f"a{i}", text, OUTLETS[k], date=day, event=f"event {event}"))
    return found


def _labels(articles: Sequence[Article]) -> list[str]:
    return [str(a.outlet) for a in articles]


def _fitted(estimator: Any, articles: Sequence[Article] | None = None) -> Any:
    from sklearn.base import clone

    articles = articles or exam_articles()
    return clone(estimator).fit(list(articles), _labels(articles))


def _outputs(model: Any, X: Any) -> dict[str, NDArray[Any]]:
    """What each method says about some articles, by its name; at least one there must be."""
    found = {name: getattr(model, name)(X) for name in _METHODS if hasattr(model, name)}
    require("methods", bool(found), f"has none of {', '.join(_METHODS)}")
    return {k: np.asarray(v.toarray() if hasattr(v, "toarray") else v) for k, v in found.items()}


def _same(a: dict[str, NDArray[Any]], b: dict[str, NDArray[Any]]) -> bool:
    return all(
        x.shape == y.shape
        and (np.allclose(x, y, _CLOSE, _CLOSE) if x.dtype.kind == "f" else bool((x == y).all()))
        for x, y in ((a[name], b[name]) for name in a)
    )


def _parameters(estimator: Any) -> str | None:
    """The constructor stores what it is given, and nothing else."""
    from sklearn.base import clone

    signature = inspect.signature(type(estimator)).parameters.values()
    if any(p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD) for p in signature):
        return "the constructor takes *args or **kwargs, which get_params cannot name"
    given = estimator.get_params(deep=False)
    copied = clone(estimator)
    if set(vars(copied)) != set(given):
        extra = sorted(set(vars(copied)) ^ set(given))
        return f"the constructor does not just store its parameters: {', '.join(extra)}"
    marks = {name: object() for name in given}
    changed = copied.set_params(**marks)
    if changed is not copied or copied.get_params(deep=False) != marks:
        return "what set_params is given does not come back from get_params"
    made = type(estimator)(**marks)
    lost = [name for name, mark in marks.items() if getattr(made, name) is not mark]
    return f"the constructor changes {', '.join(lost)}" if lost else None


def _unfitted(estimator: Any) -> str | None:
    from sklearn.base import clone
    from sklearn.exceptions import NotFittedError

    for name in _METHODS:
        if hasattr(estimator, name):
            wrong = _not_raised(NotFittedError, getattr(clone(estimator), name), exam_articles())
            if wrong:
                return f"{name} before fit {wrong}"
    return None


def _fitting(estimator: Any) -> str | None:
    """`fit` returns the estimator, leaves its parameters alone and marks what it learned."""
    from sklearn.base import clone

    articles, model = exam_articles(), clone(estimator)
    before = set(vars(model))
    if model.fit(articles, _labels(articles)) is not model:
        return "fit does not return the estimator itself"
    unmarked = [v for v in set(vars(model)) - before if not v.endswith("_")]
    if unmarked:
        return f"fit sets {', '.join(sorted(unmarked))}; what is learned ends with an underscore"
    kept = clone(estimator).get_params(deep=False)
    changed = [k for k, v in model.get_params(deep=False).items() if v != kept[k]]
    return f"fit changes the parameters {', '.join(changed)}" if changed else None


def _same_seed(estimator: Any) -> str | None:
    a, b = (_outputs(_fitted(estimator), exam_articles()) for _ in range(2))
    return None if _same(a, b) else "two fits to the same articles, with the same seed, differ"


def _refitting(estimator: Any) -> str | None:
    """A second `fit` starts from nothing."""
    articles = exam_articles()
    model = _fitted(estimator)
    first = _outputs(model, articles)
    if not _same(first, _outputs(model, articles)):
        return "says other things the second time it is asked"
    model.fit(articles[::-1][:16], _labels(articles[::-1][:16]))
    model.fit(articles, _labels(articles))
    return None if _same(first, _outputs(model, articles)) else "remembers an earlier fit"


def _grouping(estimator: Any) -> str | None:
    model, articles = _fitted(estimator), exam_articles()
    together = _outputs(model, articles)
    for i in range(0, len(articles), 5):
        alone = _outputs(model, articles[i : i + 1])
        if not _same(alone, {name: v[i : i + 1] for name, v in together.items()}):
            return f"article {i} alone gets other output than among {len(articles)}"
    return None


def _order(estimator: Any) -> str | None:
    """Backwards, and with the last article first, so that every article changes its place."""
    model, articles = _fitted(estimator), exam_articles()
    n, found = len(articles), _outputs(model, articles)
    for order in ([*range(n)[::-1]], [n - 1, *range(n - 1)]):
        moved = {name: values[order] for name, values in found.items()}
        if not _same(moved, _outputs(model, [articles[i] for i in order])):
            return "output changes when the articles come in another order"
    return None


def _odd_texts(estimator: Any) -> str | None:
    """Empty, blank and broken texts get an output, a finite one."""
    model, texts = _fitted(estimator), [*_ODD_TEXTS, PAGE]
    for name, out in _outputs(model, texts).items():
        if len(out) != len(texts):
            return f"{name} returns {len(out)} rows for {len(texts)} texts"
        if out.dtype.kind == "f" and not np.isfinite(out).all():
            row = int(np.argmin(np.isfinite(out.reshape(len(out), -1)).all(axis=1)))
            return f"{name} of the text {texts[row]!r} is not finite"
    return None


def _wrong_input(estimator: Any) -> str | None:
    """What is no sequence of texts is refused with the error that says so."""
    from sklearn.base import clone

    model, n = _fitted(estimator), 2
    methods = {m: getattr(model, m) for m in _METHODS if hasattr(model, m)}
    methods["fit"] = lambda X: clone(estimator).fit(X, list(OUTLETS[:n]))
    for name, method in methods.items():
        for X in (None, b"text", 1.5, ["text", None], ["text", b"text"], ["text", float("nan")]):
            if wrong := _not_raised(TypeError, method, X):
                return f"{name}({X!r}) {wrong}"
        if wrong := _not_raised(ValueError, method, "one text"):
            return f"{name} of one string, not a list of them, {wrong}"
    return None


def _not_raised(wanted: type[Exception], method: Callable[[Any], Any], X: Any) -> str | None:
    try:
        method(X)
    except wanted as error:
        return None if str(error) else f"raises {wanted.__name__} without a message"
    except Exception as error:  # any other exception is the finding
        return f"raises {type(error).__name__}, not {wanted.__name__}"
    return f"raises no {wanted.__name__}"


def _changes_nothing(estimator: Any) -> str | None:
    articles = exam_articles()
    labels = np.array(_labels(articles), object)
    model = _fitted(estimator).fit(articles, labels)
    _outputs(model, articles)
    if articles != exam_articles() or labels.tolist() != _labels(exam_articles()):
        return "changes the articles or the labels it is given"
    return None


def _feature_names(estimator: Any) -> str | None:
    if not hasattr(estimator, "get_feature_names_out"):
        return None
    model, articles = _fitted(estimator), exam_articles()
    names = list(model.get_feature_names_out())
    if not names or len(set(names)) < len(names) or not all(isinstance(n, str) for n in names):
        return "feature names are not different strings"
    if names != list(_fitted(estimator, articles[::-1]).get_feature_names_out()):
        return "feature names depend on the order of the articles"
    width = model.transform(articles).shape[1] if hasattr(model, "transform") else len(names)
    return None if width == len(names) else f"{len(names)} feature names for {width} columns"


def _blind(estimator: Any) -> str | None:
    """Output is about the text: the labels that an article carries change nothing."""
    model, articles = _fitted(estimator), exam_articles()
    seen = _outputs(model, articles)
    stripped = [
        Article(f"x{i}", a.text, title=a.title, date=a.date) for i, a in enumerate(articles)
    ]
    exchanged = [replace(a, outlet=OUTLETS[a.outlet == OUTLETS[0]]) for a in articles]
    if not _same(seen, _outputs(model, exchanged)):
        return "looks at the outlet of the articles it is asked about"
    if not _same(seen, _outputs(model, stripped)):
        return "looks at the id, the event or another label of the articles it is asked about"
    texts = [a.text for a in articles]
    return None if _same(seen, _outputs(model, texts)) else "reads articles and texts differently"


def _picklable(estimator: Any) -> str | None:
    from multiprocessing.reduction import ForkingPickler

    model, articles = _fitted(estimator), exam_articles()
    sent = ForkingPickler.loads(ForkingPickler.dumps(model))
    same = _same(_outputs(model, articles), _outputs(sent, articles))
    return None if same else "says other things after it was sent to another process"


def _pipeline(estimator: Any) -> str | None:
    from sklearn.base import clone
    from sklearn.pipeline import make_pipeline

    articles = exam_articles()
    piped = make_pipeline(clone(estimator)).fit(articles, _labels(articles))
    same = _same(_outputs(_fitted(estimator), articles), _outputs(piped, articles))
    return None if same else "says other things as a step of a Pipeline"


def _grid_search(estimator: Any) -> str | None:
    """Folds of whole events, with every value of a parameter scored."""
    from sklearn.base import clone
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV, GroupKFold
    from sklearn.pipeline import Pipeline

    articles = exam_articles()
    steps: list[tuple[str, Any]] = [("articles", clone(estimator))]
    if not hasattr(estimator, "predict"):
        steps.append(("model", LogisticRegression()))
    grid = {f"articles__{k}": [v] for k, v in estimator.get_params(deep=False).items()}
    search = GridSearchCV(Pipeline(steps), grid, cv=GroupKFold(3), error_score="raise")
    search.fit(articles, _labels(articles), groups=[a.event for a in articles])
    if not np.isfinite(search.cv_results_["mean_test_score"]).all():
        return "a grid search over folds of whole events has no score"
    return None
