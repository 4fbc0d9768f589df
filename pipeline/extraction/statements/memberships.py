"""Who works for, belongs to and stands for what, and when."""

from pipeline.extraction.statements.rules import Rule
from pipeline.extraction.statements.vocabulary import ORG_KIND

_WORKED = (
    r"(?:taught|lectured|teaches|lectures|worked|works|working|was employed|has worked"
    r"|had worked|employed|was hired|is employed|took a job|got a job)"
)
_PARTY = r"(?:Party|party|Democrat|Republican|Labour|Partido|Conservatives|Greens|CDU|SPD|Fianna|Sinn F|Lib Dem)"

# the ‹O›, and no part or team of it: the ‹O› county council, the ‹W› squad
_WHOLE = r"(?!(?: [A-Za-z0-9-]+){0,2} (?:squad|team|council|bench|cast|delegation|crew|board)\b)(?![’'])"

RULES = (
    Rule(
        "career at",
        "employer",
        r"{s}(?:had an? |spent [^;.‹]{3,40} |began ‹H\d+› |started ‹H\d+› )(?:[\w-]+ ){0,3}?"
        r"(?P<verb>career)(?: as an? [^;.‹]{3,70}?)? (?:at|with|for) (?P<value>"
        r"(?:the )?‹O\d+›)",
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
        "worked for",
        "employer",
        rf"{{s}}(?P<verb>{_WORKED})(?: (?:as|part-time|full-time|briefly|there|first)"
        r"(?: [^;.‹]{2,80}?)?)?(?: in [a-z][a-z -]{2,30}?)? (?:for|at|with"
        rf"|by) {ORG_KIND}(?P<value>(?:the )?‹O\d+›)",
        triggers=("work", "employed", "hired", "a job", "taught", "lectured", "teaches", "lectures"),
        when="start",
        examples=(("[P Max Orr] worked briefly for [O Tide Press].", ("Max Orr employer Tide Press",)),),
    ),
    Rule(
        "taught for",
        "employer",
        r"{s}(?P<verb>taught|teaches|lectured|lectures)(?: (?!with|under)[a-z]+(?: [^;.‹,]{2,60}?)?)? (?:for"
        r"|at) (?P<value>(?:the )?‹O\d+›)(?![’'])",
        when="start",
        examples=(("[P Ann Li] has taught online for [O Tide Academy].", ("Ann Li employer Tide Academy",)),),
    ),
    Rule(
        "joined as",
        "employer",
        r"{s}(?P<verb>joined|joining|rejoined|was hired by|was recruited by|left"
        r"|went to work for|began ‹H\d+› career (?:at|with)|started ‹H\d+› career (?:at"
        r"|with)|started working (?:at|for)|began working (?:at|for)) (?:the )?(?:"
        r"(?:[a-z-]+ ){0,3}(?:company|firm|studio|newspaper|network|bank|agency) )?"
        r"(?P<value>‹O\d+›)(?=(?: (?:in|on) ‹D\d+›)? as )",
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
        rf"|College|as)|[’']){_WHOLE}",
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
        rf"(?:[‹]L\d+›[’']s )?(?P<value>{{org}}){_WHOLE}",
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
        "elected to",
        "member_of",
        r"{s}(?P<verb>was (?:first |again |also )?(?:re-?elected|elected))(?: in ‹D\d+›)?"
        r"(?: as an? [^,;.‹]{3,40})? to (?:the )?(?:(?P<role>board(?: of (?:directors|trustees|governors|regents))?"
        rf"|executive committee) of (?:the )?)?(?P<value>‹O\d+›){_WHOLE}",
        value_unlike=rf"{_PARTY}|Hall of Fame",
        value_schemas=("Organization", "PublicBody"),
        when="start",
        examples=(
            (
                "In [D 1972], [P Ann Li] was elected to the [O Tide Academy].",
                ("Ann Li member_of Tide Academy start=1972",),
            ),
            (
                "[P Ann Li] was elected to the board of trustees of [O Tide School] in [D 1980].",
                ("Ann Li member_of Tide School role=board of trustees start=1980",),
            ),
            ("[P Ann Li] was elected to represent the [O Tide League].", ()),
        ),
    ),
    Rule(
        "and a member of",
        "member_of",
        r"(?P<elided>,? and|,) (?:is |was |as )?(?:also )?(?:an? |the )?(?:[a-z]+ )?(?P<role>member|fellow"
        r"|affiliate) of (?:the )?"
        r"(?P<value>‹O\d+›)(?![’'])",
        triggers=("member of", "fellow of", "affiliate of"),
        value_unlike=_PARTY,
        when="start",
        after=(
            r"^(?:‹D\d+›,? )?‹P\d+›(?: \([^()]{0,200}\))? (?:is|was|served as) (?:also |currently |now"
            r" )?(?:an? )?"
            r"(?:(?!‹P| who | which | whose )[^;.]){3,160}"
        ),
        examples=(
            (
                "[P Ann Li] is also a writer, and a member of the [O Tide Academy].",
                ("Ann Li member_of Tide Academy role=member",),
            ),
        ),
    ),
    Rule(
        "P, a member of",
        "member_of",
        r"(?P<subject>‹P\d+›), an? (?:[\w-]+ ){0,2}?(?P<role>member|fellow) of (?P<value>{org})",
        triggers=("member of", "fellow of"),
        value_unlike=_PARTY,
        claim="aside",
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
        r"(?P<subject>‹P\d+›),? (?:who )?(?P<verb>began|started) (?:‹H\d+›|his|her) political career "
        r"(?:in ‹D\d+› )?(?:in|with) (?:‹L\d+›[’']s )?(?:the )?(?P<value>‹O\d+›)(?! youth)",
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
        value_unlike=r"Award|Prize|Oscar|Emmy|Grammy|Medal|Hall of Fame|Cup|Trophy",
        when="point",
        examples=(
            (
                "[P Ann Li] ran for mayor of [L Exampleton] in [D 1998].",
                ("Ann Li candidate_for mayor of Exampleton point=1998",),
            ),
        ),
    ),
)
