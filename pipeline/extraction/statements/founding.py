"""Who founded, owns and makes up what: founders, beginnings, seats, owners, parts, branches."""

import re

from pipeline.extraction.statements.properties import NATIONS, read_lines
from pipeline.extraction.statements.rules import Rule, alternatives

_FOUNDED = r"(?:co-?founded|founded|established|started|launched|set up|incorporated|created|began|launch|found|formed)"
_KINDS = (
    r"(?:company|firm|group|website|site|organi[sz]ation|project|foundation|magazine|newspaper|label|studio|agency"
    r"|institute|school|party|movement|network|startup|start-up|business|charity|band|club|society|association|program"
    r"|collective|think tank|bank|service|search engine|label)"
)
_FOUNDER = r"(?:co-?founder|founder|creator|co-?creator|founding member|inventor)"
NATION = rf"^(?:the )?(?:{'|'.join(sorted(re.escape(name) for name in set(NATIONS.values())))}|US|U\.S\.|UK)$"

_BUSINESS_WORDS = tuple(
    word for word in read_lines("businesses.txt") if word not in ("union", "fund", "mine", "station")
)
# no branch is told by `Swedish company`, `separate firm`
_NO_BRANCH = (
    r"^(?:[A-Z]\w+(?:-[a-z]+)? |(?:separate|multinational|international|global|publicly"
    r"|traded|private|public|joint|stock|holding|parent|large|small) )*(?:company|firm"
    r"|corporation|enterprise|conglomerate|newspaper|site|website)$"
)
_BUSINESS = alternatives(_BUSINESS_WORDS)

