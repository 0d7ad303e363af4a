"""Credits to agencies, where pages give them and where they only seem to."""

from __future__ import annotations

import pytest

from framing.corpus.agencies import agencies, agency_of_outlet, gazetteer
from framing.measure.credits import Line, find_credit

BODY = "The ferry to Karst stayed in port for a third day, and nobody could say when it would sail."


def page(*lines):
    """Lines, each a text or a text with its part, one under another."""
    out, at = [], 0
    for line in lines:
        text, part = line if isinstance(line, tuple) else (line, "body")
        out.append(Line(at, at + len(text), part, text))
        at += len(text) + 1
    return out


def credit_of(*lines, author=None, outlet="Meridian Times"):
    """Agency, kind and rule of a page's credit; None for none."""
    found = find_credit(page(*lines), author, outlet)
    return found and (found.agency, found.kind, found.rule)


class TestDateline:
    @pytest.mark.parametrize(
        ("line", "agency"),
        [
            ("KARST, Valdoria (AP) — The ferry", "Associated Press"),
            ("KARST, Dec. 11 (UPI) — The ferry", "United Press International"),
            ("(Reuters) - The ferry", "Reuters"),
            ("Dec 29 (Reuters) - The ferry", "Reuters"),
            ("Karst (AFP) – The ferry", "Agence France-Presse"),
            ("Karst [Valdoria], May 3 (ANI): The ferry", "Asian News International"),
            ("KARST, May 3. /TASS/. The ferry", "TASS"),
            ("KARST, May 3 (Xinhua) -- The ferry", "Xinhua"),
            ("BERLIN (dpa) - The ferry", "Deutsche Presse-Agentur"),
        ],
    )
    def test_the_agency_in_a_dateline_is_whose_copy_it_is(self, line, agency):
        """Brackets or slashes, with place and date or without."""
        assert credit_of("Ferry stays in port", line) == (agency, "wire", "dateline")

    @pytest.mark.parametrize(
        "line",
        [
            "The agency that broke the story (AP) - it was late - said so.",
            "Ilse Brandt/AFP/Getty Images",
            "The Automobile Association (AA) told reporters so.",
            "KARST (MT) — The ferry",
        ],
    )
    def test_brackets_elsewhere_are_no_dateline(self, line):
        """Prose, picture credits and unknown abbreviations say nothing."""
        assert credit_of("Ferry stays in port", line) is None

    def test_evidence_is_the_name(self):
        """Offsets point at the agency in the article's text."""
        lines = page("Ferry stays", "KARST (AP) — The ferry")
        text = "\n".join(line.text for line in lines)
        found = find_credit(lines, None, None)
        assert text[found.start : found.end] == "AP"


class TestByline:
    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("By Ilse Brandt, Associated Press", ("Associated Press", "wire", "byline")),
            ("By ILSE BRANDT Associated Press", ("Associated Press", "wire", "byline")),
            ("By Ilse Brandt and Ada Moor, AP", ("Associated Press", "wire", "byline")),
            ("By Ilse Brandt and Associated Press", ("Associated Press", "contributed", "byline")),
            ("By Ilse Brandt, Meridian Times", None),
            ("By Ada Moor, who spent twenty years at the Associated Press", None),
        ],
    )
    def test_an_agency_after_the_names(self, line, found):
        """It is whose the reporters are; joined by "and" it is one hand among others."""
        assert credit_of("Ferry stays in port", (line, "byline"), BODY) == found

    @pytest.mark.parametrize(
        ("line", "agency"),
        [
            ("The Associated Press", "Associated Press"),
            ("Reuters Staff", "Reuters"),
            ("From wire reports", "unnamed agency"),
        ],
    )
    def test_a_line_of_its_own_above_the_text(self, line, agency):
        """Nothing but the agency, before the first paragraph."""
        assert credit_of("Ferry stays in port", line, BODY * 3) == (agency, "wire", "byline")

    def test_a_line_of_its_own_amid_the_text_is_a_picture_credit(self):
        """Below a paragraph the same words tell whose a photograph is."""
        assert credit_of(BODY * 3, "ASSOCIATED PRESS", BODY * 3) is None


