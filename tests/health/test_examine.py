"""A whole corpus examined: what is sound passes, each planted fault is named, and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

import framing as fr
from framing.health import GroupHealth
from framing.model.article import Article
from framing.model.health import Health


def half(found: list[Article], change) -> list[Article]:
    """The articles with every one of Karst One changed."""
    return [change(a) if a.outlet == "Karst One" else a for a in found]


def test_a_sound_corpus_passes(sound):
    """No check warns where nothing is wrong, and each says what it looked at."""
    assert [c.id for c in sound.checks] == [f"H{i:02d}" for i in range(1, 27)]
    assert sound.verdict == "pass", sound
    assert not sound.troubles
    assert not sound.blocks
    assert all(c.finding.endswith(".") for c in sound.checks)


FAULTS = {
    "H06": ("fail", lambda a: replace(a, text=" \n ", title=None)),
    "H08": ("fail", lambda a: replace(a, text=a.text[:400].rsplit(" ", 3)[0] + " […]")),
    "H10": ("warn", lambda a: replace(a, date=None)),
    "H16": ("fail", lambda a: replace(a, text=a.text.replace("“", "â€œ"))),
    "H17": ("fail", lambda a: replace(a, text=a.text.replace(", which", " &amp; which"))),
    "H18": ("warn", lambda a: replace(a, text=a.text.replace("crowns", "cro\u00adwns"))),
    "H19": ("warn", lambda a: replace(a, text=" ".join(a.text.split()))),
    "H20": ("fail", lambda a: replace(a, text=a.text.replace("“", "").replace("”", ""))),
    "H21": ("warn", lambda a: replace(a, text=a.text.replace("“", '"').replace("”", '"'))),
    "H22": ("warn", lambda a: replace(a, text=a.text.replace(" which", "—which"))),
}


@pytest.mark.parametrize("id", FAULTS)
def test_a_fault_of_one_outlet_is_named(id, check, articles):
    """What is so in one outlet only is found, with its remedy, and the outlet is named."""
    verdict, change = FAULTS[id]
    found = half(articles(), change)
    if id == "H22":  # the others need a dash, else there is nothing to differ
        found = [
            a if "—" in a.text else replace(a, text=a.text.replace(" which", " -- which"))
            for a in found
        ]
    seen = check(found, id)
    assert seen.verdict == verdict, seen
    assert seen.remedy
    assert seen.offenders
    assert seen.statistic > seen.threshold
    said = f"{seen.finding} {' '.join(seen.offenders)}"
    assert "Karst One" in said or "Meridian Times" in said


def test_an_even_fault_is_no_difference_between_outlets(check, articles):
    """One damaged text in each outlet of twelve is said, and does not fail."""
    found = articles()
    for i in (0, 1):
        found[i] = replace(found[i], text=found[i].text.replace("“", "â€œ"))
    seen = check(found, "H16")
    assert (seen.verdict, seen.offenders) == ("warn", ("a0", "a1"))
    assert seen.statistic == pytest.approx(2 / 24)


def test_copies_are_told_apart_by_where_they_stand(articles, examined):
    """The same words in one outlet; an edited text in one; a copy in another."""
    found = articles()
    found.append(replace(found[0], id="same"))
    found.append(replace(found[2], id="edited", text=found[2].text + "\n\nIt rained in Tarn."))
    found.append(replace(found[4], id="elsewhere", outlet="Meridian Times"))
    by_id = {c.id: c for c in examined(found).checks}
    assert "4 of 27 articles" in by_id["H01"].finding  # a0, same, a4, elsewhere
    assert "2 of 27 articles" in by_id["H02"].finding
    assert "2 of 27 articles" in by_id["H03"].finding
    assert by_id["H03"].offenders == ("a4 (Karst One) = elsewhere (Meridian Times): exact",)


def test_a_large_family_of_the_same_words_is_counted_whole(articles, examined, story):
    """Of thirty identical articles in two outlets each has a copy in the other."""
    found = [*articles()]
    found += [
        Article(f"w{i}", story(99), outlet=("Karst One", "Meridian Times")[i % 2])
        for i in range(30)
    ]
    by_id = {c.id: c for c in examined(found).checks}
    assert "30 of 54 articles" in by_id["H01"].finding
    assert "30 of 54 articles" in by_id["H03"].finding


def test_an_outlet_that_names_itself_is_found(check, articles):
    """The name counts in the prose of its own outlet, not in another's."""
    found = [
        replace(a, text=a.text + "\n\nThe minister told Karst One so on Monday evening in Tarn.")
        for a in articles()
    ]
    seen = check(found, "H05")
    assert seen.verdict == "warn"
    assert "12 of 24 articles" in seen.finding
    assert seen.offenders == ("Karst One: 100%",)


