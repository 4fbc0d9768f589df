"""Who leads what and holds which post, as what and when."""

from pipeline.extraction.statements.rules import Rule, alternatives
from pipeline.extraction.statements.vocabulary import ORG_KIND

_RANK = (
    r"(?:(?:founding|executive|managing|acting|interim|current|former|general|national"
    r"|honorary|co-|first|group|global|corporate|senior|chief"
    r"|then-|regional)[ -]?)*"
    r"(?<![Vv]ice )(?<![Vv]ice-)(?<!deputy )(?<!assistant )(?<!associate )"
    r"(?:president|chairman of the board(?: of directors)?|chairman|chairwoman"
    r"|chairperson|chair|head|leader|director|chief executive officer|chief executive"
    r"|CEO|COO|CFO|CTO|chief|secretary[- ]general"
    r"|general secretary|rector|chancellor|dean|principal|commander|editor-in-chief"
    r"|director[- ]general|managing director|President|Chairman|Chairwoman|Chair"
    r"|Director|Chief Executive Officer|Chief Executive|Head|Leader"
    r"|chief operating officer|chief financial officer|chief technology officer|treasurer|commissioner)"
)
# the last words of these, and of what else may end a `LEADER`
_LEADER_ENDS = frozenset(
    {"president", "board", "directors", "chairman", "chairwoman", "chairperson", "chair", "head", "leader", "director"}
    | {"officer", "executive", "ceo", "coo", "cfo", "cto", "chief", "general", "secretary", "rector", "chancellor"}
    | {"dean", "principal", "commander", "treasurer", "commissioner", "founder"}
)
LEADER = rf"(?i:(?:and )?{_RANK}(?:(?:,? and |, | & ){_RANK})*(?:,? (?:and|&) (?:founder|co-founder))?)"
LEADING = (
    "presid",
    "chair",
    "head",
    "leader",
    "direct",
    "hief",
    "CEO",
    "COO",
    "CFO",
    "CTO",
    "ecretary",
    "rector",
    "hancellor",
    "dean",
    "principal",
    "commander",
    "editor",
    "Presid",
    "Chair",
    "Direct",
    "Head",
    "Leader",
    "treasurer",
)
_POSTS = frozenset(
    [
        "fellow",
        "professor",
        "lecturer",
        "researcher",
        "scientist",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "treasurer",
        "secretary",
        "editor",
        "columnist",
        "correspondent",
        "ambassador",
        "minister",
        "mayor",
        "governor",
        "senator",
        "judge",
        "justice",
        "adviser",
        "advisor",
        "consultant",
        "counsel",
        "attorney",
        "coach",
        "captain",
        "curator",
        "librarian",
        "reporter",
        "producer",
        "bishop",
        "archbishop",
        "envoy",
        "commissioner",
        "representative",
        "congressman",
        "congresswoman",
        "councillor",
        "councilman",
        "trustee",
        "instructor",
        "teacher",
        "engineer",
        "analyst",
        "manager",
        "officer",
        "assistant",
        "inspector",
        "superintendent",
    ]
)
POST = (
    r"(?:(?!(?:named|also|currently|then|now|the|an?|elected|appointed|hired) )"
    rf"(?:[A-Za-z][\w’'-]* ){{0,4}}(?:{alternatives(_POSTS | {word.title() for word in _POSTS})}"
    r"|vice president|vice-president|vice chairman|deputy director|editor-in-chief|editor in chief|co-editor)"
    rf"(?: (?:of|in|for) (?:[A-Za-z][\w’'-]*)(?: (?:and )?[A-Za-z][\w’'-]*){{0,6}}?)?)"
)
POST_WORDS = _POSTS | {"president", "vice-president", "chairman", "director"}
# the head of the |board of trustees of the ‹O›
_BOARD = (
    r"(?:(?:board of (?:directors|trustees|governors|advisors)"
    r"|executive committee|advisory board|faculty|department) of )?"
)
_SERVED = (
    r"(?P<verb>is|was|became|becomes|served as|serves as|serving as|becoming|remained"
    r"|was appointed(?: as)?|was elected(?: as)?|was named(?: as)?|is currently|was made"
    r"|has been|had been|has served as|worked as|was chosen as|took over as"
    r"|succeeded [^,;.]{3,40} as|was re-elected(?: as)?|was promoted to|acted as|being"
    r"|resigned as|retired as|stepped down as)"
)

