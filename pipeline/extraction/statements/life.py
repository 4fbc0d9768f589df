"""Birth, death, residence, family, schooling and honours of persons."""

from pipeline.extraction.statements.rules import Rule

_DEGREE = (
    r"(?:(?:first-class |first |joint |combined )*"
    r"(?:[Bb]achelor(?:[’']s)?(?: degree)?(?: of [A-Z]\w+(?: (?:and [A-Z]\w+"
    r"|in [A-Z]\w+))?)?|[Mm]aster(?:[’']s)?(?: degree)?(?: of [A-Z]\w+"
    r"(?: and [A-Z]\w+)?)?"
    r"|[Dd]octora(?:te|l degree)|[Dd]octor of [A-Z]\w+|Ph\.?D\.?|PhD|D\.?Phil\.?"
    r"|B\.?A\.?|B\.?Sc?\.?|M\.?A\.?|M\.?Sc?\.?|M\.?B\.?A\.?|J\.?D\.?|LL\.?[BM]\.?"
    r"|M\.?D\.?"
    r"|law degree|diploma|engineering degree|medical degree|degree)(?: degree)?)"
)
_SUBJECT = r"(?: (?:in|of) (?:[A-Za-z][\w’'-]*)(?: (?:and |of )?[A-Za-z][\w’'-]*){0,5}?)?"
_SCHOOL = r"(?:[Tt]he )?(?:‹[OW]\d+›(?:, ‹[LO]\d+›| (?:in|at|of) ‹L\d+›)?)"

_PARENTS = (
    r"(?P<subject>‹P\d+›)(?: \([^()]{0,90}\))?(?:,| was| is)? (?:[^;.]{0,110}?, ?)?"
    r"(?:the |an? )?(?:(?:[a-z]+) )?(?P<verb>son|daughter|child|(?:one|eldest|oldest"
    r"|youngest|first|second|third|fourth|last) of (?:the )?(?:\w+ )?(?:children|sons"
    r"|daughters)) of (?:(?:[A-Za-z][\w-]*|‹[OL]\d+›) ){0,3}?(?P<value>(?P<first>‹P\d+›)"
    r"(?P<note> \([^()]{2,60}\))?(?:, [^;.]{2,60},)? and (?:(?:‹H\d+›|his|her) (?:first "
    r"|second |third )?(?:wife|husband),? )?(?P<second>‹P\d+›))"
)