class TestAuthor:
    @pytest.mark.parametrize(
        ("author", "found"),
        [
            ("AP", ("Associated Press", "wire", "author")),
            ("Ilse Brandt, Associated Press", ("Associated Press", "wire", "author")),
            ("Meridian Times, Associated Press", ("Associated Press", "contributed", "author")),
            ("A. Moor, Associated Press, B. Lind, C. Ray", None),
            ("Ilse Brandt", None),
        ],
    )
    def test_the_field_is_read_as_a_byline(self, author, found):
        """Beside the outlet's own name, or among many, an agency is one hand of several."""
        expected = found or ("Associated Press", "contributed", "author")
        assert credit_of(BODY, author=author) == (None if author == "Ilse Brandt" else expected)


class TestClosing:
    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("The Associated Press contributed to this report.", "Associated Press"),
            ("Karst One's B. Lind and The Associated Press contributed.", "Associated Press"),
            ("Contributing: A. Moor, Karst One; The Associated Press", "Associated Press"),
            ("With reporting from Reuters", "Reuters"),
            ("Material from Karst One and Reuters was used in this report.", "Reuters"),
            ("This report contains material from the Associated Press.", "Associated Press"),
            ("A. Moor contributed to this report, along with Reuters.", "Reuters"),
            ("Herald wire services were used in this report.", "unnamed agency"),
        ],
    )
    def test_a_contribution_is_not_wire_copy(self, line, found):
        """The outlet wrote it, with an agency's help."""
        assert credit_of("Ferry stays in port", BODY, line) == (found, "contributed", "contributed")

    @pytest.mark.parametrize(
        ("line", "agency", "rule"),
        [
            ("(Reporting by A. Moor in Karst; Editing by B. Lind)", "Reuters", "desk_line"),
            ("© 2031 The Associated Press. All rights.", "Associated Press", "copyright"),
            ("- Reuters.", "Reuters", "sign_off"),
        ],
    )
    def test_what_closes_agency_copy(self, line, agency, rule):
        """The desk's line, the agency's copyright, its name behind a dash."""
        assert credit_of("Ferry stays in port", BODY, line) == (agency, "wire", rule)

    @pytest.mark.parametrize(
        "line",
        [
            ("The harbour of Karst. (Photo by Reuters)", "caption"),
            ("AP Photo/Ilse Brandt", "credit"),
            "Ilse Brandt told The Associated Press that it was late.",
            "Image copyright Reuters",
            "Material from Valdoria, Reuters reported, was found in the hold.",
        ],
    )
    def test_pictures_and_sources_are_no_credit(self, line):
        """METHODOLOGY 1.3: "Photo by Reuters" must not make wire copy."""
        assert credit_of("Ferry stays in port", BODY, line, BODY) is None

    def test_wire_copy_goes_before_a_contribution(self):
        """An agency's story with a contributor is the agency's story."""
        line = "Associated Press writer B. Lind contributed to this report."
        assert credit_of("KARST (AP) — The ferry stayed.", line)[1:] == ("wire", "dateline")


class TestAgencies:
    def test_an_agency_credits_nobody_to_itself(self):
        """Its own dateline says nothing, another's does."""
        assert credit_of("KARST (Reuters) - The ferry", outlet="Reuters") is None
        assert credit_of("KARST (AFP) - The ferry", outlet="Reuters")[0] == "Agence France-Presse"
        assert agency_of_outlet("Associated Press") == "Associated Press"

    def test_no_form_stands_for_two_agencies(self):
        """Every name and abbreviation is one agency's, and none is missing."""
        forms = [f for a in agencies() for f in {a.name, *a.also}]
        short = [f for a in agencies() for f in a.short]
        assert len({f.casefold() for f in forms}) == len(forms)
        assert len(set(short)) == len(short)
        assert len(agencies()) >= 60
        assert all(a.country for a in agencies())
        assert all(gazetteer().agency(a.name) == a.name for a in agencies())
