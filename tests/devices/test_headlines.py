"""Headlines against their bodies: attribution, doubt, agents, labels, quoted words."""

from __future__ import annotations

import pytest

from framing.devices.headlines import HeadlineDivergence
from framing.testing.devices import device_checks
from framing.text.batch import Batch

REST = "The town of Karst lies on a river. Its ferry runs twice a day in summer."


def page(headline: str, lead: str, rest: str = REST) -> str:
    """An article with a headline, a lead, and two sentences that have nothing to do with it."""
    return f"{headline}\n\n{lead} {rest}"


DIVERGENT = [
    ("Ferry company hid safety paper", "The ferry company hid a safety paper for years, officials said.", "attribution_loss"),  # noqa: E501
    ("Mayor sold harbour land to cousin", "According to a leaked letter, the mayor sold harbour land to a cousin.", "attribution_loss"),  # noqa: E501
    ("Dam inspectors ignored cracks", "Inspectors ignored cracks in the dam, two engineers said.", "attribution_loss"),  # noqa: E501
    ("Ferry strike ends after talks", "Union leaders said that the ferry strike ends after the talks.", "attribution_loss"),  # noqa: E501
    ("Council lost archive keys", "The council has lost the keys of the archive, a clerk claimed.", "attribution_loss"),  # noqa: E501
    ("Thousands flee Karst floods", "Thousands flee the floods in Karst, the ministry said on Monday.", "attribution_loss"),  # noqa: E501
    ("Minister took bribes from builder", "The minister allegedly took bribes from a builder.", "certainty_gain"),  # noqa: E501
    ("Ferry company closes harbour office", "The ferry company may close its harbour office.", "certainty_gain"),  # noqa: E501
    ("Brandt leaves cabinet on Friday", "Brandt might leave the cabinet on Friday.", "certainty_gain"),  # noqa: E501
    ("Storm destroys Sarn ferry landing", "The storm apparently destroyed the Sarn ferry landing.", "certainty_gain"),  # noqa: E501
    ("Dorn hides letters from council", "Dorn reportedly hides letters from the council.", "certainty_gain"),  # noqa: E501
    ("Twelve protesters shot in Karst", "Police shot twelve protesters in Karst on Monday.", "agent_loss"),  # noqa: E501
    ("Journalist arrested in Sarn", "A journalist was arrested by border guards in Sarn.", "agent_loss"),  # noqa: E501
    ("Tenants evicted in winter", "The tenants were evicted by a housing company in winter.", "agent_loss"),  # noqa: E501
    ("Mosque bombed at noon", "A mosque was bombed by the air force at noon.", "agent_loss"),
    ("Karst regime opens archive", "The government opened the archive. The government kept the keys.", "label_shift"),  # noqa: E501
    ("Terrorists hold Sarn bridge", "Militants hold the bridge. The militants came by night.", "label_shift"),  # noqa: E501
    ("Rioters fill Karst square", "Protesters filled the square. The protesters sang until noon.", "label_shift"),  # noqa: E501
    ("Brandt: 'The dam is dead and gone'", "“The dam, I fear, is as good as dead,” Brandt said.", "quote_splice"),  # noqa: E501
    ("Mayor calls ferry “a rotten old tub”", "The mayor called the ferry “rotten”.", "quote_splice"),  # noqa: E501
    ("Dorn 'ready to quit politics'", "Dorn said he was tired of it.", "quote_splice"),
]  # fmt: skip
FAITHFUL = [
    ("Ferry company hid safety report, officials say", "The ferry company hid a safety report for years, officials said."),  # noqa: E501
    ("Officials: ferry company hid safety report", "The ferry company hid a safety report for years, officials said."),  # noqa: E501
    ("Ferry company hid safety paper", "The ferry company hid a safety paper for years."),
    ("Did ferry company hide safety report?", "The ferry company hid a safety report for years, officials said."),  # noqa: E501
    ("Mayor denies harbour land sale", "The mayor denies the sale of harbour land, a clerk said."),
    ("Dam inspectors ignored cracks", "Inspectors, who said nothing, ignored the cracks in the dam for many long and dry years."),  # noqa: E501
    ("Harbour fair opens", "The fair on the old quay was full of life, the mayor said."),
    ("Minister allegedly took bribes from builder", "The minister allegedly took bribes from a builder."),  # noqa: E501
    ("Minister took bribes from builder", "The minister took bribes from a builder."),
    ("Ferry company may close harbour office", "The ferry company may close its harbour office."),
    ("Ferry company closes harbour office", "The ferry company closes its harbour office. It may move."),  # noqa: E501
    ("Brandt considers leaving cabinet", "Brandt might leave the cabinet and is considering it."),
    ("Police shoot twelve protesters in Karst", "Police shot twelve protesters in Karst on Monday."),  # noqa: E501
    ("Journalist arrested by border guards", "A journalist was arrested by border guards in Sarn."),
    ("Journalist arrested in Sarn", "A journalist was arrested in Sarn on Monday."),
    ("Dorn fired minister", "Dorn fired the minister in June."),
    ("Karst government opens archive", "The government opened the archive. The government kept the keys."),  # noqa: E501
    ("Karst regime opens archive", "The regime opened the archive. The government kept the keys, and the regime knew."),  # noqa: E501
    ("Terrorists hold Sarn bridge", "The terrorists hold the bridge, and the terrorists came by night."),  # noqa: E501
    ("Brandt: 'The dam is dead'", "“The dam is dead,” Brandt said."),
    ("Mayor calls ferry “rotten old tub”", "The mayor called the ferry a “rotten old tub”."),
    ("Dorn 'ready ... to quit politics'", "Dorn said he was ready, in time, to quit politics."),
    ("Brandt reads “Karst”", "Brandt read from her novel in the harbour."),
]  # fmt: skip


