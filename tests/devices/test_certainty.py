"""Hedges, boosters, intensifiers, stance adverbs and obligation, each against its look-alikes.

A row is a device, a sentence, and the sense of the first piece of evidence: '' for a device without
senses, None for no evidence.
"""

from __future__ import annotations

import pytest

from framing.devices import LexicalDevice
from framing.devices.modality import ModalDevice
from framing.testing import check_device
from framing.text.batch import Batch

HEDGES = [
    ("The vote may have been manipulated.", "epistemic"),
    ("Karst may lose its harbour.", "epistemic"),
    ("The strike might spread to Sarn.", "epistemic"),
    ("The ruling could end the dispute.", "epistemic"),
    ("She could face a fine.", "epistemic"),
    ("The plan seems to have stalled.", "epistemic"),
    ("The senate appears to be divided.", "epistemic"),
    ("Perhaps the minutes were lost.", "epistemic"),
    ("The mayor will likely resign.", "epistemic"),
    ("The deal is unlikely to hold.", "epistemic"),
    ("It is unclear whether Dorn knew.", "epistemic"),
    ("Whether it works remains to be seen.", "epistemic"),
    ("I think the council was right.", "epistemic"),
    ("The data suggest that rents fell.", "epistemic"),
    ("Police spoke of an apparent theft.", "epistemic"),
    ("Dorn reportedly left on Monday.", "reportative"),
    ("The envoy is believed to be in Sarn.", "reportative"),
    ("The ministry is said to have paid.", "reportative"),
    ("The court is expected to rule soon.", "reportative"),
    ("Brandt appears to have signed the letter.", "reportative"),
    ("The answer was somewhat vague.", "attenuation"),
    ("The visit was kind of a failure.", "attenuation"),
    # look-alikes, many of them with the word of a row above
    ("Visitors may park here, the rule says.", None),
    ("Applicants may file by post.", None),
    ("You may use the north door.", None),
    ("The bridge opened in May.", None),
    ("May 4 is a holiday in Karst.", None),
    ("Dorn may be rich, but he rents a room.", None),
    ("While Karst may be small, it matters.", None),
    ("The navy showed its military might.", None),
    ("He could swim before he was three.", None),
    ("She could not open the door.", None),
    ("They left early so they could watch the race.", None),
    ("The dam could have been saved.", None),
    ("The singer appeared on the stage.", None),
    ("The witness appeared in court.", None),
    ("Likely voters were asked twice.", None),
    ("It was an unlikely friendship.", None),
    ("They want another kind of school.", None),
    ("Come as soon as possible.", None),
    ("There was probable cause for a search.", None),
    ("The study suggested by Dorn was dropped.", None),
    ("Older readers are more likely to vote.", None),
    ("The case made his guilt apparent.", None),
]

BOOSTERS = [
    "Obviously, the plan will fail.",
    "Clearly, the council knew.",
    "The council clearly wants a deal.",
    "It is clearly a mistake.",
    "Undoubtedly, Dorn will win.",
    "The bill will certainly pass.",
    "Surely they knew of it.",
    "Indeed, the harbour closed.",
    "Nobody, of course, was asked.",
    "Of course the mayor refused.",
    "In fact, rents have fallen.",
    "There is no doubt that Karst will pay.",
    "It is clear that the talks failed.",
    "Make no mistake, this is a defeat.",
    "The truth is, nobody came.",
    "Needless to say, the minutes were lost.",
    "The move will inevitably raise prices.",
    "The report was definitely late.",
    "They have, without a doubt, won.",
    "The numbers have actually fallen.",
    "The claim is patently absurd.",
]
NO_BOOSTERS = [
    "The exits are clearly marked.",
    "The clearly marked exits were shut.",
    "She spoke clearly.",
    "The sound was clearly audible.",
    "He could clearly see the ship.",
    "She explained the rule more clearly.",
    "The judge clearly stated the terms.",
    "In the course of the day it rained.",
    "It was a matter of course work.",
    "A change of course correction was made.",
    "Slowly but surely the water fell.",
    "If indeed he came, nobody saw him.",
    "He asked whether they actually came.",
    "What he actually said is unknown.",
    "It is not clear whether Dorn knew.",
    "They will almost certainly lose.",
    "Nobody knows for sure.",
    "The file was not obviously marked.",
    "He voiced no doubt about the plan of the court.",
    "Until it is clear that he lied, wait.",
    "The story is grounded in fact and law.",
]

