"""Careers told in passing: further roles in a list, offices without an organisation, where somebody worked."""

from pipeline.extraction.statements.properties import read_lines
from pipeline.extraction.statements.roles import LEADER, LEADING, POST, POST_WORDS
from pipeline.extraction.statements.rules import Rule, alternatives
from pipeline.extraction.statements.vocabulary import ORG_KIND

_OFFICES = frozenset(read_lines("offices.txt"))
_A_OFFICE = rf"(?i:{alternatives(office.lower() for office in _OFFICES)})"
# Acting Governor of ‹L›; ‹L› district court judge; military policeman; Secretary of the Navy
_OFFICE = (
    r"(?:(?!(?:an?|the|his|her|their|its|one|part|such|well|both|either|president and)\b)(?:[A-Za-z][\w’'-]*"
    r"|‹[OL]\d+›) ){0,4}?"
    rf"(?:{_A_OFFICE})"
    r"(?: (?:of|for|to|at) (?:the )?(?:‹[OLWN]\d+›(?:[’']s?)?|[A-Z][\w’'-]*)"
    r"(?:(?: |, )(?:of |for |and |the )*(?:‹[OLWN]\d+›(?:[’']s?)?|[A-Z][\w’'-]*))*)?"
)
_OFFICE_END = (
    r"(?=[;,.]|$| (?:in|on|from|until|since|under|during|for|between|at|with|after|before|and|when|where|who"
    r"|by|to|while)\b)"
)
_APPOINTED = (
    r"(?P<verb>served(?: two| three| four| several)?(?: terms)? as|serves as|(?:is |was )?serving as"
    r"|was (?:re-?)?elected(?: as| to be)?|was (?:re-?)?appointed(?: as| to be)?|was named(?: as)?|was sworn"
    r" in as"
    r"|was commissioned(?: as)?|was promoted to|was ordained(?: as)?|was consecrated(?: as)?|acted as"
    r"|took office as|was installed as|was confirmed as)"
)
# a role before it, and nobody else in between: was chairman of ‹O›, |and director of …
_LISTED = (
    r"(?:\b(?:is|was|as|became|becoming|been|including)|^As) (?:(?!‹[PH])[^.;]){0,20}?"
    rf"\b(?:{LEADER}|{POST}|founder|co-founder|[Mm]ember|trustee|[Ff]ellow)\b(?:(?!‹P|who |whose |which |that"
    rf" )[^.;]){{0,160}}"
)
_LINK = (
    r"(?P<elided>,(?: as well as| and then| and| then|)| (?:as well as|and then|and|then))"
    r"(?: (?:as|also|is|was|previously|formerly|currently|later|served as))*"
)
# the last words of those who write for others, of more who work for them, and of officers
_WRITERS = frozenset(
    {"correspondent", "reporter", "journalist", "columnist", "writer", "critic", "engineer", "researcher", "analyst"}
)
_REPORTERS = _WRITERS | frozenset({"spokesman", "spokeswoman", "spokesperson", "employee", "lawyer", "attorney"})
_OFFICERS = frozenset(
    {"minister", "general", "parliament", "president", "justice", "state", "congressman", "congresswoman", "senator"}
    | {"governor", "mayor", "chancellor"}
)
_DEED = (
    r"(?:(?:also|first|later|then|had|has|briefly|currently|previously|still|once|initially|subsequently"
    r"|eventually) )*"
)