def senses(text: str) -> list[str]:
    """What is found in one page."""
    return list(HeadlineDivergence().find(Batch.of([text])).sense)


@pytest.mark.parametrize(("headline", "lead", "sense"), DIVERGENT)
def test_what_the_headline_drops_is_found(headline, lead, sense):
    """Each kind of divergence, in one page of its own."""
    assert sense in senses(page(headline, lead))


@pytest.mark.parametrize(("headline", "lead"), FAITHFUL)
def test_faithful_headline_is_no_evidence(headline, lead):
    """Attributed, hedged, asking, or as the body has it."""
    assert not senses(page(headline, lead))


def test_evidence_stands_in_the_headline_and_names_its_words():
    """The hedged word of a headline is the cue; a body or a second article adds nothing."""
    text = page("Minister took bribes from builder", "The minister allegedly took bribes.")
    table = HeadlineDivergence().find(Batch.of([text, text]))
    assert list(table.article) == [0, 1]
    assert [text[s:e] for s, e in zip(table.start, table.end, strict=True)] == ["took", "took"]


def test_one_bare_sentence_of_the_body_supports_the_headline():
    """What the body also says in its own voice is no loss of attribution."""
    lead = "The ferry company hid a safety paper, officials said."
    rest = "The ferry company hid the safety paper in a safe. " + REST
    assert senses(page("Ferry company hid safety paper", lead)) == ["attribution_loss"]
    assert not senses(page("Ferry company hid safety paper", lead, rest))


def test_without_headline_or_body_there_is_nothing():
    """A line alone, and prose alone, are no pair."""
    assert not senses("Minister took bribes from builder")
    assert not senses("The minister took bribes, officials said. " + REST)


def test_device_passes_the_exam_but_for_padding():
    """What is found depends on headline and body, so a paragraph more may change it."""
    examples = [page(headline, lead) for headline, lead, _ in DIVERGENT[::6]]
    for name, check in device_checks(HeadlineDivergence(), examples=examples):
        if name != "padding":
            check()
