"""A16: a state broadcaster's page, furniture and all: its parts, voices, attributions, devices.

The page of Appendix 1 is read where the development data are; a page of our own in the demo
corpus, built the same way, plays its part for everyone.
"""

import pytest

from framing.annotate import annotate
from framing.annotate.records import record
from framing.corpus import as_corpus, read


@pytest.fixture(scope="module")
def ours():
    """Text and record of the demo corpus's reference page."""
    corpus = read("demo").where(id="ko-e04")
    return corpus[0].text, record(annotate(corpus), 0)


@pytest.fixture(scope="module")
def theirs(pages):
    """Text and record of the page of Appendix 1."""
    text = (pages / "presstv-2020-09-09.txt").read_text(encoding="utf-8")
    return text, record(annotate(as_corpus([text])), 0)


@pytest.fixture(params=["ours", "theirs"])
def page(request):
    """Either page."""
    return request.getfixturevalue(request.param)


def lines(page, part):
    """The text of every stretch of one part."""
    text, found = page
    return [text[p["start"] : p["end"]] for p in found["parts"] if p["part"] == part]


def said(page):
    """Source, cue, kind and content of each attribution."""
    _, found = page
    return [
        (
            (a["source"] or {}).get("text"),
            (a["cue"] or {}).get("text"),
            (a["content"] or {}).get("kind"),
            (a["content"] or {}).get("text"),
        )
        for a in found["attributions"]
    ]


def test_parts(page):
    """Breadcrumb, headline, caption with another agency's credit, body, mirror notice, share."""
    _, found = page
    assert [p["part"] for p in found["parts"]][:2] == ["navigation", "headline"]
    assert len(lines(page, "headline")) == 1
    assert len(lines(page, "caption")) == 1
    assert "Photo by" in lines(page, "credit")[0]
    assert any("can also be accessed" in line for line in lines(page, "self_promotion"))
    assert any("share" in line.lower() for line in lines(page, "share"))
    assert all(line[-1] in ".”" for line in lines(page, "body"))
    assert "can also be accessed" not in " ".join(lines(page, "body"))


def test_the_headline_attributes_with_a_colon(page):
    """Source right of the colon, content left of it."""
    headline = lines(page, "headline")[0]
    left, right = headline.rsplit(": ", 1)
    assert (right, ":", "indirect", left) in said(page)


def test_the_leader_is_quoted_directly_and_in_part(page):
    """Direct quotations, mixed ones, and a pronoun as source."""
    kinds = [kind for _, cue, kind, _ in said(page) if cue and "said" in cue]
    assert kinds.count("direct") >= 2
    assert kinds.count("mixed") >= 2
    assert any(source == "He" and kind == "mixed" for source, _, kind, _ in said(page))


def test_the_fragment_in_the_lead_is_no_scare_quote(page):
    """A short mixed quotation is somebody's words."""
    _, found = page
    assert not [d for d in found["devices"] if d["device"] == "scare_quote"]


def test_a_decree_is_a_directive(page):
    """*Instructed* orders; it does not state."""
    _, found = page
    stances = {a["cue"]["text"]: a["cue"]["stance"] for a in found["attributions"] if a["cue"]}
    assert stances["instructed"] == "directive"


def test_a_possessive_so_called_is_the_outlets_own(page):
    """*Its so-called …* of somebody else's term: distancing in the outlet's voice."""
    _, found = page
    marked = [d for d in found["devices"] if d["device"] == "distancing"]
    own = [
        d for d in marked if (d["cue"], d["sense"], d["voice"]) == ("so-called", "author", "outlet")
    ]
    assert len(own) == 1
    assert own[0]["part"] == "body"


def test_a_sourceless_detection_is_an_agentless_passive(page):
    """*Was detected*: by whom is not said."""
    _, found = page
    passives = [d["text"] for d in found["devices"] if d["device"] == "agentless_passive"]
    assert {"was detected", "were detected"} & set(passives)


def test_what_a_promise_puts_in_doubt_is_not_the_outlets(theirs):
    """A passive in the content of *promised* is reported, not the newsroom's."""
    _, found = theirs
    (endangered,) = [d for d in found["devices"] if d["text"] == "was endangered"]
    assert endangered["voice"] == "reported"


def test_the_outlet_names_itself_in_furniture_only(theirs):
    """The name stands below the body, where no measure looks."""
    assert "Press TV" not in " ".join(lines(theirs, "body"))
