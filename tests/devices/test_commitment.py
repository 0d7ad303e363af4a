"""Factive, implicative and assertive words, denials and concessions: what counts and what not."""

from __future__ import annotations

from itertools import chain

import pytest

from framing.devices import devices
from framing.lexicons import load
from framing.lexicons.entries import catalogue
from framing.testing import check_device

FACTIVE = [
    ("The minister finally realised that the plan had failed.", "cognitive"),
    ("Karst did not realise that the dam had failed.", "cognitive"),
    ("Karst did not realise the dam had failed.", "cognitive"),
    ("Dorn knew that the archive was empty.", "cognitive"),
    ("Dorn knew she had lost the vote.", "cognitive"),
    ("They discovered on Monday that the gate was open.", "cognitive"),
    ("Was Dorn aware that the figures were wrong?", "cognitive"),
    ("The mayor forgot that the bridge was closed.", "cognitive"),
    ("Brandt regretted that the school had closed.", "emotive"),
    ("The council was furious that nobody had called.", "emotive"),
    ("She is glad he resigned.", "emotive"),
    ("He regrets signing the levy.", "emotive"),
    ("It is tragic that the clinic had to close.", "evaluative"),
    ("It was no accident that the file was lost.", "evaluative"),
    ("The memo reveals that the pipes were never tested.", "communicative"),
    ("The agency acknowledged to the panel that costs had doubled.", "communicative"),
    ("Dorn admitted stealing the files.", "communicative"),
    ("Dorn confessed to burning the letters.", "communicative"),
    ("The inspector pointed out that the wall was wet.", "communicative"),
    ("Despite the fact that the dam leaks, nobody left.", "noun"),
    ("We know that the dam leaks.", "first_person"),
    ("I regret that the school closed.", "first_person"),
    # minimal pairs with those above, then others
    ("Dorn wanted to know whether the archive was empty.", None),
    ("Dorn knew the archive.", None),
    ("Dorn knows what the archive holds.", None),
    ("The memo reveals its author.", None),
    ("The agency acknowledged the panel.", None),
    ("Dorn admitted the files.", None),
    ("The council was so furious that nobody called.", None),
    ("Angry council members were called home.", None),
    ("The whole sorry episode was forgotten.", None),
    ("She is glad.", None),
    ("It is important that the clinic stays open.", None),
    ("The state dealt with the facts that day.", None),
    ("He knew the man in the car.", None),
    ("Efforts to confirm the report were dropped.", None),
    ("The known risks were small.", None),
    ("They learned to swim.", None),
    ("He noticed that.", None),
    ("The Discovery channel showed a film.", None),
    ("We know if it rains.", None),
    ("They scandalised a town that had slept.", None),
]
IMPLICATIVE = [
    ("The agency failed to warn residents.", "blame"),
    ("The agency fails to adequately warn residents.", "blame"),
    ("The ministry neglected to tell the town.", "blame"),
    ("Dorn refused to answer.", "blame"),
    ("The clerk forgot to lock the gate.", "blame"),
    ("The clerk omitted to sign the form.", "blame"),
    ("The agency's failure to warn residents cost lives.", "blame"),
    ("Her refusal to answer annoyed the panel.", "blame"),
    ("A spokesman declined to comment.", "neutral"),
    ("I refuse to leave.", "neutral"),
    ("The crew managed to close the gate.", "effort"),
    ("The crew did not manage to close the gate.", "effort"),
    ("He did not bother to reply.", "effort"),
    ("Nobody dared to speak.", "effort"),
    ("He did not deign to reply.", "effort"),
    ("She had the audacity to ask.", "effort"),
    ("The clerk remembered to lock the gate.", "effort"),
    ("The town succeeded in saving the mill.", "effort"),
    ("He went so far as to call a strike.", "effort"),
    ("The show did not fail to impress.", "occurred"),
    ("The crew never forgets to lock the gate.", "occurred"),
    ("She did not hesitate to call the police.", "occurred"),
    # minimal pairs with those above, then others
    ("The engine failed.", None),
    ("It is a failed state.", None),
    ("The agency failed the residents.", None),
    ("Dorn refused the offer.", None),
    ("The clerk forgot the key.", None),
    ("A spokesman declined.", None),
    ("The crew managed the gate.", None),
    ("It does not bother the town.", None),
    ("She hesitated to call the police.", None),
    ("Dorn did not refuse to answer.", None),
    ("The clerk remembered the key.", None),
    ("The clerk remembers locking the gate.", None),
    ("The town succeeded.", None),
    ("Profits declined to 3 percent.", None),
    ("The refuse was taken to the tip.", None),
    ("The brakes failed on the hill.", None),
    ("The manager spoke to the crew.", None),
    ("The failure of the dam cost lives.", None),
    ("He dared the crowd.", None),
    ("The bank managed funds.", None),
]
ASSERTIVE = [
    ("Brandt claimed the figures were complete.", "strong"),
    ("Brandt insisted that the figures were complete.", "strong"),
    ("The ministry claims that the dam is safe.", "strong"),
    ("Officials argue that the levy is fair.", "strong"),
    ("Dorn warned on Monday that the wall was wet.", "strong"),
    ("“We saw it all on Monday night,” Brandt insisted.", "strong"),
    ("Brandt declared: “We saw it all on Monday night.”", "strong"),
    ("The dam, they claim, was safe.", "strong"),
    ("The report concludes that the pipes were old.", "strong"),
    ("It is alleged that the pipes were sold.", "strong"),
    ("Dorn swore that the gate was locked.", "strong"),
    ("The panel agreed that the wall was wet.", "strong"),
    ("She thinks he lied.", "weak"),
    ("Dorn believes that the levy is fair.", "weak"),
    ("Many suspect that the file was burnt.", "weak"),
    ("They hope the mill will open.", "weak"),
    ("Residents fear that the wall may fall.", "weak"),
    ("It seems that the gate was open.", "weak"),
    ("The survey found that most pipes leak.", "semi_factive"),
    ("She noticed that the gate was open.", "semi_factive"),
    ("They found out that the file was burnt.", "semi_factive"),
    ("The letters reveal that the mill was sold.", "semi_factive"),
    # minimal pairs with those above, then others
    ("She claimed her luggage.", None),
    ("New claims that the dam was safe did not convince her.", None),
    ("The state maintains the road.", None),
    ("The storm claimed nine lives.", None),
    ("Dorn warned the town.", None),
    ("The panel agreed on Monday.", None),
    ("The charges that stem from the raid were dropped.", None),
    ("She thinks of home.", None),
    ("Dorn believes in luck.", None),
    ("They hope for rain.", None),
    ("Her hope that the mill would open was vain.", None),
    ("The survey found nothing.", None),
    ("They learned to swim.", None),
    ("She noticed the gate.", None),
    ("He had to maintain that same speed.", None),
    ("The known facts were few.", None),
    ("You know, it rained.", None),
    ("She wondered whether it rained.", None),
    ("Brandt said that it rained.", None),
    ("The estimated cost was high.", None),
]
DENIAL = [
    ("Brandt denied being a spy.", "denial"),
    ("Brandt denied any wrongdoing.", "denial"),
    ("The firm denied that it had sold the pipes.", "denial"),
    ("The firm denies it sold the pipes.", "denial"),
    ("Brandt has denied having met the envoy.", "denial"),
    ("Brandt strongly denied involvement.", "denial"),
    ("She dismissed claims that the dam was unsafe.", "denial"),
    ("Dorn rejected suggestions that he had fled.", "denial"),
    ("The palace disputed rumours that the duke was ill.", "denial"),
    ("Sarn denied responsibility for the fire.", "denial"),
    ("The clerk denied falsifying the minutes.", "denial"),
    ("The mayor brushed off accusations of favouritism.", "denial"),
    ("The bank denied knowledge of the letters.", "denial"),
    ("Karst denied in a statement that its ships had left port.", "denial"),
    ("Brandt pushed back against claims that she had lied.", "denial"),
    ("It was not a protest but a riot.", "correction"),
    ("It isn't a protest, it's a riot.", "correction"),
    ("This was not a rescue, but a raid.", "correction"),
    ("He is not a healer but rather a fraud.", "correction"),
    ("That is not a debate; it is a filibuster.", "correction"),
    # minimal pairs with those above, then others
    ("Dorn accused Brandt of spying. Brandt denied being a spy.", None),
    ("Prosecutors searched the house. Brandt denied any wrongdoing.", None),
    ("The court denied the request.", None),
    ("The guards denied him entry.", None),
    ("No one can deny that the dam leaks.", None),
    ("Nobody denies that it rained.", None),
    ("It is hard to deny that the dam leaks.", None),
    ("Brandt denied Dorn's claim that she had lied.", None),
    ("Brandt dismissed the guard.", None),
    ("Dorn rejected the offer.", None),
    ("They disputed the border.", None),
    ("She dismissed claims by Dorn that the dam was unsafe.", None),
    ("It was not only a protest but also a riot.", None),
    ("It was not a protest.", None),
    ("It was not cold but wet.", None),
    ("He did not go but stayed.", None),
    ("They were not words but deeds.", None),
    ("It was not just a protest but a riot.", None),
    ("He was denied bail.", None),
    ("She denied him the pleasure.", None),
]
CONCESSION = [
    ("The ministry claimed the dam was safe, but water was coming in.", "claim_first"),
    ("Brandt insisted the gate was locked. But it had been open for days.", "claim_first"),
    ("Brandt insisted the gate was locked. However, it had been open for days.", "claim_first"),
    ("Although Brandt insists the dam is safe, water has come through its wall.", "claim_first"),
    ("While the firm denies it sold the pipes, the pipes have gone.", "claim_first"),
    ("Despite promises that the dam would hold, water was coming through it.", "claim_first"),
    ("Dorn promised that the mill would open, but the mill has closed.", "claim_first"),
    ("The bank denied that it had lost money. Yet it had closed ten branches.", "claim_first"),
    ("Sarn alleged that ships had left port, but no ships were missing.", "claim_first"),
    ("Dorn vowed that the levy would end, but the levy has doubled.", "claim_first"),
    ("The firm claims its pipes are sound, though many have been replaced.", "claim_first"),
    ("Dorn asserted that nobody was hurt. Nevertheless, nine were in hospital.", "claim_first"),
    ("The firm boasted that sales had doubled, but its shops were empty.", "claim_first"),
    ("Water was coming through, even as Brandt insisted the dam was safe.", "fact_first"),
    ("The levy has doubled, but Dorn insists it is fair.", "fact_first"),
    ("The mill has been closed for a year, although the firm claims it is open.", "fact_first"),
    ("Ten branches were closed. But the bank denied that it had lost money.", "fact_first"),
    ("The gate had been open for days, though Brandt maintained that it was locked.", "fact_first"),
    ("The pipes have gone, while the firm argues they were never there.", "fact_first"),
    ("The wall was wet. The ministry, however, claimed the dam was safe.", "fact_first"),
    # minimal pairs with those above, then others
    ("The ministry claimed the dam was safe, and water was coming through its wall.", None),
    ("The ministry claimed the dam was safe, but experts said it was not.", None),
    ("The ministry claimed the dam was safe.", None),
    ("The dam was safe, but water was coming through its wall.", None),
    ("Brandt insisted the gate was locked. It had been open for days.", None),
    ("Brandt locked the gate. But it had been open for days.", None),
    ("Although Brandt locked the gate, it had been open for days.", None),
    ("Despite rain, the mill has opened.", None),
    ("Dorn promised to come, but came late.", None),
    ("It is hard to argue that the dam was safe, but water was clean.", None),
    ("The firm claimed its pipes were sound, but also that they had been tested.", None),
    ("He left, but she stayed.", None),
    ("But Brandt insisted the gate was locked.", None),
    ("The storm claimed nine lives, but the wall had held.", None),
    ("Brandt said that the dam was safe, but old.", None),
    ("“They claimed it was safe, but water was coming through,” she said.", None),
    ("Nobody but Dorn claimed the dam was safe.", None),
    ("While walking home, he insisted it was late.", None),
    ("I insisted the gate was locked, but it had been open.", None),
    ("The ministry maintained the wall, but water was coming through it.", None),
]  # fmt: skip

