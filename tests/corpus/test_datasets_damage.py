"""Damaged copies: whatever is wrong with a file, reading says so and does not die."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.corpus.datasets import LAYOUTS
from framing.corpus.reading import read
from framing.model.corpus import Corpus
from framing.model.errors import InputError

STORY = {"stance": "left", "newsTitle": "Ferry", "newsSource": "Karst One", "newBody": ["Fog."]}
ROUNDUP = {"id": 1, "issue": "Ferry", "roundup": ["Fog."], "news": {"left": STORY}}
MTSC = {"primary_gid": "g1", "sentence_normalized": "It sailed.", "targets": [{"from": 0}]}
SPANS = {"framing": {"a1": [{"start": 0, "end": 3, "code": 1.0}]}, "tone": {}, "irrelevant": {}}
FRAMED = {"Ferry1.0-1": {"source": "karst one", "annotations": SPANS, "text": "Fog."}}
COPIES = {
    "article-bias-prediction": {
        "data/jsons/a1.json": json.dumps({"ID": "a1", "content_original": "Fog.", "source": "K"}),
        "data/splits/random/train.tsv": "ID\tbias\na1\t0\n",
    },
    "babe": {"final_labels_SG2.csv": "text;news_link;label_bias;biased_words\nFog.;u;Biased;[]\n"},
    "gvfc": {"english.csv": "ImageID,news_title,Q3 Theme1,Q3 Theme2\n36,Fog,7,99\n"},
    "hyperpartisan": {
        "articles-a-byarticle.xml": '<articles><article id="1"><p>Fog.</p></article></articles>',
        "ground-truth-a-byarticle.xml": '<articles><article id="1" bias="left"/></articles>',
    },
    "media-frames": {"annotations/ferry.json": json.dumps(FRAMED)},
    "mediacloud": {
        "stories.csv": "stories_id,publish_date,title,url,media_name\n1,2031-05-02,Fog,u,Karst\n",
        "texts/1.txt": "Fog.",
    },
    "neus": {"train.jsonl": json.dumps(ROUNDUP) + "\n"},
    "news-please": {"a.json": json.dumps({"maintext": "Fog.", "source_domain": "k.example"})},
    "newsmtsc": {"train.jsonl": json.dumps(MTSC) + "\n"},
    "newswcl50": {"urls.tsv": "Event ID\tOutlet\tURL\n0\tLL\tu\n", "texts/0_LL.txt": "Fog."},
    "url-list": {"list.csv": "id,url,outlet,date\n7,u,Karst,2031-05-02\n", "texts/7.txt": "Fog."},
}


def test_every_copy_is_whole():
    """The copies to be damaged are of every layout that has no other test of it."""
    assert COPIES.keys() == LAYOUTS.keys() - {"basil", "demo", "hugging-face", "polnear"}


@pytest.mark.parametrize("name", COPIES)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_damage_is_reported(name, tmp_path, data):
    """A file cut off or overwritten anywhere gives problems or an error in words."""
    files = {file: text.encode() for file, text in COPIES[name].items()}
    hit = data.draw(st.sampled_from(sorted(files)))
    at = data.draw(st.integers(0, len(files[hit])))
    noise = data.draw(st.sampled_from([b"", b"\xff", b"\0", b'"', b"<", b"\n", b"[[["]))
    rest = data.draw(st.booleans())
    files[hit] = files[hit][:at] + noise + (files[hit][at + 1 :] if rest else b"")
    for file, content in files.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(content)
    try:
        corpus = read(tmp_path)
    except InputError:
        return  # nothing in the copy can be used
    assert isinstance(corpus, Corpus)
    assert len(corpus) or corpus.problems


@pytest.mark.parametrize("name", COPIES)
def test_whole_copies_are_read(name, tmp_path):
    """Undamaged, each is recognised and read without a problem."""
    for file, text in COPIES[name].items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text)
    corpus = read(tmp_path)
    assert (corpus.name, len(corpus), corpus.problems) == (name, 1, ())
