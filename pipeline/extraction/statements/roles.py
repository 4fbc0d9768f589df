"""Who leads, works for, belongs to and stands for what, as what and when."""

from pipeline.extraction.statements.rules import Rule, alternatives

_RANK = (
    r"(?:(?:founding|executive|managing|acting|interim|current|former|general|national"
    r"|honorary|deputy|vice|co-|first|non-executive|group|global|corporate|senior|chief"
    r"|then-|regional)[ -]?)*"
    r"(?:president|chairman of the board(?: of directors)?|chairman|chairwoman"
    r"|chairperson|chair|head|leader|director|chief executive officer|chief executive"
    r"|CEO|COO|CFO|CTO|chief|secretary[- ]general"
    r"|general secretary|rector|chancellor|dean|principal|commander|editor-in-chief"
    r"|director[- ]general|managing director|President|Chairman|Chairwoman|Chair"
    r"|Director|Chief Executive Officer|Chief Executive|Head|Leader"
    r"|chief operating officer|chief financial officer|chief technology officer|treasurer|commissioner)"
)
_LEADER = rf"(?:(?:and )?{_RANK}(?:(?:,? and |, | & ){_RANK})*(?:,? (?:and|&) (?:founder|co-founder))?)"
_LEADING = (
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
    ["fellow", "professor", "lecturer", "researcher", "scientist", "spokesman", "spokeswoman", "spokesperson", "treasurer", "secretary", "editor", "columnist", "correspondent", "ambassador", "minister", "mayor", "governor", "senator", "judge", "justice", "adviser", "advisor", "consultant", "counsel", "attorney", "coach", "captain", "curator", "librarian", "reporter", "producer", "bishop", "archbishop", "envoy", "commissioner", "representative", "congressman", "congresswoman", "councillor", "councilman", "trustee", "instructor", "teacher", "engineer", "analyst", "manager", "officer", "assistant", "inspector", "superintendent"]
)
_POST = (
    r"(?:(?!(?:named|also|currently|then|now|the|an?|elected|appointed|hired) )"
    rf"(?:[A-Za-z][\w’'-]* ){{0,4}}(?:{alternatives(_POSTS | {word.title() for word in _POSTS})}|vice president|vice-president|vice chairman|deputy director|editor-in-chief|editor in chief|co-editor)"
    rf"(?: (?:of|in|for) (?:[A-Za-z][\w’'-]*)(?:,? (?:and )?[A-Za-z][\w’'-]*){{0,6}}?)?)"
)
_POST_WORDS = _POSTS | {"president", "vice-president", "chairman", "director"}
_WORKED = (
    r"(?:taught|lectured|teaches|lectures|worked|works|working|was employed|has worked"
    r"|had worked|employed|was hired|is employed|took a job|got a job)"
)
_ORG_KIND = (
    r"(?:(?:[\w’'\"“”-]+ ){0,4}?(?:company|firm|group|organi[sz]ation|website|site"
    r"|foundation|agency|subsidiary|publisher|label|bank|institute) )?"
)
_SERVED = (
    r"(?P<verb>is|was|became|becomes|served as|serves as|serving as|becoming|remained"
    r"|was appointed(?: as)?|was elected(?: as)?|was named(?: as)?|is currently|was made"
    r"|has been|had been|has served as|worked as|was chosen as|took over as"
    r"|succeeded [^,;.]{3,40} as|was re-elected(?: as)?|was promoted to|acted as|being"
    r"|resigned as|retired as|stepped down as)"
)

_PARTY = r"(?:Party|party|Democrat|Republican|Labour|Partido|Conservatives|Greens|CDU|SPD|Fianna|Sinn F|Lib Dem)"