TABLES = {
    "factive": FACTIVE,
    "implicative": IMPLICATIVE,
    "assertive": ASSERTIVE,
    "denial_frame": DENIAL,
    "concession": CONCESSION,
}
CASES = [(device, *row) for device, rows in TABLES.items() for row in rows]


@pytest.mark.parametrize(("device", "text", "sense"), CASES)
def test_sentences_are_read_as_stated(find, device, text, sense):
    """A device finds its sentences with their sense, and nothing in the look-alikes."""
    evidence = find(device, text)
    assert (evidence[0].sense if evidence else None) == sense


@pytest.mark.parametrize("device", TABLES)
def test_the_device_sits_the_exam(device):
    """Every promise of a device holds."""
    examples = [text for text, sense in TABLES[device] if sense][:4]
    check_device(devices([device])[0], examples=examples)


def test_content_is_the_target(find):
    """What is presented as true, or did not come about, is the target."""
    factive = find("factive", "Dorn knew that the archive was empty.")[0]
    assert factive.rule == "factive.cognitive.know"
    text = "The agency failed to warn residents."
    found = find("implicative", text)[0]
    assert (found.cue.of(text), found.target.of(text)) == ("failed", "to warn residents")


def test_negation_turns_an_implicative_round(find):
    """The rule's name tells the two polarities of an effort apart."""
    rules = [
        find("implicative", text)[0].rule
        for text in ("He bothered to reply.", "He did not bother to reply.")
    ]
    assert rules == ["implicative.effort.bother", "implicative.effort.not_bother"]


def test_assertives_keep_the_profile_that_attributions_give_them():
    """Every assertive verb is one of the cue verbs, or is named here with the reason."""
    known = set(chain(load("reporting_verbs").all(), load("attitude_verbs").all()))
    # Hooper's, but they report nobody's speech or thought, or are spelt out as phrases only here
    apart = {"suppose", "reckon", "figure", "seem", "appear", "find out", "perceive"}
    apart |= {"notice", "remember"}
    missing = {e.forms[0] for e in catalogue("assertive").entries} - known - apart
    assert not missing


def test_an_assertive_verb_has_one_class():
    """No verb is strong and weak at once."""
    names = [entry.name for entry in catalogue("assertive").entries]
    assert len(names) == len(set(names))
