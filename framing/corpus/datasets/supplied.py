"""Lists of articles that are published without their texts, which the user has to supply."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from framing.corpus.formats import file_bytes
from framing.corpus.pages import decoded
from framing.corpus.rows import Flaw, Rows, UnreadableError

FOLDER = "texts"


def with_texts(rows: Rows, folder: Path) -> Rows:
    """The rows with the texts that stand in ``texts/<id>.txt`` beside their list.

    A column ``text`` is left as it is.

    Raises
    ------
    UnreadableError
        When there is not one text; it says how to supply them.
    """
    if "text" in rows.columns:
        return rows
    paths = {path.stem: path for path in (folder / FOLDER).glob("*.txt")}
    names = [str(name) for name in rows.values("id")]
    if not paths.keys() & set(names):
        first = f"{FOLDER}/{names[0]}.txt" if names else f"{FOLDER}/ID.txt"
        raise UnreadableError(
            rows.source,
            f"lists {len(rows)} articles without their texts, which are not published with it",
            f"save the text of each in {folder}, the first as {first}, "
            "or add a column 'text' to the table",
        )
    found = [_text(paths.get(name), name) for name in names]
    texts = [None if isinstance(text, Flaw) else text for text in found]
    flaws = {row: text for row, text in enumerate(found) if isinstance(text, Flaw)}
    return replace(rows, columns={**rows.columns, "text": texts}, flaws=flaws | dict(rows.flaws))


def _text(path: Path | None, name: str) -> str | Flaw:
    if path is None:
        remedy = f"save it as {FOLDER}/{name}.txt beside the list"
        return Flaw("text", "is not published with the list", remedy)
    try:
        return decoded(file_bytes(path))
    except UnreadableError as error:
        return Flaw("text", f"{path.name} {error.message}", error.remedy)