RULES = (
    Rule(
        "born in",
        "place_of_birth",
        r"(?P<subject>{people})(?: \([^()]{0,80}\))?,?(?: who)?(?: and ‹H\d+› twin [a-z]+)? "
        r"(?:was|were) (?P<verb>born)(?: [A-Z][\w’' -]{3,50}?)?(?: (?:on |in )?"
        r"(?:‹D\d+›),?)?(?: [a-z]{3,}(?: [a-z]{3,}){0,3}?)?,? (?:in|at|near)(?: the (?:town"
        r"|village|city|suburb|district) of)? (?P<value>{place})",
        triggers=("born",),
        examples=(
            (
                "[P Ann Li] was born in [L Exampleton], [L Westland] on [D 6 November 1988].",
                ("Ann Li place_of_birth Exampleton, Westland",),
            ),
        ),
    ),
    Rule(
        "Born in",
        "place_of_birth",
        r"^(?P<verb>Born)(?: (?:on |in )?‹D\d+›)?,? (?:in|at) (?P<value>{place})(?: (?:in"
        r"|on) ‹D\d+›)?(?: [^,‹]{0,40})?,(?: [^‹;.]{0,60},)? (?P<subject>‹P\d+›)",
        triggers=("Born",),
        examples=(("Born in [L Exampleton], [P Max Orr] was a third son.", ("Max Orr place_of_birth Exampleton",)),),
    ),
    Rule(
        "born on",
        "date_of_birth",
        r"(?P<subject>‹P\d+›)(?: \([^()]{0,80}\))?,?(?: who)? was (?P<verb>born)"
        r"(?: [A-Z][\w’' -]{3,50}?)?(?:,? (?:in|at|near) {place},?)? (?:on |in )?(?:the )?"
        r"(?P<value>‹D\d+›)",
        triggers=("born",),
        examples=(
            ("[P Ann Li] was born in [L Exampleton] on [D 6 November 1988].", ("Ann Li date_of_birth 1988-11-06",)),
        ),
    ),
    Rule(
        "died on",
        "date_of_death",
        r"(?P<subject>‹P\d+›)(?: \([^()]{0,80}\))? (?P<verb>died|passed away|was executed"
        r"|was assassinated|drowned|was killed)(?! out)(?: [^,;.‹]{0,60}?)?(?:,? (?:in"
        r"|at) {place},?)?(?: of [^,;.‹]{3,50})? (?:on |in )(?P<value>‹D\d+›)",
        triggers=("died", "passed away", "executed", "assassinated", "drowned", "killed"),
        examples=(("[P Max Orr] died in [L Exampleton] on [D 2 May 1970].", ("Max Orr date_of_death 1970-05-02",)),),
    ),
    Rule(
        "On D, died",
        "date_of_death",
        r"^On (?P<value>‹D\d+›),? (?P<subject>‹P\d+›) (?:[a-z ,]{0,80} (?:and )?)?"
        r"(?P<verb>died|passed away|was executed|was assassinated)\b",
        triggers=("died", "passed away", "executed", "assassinated"),
        examples=(("On [D 2 May 1970], [P Max Orr] died of pneumonia.", ("Max Orr date_of_death 1970-05-02",)),),
    ),
    Rule(
        "died in",
        "place_of_death",
        r"(?P<subject>‹P\d+›)(?: \([^()]{0,80}\))? (?P<verb>died|passed away|was found dead"
        r"|was assassinated|was executed|drowned)(?: [^,;.‹]{0,60}?)?(?: on ‹D\d+›,?)?"
        r"(?: of [^,;.‹]{3,50}?)?,? (?:in|at)(?: (?:his|her|the|‹H\d+›))?(?: home in"
        r"| house in| city of| town of)? (?P<value>{place})",
        triggers=("died", "passed away", "dead", "assassinated", "executed", "drowned"),
        examples=(("[P Max Orr] died in [L Exampleton] on [D 2 May 1970].", ("Max Orr place_of_death Exampleton",)),),
    ),
    Rule(
        "home in",
        "residence",
        r"(?P<subject>‹H\d+›|‹P\d+›[’']s?) (?:[a-z]+ )?(?P<value>‹L\d+›) (?P<verb>apartment"
        r"|home|house|residence|flat|villa|estate|mansion)\b",
        triggers=("apartment", "home", "house", "residence", "flat", "villa", "estate", "mansion"),
        examples=(("It was found in [H his] [L Exampleton] apartment.", ("his residence Exampleton",)),),
    ),
    Rule(
        "moved from",
        "residence",
        r"{s}(?P<verb>moved|relocated|emigrated) from (?P<value>‹L\d+›(?:, ‹L\d+›)?) to (?:the )?{place}",
        triggers=("moved", "relocated", "emigrated"),
        when="end",
        examples=(
            (
                "[P Max Orr] moved from [L Tideport] to [L Exampleton] in [D 1991].",
                ("Max Orr residence Tideport end=1991",),
            ),
        ),
    ),
    Rule(
        "lives in",
        "residence",
        r"{s}(?P<verb>lives|lived|resides|resided|living|moved|relocated|emigrated|settled"
        r"|immigrated)(?: (?:with|together with) ‹H\d+› [a-z ]{3,40}?)?(?: back| permanently"
        r"| there)?(?: from ‹L\d+›)? (?:in|to|at)(?: the)? (?P<value>{place})",
        triggers=("live", "living", "reside", "moved", "relocated", "emigrated", "settled", "immigrated"),
        when="start",
        examples=(
            (
                "[P Max Orr] moved from [L Tideport] to [L Exampleton] in [D 1991].",
                ("Max Orr residence Exampleton start=1991",),
            ),
        ),
    ),
    Rule(
        "married",
        "spouse",
        r"{s}(?P<verb>married|marries|remarried|wed|was married to|is married to"
        r"|has been married to)(?: (?:an?|the|fellow|his|her|‹H\d+›|[a-z]+ [a-z]+,|"
        r"(?:American|British|former|fellow|second|long-time|longtime|childhood)))*(?: "
        r"(?!one\b|off\b|by\b|in\b|at\b|to\b)[a-z]+){0,2} (?P<value>‹P\d+›)(?![’'])",
        triggers=("marri", " wed "),
        when="start",
        examples=(("[P Max Orr] married [P Ann Li] in [D 1991].", ("Max Orr spouse Ann Li start=1991",)),),
    ),
    Rule(
        "his wife",
        "spouse",
        r"(?P<subject>‹H\d+›|‹P\d+›[’']s?) (?:(?:first|second|third|late|former|ex-|future"
        r"|then|current) ?)?(?P<verb>wife|husband|spouse|ex-wife|ex-husband|widow),? "
        r"(?P<value>‹P\d+›)",
        triggers=("wife", "husband", "spouse", "widow"),
        examples=(("[H his] second wife, [P Ann Li], came.", ("his spouse Ann Li",)),),
    ),
    Rule(
        "sibling",
        "sibling",
        r"(?P<subject>‹H\d+›|‹P\d+›[’']s?) (?:(?:older|younger|elder|twin|half-?|late|eldest"
        r"|youngest|only|little|big) ?)*(?P<verb>brothers|sisters|siblings|brother"
        r"|sister),? (?P<value>(?:(?<=s )|(?<=s, ))‹P\d+›(?:(?:, and |, | and )‹P\d+›)*"
        r"|‹P\d+›)",
        triggers=("brother", "sister"),
        each=True,
        examples=(("[H his] brother [P Max Orr] died.", ("his sibling Max Orr",)),),
    ),
    Rule(
        "P, his brother",
        "sibling",
        r"(?P<value>‹P\d+›), (?P<subject>‹H\d+›|‹P\d+›[’']s?) (?:(?:older|younger|elder|twin"
        r"|half-?|eldest|youngest|only) ?)*(?P<verb>brother|sister)\b",
        triggers=("brother", "sister"),
        examples=(("They brought in [P Lee Orr], [P Max Orr]'s younger brother.", ("Max Orr sibling Lee Orr",)),),
    ),
    Rule(
        "P, wife of",
        "spouse",
        r"(?P<subject>‹P\d+›), (?:the )?(?:(?:first|second|third|former|future|late|then) )?"
        r"(?P<verb>wife|husband|widow) of (?:[a-z]+ ){0,2}(?P<value>‹P\d+›)",
        triggers=("wife of", "husband of", "widow of"),
        examples=(("It was [P Ann Li], wife of the painter [P Max Orr].", ("Ann Li spouse Max Orr",)),),
    ),
    Rule(
        "brother of",
        "sibling",
        r"(?P<subject>‹P\d+›)(?: was|,)? [^;]{0,160}?(?:the |an? |and )(?:(?:older|younger"
        r"|elder|twin|eldest|youngest) )?(?P<verb>brother|sister) of (?P<value>‹P\d+›(?:"
        r"(?:, and |, | and )‹P\d+›)*)",
        triggers=("brother of", "sister of"),
        each=True,
        examples=(
            (
                "[P Max Orr] was the eldest son of a baker and brother of [P Lee Orr] and [P Kim Orr].",
                ("Max Orr sibling Lee Orr", "Max Orr sibling Kim Orr"),
            ),
        ),
    ),
    Rule(
        "with a brother called",
        "sibling",
        r"(?P<subject>‹P\d+›) (?:was born|grew up) [^;]{0,90}?with (?:an?|‹H\d+›) (?:"
        r"(?:older|younger|elder|twin) )?(?P<verb>brother|sister),? (?:called |named )?"
        r"(?P<value>‹P\d+›)",
        triggers=("brother", "sister"),
        examples=(
            (
                "[P Max Orr] was born in [L Exampleton] with a twin brother called [P Lee Orr].",
                ("Max Orr sibling Lee Orr",),
            ),
        ),
    ),
    Rule(
        "son of A and B: father",
        "father",
        _PARENTS,
        triggers=("son of", "daughter of", "child of", "children of", "sons of", "daughters of"),
        pick="father",
        examples=(
            ("[P Max Orr] was the third son of [P Lee Orr], a mason, and [P Ann Li].", ("Max Orr father Lee Orr",)),
        ),
    ),
    Rule(
        "son of A and B: mother",
        "mother",
        _PARENTS,
        triggers=("son of", "daughter of", "child of", "children of", "sons of", "daughters of"),
        pick="mother",
        examples=(
            ("[P Max Orr] was the third son of [P Lee Orr], a mason, and [P Ann Li].", ("Max Orr mother Ann Li",)),
            ("[P Max Orr] was born in [L Exampleton], the son of [P Ann] and [P Lee Orr].", ("Max Orr mother Ann",)),
        ),
    ),
    Rule(
        "his father",
        "father",
        r"(?P<subject>‹H\d+›|‹P\d+›[’']s?) (?P<verb>father),? (?P<value>‹P\d+›)",
        triggers=("father",),
        examples=(("[H his] father, [P Lee Orr], was a mason.", ("his father Lee Orr",)),),
    ),
    Rule(
        "his mother",
        "mother",
        r"(?P<subject>‹H\d+›|‹P\d+›[’']s?) (?P<verb>mother),? (?P<value>‹P\d+›)",
        triggers=("mother",),
        examples=(("[H his] mother, [P Ann Li], taught.", ("his mother Ann Li",)),),
    ),
    Rule(
        "father was",
        "father",
        r"(?P<subject>‹H\d+›) father (?P<verb>was|is) (?:the )?(?:[a-z]+ ){0,2}(?P<value>‹P\d+›)",
        triggers=("father",),
        examples=(("[H His] father was [P Lee Orr].", ("His father Lee Orr",)),),
    ),
    Rule(
        "mother was",
        "mother",
        r"(?P<subject>‹H\d+›) mother (?P<verb>was|is) (?:the )?(?:[a-z]+ ){0,2}(?P<value>‹P\d+›)",
        triggers=("mother",),
        examples=(("[H His] mother was [P Ann Li].", ("His mother Ann Li",)),),
    ),
    Rule(
        "has two children",
        "child",
        r"(?P<subject>‹P\d+›(?: and ‹P\d+›)?|[Tt]hey|[Tt]he couple) (?P<verb>has|have|had) "
        r"(?:a|one|two|three|four|five|six) (?:sons?|daughters?|children|child)"
        r"(?: together)?(?: named| called)?[,:]? (?P<value>‹P\d+›(?:(?:, and |, "
        r"| and )‹P\d+›)*)",
        triggers=("son", "daughter", "child"),
        each=True,
        examples=(
            (
                "[P Max Orr] has two children, [P Lee Orr] and [P Kim Orr].",
                ("Max Orr child Lee Orr", "Max Orr child Kim Orr"),
            ),
        ),
    ),
    Rule(
        "his son",
        "child",
        r"(?P<subject>‹H\d+›|‹P\d+›[’']s?) (?:(?:older|younger|elder|eldest|youngest|oldest"
        r"|only|adopted|first|second) )?(?P<verb>sons|daughters|children|son|daughter),? "
        r"(?P<value>(?:(?<=s )|(?<=s, )|(?<=ren )|(?<=ren, ))‹P\d+›(?:(?:, and |, "
        r"| and )‹P\d+›)*|‹P\d+›)",
        triggers=("son", "daughter", "children"),
        each=True,
        examples=(("[H his] daughter [P Kim Orr] came.", ("his child Kim Orr",)),),
    ),
    Rule(
        "graduated from",
        "educated_at",
        r"{s}(?P<verb>graduated|earned|received|obtained|got|gained|completed|holds|held"
        r"|has|was awarded|is a graduate|was a graduate|graduating)(?! an honorary)"
        rf"(?: [^;.‹]{{0,90}}?)?(?: in ‹D\d+›)? (?:from|at|of) (?P<value>{_SCHOOL})",
        triggers=(
            "graduat",
            "degree",
            "Ph.D",
            "PhD",
            "octorate",
            "diploma",
            "achelor",
            "aster",
            "B.A",
            "B.S",
            "M.A",
            "M.S",
            "MBA",
        ),
        when="end point",
        examples=(
            ("[P She] graduated from [O Tide University] in [D 1999].", ("She educated_at Tide University end=1999",)),
        ),
    ),
    Rule(
        "attended",
        "educated_at",
        r"{s}(?:was |had been )?(?P<verb>attended|studied|was educated|educated|enrolled"
        r"|matriculated|read [a-z]+|entered|attending)(?: [^;.‹,]{0,70}?)?(?: in ‹D\d+›)?"
        r"(?: at| in| courses at)? (?P<value>(?:[Tt]he )?‹O\d+›)",
        triggers=("attend", "studied", "educated", "enrolled", "matriculated", " read ", "entered"),
        value_like=(
            r"(?i)universit|college|school|institut|academy|seminary|conservator|gymnasium"
            r"|lyc[ée]e|polytechni|faculty|[ée]cole|akadem|hochschule|grammar|^the (?:\w+ )?"
            r"(?:oxford|cambridge)|^(?:MIT|UCLA|Oxford|Cambridge|Harvard|Yale|Princeton|Stanford"
            r"|Caltech|Berkeley|Eton|Columbia|Cornell|Brown|Dartmouth|Sorbonne|Juilliard|NYU|USC"
            r"|LSE)"
        ),
        when="start",
        examples=(
            (
                "[P Max Orr] attended [O Tide School], a small school near the port.",
                ("Max Orr educated_at Tide School",),
            ),
        ),
    ),
    Rule(
        "alumnus of",
        "educated_at",
        r"(?P<subject>{people})(?:,| is| was) (?:an? |the )?(?P<verb>alumnus|alumna|graduate"
        r"|alum) of (?:the )?(?P<value>‹O\d+›)",
        triggers=("alum", "graduate of"),
        examples=(("[P Max Orr] is an alumnus of [O Tide University].", ("Max Orr educated_at Tide University",)),),
    ),
    Rule(
        "honorary degree",
        "academic_degree",
        r"{s}(?P<verb>received|was awarded|was given|accepted|holds|was conferred) (?:an? )?"
        r"(?P<value>[Hh]onorary (?:doctorate|degree|doctoral degree|PhD|Doctor of [A-Z]\w+)"
        r"(?: in [a-z]+)?,? (?:from|by|at) (?:the )?‹O\d+›)",
        triggers=("onorary ",),
        when="point",
        examples=(
            (
                "[P She] received an honorary doctorate from [O Tide University] in [D 1893].",
                ("She academic_degree honorary doctorate from Tide University point=1893",),
            ),
        ),
    ),
    Rule(
        "honorary degree as an honour",
        "award_received",
        r"{s}(?P<verb>received|was awarded|was given|accepted|holds|was conferred) (?:an? )?"
        r"(?P<value>[Hh]onorary (?:doctorate|degree|doctoral degree|PhD|Doctor of [A-Z]\w+)"
        r"(?: in [a-z]+)?,? (?:from|by|at) (?:the )?‹O\d+›)",
        triggers=("onorary ",),
        when="point",
        examples=(
            (
                "[P She] received an honorary doctorate from [O Tide University] in [D 1893].",
                ("She award_received honorary doctorate from Tide University point=1893",),
            ),
        ),
    ),
    Rule(
        "degree",
        "academic_degree",
        r"{s}(?P<verb>earned|received|obtained|got|gained|completed|holds|held|has"
        r"|was awarded|took|finished|graduated(?: in ‹D\d+›)?(?: from (?:the )?‹O\d+›)?"
        r"(?: in ‹D\d+›)? with|was conferred)(?: ‹H\d+›| his| her| an?| the| two)? "
        rf"(?![Hh]onorary)(?P<value>{_DEGREE}{_SUBJECT})(?= from| at|,|\.| in ‹D| and)",
        triggers=(
            "degree",
            "Ph.D",
            "PhD",
            "octorate",
            "diploma",
            "achelor",
            "aster",
            "B.A",
            "B.S",
            "M.A",
            "M.S",
            "MBA",
            "J.D",
            "LL",
        ),
        when="point",
        examples=(
            (
                "In [D 2009] [P she] obtained a Bachelor of Science degree in computer science from"
                " [O Tide University].",
                ("she academic_degree Bachelor of Science degree in computer science point=2009",),
            ),
        ),
    ),
    Rule(
        "award",
        "award_received",
        r"{s}(?P<verb>won|received|was awarded|was honou?red with|was given|has won"
        r"|has received|earned|was presented with|shared|is the recipient of"
        r"|was the recipient of|accepted)(?: (?:an?|the|his|her|its|‹H\d+›|two|three|four"
        r"|several))?(?: (?:honorary|inaugural|annual|first|prestigious|‹D\d+›|[0-9]+))? "
        r"(?P<value>(?:‹[OLPW]\d+› )?(?:[A-Z][\w’'.&-]*|‹[OLPW]\d+›[’']?s?|of|for|the|in"
        r"|and)(?: (?:[A-Z][\w’'.&-]*|‹[OLPW]\d+›[’']?s?|of|for|the|in|and))*? ?(?:Awards?"
        r"|Prizes?|Medals?|Fellowship|Honou?rs?|Trophy|Cross|Order|Grammys?|Oscars?|Emmys?)"
        r"(?: (?:for|of|in) (?:the )?(?:(?:[A-Z][\w’'-]*|‹[OLPW]\d+›|and|of|the) ?){1,6})?)",
        triggers=(
            "Award",
            "Prize",
            "Medal",
            "Fellowship",
            "Honor",
            "Honour",
            "Trophy",
            "Cross",
            "Order",
            "Grammy",
            "Oscar",
            "Emmy",
        ),
        when="point",
        examples=(("[P Ann Li] won the Tide Prize in [D 1999].", ("Ann Li award_received Tide Prize point=1999",)),),
    ),
    Rule(
        "award name",
        "award_received",
        r"{s}(?P<verb>won|received|was awarded|was given|has won|has received|earned"
        r"|was honou?red with|was presented with|was inducted into|accepted"
        r"|is a recipient of|was the recipient of|is the recipient of|shared)(?: (?:an?|the"
        r"|his|her|two|three|four|five|several|first|‹H\d+›|‹D\d+›|inaugural))* "
        r"(?P<value>‹[OWPL]\d+›(?: (?:for|of) [A-Z][\w -]{3,40})?)",
        triggers=(
            "Award",
            "Prize",
            "Medal",
            "Hall of Fame",
            "Fellowship",
            "Order",
            "Honor",
            "Honour",
            "Cross",
            "Emmy",
            "Grammy",
            "Oscar",
        ),
        value_like=r"Award|Prize|Medal|Hall of Fame|Fellowship|Order|Honou?r|Cross|Emmy|Grammy|Oscar",
        when="point",
        examples=(
            ("[P Ann Li] won the [W Tide Prize] in [D 1999].", ("Ann Li award_received Tide Prize point=1999",)),
        ),
    ),
    Rule(
        "named in a list",
        "award_received",
        r"‹[OW]\d+› (?:has |had )?(?:also )?(?P<verb>named|listed|ranked|included|selected"
        r"|chose) (?P<subject>‹P\d+›) (?:in ‹D\d+› )?(?:as |among |in |on |to |one of )"
        r"(?P<value>(?:one of )?(?:the |its |their )?(?:list of (?:the )?)?(?:top |\d+ "
        r"|most |world[’']s most |ten |hundred |fifty |twenty |five |three )[^,;.]{6,70}?)"
        r"(?= in ‹D|[,;.]|$)",
        triggers=("named", "listed", "ranked", "included", "selected", "chose"),
        when="point",
        examples=(
            (
                "In [D 2016], [O Tide Journal] named [P Ann Li] as one of the 10 people who mattered most.",
                ("Ann Li award_received one of the 10 people who mattered most point=2016",),
            ),
        ),
    ),
    Rule(
        "knighted",
        "award_received",
        r"{s}(?P<verb>was (?:made|appointed|created|named)) an? (?P<value>(?:Officer"
        r"|Commander|Member|Knight|Dame|Companion|Knight Commander|Chevalier|Grand Cross"
        r"|Fellow)(?: [A-Z]\w+)? of the (?:[A-Z]\w+|‹[OLW]\d+›)(?: (?:of|the|and|[A-Z]\w+"
        r"|‹[OLW]\d+›))*)",
        triggers=("Officer", "Commander", "Member", "Knight", "Dame", "Companion", "Chevalier", "Grand", "Fellow"),
        when="point",
        examples=(
            (
                "[P Ann Li] was made a Dame of the Tide Order in [D 1999].",
                ("Ann Li award_received Dame of the Tide Order point=1999",),
            ),
        ),
    ),
)
