"""Who founded what and when: founders, beginnings and ends of organisations."""

from pipeline.extraction.statements.rules import Rule
from pipeline.extraction.statements.vocabulary import BUSINESS, FOUNDED, KINDS

# by |the Swiss lawyer ‹P›; not by followers of ‹P›
_TITLE = r"(?:the )?(?:(?!of |from |for |with |to |under |behind )[A-Za-z-]+ ){0,4}?"
_FOUNDER = r"(?:co-?founder|founder|creator|co-?creator|founding member|inventor)"

RULES = (
    Rule(
        "founded",
        "founder_of",
        rf"{{s}}(?P<verb>{FOUNDED}) (?:up )?(?:(?:an?|the|his|her|their|its own|his own"
        rf"|her own) (?:[\w’'-]+ ){{0,5}}?{KINDS},? (?:called |named |known as )?)?"
        rf"(?P<value>{{org}}|(?:the )?‹L\d+›(?![’']))(?! (?:and|by) ‹P| (?:{BUSINESS})\b)",
        triggers=("found", "establish", "start", "launch", "set up", "incorporated", "creat", "began", "formed"),
        when="point",
        examples=(
            (
                "[P Jane Roe] founded the relief group [O Open Harbour] in [D 2004].",
                ("Jane Roe founder_of Open Harbour point=2004",),
            ),
            (
                "[P Jane Roe], [P Ann Li] and [P Max Orr] started [O Tide Press].",
                ("Jane Roe founder_of Tide Press", "Ann Li founder_of Tide Press", "Max Orr founder_of Tide Press"),
            ),
        ),
    ),
    Rule(
        "founded a firm called",
        "founder_of",
        rf"{{s}}(?P<verb>{FOUNDED}) (?:(?:an?|the|his|her|their|‹H\d+›|its own|his own"
        rf"|her own) )?(?:(?!by |with |in )[\w’'-]+ |‹[OWN]\d+› ){{0,4}}?{KINDS},? (?:called "
        r"|named |known as )?(?P<value>[A-Z][\w’'.&-]*(?: [A-Z][\w’'.&-]*){0,5})",
        triggers=("found", "establish", "start", "launch", "set up", "incorporated", "creat", "began", "formed"),
        when="point",
        examples=(
            (
                "[P Max Orr] launched the file-sharing site Tidefiles in [D August 2011].",
                ("Max Orr founder_of Tidefiles point=2011-08",),
            ),
        ),
    ),
    Rule(
        "founder of",
        "founder_of",
        r"(?P<subject>{people})(?:,| ?\(|, [^,;.]{2,60} and|, [^,;.]{2,40},) ?(?:an?"
        r"|the|one of the|its)? ?(?:[a-z-]+ ){0,2}"
        rf"(?P<role>{_FOUNDER})s?(?: (?:and|&)(?: [a-zA-Z-]+){{1,5}}?)?(?:,? (?:of|behind)) "
        rf"(?:(?:an?|the|his|her) (?:[\w’'-]+ ){{0,5}}?{KINDS},? (?:called |named )?)?"
        r"(?P<value>{orgs}|‹L\d+›)",
        triggers=("founder", "creator", "inventor", "founding member"),
        each=True,
        claim="aside",
        examples=(
            ("[P Max Orr], founder of [O Tide Press], attended.", ("Max Orr founder_of Tide Press role=founder",)),
        ),
    ),
    Rule(
        "was a founder of",
        "founder_of",
        r"{s}(?P<verb>was|is|became|as|being|were|are|is best known|was best known)"
        r"(?: best known| known)?(?: as| for being)? (?:an?|the|one of the"
        r"|[^,;.‹]{0,40}? and)? ?(?:[a-z-]+ ){0,2}"
        rf"(?P<role>{_FOUNDER})s?(?: (?:and|&)(?: [a-zA-Z-]+){{1,5}}?)?(?:,? (?:of|behind)) "
        rf"(?:(?:an?|the|his|her) (?:[\w’'-]+ ){{0,5}}?{KINDS},? (?:called |named )?)?"
        r"(?P<value>{orgs}|‹L\d+›)",
        triggers=("founder", "creator", "inventor", "founding member"),
        each=True,
        examples=(
            (
                "[P Jane Roe] was a co-founder of the news site [O Tidewire].",
                ("Jane Roe founder_of Tidewire role=co-founder",),
            ),
            (
                "[P She] is best known for being a co-founder and ex-editor of [O Tidewire].",
                ("She founder_of Tidewire role=co-founder",),
            ),
        ),
    ),
    Rule(
        "X is a Y, the creator of",
        "founder_of",
        r"^(?P<subject>‹P\d+›)(?: \([^()]{0,160}\))? (?:is|was) an? [^;.‹]{3,120}?(?:,"
        rf"| and)(?: and)? (?:the |an? )?(?P<role>{_FOUNDER}) of (?:(?:an?|the|his|her) "
        rf"(?:[\w’'-]+ ){{0,5}}?{KINDS},? )?(?P<value>{{orgs}}|‹L\d+›)",
        triggers=("founder", "creator"),
        each=True,
        examples=(
            (
                "[P Ann Li] is a Westland programmer, the creator of the site [O Tidewire].",
                ("Ann Li founder_of Tidewire role=creator",),
            ),
        ),
    ),
    Rule(
        "X founder P",
        "founder_of",
        r"(?P<value>{thing}|(?<=[a-z,] )[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){1,4})"
        rf"(?:[’']s?)? (?P<role>{_FOUNDER}),? (?P<subject>‹P\d+›)",
        titles=frozenset({"founder", "cofounder", "creator", "cocreator", "member", "inventor"}),
        triggers=("founder", "creator"),
        claim="aside",
        examples=(
            (
                'The paper met "[O Free Harbour]" founder [P Max Orr].',
                ("Max Orr founder_of Free Harbour role=founder",),
            ),
        ),
    ),
    Rule(
        "founded by",
        "founder_of",
        r"(?P<value>(?:[Tt]he )?‹[OWN]\d+›)(?: \([^()]{0,80}\))?(?:,? (?:which|that))?,?"
        rf"(?: (?:was|is|were|had been|originally|first|also))*,? (?P<verb>{FOUNDED})(?: "
        r"(?:in|on|at) ‹[LD]\d+›(?:, ‹L\d+›)?,?){0,3}(?: in (?:an?|the) (?:(?!‹P)[^,;.]){3,70})?,? by "
        rf"{_TITLE}(?P<subject>{{people}}"
        r"(?: and ‹H\d+› [a-z]+ ‹P\d+›)?|(?<!of )(?<!of the )(?:the )?‹O\d+›(?! members?\b|[’']))",
        when="point",
        examples=(
            ("[O Tide Press] was founded in [D 1999] by [P Max Orr].", ("Max Orr founder_of Tide Press point=1999",)),
            ("[O Tide Press] was founded by former members of the [O Harbour Union].", ()),
            ("[O Tide Press] was founded by followers of [P Max Orr].", ()),
            ("[O Tide Press] was formed by [O Harbour Group]'s merger with [O Quay Group].", ()),
        ),
    ),
    Rule(
        "inception",
        "inception",
        r"(?P<subject>(?:[Tt]he )?‹[ON]\d+›)(?: \([^()]{0,80}\))?(?:, [^;.]{2,60}?,)?(?:,? "
        r"(?:which|that))? (?:was|were) (?:\w+ly )?(?P<verb>founded|established|formed"
        r"|created|incorporated|launched|set up|chartered)(?: (?:in|at) ‹L\d+›"
        r"(?:, ‹L\d+›)?)?(?: by [^,;.]{3,60}?)?(?:,? (?:in|at) ‹L\d+›(?:, ‹L\d+›)?)?,? (?:in|on)"
        r" (?P<value>‹D\d+›)",
        examples=(("[O Tide Press] was founded in [D 1999].", ("Tide Press inception 1999",)),),
    ),
    Rule(
        "O (founded D)",
        "inception",
        r"(?P<subject>‹[ON]\d+›) \((?P<verb>founded|established|formed|est\.|created|started|launched"
        r"|opened)(?: in)? (?P<value>‹D\d+›)",
        claim="aside",
        examples=(("It merged with [O Tide Press] (formed in [D 1950]).", ("Tide Press inception 1950",)),),
    ),
    Rule(
        "to form O",
        "inception",
        r"[Ii]n (?P<value>‹D\d+›),? (?:(?:[Tt]he )?‹O\d+›)(?:[^;.]{0,40})? (?P<verb>merged|joined|combined)"
        r" (?:with|forces with) (?:the )?‹O\d+›"
        r"[^;.]{0,30} (?:to form|to create|forming|creating) (?:the )?(?P<subject>‹O\d+›)",
        examples=(
            (
                "In [D 2019], [O Tide Press] merged with [O Harbour Press] to form [O Tide Group].",
                ("Tide Group inception 2019",),
            ),
        ),
    ),
    Rule(
        "founded it in",
        "inception",
        rf"{{people}}(?: (?:also|later|first|helped|co-))? ?(?P<verb>{FOUNDED}) (?:the "
        r"|an? )?(?:[a-z-]+ ){0,3}?(?P<subject>{loose})(?: (?:in|on|at) "
        r"(?!‹D)[^,;.]{3,40})? in (?P<value>‹D\d+›)",
        triggers=("found", "establish", "start", "launch", "set up", "creat", "formed"),
        examples=(("[P Max Orr] founded [O Tide Press] in [D 1999].", ("Tide Press inception 1999",)),),
    ),
    Rule(
        "in D founded it",
        "inception",
        r"(?:^|[;,] )[Ii]n (?P<value>‹D\d+›),? {people}(?: (?:also|later|first))? "
        rf"(?P<verb>{FOUNDED}) (?:the |an? )?(?:[a-z-]+ ){{0,3}}?(?P<subject>{{loose}})(?! "
        rf"(?:{BUSINESS})\b|’|')",
        triggers=("found", "establish", "start", "launch", "set up", "creat", "formed"),
        examples=(("In [D 1999] [P Max Orr] founded [O Tide Press].", ("Tide Press inception 1999",)),),
    ),
    Rule(
        "X is a Y founded in",
        "inception",
        r"^(?P<subject>(?:[Tt]he )?‹[OWN]\d+›)(?: \([^()]{0,200}\))?,? (?:[a-z]+ in ‹L\d+›(?:, ‹L\d+›)?,"
        r" )?(?:is|was) (?:[^;.‹]"
        r"|‹L\d+›){3,200}?(?P<verb>founded|established|created|formed|incorporated|launched"
        r"|set up)(?: (?:in|at) ‹L\d+›(?:, ‹L\d+›)?| under the name ‹O\d+›)? (?:in|on) (?P<value>‹D\d+›)",
        triggers=("founded", "established", "created", "formed", "incorporated", "launched", "set up"),
        examples=(
            ("[O Tide Board] is a free community, created in [D 1998] by members.", ("Tide Board inception 1998",)),
        ),
    ),
    Rule(
        "Founded in",
        "inception",
        r"^(?P<verb>Founded|Established|Formed|Created|Incorporated|Launched)(?: as [^,;.‹]{3,50})?(?: (?:in"
        r"|at) ‹L\d+›(?:, ‹L\d+›)?)? (?:in|on) (?P<value>‹D\d+›)(?: (?:in|at) ‹L\d+›"
        r"| by [^,;.]{3,60}| as [^,;.]{3,50})*, (?P<subject>(?:the )?‹[ON]\d+›)",
        examples=(("Founded in [D 1998], the [O Tide Board] has 20 members.", ("Tide Board inception 1998",)),),
    ),
    Rule(
        "X is a Y founded by",
        "founder_of",
        r"^(?P<value>(?:[Tt]he )?‹[OWN]\d+›)(?: \([^()]{0,200}\))?,? (?:is|was) (?:[^;.‹]"
        r"|‹L\d+›){3,200}?(?P<verb>founded|established|created|formed|launched|set up)"
        rf"(?: in ‹D\d+›)? by {_TITLE}(?P<subject>{{people}})",
        triggers=("founded", "established", "created", "formed", "launched", "set up"),
        when="point",
        examples=(
            (
                "[O Tide Board] is a wiki, created in [D 1998] by [P Ann Li].",
                ("Ann Li founder_of Tide Board point=1998",),
            ),
            (
                "[O Tide Board] is a news site founded in [D 1998] by the radio host [P Ann Li].",
                ("Ann Li founder_of Tide Board point=1998",),
            ),
        ),
    ),
    Rule(
        "Founded by",
        "founder_of",
        r"^(?P<verb>Founded|Established|Formed|Created|Launched)(?: (?:in|at|on) ‹[LD]\d+›(?:, ‹L\d+›)?){0,2} by "
        rf"{_TITLE}(?P<subject>{{people}}), (?P<value>(?:the )?‹[ON]\d+›)",
        when="point",
        examples=(
            (
                "Founded in [D 1998] by the brothers [P Max Orr] and [P Jan Orr], the [O Tide Board] has 20 members.",
                ("Max Orr founder_of Tide Board point=1998", "Jan Orr founder_of Tide Board point=1998"),
            ),
        ),
    ),
    Rule(
        "ceased in",
        "dissolved",
        r"{body}(?:was )?(?P<verb>merged (?:with|into) (?:the )?‹[ON]\d+›[^.;‹]{0,40}"
        r"(?:‹[ON]\d+›)?|ceased operations|ceased to exist|closed down|ceased publication) "
        r"(?:in|on) (?P<value>‹D\d+›)",
        triggers=("merged", "ceased", "closed down"),
        examples=(("[O Tide Press] ceased operations in [D 2003].", ("Tide Press dissolved 2003",)),),
    ),
    Rule(
        "In D, merged",
        "dissolved",
        r"(?:^|; )(?:In|On) (?P<value>‹D\d+›),? (?P<subject>(?:the )?‹[ON]\d+›) (?:was )?"
        r"(?P<verb>merged (?:with|into)|ceased operations|ceased to exist|was dissolved"
        r"|was disbanded|dissolved)",
        triggers=("merged", "ceased", "dissolved", "disbanded"),
        examples=(("In [D 2003], [O Tide Press] merged with [O Harbour Group].", ("Tide Press dissolved 2003",)),),
    ),
    Rule(
        "dissolved",
        "dissolved",
        r"{body}(?:was |were )(?P<verb>dissolved|disbanded|abolished|liquidated|wound up"
        r"|shut down) (?:in|on) (?P<value>‹D\d+›)",
        triggers=("dissolved", "disbanded", "abolished", "liquidated", "wound up", "shut down"),
        examples=(("[O Tide Press] was dissolved in [D 2003].", ("Tide Press dissolved 2003",)),),
    ),
)
