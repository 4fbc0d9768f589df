"""Parents, siblings, spouses and children."""

from pipeline.extraction.statements.rules import Rule

_PARENTS = (
    r"(?P<subject>‹P\d+›)(?: \([^()]{0,90}\))?(?:,| was| is)? (?:(?:[^;.‹]|‹[LNDO]\d+›){0,80}?, ?)?"
    r"(?:the |an? )?(?:(?:[a-z]+) )?(?P<verb>son|daughter|child|(?:one|eldest|oldest"
    r"|youngest|first|second|third|fourth|last) of (?:the )?(?:\w+ )?(?:children|sons"
    r"|daughters)) of (?:(?:[A-Za-z][\w-]*|‹[OL]\d+›) ){0,3}?(?P<value>(?P<first>‹P\d+›)"
    r"(?P<note> \([^()]{2,60}\))?(?:, [^;.]{2,60},)? and (?:[A-Z][a-z]+ )?(?:(?:‹H\d+›|his|her) (?:first "
    r"|second |third )?(?:wife|husband),? )?(?P<second>‹P\d+›))"
)

# his wife |‹P›; his wife, the late singer |‹P›
_TITLED = r"(?:(?: the| an?)?(?: (?:late|former|[A-Z][a-z]+))? {occupation} )"
_COMMA = rf"(?:,? |,{_TITLED})"
_NAMELY = rf"(?:,? |(?:,| is| was){_TITLED}|(?: is| was) )"  # his wife was the Swedish singer |‹P›