INTENSIFIERS = [
    ("It was a staggeringly naive proposal.", "subjective"),
    ("The plan is utterly absurd.", "subjective"),
    ("They made a very dangerous mistake.", "subjective"),
    ("The speech was extremely misleading.", "subjective"),
    ("It was a deeply flawed bill.", "subjective"),
    ("The visit was an utter failure.", "subjective"),
    ("He spoke sheer nonsense.", "subjective"),
    ("It was such a terrible idea.", "subjective"),
    ("The answer was so outrageous that people left.", "subjective"),
    ("It was a really stupid move.", "subjective"),
    ("The winter was extremely cold.", "degree"),
    ("Karst is a deeply divided town.", "degree"),
    ("The hall was very large.", "degree"),
    ("The bill is hugely expensive.", "degree"),
    ("The harbour needs massive repairs.", "degree"),
    ("They face a huge deficit.", "degree"),
    ("The reform is badly needed.", "degree"),
    ("Brandt vehemently denied the claim.", "degree"),
    ("Rents are considerably higher.", "degree"),
    ("The party is highly popular.", "degree"),
    ("The tide was unusually high.", "degree"),
    ("It happened on the very same day.", None),
    ("The very idea came from Dorn.", None),
    ("The very first ship was late.", None),
    ("They hold highly enriched uranium.", None),
    ("The tree is deeply rooted.", None),
    ("It is a highly classified file.", None),
    ("He was not very tall.", None),
    ("She is highly skilled.", None),
    ("The town was completely destroyed.", None),
    ("The road is completely new.", None),
    ("It has an entirely different plan.", None),
    ("They grew up in abject poverty.", None),
    ("It has a massive black hole.", None),
    ("A massive heart attack killed him.", None),
    ("The huge majority agreed.", None),
    ("The sheer number of ships grew.", None),
    ("He does not totally agree.", None),
    ("Thank you very much.", None),
    ("The total cost is known.", None),
    ("He breathed deeply.", None),
    ("It is an outright ban.", None),
    ("The cliff is sheer.", None),
]

STANCE = [
    ("Conveniently, the minutes were lost.", "evaluative"),
    ("Sadly, the theatre closed.", "evaluative"),
    ("Ironically, the lock was new.", "evaluative"),
    ("The vote, predictably, failed.", "evaluative"),
    ("But, unfortunately, nobody came.", "evaluative"),
    ("Not surprisingly, Dorn won.", "evaluative"),
    ("Oddly enough, the door was open.", "evaluative"),
    ("No wonder the mayor left.", "evaluative"),
    ("It is telling that nobody asked.", "evaluative"),
    ("It's ironic that the bank lost money.", "evaluative"),
    ("The party conveniently ignored the report.", "evaluative"),
    ("The council rightly refused.", "evaluative"),
    ("The court rightly refused.", "evaluative"),
    ("Brandt, to her credit, stayed.", "evaluative"),
    ("Tellingly, no minister came.", "evaluative"),
    ("Even worse, the roof leaked.", "evaluative"),
    ("Notably, the vote was open.", "evaluative"),
    ("Thankfully, nobody was hurt.", "evaluative"),
    ("And, of all people, Dorn agreed.", "evaluative"),
    ("The ministry finally admitted the loss.", "delay"),
    ("The bank eventually conceded the error.", "delay"),
    ("He belatedly apologized.", "delay"),
    ("She finally came clean.", "delay"),
    ("The house is conveniently located near the station.", None),
    ("The evening ended sadly.", None),
    ("He smiled sadly and left.", None),
    ("She looked at him strangely.", None),
    ("The train finally arrived.", None),
    ("The bill eventually passed.", None),
    ("The engine behaved oddly.", None),
    ("The road finally reached Sarn.", None),
    ("He was wrongly convicted.", None),
    ("The tower is surprisingly tall.", None),
    ("It is a naturally rich land.", None),
    ("He is happily married.", None),
    ("Most notably, the library closed.", None),
    ("The river rose significantly.", None),
    ("She spoke critically of the plan.", None),
    ("The equality of all people is a right.", None),
    ("The weather got even worse.", None),
    ("He spoke wisely.", None),
    ("They were unfairly treated.", None),
    ("The play was sad and long.", None),
    ("He was curiously silent.", None),
]

