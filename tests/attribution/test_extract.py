"""Patterns of attribution, each in an invented sentence."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from framing.attribution import extract
from framing.model.attributions import CONTENT_KINDS, SOURCE_TYPES, STANCES
from framing.text.batch import Batch


@dataclass(frozen=True)
class Found:
    """An attribution as text."""

    source: str
    cue: str
    content: tuple[str, ...]
    kind: str
    rule: str


def found(text: str) -> list[Found]:
    """All attributions of one article, spans turned into text."""
    table = extract(Batch.of([text]))
    rows = []
    for row in range(len(table)):
        a = table.at(row, "a")
        source, cue, content = ([s.of(text) for s in r] for r in (a.source, a.cue, a.content))
        rows.append(Found("".join(source), "".join(cue), tuple(content), a.kind, a.rule))
    return rows


def only(text: str) -> Found:
    """The one attribution of a text."""
    (row,) = found(text)
    return row


DIRECT = [
    ("“It is complete,” Ilse Brandt said.", "Ilse Brandt", "said", ["“It is complete,”"]),
    ("“It is complete,” said Ilse Brandt.", "Ilse Brandt", "said", ["“It is complete,”"]),
    ("Brandt said: “The data are complete.”", "Brandt", "said", ["“The data are complete.”"]),
    ('Brandt told reporters on Monday, "We will leave."', "Brandt", "told", ['"We will leave."']),
    ("''We will leave,'' Mr. Dorn has said.", "Mr. Dorn", "has said", ["''We will leave,''"]),
    (
        "“It failed,” said Ilse Brandt, the health minister, on Monday.",
        "Ilse Brandt, the health minister", "said", ["“It failed,”"],
    ),
    (
        "“It failed,” a spokesman for the Karst ministry said.",
        "a spokesman for the Karst ministry", "said", ["“It failed,”"],
    ),
    (
        "“They failed,” she said on Monday, “and they knew.”",
        "she", "said", ["“They failed,”", "“and they knew.”"],
    ),
    ("“They failed,” she said. “They knew.”", "she", "said", ["“They failed,”", "“They knew.”"]),
    ("“Who knew?” Dorn asked.", "Dorn", "asked", ["“Who knew?”"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), DIRECT)
def test_direct_quotation(text: str, source: str, cue: str, content: list[str]) -> None:
    """A quotation goes to the speaker beside it, split or not, marks included."""
    row = only(text)
    assert (row.source, row.cue, list(row.content)) == (source, cue, content)
    assert row.kind == "direct"


INDIRECT = [
    ("Brandt said the dam had failed.", "Brandt", "said", "the dam had failed"),
    ("Brandt denied that the dam had failed.", "Brandt", "denied", "that the dam had failed"),
    ("The dam had failed again, Brandt said.", "Brandt", "said", "The dam had failed again"),
    ("The dam had failed, said Ilse Brandt.", "Ilse Brandt", "said", "The dam had failed"),
    (
        "According to the Karst ministry, the dam had failed.",
        "the Karst ministry", "According to", "the dam had failed",
    ),
    (
        "The dam had failed, according to a report by Dorn.",
        "a report by Dorn", "according to", "The dam had failed",
    ),
    (
        "Dorn, who left in May, said on Monday in a statement that he would return.",
        "Dorn, who left in May,", "said", "that he would return",
    ),
    (
        "The governor of Karst told reporters that she would resign.",
        "The governor of Karst", "told", "that she would resign",
    ),
    ("Critics say Karst is lost.", "Critics", "say", "Karst is lost"),
    ("He did not say when it failed.", "He", "did not say", "when it failed"),
    ("Brandt vowed to rebuild the dam.", "Brandt", "vowed", "to rebuild the dam"),
    (
        "The ministry’s claim that the dam was safe",
        "The ministry’s", "claim", "that the dam was safe",
    ),
    ("It is said that the dam had failed.", "", "is said", "that the dam had failed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), INDIRECT)
def test_indirect_speech(text: str, source: str, cue: str, content: str) -> None:
    """Reported clauses have their source, their whole verb group and no closing stop."""
    row = only(text)
    assert (row.source, row.cue, row.content) == (source, cue, (content,))
    assert row.kind == "indirect"


def test_mixed_content_starts_after_the_cue() -> None:
    """A quoted fragment inside reported words belongs to the whole reported clause."""
    row = only("Brandt said that the plan would “undermine” trust in Karst.")
    assert row.content == ("that the plan would “undermine” trust in Karst",)
    assert row.kind == "mixed"


def test_content_around_its_cue() -> None:
    """A cue in the middle of its content leaves two pieces."""
    row = only("The plan, Dorn said, would never have worked.")
    assert (row.source, row.content) == ("Dorn", ("The plan", "would never have worked"))


def test_participle_shares_the_speaker() -> None:
    """`adding that` goes to whoever spoke before it in the sentence."""
    first, second = found("“It failed,” Brandt said, adding that nobody had known.")
    assert first.source == second.source == "Brandt"
    assert (second.cue, second.content) == ("adding", ("that nobody had known",))


def test_coordinated_speakers_are_two_attributions() -> None:
    """Content ends where another source begins to speak."""
    first, second = found("Brandt said the dam had failed, but Dorn said it had held.")
    assert first.content == ("the dam had failed",)
    assert (second.source, second.content) == ("Dorn", ("it had held",))


def test_quotation_over_paragraphs_is_one_attribution() -> None:
    """Paragraphs that reopen the marks go on with one quotation."""
    row = only("Brandt said: “The dam failed at night.\n\n“Nobody had known about it.”")
    assert row.content == ("“The dam failed at night.", "“Nobody had known about it.”")


def test_speaker_in_a_later_paragraph() -> None:
    """The cue may stand in the last paragraph of a continued quotation."""
    row = only("“The dam failed at night.\n\n“Nobody had known about it,” Brandt said.")
    assert row.source == "Brandt"
    assert row.content == ("“The dam failed at night.", "“Nobody had known about it,”")


def test_follow_on_inherits_the_speaker() -> None:
    """A paragraph that is all quotation is the last speaker's, and its rule says so."""
    first, second = found("“It failed,” Brandt said.\n\n“Nobody in Karst had known about it.”")
    assert (second.source, second.cue, second.rule) == (first.source, "", "quote.follow_on")


