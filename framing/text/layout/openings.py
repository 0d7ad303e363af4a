"""How furniture opens: menus, links, pitches, notes, credits, stamps."""

from __future__ import annotations

import re


def alternatives(phrases: str) -> str:
    """An alternation of patterns that are written between commas."""
    return "(?:" + "|".join(" ".join(p.split()) for p in phrases.split(",")) + ")"


MONTH = alternatives("jan, feb, mar, apr, may, june?, july?, aug, sept?, oct, nov, dec")
MONTH += r"[a-z]*\.?"
DATE = rf"(?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?)"

_MENU = r"""menu, skip to (?:main )?content, log ?in, sign in, search, home, top stories, close,
    breaking news, live updates?, story highlights?, back to top, youtube, videos?, photos?,
    gallery, live, exclusive, listen to (?:the|this) (?:story|article|episode), link copied,
    scroll down for (?:more|videos?), (?:analysis/)?(?:opinion|commentary|analysis):?,
    (?:view |open )?(?:slideshow|gallery|photos)(?: \(\d+ (?:images|photos|pictures)\))?,
    click (?:on )?(?:the )?(?:image |photo |graphic )?to (?:enlarge|expand|zoom)\.?,
    (?:prev(?:ious)? |next |hide )*(?:image|photo|slide|caption) \d+ of \d+,
    play video(?: \d+:\d\d)?"""
_TAGS = "(?:this (?:article|story) )?(?:tagged under|filed under), tags:, topics:"
_AGE = r"this article is more than \d+ \w+ old"
_SHARE = """share, tweet, e-?mail, print, copy(?: link)?, send this (?:article|story|page),
    share this:?"""
_NETWORK = "facebook, twitter, whatsapp, telegram, reddit, linkedin, flipboard, pinterest"
_RELATED = r"""read (?:more|also|next|the full), see also, also (?:read|see|on(?! the\b)), related:,
    related (?:coverage|articles?|stories|video|news|links?|topics), slideshow,
    more (?:on|from|in|stories|coverage|about), full coverage,
    relevant links, further reading, most read,
    up next, what to read next, read:, latest:, special coverage, click for more,
    more (?:contributions|news) from,
    for more info(?:rmation)?:, you may also like, just watched, go deeper, in pictures,
    related (?:posts|reads|content)"""
_IMPERATIVE = "watch, listen, recommended, don't miss, related"
_LABEL = """more, photo gallery, opinion, analysis, videos?, gallery, explainer, comment, photos,
    pictures,
    podcast, graphic, interactive, timeline, fact check, poll, live updates, profile"""
_SUBSCRIBE = r"""subscribe, sign[- ]up, (?:get|download|install) (?:the|our),
    support (?:the|our|us|independent|\w+'s? (?:\w+ )?journalism), donate, never miss,
    become a (?:member|subscriber|supporter), stay (?:up to date|informed|tuned),
    share your thoughts(?:$|\b.*(?:\?|\bbelow\b|\bcomments?\b)), newsletter sign[- ]?up$,
    get your free, want to listen to this (?:article|story),
    want more, like what you, (?:got|have) a (?:story|tip|question)"""
_ADVERT = r"""advertisements?:?, ads?, sponsored(?: content)?, paid (?:post|content),
    (?:story|article) continue[sd]?(?: below)?, continue reading, loading, vote now:?, urgent:?,
    comments?(?: \(\d+\))?, click (?:here|to), pullquote, break, #\w+#"""
_NOTE = r"""corrections?(?: (?:&|and) \w+)?(?=[:;—–-]|$), corrections? \w+\.? \d+,
    corrections? \d+/\d+, clarification:, (?:editor'?s'?|programming) note\b,
    a version of this (?:article|story|column|essay)\b"""
_PUBLISHED = (
    r"this (?:\w+ )?(?:article|story|report|post|piece|column|essay|op-?ed|transcript|interview) "
    r"(?:was|has been|is|first|originally) (?:\w+ )?(?:updated|corrected|amended|revised|published|"
    r"edited|adapted|appeared|posted|excerpted|condensed|part of)"
)
_NOTICE = r"""this is a (?:rush transcript|breaking news|developing),
    the (?:views|opinions|thoughts|positions)(?: and \w+)? (?:expressed|presented|in this),
    (?:\w+ )?transcripts are (?:created|provided), your browser (?:does|is), invalid e?-?mail,
    please (?:enable|include a contact|enter a valid),
    don't see the, note: (?:this|an? earlier), copy may not be, ticker security"""
_PICTURE = """photo(?:graph|grapher)?s?, photo[ -]illustration, (?:featured )?image, picture,
    illustration, video, graphic, graph, chart, map, file photo, credits?"""
_MADE = r"(?:(?:story|video) )?(?:produced|edited|hosted|narrated|filmed)(?:(?:,| and) \w+ed)*"
_STAFF = "(?:associated press|ap|reuters) (?:writer|reporter|journalist|correspondent)s?"
_ERRED = "the associated press (?:reported|misidentified|misspelled|misstated|erroneously)"
_WRITE = "(?:send|submit|write|e-?mail|contact)"
_STAMP = "(?:first )?(?:published|posted|updated|last (?:updated|modified))"
_END = r"(?!.*[.!?][\"'”’)\]]*$)"  # no sentence