RULES = (
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
        rf"|then|current) ?)?(?P<verb>wife|husband|spouse|ex-wife|ex-husband|widow){_NAMELY}"
        r"(?P<value>‹P\d+›)(?![’'])",
        examples=(
            ("[H his] second wife, [P Ann Li], came.", ("his spouse Ann Li",)),
            ("[H Her] first husband was the actor [P Max Orr].", ("Her spouse Max Orr",)),
            ("[P She] came with [H her] husband, politician [P Max Orr].", ("her spouse Max Orr",)),
            ("[H Her] husband met [P Max Orr].", ()),
        ),
    ),
    Rule(
        "sibling",
        "sibling",
        r"(?P<subject>‹H\d+›|‹P\d+›[’']s?) (?:(?:older|younger|elder|twin|half-?|late|eldest"
        r"|youngest|only|little|big) ?)*(?P<verb>brothers|sisters|siblings|brother"
        rf"|sister)(?:,? (?=‹)|{_NAMELY})(?P<value>(?:(?<=s )|(?<=s, ))‹P\d+›(?:(?:, and |, | and )‹P\d+›)*"
        r"|‹P\d+›)",
        triggers=("brother", "sister"),
        each=True,
        examples=(("[H his] brother [P Max Orr] died.", ("his sibling Max Orr",)),),
    ),
    Rule(
        "has a brother",
        "sibling",
        r"{s}(?P<verb>has|had) an? (?:(?:older|younger|elder|twin|half) )?(?:brother"
        r"|sister),? (?:named |called )?(?P<value>‹P\d+›)",
        examples=(("[P Max Orr] has a younger brother, [P Lee Orr].", ("Max Orr sibling Lee Orr",)),),
    ),
    Rule(
        "P, his brother",
        "sibling",
        r"(?P<value>‹P\d+›), (?P<subject>‹H\d+›|‹P\d+›[’']s?) (?:(?:older|younger|elder|twin"
        r"|half-?|eldest|youngest|only) ?)*(?P<verb>brother|sister)\b",
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
        r"(?:(?P<subject>‹P\d+›),? (?:(?:who )?(?:is|was) )?"
        r"|^(?P<defined>‹P\d+› (?:is|was) [^;]{0,120}?\b(?:son|daughter) of [^;]{0,80}? and ))(?:the |an?"
        r" )?(?:(?:older"
        r"|younger|elder|twin|eldest|youngest) )?(?P<verb>brother|sister) of (?:(?:the )?(?:[A-Z]?[a-z-]+"
        r" ){1,3})?(?P<value>‹P\d+›(?:"
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
        "son of a father",
        "father",
        r"(?:(?P<subject>‹P\d+›),? (?:(?:who )?(?:is|was) )?"
        r"|^(?P<defined>‹P\d+›(?: \([^()]{0,200}\))?,? (?:is|was) an? [^;.‹]{3,120}?, ))(?:(?:the|an?) )?"
        r"(?:(?:[a-z]+|‹D\d+›) )?(?P<verb>son|daughter) of (?:(?:an?|the) )?(?!Queen|Princess|Lady|Mrs"
        r"|Duchess|Countess)"
        r"(?:(?:[A-Za-z][\w-]*|‹[OL]\d+›) ){0,4}?(?P<value>‹P\d+›)(?!,? and (?:‹|the |his |her |[A-Z])|, [^;.‹]{2,60},?"
        r" and ‹P| \(née|[’'])",
        triggers=("son of", "daughter of"),
        value_unlike=r"^\w+(?:a|ie|ette|elle|ine|lyn|yn|beth|lis|eth)\b",  # a mother, more often than not
        examples=(
            ("[P Max Orr] was a Swedish engraver, son of [P Lee Orr].", ("Max Orr father Lee Orr",)),
            ("[P Max Orr] is the son of former [O Tide League] point guard [P Lee Orr].", ("Max Orr father Lee Orr",)),
        ),
    ),
    Rule(
        "children include",
        "child",
        r"(?P<subject>‹H\d+›|‹P\d+›[’']s?) (?:(?:[a-z]+|two|three|four|five) )?(?P<verb>children|sons"
        r"|daughters)"
        r"(?: include| included| are| were|:)+ (?P<value>‹P\d+›(?:(?:, and |, | and )‹P\d+›)*)",
        each=True,
        examples=(
            (
                "[P Max Orr]'s children include [P Lee Orr] and [P Kim Orr].",
                ("Max Orr child Lee Orr", "Max Orr child Kim Orr"),
            ),
        ),
    ),
    Rule(
        "his father",
        "father",
        rf"(?P<subject>‹H\d+›|‹P\d+›[’']s?) (?P<verb>father){_COMMA}(?P<value>‹P\d+›)(?![’'])",
        examples=(("[H his] father, [P Lee Orr], was a mason.", ("his father Lee Orr",)),),
    ),
    Rule(
        "his mother",
        "mother",
        rf"(?P<subject>‹H\d+›|‹P\d+›[’']s?) (?P<verb>mother){_COMMA}(?P<value>‹P\d+›)(?![’'])",
        examples=(("[H his] mother, [P Ann Li], taught.", ("his mother Ann Li",)),),
    ),
    Rule(
        "father was",
        "father",
        r"(?P<subject>‹H\d+›) father (?P<verb>was|is) (?:the )?(?:[a-z]+ ){0,2}(?P<value>‹P\d+›)",
        examples=(("[H His] father was [P Lee Orr].", ("His father Lee Orr",)),),
    ),
    Rule(
        "mother was",
        "mother",
        r"(?P<subject>‹H\d+›) mother (?P<verb>was|is) (?:the )?(?:[a-z]+ ){0,2}(?P<value>‹P\d+›)",
        examples=(("[H His] mother was [P Ann Li].", ("His mother Ann Li",)),),
    ),
    Rule(
        "has two children",
        "child",
        r"(?P<subject>‹P\d+›(?: and (?:‹P\d+›|‹H\d+› (?:[a-z]+ )?(?:wife|husband)(?:,? ‹P\d+›,?)?))?|[Tt]hey"
        r"|[Tt]he couple) "
        r"(?P<verb>has|have|had) (?:a|one|two|three|four|five|six|seven|eight) (?:[a-z]+ )?(?:sons?"
        r"|daughters?|children|child)"
        r"(?: together)?(?: named| called)?[,:]? (?:the [a-z]+ )?(?P<value>‹P\d+›(?: \([^()]{0,30}\))?"
        r"(?:(?:, and |, | and )(?:the [a-z]+ )?‹P\d+›(?: \([^()]{0,30}\))?)*)",
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
        each=True,
        examples=(("[H his] daughter [P Kim Orr] came.", ("his child Kim Orr",)),),
    ),
)