RULES = (
    Rule(
        "became president of",
        "leader_of",
        rf"{{s}}{_SERVED} (?:an? |the |its |one of the )?(?:[\w-]+ )?(?P<role>{_LEADER})(?: "
        rf"(?:of|at|for|with)) {_ORG_KIND}(?P<value>{{org}})",
        triggers=_LEADING,
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
        rf"(?P<role>{_LEADER}) (?:of|at) (?:"
        rf"(?:the )?[\"“][^\"”]{{2,40}}[\"”] group )?{_ORG_KIND}(?P<value>{{org}})",
        triggers=_LEADING,
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
        "X president P",
        "leader_of",
        r"(?P<value>(?:[Tt]he )?‹O\d+›|‹H\d+›|[\"“][^\"”“]{2,60}[\"”])(?:[’']s?)? "
        rf"(?:current |then |former |first |new |longtime )?(?P<role>{_LEADER}),? "
        r"(?P<subject>‹P\d+›)",
        triggers=_LEADING,
        examples=(
            ("They met [O Tide Board] president [P Ann Li] again.", ("Ann Li leader_of Tide Board role=president",)),
        ),
    ),
    Rule(
        "then president of",
        "leader_of",
        rf"(?:served|serving|was|became|appointed|named|elected)\b[^.;]{{0,40}}? {_LEADER} "
        r"(?:of|at)\b[^.;]{0,80}?‹[ODL]\d+›(?P<elided>,? and(?: then| later)?|,(?: and)? "
        rf"(?:then|later|before becoming|and later))(?: as)? (?:the )?(?P<role>{_LEADER}) "
        r"(?:of|at) (?P<value>{org})",
        triggers=_LEADING,
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
        rf"|first )?(?P<role>{_LEADER})(?=(?: (?:in|on|from|until|since|after|following|when"
        r"|and was|and held) |[,.;]|$))",
        triggers=_LEADING,
        when="start",
        implied=True,
        examples=(("In [D 2003], [P Ann Li] became president and CEO.", ()),),
    ),
    Rule(
        "As president of",
        "leader_of",
        rf"^(?P<verb>As) (?:the |an? )?(?P<role>{_LEADER}) (?:of|at) (?P<value>{{org}})"
        r"(?: from (?P<start>‹D\d+›) (?:to|until) (?P<end>‹D\d+›))?,? (?P<subject>‹P\d+›)",
        triggers=("As ",),
        when="start",
        examples=(
            ("As president of [O Tide News], [P Ann Li] hired many.", ("Ann Li leader_of Tide News role=president",)),
        ),
    ),
    Rule(
        "career at",
        "employer",
        r"{s}(?:had an? |spent [^;.‹]{3,40} |began ‹H\d+› |started ‹H\d+› )(?:[\w-]+ ){0,3}?"
        r"(?P<verb>career)(?: as an? [^;.‹]{3,70}?)? (?:at|with|for) (?P<value>"
        r"(?:the )?‹O\d+›)",
        triggers=("career",),
        when="start",
        examples=(
            ("[P Ann Li] had a long career as a reporter and editor at [O Tide News].", ("Ann Li employer Tide News",)),
        ),
    ),
    Rule(
        "board of",
        "member_of",
        r"{s}(?P<verb>serves on|served on|sits on|sat on|joined|serving on|is on|was on"
        r"|is a member of|was a member of) the (?P<role>(?:advisory |editorial )?board"
        r"(?: of (?:directors|trustees|advisors|governors|regents|overseers))?"
        r"|advisory council) (?:of|at|for) (?P<value>{org})",
        triggers=("board", "advisory council"),
        when="start",
        examples=(
            (
                "[P Ann Li] serves on the board of directors of [O Tide Press].",
                ("Ann Li member_of Tide Press role=board of directors",),
            ),
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
        triggers=("led", "leads", "headed", "heads", "chaired", "chairs", "runs", "presided"),
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
        rf"(?P<value>{_POST}(?:, and [a-z]+)? (?:of|at|for|in|with|to) (?:the )?‹[OW]\d+›"
        r"(?:[’']s? (?:‹O\d+›|[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|for|on|and|the)"
        r"(?= ?[A-Z‹]|[,.]| ))*))?(?: (?:of|for|in) (?:the )?‹[OLW]\d+›)?)",
        words=_POST_WORDS,
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
        rf"(?!son|daughter|brother|member){_POST} (?:of|at|for|with) (?:the )?‹O\d+›)(?=[,.;]"
        r"| (?:who|and|in|from|said|told|wrote))",
        words=_POST_WORDS,
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
        triggers=("serv", "became", "elected", "appointed", "named", "sworn", "becom"),
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
        rf"{{s}}(?P<verb>remained|was|became|is|served as) (?P<value>(?:the )?‹O\d+›[’']s? {_POST})",
        words=_POST_WORDS,
        when="start",
        examples=(
            (
                "[P Max Orr] remained [O Tide Press]'s spokesman until [D 2009].",
                ("Max Orr position_held Tide Press's spokesman end=2009",),
            ),
        ),
    ),
    Rule(
        "worked for",
        "employer",
        rf"{{s}}(?P<verb>{_WORKED})(?: (?:as|part-time|full-time|briefly|there|first)"
        r"(?: [^;.‹]{2,80}?)?)?(?: in [a-z][a-z -]{2,30}?)? (?:for|at|with"
        rf"|by) {_ORG_KIND}(?P<value>(?:the )?‹O\d+›)",
        triggers=("work", "employed", "hired", "a job", "taught", "lectured", "teaches", "lectures"),
        when="start",
        examples=(("[P Max Orr] worked as a clerk for [O Tide Press].", ("Max Orr employer Tide Press",)),),
    ),
    Rule(
        "joined as",
        "employer",
        r"{s}(?P<verb>joined|joining|rejoined|was hired by|was recruited by|left"
        r"|went to work for|began ‹H\d+› career (?:at|with)|started ‹H\d+› career (?:at"
        r"|with)|started working (?:at|for)|began working (?:at|for)) (?:the )?(?:"
        r"(?:[a-z-]+ ){0,3}(?:company|firm|studio|newspaper|network|bank|agency) )?"
        r"(?P<value>‹O\d+›)(?= as (?:an?|its|the|‹H\d+›) )",
        triggers=("joined", "joining", "rejoined", "hired", "recruited", "career", "working", "to work for"),
        when="start",
        value_unlike=_PARTY,
        examples=(
            ("In [D 1994] [P she] joined [O Tide Press] as an editor.", ("she employer Tide Press start=1994",)),
        ),
    ),
    Rule(
        "joined a company",
        "employer",
        r"{s}(?P<verb>joined|joining|rejoined|was hired by|was recruited by|went to work for"
        r"|began ‹H\d+› career (?:at|with|as [a-z ]{3,40} (?:at|with|for))"
        r"|started ‹H\d+› career (?:at|with)|started working (?:at|for)|began working (?:at"
        r"|for)) (?:the )?(?:(?:[a-z-]+ ){0,3}(?:company|firm|studio|newspaper|network|bank"
        r"|agency) )?(?P<value>‹O\d+›)(?! as)",
        triggers=("joined", "joining", "rejoined", "hired", "recruited", "career", "working", "to work for"),
        when="start",
        value_schemas=("Company",),
        examples=(("In [D 1994] [P she] joined [C Tide Press].", ("she employer Tide Press start=1994",)),),
    ),
    Rule(
        "joined",
        "member_of",
        r"{s}(?P<verb>joined|joins|rejoined|enlisted in|enrolled in the|joining|served in"
        r"|was drafted into) (?:the )?(?:[a-z-]+ ){0,3}(?P<value>‹O\d+›)(?! (?:University"
        r"|College|as)|[’'])",
        triggers=("joined", "joins", "rejoined", "enlisted", "joining", "served in", "drafted into"),
        value_unlike=_PARTY,
        value_schemas=("Organization", "PublicBody"),
        when="start",
        examples=(("[P She] joined the [O Tide Guard] in [D 1994].", ("She member_of Tide Guard start=1994",)),),
    ),
    Rule(
        "member of",
        "member_of",
        r"{s}(?P<verb>is|was|became|becomes|remains|served as|has been|had been|was elected"
        r"|was made|was inducted as|becoming|was elected as|was elected to|being|was named"
        r"|was named as|was appointed|was appointed as) (?:also )?(?:an? |the |one of the )?"
        r"(?:[\w-]+ ){0,2}?(?P<role>member|Member|fellow|Fellow|associate|Associate"
        r"|affiliate) of (?:the (?:board of directors|board of trustees|board"
        r"|executive committee|council|advisory board|editorial board) of )?"
        r"(?:[‹]L\d+›[’']s )?(?P<value>{org})",
        triggers=("member of", "ellow of", "associate of", "affiliate of"),
        value_unlike=_PARTY,
        when="start",
        examples=(
            (
                "In [D 2003] [P Max Orr] became a member of the [O Tide Academy].",
                ("Max Orr member_of Tide Academy start=2003",),
            ),
        ),
    ),
    Rule(
        "P, a member of",
        "member_of",
        r"(?P<subject>‹P\d+›), an? (?:[\w-]+ ){0,2}?(?P<role>member|fellow) of (?P<value>{org})",
        triggers=("member of", "fellow of"),
        value_unlike=_PARTY,
        examples=(
            ("It was [P Max Orr], a member of the [O Tide Academy].", ("Max Orr member_of Tide Academy role=member",)),
        ),
    ),
    Rule(
        "party",
        "member_of_party",
        r"{s}(?P<verb>joined|is a member of|was a member of|became a member of"
        r"|participates in|is active in|was active in|ran for|left) (?:the )?(?:[a-z]+ )?"
        r"(?P<value>‹O\d+›)",
        triggers=("Party", "party", "Democrat", "Republican", "Labour", "Conservative", "Green"),
        value_like=_PARTY,
        when="start",
        examples=(
            ("[P Max Orr] joined the [O Tide Party] in [D 1990].", ("Max Orr member_of_party Tide Party start=1990",)),
        ),
    ),
    Rule(
        "career in a party",
        "member_of_party",
        r"(?P<subject>‹P\d+›),? (?:who )?(?P<verb>began|started) ‹H\d+› political career "
        r"(?:in ‹D\d+› )?(?:in|with) (?:‹L\d+›[’']s )?(?:the )?(?P<value>‹O\d+›)",
        triggers=("political career",),
        value_like=_PARTY,
        examples=(
            (
                "[P Max Orr] began [H his] political career in [D 1990] in the [O Tide Party].",
                ("Max Orr member_of_party Tide Party",),
            ),
        ),
    ),
    Rule(
        "candidate",
        "candidate_for",
        r"{s}(?P<verb>ran|stood|campaigned|was nominated|was a candidate"
        r"|announced ‹H\d+› candidacy|unsuccessfully ran|ran unsuccessfully"
        r"|stood unsuccessfully)(?: as [^,;.‹]{3,40}| as (?:an? |the )?‹O\d+› candidate)?"
        r"(?: unsuccessfully)? (?:for|to become|in) (?:the )?(?P<value>(?:office of "
        r"|position of )?(?:[Pp]resident|[Gg]overnor|[Mm]ayor|[Ss]enate|[Ss]enator"
        r"|[Cc]ongress|[Pp]arliament|[Pp]resident of the ‹[LO]\d+›|‹O\d+›|‹W\d+›)(?: of "
        r"(?:the )?‹L\d+›| in ‹L\d+›)?)",
        triggers=("ran ", "stood ", "campaigned", "nominated", "candida"),
        when="point",
        examples=(
            (
                "[P Ann Li] ran for mayor of [L Exampleton] in [D 1998].",
                ("Ann Li candidate_for mayor of Exampleton point=1998",),
            ),
        ),
    ),
)