# How furniture opens: rule, part, patterns. The first that matches the folded line decides. What
# may stand behind other words looks for its first letter before it asks for the break before it,
# because a letter is found fast.
_OPENINGS = (
    ("rule", "boilerplate", (r"[\W_]+$", r"\d{9,}$", r"\w+ \w+=")),
    ("menu", "navigation", (rf"{alternatives(_MENU)}$", _AGE, alternatives(_TAGS))),
    (
        "share",
        "share",
        (
            rf"{alternatives(_SHARE)}(?:$|[ :|,·•/]{_END}.{{0,40}}$)",
            rf"{alternatives(_NETWORK)}(?:\W+(?:{alternatives(_NETWORK)}|{alternatives(_SHARE)}))*$",
            r"follow the .{3,60} on (?:facebook|twitter|instagram)\b",
            r"[\d.,]+k? (?:shares|comments)$",
            r"share all sharing options|read or share this",
            r"click to (?:share|e?-?mail|print)",
        ),
    ),
    ("follow", "share", (r"(?:follow|like|find|join) (?:us\b|@)",)),
    (
        "author_link",
        "byline",
        (r"(?:you can )?follow \S+(?: \S+){0,4} on (?:twitter|facebook|instagram)",),
    ),
    (
        "related",
        "related",
        (
            rf"{alternatives(_RELATED)}(?!\w)(?:.{{0,20}}[:|–—]|.{{0,30}}$|{_END})",
            rf"{alternatives(_IMPERATIVE)}\b(?:.{{0,20}}[:|]|{_END}.{{0,30}}$)",
            r"click here (?:to|for) (?:read|see|watch|view|more)",
            r"for more (?:on|of|from|about|news)\b.{0,60}\b(?:listen|visit|click|check|go to)",
            r"(?:watch|read|see|listen to) (?:the|more) [\w ]{2,30} here\.?$",
            r"to (?:read|see|hear|learn|find out) more\b.{0,120}\b(?:click|tap|visit|go|see|get)\b",
            r"(?:now |and |also )?(?:read|see|check out)(?: more)?: ?\w.{24}",
            r"(?:weekend reads|previously|follow the latest news|icymi|don't miss): ?\w.{12}",
            r"(?:watch|listen to|see|read) [^.:]{3,120}\b(?:here|below)[.:]?$",
            r"read more (?:(?:of|from|about|on|at|in) .{2,80}[^:]|.{2,60}\bcoverage\b.{0,40})$",
            r"watch\b.{5,100}:$|for .{5,80}, click here\.?$",
            r"click here for (?:continuous|live|more|our|full|complete)\b",
            r"see .{3,60}'s full (?:speech|interview|remarks)\b.{0,40}$",
            r"for more (?:on|from)\b.{0,60}\b(?:see|follow)\b",
            r"read(?: more)?: \w|read the rest of\b.{0,80}$|see also [^.]{10,160}.{0,200}\.\.\.$",
            rf"related [\w$'‘“]{_END}",
        ),
    ),
    ("teaser", "related", (rf"{alternatives(_LABEL)}: ?{_END}", r"more: ?\w")),
    (
        "copyright",
        "copyright",
        (
            r"from [^.]{3,80}, copyright\b",
            r"copyright\W*(?:\d|c\W|by|the\b|$)",
            "©",
            r"\(?c\) ?\d{4}",
        ),
    ),
    ("address", "self_promotion", (r"(?:https?://|www\.)\S+$",)),
    ("subscribe", "self_promotion", (rf"(?:please )?{alternatives(_SUBSCRIBE)}\b",)),
    (
        "tips",
        "self_promotion",
        (
            rf"{_WRITE} (?:us|a|your|letters?|tips?|stories)\b.{{0,80}}(?:@| at | to )",
            r"contact us\b",
            r"get real-time\b|download .{2,40} for (?:iphone|android)",
            r"we want to hear\b",
            r"help us report\b",
            r"(?:catch up|keep up|go inside) .{5,120}\bpodcasts?\b",
            r"follow ap\w* (?:news )?coverage\b",
            r"note to readers:",
            r"(?:have|are|were|did|do) you\b.{3,200}(?:\b(?:let us know|tell us|get in touch)\b|@)",
            r"send tips\b|(?:drop me|reach out to) .{3,60}@",
            r"(?:watch|tune in ?to|catch) .{5,160}\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b.{0,90}$",
            r".{0,200}j(?<=\bj)oin the conversation below\.$",
            r"(?:please )?(?:support|join|subscribe|sign|donate|listen)\b[^\[\]]{3,200}\]$",
            r"(?:and |but )?(?:please |be sure to |make sure (?:you |to )?)+tune in\b",
            r"listen to .{3,160}\bpodcast\b",
        ),
    ),
    (
        "app",
        "self_promotion",
        (
            r"(?:click here |get )(?:\w+ ){0,8}(?:app|newsletter|alerts)\b",
            r"click here to (?:follow|subscribe|get|sign|download|support|join)\b",
        ),
    ),
    (
        "advert",
        "boilerplate",
        (
            r"(?:story|article|post) continues(?: below)?[\w ]{0,20}[.:]$",
            rf"{alternatives(_ADVERT)}(?!\w){_END}.{{0,60}}$",
            r"loading\.*$",
        ),
    ),
    (
        "note",
        "boilerplate",
        (
            r"corrections?, ",
            alternatives(_NOTE),
            r"updated?\b[^:]{0,40}: (?:this|an? (?:earlier|previous|original)) ",
            r"\d\d/\d\d/\d{4}: ",
            r"note: .{5,160}\b(?:has|have) been (?:updated|corrected|amended)\b",
            r"we(?:'ve| have) updated this\b|this (?:live )?blog will be updated",
            r"this (?:story|article|version|item) (?:corrects|clarifies)\b",
            rf"in (?:an? |some )?(?:story|stories|versions?) .{{3,120}}{_ERRED}",
            r"the associated press .{0,60}receives support from",
            r".{0,100}s(?<=\bs)how hide\b",
            r"this is a (?:modified|condensed|shortened) version of\b",
            rf"{_PUBLISHED}\b",
            r"(?:this (?:story|article|version) )?(?:corrects|refiles|clarifies)\b.{5,250}\)$",
            r"this (?:article|story|post) (?:is|was|comes) from\b",
        ),
    ),
    ("notice", "boilerplate", (alternatives(_NOTICE),)),
    (
        "contributors",
        "credit",
        (
            rf"{_STAFF}\b.{{3,400}}\bcontributed(?: (?:from|reporting|to) .{{0,120}})?\.$",
            r"this (?:article|story|report) (?:was|is) based (?:in part )?on (?:wire|news)\b",
            rf"{_MADE} by [\w.' -]{{3,40}}(?:\.(?: .{{0,300}})?)?$",
            r"music credit:|(?:data )?sources?: .{3,300}$|data curated by\b",
        ),
    ),
    (
        "contributed",
        "credit",
        (
            r"(?:with )?(?:additional )?(?:reporting|writing|editing) by\b",
            r"with assistance (?:by|from)\b",
            r"courtesy (?:of\b|:)",
            r"[\w.'-]+(?: [\w.'-]+){0,2} reported from [^.]{3,60}\.$",
            r"contributing: ",
            r"with (?:\w+ ){0,2}wires?$",
            r"h/t\b",
        ),
    ),
    ("credit", "credit", (rf"{alternatives(_PICTURE)}(?: credits?)?(?: by\b|:| ?/|©)",)),
    ("agency", "credit", (r"(?:\w+/)*(?:ap|afp|reuters|getty(?: images)?|epa)$",)),
    (
        "byline",
        "byline",
        (
            r"(?:words |written |analysis )?by (?!the\b)[^.!?:]{3,80}$",
            r"by the \w+'s [^.!?:]{3,80}$",
            r"e-?mail:? \S+@\S+$",
            r"(?:write to|contact|reach) (?:reporter )?\S+.{0,60}@",
            r"(?:opinion )?(?:contributor|columnist|correspondent|staff writer)$",
            r"special (?:for|to) .{0,30}$",
            r"to contact the (?:\w+ ){0,2}(?:author|editor|reporter|writer|columnist|producer)s?\b",
            r"editorial: [^.]{3,100}\.?$",
        ),
    ),
    (
        "timestamp",
        "dateline",
        (
            rf"{_STAMP}\b(?!.*\d{{4}}\. \w).{{0,60}}$",
            rf"(?:\w+day,? )?{DATE}(?:,? .{{0,30}})?$",
            r"\d+ (?:year|month|week|day|hour|minute)s? ago$",
        ),
    ),
)
_OPENING = re.compile("|".join(f"(?P<{name}>{'|'.join(some)})" for name, _, some in _OPENINGS))
_PART_OF = {name: part for name, part, _ in _OPENINGS}
_LEAD = "•⦁*·-–—>[( \u200d"  # bullets and brackets that a line of furniture opens with


def opening(line: str) -> tuple[str, str] | None:
    """Part and rule by how a folded line opens, or by being a trail of labels."""
    found = _OPENING.match(line.lstrip(_LEAD) or line)
    if found and found.lastgroup:
        return _PART_OF[found.lastgroup], found.lastgroup
    return ("navigation", "breadcrumb") if _is_breadcrumb(line) else None


_TRAIL = re.compile(r"\s[/|]\s|[>»›]")


def _is_breadcrumb(line: str) -> bool:
    """``News / Karst / More``: two to eight short labels between slashes, bars or arrows."""
    if not any(sign in line for sign in "/|>»›"):
        return False
    labels = _TRAIL.split(line)
    return (
        not line[0].isdigit()
        and 2 <= len(labels) <= 8
        and all(1 <= len(label.split()) <= 4 for label in labels)
    )
