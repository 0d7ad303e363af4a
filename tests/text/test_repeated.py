"""Stretches that are known to repeat are cut out of the body, whole or by the sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.text.batch import Batch

PITCH = "Take out a subscription to the Harbour Post at the counter in Fish Street."


def pieces(text: str, *repeats: str) -> list[tuple[str, str, str]]:
    """Part, rule and text of each piece, when `repeats` are known to repeat."""
    batch = Batch.of([text])
    starts = [text.index(r) for r in repeats]
    ends = [s + len(r) for s, r in zip(starts, repeats, strict=True)]
    parts = batch.without_repeats(starts, ends).parts
    return [
        (part, rule, text[s:e])
        for part, rule, s, e in zip(parts.part, parts.rule, parts.start, parts.end, strict=True)
    ]


def test_a_whole_paragraph_goes():
    """A line all of whose words repeat is set aside; its neighbours stay."""
    text = f"The ferry sank at noon.\n{PITCH}\nNobody was hurt."
    assert pieces(text, PITCH) == [
        ("body", "layout.prose", "The ferry sank at noon."),
        ("boilerplate", "learned.whole", PITCH),
        ("body", "layout.prose", "Nobody was hurt."),
    ]


def test_a_paragraph_is_cut_at_the_sentence():
    """The words and marks before and after stay body, and every mark stays with its sentence."""
    text = f"“The ferry sank,” he said. {PITCH} (Nobody was hurt.)"
    found = pieces(text, PITCH[:-1])
    assert [(part, said) for part, _, said in found] == [
        ("body", "“The ferry sank,” he said."),
        ("boilerplate", PITCH),
        ("body", "(Nobody was hurt.)"),
    ]


def test_a_word_or_two_at_the_edge_of_the_sentence_go_too():
    """What is learned by runs may miss a changing name at the edge."""
    text = f"The ferry sank at noon. Jane Dorn: {PITCH}"
    assert pieces(text, PITCH)[1][2] == f"Jane Dorn: {PITCH}"


def test_a_phrase_within_a_sentence_stays():
    """A formula that an outlet likes is prose: it neither begins nor ends with a sentence."""
    text = (
        "On Monday the spokesman did not at once respond to a request for comment from us, he said."
    )
    assert pieces(text, "did not at once respond to a request for comment") == pieces(text)
    short = "No comment yet. The ferry sank at noon with its cargo and all hands on deck."
    assert pieces(short, "No comment yet.") == pieces(short)


def test_the_part_is_the_one_that_rules_give_such_words():
    """A learned line that the rules know when it stands alone keeps their name for it."""
    pitch = "Sign up for our newsletter and never miss a story again."
    found = pieces(f"The ferry sank at noon. {pitch} {'x ' * 200}", pitch)
    assert ("self_promotion", "learned.stretch") in [f[:2] for f in found]


@given(
    st.lists(
        st.sampled_from(["Karst voted.", PITCH, "“No,” he said. ", "\n", "— ", " "]), max_size=8
    ),
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=4),
)
def test_parts_stay_disjoint_ordered_and_covering(chunks, spans):
    """Whatever is said to repeat, every visible character keeps exactly one part."""
    text = "".join(chunks)
    batch = Batch.of([text])
    starts, ends = [min(s) for s in spans], [max(s) for s in spans]
    parts = batch.without_repeats(starts, ends).parts
    held = [0] * len(text)
    last = 0
    for s, e in zip(parts.start.tolist(), parts.end.tolist(), strict=True):
        assert last <= s < e <= len(text)
        assert text[s:e] == text[s:e].strip()
        held[s:e] = [1] * (e - s)
        last = e
    assert all(held[i] or c.isspace() for i, c in enumerate(text))
