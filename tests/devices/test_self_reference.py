"""Outlets that name themselves: forms, guards, addresses, and nobody else's names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.outlets import names_of
from framing.devices.self_reference import CARD, SENSES, find_self_references
from framing.model.evidence import EvidenceTable
from framing.model.outlets import Names, OutletName
from framing.text.batch import Batch


def read(names, *texts):
    """What is found in each text, and its sense."""
    own = names_of(names) if isinstance(names, str) else names
    table = find_self_references(Batch.of(texts), [own] * len(texts))
    return [
        (texts[a][s:e], sense)
        for a, s, e, sense in zip(table.article, table.start, table.end, table.sense, strict=True)
    ]


def spans(names, *texts):
    """What is found, without the sense."""
    return [text for text, _ in read(names, *texts)]


KARST = Names(
    "The Karst Daily",
    (
        OutletName("Karst Daily", "name", "card"),
        OutletName("Daily", "name", "card", "short"),
        OutletName("Bench", "programme", "card", "inside"),
        OutletName("karst.example", "domain", "derived"),
        OutletName("@karst", "domain", "derived"),
        OutletName("Ilse Brandt", "staff", "learned"),
    ),
)


class TestNames:
    def test_article_and_possessive_belong_to_it(self):
        """The span is what has to be cut out."""
        assert spans(KARST, "He told the Karst Daily’s desk.") == ["the Karst Daily’s"]

    def test_capitals_stand_for_themselves(self):
        """Not the small letters, but capitals throughout."""
        assert spans(KARST, "A karst daily.", "THE KARST DAILY SAYS") == ["THE KARST DAILY"]

    def test_a_name_is_found_on_one_line_only(self):
        """A line break is no space."""
        assert spans(KARST, "Karst\nDaily") == []

    def test_senses_rules_and_card(self):
        """The kind is the sense, the origin the rule."""
        text = "Ilse Brandt of the Karst Daily, karst.example"
        table = find_self_references(Batch.of([text]), [KARST])
        assert list(table.sense) == ["staff", "name", "domain"]
        assert list(table.rule) == ["self.learned", "self.card", "self.derived"]
        assert set(table.device) == {CARD.name}
        assert set(table.sense) <= set(SENSES)


class TestGuards:
    def test_the_hill_is_the_paper_only_with_its_article(self):
        """Never the hill, the Hill, or Hill."""
        assert spans(
            "The Hill", "He told The Hill that the Hill and Capitol Hill met on a hill."
        ) == ["The Hill"]

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("He told Reason it was late.", ["Reason"]),
            ("Reason's Ilse Brandt was late.", ["Reason's"]),
            ("In Reason, Ilse Brandt was late.", ["Reason"]),
            ("Reason would say no.", []),
            ("For that reason he left.", []),
            ("Why Reason Fails In Karst", []),
            ("He read The Age of Reason Again twice.", []),
            ("He reads Reason magazine.", ["Reason magazine"]),
            ("See reason.com/x.", ["reason.com/x"]),
        ],
    )
    def test_a_word_counts_inside_a_sentence(self, text, found):
        """A capital owed to the start of a sentence, a title or a longer name does not."""
        assert spans("Reason", text) == found

    def test_a_number_makes_another_name(self):
        """Fox 5 is another station."""
        assert spans("Fox News", "He told Fox of it.", "He told Fox 5 of it.") == ["Fox"]

    def test_short_names_need_their_article(self):
        """The Daily, the Daily; not a daily, nor Daily."""
        said = "He told the Daily. The Daily left. Daily bread is dear."
        assert spans(KARST, said) == ["the Daily", "The Daily"]

    def test_short_names_give_way_to_a_rival(self):
        """Where another Daily is named, nobody knows whose the Daily is."""
        text = "The Valdoria Daily asked the Daily."
        assert spans(KARST, text) == []
        assert spans(KARST, f"The Karst Daily met {text}") == ["The Karst Daily"]


class TestAddresses:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("See https://www.karst.example/a/b?c=1.", "https://www.karst.example/a/b?c=1"),
            ("See NEWS.Karst.example, now", "NEWS.Karst.example"),
            ("Write to ilse.b@karst.example!", "ilse.b@karst.example"),
            ("Follow @Karst now", "@Karst"),
            ("(karst.example)", "karst.example"),
        ],
    )
    def test_the_whole_address_is_found(self, text, found):
        """Sites, pages, mail and handles, without the punctuation after them."""
        assert read(KARST, text) == [(found, "domain")]

    @pytest.mark.parametrize("text", ["newkarst.example", "karst.example.net", "karst.examples"])
    def test_another_address_is_not(self, text):
        """A domain inside a longer one is somebody else's."""
        assert spans(KARST, text) == []

    def test_a_name_inside_an_address_counts_once(self):
        """CNN in CNN.com is part of the address."""
        assert spans("CNN", "CNN.com") == ["CNN.com"]


class TestBatches:
    def test_other_outlets_names_are_no_self_reference(self):
        """Each article is searched for its own outlet's names only."""
        text = "CNN and the BBC met."
        table = find_self_references(Batch.of([text] * 3), [names_of("CNN"), names_of("BBC"), None])
        found = [text[s:e] for s, e in zip(table.start, table.end, strict=True)]
        assert found == ["CNN", "BBC"]
        assert table.article.tolist() == [0, 1]

    def test_there_are_names_for_every_article(self):
        """One set too few is a mistake of the caller."""
        with pytest.raises(ValueError, match="2 articles need as many sets of names, not 1"):
            find_self_references(Batch.of(["a", "b"]), [KARST])

    @given(
        st.lists(
            st.lists(
                st.sampled_from(
                    ["The", "the", "Karst", "Daily", "’s", "’", ". ", "\n", "İ", "karst.example",
                     "@karst", "😀", "Ilse Brandt", "Valdoria", "Bench", " ", '"', "/", ")"]
                ),
                max_size=12,
            ).map(" ".join),
            min_size=1,
            max_size=4,
        )
    )  # fmt: skip
    def test_company_changes_nothing(self, texts):
        """An article's evidence is the same alone, is in order, and holds what was looked for."""
        together = find_self_references(Batch.of(texts), [KARST] * len(texts))
        alone = [find_self_references(Batch.of([t]), [KARST]) for t in texts]
        apart = EvidenceTable.concat(alone)
        assert together.start.tolist() == apart.start.tolist()
        assert together.end.tolist() == apart.end.tolist()
        for a, s, e in zip(together.article, together.start, together.end, strict=True):
            found = texts[a][s:e].casefold()
            assert 0 <= s < e <= len(texts[a])
            assert any(w in found for w in ("daily", "bench", "karst", "brandt"))