OBLIGATION = [
    ("We must act now.", "deontic"),
    ("Congress must pass the reform.", "deontic"),
    ("The city should close the road.", "deontic"),
    ("They should have warned the town.", "deontic"),
    ("The mayor ought to resign.", "deontic"),
    ("It is time to end the war.", "deontic"),
    ("It is vital that the talks go on.", "deontic"),
    ("We cannot allow this to happen.", "deontic"),
    ("Karst has a duty to protect them.", "deontic"),
    ("The law should be repealed.", "deontic"),
    ("Firms should be required to pay.", "deontic"),
    ("Karst needs to rebuild its port.", "necessity"),
    ("The party will have to choose.", "necessity"),
    ("Dorn has to find a partner.", "necessity"),
    ("The council must find a way out.", "necessity"),
    ("The roof needs to be mended.", "necessity"),
    ("She must win Sarn.", "necessity"),
    ("Applicants must file form 9.", "legal"),
    ("Under the law, shops must close at noon.", "legal"),
    ("Owners are required to keep records.", "legal"),
    ("The nominee needs to be confirmed.", "legal"),
    ("The driver must have been tired.", None),
    ("She must be dizzy.", None),
    ("It must be noon.", None),
    ("You must know the song.", None),
    ("The film is a must.", None),
    ("The storm should arrive tonight.", None),
    ("That should be enough.", None),
    ("Should it rain, the race ends.", None),
    ("They ask whether Karst should pay.", None),
    ("Why should Karst pay?", None),
    ("The notion that Karst should pay is new.", None),
    ("He said that the mayor should resign.", None),
    ("I should say she was late.", None),
    ("There is no need to worry.", None),
    ("The need to rest grew.", None),
    ("They do not need to wait.", None),
    ("He does not have to pay.", None),
    ("I have to admit he was right.", None),
    ("It has to do with rent.", None),
    ("Did they need to leave?", None),
    ("They had to flee.", None),
    ("If they should lose, the game ends.", None),
]

ROWS = [
    *(("hedge", *row) for row in HEDGES),
    *(("booster", text, "") for text in BOOSTERS),
    *(("booster", text, None) for text in NO_BOOSTERS),
    *(("intensifier", *row) for row in INTENSIFIERS),
    *(("stance_adverb", *row) for row in STANCE),
    *(("obligation", *row) for row in OBLIGATION),
]
_NOUN = "beside the verb only pronouns, names and a few nouns are known as subjects"
KNOWN_FAILURES = {
    "The council clearly wants a deal.": _NOUN,
    "The council rightly refused.": _NOUN,
}


def device(name: str) -> LexicalDevice:
    """A device of this family."""
    return (ModalDevice if name in {"hedge", "obligation"} else LexicalDevice).of(name)


@pytest.mark.parametrize(("name", "text", "sense"), ROWS)
def test_sentence_is_read_as_stated(request, name, text, sense):
    """The first piece of evidence has this sense, or there is none."""
    if text in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_FAILURES[text], strict=True))
    table = device(name).find(Batch.of([text]))
    assert (table.sense[0] if len(table) else None) == sense


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hedge", "The vote may have been rigged. Dorn reportedly left; perhaps he could return."),
        ("booster", "Clearly, the council knew. Of course it did."),
        ("intensifier", "It was an utterly absurd plan with massive costs."),
        ("stance_adverb", "Sadly, the theatre closed. The bank finally admitted it."),
        ("obligation", "We must act. Karst needs to pay. Shops are required to close."),
    ],
)
def test_it_sits_the_exam(name, text):
    """What holds for every device holds for these."""
    check_device(device(name), examples=[text])
