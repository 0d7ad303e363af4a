"""Cards are decoded strictly where they are used and tolerantly elsewhere."""

from __future__ import annotations

import pytest

from framing.corpus import cards
from framing.model.errors import InputError

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
