"""The characters of a page, whatever it says about its bytes."""

from __future__ import annotations

import pytest

from framing.corpus.encodings import Decoded, page_text
from framing.corpus.rows import Flaw

TEXT = "“No,” she said — the café’s owner didn’t mind. "


def declared(encoding: str) -> str:
    """A page that declares an encoding."""
    return f'<meta charset="{encoding}"><p>{TEXT}'


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (declared("utf-8").encode(), "utf-8"),
        (declared("iso-8859-1").encode(), "utf-8"),
        (declared("iso-8859-1").encode("cp1252"), "windows-1252"),
        (declared("windows-1252").encode("cp1252"), "windows-1252"),
        (declared("utf-8").encode("cp1252"), "windows-1252 (declared utf-8)"),
        (f"<p>{TEXT}".encode("cp1252"), "windows-1252 (detected)"),
        (declared("karst").encode("cp1252"), "windows-1252 (detected)"),
        (f"<p>{TEXT}".encode("utf-8-sig"), "utf-8"),
        (f"<p>{TEXT}".encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + f"<p>{TEXT}".encode("utf-16-be"), "utf-16-be"),
        (f"<p>{TEXT}".encode("utf-16-le"), "utf-16-le"),
        (f'<?xml version="1.0" encoding="mac_roman"?><p>{TEXT}'.encode("mac_roman"), "mac-roman"),
        (
            f'<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>{TEXT}'.encode(
                "gb18030"
            ),
            "gb18030",
        ),
    ],
)
def test_pages_are_decoded(data, encoding):
    """Marks, declarations and their absence, right or wrong, lead to the same characters."""
    found = page_text(data)
    assert isinstance(found, Decoded)
    assert found.encoding == encoding
    assert found.text.endswith(f"<p>{TEXT}")


def test_the_header_comes_before_the_page():
    """What the server said is believed before what the page says."""
    data = declared("iso-8859-1").encode("cp1251", "ignore")
    found = page_text(data, "text/html; charset=windows-1251")
    assert isinstance(found, Decoded)
    assert found.encoding == "windows-1251"


def test_other_alphabets_are_detected():
    """Windows-1252 is not taken where another alphabet is meant."""
    for codec, text in {
        "cp1250": "Příliš žluťoučký kůň úpěl ďábelské ódy, řekla ministryně. ",
        "cp1251": "Министр Ильзе Брандт сказала, что паром не пойдёт. ",
    }.items():
        found = page_text((text * 20).encode(codec))
        assert isinstance(found, Decoded)
        assert found.text == text * 20


def test_a_few_wrong_bytes_are_shown():
    """In a page of UTF-8, bytes that are not are shown as such and counted, the rest kept."""
    found = page_text(f"<p>{TEXT}".encode() + b"\xe9 \xff.")
    assert found == Decoded(f"<p>{TEXT}\ufffd \ufffd.", "utf-8 (2 bytes replaced)")


def test_a_page_cut_inside_a_character():
    """A download that broke off inside a character loses that character only."""
    assert page_text(f"{TEXT}é".encode()[:-1]) == Decoded(TEXT, "utf-8 (cut off at the end)")


def test_garbled_text_is_left_alone():
    """What was garbled before it was saved is the page's own text."""
    garbled = TEXT.encode().decode("cp1252", "ignore")
    assert page_text(garbled.encode()) == Decoded(garbled, "utf-8")


@pytest.mark.parametrize("data", [b"\x89PNG\0", b"\xff\xfe<", b"\x1f\x8b\x08"])
def test_what_is_no_text_is_a_flaw(data):
    """Pictures, compressed data and half of UTF-16 are named, with a remedy."""
    found = page_text(data)
    assert isinstance(found, Flaw)
    assert found.remedy
