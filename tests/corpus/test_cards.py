"""Cards are decoded strictly where they are used and tolerantly elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.corpus import cards
from framing.corpus.hashes import is_sha256
from framing.model.errors import InputError
from framing.report.bibtex import entries, unicode_of

CARD = """
id = "karst"
title = "Letters from Karst"
licence = "CC-BY-4.0"
cite = "Brandt 2031"

[fields]
text = "the letter"

[sha256]
"letters.jsonl" = "00"

[[planted]]
device = "hedge"
"""


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A folder of corpora, and a function that puts a card there."""
    monkeypatch.setattr(cards, "corpora_dir", lambda: tmp_path)

    def put(text, folder="karst"):
        path = tmp_path / folder / "card.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put


def test_a_card_is_read_and_further_tables_ignored(shelf):
    """What the library needs is decoded; planted effects and the like are somebody else's."""
    shelf(CARD)
    card = cards.card("karst")
    assert (card.name, card.citation, card.files) == (
        "karst",
        "Brandt 2031",
        {"letters.jsonl": "00"},
    )


def test_cards_are_found_by_glob(shelf, tmp_path):
    """Every folder with a card is a data set, and a folder without one is none."""
    shelf(CARD)
    shelf(CARD.replace("karst", "arden"), "arden")
    (tmp_path / "notes").mkdir()
    assert list(cards.cards()) == ["arden", "karst"]


def test_an_unknown_name_is_answered_with_a_near_one(shelf):
    """A misspelt name is met with the name that was probably meant."""
    shelf(CARD)
    with pytest.raises(InputError, match="did you mean 'karst'"):
        cards.card("karts")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('"CC-BY-4.0"', "4"), r"licence"),
        (('licence = "CC-BY-4.0"', ""), "licence"),
        (('"00"', "0"), "files"),
        (("title", "title ="), "line 3"),
        (('"karst"', '"arden"'), "another set's folder"),
    ],
)
def test_a_wrong_card_is_refused_by_name_and_field(shelf, change, says):
    """Wrong types, missing fields and broken TOML name the file and the place."""
    path = shelf(CARD.replace(*change))
    with pytest.raises(InputError, match=says) as error:
        cards.card("karst")
    assert str(path) in str(error.value)


def test_the_shipped_cards_are_valid():
    """Every card in the checkout can be read, and says on what terms its data may be used."""
    shipped = cards.cards()
    assert {"basil", "polnear"} <= set(shipped)
    assert all(card.title and card.licence for card in shipped.values())


@pytest.mark.parametrize("name", cards.names())
def test_a_shipped_card_says_all_that_a_user_has_to_know(name):
    """Source, version, licence, citation, fields, splits, faults and terms, on every card."""
    card = cards.card(name)
    stated = ("title", "version", "published", "licence", "language", "source", "authors")
    for field in (*stated, "terms", "get", "citation", "fields", "faults"):
        assert getattr(card, field), field
    assert card.splits or not card.url
    assert all(is_sha256(digest) for digest in card.files.values())
    assert all(fault.endswith(".") for fault in card.faults)


@pytest.mark.parametrize("name", cards.names())
def test_the_paper_of_a_published_set_is_in_the_bibliography(name):
    """Its keys exist, and the first author and the year on the card are the entry's."""
    card = cards.card(name)
    file = Path(cards.__file__).parents[1] / "report" / "references.bib"
    known = entries(file.read_text(encoding="utf-8"))
    assert bool(card.bibtex) == bool(card.url)
    for key in card.bibtex:
        first = unicode_of(known[key].fields["author"]).partition(",")[0]
        assert first in card.citation, key
        assert known[key].fields["year"] in card.citation, key


DOWNLOAD = '[[download]]\nurl = "https://k.example/a.zip"\nsha256 = "' + "ab" * 32 + '"\n'


def test_downloads_and_lists_of_hashes_are_read(shelf):
    """A card pins what is downloaded, and a list beside it the files inside."""
    path = shelf(CARD + DOWNLOAD + 'unpack = true\nbelow = "a-1.0"\n')
    path.with_name("sha256.txt").write_text(f"{'cd' * 32}  texts/a.txt\n")
    card = cards.card("karst")
    (wanted,) = card.download
    assert (wanted.unpack, wanted.below, wanted.to) == (True, "a-1.0", "")
    assert card.files == {"letters.jsonl": "00", "texts/a.txt": "cd" * 32}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("https:", "file:"), "begins with https"),
        (("abab", "ABAB"), "64 hexadecimal digits"),
        (("ab" * 32, "ab" * 16), "64 hexadecimal digits"),
        (("[[download]]", "[[download]]\nto = '../x'"), "stay inside"),
        (("[[download]]", "[[download]]\nbelow = '/x'"), "stay inside"),
        (("sha256 =", "md5 ="), "sha256"),
    ],
)
def test_a_download_that_pins_nothing_is_refused(shelf, change, says):
    """An address without a hash, or a place outside the set, is a mistake on the card."""
    shelf(CARD + DOWNLOAD.replace(*change))
    with pytest.raises(InputError, match=says):
        cards.card("karst")


def test_a_broken_list_of_hashes_is_named(shelf):
    """The list and the line are in the message."""
    shelf(CARD).with_name("sha256.txt").write_text("cd  texts/a.txt\n")
    with pytest.raises(InputError, match=r"sha256\.txt, line 1"):
        cards.card("karst")
