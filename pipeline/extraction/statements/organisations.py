"""What organisations do, where they sit, and what else they are called."""

from pipeline.extraction.statements.rules import Rule
from pipeline.extraction.statements.vocabulary import A_NATION, BUSINESS, FOUNDED

# no branch is told by `Swedish company`, `separate firm`
_NO_BRANCH = (
    r"^(?:[A-Z]\w+(?:-[a-z]+)? |(?:separate|multinational|international|global|publicly"
    r"|traded|private|public|joint|stock|holding|parent|large|small) )*(?:company|firm"
    r"|corporation|enterprise|conglomerate|newspaper|site|website)$"
)

RULES = (
    Rule(
        "founded as",
        "alias",
        r"(?P<subject>(?:[Tt]he )?‹[ON]\d+›)(?: \([^()]{0,80}\))? (?:was|were) (?:originally )?"
        r"(?P<verb>founded|established|formed|created|incorporated|known)(?: (?:in"
        r"|on) ‹D\d+›)?(?: (?:in|at) ‹L\d+›(?:, ‹L\d+›)?)?(?: (?:in|on) ‹D\d+›)?,? as "
        r"(?:the )?[\"“]?(?P<value>‹[OWN]\d+›)",
        examples=(
            ("[O Tide Press] was founded in [D 1974] as the [O Harbour Press].", ("Tide Press alias Harbour Press",)),
        ),
    ),
    Rule(
        "formerly",
        "alias",
        r"(?P<subject>(?:[Tt]he )?‹[ON]\d+›)(?:,| \(|, also|, or)(?: [^()‹;.]{0,40},)? ?(?P<verb>formerly"
        r"|previously|originally|now|later)"
        r"(?: known as| called| named| the)? ?(?:the )?[\"“]?(?P<value>‹[OWN]\d+›)[\"”]?(?=[,;)])",
        examples=(
            ("[O Tide Press], formerly [O Harbour Press], is a publisher.", ("Tide Press alias Harbour Press",)),
        ),
    ),
    Rule(
        "under the name",
        "alias",
        r"(?P<subject>(?:[Tt]he )?‹O\d+›),? (?P<verb>(?:operating |trading |doing business |sold |founded "
        r"|known )?"
        r"under the (?:brand |trade )?name(?:s)?(?: of)?|trading as|doing business as|d/b/a) (?:the"
        r" )?[\"“]?(?P<value>‹[OWN]\d+›)",
        triggers=("under the", "trading as", "doing business as", "d/b/a"),
        when="start",
        claim="aside",
        examples=(
            (
                "It was the parent of [O Tide Press], under the name [O Harbour Press].",
                ("Tide Press alias Harbour Press",),
            ),
            (
                "From [D 1988] to [D 1999], it was the parent of [O Tide Press], under the name [O Harbour Press].",
                ("Tide Press alias Harbour Press start=1988 end=1999",),
            ),
        ),
    ),
    Rule(
        "renamed",
        "alias",
        r"(?P<subject>(?:[Tt]he )?‹[ON]\d+›)(?: \([^()]{0,80}\))?(?: (?:was|were|also|later"
        r"|subsequently|then|had been|officially))* (?P<verb>changed (?:its|‹H\d+›) "
        r"(?:corporate |legal )?name to|renamed(?: itself)?(?: as| to)?|rebranded"
        r"(?: itself)? as)(?: simply)? (?:the )?[\"“]?(?P<value>‹[OWN]\d+›|[A-Z][\w’'&.-]*"
        r"(?: [A-Z][\w’'&.-]*){0,5})",
        triggers=("name to", "renamed", "rebranded"),
        examples=(
            ("In [D 1974], [O Tide Press] changed its name to [O Harbour Press].", ("Tide Press alias Harbour Press",)),
        ),
    ),
    Rule(
        "moved its headquarters",
        "headquarters",
        r"(?P<verb>moved|relocated|transferred) (?P<subject>‹H\d+›) (?:corporate |global |world |main"
        r" )?(?:headquarters"
        r"|head office)(?: from ‹L\d+›(?:, ‹L\d+›)?)? to (?P<value>{place})",
        triggers=("headquarters", "head office"),
        when="start",
        examples=(
            (
                "In [D 1978] [O Tide Press] moved its headquarters to [L Exampleton].",
                ("its headquarters Exampleton start=1978",),
            ),
        ),
    ),
    Rule(
        "headquartered",
        "headquarters",
        r"(?P<subject>(?:[Tt]he )?‹[ON]\d+›)(?: \([^()]{0,80}\))?(?:,? (?:is|was|are) (?:[^‹.;]"
        r"|‹D\d+›){3,90}?,?| is| was| are|,)?(?: (?P<verb>headquartered) (?:in|at)|"
        r"(?:[’']s)? (?:has its |has ‹H\d+› )?headquarters (?:is|are|in|at|was)(?: located)?"
        r"(?: in| at)?) (?:(?:down)?town |central )?(?P<value>{place})",
        examples=(("[O Tide Press] is headquartered in [L Exampleton].", ("Tide Press headquarters Exampleton",)),),
    ),
    Rule(
        "headquarters were moved",
        "headquarters",
        r"(?P<subject>‹H\d+›|(?:[Tt]he )?‹[ON]\d+›(?:[’']s)?) (?:corporate |global |world |main"
        r" )?(?:headquarters|head office|seat|base)"
        r" (?:was|were|has been|had been) (?P<verb>moved|relocated|transferred)(?: from ‹L\d+›(?:, ‹L\d+›)?)?"
        r" to (?P<value>{place})",
        triggers=("headquarters", "head office", "seat", "base"),
        when="start",
        examples=(
            (
                "The [O Tide Press] headquarters was moved from [L Tideport] to [L Exampleton] in [D 1978].",
                ("Tide Press headquarters Exampleton start=1978",),
            ),
        ),
    ),
    Rule(
        "headquarters were moved from",
        "headquarters",
        r"(?P<subject>‹H\d+›|(?:[Tt]he )?‹[ON]\d+›(?:[’']s)?) (?:corporate |global |world |main"
        r" )?(?:headquarters|head office|seat|base)"
        r" (?:was|were|has been|had been) (?P<verb>moved|relocated|transferred) from (?P<value>{place}) to"
        r" {place}",
        triggers=("headquarters", "head office", "seat", "base"),
        when="end",
        examples=(
            (
                "The [O Tide Press] headquarters was moved from [L Tideport] to [L Exampleton] in [D 1978].",
                ("Tide Press headquarters Tideport end=1978",),
            ),
        ),
    ),
    Rule(
        "O, based in",
        "headquarters",
        r"(?P<subject>(?:[Tt]he )?‹[ON]\d+›)(?: \([^()]{0,80}\))?,? (?P<verb>(?:based|headquartered|with"
        r" (?:its )?headquarters) (?:in|at)|which is (?:based|headquartered) in) "
        r"(?P<value>{place})",
        triggers=("based in", "headquarter", "based at"),
        claim="aside",
        examples=(("He joined [O Tide Press], based in [L Exampleton].", ("Tide Press headquarters Exampleton",)),),
    ),
    Rule(
        "X of City, State, a maker",
        "headquarters",
        r"(?P<subject>‹[ON]\d+›)(?: \([^()]{0,40}\))? of (?P<value>‹L\d+›, ‹L\d+›)(?=[,.]| (?:and|in|for|to) )",
        part_of=r" of ‹L\d+›, ‹L\d",
        subject_like=(
            r"(?i)\b(?:inc|incorporated|corp|corporation|company|co|ltd|limited|group|press|works"
            r"|industries|systems|technologies|laboratories|manufacturing|bros|brothers|sons)\b"
        ),
        claim="aside",
        examples=(
            (
                "They merged with [O Tide Company] of [L Exampleton], [L Westland].",
                ("Tide Company headquarters Exampleton, Westland",),
            ),
        ),
    ),
    Rule(
        "its headquarters",
        "headquarters",
        r"(?P<subject>‹H\d+›) (?:main |global |world )?headquarters (?:is|are|was|were) "
        r"(?:located )?(?:in|at) (?P<value>{place})",
        examples=(("[O It] trades. Its work goes on.", ()),),
    ),
    Rule(
        "based in",
        "headquarters",
        r"^(?P<subject>(?:[Tt]he )?‹[ON]\d+›)(?: \([^()]{0,200}\))?,? (?:is"
        r"|was) [^;.‹]{3,120}?\b(?P<verb>based) (?:at (?:‹\w+›|[A-Z][\w’' ]{2,40}) )?in (?P<value>{place})",
        triggers=(" based in",),
        examples=(
            ("[O Tide Press] is a small publisher based in [L Exampleton].", ("Tide Press headquarters Exampleton",)),
        ),
    ),
    Rule(
        "specialises in",
        "industry",
        r"(?P<subject>(?:[Tt]he )?‹[ON]\d+›|They) (?:also |has |had |mainly |primarily )?"
        r"(?P<verb>speciali[sz]es?|speciali[sz]ed|speciali[sz]ing) in (?:the (?:manufacture"
        r"|production|development) of )?(?P<value>[a-z][^;.‹]{3,120}?)(?=[.;]|, (?:which"
        r"|and (?:is|was|has))| for | with |$)",
        each=True,
        examples=(
            (
                "[O Tide Press] specialises in sea charts and tide tables.",
                ("Tide Press industry sea charts", "Tide Press industry tide tables"),
            ),
        ),
    ),
    Rule(
        "industry",
        "industry",
        r"(?P<subject>{org})(?: \([^()‹]{0,30}(?:‹D\d+›)?\))?(?: of ‹L\d+›(?:, ‹L\d+›)?)?,? (?:an?|the)"
        r" (?P<value>(?!former|small|large|major|new"
        rf"|member|part|subsidiary|division)(?:(?:[A-Z]?[\w-]+ ){{1,4}}(?:{BUSINESS})"
        rf"(?: of [a-z][a-z -]{{3,40}}?)?|(?:{BUSINESS}) of [a-z][a-z ,-]{{3,90}}?))(?=[.;]|, (?!(?:[a-z-]+"
        rf" ){{1,4}}and )"
        r"| (?:that|which|based|headquartered|run|founded|owned|in|for|used|known)\b)",
        part_of=r"[›)],? (?:an?|the) ",
        triggers=(", a ", ", an ", " a ", ", the "),
        value_unlike=_NO_BRANCH,
        claim="aside",
        examples=(
            ("He joined [O Tide Press], a print publisher, in [D 2001].", ("Tide Press industry print publisher",)),
        ),
    ),
    Rule(
        "the firm X",
        "industry",
        rf"(?:the|an?|{FOUNDED}|by|of|and|with|acquired|acquiring|bought|buying|purchased|purchasing|joined"
        rf"|from|for|at"
        rf"|as|to|‹H\d+›|including) (?P<value>(?!new|acquir|buying|purchas|includ|joining|own|small|former"
        rf"|first|same"
        r"|parent|online|local|family|whole|the|an?|its|his|her|their|this|that|of|in|for"
        rf"|[a-z]+ed\b)(?:[\w-]+ ){{1,2}}?(?:{BUSINESS})),? (?P<subject>‹[OWL]\d+›"
        r"|[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}(?=[,. ]))",
        part_of=rf" (?:{BUSINESS}),? [A-Z‹]",
        value_unlike=_NO_BRANCH,
        claim="aside",
        examples=(("She sold the shipping company [O Tide Lines].", ("Tide Lines industry shipping company",)),),
    ),
    Rule(
        "X (ABC)",
        "alias",
        r"(?P<subject>‹[OWN]\d+›) \((?:also |formerly |or )?(?:known as |abbreviated "
        r"|called )?(?:the )?[\"“]?(?P<value>‹[OWN]\d+›|[A-Z][A-Z.&]{1,8}|The [A-Z]\w+"
        r"(?: [A-Z]\w+){0,3})[\"”]?\)",
        part_of=r"› \(",
        value_unlike=r"\d{3}|:",
        claim="none",
        examples=(("He joined the [O Tide Research Board] ([O TRB]).", ("Tide Research Board alias TRB",)),),
    ),
    Rule(
        "known as",
        "alias",
        r"^(?P<subject>(?:The )?‹[POW]\d+›)(?: \([^()]{0,200}\))?,? "
        r"(?:(?:is|was|were|became|has been|had been) (?:an? [^;.‹]{3,120}?,? (?:who (?:is|was|became) )?)?)?"
        r"(?:now |often |sometimes |popularly |affectionately |informally |best |and )*(?P<verb>(?:also "
        r"|better |commonly |widely |popularly |professionally "
        r"|variously )?(?:known|referred to)(?: (?:professionally|simply|online|collectively"
        r"|mononymously))?(?: by ‹?H?\d*›?(?:his|her)? ?[a-z]+ name)? as|called|nicknamed|alias|a\.?k\.?a\.?)"
        r" (?:the )?[\"“‘']?"
        r"(?P<value>‹[POWL]\d+›|(?:the |The )?[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of"
        r"|the)){0,4}|(?<=alias )[a-z][\w-]+)",
        triggers=("known", "nicknamed", "alias", "aka", "a.k.a", "referred to"),
        examples=(
            ("[P Max Orr] ([D 1901]–[D 1970]) was a burglar known as the Grey Heron.", ("Max Orr alias Grey Heron",)),
        ),
    ),
    Rule(
        "L-based",
        "headquarters",
        r"^(?P<subject>(?:[Tt]he )?‹[ON]\d+›)(?: \([^()]{0,200}\))?,? (?:is|was) an? "
        r"(?:[a-z-]+ ){0,3}?(?P<value>‹L\d+›)(?P<verb>-based)",
        triggers=("-based",),
        value_unlike=A_NATION,
        examples=(("[O Tide Press] is an [L Exampleton]-based publisher.", ("Tide Press headquarters Exampleton",)),),
    ),
    Rule(
        "X is a Y in a country",
        "country",
        r"^(?P<subject>(?:[Tt]he )?‹[ON]\d+›)(?: \([^()]{0,200}\))?,? (?:is"
        r"|was) an? [^;.,‹]{3,60} (?P<verb>in) (?P<value>(?:the )?‹L\d+›)(?=[,.]| that"
        r"| which)",
        value_like=A_NATION,
        examples=(("[O Tide Party] is a liberal political party in [L Norway].", ("Tide Party country Norway",)),),
    ),
    Rule(
        "City, State",
        "located_in",
        r"(?:\b(?:in|at|from|to|near|of|the) |^)(?P<subject>‹L\d+›), (?P<value>‹L\d+›)"
        r"(?=[,.;) ]|$)(?!,? (?:and |or )?‹L)",
        part_of=r"‹L\d+›, ‹L\d",
        triggers=(", ",),
        region=True,
        examples=(
            ("She moved to [L Springfield], [L Illinois].", ("Springfield located_in Illinois",)),
            ("It has offices in [L Belgium], [L Denmark] and [L France].", ()),
        ),
    ),
    Rule(
        "under the name, in D",
        "alias",
        r"(?P<subject>(?:[Tt]he )?‹[ON]\d+›) [^;.]{0,60}(?P<verb>founded|established|formed|created"
        r"|incorporated|launched|started|opened)"
        r"(?: in ‹D\d+›)?(?: in ‹L\d+›)? under the name(?: of)? [\"“]?(?P<value>‹[OWN]\d+›)",
        triggers=("under the name",),
        examples=(
            (
                "[O Tide Bank] was established under the name [O Harbour Bank] in [D 1897].",
                ("Tide Bank alias Harbour Bank",),
            ),
        ),
    ),
    Rule(
        "is part of",
        "part_of",
        r"{body}(?P<verb>is|was|became|forms|formed|remains) (?:an? (?:integral |constituent )?|the )?(?:part"
        r"|component|constituent|section) of "
        r"(?:the )?(?P<value>‹O\d+›)(?! [a-z]+s\b|[’'])",
        triggers=("part of", "component of", "constituent of", "section of"),
        when="start",
        examples=(("[O Tide Bank] is part of the [O Harbour Group].", ("Tide Bank part_of Harbour Group",)),),
    ),
    Rule(
        "a member of",
        "member_of",
        r"{body}(?P<verb>is|was|became|has been|remains|is also) (?:an? |one of the )?(?:[a-z-]+"
        r" ){0,2}?(?P<role>member|affiliate)s? of (?:the )?(?P<value>‹O\d+›)",
        triggers=("member of", "members of", "affiliate of"),
        when="start",
        examples=(
            (
                "[O Tide Bank] is a member of the [O Harbour League].",
                ("Tide Bank member_of Harbour League role=member",),
            ),
        ),
    ),
    Rule(
        "O, located in, is",
        "headquarters",
        r"^(?P<subject>(?:[Tt]he )?‹O\d+›)(?: \([^()]{0,200}\))?, (?P<verb>located|based|headquartered) (?:in"
        r"|at) (?P<value>{place}),? is ",
        triggers=("located in", "based in", "headquartered in"),
        examples=(
            (
                "[O Tide Games], located in [L Exampleton], [L Westland], is a developer.",
                ("Tide Games headquarters Exampleton, Westland",),
            ),
        ),
    ),
    Rule(
        "located in",
        "located_in",
        r"(?P<subject>(?:[Tt]he )?‹[OLN]\d+›)(?: \([^()]{0,80}\))?,? (?:which )?(?:is|was)(?: an?"
        r" [^;.‹]{3,60})? "
        r"(?P<verb>located|situated) (?:in|at|on|near)(?: the)?(?: [a-z]+){0,3} (?P<value>{place})",
        examples=(("[O Tide Museum] is located in [L Exampleton].", ("Tide Museum located_in Exampleton",)),),
    ),
    Rule(
        "L's O",
        "country",
        r"(?P<value>‹L\d+›)[’']s? (?:(?:[a-z]+ ){1,4}(?:arm|agency|ministry|service|party|bank|company"
        r"|group),? )?(?:the )?(?P<subject>‹O\d+›)"
        r"(?! [a-z]*(?:ist|er|or|ian)\b)",
        triggers=("’s", "'s", "s’", "s' "),
        part_of=r"›[’']",
        value_like=A_NATION,
        claim="aside",
        examples=(("In 2003 [P Max Orr] joined [L Norway]'s [O Tide Board].", ("Tide Board country Norway",)),),
    ),
    Rule(
        "University in",
        "located_in",
        r"(?P<subject>‹[ON]\d+›) in (?P<value>(?:the )?‹L\d+›)",
        part_of=r"› in (?:the )?‹L\d",
        subject_like=(
            r"\b(?:University|College|School|Institute|Academy|Hospital|Museum|Library|Court"
            r"|Cathedral|Church|Theatre|Laboratory|Cemetery|Prison)\b"
        ),
        value_unlike=A_NATION,
        claim="aside",
        examples=(("He taught at [O Tide University] in [L Exampleton].", ("Tide University located_in Exampleton",)),),
    ),
    Rule(
        "University in (country)",
        "country",
        r"(?P<subject>‹[ON]\d+›) in (?P<value>(?:the )?‹L\d+›)",
        part_of=r"› in (?:the )?‹L\d",
        subject_like=r"\b(?:University|College|School|Institute|Academy|Hospital|Museum|Library)\b",
        value_like=A_NATION,
        claim="aside",
        examples=(("He taught at [O Tide University] in [L Norway].", ("Tide University country Norway",)),),
    ),
    Rule(
        "Headquartered in",
        "headquarters",
        r"^Headquartered in (?P<value>{place}),? (?P<subject>‹H\d+›|(?:the )?‹[ON]\d+›)",
        examples=(
            (
                "Headquartered in [L Exampleton], the [O Tide Board] has 211 members.",
                ("Tide Board headquarters Exampleton",),
            ),
        ),
    ),
)
