"""Lists of articles that are published without their texts, which the user has to supply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from framing.corpus.cells import is_missing
from framing.corpus.formats import is_supported, read_file
from framing.corpus.rows import Column, Flaw, Rows, UnreadableError, stem

TEXTS, PAGES = "texts", "pages"
_NOT_FILLED = {"id", "text"}


def with_texts(rows: Rows, *folders: Path) -> Rows:
    """The rows with the texts that stand in ``texts/<id>.txt`` or ``pages/<id>.html``.

    A page also gives what it says of itself, such as its title, where the list says nothing. A
    column ``text`` is left as it is.

    Parameters
    ----------
    rows : Rows
    *folders : Path
        Where ``texts`` and ``pages`` may stand, or the texts themselves.

    Raises
    ------
    UnreadableError
        When there is not one text; it says how to supply them.
    """
    if "text" in rows.columns:
        return rows
    paths = {stem(path.name): path for folder in folders for path in _supplied(folder)}
    names = [str(name) for name in rows.values("id")]
    if not paths.keys() & set(names):
        first = names[0] if names else "ID"
        raise UnreadableError(
            rows.source,
            f"lists {len(rows)} articles without their texts, which are not published with it",
            f"save the text of each in {folders[0]}, the first as {TEXTS}/{first}.txt or its page "
            f"as {PAGES}/{first}.html, or add a column 'text' to the table",
        )
    found = [_text(paths.get(name), name) for name in names]
    flaws = {row: text for row, text in enumerate(found) if isinstance(text, Flaw)}
    pages = [{} if isinstance(page, Flaw) else page for page in found]
    texts: list[object] = [page.get("text") for page in pages]
    columns = {**_filled(rows, pages), "text": texts}
    return replace(rows, columns=columns, flaws=flaws | dict(rows.flaws))


def _supplied(folder: Path) -> Iterator[Path]:
    """The files that hold one article each; what is saved as text goes before the page of it."""
    for place, endings in ((PAGES, (".html", ".htm")), (TEXTS, (".txt",)), ("", (".txt",))):
        below = folder / place
        files = sorted(below.iterdir()) if below.is_dir() else []
        yield from (f for f in files if is_supported(f) and any(e in f.suffixes for e in endings))


def _text(path: Path | None, name: str) -> Mapping[str, object] | Flaw:
    """What a file says: the text and whatever else; or what is wrong with it."""
    if path is None:
        remedy = f"save it as {TEXTS}/{name}.txt beside the list"
        return Flaw("text", "is not published with the list", remedy)
    try:
        page = read_file(path)
    except UnreadableError as error:
        return Flaw("text", f"{path.name} {error.message}", error.remedy)
    if page.flaws:
        flaw = page.flaws[0]
        return replace(flaw, message=f"{path.name} {flaw.message}")
    return {field: page.values(field)[0] for field in page.columns}


def _filled(rows: Rows, pages: list[Mapping[str, object]]) -> dict[str, Column]:
    """The list's columns, with what the pages say where they are empty."""
    columns = dict(rows.columns)
    for field in dict.fromkeys(field for page in pages for field in page):
        if field not in _NOT_FILLED:
            listed = rows.values(field)
            columns[field] = [
                page.get(field) if is_missing(value) or value == "" else value
                for value, page in zip(listed, pages, strict=True)
            ]
    return columns
