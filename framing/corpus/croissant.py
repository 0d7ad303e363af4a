"""Croissant metadata: a data set's card as JSON-LD, for catalogues and other programs."""

from __future__ import annotations

import json
import mimetypes
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from framing.corpus.cards import Card

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
# As the specification has it, so that programs that compare contexts find no difference.
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {
    ".jsonl": "application/jsonlines",
    ".tsv": "text/tab-separated-values",
    ".ann": "text/plain",
    ".toml": "application/toml",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
}


def croissant(card: Card) -> dict[str, Any]:
    """A card as Croissant 1.1.

    A publication that the card cannot pin is a live data set in the format's words: nothing
    promises that its files stay as they are. Fields name the files that they come from and no
    column in them, which only the set's reader knows.

    References
    ----------
    gebru2021
    """
    about: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "@id": card.name,
        "conformsTo": CONFORMS_TO,
        "name": card.name,
        "alternateName": card.title,
        "description": _description(card),
        "license": card.licence,
        "url": card.url,
        "version": card.version,
        "datePublished": card.published,
        "citeAs": card.citation,
        "creator": [{"@type": "sc:Person", "name": name} for name in card.authors],
        "inLanguage": card.language,
        "conditionsOfAccess": card.get,
        "usageInfo": card.terms,
        "rai:dataLimitations": list(card.faults),
        "isLiveDataset": _is_live(card),
        "distribution": [*_origins(card), *_files(card)],
        "recordSet": _records(card),
    }
    return {key: value for key, value in about.items() if value}


def croissant_json(card: Card) -> str:
    """The same as JSON, for a file."""
    return json.dumps(croissant(card), ensure_ascii=False, indent=2) + "\n"


def _description(card: Card) -> str:
    sentences = (card.title, card.source, card.notes)
    return " ".join(s if s.endswith(".") else f"{s}." for s in sentences if s)


def _is_live(card: Card) -> bool:
    return bool(card.url) and not card.download


def _origins(card: Card) -> list[dict[str, Any]]:
    """What has to be had first: the downloads that are pinned, or the page of the publication."""
    if not _is_live(card):
        return [_file(wanted.url, wanted.sha256) for wanted in card.download]
    page = {"name": "publication", "contentUrl": card.url, "encodingFormat": "text/html"}
    return [{"@type": "cr:FileObject", "@id": "publication", **page}]


def _files(card: Card) -> list[dict[str, Any]]:
    """The files in it: all of them as a set, and one by one those whose hash is known."""
    origin = [{"@id": about["@id"]} for about in _origins(card)]
    within = {"containedIn": origin if len(origin) > 1 else origin[0]} if origin else {}
    known = [_file(path, digest) | within for path, digest in card.files.items()]
    types = sorted({about["encodingFormat"] for about in known}) or ["application/octet-stream"]
    every = {"@type": "cr:FileSet", "@id": "files", "name": "files", "includes": "**"}
    return [{**every, "encodingFormat": types, **within}, *known]


def _file(place: str, digest: str) -> dict[str, Any]:
    """A file by its address, or by its path in a copy of the set."""
    return {
        "@type": "cr:FileObject",
        "@id": place,
        "name": PurePosixPath(place).name if "://" in place else place,
        "contentUrl": place,
        "encodingFormat": _encoding(place),
        "sha256": digest,
    }


def _encoding(path: str) -> str:
    suffix = PurePosixPath(path).suffix.lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"


def _records(card: Card) -> list[dict[str, Any]]:
    """One set of records, an article or a passage each, with the fields as they are read."""
    records: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": "articles",
        "name": "articles",
        "description": f"What `read({card.name!r})` gives, a row an article or passage.",
        "field": [_field(name, meaning) for name, meaning in card.fields.items()],
    }
    if "id" in card.fields:
        records["key"] = {"@id": "articles/id"}
    return [records] if card.fields else []


def _field(name: str, meaning: str) -> Mapping[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": "articles/" + re.sub(r"[^\w.-]+", "_", name),
        "name": name,
        "description": meaning,
        "dataType": {"date": "sc:Date", "url": "sc:URL"}.get(name, "sc:Text"),
        "source": {"fileSet": {"@id": "files"}},
    }
