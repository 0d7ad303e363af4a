"""The written forms of a dictionary form: inflection, spelling and hyphens (layer 1).

Lists name a word once; what it looks like in text follows here, by rule and by the irregular verbs
that news has. A form too many does no harm: it is a word that nobody writes.
"""

from __future__ import annotations

from framing.model.errors import InputError

_IRREGULAR = {
    verb: (past, participle)
    for verb, past, participle in (
        line.split()
        for line in """be was been|become became become|begin began begun|bring brought brought
        break broke broken|build built built|burst burst burst|buy bought bought|cast cast cast
        catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt
        do did done|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen
        feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown
        forbid forbade forbidden|forget forgot forgotten|get got got|give gave given|go went gone
        grow grew grown|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
        keep kept kept|know knew known|lay laid laid|lead led led|leave left left|let let let
        lose lost lost|make made made|mean meant meant|meet met met|overcome overcame overcome
        oversee oversaw overseen|pay paid paid|put put put|quit quit quit|read read read
        ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
        sell sold sold|send sent sent|set set set|shake shook shaken|shoot shot shot
        show showed shown
        shut shut shut|sink sank sunk|speak spoke spoken|spend spent spent|split split split
        spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck
        strike struck struck|swear swore sworn|sweep swept swept|swing swung swung|take took taken
        teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown
        understand understood understood|undergo underwent undergone|uphold upheld upheld
        weep wept wept|win won won|withdraw withdrew withdrawn|write wrote written""".replace(
            "\n", "|"
        ).split("|")
    )
}
_DOUBLED = frozenset(
    "admit abet allot begin commit compel concur confer control defer deter dispel equip expel "
    "forget incur infer instil occur omit patrol permit prefer propel rebel rebut recur refer "
    "regret remit repel submit transfer transmit".split()
)
_PLURALS = {"man": "men", "woman": "women", "child": "children", "person": "people"}
_VOWELS = frozenset("aeiou")
_OUR = ("favour", "colour", "labour", "honour", "behaviour", "rumour", "neighbour", "endeavour")
_NOT_ISE = (  # beginnings of words whose ending is no suffix
    *("advis", "aris", "compris", "compromis", "despis", "disguis", "exercis", "franchis"),
    *("improvis", "likewis", "otherwis", "precis", "premis", "promis", "rais", "ris", "seiz"),
    *("supervis", "surpris", "televis", "wis", "nois", "prais", "priz"),
)


def forms(phrase: str, part: str = "") -> tuple[str, ...]:
    """All written forms of a word or phrase.

    Of a verb phrase the first word is inflected, of a noun phrase the last.

    Parameters
    ----------
    phrase : str
        In its dictionary form.
    part : {"", "verb", "noun"}
        What is inflected; nothing by default.

    Raises
    ------
    InputError
        For another part of speech.

    Examples
    --------
    >>> forms("lash out", "verb")
    ('lash out', 'lashes out', 'lashed out', 'lashing out')
    >>> forms("hard-liner", "noun")
    ('hard-liner', 'hard liner', 'hardliner', 'hard-liners', 'hard liners', 'hardliners')
    """
    words = phrase.split()
    if part == "verb":
        inflected = [" ".join([form, *words[1:]]) for form in _verb(words[0])]
    elif part == "noun":
        inflected = [phrase, " ".join([*words[:-1], _plural(words[-1])])]
    elif part == "":
        inflected = [phrase]
    else:
        raise InputError(f"no part of speech {part!r}; there are verb, noun, and none")
    spelled = (s for form in inflected for s in _spellings(form))
    return tuple(dict.fromkeys(h for form in spelled for h in _hyphens(form)))


def _verb(verb: str) -> tuple[str, ...]:
    past, participle = _IRREGULAR.get(verb, (_past(verb), _past(verb)))
    return tuple(dict.fromkeys((verb, _third(verb), past, participle, _stem(verb) + "ing")))


def _third(word: str) -> str:
    """The third person of a verb, or the plural of a noun."""
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _stem(verb) + "ed"


def _stem(verb: str) -> str:
    """What endings with a vowel are added to."""
    if verb.endswith("ie"):
        return verb[:-2] + "y"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1]
    short = sum(c in _VOWELS for c in verb) == 1 and len(verb) > 2 and verb[-2] in _VOWELS
    closed = verb[-1] not in _VOWELS and verb[-1] not in "wxy"
    return verb + verb[-1] if verb in _DOUBLED or (short and closed) else verb


def _plural(noun: str) -> str:
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    if noun.endswith(("human", "german", "roman")):
        return noun + "s"
    for singular, plural in _PLURALS.items():
        if noun.endswith(singular):
            return noun.removesuffix(singular) + plural
    return _third(noun)


def _spellings(phrase: str) -> tuple[str, ...]:
    """British and American: realise, realize; favour, favor."""
    found = [phrase]
    if not any(word.startswith(_NOT_ISE) for word in phrase.split()):
        for one, other in (("is", "iz"), ("iz", "is")):
            for ending in ("e", "ed", "es", "ing", "ation", "ations"):
                words = (
                    w.removesuffix(one + ending) + other + ending
                    if w.endswith(one + ending) and len(w) > 6
                    else w
                    for w in phrase.split(" ")
                )
                found.append(" ".join(words))
    for word in _OUR:
        american = word[:-2] + word[-1]
        found += [phrase.replace(word, american), phrase.replace(american, word)]
    return tuple(dict.fromkeys(found))


def _hyphens(phrase: str) -> tuple[str, ...]:
    """With the hyphen, with a space, and in one word."""
    if "-" not in phrase:
        return (phrase,)
    return phrase, phrase.replace("-", " "), phrase.replace("-", "")