def test_short_articles_and_titles(check, articles, story):
    """Briefs, and articles that are but a title, are counted."""
    found = articles()
    found[:4] = [replace(a, text=story(i, 2)) for i, a in enumerate(found[:4])]
    assert "4 of 24 articles (17%)" in check(found, "H07").finding
    found[5] = replace(found[5], text=found[5].title)
    found[6] = replace(found[6], text=found[6].title)
    assert check(found, "H15").offenders == ("a5", "a6")


def test_sentences_are_not_judged_as_articles(examined):
    """A corpus of sentences has no short, cut or untitled articles."""
    found = [
        Article(f"s{i}", f"The {i}th ferry of {PLACE} sailed because the", outlet=f"Outlet {i % 2}")
        for i, PLACE in enumerate(["Karst", "Tarn"] * 20)
    ]
    by_id = {c.id: c for c in examined(found).checks}
    for id in ("H07", "H08", "H15"):
        assert by_id[id].verdict == "pass"
        assert "rather than articles" in by_id[id].finding


def test_rates_are_one_row_an_outlet(sound):
    """The frame has every rate by outlet, under the name of the field."""
    frame = sound.to_frame()
    assert frame["outlet"].tolist() == ["Karst One", "Meridian Times"]
    assert frame["articles"].tolist() == [12, 12]
    assert frame["curly"].tolist() == [1.0, 1.0]
    assert frame["first"].tolist() == ["2021-01-04", "2021-01-04"]
    assert list(frame.columns)[1:] == list(GroupHealth.__slots__)[1:]


def test_other_fields_group_as_well(articles, examined):
    """Any field can be compared; its name stands in the findings."""
    found = [replace(a, section="city" if i % 3 else "land") for i, a in enumerate(articles())]
    seen = examined(found, by="section")
    assert [g.group for g in seen.groups] == ["city", "land"]
    assert "sections" in next(c for c in seen.checks if c.id == "H13").finding


def test_invented_dates_of_the_future_are_a_corpus_s_own(check, articles):
    """A date ahead is implausible among others, not where all lie ahead."""
    today = dt.datetime.now(tz=dt.UTC).date()
    found = articles()
    odd = found[:2]
    found[:2] = [replace(a, date=today + dt.timedelta(days=900)) for a in odd]
    seen = check(found, "H10")
    assert seen.verdict == "warn"
    assert seen.offenders[0].startswith("a0: ")
    ahead = [replace(a, date=a.date.replace(year=a.date.year + 500)) for a in articles()]
    assert check(ahead, "H10").verdict == "pass"


def test_the_same_corpus_gives_the_same_health(sound, articles, examined):
    """Nothing depends on chance that a seed does not fix."""
    again = examined(articles())
    assert again.checks == sound.checks
    assert repr(again) == repr(sound)


def test_the_demo_shows_what_was_planted_in_it():
    """Of the shipped corpus only the wire copy fails, which two of five outlets print."""
    found = fr.health(fr.read("demo"))
    assert isinstance(found, Health)
    assert [c.id for c in found.checks if c.verdict == "fail"] == ["H04"], found
    assert {"H03", "H05", "H21"} <= {c.id for c in found.troubles}
    assert not found.blocks


def test_a_corpus_without_outlets_is_examined_all_the_same(story):
    """Plain texts have no groups: what can be said is said, and comparing is ruled out."""
    seen = fr.health([story(i) for i in range(12)])
    assert seen.groups == ()
    assert "there is none" in seen.blocks[0]
    assert seen.to_frame().empty


def test_an_empty_selection_is_examined(articles, examined):
    """No article at all is no error."""
    seen = examined(articles()[:0])
    assert seen.groups == ()
    assert seen.blocks