RULES = (
    Rule(
        "founded",
        "founder_of",
        rf"{{s}}(?P<verb>{_FOUNDED}) (?:up )?(?:(?:an?|the|his|her|their|its own|his own"
        rf"|her own) (?:[\w’'-]+ ){{0,5}}?{_KINDS},? (?:called |named |known as )?)?"
        rf"(?P<value>{{org}}|(?:the )?‹L\d+›(?![’']))(?! (?:and|by) ‹P| (?:{_BUSINESS})\b)",
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
        rf"{{s}}(?P<verb>{_FOUNDED}) (?:(?:an?|the|his|her|their|‹H\d+›|its own|his own"
        rf"|her own) )?(?:(?!by |with |in )[\w’'-]+ |‹[OW]\d+› ){{0,4}}?{_KINDS},? (?:called "
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
        rf"(?:(?:an?|the|his|her) (?:[\w’'-]+ ){{0,5}}?{_KINDS},? (?:called |named )?)?"
        r"(?P<value>{orgs}|‹L\d+›)",
        triggers=("founder", "creator", "inventor", "founding member"),
        each=True,
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
        rf"(?:(?:an?|the|his|her) (?:[\w’'-]+ ){{0,5}}?{_KINDS},? (?:called |named )?)?"
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
        rf"(?:[\w’'-]+ ){{0,5}}?{_KINDS},? )?(?P<value>{{orgs}}|‹L\d+›)",
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
        triggers=("founder", "creator"),
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
        r"(?P<value>(?:[Tt]he )?‹[OW]\d+›)(?: \([^()]{0,80}\))?(?:,? (?:which|that))?,?"
        rf"(?: (?:was|is|were|had been|originally|first|also))*,? (?P<verb>{_FOUNDED})(?: "
        r"(?:in|on|at) ‹[LD]\d+›(?:, ‹L\d+›)?,?){0,3},? by (?P<subject>{people}"
        r"(?: and ‹H\d+› [a-z]+ ‹P\d+›)?)",
        triggers=(" by ",),
        when="point",
        examples=(
            ("[O Tide Press] was founded in [D 1999] by [P Max Orr].", ("Max Orr founder_of Tide Press point=1999",)),
        ),
    ),
    Rule(
        "inception",
        "inception",
        r"(?P<subject>(?:[Tt]he )?‹O\d+›)(?: \([^()]{0,80}\))?(?:, [^,;.]{2,60},)?(?:,? "
        r"(?:which|that))? (?:was|were) (?:\w+ly )?(?P<verb>founded|established|formed"
        r"|created|incorporated|launched|set up|chartered)(?: (?:in|at) ‹L\d+›"
        r"(?:, ‹L\d+›)?)?(?: by [^,;.]{3,60}?)?,? (?:in|on) (?P<value>‹D\d+›)",
        triggers=("was ", "were "),
        examples=(("[O Tide Press] was founded in [D 1999].", ("Tide Press inception 1999",)),),
    ),
    Rule(
        "founded it in",
        "inception",
        rf"{{people}}(?: (?:also|later|first|helped|co-))? ?(?P<verb>{_FOUNDED}) (?:the "
        r"|an? )?(?:[a-z-]+ ){0,3}?(?P<subject>{loose})(?: (?:in|on|at) "
        r"(?!‹D)[^,;.]{3,40})? in (?P<value>‹D\d+›)",
        triggers=("found", "establish", "start", "launch", "set up", "creat", "formed"),
        examples=(("[P Max Orr] founded [O Tide Press] in [D 1999].", ("Tide Press inception 1999",)),),
    ),
    Rule(
        "in D founded it",
        "inception",
        r"(?:^|[;,] )[Ii]n (?P<value>‹D\d+›),? {people}(?: (?:also|later|first))? "
        rf"(?P<verb>{_FOUNDED}) (?:the |an? )?(?:[a-z-]+ ){{0,3}}?(?P<subject>{{loose}})(?! "
        rf"(?:{_BUSINESS})\b|’|')",
        triggers=("found", "establish", "start", "launch", "set up", "creat", "formed"),
        examples=(("In [D 1999] [P Max Orr] founded [O Tide Press].", ("Tide Press inception 1999",)),),
    ),
    Rule(
        "X is a Y founded in",
        "inception",
        r"^(?P<subject>(?:[Tt]he )?‹[OW]\d+›)(?: \([^()]{0,200}\))?,? (?:is|was) (?:[^;.‹]"
        r"|‹L\d+›){3,200}?(?P<verb>founded|established|created|formed|incorporated|launched"
        r"|set up)(?: (?:in|at) ‹L\d+›(?:, ‹L\d+›)?)? (?:in|on) (?P<value>‹D\d+›)",
        triggers=("founded", "established", "created", "formed", "incorporated", "launched", "set up"),
        examples=(
            ("[O Tide Board] is a free community, created in [D 1998] by members.", ("Tide Board inception 1998",)),
        ),
    ),
    Rule(
        "Founded in",
        "inception",
        r"^(?P<verb>Founded|Established|Formed|Created|Incorporated|Launched)(?: (?:in"
        r"|at) ‹L\d+›(?:, ‹L\d+›)?)? (?:in|on) (?P<value>‹D\d+›)(?: (?:in|at) ‹L\d+›"
        r"| by [^,;.]{3,60}| as [^,;.]{3,50})*, (?P<subject>(?:the )?‹O\d+›)",
        triggers=("Founded", "Established", "Formed", "Created", "Incorporated", "Launched"),
        examples=(("Founded in [D 1998], the [O Tide Board] has 20 members.", ("Tide Board inception 1998",)),),
    ),
    Rule(
        "X is a Y founded by",
        "founder_of",
        r"^(?P<value>(?:[Tt]he )?‹[OW]\d+›)(?: \([^()]{0,200}\))?,? (?:is|was) (?:[^;.‹]"
        r"|‹L\d+›){3,200}?(?P<verb>founded|established|created|formed|launched|set up)"
        r"(?: in ‹D\d+›)? by (?P<subject>{people})",
        triggers=("founded", "established", "created", "formed", "launched", "set up"),
        when="point",
        examples=(
            (
                "[O Tide Board] is a wiki, created in [D 1998] by [P Ann Li].",
                ("Ann Li founder_of Tide Board point=1998",),
            ),
        ),
    ),
    Rule(
        "ceased in",
        "dissolved",
        r"{body}(?:was )?(?P<verb>merged (?:with|into) (?:the )?‹O\d+›[^.;‹]{0,40}"
        r"(?:‹O\d+›)?|ceased operations|ceased to exist|closed down|ceased publication) "
        r"(?:in|on) (?P<value>‹D\d+›)",
        triggers=("merged", "ceased", "closed down"),
        examples=(("[O Tide Press] ceased operations in [D 2003].", ("Tide Press dissolved 2003",)),),
    ),
    Rule(
        "In D, merged",
        "dissolved",
        r"(?:^|; )(?:In|On) (?P<value>‹D\d+›),? (?P<subject>(?:the )?‹O\d+›) (?:was )?"
        r"(?P<verb>merged (?:with|into)|ceased operations|ceased to exist|was dissolved"
        r"|was disbanded|dissolved)",
        triggers=("merged", "ceased", "dissolved", "disbanded"),
        examples=(("In [D 2003], [O Tide Press] merged with [O Harbour Group].", ("Tide Press dissolved 2003",)),),
    ),
    Rule(
        "founded as",
        "alias",
        r"(?P<subject>(?:[Tt]he )?‹O\d+›)(?: \([^()]{0,80}\))? (?:was|were) (?:originally )?"
        r"(?P<verb>founded|established|formed|created|incorporated|known)(?: (?:in"
        r"|on) ‹D\d+›)?(?: (?:in|at) ‹L\d+›(?:, ‹L\d+›)?)?(?: (?:in|on) ‹D\d+›)?,? as "
        r"(?:the )?[\"“]?(?P<value>‹[OW]\d+›)",
        triggers=(" as ",),
        examples=(
            ("[O Tide Press] was founded in [D 1974] as the [O Harbour Press].", ("Tide Press alias Harbour Press",)),
        ),
    ),
    Rule(
        "renamed",
        "alias",
        r"(?P<subject>(?:[Tt]he )?‹O\d+›)(?: \([^()]{0,80}\))?(?: (?:was|were|also|later"
        r"|subsequently|then|had been|officially))* (?P<verb>changed (?:its|‹H\d+›) "
        r"(?:corporate |legal )?name to|renamed(?: itself)?(?: as| to)?|rebranded"
        r"(?: itself)? as)(?: simply)? (?:the )?[\"“]?(?P<value>‹[OW]\d+›|[A-Z][\w’'&.-]*"
        r"(?: [A-Z][\w’'&.-]*){0,5})",
        triggers=("name to", "renamed", "rebranded"),
        examples=(
            ("In [D 1974], [O Tide Press] changed its name to [O Harbour Press].", ("Tide Press alias Harbour Press",)),
        ),
    ),
    Rule(
        "moved its headquarters",
        "headquarters",
        r"(?:(?P<subject>(?:[Tt]he )?‹O\d+›) (?:also |later |had )?)(?P<verb>moved|relocated"
        r"|transferred) (?:its|‹H\d+›) (?:corporate |global |world |main )?(?:headquarters"
        r"|head office)(?: from ‹L\d+›(?:, ‹L\d+›)?)? to (?P<value>{place})",
        triggers=("headquarters", "head office"),
        when="start",
        examples=(
            (
                "In [D 1978] [O Tide Press] moved its headquarters to [L Exampleton].",
                ("Tide Press headquarters Exampleton start=1978",),
            ),
        ),
    ),
    Rule(
        "dissolved",
        "dissolved",
        r"{body}(?:was |were )(?P<verb>dissolved|disbanded|abolished|liquidated|wound up"
        r"|shut down) (?:in|on) (?P<value>‹D\d+›)",
        triggers=("dissolved", "disbanded", "abolished", "liquidated", "wound up", "shut down"),
        examples=(("[O Tide Press] was dissolved in [D 2003].", ("Tide Press dissolved 2003",)),),
    ),
    Rule(
        "headquartered",
        "headquarters",
        r"(?P<subject>(?:[Tt]he )?‹O\d+›)(?: \([^()]{0,80}\))?(?:,? (?:is|was|are) (?:[^‹.;]"
        r"|‹D\d+›){3,90}?,?| is| was| are|,)?(?: (?P<verb>headquartered) (?:in|at)|"
        r"(?:[’']s)? (?:has its |has ‹H\d+› )?headquarters (?:is|are|in|at|was)(?: located)?"
        r"(?: in| at)?) (?:(?:down)?town |central )?(?P<value>{place})",
        triggers=("headquarter",),
        examples=(("[O Tide Press] is headquartered in [L Exampleton].", ("Tide Press headquarters Exampleton",)),),
    ),
    Rule(
        "its headquarters",
        "headquarters",
        r"(?P<subject>‹H\d+›) (?:main |global |world )?headquarters (?:is|are|was|were) "
        r"(?:located )?(?:in|at) (?P<value>{place})",
        triggers=("headquarters",),
        examples=(("[O It] trades. Its work goes on.", ()),),
    ),
    Rule(
        "based in",
        "headquarters",
        r"^(?P<subject>(?:[Tt]he )?‹O\d+›)(?: \([^()]{0,200}\))?,? (?:is"
        r"|was) [^;.‹]{3,120}?\b(?P<verb>based) in (?P<value>{place})",
        triggers=(" based in",),
        examples=(
            ("[O Tide Press] is a small publisher based in [L Exampleton].", ("Tide Press headquarters Exampleton",)),
        ),
    ),
    Rule(
        "owns",
        "owner_of",
        r"(?P<subject>{anybody})(?: \([^()]{0,60}\))?(?: also| still| now| later"
        r"| subsequently| had| has| announced it had| completed| fully)* (?P<verb>owned|owns"
        r"|acquired|bought|purchased|took over|its acquisition of|the acquisition of"
        r"|the purchase of)(?: out)? (?:(?:an?|the|its|rival|fellow|former|competitor"
        r"|[\w.-]+-based|(?:[a-z-]+ ){0,3}(?:company|firm|manufacturer|developer|maker"
        r"|supplier|provider|business|publisher|retailer|chain|bank|brewer|airline"
        r"|startup),?) )*(?P<value>{orgs})(?! ?[’'][st]| (?:stock|shares|debt|assets"
        r"|products|bonds|stake)\b)",
        triggers=("owned", "owns", "acquired", "bought", "purchased", "took over", "acquisition of", "purchase of"),
        when="start",
        each=True,
        inverse="owned_by",
        examples=(
            (
                "[P Jane Roe] also owned [O Tide Press].",
                ("Jane Roe owner_of Tide Press", "Tide Press owned_by Jane Roe"),
            ),
            (
                "In [D 2001], [O Harbour Group] bought the printing firm [O Tide Press].",
                ("Harbour Group owner_of Tide Press start=2001", "Tide Press owned_by Harbour Group start=2001"),
            ),
        ),
    ),
    Rule(
        "and acquired",
        "owner_of",
        r"(?P<elided>,| and|,? before|,? after|,? by|,? while|,? and then) (?:also |later "
        r"|then |subsequently )?(?P<verb>acquiring|acquired|buying|bought|purchasing"
        r"|purchased)(?: out)? (?:(?:an?|the|its|rival|fellow|former|competitor"
        r"|[\w.-]+-based|(?:[a-z-]+ ){0,3}(?:company|firm|manufacturer|developer|maker"
        r"|supplier|provider|business|publisher|retailer|chain|bank|brewer|airline"
        r"|startup),?) )*(?P<value>{orgs})(?! ?[’'][st]| (?:stock|shares|debt|assets"
        r"|products|bonds|stake)\b)",
        triggers=("acquir", "buying", "bought", "purchas"),
        when="start",
        each=True,
        inverse="owned_by",
        examples=(
            (
                "[O Harbour Group] made presses before acquiring the typesetting company [O Tide Press] in [D 1957].",
                ("Harbour Group owner_of Tide Press start=1957", "Tide Press owned_by Harbour Group start=1957"),
            ),
        ),
    ),
    Rule(
        "parent of",
        "subsidiary",
        r"{body}(?P<verb>was|is|became) the parent(?: company| organi[sz]ation| corporation)? of (?P<value>{org})",
        triggers=("the parent",),
        when="start",
        inverse="parent_organization",
        examples=(
            (
                "[O Harbour Group] is the parent company of [O Tide Press].",
                ("Harbour Group subsidiary Tide Press", "Tide Press parent_organization Harbour Group"),
            ),
        ),
    ),
    Rule(
        "specialises in",
        "industry",
        r"(?P<subject>(?:[Tt]he )?‹O\d+›|They) (?:also |has |had |mainly |primarily )?"
        r"(?P<verb>speciali[sz]es?|speciali[sz]ed|speciali[sz]ing) in (?:the (?:manufacture"
        r"|production|development) of )?(?P<value>[a-z][^;.‹]{3,120}?)(?=[.;]|, (?:which"
        r"|and (?:is|was|has))| for | with |$)",
        triggers=("speciali",),
        each=True,
        examples=(
            (
                "[O Tide Press] specialises in sea charts and tide tables.",
                ("Tide Press industry sea charts", "Tide Press industry tide tables"),
            ),
        ),
    ),
    Rule(
        "sold to",
        "owned_by",
        r"(?P<subject>(?:the )?‹O\d+›) (?:was|were|had been) (?P<verb>sold|spun off"
        r"|transferred) (?:in ‹D\d+› )?to (?:the )?(?P<value>‹[PO]\d+›)",
        triggers=("sold", "spun off", "transferred"),
        when="start",
        inverse="owner_of",
        examples=(
            (
                "[O Tide Press] was sold to [O Harbour Group] in [D 2001].",
                ("Tide Press owned_by Harbour Group start=2001", "Harbour Group owner_of Tide Press start=2001"),
            ),
        ),
    ),
    Rule(
        "X owner P",
        "owner_of",
        r"(?P<value>{thing}|(?<=[a-z,] )[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){1,4}) (?P<role>"
        r"(?:co-)?owner|proprietor) (?P<subject>‹[PO]\d+›)",
        triggers=("owner", "proprietor"),
        inverse="owned_by",
        examples=(
            (
                "It was sold by [O Tide Press] owner [P Max Orr].",
                ("Max Orr owner_of Tide Press role=owner", "Tide Press owned_by Max Orr"),
            ),
        ),
    ),
    Rule(
        "owner of",
        "owner_of",
        r"(?P<subject>‹[PO]\d+›)(?:,| is| was| became) (?:the )?(?:[a-z]+ )?(?P<role>"
        r"(?:co-)?owner|proprietor) of (?P<value>{org})",
        triggers=("owner of", "proprietor of"),
        when="start",
        inverse="owned_by",
        examples=(
            (
                "[P Max Orr], the owner of [O Tide Press], left.",
                ("Max Orr owner_of Tide Press role=owner", "Tide Press owned_by Max Orr"),
            ),
        ),
    ),
    Rule(
        "owned by",
        "owned_by",
        r"(?P<subject>(?:[Tt]he )?‹[OW]\d+›)(?: \([^()]{0,80}\))?(?:,? (?:which|that))?,?"
        r"(?: (?:is|was|has been|wholly|partly|then|now|currently|also|majority|jointly"
        r"|privately))*,? (?P<verb>owned|acquired|bought|purchased|taken over)(?: in "
        r"(?P<start>‹D\d+›))? by (?P<value>(?:the )?‹[PO]\d+›)",
        triggers=("owned", "acquired", "bought", "purchased", "taken over"),
        when="start",
        inverse="owner_of",
        examples=(
            (
                "[O Tide Press] was acquired by [O Harbour Group] in [D 2001].",
                ("Tide Press owned_by Harbour Group start=2001", "Harbour Group owner_of Tide Press start=2001"),
            ),
        ),
    ),
    Rule(
        "ownership transferred",
        "owner_of",
        r"ownership of (?P<value>{org}|the (?:site|company|website)) (?:was )?"
        r"(?P<verb>transferred|passed|sold|moved) to (?P<subject>‹[PO]\d+›)",
        triggers=("ownership of",),
        when="start",
        examples=(
            (
                "She left when the ownership of [O Tide Press] passed to [O Harbour Group].",
                ("Harbour Group owner_of Tide Press",),
            ),
        ),
    ),
    Rule(
        "subsidiary of",
        "parent_organization",
        r"(?P<subject>(?:[Tt]he )?‹O\d+›)(?: \([^()]{0,80}\))?,?(?: (?:is|was|became|now"
        r"|then|which))*(?:,)? (?:an? |the )?(?:(?!also\b)[\w-]+ ){0,3}?(?P<verb>subsidiary"
        r"|division|arm|unit|branch|affiliate) of (?:the )?(?P<value>‹O\d+›)",
        triggers=("subsidiary of", "division of", "arm of", "unit of", "branch of", "affiliate of"),
        when="start",
        inverse="subsidiary",
        examples=(
            (
                "[O Tide Press] is a wholly owned subsidiary of [O Harbour Group].",
                ("Tide Press parent_organization Harbour Group", "Harbour Group subsidiary Tide Press"),
            ),
        ),
    ),
    Rule(
        "X's lab",
        "parent_organization",
        r"(?P<value>‹O\d+›)[’']s? (?P<subject>‹O\d+›|[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of"
        r"|for|on|and|the))* ?(?:Lab|Laboratory|Institute|Center|Centre|School|College"
        r"|Department|Faculty|Division)(?: (?:of|for|on) (?:the )?[A-Z][\w’'-]*(?: "
        r"(?:and )?[A-Z][\w’'-]*)*)?)(?! [a-z]+(?:er|or|ist)\b)",
        triggers=("’s", "'s"),
        examples=(
            (
                "She works at [O Harbour University]'s [O Tide Research Lab].",
                ("Tide Research Lab parent_organization Harbour University",),
            ),
        ),
    ),
    Rule(
        "industry",
        "industry",
        r"(?P<subject>{org}),? (?:an?|the) (?P<value>(?!former|small|large|major|new"
        rf"|member|part|subsidiary|division)(?:(?:[A-Z]?[\w-]+ ){{1,4}}(?:{_BUSINESS})"
        rf"(?: of [a-z][a-z -]{{3,40}}?)?|(?:{_BUSINESS}) of [a-z][a-z -]{{3,50}}?))(?=[,.;]"
        r"| (?:that|which|based|headquartered|run|founded|owned|in|for)\b)",
        triggers=(", a ", ", an ", " a ", ", the "),
        value_unlike=_NO_BRANCH,
        examples=(
            ("He joined [O Tide Press], a print publisher, in [D 2001].", ("Tide Press industry print publisher",)),
        ),
    ),
    Rule(
        "the firm X",
        "industry",
        rf"(?:the|an?|{_FOUNDED}|by|of|and|with) (?P<value>(?!new|own|small|former|first|same"
        r"|parent|online|local|family|whole|the|an?|its|his|her|their|this|that|of|in|for"
        rf"|[a-z]+ed\b)(?:[\w-]+ ){{1,2}}?(?:{_BUSINESS})),? (?P<subject>‹[OWL]\d+›"
        r"|[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}(?=[,. ]))",
        triggers=_BUSINESS_WORDS,
        value_unlike=_NO_BRANCH,
        examples=(("She sold the shipping company [O Tide Lines].", ("Tide Lines industry shipping company",)),),
    ),
    Rule(
        "X (ABC)",
        "alias",
        r"(?P<subject>‹[OW]\d+›) \((?:also |formerly |or )?(?:known as |abbreviated "
        r"|called )?(?:the )?[\"“]?(?P<value>‹[OW]\d+›|[A-Z][A-Z.&]{1,8}|The [A-Z]\w+"
        r"(?: [A-Z]\w+){0,3})[\"”]?\)",
        triggers=("(",),
        value_unlike=r"\d{3}|:",
        claim="none",
        examples=(("He joined the [O Tide Research Board] ([O TRB]).", ("Tide Research Board alias TRB",)),),
    ),
    Rule(
        "known as",
        "alias",
        r"^(?P<subject>(?:The )?‹[POW]\d+›)(?: \([^()]{0,200}\))?,? (?:[^;.‹]{0,80}?\b)?"
        r"(?P<verb>(?:also |better |commonly |widely |popularly |professionally "
        r"|variously )?(?:known|referred to)(?: (?:professionally|simply|online|collectively"
        r"|mononymously))? as|nicknamed|alias|a\.?k\.?a\.?) (?:the )?[\"“‘']?"
        r"(?P<value>‹[POWL]\d+›|(?:the |The )?[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of"
        r"|the)){0,4}|(?<=alias )[a-z][\w-]+)",
        triggers=("known", "nicknamed", "alias", "aka", "a.k.a", "referred to"),
        examples=(
            ("[P Max Orr] ([D 1901]–[D 1970]) was a burglar known as the Grey Heron.", ("Max Orr alias Grey Heron",)),
        ),
    ),
    Rule(
        "City, State",
        "located_in",
        r"(?:\b(?:in|at|from|to|near|of|the) |^)(?P<subject>‹L\d+›), (?P<value>‹L\d+›)"
        r"(?=[,.;) ]|$)(?!,? (?:and |or )?‹L)",
        triggers=(", ",),
        region=True,
        examples=(
            ("She moved to [L Springfield], [L Illinois].", ("Springfield located_in Illinois",)),
            ("It has offices in [L Belgium], [L Denmark] and [L France].", ()),
        ),
    ),
    Rule(
        "University in",
        "located_in",
        r"(?P<subject>‹O\d+›) in (?P<value>(?:the )?‹L\d+›)",
        triggers=(" in ",),
        subject_like=(
            r"\b(?:University|College|School|Institute|Academy|Hospital|Museum|Library|Court"
            r"|Cathedral|Church|Theatre|Laboratory|Cemetery|Prison)\b"
        ),
        value_unlike=NATION,
        examples=(("He taught at [O Tide University] in [L Exampleton].", ("Tide University located_in Exampleton",)),),
    ),
    Rule(
        "University in (country)",
        "country",
        r"(?P<subject>‹O\d+›) in (?P<value>(?:the )?‹L\d+›)",
        triggers=(" in ",),
        subject_like=r"\b(?:University|College|School|Institute|Academy|Hospital|Museum|Library)\b",
        value_like=NATION,
        examples=(("He taught at [O Tide University] in [L Norway].", ("Tide University country Norway",)),),
    ),
    Rule(
        "X's committee",
        "part_of",
        r"(?P<subject>(?P<value>‹O\d+›)[’']s? (?:executive|ethics|advisory|organising"
        r"|organizing|steering|central|audit|nominating) (?:committee|board|council))",
        triggers=("committee", "board", "council"),
        examples=(
            (
                "Members of [O Tide Board]'s ethics committee left.",
                ("Tide Board's ethics committee part_of Tide Board",),
            ),
        ),
    ),
    Rule(
        "Headquartered in",
        "headquarters",
        r"^Headquartered in (?P<value>{place}),? (?P<subject>‹H\d+›|(?:the )?‹O\d+›)",
        triggers=("Headquartered",),
        examples=(
            (
                "Headquartered in [L Exampleton], the [O Tide Board] has 211 members.",
                ("Tide Board headquarters Exampleton",),
            ),
        ),
    ),
)
