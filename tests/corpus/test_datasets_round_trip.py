"""Every published row comes back: real copies against a second reading with csv and json."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from framing.corpus import copies
from framing.corpus.cards import card
from framing.corpus.reading import read

DATA = Path(__file__).parents[3] / "shared" / "data"


def real(name: str) -> Path:
    """A real data set, or a skipped test."""
    if not (DATA / name).exists():
        pytest.skip(f"no copy of {name}")
    return DATA / name


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a compressed file of JSON lines, read apart from the library."""
    with pa.input_stream(str(path), compression="zstd") as stream:
        yield from map(json.loads, stream.read().decode().splitlines())


def table(path: Path, **dialect: Any) -> list[dict[str, str]]:
    """The rows of a table, read apart from the library."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, **dialect))


def plain(value: Any) -> Any:
    """A field as the corpus keeps it: nested values as JSON, nothing as None."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return None if value == "" else value


def test_article_bias_prediction():
    """Every field of every file, and the two splits of each article."""
    folder = real("baly/layout")
    corpus = read(folder)
    splits = {
        (path.parent.name, row["ID"]): path.stem
        for path in folder.glob("data/splits/*/*.tsv")
        for row in table(path, delimiter="\t")
    }
    names = {"source": "outlet", "authors": "author", "content_original": "text"}
    articles = {article.id: article for article in corpus}
    files = sorted(folder.glob("data/jsons/*.json"))
    assert len(files) == len(articles)
    for path in files:
        raw = json.loads(path.read_text(encoding="utf-8"))
        article = articles[path.stem]
        assert raw.pop("ID") == article.id
        day = raw.pop("date")
        assert article.date == (dt.date.fromisoformat(day) if len(day) == 10 else None)
        for key, value in raw.items():
            field = names.get(key, key)
            kept = article.extra[field] if field in article.extra else getattr(article, field)
            assert (None if kept == "" else kept) == plain(value), (path.name, key)
        for split in ("random", "media"):
            assert article.extra[f"split_{split}"] == splits.get((split, article.id))


def test_basil():
    """Every field of every file, and every sentence of the text in order."""
    folder = real("basil")
    articles = {article.id: article for article in read(folder)}
    files = sorted(folder.glob("articles/*/*.json"))
    assert len(files) == len(articles)
    names = {"triplet-uuid": "event"}
    for path in files:
        raw = json.loads(path.read_text(encoding="utf-8"))
        article = articles[path.stem]
        paragraphs = [" ".join(sentences) for sentences in raw.pop("body-paragraphs")]
        assert article.text.split("\n\n") == [raw["title"], *paragraphs]
        assert str(article.date) == raw.pop("date")
        for key, value in raw.items():
            field = names.get(key, key)
            kept = article.extra[field] if field in article.extra else getattr(article, field)
            assert (kept or None) == (plain(value) or None), (path.name, key)


def test_polnear():
    """Every text byte for byte, and every cell of its row in the table."""
    folder = real("polnear")
    about = {
        row["filename"]: row
        for row in table(folder / "data/metadata.tsv", delimiter="\t", quoting=csv.QUOTE_NONE)
    }
    articles = {article.id: article for article in read(folder)}
    files = sorted(folder.glob("data/*/text/*.txt"))
    assert len(files) == len(articles)
    names = {"publisher": "outlet", "publication_date": "date"}
    for path in files:
        article = articles[path.stem]
        assert article.text.encode() == path.read_bytes()
        assert article.extra["split"] == path.parts[-3]
        for key, value in about[path.stem].items():
            field = names.get(key, key)
            if field and field != "filename":
                kept = article.extra.get(field, getattr(article, field, None))
                nothing = value in {"", "None", "NA"}
                assert kept is None if nothing else str(kept) == value, (path.name, key)


def test_babe():
    """Every cell of every sentence, in order."""
    corpus = read(real("babe"))
    rows = table(DATA / "babe/final_labels_SG2.csv")
    names = {"news_link": "url"}
    assert len(rows) == len(corpus)
    for key in rows[0]:
        field = names.get(key, key)
        column = corpus.texts if field == "text" else corpus.column(field)
        assert [v or None for v in column] == [row[key] or None for row in rows], key


