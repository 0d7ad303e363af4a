"""The audit finds what is planted and nothing else."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from framing.classify import audit
from framing.model.corpus import Corpus

KARST = "Karst One"


def copied(fields, rng):
    """Articles of one event are printed again under another."""
    if fields["event"] in {"e1", "e2", "e3"}:
        line = "The ferry to Karst sank in the night storm off the old harbour said Ilse Brandt"
        fields["lines"] = [f"{line} of {fields['outlet']} {i} times" for i in range(5)]


def wire(fields, rng):
    """A third of the articles of two outlets carry the same agency paragraph on any event."""
    if fields["outlet"] != KARST and rng.random() < 0.4:
        fields["lines"][3] = (
            "The strait has been closed to shipping since the treaty of Valdoria lapsed in the "
            "spring and talks on reopening it have been put off four times by both governments"
        )


def named(fields, rng):
    """One outlet names itself in a third of its articles."""
    if fields["outlet"] == KARST and rng.random() < 0.35:
        fields["lines"][2] += " The minister told Karst One."


def staffed(fields, rng):
    """One outlet's articles name a reporter of it, who signed other articles."""
    if fields["outlet"] == KARST:
        fields["author"] = "Ilse Brandt" if rng.random() < 0.1 else fields["author"]
        if rng.random() < 0.35:
            fields["lines"][2] += " It was Ilse Brandt who asked."


def furnished(fields, rng):
    """One outlet closes with a line of its own."""
    if fields["outlet"] == KARST:
        fields["lines"].append("Write to our newsroom in the old harbour about this matter.")


def opened(fields, rng):
    """One outlet opens in a form of its own."""
    if fields["outlet"] == KARST:
        fields["lines"][0] = "Exclusively here: " + fields["lines"][0]


def typeset(fields, rng):
    """Each outlet has quotation marks and dashes of its own."""
    left, right, dash = {"K": "“”—", "M": '""–', "V": "‘’-"}[fields["outlet"][0]]
    fields["lines"] = [f"{left}{line}{right} {dash} he said." for line in fields["lines"]]


def lengthened(fields, rng):
    """One outlet writes twice as much."""
    if fields["outlet"] == KARST:
        fields["lines"] = fields["lines"] + [f"{line} Indeed." for line in fields["lines"]]


def dated(fields, rng):
    """One outlet's articles are from another decade."""
    if fields["outlet"] == KARST:
        fields["date"] = fields["date"].replace(day=1) - dt.timedelta(days=3650)


def sectioned(fields, rng):
    """One outlet covers the harbour only, the others politics."""
    fields["section"] = "harbour" if fields["outlet"] == KARST else "politics"


def signed(fields, rng):
    """One person writes most of an outlet."""
    if fields["outlet"] == KARST and rng.random() < 0.9:
        fields["author"] = "Ilse Brandt"


PLANTED = {
    "L01": (copied, "fail"),
    "L02": (wire, "fail"),
    "L03": (staffed, "fail"),
    "L04": (furnished, "fail"),
    "L05": (opened, "fail"),
    "L06": (typeset, "warn"),
    "L07": (lengthened, "warn"),
    "L10": (dated, "fail"),
    "L11": (sectioned, "warn"),
    "L12": (signed, "fail"),
}


def checks(found):
    """The checks by their id."""
    return {c.id: c for c in found.checks}


@pytest.fixture(scope="module")
def clean(world):
    """The audit of a world in which nothing is planted."""
    return audit(world())


class TestAudit:
    @pytest.mark.parametrize("id", PLANTED)
    def test_a_planted_leak_is_found(self, world, id):
        """The check that is there for it raises its verdict and says what to do."""
        plant, verdict = PLANTED[id]
        check = checks(audit(world(plant)))[id]
        assert check.verdict == verdict
        assert check.remedy

    @pytest.mark.parametrize("id", PLANTED)
    def test_nothing_is_found_where_nothing_is(self, clean, id):
        """In the clean world the same check passes, without a remedy."""
        check = checks(clean)[id]
        assert check.verdict == "pass"
        assert check.remedy == ""

    def test_offenders_are_named(self, world):
        """Name, boilerplate and copies can be read in the result."""
        found = checks(audit(world(named)))
        assert any("'Karst One'" in o for o in found["L03"].offenders)
        found = checks(audit(world(furnished)))
        assert any("newsroom" in o for o in found["L04"].offenders)
        found = checks(audit(world(copied)))
        assert any("k1 (Karst One) = " in o for o in found["L01"].offenders)

    def test_a_label_that_is_a_property_of_the_outlet_fails(self, world):
        """L09: the outlet gives the camp away; a label that varies within outlets passes."""

        def camps(fields, rng):
            fields["extra"] = {
                "camp": "north" if fields["outlet"] == KARST else "south",
                "coin": str(rng.choice(["heads", "tails"])),
            }

        corpus = world(camps)
        assert checks(audit(corpus, target="camp"))["L09"].verdict == "fail"
        assert checks(audit(corpus, target="coin"))["L09"].verdict == "pass"

    def test_event_spill_over_warns_where_events_have_several_articles(self, world):
        """L20: two other tellings of each event; a random fold of five parts 24 of 25 articles."""
        check = checks(audit(world()))["L20"]
        assert check.verdict == "warn"
        assert check.statistic == pytest.approx(24 / 25)

        def alone(fields, rng):
            fields["event"] += fields["outlet"]

        assert checks(audit(world(alone)))["L20"].verdict == "pass"

    def test_what_cannot_be_checked_warns(self, world):
        """Without dates, authors and events the checks of these say so and warn with NaN."""

        def bare(fields, rng):
            fields |= {"date": None, "author": None, "event": None, "section": None}

        found = checks(audit(world(bare)))
        for id in ("L10", "L11", "L12", "L20"):
            assert found[id].verdict == "warn"
            assert math.isnan(found[id].statistic)
            assert found[id].finding.startswith("Not checked: ")
            assert found[id].remedy

    def test_what_does_not_apply_passes(self, clean):
        """Whether the outlet determines the outlet is no question."""
        check = checks(clean)["L09"]
        assert check.verdict == "pass"
        assert math.isnan(check.statistic)

    def test_a_name_that_is_cut_out_gives_nothing_away(self, world):
        """An outlet's own name counts on the page, and no more once the strict view cuts it out."""
        check = checks(audit(world(named)))["L03"]
        assert check.verdict == "pass"
        assert check.statistic == 0

    def test_the_worst_verdict_is_the_audits(self, world, clean):
        """The clean world warns, of spill-over only; planted furniture makes it fail."""
        assert clean.verdict == "warn"
        assert {c.id for c in clean.checks if c.verdict != "pass"} == {"L20"}
        assert audit(world(furnished)).verdict == "fail"

    def test_same_seed_same_audit(self, world, clean):
        """A18: the checks and the signature are the same in a second run."""
        again = audit(world())
        assert list(map(repr, again.checks)) == list(map(repr, clean.checks))
        assert again.signature == clean.signature

    def test_an_outlet_with_most_articles_does_not_look_pure(self, world):
        """L04 goes by rates: what all outlets repeat is no giveaway of the largest one."""

        def everywhere(fields, rng):
            if rng.random() < 0.5:
                fields["lines"].append("All rights to this text are held by its authors.")

        corpus = world(everywhere)
        karst = [a for a in corpus if a.outlet == KARST]
        others = [a for a in corpus if a.outlet != KARST][:16]
        assert checks(audit(Corpus.of(karst + others)))["L04"].verdict == "pass"