RULES = (
    Rule(
        "became president of",
        "leader_of",
        rf"{{s}}{_SERVED} (?:also )?(?:an? |the |its |one of the )?(?:(?:co-)?founder(?:,| and)"
        rf" )?(?:(?!non-exec|an? )[\w-]+ )?"
        rf"(?P<role>{LEADER})(?: (?:of|at|for|with)) {ORG_KIND}(?P<value>(?:the )?{_BOARD}{{org}})",
        triggers=LEADING,
        when="start",
        examples=(
            (
                "[P Ann Li] became president of the [O Tide Board] in [D 2011].",
                ("Ann Li leader_of Tide Board role=president start=2011",),
            ),
            (
                "[P Ann Li] was chairwoman of [O Tide Board] from [D 1999] until [D 2004].",
                ("Ann Li leader_of Tide Board role=chairwoman start=1999 end=2004",),
            ),
        ),
    ),
    Rule(
        "P, head of",
        "leader_of",
        r"(?P<subject>‹P\d+›)(?:,| \(|,? then| –)? ?(?:the |then |who (?:is|was) (?:the )?)?"
        rf"(?:(?:co-)?founder(?:,| and) )?(?P<role>{LEADER}) (?:of|at) (?:"
        rf"(?:the )?[\"“][^\"”]{{2,40}}[\"”] group )?{ORG_KIND}(?P<value>{{org}})",
        triggers=LEADING,
        claim="aside",
        examples=(
            (
                "Among the speakers was [P Max Orr], head of the [O Tide League].",
                ("Max Orr leader_of Tide League role=head",),
            ),
            (
                'Its speakers included [P Max Orr] head of the "old coast" group the [O Tide League].',
                ("Max Orr leader_of Tide League role=head",),
            ),
        ),
    ),
    Rule(
        "P and P, heads of",
        "leader_of",
        r"(?P<subject>‹P\d+›(?:, ‹P\d+›)*,? and ‹P\d+›), (?:both |all )?(?:the )?(?:then |former |current "
        r"|respective )?"
        r"(?P<role>(?:co-)?(?:chief executives|presidents|chairmen|chairs|directors|heads|leaders|managing"
        r" directors"
        r"|executive directors))"
        r" (?:of|at) (?P<value>{org})",
        triggers=("chief executives", "presidents", "chairmen", "chairs", "directors", "heads", "leaders"),
        claim="aside",
        examples=(
            (
                "It was paid by [P Max Orr] and [P Ann Li], the former heads of [O Tide Bank].",
                ("Max Orr leader_of Tide Bank role=heads", "Ann Li leader_of Tide Bank role=heads"),
            ),
        ),
    ),
    Rule(
        "X president P",
        "leader_of",
        r"(?P<value>(?:[Tt]he )?‹O\d+›|‹H\d+›|[\"“][^\"”“]{2,60}[\"”])(?:[’']s?)? "
        rf"(?:current |then |former |first |new |longtime )?(?P<role>{LEADER}),? "
        r"(?P<subject>‹P\d+›)",
        titles=_LEADER_ENDS,
        triggers=LEADING,
        claim="aside",
        examples=(
            ("They met [O Tide Board] president [P Ann Li] again.", ("Ann Li leader_of Tide Board role=president",)),
        ),
    ),
    Rule(
        "then president of",
        "leader_of",
        rf"(?:served|serving|was|became|appointed|named|elected)\b[^.;]{{0,40}}? {LEADER} "
        r"(?:of|at)\b[^.;]{0,80}?‹[ODL]\d+›(?P<elided>,? and(?: then| later)?|,(?: and)? "
        rf"(?:then|later|before becoming|and later))(?: as)? (?:the )?(?P<role>{LEADER}) "
        r"(?:of|at) (?P<value>{org})",
        triggers=LEADING,
        when="start",
        examples=(
            (
                "[P Ann Li] was president of [O Tide News] from [D 1986 to 1988], then president of"
                " [O Tide Board] from [D 1988 to 1995].",
                ("Ann Li leader_of Tide Board role=president start=1988 end=1995",),
            ),
        ),
    ),
    Rule(
        "became its president",
        "leader_of",
        rf"{{s}}{_SERVED} (?:an? |the |its |‹H\d+› |the company[’']s |one of the )?(?:new "
        rf"|first )?(?P<role>{LEADER})(?=(?: (?:in|on|from|until|since|after|following|when|for"
        r"|and was|and held) |[,.;]|$))",
        triggers=LEADING,
        when="start",
        implied=True,
        examples=(("In [D 2003], [P Ann Li] became president and CEO.", ()),),
    ),
    Rule(
        "joined as president",
        "leader_of",
        r"{s}(?P<verb>joined) (?P<value>{org})(?: (?:in|on) ‹D\d+›)?"
        rf"(?: from {{org}})? as (?:its |the |‹H\d+› )?(?P<role>{LEADER})(?= |[,.;]|$)",
        when="start",
        examples=(
            (
                "[P Ann Li] joined [O Tide Board] in [D 1997] as president.",
                ("Ann Li leader_of Tide Board role=president start=1997",),
            ),
        ),
    ),
    Rule(
        "As president of",
        "leader_of",
        rf"^(?P<verb>As) (?:the |an? )?(?P<role>{LEADER}) (?:of|at) (?P<value>{{org}})"
        r"(?: from (?P<start>‹D\d+›) (?:to|until) (?P<end>‹D\d+›))?,? (?P<subject>‹P\d+›)",
        when="start",
        examples=(
            ("As president of [O Tide News], [P Ann Li] hired many.", ("Ann Li leader_of Tide News role=president",)),
        ),
    ),
    Rule(
        "led by",
        "leader_of",
        r"(?P<value>(?:[Tt]he )?‹O\d+›|[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|for|on|and"
        r"|the))* ?(?:Lab|Laboratory|Institute|Center|Centre|School|College|Department"
        r"|Faculty|Division)(?: (?:of|for|on) (?:the )?[A-Z][\w’'-]*(?: "
        r"(?:and )?[A-Z][\w’'-]*)*)?),? (?:a [\w -]{3,40} )?(?:which (?:is|was) |that (?:is"
        r"|was) |(?:is|was|are) )?(?P<verb>led|headed|run|directed|chaired) by "
        r"(?:[a-z]+ ){0,3}(?P<subject>{people})",
        triggers=("led by", "headed by", "run by", "directed by", "chaired by"),
        roles=(
            ("directed", "director"),
            ("headed", "head"),
            ("chaired", "chair"),
            ("heads", "head"),
            ("chairs", "chair"),
        ),
        examples=(("She joined the [O Tide Lab], directed by [P Max Orr].", ("Max Orr leader_of Tide Lab",)),),
    ),
    Rule(
        "leads",
        "leader_of",
        r"{s}(?P<verb>led|leads|headed|heads|chaired|chairs|runs|presided over) (?P<value>"
        r"(?:the )?‹O\d+›)(?! [a-z]+s\b|[’'])",
        when="start",
        roles=(
            ("directed", "director"),
            ("headed", "head"),
            ("chaired", "chair"),
            ("heads", "head"),
            ("chairs", "chair"),
        ),
        examples=(
            (
                "[P Ann Li] chaired the [O Tide Board] from [D 1999] to [D 2004].",
                ("Ann Li leader_of Tide Board start=1999 end=2004",),
            ),
        ),
    ),
    Rule(
        "said to lead",
        "leader_of",
        r"(?P<value>(?:two|three|four|five|six|several|\d+) [a-z]+) (?P<subject>‹P\d+›) "
        r"(?P<verb>(?:is|was|are) [a-z]+ to (?:lead|head|control|run)), including "
        r"(?:the )?‹O\d+›",
        triggers=(" to lead", " to head", " to control", " to run"),
        examples=(
            (
                "It named three groups [P he] is said to lead, including the [O Tide Board].",
                ("he leader_of three groups alleged",),
            ),
        ),
    ),
    Rule(
        "said to lead, including",
        "leader_of",
        r"(?:groups|organi[sz]ations|companies|firms|bodies|entities) (?P<subject>‹P\d+›) "
        r"(?P<verb>(?:is|was|are) [a-z]+ to (?:lead|head|control|run)), including (?P<value>"
        r"(?:the )?‹O\d+›)",
        triggers=(" to lead", " to head", " to control", " to run"),
        examples=(
            (
                "It named three groups [P he] is said to lead, including the [O Tide Board].",
                ("he leader_of Tide Board alleged",),
            ),
        ),
    ),
    Rule(
        "post at",
        "position_held",
        rf"{{s}}{_SERVED} (?:also |currently |now |then )?(?:an? |the |its |one of the )?"
        rf"(?P<value>{POST}(?:, and [a-z]+)? (?:of|at|for|in|with|to) (?:the )?‹[OW]\d+›"
        r"(?:[’']s? (?:‹O\d+›|[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|for|on|and|the)"
        r"(?= ?[A-Z‹]|[,.]| ))*))?(?: (?:of|for|in) (?:the )?‹[OLW]\d+›)?)",
        value_unlike=r"\b(?:Jewish|Catholic|Muslim|Protestant|Christian)$",
        when="start",
        examples=(
            (
                "In [D 2010], [P she] became a research fellow at [O Tide University].",
                ("she position_held research fellow at Tide University start=2010",),
            ),
            (
                "[P Max Orr] was a spokesman for [O Tide Press] and left.",
                ("Max Orr position_held spokesman for Tide Press",),
            ),
        ),
    ),
    Rule(
        "P, a post at",
        "position_held",
        r"(?P<subject>‹P\d+›), (?:(?:an?|the|then|then the|its) )?(?:former )?(?P<value>"
        rf"(?!son|daughter|brother|member){POST} (?:of|at|for|with) (?:the )?‹[OW]\d+›)(?=[,.;]"
        r"| (?:who|and|in|from|said|told|wrote))",
        words=POST_WORDS,
        claim="aside",
        examples=(
            (
                "They hired [P Max Orr], former managing editor of [O Tide News], in 2007.",
                ("Max Orr position_held managing editor of Tide News",),
            ),
        ),
    ),
    Rule(
        "office held",
        "position_held",
        r"{s}(?P<verb>served as|serves as|serving as|became|becomes|becoming|was elected"
        r"(?: as)?|was appointed(?: as)?|was named(?: as)?|was sworn in as) (?:an? |the )?"
        r"(?:\d+(?:st|nd|rd|th) |first |second |third )?(?P<value>(?:(?:[Mm]inister"
        r"|[Gg]overnor|[Mm]ayor|[Pp]resident|[Ss]enator|[Ss]ecretary|[Aa]mbassador"
        r"|[Cc]hancellor|[Pp]rime [Mm]inister|[Cc]hief [Jj]ustice|[Aa]ttorney [Gg]eneral"
        r"|[Vv]ice [Pp]resident|[Bb]ishop|[Aa]rchbishop)(?: of [A-Z][\w-]+"
        r"(?: and [A-Z][\w-]+)?)? (?:of|for|to|from) (?:the )?‹L\d+›))",
        when="start",
        examples=(
            (
                "[P Ann Li] was elected governor of [L Westland] in [D 1998].",
                ("Ann Li position_held governor of Westland start=1998",),
            ),
        ),
    ),
    Rule(
        "X's spokesperson",
        "position_held",
        rf"{{s}}(?P<verb>remained|was|became|is|served as) (?P<value>(?:the )?‹O\d+›[’']s? {POST})",
        when="start",
        examples=(
            (
                "[P Max Orr] remained [O Tide Press]'s spokesman until [D 2009].",
                ("Max Orr position_held Tide Press's spokesman end=2009",),
            ),
        ),
    ),
)