def test_newsmtsc():
    """Every sentence with all its targets, by its id, in the file that it is in."""
    corpus = read(real("newsmtsc"))
    raw = [
        (path.name.partition(".")[0], row)
        for path in sorted((DATA / "newsmtsc").glob("*.jsonl.zst"))
        for row in records(path)
    ]
    assert list(corpus.ids) == [row["primary_gid"] for _, row in raw]
    assert list(corpus.texts) == [row["sentence_normalized"] for _, row in raw]
    assert corpus.column("split") == [split for split, _ in raw]
    targets = [value if isinstance(value, list) else json.loads(value) for value in _kept(corpus)]
    assert targets == [row["targets"] for _, row in raw]


def _kept(corpus: Any) -> list[Any]:
    return list(corpus.column("targets"))


def test_neus():
    """Every report of every pair: its title and its text, in the order of the pair."""
    corpus = read(real("neus"))
    texts = dict(zip(corpus.ids, corpus.texts, strict=True))
    lost = {problem.article for problem in corpus.problems}
    n = 0
    for path in sorted((DATA / "neus").glob("*.jsonl.zst")):
        for number, row in enumerate(records(path), 1):
            for part, report in enumerate(row["source"].split("[SEP]"), 1):
                n += 1
                name = f"{path.name.partition('.')[0]}-{number}-{part}"
                title, _, body = report.strip().partition(" ARTICLE=>")
                if name not in texts:
                    assert not body.strip(), name
                    continue
                title = title.removeprefix("TITLE=> ").removesuffix(".")
                assert texts[name] == f"{title}\n\n{body.strip()}", name
    assert n == len(texts) + len(lost) + (len(corpus.problems) - len(lost))


def test_gvfc_and_hyperpartisan(tmp_path):
    """Every field of every row of the files that stand alone."""
    source = real("gvfc_en.jsonl.zst")
    (tmp_path / source.name).symlink_to(source)
    corpus, rows = read(tmp_path), list(records(source))
    assert list(corpus.ids) == [row["id"] for row in rows]
    assert list(corpus.texts) == corpus.column("title") == [row["headline"] for row in rows]
    for key in ("frames", "fold"):
        kept = [json.loads(v) if isinstance(v, str) else v for v in corpus.column(key)]
        assert kept == [row[key] for row in rows]
    source = real("hyperpartisan_byarticle.jsonl.zst")
    corpus, rows = read(source), list(records(source))
    for key in rows[0]:
        column = corpus.texts if key == "text" else corpus.column(key)
        values = [None if v is None else str(v) for v in column]
        assert values == [None if not row[key] and key != "hyperpartisan" else str(row[key])
                          for row in rows], key  # fmt: skip


def test_newswcl50(tmp_path):
    """Every address with its event and outlet, in order."""
    source = real("newswcl50") / "urls.tsv"
    rows = table(source, delimiter="\t")
    (tmp_path / "urls.tsv").symlink_to(source)
    (tmp_path / "texts").mkdir()
    for row in rows:
        name = f"{row['Event ID']}_{row['Outlet']}"
        (tmp_path / "texts" / f"{name}.txt").write_text(f"Invented for {name}.")
    corpus = read(tmp_path)
    assert corpus.column("url") == [row["URL"] for row in rows]
    assert corpus.column("event") == [row["Event ID"] for row in rows]
    assert corpus.column("publisher_id") == [row["Outlet"] for row in rows]
    assert list(corpus.texts) == [f"Invented for {name}." for name in corpus.ids]


@pytest.mark.parametrize("name", ["basil", "newswcl50", "polnear"])
def test_a_real_copy_is_what_its_card_pins(name, tmp_path, monkeypatch):
    """Registered, a true copy has no problem, and one changed byte in it is found."""
    folder = real(name)
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "home"))
    copies.register(name, folder)
    assert copies.verify(name) == ()
    assert card(name).files.items() <= copies.pinned(name).items()
    pointer = tmp_path / "home" / f"{name}.path"
    spoilt = tmp_path / "spoilt"
    for file in card(name).files:
        (spoilt / file).parent.mkdir(parents=True, exist_ok=True)
        (spoilt / file).symlink_to(folder / file)
    pointer.write_text(f"{spoilt}\n")
    assert copies.verify(name) == ()
    file = next(iter(card(name).files))
    data = (spoilt / file).read_bytes()
    (spoilt / file).unlink()
    (spoilt / file).write_bytes(bytes([data[0] ^ 1]) + data[1:])
    assert [problem.article for problem in copies.verify(name)] == [file]
