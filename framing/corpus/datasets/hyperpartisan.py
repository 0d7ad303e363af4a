"""SemEval-2019 Task 4: articles judged to be hyperpartisan or not, one by one or by publisher.

References
----------
kiesel2019
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from framing.corpus.datasets.layout import Layout
from framing.corpus.datasets.records import renamed, rows_of
from framing.corpus.rows import Flaw, Rows, UnreadableError

_ARTICLES, _TRUTH = "articles-", "ground-truth-"
_PATTERN = f"{_ARTICLES}*-by*.xml"
_RENAMED = {"published-at": "date"}
_REMEDY = "copy or unpack the file again"


def _recognises(folder: Path) -> bool:
    return next(folder.glob(_PATTERN), None) is not None


def _inputs(folder: Path) -> Iterator[Callable[[], Rows]]:
    for path in sorted(folder.glob(_PATTERN)):
        truth = path.with_name(_TRUTH + path.name.removeprefix(_ARTICLES))
        if truth.exists():  # a test set may come without
            yield partial(_check, truth)
        yield partial(_articles, path, truth)


def _articles(path: Path, truth: Path) -> Rows:
    """The articles of a file, with what the ground truth says about each."""
    found = _elements(path)
    if not any(isinstance(element, dict) for element in found):
        raise UnreadableError(str(path), "has no whole article in it", _REMEDY)
    labels = _labels(truth) if truth.exists() else {}
    split = path.name.removeprefix(_ARTICLES).removesuffix(".xml")
    flaws = {row: element for row, element in enumerate(found) if isinstance(element, Flaw)}
    records = [
        {} if isinstance(e, Flaw) else {**labels.get(e["id"], {}), **e, "split": split}
        for e in found
    ]
    numbers = range(1, len(records) + 1)
    rows = rows_of(records, str(path), numbers=numbers, unit="article", flaws=flaws)
    return renamed(rows, _RENAMED)


def _elements(path: Path) -> list[dict[str, str] | Flaw]:
    """Attributes and text of each article; where the file breaks off, a flaw is the last."""
    found: list[dict[str, str] | Flaw] = []
    try:
        for _, element in iterparse(str(path)):
            if element.tag == "article":
                found.append({"id": "", **element.attrib, "text": _text(element)})
                element.clear()
    except (ParseError, OSError) as error:
        found.append(Flaw("file", f"is not whole XML: {error}", _REMEDY))
    return found


def _text(article: Element) -> str:
    """Paragraphs between blank lines; text that stands in none is one of its own."""
    blocks = [article.text or ""]
    for child in article:
        inside = "".join(child.itertext())
        if child.tag == "p":
            blocks += [inside, child.tail or ""]
        else:
            blocks[-1] += inside + (child.tail or "")
    return "\n\n".join(block.strip() for block in blocks if block.strip())


def _labels(truth: Path) -> dict[str, dict[str, str]]:
    found = [element for element in _elements(truth) if isinstance(element, dict)]
    return {e["id"]: {k: v for k, v in e.items() if k not in {"id", "text"}} for e in found}


def _check(truth: Path) -> Rows:
    """A ground truth that breaks off is a failure among the articles, which lack its labels."""
    if broken := [element for element in _elements(truth) if isinstance(element, Flaw)]:
        raise UnreadableError(str(truth), broken[0].message, broken[0].remedy)
    return Rows(str(truth), {}, numbers=(), header=False)


LAYOUT = Layout("hyperpartisan", f"{_PATTERN} and {_TRUTH}*.xml", _recognises, _inputs)