def test_another_speaker_ends_inheritance() -> None:
    """A quotation is the nearest speaker's, not an earlier one's."""
    rows = found("“It failed,” Brandt said.\n\nDorn said he knew.\n\n“We had all been told of it.”")
    assert [r.source for r in rows] == ["Brandt", "Dorn", "Dorn"]


def test_announced_quotation() -> None:
    """A colon at the end of a paragraph announces the next one."""
    row = only("Brandt said in a statement:\n\n“The dam failed at night.”")
    assert (row.source, row.content) == ("Brandt", ("“The dam failed at night.”",))


def test_long_quotation_without_cue_has_no_source() -> None:
    """What nobody is seen to say is speech still, with nobody's name on it."""
    row = only("The lights went out. “We will never leave this town again.”")
    assert (row.source, row.cue, row.kind) == ("", "", "direct")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Aid to end: minister\n\nThe aid ran for years.", "minister", "Aid to end"),
        (
            "Karst bound to help Valdoria: President Dorn\n\nThe aid ran for years.",
            "President Dorn", "Karst bound to help Valdoria",
        ),
        ("Minister: aid will end soon\n\nThe aid ran for years.", "Minister", "aid will end soon"),
    ],
)  # fmt: skip
def test_headline_colon(text: str, source: str, content: str) -> None:
    """In a headline the speaker stands on either side of the colon."""
    row = only(text)
    assert (row.source, row.cue, row.content, row.kind) == (source, ":", (content,), "indirect")


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace” plan has failed.",
        "The rule known as “cloture” ended the debate.",
        "Brandt starred in “The Long Night of the Northern Karst River Dams.”",
        "The storm claimed 12 lives.",
        "She claimed her luggage.",
        "Dorn maintained the road.",
        "The claims were paid in May.",
        "Updated: the dam has failed at last in the north of the country.",
        "",
    ],
)
def test_no_attribution(text: str) -> None:
    """Scare quotes, terms, titles and verbs in another sense are nobody's speech."""
    assert found(text) == []


def test_table_is_in_the_contract_s_terms() -> None:
    """Labels come from the fixed vocabularies, rows in order, offsets local to each article."""
    texts = ["Karst.\n\n“It failed,” Brandt said.", "Critics claim it held. Dorn slammed the plan."]
    table = extract(Batch.of(texts))
    assert table.article.tolist() == [0, 1, 1]
    assert set(table.source_type) <= {*SOURCE_TYPES, ""}
    assert set(table.stance) <= {*STANCES, ""}
    assert set(table.kind) <= {*CONTENT_KINDS, ""}
    assert list(table.part) == ["", "", ""]
    assert [table.content[r][0].of(texts[i]) for r, i in enumerate(table.article.tolist())] == [
        "“It failed,”", "it held", "the plan",
    ]  # fmt: skip
    assert list(table.stance) == ["neutral", "doubting", "adversarial"]


def test_one_article_whole() -> None:
    """A page of invented wire copy gives the attributions that a careful reader would mark."""
    text = (
        "Karst obliged to bar its passes: President Dorn\n\n"
        "Karst says it is obliged to bar the road if force comes “over or beside” its land.\n\n"
        "“If anyone tries it, guards will stand on the passes,” Karst President Anton Dorn said in "
        "an interview with reporters on Wednesday.\n\n"
        "He said the Council had no choice “because the passes were given into our keeping.”\n\n"
        "Earlier this month, Dorn instructed the guard to follow every ship.\n\n"
        "The Northern League has kept ships off its so-called quiet shore for years.\n\n"
        "The opposition disputed the results, and more activity was detected near the border.\n\n"
        "Dorn appealed for help to contain the protests, and Ilse Brandt promised to send troops."
    )
    rows = found(text)
    assert [(r.source, r.cue, r.kind) for r in rows] == [
        ("President Dorn", ":", "indirect"),
        ("Karst", "says", "mixed"),
        ("Karst President Anton Dorn", "said", "direct"),
        ("He", "said", "mixed"),
        ("Dorn", "instructed", "indirect"),
        ("The opposition", "disputed", "indirect"),
        ("Dorn", "appealed for", "indirect"),
        ("Ilse Brandt", "promised", "indirect"),
    ]