RULES = (
    Rule(
        "and head of",
        "leader_of",
        rf"{_LINK} (?:an? |the |its )?(?:former |current |then |first )?(?:[\w-]+ )?(?P<role>{LEADER}) "
        rf"(?:of|at|for) {ORG_KIND}(?P<value>{{org}})",
        triggers=LEADING,
        when="start",
        after=_LISTED,
        examples=(
            (
                "[P Ann Li] is a trustee of [O Tide Museum], and chairwoman of [O Harbour Group].",
                ("Ann Li leader_of Harbour Group role=chairwoman",),
            ),
            ("[P Ann Li] was a trustee of [O Tide Museum] with [P Max Orr], director of [O Harbour Group].", ()),
        ),
    ),
    Rule(
        "and founder of",
        "founder_of",
        rf"{_LINK} (?:an? |the |its )?(?P<role>(?:co-?)?founder|founding member)(?: and [a-z]+| and [A-Z]+)? "
        rf"of {ORG_KIND}(?P<value>{{org}})",
        triggers=("founder", "founding member"),
        after=_LISTED,
        examples=(
            (
                "[P Ann Li] was chief officer of [O Harbour Group] in [D 2007], founder of [O Tide School].",
                ("Ann Li founder_of Tide School role=founder",),
            ),
        ),
    ),
    Rule(
        "and a post at",
        "position_held",
        rf"{_LINK} (?:an? |the |its )?(?:former |current |then |first )?(?P<value>{POST} (?:of|at|for|in)"
        rf" (?:the )?‹O\d+›)",
        words=POST_WORDS,
        when="start",
        after=_LISTED,
        value_unlike=r"(?i)^(?:as|well) |\b(?:chief \w+|executive) officer\b|\bchairman\b",
        examples=(
            (
                "[P Ann Li] was president of [O Harbour Group], and assistant professor at [O Tide School].",
                ("Ann Li position_held assistant professor at Tide School",),
            ),
        ),
    ),
    Rule(
        "and as an officer",
        "position_held",
        rf"(?P<elided>,? and(?: then| later)?|, then|, later) as (?:the )?(?P<value>(?:{_A_OFFICE}) (?:of|for|to|from) "
        rf"(?:the )?(?:‹[OLWN]\d+›|[A-Z][\w’'-]*)){_OFFICE_END}",
        when="start",
        after=r"\b(?:served|acted) as (?:(?!‹[PH]|who |which )[^;.]){3,120}",
        examples=(
            (
                "[P Max Orr] served as Bishop of [L Exampleton] from [D 1984] to [D 1995] and as Archbishop of"
                " [L Westland] from [D 1995].",
                ("Max Orr position_held Archbishop of Westland start=1995",),
            ),
            ("[P Max Orr] met [P Ann Li], known as a poet and as Mayor of [L Exampleton].", ()),
        ),
    ),
    Rule(
        "director on a board",
        "member_of",
        r"{s}(?P<verb>is|was|became|served as|serves as|serving as|has been|had been|was appointed(?: as)?"
        r"|was named(?: as)?) (?:currently |now )?(?:an? |the )?(?P<role>(?:non-executive|independent|outside"
        r"|board) "
        rf"(?:director|member)|trustee|board member) (?:of|at|for) {ORG_KIND}(?P<value>{{org}})",
        triggers=("non-executive", "independent director", "outside director", "board ", "trustee"),
        when="start",
        examples=(
            (
                "[P Ann Li] now serves as a non-executive director of [O Tide Press].",
                ("Ann Li member_of Tide Press role=non-executive director",),
            ),
        ),
    ),
    Rule(
        "served as",
        "position_held",
        rf"{{s}}{_APPOINTED} (?:currently |briefly )?(?:an? |the |its |‹H\d+› |one of the )?"
        rf"(?:\d+(?:st|nd|rd|th) |first |second |third |new )?(?P<value>{_OFFICE}){_OFFICE_END}",
        when="start",
        value_unlike=r"^(?:head|host|base|home|member|leader|executive director|[Kk]night)\b",
        examples=(
            (
                "[P Ann Li] was drafted into [O Tide Guard], and served as a military policeman in [L Exampleton].",
                ("Ann Li position_held military policeman",),
            ),
            (
                "[P Ann Li] served as Acting Governor of [L Westland] from [D 1999] to [D 2003].",
                ("Ann Li position_held Acting Governor of Westland start=1999 end=2003",),
            ),
        ),
    ),
    Rule(
        "was the minister of",
        "position_held",
        rf"{{s}}(?P<verb>is|was|became|becoming|remained) (?:currently |also |later |then )?"
        r"(?:(?:the |an? )(?:\d+(?:st|nd|rd|th) |first |second |third |current |former )*|(?=[A-Z‹]))"
        rf"(?P<value>(?:(?:[A-Z][\w.’'-]*|‹[OL]\d+›|[a-z-]+) ){{0,3}}?(?:{_A_OFFICE}) (?:of|for|to|from) (?:the"
        rf" )?(?:‹[OLWN]\d+›(?:[’']s?)?|[A-Z][\w’'-]*)"
        r"(?:(?: |, )(?:of |for |and |the )*(?:‹[OLWN]\d+›(?:[’']s?)?|[A-Z][\w’'-]*))*)"
        rf"{_OFFICE_END}",
        when="start",
        value_unlike=r"(?i)^(?:lady|general|secretary)\b|\b(?:candidate|member|invited)\b",
        examples=(
            (
                "[P Ann Li] was the Minister for Health of [L Westland] from [D 1999] to [D 2003].",
                ("Ann Li position_held Minister for Health of Westland start=1999 end=2003",),
            ),
            (
                "[P Ann Li] was Governor of [L Westland] from [D 1949] to [D 1955].",
                ("Ann Li position_held Governor of Westland start=1949 end=1955",),
            ),
        ),
    ),
    Rule(
        "officer P",
        "position_held",
        r"(?:\b(?:[Bb]y|[Tt]o|[Ww]ith|and|[Ff]rom|[Ff]ormer|then|[Uu]nder|against) |, |^)(?:the )?(?:then[ -]"
        r"|former |British |American )?"
        r"(?P<value>(?:‹L\d+› )?(?:[Pp]rime [Mm]inister|[Aa]ttorney [Gg]eneral|[Mm]ember of [Pp]arliament"
        r"|[Vv]ice [Pp]resident"
        r"|[Cc]hief [Jj]ustice|[Ss]ecretary of [Ss]tate|(?:foreign|finance|interior|justice|defen[cs]e|prime)"
        r" minister"
        r"|Congressman|Congresswoman|Senator|Governor|Mayor|Justice|Chancellor)(?: of (?:the )?‹L\d+›)?),?"
        r" (?P<subject>‹P\d+›)",
        titles=_OFFICERS,
        triggers=(
            "inister",
            "eneral",
            "arliament",
            "resident",
            "ustice",
            "tate",
            "Congress",
            "Senator",
            "Governor",
            "Mayor",
            "Chancellor",
        ),
        claim="aside",
        examples=(
            (
                "It was told by member of parliament, [P Max Orr], that he paid.",
                ("Max Orr position_held member of parliament",),
            ),
        ),
    ),
    Rule(
        "O, where P worked",
        "employer",
        rf"(?P<value>(?:the )?‹O\d+›),? where (?P<subject>‹P\d+›) {_DEED}(?P<verb>worked|works|was employed"
        r"|had an? [\w-]+ career|spent [^,;.‹]{3,30} years|taught|teaches|lectured|was an? (?:[a-z]+ ){0,2}"
        r"(?:professor|lecturer|researcher|fellow|editor|reporter|engineer|producer|manager))\b",
        examples=(
            (
                "[P Ann Li] returned to [O Tide News], where [P Ann Li] had a 30-year career.",
                ("Ann Li employer Tide News",),
            ),
        ),
    ),
    Rule(
        "O, where P studied",
        "educated_at",
        rf"(?P<value>(?:the )?‹O\d+›)(?:,? in ‹L\d+›(?:, ‹L\d+›)?)?,? where (?P<subject>‹P\d+›) {_DEED}"
        r"(?P<verb>studied|majored|minored|(?:earned|received|completed|obtained|gained|took)(?: ‹H\d+›| an?|"
        r" the)? [^;‹]{2,40}"
        r"|graduated|wrote ‹H\d+› (?:[a-z]+ )?(?:thesis|dissertation)|was an? (?:[a-z]+ ){0,3}student)\b",
        value_unlike=r"(?i)prison|hospital|jail|company|corporation|\binc\b",
        examples=(
            (
                "[P Ann Li] went to [O Tide University], where [P Ann Li] studied law.",
                ("Ann Li educated_at Tide University",),
            ),
        ),
    ),
    Rule(
        "After working at",
        "employer",
        r"^(?:After|Before|While|Following|Since) (?:briefly |also |years of )?(?P<verb>working|teaching"
        r"|lecturing)"
        rf" (?:as [^,;.‹]{{3,60}} )?(?:at|for|with|by) (?:‹O\d+›[’']s? (?:[a-z]+"
        rf" ){{0,3}})?{ORG_KIND}(?P<value>(?:the )?‹O\d+›)(?![’'])"
        r"[^;.‹]{0,60}, (?P<subject>‹P\d+›)",
        examples=(
            (
                "After working at [O Tide News] for six weeks, [P Ann Li] left.",
                ("Ann Li employer Tide News",),
            ),
        ),
    ),
    Rule(
        "O correspondent P",
        "employer",
        r"(?P<value>(?:[Tt]he )?‹[OW]\d+›)(?:[’']s?)? (?:senior |former |chief |staff |foreign |political "
        r"|science |tech |technology )*"
        r"(?P<role>correspondent|reporter|journalist|columnist|staff writer|spokesman|spokeswoman"
        r"|spokesperson|film critic"
        r"|critic|employee|engineer|lawyer|attorney|researcher|analyst) (?P<subject>‹P\d+›)",
        titles=_REPORTERS,
        claim="aside",
        examples=(
            (
                "It was praised by [O Tide News] correspondent [P Max Orr].",
                ("Max Orr employer Tide News role=correspondent",),
            ),
        ),
    ),
    Rule(
        "O correspondent P, the occupation",
        "occupation",
        r"(?:[Tt]he )?‹[OW]\d+›(?:[’']s?)? (?:senior |former |chief |staff |foreign |political |science |tech"
        r" |technology )*"
        r"(?P<value>correspondent|reporter|journalist|columnist|staff writer|film critic|critic|engineer"
        r"|researcher|analyst)"
        r" (?P<subject>‹P\d+›)",
        titles=_WRITERS,
        claim="aside",
        examples=(
            (
                "It was praised by [O Tide News] correspondent [P Max Orr].",
                ("Max Orr occupation correspondent",),
            ),
        ),
    ),
    Rule(
        "reporter for",
        "employer",
        r"{s}(?P<verb>is|was|became|worked as) (?:also )?(?:an? |the )(?:[a-z-]+ ){0,3}?(?P<role>reporter"
        r"|journalist|columnist"
        r"|staff writer|writer|correspondent|contributor|contributing editor|anchor|engineer|programmer"
        r"|software engineer"
        r"|researcher|analyst|employee|consultant|clerk|sergeant|officer|pilot|agent|intern) (?:for|at|with"
        r"|in) "
        rf"{ORG_KIND}(?P<value>(?:the )?‹O\d+›)",
        triggers=(
            "reporter",
            "journalist",
            "columnist",
            "writer",
            "correspondent",
            "contribut",
            "anchor",
            "engineer",
            "programmer",
            "researcher",
            "analyst",
            "employee",
            "consultant",
            "clerk",
            "sergeant",
            "officer",
            "pilot",
            "agent",
            "intern",
        ),
        when="start",
        examples=(
            (
                "[P Ann Li] was a staff writer for [O Tide News] until [D 1999].",
                ("Ann Li employer Tide News role=staff writer end=1999",),
            ),
        ),
    ),
    Rule(
        "was an O officer",
        "employer",
        r"{s}(?P<verb>is|was|became) (?:also )?an? (?:(?:former|retired|senior|career|decorated|[A-Z][a-z]+) )*"
        r"(?P<value>‹O\d+›) (?P<role>officer|agent|engineer|journalist|reporter|correspondent|astronaut|pilot"
        r"|employee|executive"
        r"|scientist|researcher|professor|admiral|general|soldier|lawyer|presenter|producer|analyst)\b",
        when="start",
        examples=(("[P Max Orr] was a [O Tide Navy] officer.", ("Max Orr employer Tide Navy role=officer",)),),
    ),
    Rule(
        "P, a sergeant in",
        "employer",
        r"(?P<subject>‹P\d+›), an? (?:former |retired )?(?P<role>(?:[a-z]+ )?(?:sergeant|lieutenant|captain"
        r"|major|colonel|corporal"
        r"|officer|soldier|pilot|reporter|journalist|correspondent|engineer|programmer|employee|columnist))"
        r" (?:in|for|at|with) "
        r"(?P<value>(?:the )?‹O\d+›)",
        triggers=(", a ", ", an "),
        claim="aside",
        examples=(
            (
                "They hired [P Max Orr], a sergeant in the [O Tide Guard].",
                ("Max Orr employer Tide Guard role=sergeant",),
            ),
        ),
    ),
)
