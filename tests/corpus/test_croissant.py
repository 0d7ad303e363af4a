"""Cards as Croissant metadata."""

from __future__ import annotations

import json

import pytest

from framing.corpus.cards import Card, Download, card, cards, names
from framing.corpus.croissant import CONFORMS_TO, CONTEXT, croissant, croissant_json
from framing.corpus.hashes import is_sha256

DIGEST = "ab" * 32
DOWNLOAD = Download("https://karst.example/v1/set.zip", DIGEST, unpack=True)


@pytest.mark.parametrize("name", names())
def test_every_card_has_what_the_format_requires(name):
    """The properties that Croissant 1.1 makes mandatory, on every shipped card."""
    about = json.loads(croissant_json(card(name)))
    assert (about["@type"], about["conformsTo"]) == ("sc:Dataset", CONFORMS_TO)
    needed = {"@context", "name", "description", "license", "creator", "datePublished", "version"}
    assert needed <= {key for key, value in about.items() if value}
    assert about["name"] == name
    assert about["citeAs"] == card(name).citation
    assert all(person["@type"] == "sc:Person" for person in about["creator"])


@pytest.mark.parametrize("name", names())
def test_every_reference_leads_somewhere(name):
    """Files stand in what they are contained in, fields come from files, and keys are fields."""
    about = croissant(card(name))
    places = {place["@id"] for place in about["distribution"]}
    assert len(places) == len(about["distribution"])
    for place in about["distribution"]:
        assert place["@type"] in {"cr:FileObject", "cr:FileSet"}
        assert place["encodingFormat"]
        assert place.get("containedIn", {"@id": "files"})["@id"] in places
    (records,) = about["recordSet"]
    fields = {field["@id"] for field in records["field"]}
    assert len(fields) == len(card(name).fields)
    assert records["key"]["@id"] in fields
    assert all(field["source"]["fileSet"]["@id"] in places for field in records["field"])


@pytest.mark.parametrize("name", names())
def test_every_file_has_the_hash_of_the_card_or_no_promise(name):
    """A file is pinned, or it is the page of a set that is said to be live."""
    about, files = croissant(card(name)), card(name).files
    objects = [f for f in about["distribution"] if f["@type"] == "cr:FileObject"]
    pinned = {f["contentUrl"]: f["sha256"] for f in objects if "sha256" in f}
    assert pinned == files
    assert all(map(is_sha256, pinned.values()))
    loose = [f["contentUrl"] for f in objects if "sha256" not in f]
    assert loose == ([card(name).url] if about.get("isLiveDataset") else [])


def test_a_pinned_download_is_no_live_data_set():
    """Its archive has a hash, and the files stand in it."""
    about = croissant(Card("karst", "Karst", "CC0", url="https://k.example", download=(DOWNLOAD,)))
    archive, files = about["distribution"]
    assert "isLiveDataset" not in about
    assert (archive["contentUrl"], archive["sha256"]) == (DOWNLOAD.url, DIGEST)
    assert (archive["name"], archive["encodingFormat"]) == ("set.zip", "application/zip")
    assert files["containedIn"] == {"@id": archive["@id"]}


def test_known_faults_are_limitations():
    """What the card says is wrong with a set is in the vocabulary of responsible use."""
    assert croissant(card("basil"))["rai:dataLimitations"] == list(cards()["basil"].faults)


def test_every_term_is_in_the_context():
    """A key without a prefix that schema.org does not have is one that the context explains."""
    ours = {"conformsTo", "citeAs", "isLiveDataset", "recordSet", "containedIn", "includes"}
    ours |= {"field", "dataType", "source", "fileSet", "key"}
    assert ours <= CONTEXT.keys()
    assert {"rai", "cr", "sc", "dct"} <= CONTEXT.keys()
